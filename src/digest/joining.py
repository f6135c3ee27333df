"""Joining: what passed the gate becomes claims with their labels, voices, references and relations.

In: a source and findings that passed the gate. Out: everything that a reading holds, ids apart. The heaviest sum of
weights wins each label; a claim is given to the voice that covers most of it; exactly one claim is central.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, cast

from digest.errors import Problem
from digest.findings import ClaimMark, Connective, Findings, Label, Reported
from digest.model import (
    Attribution,
    Claim,
    ClaimKind,
    ClaimRole,
    EvidenceType,
    Modality,
    Reading,
    Relation,
    RelationType,
    Source,
    ThemeHit,
)
from digest.pointing import Pointing, pointings

_COVER: Final = 0.4
"""The share of a claim that a voice or a wide label must cover."""
_THEME_FLOOR: Final = 0.75
"""The least weight of a theme's terms in and above a claim."""
_HEADING_SHARE: Final = 0.5
"""How much a term in a section's heading speaks for its claims."""
_MOST_THEMES: Final = 3
_PRIORS: Final = {
    "kind": ("assessment", 0.7),
    "evidence_type": ("assumption", 1.5),
    "modality": ("asserted", 0.95),
    "role": ("pro", 0.9),
}
"""What a claim is without any cue, and the weight that cues for something else must beat. Opinion pieces judge."""


@dataclass(slots=True)
class Draft:
    """A claim while it gathers its labels."""

    start: int
    end: int
    quote: str
    because: tuple[str, ...]
    sums: dict[str, dict[str, float]] = field(
        default_factory=lambda: {name: {value: weight} for name, (value, weight) in _PRIORS.items()}
    )
    reasons: dict[str, dict[str, list[tuple[float, str]]]] = field(default_factory=dict)
    centrality: float = 0.0
    voice: Reported | None = None
    covered: int = 0
    themes: list[ThemeHit] = field(default_factory=list)

    def weigh(self, label: Label) -> None:
        """Adds a label's weight and reason."""
        if label.name == "centrality":
            self.centrality += label.weight
            return
        sums = self.sums[label.name]
        sums[label.value] = sums.get(label.value, 0.0) + label.weight
        if label.because:
            self.reasons.setdefault(label.name, {}).setdefault(label.value, []).append((-label.weight, label.because))

    def best(self, name: str) -> str:
        """The value with the heaviest sum, the first in the alphabet where two are equal."""
        sums = self.sums[name]
        return min(sums, key=lambda value: (-sums[value], value))

    def confidence(self) -> float:
        """How clearly the kind's sum beats the next one, 0 to 1."""
        sums = sorted(self.sums["kind"].values(), reverse=True)
        if sums[0] <= 0:
            return 0.0
        second = max(0.0, sums[1]) if len(sums) > 1 else 0.0
        return round(min(1.0, (sums[0] - second) / (sums[0] + second + 1.0) + 0.15), 3)

    def why(self) -> tuple[str, ...]:
        """The reasons of the labels that won, the weightiest two each."""
        found = list(self.because)
        for name in _PRIORS:
            found += [because for _, because in sorted(self.reasons.get(name, {}).get(self.best(name), []))[:2]]
        if self.voice is not None:
            found.append(self.voice.because)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Joined:
    """Everything that a reading holds, ids apart."""

    claims: tuple[Draft, ...]
    central: int
    pointing: Pointing
    ties: tuple[tuple[int, int, RelationType, str], ...]

    def reading(self, source: Source, ids: Sequence[str], problems: tuple[Problem, ...]) -> Reading:
        """Returns the reading, each claim with its id."""
        blocks = [block.start for block in source.blocks]
        sums = [draft.centrality for draft in self.claims]
        low, high = (min(sums), max(sums)) if sums else (0.0, 0.0)
        claims: list[Claim] = []
        for number, draft in enumerate(self.claims):
            index = bisect_right(blocks, draft.start) - 1
            block = source.blocks[index] if index >= 0 else None
            locator = source.text[slice(*block.locator)] if block and block.locator else ""
            central = number == self.central
            claims.append(
                Claim(
                    ids[number],
                    draft.start,
                    draft.end,
                    draft.quote,
                    block.section if block else "",
                    locator,
                    cast("ClaimKind", draft.best("kind")),
                    cast("EvidenceType", draft.best("evidence_type")),
                    cast("Modality", draft.best("modality")),
                    draft.confidence(),
                    draft.voice.attribution if draft.voice else Attribution(),
                    tuple(draft.themes),
                    self.pointing.of_claim(draft.start, draft.end, draft.voice),
                    central,
                    "pro" if central else cast("ClaimRole", draft.best("role")),
                    1.0 if central else round((draft.centrality - low) / (high - low) * 0.99, 3) if high > low else 0.5,
                    draft.why(),
                )
            )
        relations = tuple(Relation(ids[a], ids[b], kind, because) for a, b, kind, because in self.ties)
        return Reading(source, tuple(claims), self.pointing.references, self.pointing.citations, relations, problems)


def assemble(source: Source, findings: Sequence[Findings]) -> Joined:
    """Returns the findings of all extractors joined."""
    drafts = _drafts(mark for found in findings for mark in found.claims)
    index = _Index(drafts)
    for found in findings:
        for label in found.labels:
            for draft in index.under(label.start, label.end):
                draft.weigh(label)
        for reported in found.reported:
            _give(index, reported)
    _themes(source, drafts, [hit for found in findings for hit in found.themes])
    central = _central(source, drafts)
    ties = _ties(drafts, central, sorted((c for f in findings for c in f.connectives), key=lambda c: (c.start, c.end)))
    voices = [draft.voice.attribution for draft in drafts if draft.voice is not None]
    pointing = pointings([mention for found in findings for mention in found.mentions], voices)
    return Joined(tuple(drafts), central, pointing, ties)


