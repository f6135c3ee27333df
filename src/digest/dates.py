"""EDTF dates for people and for machines: "14 May 2024", the first day that a date allows, and its parts.

In: a date as records and corrections carry it: ``2024``, ``2024-05``, ``2024-05-14``, each optionally followed by
``?``, ``~`` or ``%`` (uncertain, approximate, both), or two of them around a slash. Out: texts and numbers. What is
not such a date gives None or is shown as it stands; nothing is guessed and no clock is read.
"""

from __future__ import annotations

import calendar
import re
from typing import Final, NamedTuple

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)")


class Day(NamedTuple):
    """A date with what is known of it; 0 stands for an unknown month or day."""

    year: int
    month: int = 0
    day: int = 0
    doubt: str = ""
    """Empty, or `?`, `~` or `%`."""


def parse(edtf: str) -> Day | None:
    """Returns the date's parts (of an interval, its start's), or None where the text is no such date."""
    found = _DATE.fullmatch(edtf.strip().partition("/")[0])
    if not found:
        return None
    year, month, day = (int(found[group] or 0) for group in (1, 2, 3))
    if not year or (found[2] and not 1 <= month <= 12):
        return None
    if found[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Day(year, month, day, found[4])


def first_day(edtf: str) -> str:
    """Returns the first day that the date allows, as in `2024-05-01` for `2024-05`; empty where there is none."""
    date = parse(edtf)
    return f"{date.year:04}-{date.month or 1:02}-{date.day or 1:02}" if date else ""


def shown(edtf: str) -> str:
    """Returns the date for people: "14 May 2024", "May 2024", "about 2024", "2024 to 2025"."""
    start, slash, end = edtf.strip().partition("/")
    if slash and parse(start) and parse(end):
        return f"{shown(start)} to {shown(end)}"
    date = parse(start) if not slash else None
    if not date:
        return edtf
    words = [str(date.day)] if date.day else []
    words += [MONTHS[date.month - 1]] if date.month else []
    words.append(str(date.year))
    return {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}[date.doubt] + " ".join(words)


def is_full(edtf: str) -> bool:
    """Whether the date names one certain day."""
    date = parse(edtf)
    return bool(date and date.day and not date.doubt and "/" not in edtf)
