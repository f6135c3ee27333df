"""Matching a source's claims with the ledger's entries: by equal words first, by likeness where words have changed.

In: a text, the claims found in it, and the entries that the ledger keeps of its source. Out: `Matching`, which says
for each entry which claim it is, or why it is none. Equal words standing in several places are told apart by the
words around them; a claim is given to one entry at most, and where it is not clear to which, to none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, TypeVar

from digest.anchor import CONTEXT_MARGIN, Anchor, Ground, likeness, place, selector_of, surroundings
from digest.corpus import LedgerEntry, Outcome
from digest.identity import fingerprint
from digest.model import Claim, Source, Span

LIVE: Final = frozenset({"published", "under-review"})
"""States of an entry that stands for a passage; the others come back only if their very words do."""
OVERLAP: Final = 0.5
"""The least share of their joint length that a claim and a passage must have in common to be one."""
_MOST_PAIRS: Final = 4096
_Item = TypeVar("_Item")
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Lost:
    """An entry that no claim was found for. `span` is where its words, or what became of them, stand."""

    entry: LedgerEntry
    why: Literal["gone", "ambiguous", "unread"]
    span: Span | None = None
    candidates: tuple[Span, ...] = ()


@dataclass(slots=True)
class Matching:
    """Which entry each claim has, by the claim's id in the reading, and the entries left over."""

    pairs: dict[str, tuple[LedgerEntry, Outcome]] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)


def match(
    source: Source,
    claims: Sequence[Claim],
    entries: Sequence[LedgerEntry],
    *,
    kept: Container[str] = (),
    pointed: Container[str] = (),
) -> Matching:
    """Returns which claim each entry is; published entries come first, then doubtful ones, then tombstones.

    An entry whose id is in `kept` is looked for as a live one is: what editors took out stays out when its words
    are edited. One whose id is in `pointed` comes before all others: an editor has said where it stands.
    """
    found = Matching()
    ground = Ground(source.text)
    ranks: tuple[list[LedgerEntry], ...] = ([], [], [], [])
    for entry in entries:
        sure = entry.status == "published" or entry.id in kept
        ranks[0 if entry.id in pointed else 1 if sure else 2 if entry.status in LIVE else 3].append(entry)
    for rank in ranks:
        _equal(ground, [claim for claim in claims if claim.id not in found.pairs], rank, found)
    live = [entry for rank in ranks[:3] for entry in rank]
    held = {entry.id for entry, _ in found.pairs.values()}
    rest = [entry for entry in live if entry.id not in held]
    if rest:
        _alike(source, claims, rest, found)
    return found


def _equal(ground: Ground, claims: Sequence[Claim], entries: Sequence[LedgerEntry], found: Matching) -> None:
    """Pairs what has equal words: to the letter, then but for typography."""
    by_letter = _groups(claims, lambda claim: claim.quote), _groups(entries, lambda entry: entry.selector.exact)
    _pair_groups(ground, *by_letter, found)
    held = {entry.id for entry, _ in found.pairs.values()}
    left = [entry for entry in entries if entry.id not in held]
    if left:
        unpaired = [claim for claim in claims if claim.id not in found.pairs]
        by_print = _groups(unpaired, lambda c: fingerprint(c.quote)), _groups(left, lambda e: e.fingerprint)
        _pair_groups(ground, *by_print, found)


def _pair_groups(
    ground: Ground, claims: Mapping[str, list[Claim]], entries: Mapping[str, list[LedgerEntry]], found: Matching
) -> None:
    for key, group in claims.items():
        if key in entries:
            _pair(ground, group, entries[key], found)


