"""Claims: which spans of the prose assert something.

In: a source. Out: a mark for every sentence or clause of the body, and for a title or subtitle that is a whole
sentence. Greetings and stage directions are left out. In a restated source each sentence is one claim.
"""

from __future__ import annotations

from typing import Final

from digest.findings import ClaimMark, Findings, ThemeTerms
from digest.lexicon import rows
from digest.model import Source
from digest.passages import Passage, passages

_SHORT: Final = 4
"""A passage of more words is never a mere greeting."""


class ClaimExtractor:
    """Marks the spans that assert something."""

    name = "claims"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:  # noqa: ARG002 - the protocol's signature
        """Returns the marks in the order of the text."""
        text = source.text
        marks: list[ClaimMark] = []
        for passage in passages(source):
            if _asserts_nothing(passage):
                continue
            split = "clause" if len(passage.clauses) > 1 else "sentence"
            because = (f"{split} of a title",) if passage.title else (split,)
            marks.extend(ClaimMark(c.start, c.end, text[c.start : c.end], because) for c in passage.clauses)
        return Findings(claims=tuple(marks))


def _asserts_nothing(passage: Passage) -> bool:
    """Whether the passage is a greeting or a mere word."""
    if len(passage.words) < 2:
        return not passage.words or not passage.words[0].isalpha() or len(passage.words[0]) < 2
    return len(passage.words) <= _SHORT and (" ".join(passage.words),) in _greetings()


def _greetings() -> frozenset[tuple[str, ...]]:
    """The greetings of the lexicon."""
    return frozenset((cells[0],) for cells in rows("greetings"))
