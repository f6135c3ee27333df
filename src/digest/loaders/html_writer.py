"""Writes the reading text of a page: collects words into pieces and keeps the place of every word, link and time.

In: texts and the events of the walk. Out: the whole text and its pieces, ordered and disjoint, that cover every
non-blank character. Invisible letters that only steer line breaks (soft hyphens, zero-width spaces) are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

_DROPPED: Final = dict.fromkeys([0xAD, 0x200B, 0x2060, 0xFEFF, 0x7F, *range(9), *range(14, 32)])
"""Soft hyphen, zero-width space, word joiner, byte order mark, control characters."""
BREAK: Final = "\n\n"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link in a piece, before its address is resolved."""

    start: int
    end: int
    href: str
    rel: str
    role: str


@dataclass(frozen=True, slots=True)
class Time:
    """A `time` element."""

    start: int
    end: int
    datetime: str
    prop: str


@dataclass(slots=True)
class Piece:
    """A stretch of the reading text that stands in one block of the page."""

    tag: str
    zones: frozenset[str]
    parent: int
    """A number for the element around it."""
    start: int = 0
    end: int = 0
    words: int = 0
    link_words: int = 0
    bold_words: int = 0
    links: list[Anchor] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Writer:
    """Collects the text."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    bold: int = 0
    _stack: list[tuple[str, frozenset[str], int]] = field(default_factory=list)
    _piece: Piece | None = None
    _gap: str = ""
    _lines: int = 0
    _ids: list[str] = field(default_factory=list)
    _links: list[list[object]] = field(default_factory=list)
    _times: list[list[object]] = field(default_factory=list)

    def begin(self, tag: str, zones: frozenset[str], parent: int) -> None:
        """Begins an element that is a block."""
        self._flush()
        self._stack.append((tag, zones, parent))

    def close(self) -> None:
        """Ends the innermost block."""
        self._flush()
        if self._stack:
            self._stack.pop()

    def anchor(self, name: str) -> None:
        """Notes an id; it belongs to the piece that is open, or to the next."""
        (self._piece.ids if self._piece else self._ids).append(name)

    def gap(self, sign: str) -> None:
        """Parts what was written from what follows; the strongest sign of several wins."""
        if self._piece and "\t \n".find(sign) >= 0 and _STRENGTH[sign] > _STRENGTH[self._gap]:
            self._gap = sign

    def line(self) -> None:
        """A line break; two of them begin a new piece."""
        self._lines += 1
        if self._lines > 1:
            self._flush()
        else:
            self.gap("\n")

    def open_link(self, href: str, rel: str, role: str) -> None:
        """Begins a link."""
        self._links.append([href, rel, role, -1])

    def close_link(self) -> None:
        """Ends the innermost link."""
        if self._links:
            self._end_link(self._links.pop())

    def open_time(self, datetime: str, prop: str) -> None:
        """Begins a `time`."""
        self._times.append([datetime, prop, -1])

    def close_time(self) -> None:
        """Ends the innermost `time`."""
        if self._times:
            datetime, prop, start = self._times.pop()
            if self._piece and isinstance(start, int) and start >= self._piece.start >= 0:
                self._piece.times.append(Time(start, self.length, str(datetime), str(prop)))

    def add(self, raw: str, number: int, *, keep: bool = False) -> int:
        """Writes a text; returns how many words it has. `number` is the mark that it bears in the tree."""
        if keep:
            return self._add_lines(raw, number)
        text = raw if raw.isascii() and raw.isprintable() else raw.translate(_DROPPED)
        words = text.split()
        if not words:
            if text:
                self.gap(" ")
            return 0
        if text[0].isspace():
            self.gap(" ")
        self._put(" ".join(words), len(words), number)
        if text[-1].isspace():
            self.gap(" ")
        return len(words)

    def finish(self) -> tuple[str, tuple[Piece, ...]]:
        """Returns the whole text and its pieces."""
        self._flush()
        return "".join(self.parts), tuple(self.pieces)

    def _add_lines(self, raw: str, number: int) -> int:
        """Writes preformatted text as it stands."""
        text = raw.translate(_DROPPED).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
        body = text.rstrip()
        if not body:
            self._gap = max(self._gap, text, key=len) if self._piece else ""
            return 0
        if not self._piece:
            body = body.lstrip("\n")
        count = len(body.split())
        self._put(body, count, number)
        self._gap = text[len(text.rstrip()) :]
        return count

    def _put(self, text: str, words: int, number: int) -> None:
        """Writes words into the piece that is open, or opens one."""
        self._lines = 0
        if self._piece is None:
            self._piece = self._begin()
        elif self._gap:
            self._append(self._gap)
        self._gap = ""
        for entry in (*self._links, *self._times):
            if entry[-1] == -1:
                entry[-1] = self.length
        self._append(text)
        piece = self._piece
        piece.words += words
        piece.link_words += words if self._links else 0
        piece.bold_words += words if self.bold > 0 else 0
        while len(self.owners) <= number:
            self.owners.append(-1)
        self.owners[number] = len(self.pieces)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _begin(self) -> Piece:
        """A new piece at the end of the text."""
        if self.length:
            self._append(BREAK)
        tag, zones, parent = self._stack[-1] if self._stack else ("body", frozenset[str](), 0)
        piece = Piece(tag, zones, parent, start=self.length, ids=self._ids)
        self._ids = []
        return piece

    def _end_link(self, entry: list[object]) -> None:
        """Notes a link that ends here."""
        href, rel, role, start = entry
        if self._piece and isinstance(start, int) and self._piece.start <= start < self.length:
            self._piece.links.append(Anchor(start, self.length, str(href), str(rel), str(role)))

    def _flush(self) -> None:
        """Ends the piece that is open."""
        self._gap, self._lines = "", 0
        if not self._piece:
            return
        for entry in self._links:
            self._end_link(entry)
            entry[-1] = -1
        for entry in self._times:
            entry[-1] = -1
        self._piece.end = self.length
        self.pieces.append(self._piece)
        self._piece = None


_STRENGTH: Final = {"": 0, " ": 1, "\t": 2, "\n": 3}
