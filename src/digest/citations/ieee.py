"""Entries of a list of references after the IEEE Reference Guide, without their number.

In: an item. Out: a string of `rich`, as citeproc-js makes it with the CSL style `ieee`.
"""

from __future__ import annotations

from typing import Final

from digest.citations import parts
from digest.citations.item import Item
from digest.citations.rich import clean, comma, italic, joined, quoted, stop

_ITALIC: Final = frozenset({"book", "legislation", "bill"})
_ONLINE: Final = frozenset({"webpage", "post-weblog", "post"})
_INSIDE: Final = frozenset({"chapter", "paper-conference", "speech"})
_LOOSE: Final = frozenset({"dataset", "document", "regulation", "treaty", "hearing", "legal_case"})
"""Works whose title and container end a sentence before the publisher."""
_YEAR_ONLY: Final = frozenset({"book", "legislation", "bill", "chapter", "thesis"})
_MONTH_ONLY: Final = frozenset({"article-journal", "report", "paper-conference"})


def entry(item: Item) -> str:
    """Returns the item's entry."""
    authors, title = _authors(item), clean(item.title)
    if item.type in _ITALIC:
        body = joined([stop(italic(title)), stop(joined([clean(item.publisher), _date(item)], ", "))])
    elif item.type in _LOOSE:
        body = _loose(item, title)
    else:
        rest = _rest(item)
        follows = rest or (item.type == "article-journal" and _link(item))
        body = joined([comma(quoted(title)) if follows else stop(quoted(title)), rest])
    if item.type == "article-journal" and _rest(item):
        body = joined([body, _link(item)], ", ")
        return joined([authors, body if item.url and not item.doi else stop(body)], ", ")
    link = _link(item) if item.type not in _ONLINE or not item.doi else ""
    whole = joined([stop(body), link])
    return joined([authors, whole if link.startswith("[") else stop(whole)], ", ")


def _authors(item: Item) -> str:
    """Up to six names in a row; of more, the first."""
    shown = [parts.in_order(name, parts.initials(name)) for name in item.authors]
    if len(shown) > 6:
        return f"{shown[0]} {italic('et al.')}"
    if len(shown) == 2:
        return " and ".join(shown)
    return parts.row(shown, item.authors, word="and")


def _rest(item: Item) -> str:
    """What follows a title in quotation marks, up to the link."""
    container, publisher, date = clean(item.container), clean(item.publisher), _date(item)
    if item.type in _ONLINE:
        return container
    if item.type == "article-journal":
        return joined([italic(container), *_numbers(item), _pages(item), date], ", ")
    if item.type == "article":
        number = f": {clean(item.number)}" if item.number and publisher else ""
        return joined([date, italic(publisher) + number], ", ")
    if item.type in _INSIDE:
        return joined([f"in {italic(container)}" if container else "", publisher, date, _pages(item)], ", ")
    if item.type == "report":
        return joined([publisher, clean(item.number), date, _pages(item)], ", ")
    return joined([italic(container) if item.type != "thesis" else "", publisher, date, _pages(item)], ", ")


def _loose(item: Item, title: str) -> str:
    """A work whose title, or container, ends a sentence."""
    container = italic(clean(item.container))
    head = joined([comma(quoted(title)), stop(container)]) if container else stop(quoted(title))
    return joined([head, stop(joined([clean(item.publisher), _date(item)], ", "))])


def _numbers(item: Item) -> list[str]:
    """A journal's volume and issue."""
    return [
        f"vol. {clean(item.volume)}" if item.volume else "",
        f"no. {clean(item.issue)}" if item.issue else "",
    ]


def _pages(item: Item) -> str:
    """The pages with their word."""
    span = parts.pages(item)
    return f"{'pp.' if '–' in span or ',' in span else 'p.'} {span}" if span else ""


def _date(item: Item) -> str:
    """The date as far as the kind of work asks for it: "Feb. 01, 2023"."""
    date = item.date
    if not date:
        return ""
    if item.type in _YEAR_ONLY or not date.month:
        return str(date.year)
    month = parts.SHORT_MONTHS[date.month - 1]
    if not date.day or item.type in _MONTH_ONLY:
        return f"{month} {date.year}"
    return f"{month} {date.day:02}, {date.year}"


def _link(item: Item) -> str:
    """The DOI, or the address."""
    if item.doi:
        return f"doi: {item.doi}"
    return f"[Online]. Available: {item.url}" if item.url else ""
