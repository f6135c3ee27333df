"""Who says yes, who says no: the answers to a theme's questions, by source, and what they add up to.

In: a theme and the corpus. Out: one `Agreement` per question. An answer by a claim that is not published (withdrawn,
or of a source that is gone) is left out; ``check`` reports it. A source that answers a question both ways is `partly`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from digest.corpus import Answer, AnswerWord, Corpus, Question, Theme

Verdict = Literal["contested", "mixed", "agreed", "single", "open"]
ORDER: Final[tuple[Verdict, ...]] = ("contested", "mixed", "agreed", "single", "open")
"""Verdicts, the most contested first."""


@dataclass(frozen=True, slots=True)
class Position:
    """What one source answers to a question, by which claims."""

    source: str
    answer: AnswerWord
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """A question with every source's position on it; sources that are silent are not listed."""

    theme: str
    question: Question
    positions: tuple[Position, ...]
    """In the order of the corpus's sources."""
    verdict: Verdict


def agreements(theme: Theme, corpus: Corpus) -> tuple[Agreement, ...]:
    """Returns the theme's questions with their answers, the most contested first, else in the editors' order."""
    found = [agreement(theme.id, question, corpus) for question in theme.questions]
    return tuple(sorted(found, key=lambda one: ORDER.index(one.verdict)))


def agreement(theme_id: str, question: Question, corpus: Corpus) -> Agreement:
    """Returns one question with its answers by source."""
    by_source: dict[str, list[Answer]] = {}
    for answer in question.answers:
        claim = corpus.claims.get(answer.claim)
        if claim is not None:
            by_source.setdefault(claim.source, []).append(answer)
    positions = tuple(
        Position(key, _one_answer(by_source[key]), tuple(by_source[key])) for key in corpus.readings if key in by_source
    )
    return Agreement(theme_id, question, positions, _verdict(positions))


def _one_answer(answers: Sequence[Answer]) -> AnswerWord:
    """The answer that a source's claims give together."""
    words = {answer.answer for answer in answers}
    return answers[0].answer if len(words) == 1 else "partly"


def _verdict(positions: Sequence[Position]) -> Verdict:
    """What the positions add up to."""
    words = {position.answer for position in positions}
    if {"yes", "no"} <= words:
        return "contested"
    if len(words) > 1:
        return "mixed"
    return "open" if not positions else "single" if len(positions) == 1 else "agreed"
