"""What the five styles share: names in a row, initials, ranges of pages, months, and which works are which.

In: names and items. Out: strings of `rich`. The styles differ in order and punctuation; those differences are
arguments here or live in the style's own module.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest import dates
from digest.citations.item import Item
from digest.citations.names import Name
from digest.citations.rich import clean, joined

LEGAL: Final = frozenset({"legislation", "bill", "regulation", "treaty", "hearing", "legal_case"})
PERIODICAL: Final = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "paper-conference", "post-weblog", "post"}
)
"""Works that appear in a container with a name of its own and no publisher worth naming."""
NEWS: Final = frozenset({"article-magazine", "article-newspaper"})
SHORT_MONTHS: Final = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
MLA_MONTHS: Final = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
_NUMERIC: Final = re.compile(r"[A-Za-z]?\d+[A-Za-z]?")
_RANGE: Final = re.compile(r"([A-Za-z]*)(\d+)\s*[-–]\s*([A-Za-z]*)(\d+)")


def initials(name: Name, between: str = " ") -> str:
    """Returns the given names' initials: "J. T.", "J.-L."; `between` stands between them."""
    words = [
        "-".join(f"{part[0]}." for part in word.split("-") if part)
        for given in clean(name.given).split()
        for word in (re.sub(r"\.(?=\w)", ". ", given).split() or [given])
    ]
    return between.join(word for word in words if word)


def in_order(name: Name, given: str) -> str:
    """Returns the name as one says it: "Ada Quill Jr."."""
    return clean(name.literal) or joined([given, clean(name.family), name.suffix])


def inverted(name: Name, given: str) -> str:
    """Returns the name as lists have it: "Quill, Ada, Jr."."""
    return clean(name.literal) or joined([clean(name.family), given, name.suffix], ", ")


def row(shown: Sequence[str], names: Sequence[Name], *, word: str, serial: bool = True) -> str:
    """Returns names in a row, `word` before the last.

    Two are parted by a comma only where the second is a person, three and more where `serial` holds or the last is
    a body.
    """
    if len(shown) < 2:
        return "".join(shown)
    *first, last = shown
    body = bool(names[len(shown) - 1].literal)
    with_comma = (serial and not body) if len(shown) == 2 else (serial or body)
    return ", ".join(first) + (", " if with_comma else " ") + f"{word} {last}"


def pages(item: Item, style: str = "expanded") -> str:
    """Returns the pages with a dash: in full, or the end shortened as `chicago` or `mla` have it."""
    found = _RANGE.fullmatch(item.pages.strip())
    if not found:
        return clean(item.pages).replace("-", "–")
    letters, start, other, end = found.groups()
    if len(start) == len(end) and letters == other:
        if style == "chicago":
            end, other = _chicago(start, end), ""
        elif style == "mla":
            end, other = _shortened(start, end, 2), ""
    elif style != "expanded" and letters == other and letters:
        other = ""
    return f"{letters}{start}–{other}{end}"


def _shortened(start: str, end: str, least: int) -> str:
    """The end's digits from the first that differs, but no fewer than `least`."""
    same = next((n for n, (one, two) in enumerate(zip(start, end, strict=True)) if one != two), len(end))
    return end[max(0, min(same, len(end) - least)) :]


def _chicago(start: str, end: str) -> str:
    """The end as Chicago has it: 101–8, 107–18, 100–104."""
    if len(start) < 3 or start.endswith("00"):
        return end
    return _shortened(start, end, 1 if start[-2] == "0" else 2)


def numbered(item: Item, word: str = "No.") -> str:
    """Returns a report's number, with `word` before it where it is a mere number."""
    number = clean(item.number)
    return f"{word} {number}" if _NUMERIC.fullmatch(number) else number


def year(item: Item, missing: str = "") -> str:
    """Returns the year, or what stands for a missing one."""
    return str(item.date.year) if item.date else missing


def american(item: Item, missing: str = "") -> str:
    """Returns the date as "May 14, 2024", as far as known."""
    date = item.date
    if not date:
        return missing
    month = dates.MONTHS[date.month - 1] if date.month else ""
    day = f" {date.day}," if date.day else ""
    return joined([f"{month}{day}", str(date.year)])


def address(item: Item) -> str:
    """Returns the DOI as a link, or the URL."""
    return f"https://doi.org/{item.doi}" if item.doi else item.url
