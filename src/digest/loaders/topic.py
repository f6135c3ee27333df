"""Whether a unit speaks of what the article speaks of: blurbs of other articles and appeals seldom do.

In: what was seen of the units, and a first guess at which are body. Out: for each unit a number from -0.3 (none of its
words are the article's) to 0.7 (all are). A word is the article's if several of the body's units have it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from digest.loaders.cues import STOP_WORDS
from digest.loaders.features import Look

_EXPECTED: Final = 0.3
"""The share of the article's words that a unit has if it is neither here nor there."""
_FULL: Final = 4
"""With fewer words than this, what a unit says counts for less."""


def topics(looks: Sequence[Look], body: Sequence[bool]) -> list[float]:
    """Returns how much each unit is on the article's topic."""
    words = [{word for word in look.words if len(word) > 3 and word not in STOP_WORDS} for look in looks]
    spread = Counter(word for own, inside in zip(words, body, strict=True) if inside for word in own)
    needed = max(2, sum(body) // 25)
    known = {word for word, count in spread.items() if count >= needed}
    return [_topic(own, known) for own in words]


def _topic(own: set[str], known: set[str]) -> float:
    """The share of a unit's words that are the article's, less what is to be expected."""
    return (len(own & known) / len(own) - _EXPECTED) * min(1.0, len(own) / _FULL) if own else 0.0
