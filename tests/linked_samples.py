"""Small readings and corpora for tests, built by hand. All names, texts and works here are invented."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from digest import identity
from digest.corpus import LinkedClaim
from digest.model import (
    Attribution,
    Author,
    Block,
    Claim,
    Reading,
    Record,
    Reference,
    Section,
    Sentence,
    Source,
    Span,
    VoiceRole,
)


def said_by(name: str, role: VoiceRole = "person") -> Attribution:
    """An attribution to somebody, without the places of name and cue."""
    return Attribution(role, name, span=Span(0, 0), cue=Span(0, 0))


def reading(
    key: str,
    sentences: Sequence[str | tuple[str, Attribution]],
    *,
    authors: Sequence[str] = ("Ada Ferry",),
    references: Sequence[Reference] = (),
    record: Record | None = None,
) -> Reading:
    """A reading of one paragraph in which every sentence is a claim, resting on all the references."""
    pairs = [(item, Attribution()) if isinstance(item, str) else item for item in sentences]
    text = " ".join(words for words, _ in pairs) + "\n"
    spans, at = [], 0
    for words, _ in pairs:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 1
    claims = tuple(
        Claim(
            id=identity.mint(key, words, 0),
            start=span.start,
            end=span.end,
            quote=words,
            section="opening",
            locator="",
            kind="assessment",
            evidence_type="assumption",
            modality="asserted",
            confidence=0.9,
            attribution=attribution,
            themes=(),
            references=tuple(reference.id for reference in references),
            central=span.start == 0,
            role="pro",
            salience=0.5,
            because=("sample",),
        )
        for (words, attribution), span in zip(pairs, spans, strict=True)
    )
    record = record or Record(title=f"On {key}", authors=tuple(Author(name) for name in authors))
    source = Source(
        key=key,
        path=f"seeds/{key}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        text=text,
        record=record,
        sections=(Section("opening", "", 1, 0, len(text) - 1),),
        blocks=(Block("paragraph", "opening", 0, len(text) - 1),),
        sentences=tuple(Sentence(span.start, span.end, 0) for span in spans),
    )
    return Reading(source, claims, tuple(references), (), ())


def linked(readings: Sequence[Reading]) -> dict[str, LinkedClaim]:
    """The readings' claims as linked claims, before voices and references are merged."""
    return {
        claim.id: LinkedClaim(replace(claim), item.source.key, number, (), (), ())
        for item in readings
        for number, claim in enumerate(item.claims, start=1)
    }