def _groups(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, list[_Item]]:
    groups: dict[_Key, list[_Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups


def _pair(ground: Ground, claims: list[Claim], entries: list[LedgerEntry], found: Matching) -> None:
    """Pairs claims and entries of equal words by what stands around them."""
    text = ground.text
    selectors = {claim.id: selector_of(text, claim.start, claim.end) for claim in claims}
    if len(claims) == len(entries) == 1:
        claim, entry = claims[0], entries[0]
        same = selectors[claim.id] == entry.selector
        if same or place(entry.selector, ground).span == (claim.start, claim.end):
            found.pairs[claim.id] = (entry, "unchanged" if same else "moved")
        return
    in_order = sorted(entries, key=lambda entry: (entry.ordinal, entry.id))
    by_selector = _groups(in_order, lambda entry: entry.selector)
    for selector, alike in _groups(claims, lambda claim: selectors[claim.id]).items():
        same_place = by_selector.get(selector, [])
        if len(same_place) == len(alike):
            found.pairs |= {c.id: (e, "unchanged") for c, e in zip(alike, same_place, strict=True)}
    held = {entry.id for entry, _ in found.pairs.values()}
    open_claims = [claim for claim in claims if claim.id not in found.pairs]
    open_entries = [entry for entry in in_order if entry.id not in held]
    if open_claims and open_entries and len(open_claims) * len(open_entries) <= _MOST_PAIRS:
        _by_surroundings(text, open_claims, open_entries, found)


def _by_surroundings(text: str, claims: list[Claim], entries: list[LedgerEntry], found: Matching) -> None:
    """Pairs equal words by likeness of what stands around them, where that is clear from both sides."""
    scores = {
        (claim.id, entry.id): surroundings(entry.selector, text, Span(claim.start, claim.end)) or 0.0
        for claim in claims
        for entry in entries
    }
    for (claim_id, entry_id), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        entry = next((entry for entry in entries if entry.id == entry_id), None)
        if entry is None or claim_id in found.pairs:
            continue
        rivals = [scores[c.id, entry_id] for c in claims if c.id != claim_id and c.id not in found.pairs]
        rivals += [scores[claim_id, e.id] for e in entries if e.id != entry_id]
        if score >= max((0.5, *(rival + CONTEXT_MARGIN for rival in rivals))):
            found.pairs[claim_id] = (entry, "moved")
            entries.remove(entry)


def _alike(source: Source, claims: Sequence[Claim], entries: Sequence[LedgerEntry], found: Matching) -> None:
    """Finds what became of entries whose words are no claim any more."""
    open_claims = sorted((c for c in claims if c.id not in found.pairs), key=lambda c: (c.start, c.end))
    occupied = sorted(Span(c.start, c.end) for c in claims if c.id in found.pairs)
    spans = [Span(claim.start, claim.end) for claim in open_claims]
    free = [Span(s.start, s.end) for s in source.sentences if not _overlaps(Span(s.start, s.end), occupied)]
    ground = Ground(source.text, [*spans, *free])
    wishes: list[tuple[float, LedgerEntry, Claim, Span]] = []
    for entry in entries:
        anchor = place(entry.selector, ground)
        claim = _overlapping(anchor.span, open_claims, spans) if anchor.span else None
        if anchor.span is not None and claim is not None:
            wishes.append((likeness(entry.selector.exact, claim.quote), entry, claim, anchor.span))
        else:
            found.lost.append(_lost(entry, anchor, occupied))
    for _, entry, claim, span in sorted(wishes, key=lambda wish: (-wish[0], wish[1].id)):
        if claim.id in found.pairs:
            found.lost.append(Lost(entry, "gone", None, (span,)))
        else:
            found.pairs[claim.id] = (entry, "edited")


def _lost(entry: LedgerEntry, anchor: Anchor, occupied: list[Span]) -> Lost:
    """Why an entry has no claim: its passage may be another entry's by now.

    An entry that was ambiguous stays so while its words stand, though each of the passages has an id by now.
    """
    near = anchor.candidates or ((anchor.span,) if anchor.span else ())
    free = [span for span in near if not _overlaps(span, occupied)]
    doubtful = entry.status == "under-review" and anchor.outcome != "gone"
    if doubtful or (anchor.outcome == "ambiguous" and free):
        return Lost(entry, "ambiguous", None, near)
    if anchor.span is None or not free:
        return Lost(entry, "gone", None, near)
    return Lost(entry, "unread", anchor.span)


def _overlapping(span: Span, claims: Sequence[Claim], spans: Sequence[Span]) -> Claim | None:
    """The claim that has the most in common with the span, if that is enough."""
    at = bisect_left(spans, span)
    best, found = OVERLAP, None
    for number in range(max(0, at - 6), min(len(claims), at + 6)):
        start, end = spans[number]
        common = min(end, span.end) - max(start, span.start)
        share = common / (max(end, span.end) - min(start, span.start))
        if share >= best and (found is None or share > best):
            best, found = share, claims[number]
    return found


def _overlaps(span: Span, occupied: Sequence[Span]) -> bool:
    """Whether the span shares a code point with any of the sorted spans."""
    at = bisect_left(occupied, Span(span.end, span.end))
    return any(occupied[number].end > span.start for number in range(max(0, at - 6), at))