def _drafts(marks: Iterator[ClaimMark]) -> list[Draft]:
    """One draft for each span that is marked, in the order of the text."""
    spans: dict[tuple[int, int], ClaimMark] = {}
    for mark in marks:
        spans.setdefault((mark.start, mark.end), mark)
    return [Draft(start, end, spans[start, end].quote, spans[start, end].because) for start, end in sorted(spans)]


class _Index:
    """The drafts by where they stand."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        """Takes drafts sorted by their starts."""
        self.drafts = drafts
        self.starts = [draft.start for draft in drafts]
        self.reach = list(accumulate((draft.end for draft in drafts), max))
        """The furthest end of the drafts up to each one: how far back an overlap can begin."""

    def overlapping(self, start: int, end: int) -> Iterator[Draft]:
        """The drafts that share text with the span."""
        first = bisect_right(self.reach, start)
        for place in range(first, bisect_left(self.starts, end)):
            if self.drafts[place].end > start:
                yield self.drafts[place]

    def _apart(self, place: int, end: int) -> bool:
        """Whether no other draft shares text with a span that ends there and lies within the draft at that place."""
        alone = place == 0 or self.reach[place - 1] <= self.starts[place]
        return alone and (place + 1 == len(self.starts) or self.starts[place + 1] >= end)

    def under(self, start: int, end: int) -> Iterator[Draft]:
        """The drafts that hold the span, or of which it covers enough."""
        place = bisect_right(self.starts, start) - 1
        if place >= 0 and end <= self.drafts[place].end == self.reach[place] and self._apart(place, end):
            yield self.drafts[place]
            return
        for draft in self.overlapping(start, end):
            covered = min(end, draft.end) - max(start, draft.start)
            if (draft.start <= start and end <= draft.end) or covered >= _COVER * (draft.end - draft.start):
                yield draft


def _give(index: _Index, reported: Reported) -> None:
    """Gives the claims under the stretch to its voice, unless another covers more of them."""
    for draft in index.overlapping(reported.start, reported.end):
        covered = min(reported.end, draft.end) - max(reported.start, draft.start)
        if covered >= _COVER * (draft.end - draft.start) and covered > draft.covered:
            draft.voice, draft.covered = reported, covered


def _themes(source: Source, drafts: Sequence[Draft], hits: Sequence[ThemeHit]) -> None:
    """Gives each claim its strongest themes: by the terms within it and those in its section's heading."""
    blocks = [block.start for block in source.blocks]
    headed: dict[str, dict[str, float]] = {}
    starts = sorted(hits, key=lambda hit: (hit.start, hit.end, hit.theme))
    for hit in starts:
        place = bisect_right(blocks, hit.start) - 1
        if place >= 0 and source.blocks[place].kind == "heading":
            themes = headed.setdefault(source.blocks[place].section, {})
            themes[hit.theme] = themes.get(hit.theme, 0.0) + hit.weight * _HEADING_SHARE
    offsets = [hit.start for hit in starts]
    for draft in drafts:
        place = bisect_right(blocks, draft.start) - 1
        section = source.blocks[place].section if place >= 0 else ""
        inside = [
            hit
            for hit in starts[bisect_left(offsets, draft.start) : bisect_left(offsets, draft.end)]
            if hit.end <= draft.end
        ]
        sums: dict[str, float] = {}
        for hit in inside:
            sums[hit.theme] = sums.get(hit.theme, 0.0) + hit.weight
        for theme in sums:
            sums[theme] += max(0.0, headed.get(section, {}).get(theme, 0.0))
        kept = sorted((t for t in sums if sums[t] >= _THEME_FLOOR), key=lambda t: (-sums[t], t))[:_MOST_THEMES]
        draft.themes = [hit for theme in kept for hit in inside if hit.theme == theme]


def _central(source: Source, drafts: Sequence[Draft]) -> int:
    """The index of the central claim: the heaviest of the author's own in the body, the first of equals; -1 if none."""
    if not drafts:
        return -1
    titles = [(block.start, block.end) for block in source.blocks if block.kind in ("title", "subtitle")]

    def key(number: int) -> tuple[bool, bool, float, int]:
        draft = drafts[number]
        in_title = any(start <= draft.start < end for start, end in titles)
        return (draft.voice is not None, in_title, -draft.centrality, number)

    return min(range(len(drafts)), key=key)


def _ties(
    drafts: Sequence[Draft], central: int, connectives: Sequence[Connective]
) -> tuple[tuple[int, int, RelationType, str], ...]:
    """The relations that the connectives make: at most one from each claim, the first that finds its target."""
    starts = [draft.start for draft in drafts]
    ties: dict[int, tuple[int, int, RelationType, str]] = {}
    for mark in connectives:
        here = bisect_right(starts, mark.start) - 1
        if here < 0 or drafts[here].end < mark.end:
            continue
        there = {"previous": here - 1, "next": here + 1, "central": central}[mark.to]
        if there == here or not 0 <= there < len(drafts):
            continue
        source, target = (there, here) if mark.reverse else (here, there)
        ties.setdefault(source, (source, target, mark.type, mark.because))
    return tuple(ties[source] for source in sorted(ties))
