"""Evidence: what each claim offers as its support.

In: a source. Out: labels of `evidence_type`. Opinion is the default; numbers with a measure speak for statistics,
past tense, dates and names for a case, and a few phrases for common ground. What somebody says is found elsewhere,
by the voices.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from digest.findings import Findings, Label, ThemeTerms
from digest.model import Source
from digest.passages import Passage, passages
from digest.passages.cues import hits
from digest.passages.leanings import past_forms, proper_names

_DEFAULT: Final = 1.0
_SHARE: Final = {"fact": 0.75, "assessment": -0.5, "prediction": -0.5, "recommendation": -0.8}
"""How much a cue of the lexicon `kinds` speaks for a case; what is judged or wanted speaks against it."""


class EvidenceExtractor:
    """Tells what claims rest on."""

    name = "evidence"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:  # noqa: ARG002 - the protocol's signature
        """Returns the evidence for each claim's type of evidence."""
        return Findings(labels=tuple(label for passage in passages(source) for label in _labels(source.text, passage)))


def _labels(text: str, passage: Passage) -> Iterator[Label]:
    """The labels of a passage."""
    initial = passage.initials()
    for hit in hits(passage.words, "evidence", initial):
        start, end = passage.starts[hit.first], passage.ends[hit.past - 1]
        yield Label(
            start, end, "evidence_type", hit.cue.label, hit.cue.weight, f"{hit.cue.label}: {text[start:end].lower()}"
        )
    found = [
        (passage.starts[hit.first], hit.cue.weight * _SHARE[hit.cue.label])
        for hit in hits(passage.words, "kinds", initial)
        if hit.cue.label in _SHARE
    ]
    for clause in passage.clauses:
        first, past = passage.word_at(clause.start), passage.word_at(clause.end)
        lean = sum(weight for start, weight in found if clause.start <= start < clause.end)
        lean += min(1.6, 0.6 * past_forms(passage.words, first, past))
        lean += min(1.2, 0.3 * proper_names(text, passage, first, past))
        yield Label(clause.start, clause.end, "evidence_type", "assumption", _DEFAULT, "")
        if lean > 0:
            yield Label(clause.start, clause.end, "evidence_type", "anecdote", lean, "reports a case")
        if any(sign in text[clause.start : clause.end] for sign in "%$£€"):
            yield Label(clause.start, clause.end, "evidence_type", "statistics", 2.0, "statistics: a measure")
