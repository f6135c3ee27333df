"""The body scorer's weights, as data: how much each feature of a unit speaks for the article's body.

Set by hand, in coarse steps: each has a reason that holds for web pages in general, and was kept if the figures on the
development pages of ``benchmarks/score_dumps.py`` did not fall. No program fitted them, and no page's text is in them.
That script also shows what each is worth. Positive speaks for the body, negative against it; `bias` counts for every
unit.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

WEIGHTS: Final = MappingProxyType(
    {
        "bias": -1.0,
        # the unit's own words
        "strong": 1.5,
        "length-if-strong": 0.6,
        "texty": 0.75,
        "length-if-texty": 0.4,
        "wordy-without-prose": -0.5,
        "short-sentence": 0.5,
        "tiny": -0.25,
        "short": -0.25,
        "question": 0.5,
        "colon": 0.75,
        "cut-off": -4.0,
        "loud": -0.5,
        "menu": -3.0,
        "marked": 1.0,
        "quoted": 1.5,
        "table-row": 1.5,
        "gap": 0.25,
        "link-like": -1.5,
        # cues
        "promotion": -3.0,
        "promotion-in-long": 1.25,
        "promotion-in-short": -1.0,
        "more-promotion": -2.0,
        "legal": -5.0,
        "comment": -3.0,
        "thread": -9.0,
        "aside": -5.0,
        "comment-in-long": 1.5,
        "credit": -3.0,
        "credit-in-long": 1.0,
        "biography": -3.0,
        "biography-in-long": 0.5,
        "end": -12.0,
        "meta": -2.5,
        "commerce": -2.5,
        "call": -3.0,
        "credit-label": -2.0,
        # neighbours and repetition
        "after-strong": 0.75,
        "near-strong": 0.25,
        "before-strong": 0.75,
        "soon-strong": 0.25,
        "between-strong": 0.5,
        "repeated": -1.5,
        "announced": 1.25,
        "label-among-many": 2.0,
        # a second look, once the article's words are known
        "on-topic": 3.0,
        "off-topic": 4.0,
    }
)

TRANSITIONS: Final = MappingProxyType(
    {
        "before-body": -1.0,
        "body-inset": -2.0,
        "inset-body": -1.0,
        "body-after": -0.5,
        "end-in-inset": -10.0,
        "plain-in-inset": -0.5,
        "in-long-run": 0.0,
    }
)
"""What a change of state costs, what an end marker or an ordinary unit within an inset costs (an article seldom goes on
after the one, and foreign matter seldom holds the other), and what share of a negative score the later units of a
long run of short ones keep."""
