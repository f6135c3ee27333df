"""The walk over a page's tree: all of its visible text as blocks, in reading order, with exact places.

In: the tree. Out: a `Page`: the reading text (white space made single, blocks apart by a blank line, lines by a
newline, cells by a tab), and its `Piece`s with what their elements say. The walk also puts a `mark` of invisible
letters behind each text in the tree, so that whatever an extractor keeps of the tree is known to the letter.
One pass, no recursion: pages nested as deep as the parser goes are read in linear time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from digest.loaders import html_hints
from digest.loaders.html_tables import data_tables
from digest.loaders.html_tree import Element, text_of, walk
from digest.loaders.html_writer import Piece, Writer

_BLOCKS: Final = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav ol optgroup "
    "option p pre section summary table tbody td tfoot th thead tr ul video audio".split()
)
_SKIPPED: Final = frozenset(
    "script style template head title svg noscript iframe object embed canvas select datalist textarea map audio "
    "video annotation noframes applet param source track rp".split()
)
"""Elements whose text a reader does not see."""
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINE_TAGS: Final = frozenset({"strong", "b"})
_FIRST_MARK: Final = 0xE0100
_MARKS: Final = 240
"""The variation selectors of plane 14: letters that nothing shows and that extractors keep."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was walked."""

    text: str
    pieces: tuple[Piece, ...]
    anchors: frozenset[str]
    """Every id in the page."""
    words: tuple[int, ...]
    """For each mark the number of words before it."""
    owners: tuple[int, ...]
    """For each mark the piece that its text stands in, or -1."""


def mark(number: int) -> str:
    """Returns the three letters that stand for a number."""
    high, low = divmod(number, _MARKS)
    return "".join(chr(_FIRST_MARK + digit) for digit in (*divmod(high, _MARKS), low))


def marks(text: str) -> Iterator[int]:
    """Returns the numbers of the marks in a text."""
    digits = [ord(char) - _FIRST_MARK for char in text if _FIRST_MARK <= ord(char) < _FIRST_MARK + _MARKS]
    for at in range(0, len(digits) - 2, 3):
        yield (digits[at] * _MARKS + digits[at + 1]) * _MARKS + digits[at + 2]


def read(root: Element) -> Page:
    """Returns the page's text and pieces, and leaves a mark behind each text of the tree."""
    state = _State(Writer(), {id(table): table for table in data_tables(root)}, _hidden_limit(root))
    steps = walk(root)
    for event, element in steps:
        if event == "end":
            state.leave(element)
        elif not isinstance(element.tag, str) or state.unseen(element):
            steps.skip_subtree()
            state.skipped.append(element)
        else:
            state.enter(element)
    text, pieces = state.writer.finish()
    return Page(text, pieces, frozenset(state.anchors), tuple(state.words), tuple(state.writer.owners))


def _hidden_limit(root: Element) -> int:
    """How much text may stand in a hidden element before it is taken for the page itself, shown by a script."""
    total = 0
    steps = walk(root)
    for event, element in steps:
        if event == "start" and (not isinstance(element.tag, str) or element.tag in _SKIPPED):
            steps.skip_subtree()
        elif event == "start":
            total += len((element.text or "").strip())
        else:
            total += len((element.tail or "").strip())
    return total // 4


@dataclass(slots=True)
class _State:
    """Where the walk is."""

    writer: Writer
    tables: dict[int, Element]
    hidden_limit: int
    zones: list[frozenset[str]] = field(default_factory=lambda: [frozenset()])
    containers: list[int] = field(default_factory=lambda: [0])
    count: int = 0
    in_table: int = 0
    in_pre: int = 0
    revealed: int = 0
    words: list[int] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    skipped: list[Element] = field(default_factory=list)

    def unseen(self, element: Element) -> bool:
        """Whether an element's text is not shown."""
        if element.tag in _SKIPPED:
            return True
        style = (element.get("style") or "").replace(" ", "").lower()
        if "display:none" not in style and element.get("hidden") is None:
            return False
        if self.revealed or element.tag in {"body", "html"}:
            return False
        if len(text_of(element, self.hidden_limit + 1)) > self.hidden_limit:
            self.revealed += 1
            return False
        return True

    def enter(self, element: Element) -> None:
        """Reads what an element opens, and its first text."""
        tag = element.tag
        found = html_hints.zones(element)
        self.zones.append(self.zones[-1].union(found) if found else self.zones[-1])
        anchor = element.get("id") or (element.get("name") if tag == "a" else None)
        if anchor:
            self.anchors.add(anchor)
        self._enter_box(element)
        if anchor:
            self.writer.anchor(anchor)
        if tag == "pre":
            self.in_pre += 1
        if tag == "a":
            self.writer.open_link(element.get("href") or "", element.get("rel") or "", element.get("role") or "")
        elif tag in _LINE_TAGS:
            self.writer.bold += 1
        elif tag == "time":
            self.writer.open_time(element.get("datetime") or "", element.get("itemprop") or "")
        if element.text:
            element.text = self._write(element.text)

    def _enter_box(self, element: Element) -> None:
        """Begins what an element parts from the text before it: a block, a row, a cell, a line."""
        tag = element.tag
        if id(element) in self.tables:
            self.in_table += 1
            self._open(element)
        elif self.in_table and tag != "caption":
            self._in_cell(tag)
        elif tag in _BLOCKS:
            self._open(element)
        elif tag == "br":
            self.writer.line()

    def leave(self, element: Element) -> None:
        """Closes what an element opened, and reads the text after it."""
        tag = element.tag
        if self.skipped and self.skipped[-1] is element:
            self.skipped.pop()
        else:
            self.zones.pop()
            if tag == "a":
                self.writer.close_link()
            elif tag in _LINE_TAGS:
                self.writer.bold -= 1
            elif tag == "time":
                self.writer.close_time()
            elif tag == "pre":
                self.in_pre -= 1
            if id(element) in self.tables:
                self.in_table -= 1
                self._close()
            elif tag in _BLOCKS and (not self.in_table or tag == "caption"):
                self._close()
        if element.tail:
            element.tail = self._write(element.tail)

    def _open(self, element: Element) -> None:
        """Begins a block."""
        self.count += 1
        self.containers.append(self.count)
        parent = self.containers[-2]
        tag = element.tag
        if element.get("role") == "heading":
            level = element.get("aria-level") or "2"
            tag = f"h{level}" if level in "123456" else "h2"
        self.writer.begin(tag, self.zones[-1], parent)

    def _close(self) -> None:
        """Ends a block; what follows belongs to the block around it."""
        self.containers.pop()
        self.writer.close()

    def _in_cell(self, tag: str) -> None:
        """Rows of a table of data are lines, its cells stand apart by a tab, and blocks in a cell by a space."""
        if tag == "tr":
            self.writer.gap("\n")
        elif tag in {"td", "th"}:
            self.writer.gap("\t")
        elif tag in _BLOCKS or tag == "br":
            self.writer.gap(" ")

    def _write(self, text: str) -> str:
        """Writes a text and returns it with its mark."""
        if any(_FIRST_MARK <= ord(char) < _FIRST_MARK + _MARKS for char in text) if not text.isascii() else False:
            text = "".join(char for char in text if not _FIRST_MARK <= ord(char) < _FIRST_MARK + _MARKS)
        count = self.writer.add(text, len(self.words), keep=bool(self.in_pre and not self.in_table))
        if not count:
            return text
        self.words.append(count)
        end = len(text.rstrip())
        return text[:end] + mark(len(self.words) - 1) + text[end:]
