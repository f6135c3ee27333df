"""The gate that everything an extractor returns must pass: exact spans, words of the vocabulary, finite weights.

In: a source, the extractor's name, its findings. Out: the findings that pass; a problem for each that does not, with
the place in the text and what was expected. The built-in extractors and strangers' pass the same gate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import Final, TypeVar

from digest.errors import Problem, Where, locate, suggest
from digest.findings import ClaimMark, Connective, Findings, Label, Mention, Reported
from digest.model import VOCABULARY, Source, ThemeHit

_Mark = TypeVar("_Mark", ClaimMark, Label, Reported, Mention, Connective, ThemeHit)
_LABELS: Final = frozenset({"kind", "evidence_type", "modality", "role"})
_TARGETS: Final = ("previous", "next", "central")
_SHOWN: Final = 60
"""How many signs of a refused quotation a message shows."""


@dataclass(slots=True)
class Gate:
    """Checks one extractor's findings and gathers the problems."""

    source: Source
    name: str
    problems: list[Problem]

    def passed(self, found: Findings) -> Findings:
        """Returns what passes.

        Raises:
            TypeError: where the findings are not `Findings`.
        """
        if not isinstance(found, Findings):
            raise TypeError(f"returned {type(found).__name__} where Findings were expected")
        return Findings(
            claims=tuple(mark for mark in self._ranged(found.claims) if self._verbatim(mark)),
            labels=tuple(label for label in self._ranged(found.labels) if self._known_label(label)),
            reported=tuple(mark for mark in self._ranged(found.reported) if self._known_voice(mark)),
            mentions=tuple(
                mark
                for mark in self._ranged(found.mentions)
                if self._word("reference", mark.reference.type, mark.start)
            ),
            connectives=tuple(mark for mark in self._ranged(found.connectives) if self._known_tie(mark)),
            themes=tuple(hit for hit in self._ranged(found.themes) if self._finite(hit.weight, hit.start)),
        )

    def _refuse(self, kind: str, start: int, message: str, hint: str, length: int = 1) -> bool:
        """Notes a problem; always False."""
        inside = 0 <= start <= len(self.source.text)
        where = locate(self.source.text, start, self.source.path, length) if inside else Where(self.source.path)
        self.problems.append(Problem(kind, where, f"The extractor `{self.name}` {message}", hint))
        return False

    def _ranged(self, marks: Iterable[_Mark]) -> Iterable[_Mark]:
        """The marks whose offsets are within the text."""
        length = len(self.source.text)
        for mark in marks:
            if 0 <= mark.start < mark.end <= length:
                yield mark
            else:
                self._refuse(
                    "quote-not-verbatim",
                    mark.start,
                    f"gave the span {mark.start} to {mark.end}, which is not within the text's {length} signs.",
                    "Offsets are Unicode code points into the source's text, half-open and not empty.",
                )

    def _verbatim(self, mark: ClaimMark) -> bool:
        """Whether the quotation is the exact text of its span."""
        there = self.source.text[mark.start : mark.end]
        if mark.quote == there:
            return True
        return self._refuse(
            "quote-not-verbatim",
            mark.start,
            f"quotes “{_short(mark.quote)}”, but the text there reads “{_short(there)}”.",
            "A claim's quotation must be the exact text of its span; the claim was refused.",
            mark.end - mark.start,
        )

    def _known_label(self, label: Label) -> bool:
        """Whether the label's name and value are in the vocabulary and its weight is a number."""
        if label.name == "centrality":
            return self._finite(label.weight, label.start)
        if label.name not in _LABELS:
            return self._unknown("label", label.name, (*_LABELS, "centrality"), label.start)
        return self._word(label.name, label.value, label.start) and self._finite(label.weight, label.start)

    def _known_voice(self, mark: Reported) -> bool:
        """Whether the voice's role and stance are in the vocabulary and its spans are within the text."""
        voice = mark.attribution
        for span in (voice.span, voice.cue):
            if span is not None and not 0 <= span[0] < span[1] <= len(self.source.text):
                return self._refuse(
                    "quote-not-verbatim",
                    mark.start,
                    f"gave the voice “{_short(voice.name)}” a span that is not within the text.",
                    "Offsets are Unicode code points into the source's text, half-open and not empty.",
                )
        return self._word("voice", voice.role, mark.start) and self._word("stance", voice.stance, mark.start)

    def _known_tie(self, mark: Connective) -> bool:
        """Whether the relation and its target are in the vocabulary."""
        if mark.to not in _TARGETS:
            return self._unknown("target of a relation", mark.to, _TARGETS, mark.start)
        return self._word("relation", mark.type, mark.start)

    def _word(self, name: str, value: str, start: int) -> bool:
        """Whether the value is one of the vocabulary's words for that label."""
        return value in VOCABULARY[name] or self._unknown(name.replace("_", " "), value, VOCABULARY[name], start)

    def _unknown(self, noun: str, value: str, known: Iterable[str], start: int) -> bool:
        """Refuses a word that is not in the vocabulary."""
        return self._refuse(
            "unknown-label",
            start,
            f"gave the {noun} `{_short(str(value))}`, which is not in the vocabulary.",
            suggest(str(value), known),
        )

    def _finite(self, weight: float, start: int) -> bool:
        """Whether the weight is a finite number."""
        return isfinite(weight) or self._unknown("weight", str(weight), ("a finite number",), start)


def _short(words: str) -> str:
    """The words on one line, cut to a readable length."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
