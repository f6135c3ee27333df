"""The rights gate: how much of each source all files of the site together give away, measured on the files.

In: the corpus and every file that is to be published. Out: for each source that may not be shown in full the share of
its text that can be read anywhere on the site, and problems where that is more than is allowed, or more than a
quarter where nothing is stated. Pages, data, feeds and databases are all looked into, because a limit that one of
them does not keep is not kept.

What counts is prose: runs of `RUN` words that stand in the source and in a file in the same order. A title or a
shared turn of phrase is shorter than that.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from digest.corpus import Corpus
from digest.errors import Problem, Where
from digest.model import PROSE, File, Source
from digest.rights import rights_of

RUN: Final = 8
"""So many words in the source's order are taken from it."""
UNSTATED: Final = 0.25
"""The share above which a source without stated rights is warned of."""

_WORD: Final = re.compile(r"\w+")
_TAG: Final = re.compile(r"<[^>]*>")
_ESCAPED: Final = re.compile(r"\\[nrt]")
_MARKED_UP: Final = (".html", ".xml", ".svg")

_Gram = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of a source the site gives away."""

    key: str
    share: float
    """Of the source's text, 0 to 1."""
    limit: float | None
    """The stated limit; None where none is stated."""


def measure(corpus: Corpus, files: Iterable[File]) -> tuple[Shown, ...]:
    """Returns the share that is shown of each source that may not be shown in full, sorted by key."""
    limits = _limits(corpus)
    grams = {key: _grams(corpus.readings[key].source) for key in limits}
    wanted = {gram for known in grams.values() for gram in known}
    if not wanted:
        return tuple(Shown(key, 0.0, limit) for key, limit in limits.items())
    found: set[_Gram] = set()
    for file in files:
        words = _WORD.findall(_text(file).casefold())
        found |= wanted.intersection(zip(*(words[n:] for n in range(RUN)), strict=False))
    return tuple(Shown(key, _share(corpus.readings[key].source, grams[key], found), limits[key]) for key in limits)


def check(corpus: Corpus, shares: Iterable[Shown]) -> tuple[Problem, ...]:
    """Returns an error for each stated limit that is exceeded, and a warning where much is shown and none is stated."""
    problems = []
    for shown in shares:
        path = corpus.readings[shown.key].source.path
        if shown.limit is not None and shown.share > shown.limit:
            message = f"the site shows {shown.share:.0%} of `{shown.key}`; its rights allow {shown.limit:.0%}"
            hint = "Raise `max_share` in its `rights` if you may, or reject claims of it in `content/sources/`."
            problems.append(Problem("rights-exceeded", Where(path), message, hint))
        elif shown.limit is None and shown.share > UNSTATED:
            message = f"the site shows {shown.share:.0%} of `{shown.key}`, whose rights are not stated"
            hint = (
                f"State them under `record:` in `content/sources/{shown.key}.yaml`: `rights: {{text: full}}` if you may"
                " show all of it, or `rights: {max_share: 0.25}` to keep to a quarter."
            )
            problems.append(Problem("rights-unstated", Where(path), message, hint, "warning"))
    return tuple(problems)


def _limits(corpus: Corpus) -> dict[str, float | None]:
    """The sources that may not be shown in full, with the stated limit of each."""
    limits: dict[str, float | None] = {}
    for key in corpus.readings:
        rights = rights_of(corpus, key)
        if rights.text == "none":
            limits[key] = 0.0
        elif rights.text != "full" or rights.max_share is not None:
            limits[key] = rights.max_share
    return limits


def _words(source: Source) -> Iterable[list[re.Match[str]]]:
    """The words of each block of prose."""
    return ([*_WORD.finditer(source.text, b.start, b.end)] for b in source.blocks if b.kind in PROSE)


def _grams(source: Source) -> dict[_Gram, list[tuple[int, int]]]:
    """Every run of words in the source's prose, with the places where it stands."""
    grams: dict[_Gram, list[tuple[int, int]]] = {}
    for words in _words(source):
        folded = [word[0].casefold() for word in words]
        for n in range(len(words) - RUN + 1):
            place = (words[n].start(), words[n + RUN - 1].end())
            grams.setdefault(tuple(folded[n : n + RUN]), []).append(place)
    return grams


def _share(source: Source, grams: Mapping[_Gram, list[tuple[int, int]]], found: set[_Gram]) -> float:
    """The part of the text that the runs found in the files cover."""
    covered = bytearray(len(source.text))
    for gram, places in grams.items():
        if gram in found:
            for start, end in places:
                covered[start:end] = b"\1" * (end - start)
    return sum(covered) / len(source.text) if source.text else 0.0


def _text(file: File) -> str:
    """A file's words: markup taken out of pages and feeds, escapes out of data."""
    text = file.data.decode("utf-8", "replace")
    if file.path.endswith(_MARKED_UP):
        return html.unescape(_TAG.sub(" ", html.unescape(text) if file.path.endswith(".xml") else text))
    return _ESCAPED.sub(" ", text)
