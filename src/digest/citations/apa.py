"""Entries of a list of references after APA, 7th edition.

In: an item. Out: a string of `rich`, as citeproc-js makes it with the CSL style `apa`; laws as in legal lists.
"""

from __future__ import annotations

from typing import Final

from digest.citations import parts
from digest.citations.item import Item
from digest.citations.rich import clean, italic, joined, stop
from digest.citations.titles import headline

_DATED: Final = frozenset(
    {"article-magazine", "article-newspaper", "webpage", "post-weblog", "post", "speech", "document",
     "paper-conference"}
)  # fmt: skip
"""Works whose day of publishing is given; of others the year alone."""


def entry(item: Item) -> str:
    """Returns the item's entry."""
    if item.type in parts.LEGAL:
        return law(item)
    authors = _authors(item)
    publisher = clean(item.publisher)
    if not authors and item.type == "webpage":
        authors, publisher = publisher, ""
    described = _described(item)
    title = joined([_title(item), *described])
    date = f"({_date(item)})."
    if not authors:
        number = [part for part in described if part.startswith("(")]
        kind = [stop(part) for part in described if part.startswith("[")]
        start = [stop(joined([_title(item), *number])), date, *kind]
    else:
        start = [stop(authors), date, stop(title)]
    return joined([*start, *map(stop, _where(item, publisher)), _link(item)])


def law(item: Item) -> str:
    """Returns the entry of a law, a regulation or a treaty."""
    title = headline(clean(item.title), item.language)
    number = clean(item.number)
    if item.type == "treaty":
        names = joined([clean(name.literal or name.family) for name in item.authors], ", ")
        pieces = [title, names, parts.american(item), numbered(number, "No."), clean(item.container)]
        return joined([stop(joined(pieces, ", ")), _link(item)])
    label = "Pub. L. No." if item.type == "legislation" else "No."
    cited = joined([title, clean(item.container), numbered(number, label)], ", ")
    return joined([stop(joined([cited, f"({parts.year(item)})" if item.date else ""])), _link(item)])


def numbered(number: str, word: str) -> str:
    """Returns a law's number after its word, and nothing where there is none."""
    return f"{word} {number}" if number else ""


def _authors(item: Item) -> str:
    """Up to twenty names in a row; of more, nineteen and the last."""
    shown = [parts.inverted(name, parts.initials(name)) for name in item.authors]
    if len(shown) > 20:
        return ", ".join(shown[:19]) + f", … {shown[-1]}"
    return parts.row(shown, item.authors, word="&")


def _date(item: Item) -> str:
    """The year, and for some works the month and day after it."""
    if not item.date:
        return "n.d."
    if item.type not in _DATED or not item.date.month:
        return str(item.date.year)
    month_day = parts.american(item).removesuffix(str(item.date.year)).strip(" ,")
    return f"{item.date.year}, {month_day}"


def _title(item: Item) -> str:
    """In italics, unless the work stands in another."""
    title = clean(item.title)
    return title if item.container and item.type != "webpage" else italic(title)


def _described(item: Item) -> list[str]:
    """What follows a title: a number in parentheses, a kind in brackets."""
    found = []
    if item.number and item.type not in parts.PERIODICAL:
        found.append(f"({parts.numbered(item)})")
    if item.type == "dataset":
        found.append("[Dataset]")
    if item.type == "thesis" and item.publisher and parts.address(item):
        found.append(f"[{clean(item.publisher)}]")
    return found


def _where(item: Item, publisher: str) -> list[str]:
    """The container with its numbers, and the publisher."""
    container = clean(item.container)
    if item.type in parts.PERIODICAL:
        numbers = italic(clean(item.volume)) + (f"({clean(item.issue)})" if item.issue else "")
        return [joined([italic(container), numbers, parts.pages(item)], ", ")]
    if item.type == "webpage":
        return [publisher, container]
    if item.type == "thesis" and parts.address(item):
        publisher = ""
    span = parts.pages(item)
    within = f" ({'pp.' if '–' in span or ',' in span else 'p.'} {span})" if span and container else ""
    return [f"In {italic(container)}{within}" if container else "", publisher]


def _link(item: Item) -> str:
    """The address, with a word before it where the work has no date."""
    link = parts.address(item)
    return f"Retrieved {link}" if link and not item.date and not item.doi else link
