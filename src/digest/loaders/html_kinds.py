"""The kind of every piece of a page: what the body holds, what belongs to it, and what is furniture.

In: a walked page, the verdict on its body, the title, byline and date that were found. Out: `Part`s for every piece,
each with the reason. What stands outside the body is typed too, so that a reader of the digest sees what was dropped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from digest.loaders.assemble import Part
from digest.loaders.html_body import Verdict
from digest.loaders.html_byline import Place
from digest.loaders.html_dates import in_words
from digest.loaders.html_title import plain
from digest.loaders.html_walk import HEADINGS, Page
from digest.loaders.html_writer import Piece
from digest.model import BlockKind
from digest.urls import is_key

_NOTE: Final = re.compile(
    r"#(?:user-content-)?(?:fn|footnote|note|endnote|en|_ftn|_edn|cite_note|cite-note|bib|b|r|ref|cr|sdfootnote)"
    r"(?!ref|_ref|-ref|back)[-_:.a-z]{0,12}\d",
    re.IGNORECASE,
)
"""Where the mark of a footnote leads: `#fn1`, `#_ftn2`, `#cite_note-3`."""
_RETURN: Final = re.compile(r"ref|back|anc\b", re.IGNORECASE)
_ENDS: Final = (".", "!", "?", "”", '"', ":", ";", ",", "…")
MAX_QUOTES: Final = 300
"""Quotations that are compared with the body; a page has a few."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found on a page, by indices of pieces."""

    place: Place
    byline: tuple[int, ...]
    published: int
    subtitle: int
    names: tuple[str, ...]
    """The authors' names."""


def parts(page: Page, verdicts: list[Verdict], found: Found) -> list[Part]:
    """Returns a part for each piece."""
    notes = _notes(page)
    repeats = _repeats(page, verdicts)
    made = []
    for at, (piece, verdict) in enumerate(zip(page.pieces, verdicts, strict=True)):
        kind, because = _place_kind(page, at, found) or _kind(page, at, verdict, found, (notes, repeats))
        made.append(_part(page, piece, kind, because))
    return made


def subtitle(page: Page, place: Place, stated: str) -> int:
    """Returns the index of the piece that shows the subtitle, or -1: what its markup says, or what is stated."""
    if place.title < 0:
        return -1
    for at in range(place.title + 1, min(place.title + 5, len(page.pieces))):
        piece = page.pieces[at]
        if not 3 <= piece.words <= 70 or piece.link_words > 3 or piece.zones & {"caption", "byline", "date", "share"}:
            continue
        marked = "subtitle" in piece.zones
        said = stated and plain(page.text[piece.start : piece.end]) == plain(stated)
        if marked or said:
            return at
    return -1


def _place_kind(page: Page, at: int, found: Found) -> tuple[BlockKind, str] | None:
    """The kind of a piece that was found for what it says of the page."""
    if at == found.place.title:
        return "title", "the heading that the page's title names"
    if at == found.subtitle:
        return "subtitle", "it stands under the title"
    if at in found.byline:
        return "byline", "it names the author"
    if at == found.published:
        return "date", "it gives the date"
    piece = page.pieces[at]
    if at in found.place.top() and piece.words <= 14:
        if "date" in piece.zones and in_words(page.text[piece.start : piece.end])[0]:
            return "date", "it gives a date"
        if "byline" in piece.zones and found.names and _names_one(page, piece, found.names):
            return "byline", "it names the author"
    return None


def _kind(
    page: Page, at: int, verdict: Verdict, found: Found, marks: tuple[frozenset[str], frozenset[int]]
) -> tuple[BlockKind, str]:
    """The kind of a piece by its tag, zones and verdict."""
    piece = page.pieces[at]
    zones = piece.zones
    notes, repeats = marks
    if notes.intersection(piece.ids) or ("footnotes" in zones and piece.tag not in HEADINGS):
        return "footnote", "the page marks it as a note"
    if at in repeats:
        return "pull-quote", "it repeats words of the body"
    if not verdict.body:
        return _outside(page, at, verdict, found)
    if "caption" in zones and piece.tag not in {"table", "pre"}:
        return "caption", "it stands in a caption"
    if zones & {"bio"} and at > found.place.start + 2 and _names_one(page, piece, found.names):
        return "bio", "it stands in a biography and names the author"
    return _body_kind(page, at, verdict)


