"""Themes: where the digest's own terms occur, with inflection.

In: a source and the themes' terms. Out: theme hits in passages and headings. A term is a word or several; each word
matches its inflections, a word that ends in `*` matches whatever begins so, and hyphens count as spaces. Quotation
marks about a term change nothing. Hits of negative weight speak against a theme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from digest.findings import Findings, ThemeTerms
from digest.model import Source, ThemeHit
from digest.passages import passages

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_HEADINGS: Final = frozenset({"heading", "title", "subtitle"})
_KEY: Final = 3
"""How many letters of a word its index is kept under."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A theme's term, cut into words: stems, or beginnings where `*` stood."""

    theme: str
    term: str
    weight: float
    words: tuple[tuple[str, bool], ...]


class ThemeExtractor:
    """Finds the themes' terms."""

    name = "themes"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:
        """Returns the hits in the order of the text, at each place the longest one of each theme and sign."""
        index = _index(themes)
        if not index:
            return Findings()
        spans = [(p.start, p.end) for p in passages(source)]
        spans += [(b.start, b.end) for b in source.blocks if b.kind in _HEADINGS]
        hits = {hit for start, end in spans for hit in _hits(source.text, start, end, index)}
        return Findings(themes=tuple(sorted(hits, key=lambda h: (h.start, h.end, h.theme, h.term))))


def _index(themes: ThemeTerms) -> Mapping[str, Sequence[_Pattern]]:
    """The terms by the first letters of their first words."""
    index: dict[str, list[_Pattern]] = {}
    for theme, terms in themes:
        for term in terms:
            parts = re.findall(r"[^\W_]+(?:['’][^\W_]+)?\*?", term.text)
            words = tuple((p[:-1].lower(), True) if p.endswith("*") else (stem(p.lower()), False) for p in parts)
            if words and words[0][0]:
                pattern = _Pattern(theme, term.text, term.weight, words)
                index.setdefault(words[0][0][:_KEY], []).append(pattern)
    return index


def _hits(text: str, start: int, end: int, index: Mapping[str, Sequence[_Pattern]]) -> list[ThemeHit]:
    """The hits in a stretch of the text."""
    found = [match.span() for match in _WORD.finditer(text, start, end)]
    words = [text[a:b].lower() for a, b in found]
    hits: list[ThemeHit] = []
    for place, word in enumerate(words):
        keys = {word[:size] for size in range(1, _KEY + 1)} | {stem(word)[:_KEY]}
        best: dict[tuple[str, bool], tuple[int, _Pattern]] = {}
        for pattern in (p for key in sorted(keys) for p in index.get(key, ())):
            size = len(pattern.words)
            if place + size <= len(words) and all(
                _fits(words[place + step], wanted) for step, wanted in enumerate(pattern.words)
            ):
                sign = (pattern.theme, pattern.weight < 0)
                if sign not in best or best[sign][0] < size:
                    best[sign] = (size, pattern)
        for size, pattern in best.values():
            hits.append(
                ThemeHit(pattern.theme, found[place][0], found[place + size - 1][1], pattern.weight, pattern.term)
            )
    return hits


def _fits(word: str, wanted: tuple[str, bool]) -> bool:
    """Whether the word is an inflection of the wanted one, or begins with it."""
    return word.startswith(wanted[0]) if wanted[1] else word == wanted[0] or stem(word) == wanted[0]


def stem(word: str) -> str:
    """Returns the word without the endings of plural, possessive, past and -ing, and without a last silent e.

    >>> stem("regulations"), stem("regulating"), stem("policies"), stem("sum")
    ('regulation', 'regulat', 'policy', 'sum')
    """
    word = word.removesuffix("'s").removesuffix("’s")
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word.removesuffix(ending)
            if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word.removesuffix("e") if len(word) > 3 else word
