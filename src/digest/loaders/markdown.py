"""Markdown documents: front matter, headings, paragraphs, lists, quotations, tables, code, notes and links.

In: a `.md` document. Out: a `Source` with exact offsets into the file as it stands: marks like `#`, `>` and `-` are
covered by the block that they belong to, and sentences begin after them. Front matter is a block of furniture.
Refused: what `digest.loaders.decode` refuses, and front matter with faults, all of which are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from digest.errors import DigestError, Problem, locate
from digest.fields import parse
from digest.loaders.assemble import Part, assemble
from digest.loaders.decode import decode_with_notes
from digest.loaders.links import Definition, definitions, links_in
from digest.loaders.marks import marks
from digest.markup import Chunk, chunks
from digest.model import BlockKind, Document, Link, Record, Source, Span
from digest.records import read_record

_FENCE: Final = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSE: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE: Final = re.compile(r"[A-Za-z_][\w-]*[ \t]*:")
_ANCHOR: Final = re.compile(r"[ \t]*\{#(?P<id>[A-Za-z0-9][A-Za-z0-9._:-]{0,79})\}[ \t]*$")
_LOCATOR: Final = re.compile(r"\[(?P<words>[^\[\]\n@^]{1,80})\]\s*$")
_NOTE: Final = re.compile(r"[ \t]*\[\^[^\]\s]{1,80}\]:")
_PICTURE: Final = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)\s*$")
_MARKUP: Final = (
    (re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}(?:\s[^()]{0,300})?\)"), r"\1"),
    (re.compile(r"\[([^\[\]]{1,300})\]\[[^\[\]]{0,80}\]"), r"\1"),
    (re.compile(r"\[\^[^\]\s]{1,80}\]"), ""),
    (re.compile(r"(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|`"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)
"""Marks within a line with what stays of them: `[words](address)`, `[words][id]`, `[^1]`, `*words*`, `\\*`."""


class MarkdownLoader:
    """Reads Markdown."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")
    version = "1"

    def load(self, document: Document, /) -> Source:
        """Returns the source, or raises `DigestError` where the document cannot be read."""
        text, notes = decode_with_notes(document)
        record, key, body = _front_matter(text, document.path)
        reader = _Reader(text, body, record)
        parts, record = reader.read()
        links, problems = _links(text, parts, document.path)
        source = assemble(
            document,
            text,
            parts,
            record=record,
            media_type="text/markdown",
            key=key,
            links=links,
            problems=(*notes, *problems),
        )
        return replace(
            source, markup=marks(text, source.blocks, links), links=tuple(one for one in links if one.target)
        )


def plain(words: str) -> str:
    """Returns a heading's words without the marks of emphasis, links and code."""
    for pattern, kept in _MARKUP:
        words = pattern.sub(kept, words)
    return " ".join(words.split())


def _front_matter(text: str, path: str) -> tuple[Record, str, int]:
    """The record and key that the front matter states, and where the body begins."""
    opened = _FENCE.match(text)
    if not opened:
        return Record(), "", 0
    closed = _CLOSE.search(text, opened.end())
    if not closed:
        if not _KEY_LINE.match(text, opened.end()):
            return Record(), "", 0
        message = "the front matter is opened with `---` and never closed"
        raise DigestError([Problem("invalid-yaml", locate(text, 0, path, 3), message, "End it with a line `---`.")])
    fields = parse(text[opened.end() : closed.start()], path, line=2)
    record, key = read_record(fields)
    if any(problem.severity == "error" for problem in fields.problems):
        raise DigestError(fields.problems)
    return record, key, closed.end()


