"""The cue lexicons: word lists of our own making, each a text file beside this module, read once and never changed.

In: the name of a lexicon. Out: its rows, tuples of columns. A file holds one row per line, columns parted by tabs;
lines that begin with `#` are comments and tell what a group of rows is for, with an example. This module opens its
own package data and nothing else; a row with too few columns is refused.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rows(name: str, columns: int = 1) -> tuple[tuple[str, ...], ...]:
    """Returns the rows of the lexicon `name`, each padded to at least `columns` columns.

    Raises:
        ValueError: where a row has an empty first column, which is a fault of the package and not of a user.
    """
    text = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8")
    found: list[tuple[str, ...]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if not cells[0]:
            raise ValueError(f"lexicon {name}, line {number}: the first column is empty")
        found.append(cells + ("",) * (columns - len(cells)))
    return tuple(found)


@cache
def words(name: str, group: str = "") -> frozenset[str]:
    """Returns the words of a lexicon's first column, of those rows whose second column is `group` where given.

    A row may hold several words, parted by spaces.
    """
    return frozenset(
        word for cells in rows(name, 2) if not group or cells[1] == group for word in cells[0].split() if word
    )
