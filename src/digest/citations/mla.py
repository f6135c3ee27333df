"""Entries of a list of works cited after the MLA Handbook, 9th edition.

In: an item. Out: a string of `rich`, as citeproc-js makes it with the CSL style `modern-language-association`.
"""

from __future__ import annotations

from typing import Final

from digest.citations import parts
from digest.citations.item import Item
from digest.citations.rich import clean, italic, joined, quoted, stop
from digest.citations.titles import headline

_YEAR_ONLY: Final = frozenset({"book", "chapter", "paper-conference", "thesis"})
_QUOTED: Final = frozenset({"article", "dataset", "document", "paper-conference", "speech"})
_UNPUBLISHED: Final = parts.PERIODICAL | {"thesis"}
"""Works whose publisher is not named among the rest."""


def entry(item: Item) -> str:
    """Returns the item's entry."""
    span = parts.pages(item, "mla")
    elements = [
        italic(headline(clean(item.container), item.language)),
        f"vol. {clean(item.volume)}" if item.volume else "",
        f"no. {clean(item.issue)}" if item.issue else "",
        parts.numbered(item, "no."),
        "" if item.type in _UNPUBLISHED else clean(item.publisher),
        _date(item),
        f"{'pp.' if '–' in span or ',' in span else 'p.'} {span}" if span else "",
        parts.address(item),
    ]
    school = stop(clean(item.publisher)) if item.type == "thesis" else ""
    return joined([stop(_authors(item)), stop(_title(item)), stop(joined(elements, ", ")), school])


def _authors(item: Item) -> str:
    """One name or two, the first inverted; of more, the first."""
    shown = [parts.inverted(name, clean(name.given)) for name in item.authors[:1]]
    shown += [parts.in_order(name, clean(name.given)) for name in item.authors[1:]]
    if len(shown) > 2:
        return f"{shown[0]}, et al."
    return parts.row(shown, item.authors, word="and")


def _title(item: Item) -> str:
    """In headline style; in quotation marks inside a container, in italics alone, plain for a law."""
    title = headline(clean(item.title), item.language)
    if item.type in parts.LEGAL:
        return title
    return quoted(title) if item.type in _QUOTED or (item.container and item.type != "book") else italic(title)


def _date(item: Item) -> str:
    """The day, month and year as far as the kind of work asks for them."""
    date = item.date
    if not date or item.type == "speech":
        return ""
    month = parts.MLA_MONTHS[date.month - 1] if date.month and item.type not in _YEAR_ONLY else ""
    day = str(date.day) if date.day and month and item.type != "article-journal" else ""
    return joined([day, month, str(date.year)])
