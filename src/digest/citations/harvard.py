"""Entries of a list of references after Harvard, as in Cite Them Right, 12th edition.

In: an item. Out: a string of `rich`, as citeproc-js makes it with the CSL style `harvard-cite-them-right` in British
English.
"""

from __future__ import annotations

from typing import Final

from digest import dates
from digest.citations import parts
from digest.citations.item import Item
from digest.citations.rich import clean, italic, joined, quoted_british, stop_after

_ITALIC: Final = frozenset({"book", "report", "webpage", "thesis", "legislation", "bill"})
_TITLED: Final = frozenset({"article-journal", "article-magazine", "article-newspaper"})
"""Works that stand under their container's title where they have no author, and name no publisher."""
_DATED: Final = parts.NEWS | {"post-weblog", "post", "speech"}


def entry(item: Item) -> str:
    """Returns the item's entry."""
    title, container = clean(item.title), italic(clean(item.container))
    named = italic(title) if item.type in _ITALIC else quoted_british(title)
    date = f"({parts.year(item, 'no date')})"
    if item.authors:
        head, middle = f"{_authors(item)} {date} {named}", _container(item, container)
    elif container and item.type in _TITLED:
        head, middle = f"{container} {date} {named}", ""
    else:
        head, middle = f"{named} {date}", _container(item, container)
    start = joined([head, middle], ", " if item.authors else " ")
    issuer = "" if item.type in _TITLED else clean(item.publisher)
    number = clean(item.number) if item.type == "report" else ""
    *full, last = [part for part in (start, number, issuer) if part]
    last = joined([last, *_numbers(item), _day(item), _pages(item)], ", ")
    link = parts.address(item)
    return joined([*map(stop_after, full), stop_after(last), f"Available at: {link}." if link else ""])


def _authors(item: Item) -> str:
    """Up to three names in a row; of more, the first."""
    shown = [parts.inverted(name, parts.initials(name, "")) for name in item.authors]
    if len(shown) > 3:
        return f"{shown[0]} {italic('et al.')}"
    return parts.row(shown, item.authors, word="and", serial=False)


def _container(item: Item, container: str) -> str:
    """The container, marked where the work is not yet in an issue."""
    early = item.type == "article" or (item.type == "article-journal" and not item.volume and not item.pages)
    return f"{container} [Preprint]" if container and early else container


def _numbers(item: Item) -> list[str]:
    """A journal's volume and issue."""
    if item.type != "article-journal":
        return []
    return [clean(item.volume) + (f"({clean(item.issue)})" if item.issue else "")]


def _day(item: Item) -> str:
    """The day and month for what appears daily."""
    date = item.date
    if not date or not date.month or item.type not in _DATED:
        return ""
    return joined([str(date.day) if date.day else "", dates.MONTHS[date.month - 1]])


def _pages(item: Item) -> str:
    """The pages with their word."""
    span = parts.pages(item)
    return f"{'pp.' if '–' in span or ',' in span else 'p.'} {span}" if span else ""
