"""Evidence: what each claim offers as its support.

In: a source. Out: labels of `evidence_type`. Opinion is the default; numbers with a measure speak for statistics,
past tense, dates and names for a case, and a few phrases for common ground. What somebody says is found elsewhere,
by the voices.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from digest.findings import Findings, Label, ThemeTerms
from digest.model import Source, Span
from digest.passages import Passage, passages
from digest.passages.cues import hits
from digest.passages.leanings import past_forms, proper_names

_DEFAULT: Final = 1.5
_SHARE: Final = {"fact": 0.75, "assessment": -0.7, "prediction": -0.5, "recommendation": -0.8}
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
    leans = [0.0] * len(passage.clauses)
    for hit in hits(passage.words, "kinds", initial):
        share = _SHARE.get(hit.cue.label)
        if share is not None:
            leans[passage.clause_at(passage.starts[hit.first])] += hit.cue.weight * share
    for clause, lean in zip(passage.clauses, leans, strict=True):
        first, past = passage.word_at(clause.start), passage.word_at(clause.end)
        case = lean + min(1.6, 0.6 * past_forms(passage.words, first, past))
        case += min(1.2, 0.3 * proper_names(text, passage, first, past))
        yield Label(clause.start, clause.end, "evidence_type", "assumption", _DEFAULT, "")
        if case > 0:
            yield Label(clause.start, clause.end, "evidence_type", "anecdote", case, "reports a case")
        counted = _counted(text, passage, clause)
        if counted:
            yield Label(clause.start, clause.end, "evidence_type", "statistics", counted, "statistics: a measure")


def _counted(text: str, passage: Passage, clause: Span) -> float:
    """How much the clause's figures speak for a count: per cent signs most, money least."""
    words = text[clause.start : clause.end]
    first, past = passage.word_at(clause.start), passage.word_at(clause.end)
    large = sum(1 for word in passage.words[first:past] if word[0].isdigit() and "," in word)
    money = any(sign in words for sign in "$£€")
    return (2.2 if "%" in words else 0.0) + (0.6 if money else min(2.4, 1.2 * large))
