"""Titles in headline style, as Chicago and MLA ask: "Counting the Tide: Silt in Small Harbours".

In: a title and its language. Out: the title with the first letters of its words raised, less articles, prepositions
and the like inside it. Words that hold a capital already stay, and so do titles in other languages than English.
"""

from __future__ import annotations

import re
from typing import Final

SMALL: Final = frozenset(
    "a about above across afore after against along alongside amid amidst among amongst an and apropos around as "
    "aside astride at athwart atop barring before behind below beneath beside besides between beyond but by c ca "
    "circa d' de despite down during et except for from given in inside into lest like modulo near next nigh nor "
    "notwithstanding of off on onto or out over past per plus pro qua regarding round sans since so than the through "
    "throughout thru till to toward towards under underneath until unto up upon v v. van via vis-à-vis von vs vs. "
    "with within without yet".split()
)
"""Words that stay small inside a title."""
_WORD: Final = re.compile(r"[^\s–—]+")
_LETTER: Final = re.compile(r"[^\W_]")


def headline(title: str, language: str) -> str:
    """Returns the title in headline style if it is English or of no stated language."""
    if language and not language.casefold().startswith("en"):
        return title
    words = list(_WORD.finditer(title))
    out, end = [], 0
    for number, found in enumerate(words):
        previous = words[number - 1][0] if number else ":"
        edge = number == len(words) - 1 or previous.rstrip("”’)").endswith((":", "?", "!", "."))
        out += [title[end : found.start()], _word(found[0], edge=edge)]
        end = found.end()
    return "".join(out) + title[end:]


def _word(word: str, *, edge: bool) -> str:
    """One word between spaces; `edge` is true for the title's or subtitle's first word and the last."""
    bare = word.strip("“”‘’()[],:;?!\"'").casefold()
    parts = word.split("-")
    if not edge and (bare in SMALL or all(part in SMALL for part in bare.split("-"))):
        return word
    if len(parts) == 1 or parts[0] != parts[0].lower():
        first = [_raised(parts[0])]
    else:
        first = [parts[0] if len(parts[0]) == 1 else _raised(parts[0])]
    return "-".join(first + [part if part in SMALL else _raised(part) for part in parts[1:]])


def _raised(part: str) -> str:
    """The part with its first letter raised, unless it holds a capital or a digit comes first."""
    found = _LETTER.search(part)
    if not found or part != part.lower():
        return part
    return part[: found.start()] + found[0].upper() + part[found.end() :]
