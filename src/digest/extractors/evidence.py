"""Evidence: what each claim offers as its support.

In: a source. Out: labels of `evidence_type`. Numbers with a measure speak for statistics, and a few phrases for
a case or common ground. What somebody says is found by the voices, what reports rather than judges by the kinds.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.findings import Findings, Label, ThemeTerms
from digest.model import Source, Span
from digest.passages import Passage, passages
from digest.passages.cues import hits


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
    for clause in passage.clauses:
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
