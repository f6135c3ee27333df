"""Rows of the agreement table: a question, what it adds up to, and what each source answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from digest import urls
from digest.agreement import Agreement, Position
from digest.corpus import Answer
from digest.pages import labels
from digest.pages.cards import card, in_short, short_link, theme_link
from digest.pages.index import Index
from digest.views.theme import Backing, Cell, QuestionRow


def row(idx: Index, found: Agreement, sources: Sequence[str]) -> QuestionRow:
    """Returns the row of a question, with a cell for each of the sources."""
    positions = {position.source: position for position in found.positions}
    return QuestionRow(
        id=f"q-{urls.slug(found.question.id)}",
        asks=found.question.asks,
        verdict=found.verdict,
        verdict_label=labels.VERDICTS[found.verdict][0],
        tally=_tally(found.positions),
        cells=tuple(_cell(idx, key, positions.get(key)) for key in sources),
        theme=theme_link(idx, found.theme),
    )


def place(theme_id: str, question_id: str) -> str:
    """Returns the path of a question on its theme's page."""
    return f"{urls.theme(theme_id)}#q-{urls.slug(question_id)}"


def _tally(positions: Sequence[Position]) -> str:
    """The answers counted, in words."""
    counts = Counter(position.answer for position in positions)
    words = [f"{counts[word]} {labels.ANSWERS[word][0].lower()}" for word in ("yes", "no", "partly") if counts[word]]
    return f"{', '.join(words)} of {labels.count(len(positions), 'source')}" if words else "no source answers"


def _cell(idx: Index, key: str, position: Position | None) -> Cell:
    """What one source answers."""
    answer = position.answer if position else ""
    label, sign = labels.ANSWERS[answer]
    backing = tuple(_backing(idx, one) for one in position.answers) if position else ()
    return Cell(short_link(idx, key), answer, label, sign, backing)


def _backing(idx: Index, answer: Answer) -> Backing:
    """A claim behind an answer."""
    claim = idx.corpus.claims[answer.claim]
    voice = card(idx, claim).voice
    return Backing(urls.claim(claim.id), f"{voice}: {in_short(idx, claim)}", answer.reason)
