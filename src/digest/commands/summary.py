"""A reading in words, for the person who asks `digest extract` what it makes of a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from digest.model import PROSE, Block, Claim, Reading, Record, Source

_WIDTH = 96


def summary(reading: Reading) -> str:
    """Returns the record, the outline, what was kept out and why, and the claims."""
    source = reading.source
    parts = [
        [f"# {source.path}"],
        list(_record(source.record)),
        ["Sections:", *_outline(source, reading.claims)],
        ["Kept out of the prose:", *_kept_out(source)],
        [f"Claims: {len(reading.claims)}", *(line for claim in reading.claims for line in _claim(claim))],
    ]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def _record(record: Record) -> Iterator[str]:
    """The bibliographic record, with what is missing said so."""
    authors = "; ".join(
        f"{author.name} ({author.affiliation})" if author.affiliation else author.name for author in record.authors
    )
    rows = {
        "title": record.title,
        "subtitle": record.subtitle,
        "authors": authors,
        "publisher": record.publisher,
        "published": record.published,
        "url": record.url,
        "language": record.language,
        "licence": record.licence,
    }
    for name, value in rows.items():
        yield f"{name:>10}: {value or '(not stated)'}"


def _outline(source: Source, claims: tuple[Claim, ...]) -> Iterator[str]:
    """Each section with the number of its claims."""
    for section in source.sections:
        number = sum(claim.section == section.id for claim in claims)
        yield f"  {'  ' * (section.level - 1)}{section.title or '(opening)'}: {number} claims"


def _kept_out(source: Source) -> Iterator[str]:
    """Blocks that hold no claims, neighbours of one kind together, each with the reason."""
    aside = [block for block in source.blocks if block.kind not in PROSE | {"heading", "title", "subtitle"}]
    for (kind, because), group in groupby(aside, key=lambda block: (block.kind, block.because)):
        blocks = list(group)
        more = f" (and {len(blocks) - 1} more)" if len(blocks) > 1 else ""
        yield f"  {kind}: {_short(_text(source, blocks[0]), 60)}{more}{f' — {because}' if because else ''}"
    if not aside:
        yield "  nothing"


def _claim(claim: Claim) -> Iterator[str]:
    """A claim with its labels beneath."""
    voice = claim.attribution
    said = "the author" if voice.role == "author" else f"{voice.name or 'somebody not named'} ({voice.role})"
    labels = [claim.kind, claim.modality, f"said by {said}", *sorted({hit.theme for hit in claim.themes})]
    yield f"{'*' if claim.central else '-'} {_short(claim.quote, _WIDTH * 3)}"
    yield f"    {claim.id}: {', '.join(labels)}"


def _text(source: Source, block: Block) -> str:
    """The words of a block."""
    return source.text[block.start : block.end]


def _short(text: str, width: int) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1]}…"
