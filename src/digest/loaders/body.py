"""Which units of a page dump are the article's body: a linear scorer and a best path through four states.

In: what was seen of each unit. Out: for each its state: `before` the body, in the `body`, in an `inset` of foreign
matter within it, or `after` it. The path with the highest sum of scores and transition costs wins (Viterbi); all
weights are data, in `digest.loaders.weights`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from digest.loaders.weights import TRANSITIONS, WEIGHTS

State = Literal["before", "body", "inset", "after"]
_STATES: Final[tuple[State, ...]] = ("before", "body", "inset", "after")
RUN: Final = 3
"""After so many short units in a row, further ones count for less."""
_LOWEST: Final = float("-inf")


def score(features: Mapping[str, float]) -> float:
    """Returns how much a unit's features speak for its being body; above 0 speaks for it."""
    return WEIGHTS["bias"] + sum(WEIGHTS.get(name, 0.0) * value for name, value in features.items())


def score_topic(share: float) -> float:
    """Returns how much a unit's being on or off the article's topic speaks for its being body."""
    return WEIGHTS["on-topic" if share > 0 else "off-topic"] * share


def eased(scores: Sequence[float], short: Sequence[bool]) -> list[float]:
    """Returns the scores with those of long runs of short units eased: the tenth item tells no more than the third."""
    found, run = [], 0
    for worth, is_short in zip(scores, short, strict=True):
        run = run + 1 if is_short else 0
        found.append(worth * TRANSITIONS["in-long-run"] if worth < 0 and run > RUN else worth)
    return found


def states(scores: Sequence[float], ends: Sequence[bool], plain: Sequence[bool]) -> list[State]:
    """Returns the best path's state for each unit; `ends` tells which units mark an article's end.

    `plain` tells which have nothing foreign about them: they speak against an inset.
    """
    best: list[float] = [0.0, _LOWEST, _LOWEST, _LOWEST]
    trace: list[tuple[int, int, int, int]] = []
    for gain, end, ordinary in zip(scores, ends, plain, strict=True):
        before, body, inset, after = best
        options = (
            ((before, 0),),
            ((before + TRANSITIONS["before-body"], 0), (body, 1), (inset + TRANSITIONS["inset-body"], 2)),
            ((body + TRANSITIONS["body-inset"], 1), (inset, 2)),
            ((body + TRANSITIONS["body-after"], 1), (after, 3)),
        )
        chosen = [max(option) for option in options]
        best = [
            chosen[0][0],
            chosen[1][0] + gain,
            chosen[2][0] + TRANSITIONS["end-in-inset"] * end + TRANSITIONS["plain-in-inset"] * ordinary,
            chosen[3][0],
        ]
        trace.append((chosen[0][1], chosen[1][1], chosen[2][1], chosen[3][1]))
    last = max(range(4), key=lambda state: (best[state] if state != 2 else _LOWEST, -state))
    path = []
    for step in reversed(trace):
        path.append(_STATES[last])
        last = step[last]
    return path[::-1]
