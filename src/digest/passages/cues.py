"""Cues: phrases of a lexicon, found in a passage's words by one dictionary look-up a word.

A phrase is a row of words parted by spaces. `a|b` matches either word, `_` any one word or none, `<num>` a word that
begins with a digit, `x*` (not in the first place) any word that begins with x, and a leading `^` ties the phrase to
the beginning of a clause. At each word the longest phrase wins. Linear in the number of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from digest.lexicon import rows

NUMBER: Final = "<num>"


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a lexicon with what it speaks for."""

    phrase: str
    words: tuple[frozenset[str], ...]
    """For each place the words that fit; a set that holds `_` may be left out."""
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
        for word in cue.words[0]:
            index.setdefault(word, []).append(cue)
    return {word: tuple(sorted(found, key=lambda cue: (-len(cue.words), cue.phrase))) for word, found in index.items()}


def _cue(cells: tuple[str, ...]) -> Cue:
    """The cue of a lexicon's row."""
    phrase = cells[0].removeprefix("^").strip()
    return Cue(
        phrase,
        tuple(frozenset(word.split("|")) for word in phrase.split()),
        cells[0].startswith("^"),
        cells[1],
        float(cells[2]) if cells[2][:1] in "-.0123456789" and cells[2] else 1.0,
        cells[2],
        cells[3],
    )


def hits(words: Sequence[str], name: str, initial: frozenset[int]) -> Iterator[Hit]:
    """Yields the lexicon's cues in the words, in order; `initial` are the words that begin a clause."""
    index = cues(name)
    for place, word in enumerate(words):
        found = index.get(word) or (index.get(NUMBER) if word[0].isdigit() else None)
        for cue in found or ():
            if cue.initial and place not in initial:
                continue
            past = _match(words, place + 1, cue.words, 1)
            if past:
                yield Hit(place, past, cue)
                break


def _match(words: Sequence[str], place: int, wanted: tuple[frozenset[str], ...], step: int) -> int:
    """Where the match ends if the words from `place` on fit what is wanted from `step` on; 0 if they do not."""
    while step < len(wanted):
        fits = wanted[step]
        if "_" in fits:
            step += 1
            if place < len(words) and step < len(wanted) and not _fits(words[place], wanted[step]):
                place += 1
            continue
        if place >= len(words) or not _fits(words[place], fits):
            return 0
        place += 1
        step += 1
    return place


def _fits(word: str, wanted: frozenset[str]) -> bool:
    """Whether the word is one of those wanted."""
    if word in wanted:
        return True
    return any(
        (entry == NUMBER and word[0].isdigit()) or (entry.endswith("*") and word.startswith(entry[:-1]))
        for entry in wanted
    )
