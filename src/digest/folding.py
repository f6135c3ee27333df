"""A text as quotations are compared: typography made uniform, with a way back to the exact offsets.

In: a text. Out: `Folded`, the text as ``identity.normalise`` has it, whose every range leads back to a range of the
original. Only what is not plain ASCII is looked at sign by sign, so folding is fast and linear.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import Final

from digest.identity import normalise

_SPECIAL: Final = re.compile(r" *[^\x20-\x5f\x61-\x7e][^\x21-\x5f\x61-\x7e]*| {2,}")
"""Runs that folding may change: anything but printable ASCII, the grave accent, and more than one space."""


class Folded:
    """A folded text and the map back. Segments are runs of plain signs, or single signs with their accents."""

    def __init__(self, text: str) -> None:
        """Folds the text."""
        self._parts: list[str] = []
        self._at: list[int] = []
        self._from: list[int] = []
        self._to: list[int] = []
        self._whole: list[bool] = []
        self._length = 0
        done = 0
        for run in _SPECIAL.finditer(text):
            start = max(done, run.start() - bool(unicodedata.combining(text[run.start()])))
            self._plain(text, done, start)
            self._special(text, start, run.end())
            done = run.end()
        self._plain(text, done, len(text))
        self.text = "".join(self._parts)

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """The range of the original that a non-empty range of `text` stands for; None where it cuts a sign in two."""
        first = bisect_right(self._at, start) - 1
        last = bisect_right(self._at, end - 1) - 1
        begin = self._from[first] + start - self._at[first]
        if self._whole[first]:
            if start != self._at[first]:
                return None
            begin = self._from[first]
        if not self._whole[last]:
            return begin, self._from[last] + end - self._at[last]
        return (begin, self._to[last]) if end == self._end(last) else None

    def _end(self, segment: int) -> int:
        return self._at[segment + 1] if segment + 1 < len(self._at) else len(self.text)

    def _plain(self, text: str, start: int, end: int) -> None:
        if start < end:
            self._add(text[start:end], start, end, whole=False)

    def _special(self, text: str, start: int, end: int) -> None:
        """A run sign by sign; white space of any length and kind becomes one space."""
        at = start
        while at < end:
            after = at + 1
            while after < end and unicodedata.combining(text[after]):
                after += 1
            sign = text[at:after]
            folded = normalise(f"x{sign}x")[1:-1]  # between letters, so that no space is stripped
            if folded and not (folded == " " and self._parts and self._parts[-1].endswith(" ")):
                self._add(folded, at, after, whole=True)
            at = after

    def _add(self, folded: str, start: int, end: int, *, whole: bool) -> None:
        """Adds a segment; one that is `whole` is a sign that cannot be taken in part."""
        self._parts.append(folded)
        self._at.append(self._length)
        self._from.append(start)
        self._to.append(end)
        self._whole.append(whole)
        self._length += len(folded)
