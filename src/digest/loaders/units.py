"""The lines of a page dump as units of reading: one paragraph, heading, list item or menu entry each.

In: a text. Out: `Unit`s with exact offsets, in order, disjoint, covering every non-blank character. Where a text is
wrapped at a column (mail, Gutenberg), the lines of one paragraph make one unit; the text itself is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_LINE: Final = re.compile(r"[^\n\u2028\u2029\f]+")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_MARK: Final = re.compile(r"(?:[•●▪◦‣⁃·∙*–—-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+(?=\S)")
"""What begins an item of a list: `•`, `-`, `3.`, `(b)`."""
_QUOTE_MARK: Final = re.compile(r"(?:>\s?)+")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
MATCHED: Final = 600
"""How much of a giant line is looked at for cues: its first and last so many code points."""

WRAP_COLUMNS: Final = (50, 100)
"""A text is taken for wrapped where its longest lines end between these columns."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of text that is read as one thing."""

    start: int
    end: int
    first: int
    """Where its words begin: after a list's mark or a quotation's `>`."""
    gap: bool
    """Whether a blank line stands before it."""
    indent: int
    """Columns of white space before it."""
    text: str
    """Its words for matching only: white space made single, invisible signs dropped, giant lines shortened."""
    words: int
    marked: bool
    """Whether it begins with a list's mark."""
    quoted: bool
    """Whether it begins with `>`."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    gap: bool
    indent: int

    @property
    def length(self) -> int:
        return self.end - self.start


def units(text: str) -> list[Unit]:
    """Returns the units of a text."""
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    groups = _joined(text, lines, width) if width else ([line] for line in lines)
    return [_unit(text, group) for group in groups]


def normal(text: str) -> str:
    """Returns words for comparing: case, compatibility forms, punctuation and white space made uniform."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    return " ".join(_WORD.findall(plain.replace("’", "'")))


def _lines(text: str) -> Iterator[_Line]:
    """Lines that hold something, trimmed, with what stands before them."""
    at = 0
    for found in _LINE.finditer(text):
        line = found[0]
        body = line.strip()
        if not body:
            continue
        start = found.start() + len(line) - len(line.lstrip())
        gap = at == 0 or text.count("\n", at, start) > 1 or "\f" in text[at:start]
        yield _Line(start, start + len(body), gap, start - found.start())
        at = start + len(body)


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The column that a text is wrapped at, or 0: most lines within its paragraphs end shortly before one column."""
    inner = [line for line, after in pairwise(lines) if not after.gap]
    if len(inner) < 3 or len(inner) < len(lines) // 3:
        return 0
    lengths = sorted(line.indent + line.length for line in lines)
    width = lengths[min(len(lengths) - 1, len(lengths) * 97 // 100)]
    if not WRAP_COLUMNS[0] <= width <= WRAP_COLUMNS[1] or lengths[-1] > 2 * width:
        return 0
    full = sum(width - 18 <= line.indent + line.length <= width + 2 for line in inner)
    flowing = sum(text[line.end - 1] not in ".!?:;" for line in inner)
    return width if full >= 0.6 * len(inner) and flowing >= 0.6 * len(inner) else 0


def _joined(text: str, lines: list[_Line], width: int) -> Iterator[list[_Line]]:
    """Lines of one paragraph together: until a blank line, a list's mark, a shorter line or another quotation depth."""
    group: list[_Line] = []
    for line in lines:
        if group and (line.gap or _breaks(text, group, line, width)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _breaks(text: str, group: list[_Line], line: _Line, width: int) -> bool:
    """Whether a line begins a unit of its own though no blank line stands before it."""
    before = group[-1]
    if _MARK.match(text, line.start) or (text[line.start] == ">") != (text[before.start] == ">"):
        return True
    next_word = text[line.start : line.end].split(None, 1)[0]
    room = width - before.indent - before.length
    return room > width // 2 or (room > len(next_word) + 12 and text[before.end - 1] in '.!?:”"')


def _unit(text: str, lines: list[_Line]) -> Unit:
    """One unit of one line or several."""
    start, end = lines[0].start, lines[-1].end
    if end - start > 2 * MATCHED:
        raw = text[start : start + MATCHED] + " … " + text[end - MATCHED : end]
        words = text.count(" ", start, end) + 1
    else:
        raw, words = text[start:end], 0
    shown = " ".join(_INVISIBLE.sub("", raw.replace("\xa0", " ")).split())
    quote = _QUOTE_MARK.match(text, start, end)
    first = quote.end() if quote and quote.end() < end else start
    mark = _MARK.match(text, first, end)
    return Unit(
        start, end, mark.end() if mark else first, lines[0].gap, lines[0].indent, shown,
        words or len(shown.split()), bool(mark), first > start,
    )  # fmt: skip