@dataclass(slots=True)
class _Reader:
    """Reads the body's blocks; knows the text, where its lines begin, and the record."""

    text: str
    body: int
    record: Record

    def read(self) -> tuple[list[Part], Record]:
        """The parts, and the record with the title that the text gives."""
        starts = [0, *(found.end() for found in re.finditer("\n", self.text)), len(self.text) + 1]
        skipped = self.text.count("\n", 0, self.body)
        found: list[Part] = []
        if self.body:
            found.append(Part("furniture", 0, self.body, "front matter"))
        titled = False
        for chunk in chunks("\n" * skipped + self.text[self.body :]):
            for part in self._parts(chunk, starts, found):
                titled, part = self._title(part, titled=titled)  # noqa: PLW2901  # the part, with its kind settled
                found.append(part)
        return list(_covering(self.text, found)), self.record

    def _title(self, part: Part, *, titled: bool) -> tuple[bool, Part]:
        """The first heading of level 1 is the title, if the record has none or the same."""
        if part.kind != "heading" or part.level != 1 or titled:
            return titled, part
        if not self.record.title:
            provenance = tuple(sorted((*self.record.provenance, ("title", "heading of level 1"))))
            self.record = replace(self.record, title=part.title, provenance=provenance)
        if part.title.casefold() == " ".join(self.record.title.split()).casefold():
            return True, replace(part, kind="title", because="heading of level 1, the title")
        return True, part

    def _parts(self, chunk: Chunk, starts: Sequence[int], before: Sequence[Part]) -> Iterator[Part]:
        """The parts that one chunk makes, trimmed to what is not blank."""
        span = _trimmed(self.text, max(self.body, starts[chunk.first]), starts[chunk.last] - 1)
        if not span:
            return
        if chunk.kind == "heading":
            yield self._heading(chunk, span)
        elif chunk.kind == "paragraph":
            yield from self._paragraph(chunk, span)
        elif chunk.kind == "code" and before and before[-1].kind == "footnote" and not self._fenced(span):
            yield Part("footnote", *span, "goes on with a note")
        elif chunk.kind in {"table", "code"}:
            yield Part("table" if chunk.kind == "table" else "code", *span, f"{chunk.kind} in Markdown")
        else:
            yield Part("furniture", *span, "raw HTML" if chunk.kind == "html" else "a rule")

    def _fenced(self, span: Span) -> bool:
        return self.text.startswith(("```", "~~~"), span.start)

    def _heading(self, chunk: Chunk, span: Span) -> Part:
        """A heading; one without words is a mark."""
        anchor = _ANCHOR.search(chunk.content)
        title = plain(chunk.content[: anchor.start()] if anchor else chunk.content)
        if not title:
            return Part("furniture", *span, "a heading without words")
        name = anchor["id"] if anchor else ""
        return Part("heading", *span, f"heading of level {chunk.level}", title=title, level=chunk.level, anchor=name)

    def _paragraph(self, chunk: Chunk, span: Span) -> Iterator[Part]:
        """A paragraph, list item or quotation; definitions of notes and links become parts of their own."""
        prose = self._prose(chunk, span)
        notes = list(definitions(self.text, prose))
        for note in notes:
            yield Part("footnote" if note.note else "furniture", *note.span, _definition(note))
        rest = _trimmed(self.text, span.start, notes[0].span.start) if notes else span
        if not rest:
            return
        part = self._worded(chunk, rest, Span(max(prose.start, rest.start), min(prose.end, rest.end)))
        yield part

    def _worded(self, chunk: Chunk, span: Span, prose: Span) -> Part:
        """A block of words with its kind, and its locator if the words are restated."""
        kind: BlockKind = "quotation" if chunk.quoted else "list-item" if chunk.listed else "paragraph"
        because = {"quotation": "block quotation", "list-item": "item of a list", "paragraph": "paragraph"}[kind]
        if _PICTURE.match(self.text[prose.start : prose.end]):
            return Part("caption", *span, "a picture")
        locator = None
        if self.record.wording == "restated" and kind != "quotation":
            found = _LOCATOR.search(self.text, max(prose.start, prose.end - 90), prose.end)
            if found and found.start() > prose.start:
                locator = _trimmed(self.text, *found.span("words"))
                prose = _trimmed(self.text, prose.start, found.start()) or prose
        return Part(kind, *span, because, (prose,), locator=locator)

    def _prose(self, chunk: Chunk, span: Span) -> Span:
        """Where a chunk's words stand: its first and last line, found in the lines of the source."""
        lines = chunk.content.split("\n")
        first_end = self.text.find("\n", span.start, span.end)
        head = lines[0].strip()
        start = self.text.find(head, span.start, first_end if first_end >= 0 else span.end)
        return Span(start if start >= 0 else span.start, span.end)


def _definition(found: Definition) -> str:
    return f"note {found.name}" if found.note else f"address of the link {found.name}"


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The range without blank characters at its ends, or None if there is nothing else."""
    part = text[start:end]
    kept = part.strip()
    if not kept:
        return None
    first = start + len(part) - len(part.lstrip())
    return Span(first, first + len(kept))


def _covering(text: str, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts in order, with what lies between them as furniture."""
    at = 0
    for part in [*sorted(parts, key=lambda part: part.start), None]:
        between = _trimmed(text, at, part.start if part else len(text))
        if between:
            yield Part("furniture", *between, "marks of Markdown")
        if part:
            yield part
            at = part.end


def _links(text: str, parts: Sequence[Part], path: str) -> tuple[list[Link], list[Problem]]:
    """The links of all blocks with words; those whose address is not allowed have no target."""
    known = {
        found.name.casefold(): found.target
        for part in parts
        if part.because.startswith("address of the link")
        for found in definitions(text, Span(part.start, part.end))
    }
    links: list[Link] = []
    problems: list[Problem] = []
    for part in parts:
        if part.kind not in {"furniture", "code"}:
            links += links_in(text, Span(part.start, part.end), known, path, problems)
    return links, problems
