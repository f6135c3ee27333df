"""Claims that an editor adds by quotation, and claims that her corrections keep alive.

In: a reading and an overlay. Out: the reading with a claim for each quotation that stands exactly once in the source,
with the labels that she gave kept beside it. A quotation that stands nowhere, or twice without words around it that
tell which is meant, is a problem at its line; nothing is added in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.anchor import Ground, place
from digest.corpus import Addition, Correction
from digest.errors import Problem
from digest.model import Attribution, Claim, Reading, Source, Span
from digest.notices import misfit


@dataclass(frozen=True, slots=True)
class Added:
    """A reading with the editors' claims, and the labels given to each of them by the claim's id in the reading."""

    reading: Reading
    labels: dict[str, Correction]
    replaced: dict[str, str]
    """By the id of a claim that was split, the first of those that it was split into."""
    problems: tuple[Problem, ...]


def add(reading: Reading, additions: Sequence[Addition]) -> Added:
    """Returns the reading with a claim for each addition; a claim that was found too is not doubled."""
    if not additions:
        return Added(reading, {}, {}, ())
    source = reading.source
    ground = Ground(source.text, [Span(sentence.start, sentence.end) for sentence in source.sentences])
    by_span = {Span(claim.start, claim.end): claim for claim in reading.claims}
    labels: dict[str, Correction] = {}
    replaced: dict[str, str] = {}
    problems: list[Problem] = []
    for number, addition in enumerate(additions):
        anchor = place(addition.selector, ground)
        if anchor.outcome not in {"unchanged", "moved"} or anchor.span is None:
            near = anchor.candidates or ((anchor.span,) if anchor.span else ())
            problems.append(misfit(source, addition.where, near, ambiguous=anchor.outcome == "ambiguous"))
            continue
        claim = by_span.setdefault(anchor.span, claim_at(source, anchor.span, f"+{number}"))
        if claim.id in labels:
            message = f"this passage is added twice, first in line {labels[claim.id].where.line}"
            problems.append(Problem("duplicate-correction", addition.where, message, "Keep one of the two."))
        labels.setdefault(claim.id, addition.correction)
        if addition.replaces:
            replaced.setdefault(addition.replaces, claim.id)
    new = [claim for claim in by_span.values() if claim.id.startswith("+")]
    claims = tuple(sorted((*reading.claims, *new), key=lambda claim: (claim.start, claim.end)))
    return Added(replace(reading, claims=claims), labels, replaced, tuple(problems))


def claim_at(source: Source, span: Span, id_: str) -> Claim:
    """Returns a claim at a span that no extractor found, with the most cautious labels."""
    block = next((block for block in source.blocks if block.start <= span.start < block.end), None)
    locator = source.text[block.locator.start : block.locator.end] if block is not None and block.locator else ""
    return Claim(
        id=id_,
        start=span.start,
        end=span.end,
        quote=source.text[span.start : span.end],
        section=block.section if block is not None else "",
        locator=locator,
        kind="assessment",
        evidence_type="assumption",
        modality="asserted",
        confidence=0.0,
        attribution=Attribution(),
        themes=(),
        references=(),
        central=False,
        role="pro",
        salience=0.0,
        because=("added by the editors",),
        origin="editor",
    )
