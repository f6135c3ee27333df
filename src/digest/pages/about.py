"""The editors' own pages, the audit that is added to their page about the digest, and the 404 page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from digest import __version__, urls
from digest.errors import Problem
from digest.pages import labels
from digest.pages.cards import claim_link, source_link
from digest.pages.exports import exports
from digest.pages.framing import frame, page
from digest.pages.index import Index
from digest.pages.prose import plain, prose
from digest.pages.sources import rights_words
from digest.views import AboutView, Frame, FreeView, Link, NotFoundView
from digest.views.free import Count, Refusal, RightsRow
from digest.views.page import Page

NOT_FOUND = "404.html"
"""Path of the page for addresses that do not exist."""


def about_pages(idx: Index) -> Iterator[Page]:
    """Returns the page about the digest and the editors' other pages."""
    yield page(idx, "about.html", _about(idx))
    for free in idx.corpus.pages:
        path = urls.free_page(free.id)
        if path != urls.ABOUT:
            around = frame(idx, path, free.title, description=plain(free.body))
            yield page(idx, "page.html", FreeView(around, prose(idx, path, free.body)))


def not_found_page(idx: Index) -> Page:
    """Returns the 404 page. It is served at addresses of any depth, so its links are full ones or none."""
    base = idx.corpus.settings.base_url
    around = frame(idx, NOT_FOUND, "There is no such page", listed=False)
    bare = _bare(around) if not base else around
    ways = (Link("Home", urls.HOME), *(Link(item.label, item.path) for item in around.nav))
    return Page(NOT_FOUND, "404.html", NotFoundView(bare, ways if base else ()), base=base)


def _bare(around: Frame) -> Frame:
    """The frame without links, for a page that cannot know where the site's root lies."""
    return replace(around, nav=(), crumbs=(), footer=(), feed="", styled=False)


def _about(idx: Index) -> AboutView:
    """The view of the page about the digest."""
    own = next((free for free in idx.corpus.pages if urls.free_page(free.id) == urls.ABOUT), None)
    corpus = idx.corpus
    kinds: Counter[str] = Counter(claim.claim.kind for claim in corpus.claims.values())
    return AboutView(
        frame=frame(idx, urls.ABOUT, own.title if own else "About this digest",
                    description=plain(own.body) if own else "How this digest was made, and what it holds."),
        body=prose(idx, urls.ABOUT, own.body if own else ""),
        has_body=bool(own and own.body.strip()),
        pages=tuple(Link(free.title, urls.free_page(free.id)) for free in corpus.pages if free is not own),
        counts=_counts(idx),
        kinds=tuple(Count(label, f"{kinds[kind]:,}") for kind, (label, _) in labels.KINDS.items() if kinds[kind]),
        version=__version__,
        rights=tuple(_rights(idx, key) for key in corpus.readings),
        exports=exports(corpus.settings),
        refusals=tuple(_refusal(problem) for problem in corpus.problems),
        suspects=tuple(claim_link(idx, claim) for claim in corpus.claims.values() if claim.suspects),
        withdrawn=tuple(
            Link(f"Claim {entry.id}", urls.claim(entry.id), entry.reason or labels.STATUSES[entry.status].lower())
            for entry in idx.tombstones.values()
        ),
        meanings=tuple(Count(*pair) for pair in (*labels.KINDS.values(), *labels.MODALITIES.values())),
    )  # fmt: skip


def _counts(idx: Index) -> tuple[Count, ...]:
    """What the digest holds."""
    corpus = idx.corpus
    claims = corpus.claims.values()
    restated = sum(reading.source.record.wording == "restated" for reading in corpus.readings.values())
    rows = (
        ("Sources", len(corpus.readings)),
        ("of them restated in the editors’ words", restated),
        ("Claims", len(corpus.claims)),
        ("of them reported from others", sum(claim.claim.attribution.role != "author" for claim in claims)),
        ("of them corrected by an editor", sum(bool(claim.edited) for claim in claims)),
        ("of them added by an editor", sum(claim.claim.origin == "editor" for claim in claims)),
        ("Voices", len(corpus.voices)),
        ("References", len(corpus.references)),
        ("Relations found by the tool", sum(tie.origin == "found" for tie in corpus.relations)),
        ("Relations set by editors", sum(tie.origin == "set" for tie in corpus.relations)),
        ("Claim addresses ever published", len(corpus.ledger.entries)),
    )  # fmt: skip
    return tuple(Count(label, f"{number:,}") for label, number in rows)


def _rights(idx: Index, key: str) -> RightsRow:
    """What is shown of one source."""
    restated = idx.record(key).wording == "restated"
    ids = idx.by_source.get(key, ())
    hidden = sum(bool(idx.withheld[id_]) for id_ in ids)
    shown = "the whole text" if key in idx.text_shown else f"the words of {len(ids) - hidden:,} of {len(ids):,} claims"
    return RightsRow(
        source_link(idx, key),
        "the editors’ own" if restated else "the source’s own",
        rights_words(idx.rights[key], restated=restated, shown=False),
        shown,
    )


def _refusal(problem: Problem) -> Refusal:
    """A problem as the audit shows it."""
    where = problem.where
    return Refusal(f"{where.path}:{where.line}" if where.line else where.path, problem.message, problem.kind)
