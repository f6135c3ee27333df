"""Pointing: which references a source's mentions and voices point to, one reference for many mentions.

In: mentions that passed the gate and the voices of claims. Out: references with unique ids, citations in the order
of the text, and for a claim the ids that it rests on. A voice is a reference of its own, by its name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from digest import urls
from digest.findings import Mention, Reported
from digest.model import Attribution, Citation, Reference


@dataclass(frozen=True, slots=True)
class Pointing:
    """The references of a source and where it points to them."""

    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    voices: Mapping[tuple[str, str], str]
    """The ids of the voices' references by role and name."""

    def of_claim(self, start: int, end: int, voice: Reported | None) -> tuple[str, ...]:
        """The ids of the references that the claim between those offsets rests on, in the order of the text."""
        first = bisect_left(self.citations, start, key=lambda citation: citation.start)
        past = bisect_left(self.citations, end, key=lambda citation: citation.start)
        found = [citation.reference for citation in self.citations[first:past]]
        if voice is not None:
            found.append(self.voices[voice.attribution.role, voice.attribution.name])
        return tuple(dict.fromkeys(found))


def pointings(mentions: Sequence[Mention], voices: Sequence[Attribution]) -> Pointing:
    """Returns the references and citations of the mentions and voices."""
    references: dict[str, Reference] = {}
    taken: set[str] = set()
    citations: set[tuple[int, int, str]] = set()
    ids: dict[str, str] = {}
    for mention in sorted(mentions, key=lambda m: (m.start, m.end, m.reference.id)):
        wanted = mention.reference
        if wanted.id not in ids:
            ids[wanted.id] = urls.unique(urls.slug(wanted.id), taken)
            references[ids[wanted.id]] = replace(wanted, id=ids[wanted.id])
        else:
            references[ids[wanted.id]] = _fuller(references[ids[wanted.id]], wanted)
        citations.add((mention.start, mention.end, ids[wanted.id]))
    named = {reference.title.casefold(): key for key, reference in sorted(references.items(), reverse=True)}
    known: dict[tuple[str, str], str] = {}
    for voice in voices:
        key = (voice.role, voice.name)
        if key not in known:
            found = named.get(voice.name.casefold())
            if found is None:
                found = urls.unique(urls.slug(voice.name, fallback="voice"), taken)
                references[found] = Reference(found, voice.role, voice.name, publisher=voice.affiliation)
            known[key] = found
        if voice.span is not None:
            citations.add((voice.span.start, voice.span.end, known[key]))
    marks = tuple(Citation(reference, start, end) for start, end, reference in sorted(citations))
    order: dict[str, int] = {}
    for number, mark in enumerate(marks):
        order.setdefault(mark.reference, number)
    listed = sorted(references.values(), key=lambda reference: (order.get(reference.id, len(marks)), reference.id))
    return Pointing(tuple(listed), marks, known)


def _fuller(known: Reference, other: Reference) -> Reference:
    """The reference with what the other mention adds to it."""
    return replace(
        known,
        publisher=known.publisher or other.publisher,
        issued=known.issued or other.issued,
        url=known.url or other.url,
        authors=known.authors or other.authors,
        identifiers=tuple(sorted({*known.identifiers, *other.identifiers})),
    )
