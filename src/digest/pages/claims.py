"""Pages of claims: the list with its facets, one page per claim, and one for each that was taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from digest import dates, fragments, jsonld, urls
from digest.corpus import LedgerEntry, LinkedClaim
from digest.fragments import Passages
from digest.model import Record
from digest.pages import bibliography, dossier, labels
from digest.pages.bibliography import shorten
from digest.pages.cards import card, claim_link, in_short, source_link
from digest.pages.framing import frame, page
from digest.pages.index import Index
from digest.views import ClaimCard, ClaimsView, ClaimView, Frame, Link, Outside, TombstoneView
from digest.views.claim import Facet, Option
from digest.views.page import Page

_UP: Final = Link("Claims", urls.CLAIMS)


def claim_pages(idx: Index) -> Iterator[Page]:
    """Returns the list of claims, a page for each, and tombstones."""
    all_cards = tuple(card(idx, claim) for claim in idx.corpus.claims.values())
    view = ClaimsView(
        frame=frame(
            idx, urls.CLAIMS, "Claims", description="Every claim of this digest, with its source.", own_feed=True
        ),
        cards=all_cards,
        facets=_facets(idx, all_cards),
    )
    yield page(idx, "claims.html", view)
    for key, ids in idx.by_source.items():
        searched = fragments.passages(idx.corpus.readings[key].source)
        for at, claim in enumerate(idx.claims(ids)):
            yield page(idx, "claim.html", _claim(idx, claim, at, searched))
    for entry in idx.tombstones.values():
        yield page(idx, "tombstone.html", _tombstone(idx, entry))


def _facets(idx: Index, all_cards: Iterable[ClaimCard]) -> tuple[Facet, ...]:
    """The ways to narrow the list, each with its values and how many claims have them."""
    found = tuple(all_cards)
    themes = Counter(theme for one in found for theme in one.theme_ids)
    sources = Counter(one.source_key for one in found)
    voices = Counter(voice for one in found for voice in one.voice_ids)
    kinds, modalities = Counter(one.kind for one in found), Counter(one.modality for one in found)
    years = Counter(one.year for one in found if one.year)
    facets = (
        ("theme", "Theme", [(id_, theme.title, themes[id_]) for id_, theme in idx.themes.items()]),
        ("source", "Source", [(key, source_link(idx, key).label, sources[key]) for key in idx.corpus.readings]),
        ("voice", "Voice", sorted(((id_, one.name, voices[id_]) for id_, one in idx.corpus.voices.items()),
                                  key=lambda row: (-row[2], row[1]))),
        ("kind", "Kind", [(kind, label, kinds[kind]) for kind, (label, _) in labels.KINDS.items()]),
        ("modality", "Put how", [(word, label, modalities[word]) for word, (label, _) in labels.MODALITIES.items()]),
        ("year", "Year", [(year, year, number) for year, number in sorted(years.items(), reverse=True)]),
    )  # fmt: skip
    return tuple(
        Facet(name, label, tuple(Option(*row) for row in rows if row[2])) for name, label, rows in facets if rows
    )


def _claim(idx: Index, claim: LinkedClaim, at: int, searched: Passages) -> ClaimView:
    """The view of one claim, the one at that place among its source's."""
    shown, record = card(idx, claim), idx.record(claim.source)
    siblings = idx.by_source[claim.source]
    original, exact = _original(idx, claim, record, searched)
    section = idx.sections.get((claim.source, claim.claim.section))
    permalink = urls.absolute(idx.corpus.settings.base_url, shown.path) if idx.corpus.settings.base_url else shown.path
    return ClaimView(
        frame=_frame(idx, claim, shown, record),
        card=shown,
        section=Link(section.title, f"{urls.source(claim.source)}#s-{section.id}")
        if section and section.title
        else None,
        text_shown=claim.source in idx.text_shown,
        original=original,
        original_exact=exact,
        archived=Outside("Archived copy", record.archived) if urls.safe(record.archived) else None,
        chain=dossier.chain(idx, claim, shown),
        labels=dossier.label_rows(idx, claim),
        confidence=0 if "kind" in claim.edited else round(claim.claim.confidence * 100),
        themes=dossier.theme_rows(idx, claim),
        answers=dossier.answer_rows(idx, claim),
        references=tuple(
            Link(idx.corpus.references[id_].reference.title, urls.reference(id_))
            for id_ in claim.references
            if id_ in idx.corpus.references
        ),
        relations=dossier.relation_rows(idx, claim),
        previous=claim_link(idx, idx.corpus.claims[siblings[at - 1]]) if at else None,
        next=claim_link(idx, idx.corpus.claims[siblings[at + 1]]) if at + 1 < len(siblings) else None,
        position=f"claim {at + 1} of {len(siblings)} in this source",
        status=labels.STATUSES[claim.status],
        history=dossier.history(claim),
        found=dossier.found(idx, claim),
        note=claim.note,
        suspects=dossier.suspect_rows(claim) if not idx.withheld[claim.id] else (),
        citation=_citation(idx, claim, shown, record, permalink),
        permalink=permalink,
    )


