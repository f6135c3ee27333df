"""Dates as pages write them, as EDTF: machine forms, and English in words.

In: a text. Out: `2024`, `2024-05`, `2024-05-14`, or an empty text. A date in figures that could be read both ways
(`04/05/2024`) is not guessed, and what is no calendar day is no date.
"""

from __future__ import annotations

import calendar
import re
from typing import Final

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAME: Final = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ISO: Final = re.compile(r"\s*(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_COMPACT: Final = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4,6})?Z?\s*")
_YEAR: Final = re.compile(r"\s*((?:1[5-9]|20)\d\d)\s*")
_FIGURES: Final = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_WORDS: Final = re.compile(
    rf"(?<![\w])(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s.\-]+(?:of\s+)?{_NAME.format('month')}[\s.,\-]*(?P<year>\d{{4}})"
    rf"|{_NAME.format('name')}[\s.\-]*(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+))?(?P<when>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_SHOWN: Final = re.compile(r"(?<![\d/.-])(?:(\d{4})-(\d\d)-(\d\d)|(\d{4})/(\d{1,2})/(\d{1,2}))(?![\d/-])")
MAX: Final = 200
"""Longer texts are prose; a date in prose is not the page's."""


def edtf(raw: str) -> str:
    """Returns the date that a machine-readable value states."""
    text = raw[:MAX]
    found = _ISO.match(text)
    if found:
        return _date(found[1], found[2], found[3] or "")
    found = _COMPACT.fullmatch(text)
    if found:
        return _date(found[1], found[2], found[3])
    found = _YEAR.fullmatch(text)
    if found:
        return found[1]
    found = _FIGURES.match(text)
    if found:
        return _figures(int(found[1]), int(found[2]), found[3])
    return in_words(text)[0]


def in_words(text: str) -> tuple[str, int, int]:
    """Returns the first date that stands in a text for readers, and where; an empty one where there is none."""
    for found in _WORDS.finditer(text[:MAX]):
        month = str(_MONTHS.index((found["month"] or found["name"])[:3].lower()) + 1)
        date = _date(found["year"] or found["when"], month, found["day"] or found["number"] or "")
        if date:
            return date, found.start(), found.end()
    for found in _SHOWN.finditer(text[:MAX]):
        date = _date(found[1] or found[4], found[2] or found[5], found[3] or found[6])
        if date:
            return date, found.start(), found.end()
    return "", 0, 0


def _figures(first: int, second: int, year: str) -> str:
    """A date in figures, where only one reading is possible."""
    if first > 12 >= second or first == second:
        return _date(year, str(second), str(first))
    return _date(year, str(first), str(second)) if second > 12 else ""


def _date(year: str, month: str, day: str) -> str:
    """The date, where the calendar has it."""
    if not 1500 <= int(year) <= 2199 or (month and not 1 <= int(month) <= 12):
        return ""
    if not day:
        return f"{year}-{int(month):02}" if month else year
    if not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return ""
    return f"{year}-{int(month):02}-{int(day):02}"
