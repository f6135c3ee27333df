"""Dates as pages write them, turned into EDTF: `May 14, 2024`, `14th May 2024`, `2024-05-14`, `May 2024`.

In: a short text. Out: the EDTF date and where it stands, or None. A date that can be read in two ways (`03/04/2024`)
or that does not exist (31 June) is refused: a date is never guessed.
"""

from __future__ import annotations

import calendar
import re
from typing import Final, NamedTuple

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAME: Final = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:1[5-9]|20)\d\d)"
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b{_NAME} {_DAY},? {_YEAR}\b",
        rf"\b{_DAY}(?: of)? {_NAME},? {_YEAR}\b",
        rf"\b{_DAY}-{_NAME}-{_YEAR}\b",
        rf"\b{_YEAR} {_NAME} {_DAY}\b",
        rf"\b(?P<first>\d{{1,2}})(?P<sign>[/.])(?P<second>\d{{1,2}})(?P=sign){_YEAR}\b",
        rf"\b{_YEAR}/(?P<month>\d\d)/(?P<day>\d\d)\b",
        rf"(?<![\d,] )(?<!th )(?<!st )(?<!nd )\b{_NAME},? {_YEAR}\b",
    )
)
"""Each form with an example: 2024-05-14, May 14, 2024, 14 May 2024, 14-May-2024, 2024 May 14, 14.5.2024, May 2024."""


class Written(NamedTuple):
    """A date found in a text."""

    edtf: str
    start: int
    end: int


def find(text: str) -> Written | None:
    """Returns the first date that the text writes out, in EDTF."""
    best = None
    for form in _FORMS:
        found = form.search(text)
        if found and (best is None or found.start() < best.start):
            edtf = _edtf({name: value or "" for name, value in found.groupdict().items()})
            if edtf:
                best = Written(edtf, *found.span())
    return best


def _edtf(parts: dict[str, str]) -> str:
    """The parts as an EDTF date, or an empty text if there is no such day or it is ambiguous."""
    year = int(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if parts["sign"] == "." or first > 12:
            day, month = first, second
        elif second > 12 or first == second:
            month, day = first, second
        else:
            return ""
    else:
        name = parts["month"].lower()
        month = int(name) if name.isdigit() else _MONTHS[name]
        day = int(parts.get("day") or 0)
    if not 1 <= month <= 12 or ((day or "day" not in parts) and not 0 <= day <= calendar.monthrange(year, month)[1]):
        return ""
    if "day" in parts and day < 1:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}"
