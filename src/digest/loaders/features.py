"""What is seen of each unit of a page dump: the features that the body scorer weighs.

In: units. Out: for each a mapping of feature to value; the names are those of `digest.loaders.weights`. Features look
at a unit's own words, at its neighbours and at repetition in the page; nothing looks further, so cost is linear.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from digest.loaders import cues
from digest.loaders.units import Unit

_ENDS: Final = re.compile(r"[.!?…][\"'”’»)\]*†‡\d]{0,5}$")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_DIGIT: Final = re.compile(r"\d")
STRONG_WORDS: Final = 8
STOP_SHARE: Final = 0.2
THREAD: Final = 3
"""So many short lines that comments have, and the page has a thread of them."""


@dataclass(frozen=True, slots=True)
class Look:
    """A unit with what can be said of it on its own."""

    unit: Unit
    lower: str
    ends: bool
    """Whether it ends as a sentence does."""
    prose: float
    """Share of its words that running text is made of."""
    capitals: float
    """Share of its words that begin with a capital letter."""
    loud: bool
    """Whether it is all in capitals."""
    menu: bool
    tabs: bool
    cues: frozenset[str]
    words: tuple[str, ...]
    """Its words in lower case; of giant lines the first and last."""

    @property
    def strong(self) -> bool:
        """Whether it reads as a paragraph: sentences of running text."""
        return self.unit.words >= STRONG_WORDS and self.ends and self.prose > STOP_SHARE

    @property
    def texty(self) -> bool:
        """Whether it reads as running text, whatever its end."""
        return self.unit.words >= STRONG_WORDS and self.prose > STOP_SHARE


def look(unit: Unit, text: str) -> Look:
    """Returns what can be said of a unit on its own."""
    lower = unit.text.lower().replace("’", "'")
    words = _LETTERS.findall(lower)
    cased = _LETTERS.findall(unit.text)
    found = {name for name, pattern in cues.HEADS.items() if pattern.match(lower)}
    found |= {name for name, pattern in cues.CLASSES.items() if pattern.search(lower)}
    if unit.words > 16:
        found.discard("call")
    if unit.words > 40:
        found.discard("aside")
    ends = bool(_ENDS.search(unit.text))
    if unit.words >= 25 or (ends and unit.words >= STRONG_WORDS):
        found.discard("meta")  # "By 2030 …" begins a sentence
    return Look(
        unit,
        lower,
        ends,
        sum(word in cues.STOP_WORDS for word in words) / len(words) if words else 0.0,
        sum(word[0].isupper() for word in cased) / len(cased) if cased else 0.0,
        bool(cased) and unit.text.upper() == unit.text,
        lower.strip(" :•|>»›→+-–.!") in cues.MENU or not words,
        "\t" in text[unit.start : min(unit.end, unit.start + 400)],
        frozenset(found),
        tuple(words),
    )


def features(looks: Sequence[Look]) -> list[dict[str, float]]:
    """Returns the features of each unit."""
    seen = Counter(item.lower for item in looks)
    labels = Counter(_label(item) for item in looks)
    strong = [item.strong and not item.cues & {"promotion", "legal", "comment"} for item in looks]
    thread = [item.unit.words < 12 and "comment" in item.cues for item in looks]
    threaded = sum(thread) >= THREAD
    ahead, behind = _distances(strong[::-1])[::-1], _distances(strong)
    found = []
    announced = False
    for index, item in enumerate(looks):
        own = _own(item)
        own["after-strong"] = float(behind[index] == 1)
        own["near-strong"] = float(1 < behind[index] <= 3)
        own["before-strong"] = float(ahead[index] == 1)
        own["soon-strong"] = float(1 < ahead[index] <= 3)
        own["between-strong"] = float(behind[index] <= 3 and ahead[index] <= 3)
        if _label(item) and labels[_label(item)] > 2:
            own["label-among-many"] = 1.0
            own.pop("meta", None)
            own.pop("comment", None)
        own["thread"] = float(threaded and thread[index] and own.get("comment", 0.0) > 0)
        own["repeated"] = float(seen[item.lower] > 1)
        announced = _announced(looks, index, announced=announced)
        own["announced"] = float(announced)
        found.append({name: value for name, value in own.items() if value})
    return found


def _label(item: Look) -> str:
    """What stands before a colon at a unit's beginning, as in `Price: 5`; empty where there is none."""
    head, colon, rest = item.lower.partition(":")
    return head if colon and rest and len(head) <= 30 else ""


def _announced(looks: Sequence[Look], index: int, *, announced: bool) -> bool:
    """Whether a unit is in a list that a colon announces: its first item, or glued to one that is."""
    if not index:
        return False
    if looks[index - 1].unit.text.endswith(":"):
        return True
    return announced and not looks[index].unit.gap


def _own(item: Look) -> dict[str, float]:
    """Features of the unit's own words."""
    words, short = item.unit.words, item.unit.words < STRONG_WORDS
    own = {
        "strong": float(item.strong),
        "length-if-strong": min(words, 80) / 10 if item.strong else 0.0,
        "texty": float(item.texty and not item.ends),
        "length-if-texty": min(words, 60) / 10 if item.texty and not item.ends else 0.0,
        "wordy-without-prose": float(words >= STRONG_WORDS and not item.texty),
        "short-sentence": float(short and item.ends and words > 2),
        "tiny": float(words <= 2),
        "short": float(2 < words < STRONG_WORDS and not item.ends),
        "question": float(item.unit.text.endswith("?")),
        "colon": float(item.unit.text.endswith(":")),
        "cut-off": float(item.unit.text.endswith(("...", "…", "[…]", "[...]"))),
        "loud": float(item.loud and words < 12),
        "menu": float(item.menu),
        "marked": float(item.unit.marked),
        "quoted": float(item.unit.quoted),
        "table-row": float(item.tabs),
        "gap": float(item.unit.gap),
        "link-like": float(bool(re.search(r"[|›»→]", item.unit.text)) and words < 25),
    }
    for name in item.cues:
        own[name] = 1.0
        if words >= 40 and name in {"promotion", "comment", "credit", "biography"}:
            own[f"{name}-in-long"] = 1.0
        if short and name == "promotion":
            own["promotion-in-short"] = 1.0
    if "promotion" in item.cues:
        own["more-promotion"] = min(3.0, len(cues.PROMOTION.findall(item.lower)) - 1.0)
    return own


def _distances(flags: Sequence[bool]) -> list[int]:
    """For each place, how far before it the last true flag stands; 99 where there is none."""
    distances, last = [], -99
    for index, flag in enumerate(flags):
        distances.append(min(index - last, 99))
        if flag:
            last = index
    return distances
