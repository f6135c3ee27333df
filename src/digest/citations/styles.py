"""The door to the styles: an item and a style's name become an entry, as plain text or as HTML.

In: an `Item` and one of `STYLES`. Out: one line. Entries are byte-equal to citeproc-js's on the works in
``tests/cases/citations.json``; the styles' editions are named in `STYLES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from digest.citations import apa, chicago, harvard, ieee, mla, rich
from digest.citations.item import Item

STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "apa": "APA, 7th edition",
        "chicago": "Chicago, 18th edition, notes and bibliography",
        "mla": "MLA, 9th edition",
        "ieee": "IEEE",
        "harvard": "Harvard (Cite Them Right, 12th edition)",
    }
)
"""Names of styles with what readers call them, in the order in which they are shown."""

_ENTRY: Final[Mapping[str, Callable[[Item], str]]] = MappingProxyType(
    {
        "apa": apa.entry,
        "chicago": chicago.entry,
        "mla": mla.entry,
        "ieee": ieee.entry,
        "harvard": harvard.entry,
    }
)


def cite(item: Item, style: str) -> str:
    """Returns the item's entry in the style as plain text."""
    return rich.plain(_ENTRY[style](item))


def cite_html(item: Item, style: str) -> str:
    """Returns the item's entry in the style as HTML: escaped text and `<i>` elements."""
    return rich.html(_ENTRY[style](item))
