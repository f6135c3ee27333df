"""The door to the styles: an item and a style's name become an entry, as plain text or as HTML.

In: an `Item` and one of `STYLES`. Out: one line. Entries are byte-equal to citeproc-js's on the works in
``tests/cases/citations.json``; the styles' editions are named in `STYLES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
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
    return rich.plain(_entry(item, style))


def cite_html(item: Item, style: str) -> str:
    """Returns the item's entry in the style as HTML: escaped text and `<i>` elements."""
    return rich.html(_entry(item, style))


def _entry(item: Item, style: str) -> str:
    """The entry in the style; what holds no word once it is cleaned counts as missing, names too."""
    return _ENTRY[style](
        replace(
            item,
            authors=tuple(name for name in item.authors if rich.clean(name.literal or name.family)),
            container=rich.clean(item.container),
            publisher=rich.clean(item.publisher),
            volume=rich.clean(item.volume),
            issue=rich.clean(item.issue),
            pages=rich.clean(item.pages),
            number=rich.clean(item.number),
        )
    )
