"""From typed spans to a `Source`: sections, sentences, key and hash are made the same way for every format.

In: the document, its text, and `Part`s in order. Out: the source. Parts must be ordered and disjoint and cover every
non-blank character; each loader's tests hold that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from digest.errors import Problem
from digest.model import PROSE, Block, BlockKind, Document, Link, Record, Section, Sentence, Source, Span
from digest.sentences import split
from digest.urls import slug, unique

OPENING = "opening"
"""The id of the section before the first heading."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the text with its kind, before sections and sentences are known."""

    kind: BlockKind
    start: int
    end: int
    because: str
    prose: tuple[Span, ...] = ()
    """Where its sentences stand, for kinds of prose; the whole part where empty."""
    title: str = ""
    """A heading's clean words."""
    level: int = 2
    anchor: str = ""
    """A heading's id, where the document states one."""
    locator: Span | None = None


def assemble(
    document: Document,
    text: str,
    parts: Sequence[Part],
    *,
    record: Record,
    media_type: str,
    key: str = "",
    links: Iterable[Link] = (),
    problems: Iterable[Problem] = (),
) -> Source:
    """Returns the source that the parts make."""
    sections, ids = _sections(text, parts)
    blocks = tuple(
        Block(part.kind, name, part.start, part.end, part.because, part.locator)
        for part, name in zip(parts, ids, strict=True)
    )
    return Source(
        key=key or key_of(document.path),
        path=document.path,
        sha256=hashlib.sha256(document.data).hexdigest(),
        media_type=media_type,
        text=text,
        record=record,
        sections=sections,
        blocks=blocks,
        sentences=_sentences(text, parts),
        links=tuple(sorted(links, key=lambda link: (link.start, link.end))),
        problems=tuple(problems),
    )


def key_of(path: str) -> str:
    """Returns the key that a file's name gives."""
    return slug(PurePosixPath(path).stem, fallback="source")


def _sections(text: str, parts: Sequence[Part]) -> tuple[tuple[Section, ...], list[str]]:
    """The sections, and for each part the id of its own."""
    taken = {OPENING}
    starts: list[tuple[str, str, int, int]] = []
    ids: list[str] = []
    current = OPENING
    for part in parts:
        if part.kind == "heading":
            current = unique(part.anchor or slug(part.title, fallback="section"), taken)
            starts.append((current, part.title, part.level, part.start))
        ids.append(current)
    if not starts or OPENING in ids:
        starts.insert(0, (OPENING, "", 1, 0))
    ends = [start for *_, start in starts[1:]] + [len(text)]
    return tuple(Section(*start, end) for start, end in zip(starts, ends, strict=True)), ids


def _sentences(text: str, parts: Sequence[Part]) -> tuple[Sentence, ...]:
    """The sentences of all prose."""
    return tuple(
        Sentence(start, end, index)
        for index, part in enumerate(parts)
        if part.kind in PROSE
        for span in part.prose or (Span(part.start, part.end),)
        for start, end in split(text, *span)
    )
