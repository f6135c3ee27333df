"""Which tables of a page hold data, and which only lay it out.

In: the tree. Out: the elements of the tables of data. One pass with a stack, so that tables nested a thousand deep
cost no more than a thousand tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from digest.loaders.html_tree import Element, walk

_PARTS: Final = frozenset({"table", "tr", "td", "th", "caption", "p", "li", "h1", "h2", "h3", "form", "div"})
_BLOCKS: Final = frozenset({"p", "li", "h1", "h2", "h3"})


@dataclass(slots=True)
class _Table:
    element: Element
    rows: int = 0
    cells: int = 0
    heads: int = 0
    blocks: int = 0
    nested: bool = False

    @property
    def holds_data(self) -> bool:
        """Whether rows and columns mean something here: no table within, more cells than paragraphs."""
        if self.nested or self.element.get("role") in {"presentation", "none"}:
            return False
        if self.rows < 2 or self.cells < self.rows * 1.5:
            return self.heads > 0 and self.cells > self.blocks
        return self.blocks <= self.cells or self.heads > 0


def data_tables(root: Element) -> list[Element]:
    """Returns the tables that hold data, in document order of their ends."""
    open_tables: list[_Table] = []
    found: list[Element] = []
    for event, element in walk(root):
        if element.tag not in _PARTS:
            continue
        if event == "start":
            if element.tag == "table":
                if open_tables:
                    open_tables[-1].nested = True
                open_tables.append(_Table(element))
            elif open_tables:
                _count(open_tables[-1], element.tag)
        elif element.tag == "table":
            table = open_tables.pop()
            if table.holds_data:
                found.append(table.element)
    return found


def _count(table: _Table, tag: str) -> None:
    """Counts one part of a table."""
    table.rows += tag == "tr"
    table.cells += tag in {"td", "th"}
    table.heads += tag == "th"
    table.blocks += tag in _BLOCKS
    table.nested |= tag == "form"
