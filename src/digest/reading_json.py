"""A reading as the JSON that `digest extract --json` prints: one object, its keys in a fixed order.

In: a reading and the document that it was made of. Out: plain dictionaries, lists, texts and numbers. Offsets refer
to `text`. `locator` and `confidence` of a claim are said besides what the format asks for.
"""

from __future__ import annotations

from typing import Final

from digest.model import Block, Claim, Document, Reading, Record, Reference, Span

SCHEMA: Final = "digest.reading/1"


def to_json(reading: Reading, document: Document) -> dict[str, object]:
    """Returns the reading as a JSON object."""
    source = reading.source
    return {
        "schema": SCHEMA,
        "document": {
            "path": document.path,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "length": len(document.data),
        },
        "text": source.text,
        "record": _record(source.record),
        "sections": [
            {"id": s.id, "title": s.title, "level": s.level, "start": s.start, "end": s.end} for s in source.sections
        ],
        "blocks": [_block(block) for block in source.blocks],
        "sentences": [{"start": sentence.start, "end": sentence.end} for sentence in source.sentences],
        "claims": [_claim(claim) for claim in reading.claims],
        "references": [_reference(reference) for reference in reading.references],
        "citations": [{"reference": c.reference, "start": c.start, "end": c.end} for c in reading.citations],
        "relations": [
            {"from": tie.source, "to": tie.target, "type": tie.type, "because": tie.because}
            for tie in reading.relations
        ],
    }


def _record(record: Record) -> dict[str, object]:
    """The bibliographic record."""
    return {
        "title": record.title,
        "subtitle": record.subtitle,
        "authors": [{"name": a.name, "affiliation": a.affiliation, "role": a.role} for a in record.authors],
        "publisher": record.publisher,
        "published": record.published,
        "url": record.url,
        "language": record.language,
        "licence": record.licence,
        "identifiers": dict(record.identifiers),
        "type": record.type,
        "wording": record.wording,
    }


def _block(block: Block) -> dict[str, object]:
    """A block of the text."""
    return {"kind": block.kind, "section": block.section, "start": block.start, "end": block.end}


def _span(span: Span | None) -> list[int] | None:
    """A span as a pair, or None."""
    return None if span is None else [span.start, span.end]


def _claim(claim: Claim) -> dict[str, object]:
    """A claim with its labels."""
    voice = claim.attribution
    return {
        "id": claim.id,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "section": claim.section,
        "locator": claim.locator,
        "kind": claim.kind,
        "evidence_type": claim.evidence_type,
        "modality": claim.modality,
        "confidence": claim.confidence,
        "central": claim.central,
        "role": claim.role,
        "voice": {
            "role": voice.role,
            "name": voice.name,
            "title": voice.title,
            "affiliation": voice.affiliation,
            "span": _span(voice.span),
            "cue": _span(voice.cue),
            "stance": voice.stance,
        },
        "themes": _themes(claim),
        "references": list(claim.references),
        "salience": claim.salience,
        "because": list(claim.because),
    }


def _themes(claim: Claim) -> list[dict[str, object]]:
    """The claim's themes, the strongest first, each with the spans that caused it."""
    return [
        {
            "id": theme,
            "score": round(sum(hit.weight for hit in claim.themes if hit.theme == theme), 3),
            "spans": [[hit.start, hit.end] for hit in claim.themes if hit.theme == theme],
        }
        for theme in dict.fromkeys(hit.theme for hit in claim.themes)
    ]


def _reference(reference: Reference) -> dict[str, object]:
    """A reference."""
    return {
        "id": reference.id,
        "type": reference.type,
        "title": reference.title,
        "authors": list(reference.authors),
        "publisher": reference.publisher,
        "issued": reference.issued,
        "identifiers": dict(reference.identifiers),
        "url": reference.url,
    }