def _frame(idx: Index, claim: LinkedClaim, shown: ClaimCard, record: Record) -> Frame:
    """The claim's frame; its title is the claim in a few words."""
    base = idx.corpus.settings.base_url
    words = claim.statement or shown.words
    about = jsonld.claim(
        words=words,
        quoted=not shown.restated and bool(shown.words) and not claim.statement,
        speaker=shown.voice,
        record=record,
        id_=urls.absolute(base, shown.path) if base else "",
        page=urls.absolute(base, shown.path) if base else "",
        source_page=urls.absolute(base, urls.source(claim.source)) if base else "",
        themes=[theme.label for theme in shown.themes],
    )
    return frame(
        idx,
        shown.path,
        in_short(idx, claim, 80),
        description=f"{shown.voice}: {words}" if words else f"{shown.kind_label} in {shown.source.label}",
        crumbs=(Link("Sources", urls.SOURCES), shown.source),
        about=(about,) if words else (),
    )


def _original(idx: Index, claim: LinkedClaim, record: Record, searched: Passages) -> tuple[Outside | None, bool]:
    """The original, and whether the link leads to the very passage."""
    if not urls.safe(record.url):
        return None, False
    found = ""
    if record.wording == "verbatim" and not idx.withheld[claim.id]:
        source = idx.corpus.readings[claim.source].source
        found = fragments.directive(source, claim.claim.start, claim.claim.end, searched)
    label = "Open the original at this passage" if found else "Open the original"
    return Outside(label, fragments.address(record.url, found)), bool(found)


def _citation(idx: Index, claim: LinkedClaim, shown: ClaimCard, record: Record, permalink: str) -> str:
    """A plain-text citation of the claim."""
    words = shorten(shown.words, 120)
    said = words if shown.restated or not words else f"“{words}”"
    if shown.restated and words:
        said += " (wording of the digest’s editors)"
    here = f"In {idx.corpus.settings.title}, claim {claim.id}, {permalink}"
    return bibliography.join_parts([said, bibliography.formatted(record), shown.locator, here])


def _tombstone(idx: Index, entry: LedgerEntry) -> TombstoneView:
    """The view of a claim that was taken out."""
    successor = idx.corpus.claims.get(entry.successor)
    gone = idx.tombstones.get(entry.successor)
    status = labels.STATUSES[entry.status] if entry.status != "published" else "No longer found in its source"
    return TombstoneView(
        frame=frame(idx, urls.claim(entry.id), f"Claim {entry.id}: {status.lower()}", crumbs=(_UP,), listed=False),
        id=entry.id,
        status=status,
        reason=entry.reason,
        date=dates.shown(entry.on),
        source=source_link(idx, entry.source) if entry.source in idx.corpus.readings else None,
        successor=card(idx, successor) if successor else None,
        successor_link=Link(f"Claim {gone.id}", urls.claim(gone.id)) if gone else None,
    )
