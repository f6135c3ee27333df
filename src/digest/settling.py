"""Settling: the claims found this time take the ids that the ledger keeps, and the ledger is brought up to date.

In: the ledger, the readings of all sources, the editors' overlays. Out: `Settled`. An id is minted once. A claim
whose text is the same keeps its id silently; one whose text was edited keeps it and is told of; one that fits more
than one passage, or none, is never given to another sentence: its entry stays, as a tombstone with a reason. A claim
whose text comes back is published again under its old id. A source that comes back under another name is known by
its claims. Pure: no clock, so dates come from the overlays alone.

The entry of an edited claim that an editor has corrected keeps the words that she corrected, until she states the
new fingerprint as `base:`. So what she did stays in doubt until she says otherwise, however many builds go by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from digest.additions import add, claim_at
from digest.anchor import selector_of
from digest.corpus import Correction, Ledger, LedgerEntry, Outcome, Overlay, QuoteSelector, Rejection
from digest.errors import Problem, Where
from digest.identity import fingerprint, mint
from digest.matching import LIVE, Lost, Matching, match
from digest.model import Claim, Reading
from digest.notices import ambiguous, edited, gone, misfit

TAKEN_OUT: Final = "the source was taken out"
GONE: Final = "no longer in the source"
UNREAD: Final = "its words still stand in the source, but are no longer read as a claim"
UNSURE: Final = "its words fit more than one passage of the source"
_UNKNOWN: Final[tuple[LedgerEntry | None, Outcome]] = (None, "new")
POINTED: Final = "the editors say that its passage is another claim's"
RENAMED_SHARE: Final = 0.6
"""How many of a missing source's claims must be in a new source for it to be the same under another name."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The readings with the ledger's ids, the ledger as it is to be written, and what became of each claim."""

    ledger: Ledger
    readings: tuple[Reading, ...]
    """As given, with the ledger's ids, the editors' additions, and without what was taken out."""
    outcomes: Mapping[str, Outcome]
    """By id, for every entry of a source that is here; `new` for an id minted now."""
    was: Mapping[str, str]
    """By id of an edited claim, the words that its entry was made for."""
    added: Mapping[str, Correction]
    """By id of a claim that an editor added, the labels given there."""
    problems: tuple[Problem, ...]
    changed: bool
    """Whether the ledger differs from the one that was given."""


@dataclass(slots=True)
class _Run:
    """What settling gathers, source by source."""

    taken: set[str]
    entries: dict[str, LedgerEntry]
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    was: dict[str, str] = field(default_factory=dict)
    added: dict[str, Correction] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def settle(ledger: Ledger, readings: Sequence[Reading], overlays: Sequence[Overlay]) -> Settled:
    """Returns the readings with their ids settled; see the module."""
    of_source = _by_source(ledger, readings)
    by_key = {overlay.key: overlay for overlay in overlays}
    run = _Run({entry.id for entry in ledger.entries}, {entry.id: entry for entry in ledger.entries})
    done = {}
    for reading in sorted(readings, key=lambda reading: reading.source.key):
        key = reading.source.key
        done[key] = _source(reading, of_source.pop(key, []), by_key.get(key, Overlay(key, Where(""))), run)
    for entry in (entry for left in of_source.values() for entry in left):
        run.entries[entry.id] = _withdrawn(entry, TAKEN_OUT)
    settled = Ledger(tuple(run.entries[id_] for id_ in sorted(run.entries)))
    return Settled(
        ledger=settled,
        readings=tuple(done[reading.source.key] for reading in readings),
        outcomes=run.outcomes,
        was=run.was,
        added=run.added,
        problems=tuple(run.problems),
        changed=settled != ledger,
    )


def _source(reading: Reading, entries: Sequence[LedgerEntry], overlay: Overlay, run: _Run) -> Reading:
    """One reading with its ids settled."""
    completed = add(reading, overlay.additions)
    run.problems += completed.problems
    source, claims = reading.source, list(completed.reading.claims)
    corrections = {correction.claim: correction for correction in overlay.corrections}
    rejected = {rejection.claim: rejection for rejection in overlay.rejections}
    pointed = {id_ for id_, correction in corrections.items() if correction.selector is not None}
    entries = [_pointed(entry, corrections.get(entry.id)) for entry in entries]
    matching = match(source, claims, entries, kept=rejected, pointed=pointed)
    words = {correction.selector.exact for correction in corrections.values() if correction.selector is not None}
    for lost in matching.lost:
        correction = corrections.get(lost.entry.id)
        if correction is not None and correction.selector is not None and lost.why != "unread":
            near = lost.candidates or ((lost.span,) if lost.span else ())
            run.problems.append(misfit(source, correction.where, near, ambiguous=lost.why == "ambiguous"))
            run.outcomes[lost.entry.id] = "ambiguous" if lost.why == "ambiguous" else "gone"
        elif lost.why == "unread" and lost.span is not None and lost.entry.id in corrections:
            claims.append(claim_at(source, lost.span, f"={lost.entry.id}"))
            same = claims[-1].quote == lost.entry.selector.exact
            matching.pairs[claims[-1].id] = (lost.entry, "moved" if same else "edited")
        elif lost.why != "gone" or lost.entry.selector.exact not in words:
            _lose(lost, reading, run)
    claims.sort(key=lambda claim: (claim.start, claim.end))
    ids = _ids(reading, claims, matching, corrections, run)
    run.added |= {ids[id_]: replace(labels, claim=ids[id_]) for id_, labels in completed.labels.items()}
    for entry in (lost.entry for lost in matching.lost if lost.entry.selector.exact in words):
        taken = next((ids[c.id] for c in claims if c.quote == entry.selector.exact and ids[c.id] in pointed), "")
        if taken and entry.status in LIVE:
            run.outcomes[entry.id] = "gone"
            run.entries[entry.id] = replace(entry, status="merged", successor=taken, reason=POINTED)
    replaced = {old: ids[new] for old, new in completed.replaced.items()}
    for id_ in (entry.id for entry in (*entries, *(run.entries[i] for i in ids.values())) if entry.id in rejected):
        run.entries[id_] = _rejected(run.entries[id_], rejected[id_], replaced.get(id_, ""))
    return _renamed_claims(completed.reading, claims, ids, rejected)


def _ids(
    reading: Reading, claims: Sequence[Claim], matching: Matching, corrections: Mapping[str, Correction], run: _Run
) -> dict[str, str]:
    """The lasting id of each claim, by its id in the reading; the entries are brought up to date."""
    text, key = reading.source.text, reading.source.key
    ids: dict[str, str] = {}
    ordinals: Counter[str] = Counter()
    for claim in claims:
        entry, outcome = matching.pairs.get(claim.id, _UNKNOWN)
        selector = selector_of(text, claim.start, claim.end)
        same = entry is not None and entry.selector.exact == claim.quote
        print_ = entry.fingerprint if entry is not None and same else fingerprint(claim.quote)
        ordinal = ordinals[print_]
        ordinals[print_] += 1
        if entry is None:
            entry = LedgerEntry(_mint(key, claim.quote, ordinal, run.taken), key, print_, selector, ordinal)
        id_ = ids[claim.id] = entry.id
        if outcome == "moved" and run.entries[id_].selector == selector:
            outcome = "unchanged"  # an editor pointed to where it has been
        run.outcomes[id_] = outcome
        if outcome == "edited":
            run.was[id_] = entry.selector.exact
            run.problems.append(edited(reading.source, claim, entry))
        if outcome != "edited" or id_ not in corrections or corrections[id_].base == print_:
            entry = _updated(entry, print_, selector, ordinal)
        run.entries[id_] = _published(entry)
    return ids


def _mint(key: str, quote: str, ordinal: int, taken: set[str]) -> str:
    """A new id, which no claim of any source has or ever had."""
    attempt = 0
    while (id_ := mint(key, quote, ordinal, attempt)) in taken:
        attempt += 1
    taken.add(id_)
    return id_


def _lose(lost: Lost, reading: Reading, run: _Run) -> None:
    """Keeps the entry of a claim that has no passage, with the reason."""
    entry = lost.entry
    if entry.status not in LIVE:
        return
    run.outcomes[entry.id] = "ambiguous" if lost.why == "ambiguous" else "gone"
    if lost.why == "ambiguous":
        run.entries[entry.id] = replace(entry, status="under-review", reason=UNSURE)
        run.problems.append(ambiguous(reading.source, entry, lost.candidates))
    else:
        run.entries[entry.id] = _withdrawn(entry, UNREAD if lost.why == "unread" else GONE)
        run.problems.append(gone(reading.source, entry, unread=lost.why == "unread", near=lost.candidates))


def _updated(entry: LedgerEntry, print_: str, selector: QuoteSelector, ordinal: int) -> LedgerEntry:
    """The entry with what stands in the source now; itself where nothing differs."""
    if (entry.fingerprint, entry.selector, entry.ordinal) == (print_, selector, ordinal):
        return entry
    return replace(entry, fingerprint=print_, selector=selector, ordinal=ordinal)


def _published(entry: LedgerEntry) -> LedgerEntry:
    if entry.status == "published":
        return entry
    return replace(entry, status="published", successor="", reason="", on="")


def _withdrawn(entry: LedgerEntry, reason: str) -> LedgerEntry:
    """The entry as a tombstone; one that is a tombstone already keeps its own reason."""
    return replace(entry, status="withdrawn", reason=reason) if entry.status in LIVE else entry


def _rejected(entry: LedgerEntry, rejection: Rejection, split_into: str) -> LedgerEntry:
    """The entry of a claim that the editors take out."""
    successor = rejection.successor or split_into
    return replace(entry, status=rejection.status, successor=successor, reason=rejection.reason, on=rejection.on)


def _pointed(entry: LedgerEntry, correction: Correction | None) -> LedgerEntry:
    """The entry as it is to be looked for: at the passage that an editor points to, if she does."""
    if correction is None or correction.selector is None:
        return entry
    return replace(entry, selector=correction.selector, fingerprint=fingerprint(correction.selector.exact))


def _renamed_claims(
    reading: Reading, claims: Sequence[Claim], ids: Mapping[str, str], rejected: Mapping[str, Rejection]
) -> Reading:
    """The reading with lasting ids, and without the claims that were taken out."""
    kept = [replace(claim, id=ids[claim.id]) for claim in claims if ids[claim.id] not in rejected]
    if kept and not any(claim.central for claim in kept):
        first = max(range(len(kept)), key=lambda number: (kept[number].salience, -number))
        kept[first] = replace(kept[first], central=True)
    relations = tuple(
        replace(relation, source=ids[relation.source], target=ids[relation.target])
        for relation in reading.relations
        if not {ids[relation.source], ids[relation.target]} & rejected.keys()
    )
    return replace(reading, claims=tuple(kept), relations=relations)


def _by_source(ledger: Ledger, readings: Iterable[Reading]) -> dict[str, list[LedgerEntry]]:
    """The entries of each source; those of a missing source under the key of the one that it has become."""
    of_source: dict[str, list[LedgerEntry]] = {}
    for entry in ledger.entries:
        of_source.setdefault(entry.source, []).append(entry)
    new = {reading.source.key: reading for reading in readings if reading.source.key not in of_source}
    missing = sorted(of_source.keys() - {reading.source.key for reading in readings})
    if not new or not missing:
        return of_source
    holders: dict[str, set[str]] = {}
    for key, reading in new.items():
        for claim in reading.claims:
            holders.setdefault(fingerprint(claim.quote), set()).add(key)
    for key in missing:
        known = [entry for entry in of_source[key] if entry.status in LIVE or entry.reason == TAKEN_OUT]
        votes = Counter(new_key for entry in known for new_key in holders.get(entry.fingerprint, ()))
        ranked = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
        if clear and ranked[0][1] >= RENAMED_SHARE * len(known) and ranked[0][0] not in of_source:
            of_source[ranked[0][0]] = [replace(entry, source=ranked[0][0]) for entry in of_source.pop(key)]
    return of_source
