"""Reporting verbs: every form of the verbs of the lexicon `reporting`, with what each needs about it.

In: a word in lower case. Out: its verb, or None. The regular forms are made by rule from the lemma.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from digest.lexicon import rows

_VOWELS: Final = "aeiou"
_DOUBLED: Final = frozenset({"admit", "slam", "commit", "quip", "refer", "plan"})
"""Lemmas whose last letter is doubled before -ed and -ing."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb."""

    lemma: str
    kind: str
    """The verb's class in the lexicon: say, show, think, want, call, doc, quote, ask, point, see."""
    testimony: float
    """How much it speaks for testimony as the evidence."""
    form: str
    """`base`, `s`, `past` or `ing`."""


@cache
def verbs() -> dict[str, Verb]:
    """Returns every form of every reporting verb."""
    found: dict[str, Verb] = {}
    for lemma, kind, weight, irregular in (cells[:4] for cells in rows("reporting", 4)):
        if kind == "none":
            continue
        for form, word in _forms(lemma, irregular.split()):
            found.setdefault(word, Verb(lemma, kind, float(weight or 0), form))
    return found


def _forms(lemma: str, irregular: list[str]) -> list[tuple[str, str]]:
    """The forms of a verb with their names."""
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else "s")
        past = (lemma + lemma[-1] if lemma in _DOUBLED else stem) + "ed"
    present = (lemma + lemma[-1] if lemma in _DOUBLED else lemma if lemma.endswith("ee") else stem) + "ing"
    forms = [("past", word) for word in irregular] or [("past", past)]
    return [*forms, ("s", third), ("ing", present), ("base", lemma)]
