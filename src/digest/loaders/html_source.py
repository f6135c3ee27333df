"""From a page of HTML to a source: the steps in order.

In: a document. Out: its `Source`, whose text is the page's visible text, made canonical once; or `DigestError` where
the bytes are no page. Everything heavy is imported from here on, so that `html` itself stays light.
"""

from __future__ import annotations

from digest.errors import DigestError, Problem, Where
from digest.loaders import html_byline, html_jsonld, html_kinds, html_meta, html_title, html_tree, html_votes, html_walk
from digest.loaders.assemble import Part, assemble
from digest.loaders.html_body import Verdict, choose
from digest.loaders.html_byline import Place
from digest.loaders.html_decode import decode
from digest.loaders.html_facts import Facts
from digest.loaders.html_links import base_of, links
from digest.loaders.html_record import Shown, address, record, site_of
from digest.loaders.html_trim import trim
from digest.loaders.html_walk import Page
from digest.model import Document, Record, Source


def source(document: Document) -> Source:
    """Returns the source that a page holds."""
    markup, problems = decode(document)
    tree = html_tree.parse(markup)
    stated, description = _stated(tree.root)
    url = address(stated, markup)
    base = base_of(tree.root, url[0])
    page_title = html_meta.page_title(tree.root)
    page = html_walk.read(tree.root)
    if not page.pieces:
        raise DigestError([_no_text(document.path)])
    marked = html_tree.markup_of(tree.root)
    verdicts = choose(page, *html_votes.votes(marked, len(page.words)))
    made, found = _typed(page, verdicts, stated, page_title, (markup, url, description))
    problems += _notices(document.path, tree.too_deep, verdicts)
    return assemble(
        document,
        page.text,
        made,
        record=found,
        media_type="text/html",
        links=links(page, made, base),
        problems=problems,
    )


def _stated(root: html_tree.Element) -> tuple[list[Facts], str]:
    """What the page states, from the most trusted origin to the least, and its description."""
    head = html_meta.head(root)
    description = next((head[name][0] for name in ("og:description", "description") if name in head), "")
    return [
        html_jsonld.facts(root),
        html_meta.open_graph(head),
        html_meta.highwire(head),
        html_meta.dublin_core(head),
        html_meta.links(root),
    ], description


def _typed(
    page: Page,
    verdicts: list[Verdict],
    stated: list[Facts],
    page_title: str,
    origin: tuple[str, tuple[str, str], str],
) -> tuple[list[Part], Record]:
    """The parts of the page and its record, which are found together: the title's place tells where to look."""
    markup, url, description = origin
    body = [at for at, verdict in enumerate(verdicts) if verdict.body] or [len(verdicts)]
    site = site_of(stated)
    title = html_title.find(page, stated, page_title, site=site, url=url[0], body=body[0])
    verdicts = trim(page, verdicts, title.piece)
    body = [at for at, verdict in enumerate(verdicts) if verdict.body] or body
    start = next((at for at in body if at > title.piece), body[0])
    place = Place(title.piece, start, body[-1] + 1)
    byline = html_byline.find(page, place, site=site, title=title.text)
    day, day_piece = html_byline.published(page, place)
    subtitle = html_kinds.subtitle(page, place, description)
    piece = page.pieces[subtitle] if subtitle >= 0 else None
    shown = Shown(title, " ".join(page.text[piece.start : piece.end].split()) if piece else "", byline, day)
    found = record(stated, shown, url, lambda: html_votes.date(markup, url[0]))
    names = tuple(author.name for author in found.authors)
    where = html_kinds.Found(place, byline.pieces, day_piece, subtitle, names)
    return html_kinds.parts(page, verdicts, where), found


def _notices(path: str, too_deep: bool, verdicts: list[Verdict]) -> list[Problem]:  # noqa: FBT001 - one of two flags
    """What the reader should know of how the page was read."""
    problems = []
    if too_deep:
        problems.append(
            Problem(
                "document-too-deep", Where(path),
                f"the page nests its elements more than {html_tree.MAX_DEPTH:,} deep; its text was read without them",
                "Look through what was read; if it is wrong, copy the article's text into a .txt file.", "warning",
            )
        )  # fmt: skip
    if not any(verdict.body for verdict in verdicts):
        problems.append(
            Problem(
                "no-article", Where(path), "the page has text, but none that reads as an article",
                "If there is one, copy its text into a .txt file.", "warning",
            )
        )  # fmt: skip
    return problems


def _no_text(path: str) -> Problem:
    """The problem of a page that shows nothing."""
    return Problem(
        "no-article", Where(path), "the page shows no text; it may need scripts to build itself",
        "Open it in a browser, then save it again (complete page), or copy its text into a .txt file.",
    )  # fmt: skip
