"""Entries of a bibliography after the Chicago Manual of Style, 18th edition, notes and bibliography.

In: an item. Out: a string of `rich`, as citeproc-js makes it with the CSL style `chicago-notes-bibliography`; laws as
in legal lists.
"""

from __future__ import annotations

from typing import Final

from digest.citations import apa, parts
from digest.citations.item import Item
from digest.citations.names import Name
from digest.citations.rich import clean, italic, joined, quoted, stop
from digest.citations.titles import headline

_YEAR_ONLY: Final = frozenset({"book", "chapter", "report", "thesis"})
_QUOTED: Final = frozenset({"article", "webpage", "paper-conference", "dataset", "thesis", "speech", "document"})
"""Works in quotation marks wherever they stand; others only inside a container, books never."""


def entry(item: Item) -> str:
    """Returns the item's entry."""
    if item.type in parts.LEGAL:
        return stop(apa.law(item).replace("Retrieved ", ""))
    authors, publisher = _authors(item), clean(item.publisher)
    container = headline(clean(item.container), item.language)
    if not authors and item.type in parts.NEWS:
        authors, container = italic(container), ""
    elif not authors and item.type == "webpage":
        authors = publisher or container
        container, publisher = (container, "") if publisher else ("", "")
    rest = _in_periodical(item, container, publisher) if item.type in parts.PERIODICAL | {"webpage"} else ()
    where = rest or _on_its_own(item, container, publisher)
    return joined([stop(authors), stop(_title(item)), *map(stop, where), stop(parts.address(item))])


def _authors(item: Item) -> str:
    """Up to six names in a row, the first inverted; of more, three."""
    first = [_inverted(name) for name in item.authors[:1]]
    shown = first + [parts.in_order(name, clean(name.given)) for name in item.authors[1:]]
    if len(shown) > 6:
        return ", ".join(shown[:3]) + ", et al."
    return parts.row(shown, item.authors, word="and")


def _inverted(name: Name) -> str:
    """A name with its particles behind: "Eike, Jonas van der, Jr."."""
    given = joined([clean(name.given), clean(name.particle)])
    return clean(name.literal) or joined([clean(name.bare_family), given, name.suffix], ", ")


def _title(item: Item) -> str:
    """In headline style, in quotation marks or italics."""
    title = headline(clean(item.title), item.language)
    in_marks = item.type in _QUOTED or (item.container and item.type != "book")
    return quoted(title) if in_marks else italic(title)


def _in_periodical(item: Item, container: str, publisher: str) -> tuple[str, ...]:
    """Where an article, a post, a paper or a page of a site appeared, and when."""
    dated = parts.american(item, "" if item.type == "webpage" else "n.d.")
    if item.type == "article-journal" and (item.volume or item.issue):
        return (_numbered(item, container),)
    ahead = "ahead of print" if item.type == "article-journal" and item.doi and not item.pages else ""
    name = container if item.type == "webpage" else italic(container)
    issuer = publisher if item.type in {"webpage", "post-weblog", "post"} else ""
    return (joined([name, ahead if container else "", issuer, dated, parts.pages(item, "chicago")], ", "),)


def _numbered(item: Item, container: str) -> str:
    """A journal with volume, issue, date in parentheses and pages."""
    issue = f"no. {clean(item.issue)}" if item.issue else ""
    start = joined([joined([italic(container), clean(item.volume)]), issue], ", ")
    whole = not (item.volume and item.issue)
    date = parts.year(item, "n.d.") if not whole else _month(item)
    return joined([f"{start} ({date})", parts.pages(item, "chicago")], ": ")


def _month(item: Item) -> str:
    """The month and year."""
    if not item.date or not item.date.day:
        return parts.american(item, "n.d.")
    return f"{parts.american(item).split(' ')[0]} {item.date.year}"


def _on_its_own(item: Item, container: str, publisher: str) -> tuple[str, ...]:
    """What a work stands in, its number, publisher and date."""
    date = parts.year(item, "n.d.") if item.type in _YEAR_ONLY else parts.american(item, "n.d.")
    kind = "Preprint" if item.type == "article" else ""
    number = "" if item.type == "thesis" else parts.numbered(item)
    return (f"In {italic(container)}" if container else "", number, joined([kind, publisher, date], ", "))
