"""Leanings: forms of words that tell report from judgement, counted without a tagger.

In: a passage's words and a range of them. Out: counts. A word in -ed after a form of "be" or "have" is counted too:
a passive or a perfect reports as well as a past tense does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digest.passages import Passage

_NOT_PAST: Final = frozenset(
    "need indeed speed seed feed bleed breed exceed proceed succeed agreed united supposed hundred sacred naked wicked "
    "so-called unprecedented limited advanced based related detailed complicated sophisticated determined interested "
    "concerned increased dedicated committed".split()
)


def past_forms(words: Sequence[str], first: int, past: int) -> int:
    """How many words between the indices look like a past tense or participle in -ed."""
    return sum(1 for word in words[first:past] if len(word) > 4 and word.endswith("ed") and word not in _NOT_PAST)


def proper_names(text: str, passage: Passage, first: int, past: int) -> int:
    """How many words between the indices, the passage's first word apart, begin with a capital letter."""
    return sum(
        1
        for index in range(max(first, 1), past)
        if text[passage.starts[index]].isupper() and passage.ends[index] - passage.starts[index] > 1
    )
