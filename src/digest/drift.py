"""What a change of words does to their sense: negations, numbers, names, dates, modal verbs and hedges, compared.

In: two texts. Out: what differs, in an editor's words. `changes` compares a quotation with what became of it; `drift`
compares a quotation with an editor's restatement, which may add what makes it stand alone, but not take away a
hedge, flip a negation, or put another number, name or date in the place of one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

from digest.identity import normalise

_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*%?")
_STARTS: Final = re.compile(r"(?:^|[.!?:]['\")\]]*\s+)['\"(\[]*")

NEGATIONS: Final = frozenset(
    "not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely false untrue".split()
)
MODALS: Final = frozenset("may might could can must shall should will would ought".split())
HEDGES: Final = frozenset(
    "may might could perhaps possibly probably likely unlikely seem seems seemed appear appears appeared suggest "
    "suggests suggested hopefully potentially presumably apparently arguably allegedly reportedly perceived "
    "supposedly conceivably".split()
)
MONTHS: Final = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
QUANTITIES: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty "
    "ninety hundred thousand million billion trillion half third quarter double twice triple dozen first second".split()
)


def changes(was: str, now: str) -> tuple[str, ...]:
    """Returns what differs between two wordings of one passage, of the things that change its sense."""
    one, other = normalise(was), normalise(now)
    return tuple(name for name, marks in _MARKS if marks(one) != marks(other))


def drift(quote: str, statement: str) -> tuple[str, ...]:
    """Returns what a restatement does to its quotation: an empty tuple where nothing is seen to be wrong."""
    one, other = normalise(quote), normalise(statement)
    found = []
    if _hedges(one) and not _hedges(other):
        found.append(f"drops the hedge `{min(_hedges(one))}`")
    if (sum(_negations(one).values()) - sum(_negations(other).values())) % 2:
        found.append("flips a negation")
    for name, marks in (("number", _numbers), ("name", _names), ("date", _dates)):
        lost, new = marks(one) - marks(other), marks(other) - marks(one)
        if lost and new:
            found.append(f"puts the {name} `{min(new)}` for `{min(lost)}`")
    return tuple(found)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _negations(text: str) -> Counter[str]:
    return Counter("not" if w.endswith("n't") else w for w in _words(text) if w in NEGATIONS or w.endswith("n't"))


def _modals(text: str) -> Counter[str]:
    return Counter(word.removesuffix("n't") for word in _words(text) if word.removesuffix("n't") in MODALS)


def _hedges(text: str) -> Counter[str]:
    """Hedges; the month of May is none."""
    return Counter(w.casefold() for w in _WORD.findall(text) if w.casefold() in HEDGES and w != "May")


def _numbers(text: str) -> Counter[str]:
    found = Counter(number.replace(",", "") for number in _NUMBER.findall(text))
    return found + Counter(word for word in _words(text) if word in QUANTITIES)


def _dates(text: str) -> Counter[str]:
    """Months and days of the week, told from the verb and the adverb by their capital."""
    return Counter(w.casefold() for w in _WORD.findall(text) if w[0].isupper() and w.casefold() in MONTHS)


def _names(text: str) -> Counter[str]:
    """Words with a capital that do not begin a sentence, dates apart."""
    starts = {found.end() for found in _STARTS.finditer(text)}
    return Counter(
        found[0].removesuffix("'s")
        for found in _WORD.finditer(text)
        if found[0][0].isupper() and found.start() not in starts and found[0] != "I" and not _dates(found[0])
    )


_MARKS: Final[tuple[tuple[str, Callable[[str], Counter[str]]], ...]] = (
    ("a negation", _negations),
    ("a number", _numbers),
    ("a modal verb", _modals),
    ("a name", _names),
    ("a date", _dates),
)
