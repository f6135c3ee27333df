"""Linking: many readings and the editors' layer become one corpus.

In: readings whose claims bear the ledger's ids, the editorial layer, and the settled ledger. Out: a `Corpus` in which
voices and references are merged across sources, relations are joined, and every claim knows its place. Merging is
conservative: two names are one voice only if they are equal but for case, titles and articles, or if a lone surname
has one full name to stand for in the same source. Groups without a name stay apart, source by source.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence

from digest import apply, records
from digest.corpus import Corpus, Editorial, LinkedClaim, Overlay, SetRelation
from digest.errors import Problem, suggest
from digest.extractors.relations import BY_POSITION
from digest.ledger import Settled
from digest.model import Reading, Relation
from digest.references import merge_references
from digest.voices import merge_voices


def link(readings: Sequence[Reading], editorial: Editorial, settled: Settled) -> Corpus:
    """Returns the corpus; what does not fit is among its problems, and is left out."""
    overlays = {overlay.key: overlay for overlay in editorial.overlays}
    applied = [
        apply.apply(_amended(reading, overlays.get(reading.source.key)), overlays.get(reading.source.key), settled)
        for reading in readings
    ]
    kept = {item.reading.source.key: item.reading for item in applied}
    claims = {claim.id: claim for item in applied for claim in item.claims}
    voices, voiced = merge_voices(kept, claims)
    references, rested = merge_references(kept, claims)
    linked = {
        id_: dataclasses.replace(claim, voices=voiced[id_], references=rested[id_]) for id_, claim in claims.items()
    }
    relations, unknown = _relations(kept.values(), editorial.overlays, linked)
    return Corpus(
        settings=editorial.settings,
        readings=kept,
        claims=linked,
        themes=editorial.themes,
        pages=editorial.pages,
        voices=voices,
        references=references,
        relations=relations,
        ledger=settled.ledger,
        problems=(*(problem for item in applied for problem in item.problems), *unknown),
    )


def _amended(reading: Reading, overlay: Overlay | None) -> Reading:
    """The reading with its record as the editors have it."""
    if overlay is None or not overlay.record:
        return reading
    record = records.amend(reading.source.record, overlay.record)
    return dataclasses.replace(reading, source=dataclasses.replace(reading.source, record=record))


def _relations(
    readings: Iterable[Reading], overlays: Iterable[Overlay], claims: Mapping[str, LinkedClaim]
) -> tuple[tuple[Relation, ...], list[Problem]]:
    """Relations between published claims, found by a cue or set; a set one replaces a found one of the same pair."""
    by_pair: dict[tuple[str, str], Relation] = {}
    for reading in readings:
        for relation in reading.relations:
            if relation.because != BY_POSITION and relation.source in claims and relation.target in claims:
                by_pair.setdefault((relation.source, relation.target), relation)
    problems: list[Problem] = []
    for overlay in overlays:
        for stated in overlay.relations:
            missing = [id_ for id_ in (stated.source, stated.target) if id_ not in claims]
            problems += [_unknown(stated, id_, claims) for id_ in missing]
            if not missing:
                relation = Relation(stated.source, stated.target, stated.type, stated.because, "set")
                by_pair[stated.source, stated.target] = relation
    order = {id_: n for n, id_ in enumerate(claims)}
    return tuple(sorted(by_pair.values(), key=lambda r: (order[r.source], order[r.target]))), problems


def _unknown(stated: SetRelation, id_: str, claims: Mapping[str, LinkedClaim]) -> Problem:
    """The problem of a relation that names a claim which is not published."""
    return Problem(
        "unknown-claim",
        stated.where,
        f"the relation names the claim `{id_}`, which is not published",
        suggest(id_, claims, noun="claim") if len(claims) < 5000 else "Look for its id on the claim's page.",
    )
