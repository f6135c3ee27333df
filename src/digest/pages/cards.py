"""Claim cards: how a claim is shown wherever it is listed, and how it is named in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from digest import dates, urls
from digest.corpus import LinkedClaim
from digest.pages import bibliography, labels
from digest.pages.bibliography import shorten
from digest.pages.index import Index
from digest.views import ClaimCard, ClaimGroup, Link

DOUBT: Final = 0.35
"""Below this confidence a claim's kind is shown as uncertain."""
SHORT: Final = 60
"""How many characters of a title or quote stand in a link's text."""


def card(idx: Index, claim: LinkedClaim) -> ClaimCard:
    """Returns the card of a claim."""
    record, given = idx.record(claim.source), claim.claim.attribution
    own = given.role == "author"
    who = bibliography.author_names(record)
    voice = idx.corpus.voices.get(claim.voices[0]) if claim.voices else None
    return ClaimCard(
        id=claim.id,
        path=urls.claim(claim.id),
        words=idx.quote(claim),
        restated=record.wording == "restated",
        language=foreign(idx, record.language),
        statement=claim.statement,
        own=own,
        reporter=who or "the source",
        voice=(who or "the source") if own else given.name or "somebody",
        voice_path=urls.voice(voice.id) if voice else "",
        voice_title="" if own else given.title or given.affiliation,
        stance=given.stance,
        kind=claim.claim.kind,
        kind_label=labels.KINDS[claim.claim.kind][0],
        modality=claim.claim.modality,
        modality_label=labels.MODALITIES[claim.claim.modality][0],
        doubtful=claim.claim.confidence < DOUBT and "kind" not in claim.edited,
        central=claim.claim.central,
        added=claim.claim.origin == "editor",
        reviewed=bool(claim.edited),
        under_review=claim.status == "under-review" or bool(claim.suspects),
        themes=tuple(theme_link(idx, theme) for theme in claim.themes if theme in idx.themes),
        theme_ids=claim.themes,
        voice_ids=claim.voices,
        source=source_link(idx, claim.source),
        source_key=claim.source,
        date=dates.shown(record.published),
        when=_when(record.published),
        year=bibliography.year(record.published),
        locator=locator(idx, claim),
        passage=passage(claim),
    )


def _when(published: str) -> str:
    """A date as a part of a sentence."""
    return f"{'on' if dates.is_full(published) else 'in'} {dates.shown(published)}" if published else ""


def cards(idx: Index, ids: Iterable[str]) -> tuple[ClaimCard, ...]:
    """Returns the cards of the claims with those ids."""
    return tuple(card(idx, claim) for claim in idx.claims(ids))


def by_source(idx: Index, ids: Iterable[str], *, prefix: str = "from") -> tuple[ClaimGroup, ...]:
    """Returns the claims' cards grouped by source; `prefix` begins the groups' anchors."""
    groups: dict[str, list[ClaimCard]] = {}
    for claim in idx.claims(ids):
        groups.setdefault(claim.source, []).append(card(idx, claim))
    return tuple(
        ClaimGroup(
            f"{prefix}-{key}",
            title_of(idx, key),
            " · ".join(filter(None, (bibliography.author_names(idx.record(key)), found[0].date))),
            tuple(found),
            urls.source(key),
        )
        for key, found in groups.items()
    )


def passage(claim: LinkedClaim) -> str:
    """Returns the path of the passage on the source's page."""
    return f"{urls.source(claim.source)}#c-{claim.id}"


def locator(idx: Index, claim: LinkedClaim) -> str:
    """Returns where the claim stands: in the original, if restated, else in which section."""
    if claim.claim.locator:
        return claim.claim.locator
    section = idx.sections.get((claim.source, claim.claim.section))
    return f"“{shorten(section.title, SHORT)}”" if section and section.title else ""


def title_of(idx: Index, key: str) -> str:
    """Returns a source's title, or its key where it has none."""
    return idx.record(key).title or key


def source_link(idx: Index, key: str, note: str = "") -> Link:
    """Returns a link to a source by its title."""
    return Link(shorten(title_of(idx, key), 90), urls.source(key), note)


def short_link(idx: Index, key: str) -> Link:
    """Returns a link to a source by author and year, its title as the note: for columns and rows of names."""
    return Link(idx.short[key], urls.source(key), shorten(title_of(idx, key), 90))


def theme_link(idx: Index, theme_id: str, note: str = "") -> Link:
    """Returns a link to a theme."""
    return Link(idx.themes[theme_id].title, urls.theme(theme_id), note)


def claim_link(idx: Index, claim: LinkedClaim, note: str = "") -> Link:
    """Returns a link to a claim by its first words."""
    return Link(in_short(idx, claim), urls.claim(claim.id), note)


def in_short(idx: Index, claim: LinkedClaim, limit: int = SHORT) -> str:
    """Returns a claim in a few words: its statement, or its own words where they may be shown, or who says it."""
    words = claim.statement or idx.quote(claim)
    if words:
        return shorten(words, limit)
    return f"{labels.KINDS[claim.claim.kind][0]} {claim.number} of {shorten(title_of(idx, claim.source), limit)}"


def foreign(idx: Index, language: str) -> str:
    """Returns the language if it is known and not the digest's own."""
    return "" if not language or language == idx.corpus.settings.language else language