def _body_kind(page: Page, at: int, verdict: Verdict) -> tuple[BlockKind, str]:
    """The kind of a piece of the body."""
    piece, because = page.pieces[at], verdict.because
    if piece.tag in HEADINGS:
        return "heading", because
    if piece.tag == "table":
        return "table", because
    if piece.tag == "pre":
        return "code", because
    if "quote" in piece.zones:
        return "quotation", because
    if piece.tag in {"li", "dd", "dt"} or "list" in piece.zones:
        return "list-item", because
    if _is_bold_heading(page, at):
        return "heading", "a bold line of its own, before a paragraph"
    return "paragraph", because


def _is_bold_heading(page: Page, at: int) -> bool:
    """Whether a paragraph is a heading in bold letters: short, no stop, with a longer paragraph after it."""
    piece = page.pieces[at]
    if piece.tag not in {"p", "div"} or not 0 < piece.words <= 12 or piece.bold_words < piece.words:
        return False
    following = page.pieces[at + 1] if at + 1 < len(page.pieces) else None
    if following is None or following.tag not in {"p", "div"} or following.words < 15 or piece.links:
        return False
    return not page.text[piece.start : piece.end].endswith(_ENDS) and following.bold_words < following.words


def _outside(page: Page, at: int, verdict: Verdict, found: Found) -> tuple[BlockKind, str]:
    """The kind of a piece outside the body."""
    piece = page.pieces[at]
    zones = piece.zones
    near = found.place.start - 12 <= at <= found.place.end + 3
    if near and "caption" in zones and not zones & {"related", "nav", "footer"}:
        return "caption", "it stands in a caption"
    if near and "figure" in zones and not zones & {"related", "nav", "button"} and piece.link_words < piece.words:
        return "caption", "it stands in a figure"
    if piece.words >= 8 and at > found.place.title and found.names and not zones & {"comments", "related", "nav"}:
        text = page.text[piece.start : min(piece.end, piece.start + 120)]
        if "bio" in zones or (at >= found.place.end and text.startswith(found.names)):
            return "bio", "it tells of the author"
    return "furniture", verdict.because


def _names_one(page: Page, piece: Piece, names: tuple[str, ...]) -> bool:
    """Whether a piece names one of the authors."""
    text = page.text[piece.start : min(piece.end, piece.start + 400)]
    return any(name in text for name in names)


def _notes(page: Page) -> frozenset[str]:
    """The ids that marks in the text lead to, and that stand after them."""
    places = {name: at for at, piece in reversed(list(enumerate(page.pieces))) for name in piece.ids}
    return frozenset(
        link.href[1:]
        for at, piece in enumerate(page.pieces)
        for link in piece.links
        if _NOTE.match(link.href)
        and not _RETURN.search(link.href)
        and link.end - link.start <= 6
        and places.get(link.href[1:], -1) > at
    )


def _repeats(page: Page, verdicts: list[Verdict]) -> frozenset[int]:
    """Quotations and asides whose words stand elsewhere in the body."""
    body_places = [at for at, verdict in enumerate(verdicts) if verdict.body]
    extent = range(body_places[0], body_places[-1] + 1) if body_places else range(0)
    wanted = [
        at
        for at in extent
        if page.pieces[at].zones & {"pullquote", "quote", "aside"} and 5 <= page.pieces[at].words <= 80
    ][:MAX_QUOTES]
    if not wanted:
        return frozenset()
    left_out = set(wanted)
    body = " ".join(
        plain(page.text[piece.start : piece.end])
        for at, piece in enumerate(page.pieces)
        if verdicts[at].body and at not in left_out
    )
    return frozenset(at for at in wanted if plain(page.text[page.pieces[at].start : page.pieces[at].end]) in body)


def _part(page: Page, piece: Piece, kind: BlockKind, because: str) -> Part:
    """The part that a piece makes."""
    if kind != "heading":
        return Part(kind, piece.start, piece.end, because)
    level = int(piece.tag[1]) if piece.tag in HEADINGS else 4
    anchor = next((name for name in piece.ids if is_key(name)), "")
    title = " ".join(page.text[piece.start : piece.end].split())
    return Part(kind, piece.start, piece.end, because, title=title, level=level, anchor=anchor)
