"""Cues: phrases of a lexicon, found in a passage's words by one dictionary look-up a word.

A phrase is a row of words parted by spaces. `a|b` matches either word, `_` any one word or none, `<num>` a word that
begins with a digit, `x*` (not in the first place) any word that begins with x, and a leading `^` ties the phrase to
the beginning of a clause. At each word the longest phrase wins. Linear in the number of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from digest.lexicon import rows

NUMBER: Final = "<num>"


class Place(NamedTuple):
    """What fits at one place of a phrase."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    number: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a lexicon with what it speaks for."""

    phrase: str
    first: frozenset[str]
    """The words that the phrase can begin with."""
    rest: tuple[Place, ...]
    initial: bool
    label: str
    weight: float
    """1 where the lexicon's third column holds no number."""
    target: str
    """The third column as it stands."""
    extra: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found at the words `first` up to, not including, `past`."""

    first: int
    past: int
    cue: Cue


@cache
def cues(name: str) -> dict[str, tuple[Cue, ...]]:
    """Returns the lexicon's cues by their first word, the longest first. Columns: phrase, label, weight, extra."""
    index: dict[str, list[Cue]] = {}
    for cells in rows(name, 4):
        cue = _cue(cells)
        for word in cue.first:
            index.setdefault(word, []).append(cue)
    return {word: tuple(sorted(found, key=lambda cue: (-len(cue.rest), cue.phrase))) for word, found in index.items()}


def _cue(cells: tuple[str, ...]) -> Cue:
    """The cue of a lexicon's row."""
    phrase = cells[0].removeprefix("^").strip()
    first, *rest = (frozenset(word.split("|")) for word in phrase.split())
    weight = float(cells[2]) if cells[2] and cells[2][0] in "-.0123456789" else 1.0
    return Cue(phrase, first, tuple(map(_place, rest)), cells[0].startswith("^"), cells[1], weight, cells[2], cells[3])


def _place(wanted: frozenset[str]) -> Place:
    """What fits at a place after the first."""
    beginnings = tuple(sorted(word[:-1] for word in wanted if word.endswith("*")))
    return Place(wanted, beginnings, NUMBER in wanted, "_" in wanted)


def hits(words: Sequence[str], name: str, initial: frozenset[int]) -> Iterator[Hit]:
    """Yields the lexicon's cues in the words, in order; `initial` are the words that begin a clause."""
    index = cues(name)
    look_up, numbers = index.get, index.get(NUMBER)
    for place, word in enumerate(words):
        found = look_up(word)
        if found is None and numbers is not None and word[0].isdigit():
            found = numbers
        if found is None:
            continue
        for cue in found:
            if cue.initial and place not in initial:
                continue
            past = _match(words, place + 1, cue.rest) if cue.rest else place + 1
            if past:
                yield Hit(place, past, cue)
                break


def _match(words: Sequence[str], place: int, rest: tuple[Place, ...]) -> int:
    """Where the match ends if the words from `place` on fit the rest of a phrase; 0 if they do not."""
    size = len(words)
    skip = False
    for wanted in rest:
        if wanted.optional:
            skip = True
            continue
        if place < size and _fits(words[place], wanted):
            place += 1
        elif skip and place + 1 < size and _fits(words[place + 1], wanted):
            place += 2
        else:
            return 0
        skip = False
    return place


def _fits(word: str, wanted: Place) -> bool:
    """Whether the word is one of those wanted."""
    if word in wanted.words:
        return True
    if wanted.number and word[0].isdigit():
        return True
    return bool(wanted.beginnings) and word.startswith(wanted.beginnings)
