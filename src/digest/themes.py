"""Reading `content/themes/<id>.md` and `content/pages/<id>.md`: front matter, and the editors' own words beneath it.

In: `Fields` and a body. Out: a `Theme` or a `FreePage`. What is wrong is among the problems of the fields.

A theme's terms are texts: a word (`chips`), a stem (`regulat*`), a phrase (`export control`, or in double quotation
marks inside single ones: `'"export control"'`). A leading `-` makes a term speak against the theme; a trailing
`^2` gives it that weight in place of 1: `- compute ^0.5`, `- -"zero-sum game theory" ^3`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from digest.corpus import Answer, FreePage, Question, Theme
from digest.errors import Where, suggest
from digest.fields import Fields, Word
from digest.findings import Term
from digest.urls import is_key

ANSWERS: Final = ("yes", "no", "partly")
MAX_WEIGHT: Final = 100.0
_WEIGHT: Final = re.compile(r"\^([0-9]{1,6}(?:\.[0-9]{1,6})?)$")
_TERM: Final = re.compile(r'"[^"*]*\w[^"*]*"|[^"*]*\w[^"*]*\*?')
_TERM_HINT: Final = "Write a word, a stem as `regulat*`, or a phrase, with `-` before it or `^2` after it."


def read_theme(id_: str, fields: Fields, body: str, known: Collection[str]) -> Theme:
    """Returns the theme with that id; `known` are the ids of all themes."""
    theme = Theme(
        id=id_,
        title=fields.required("title"),
        summary=body.strip(),
        terms=tuple(term for word in fields.words("terms") if (term := _term(fields, word)) is not None),
        aliases=tuple(fields.texts("aliases")),
        related=_related(id_, fields, known),
        questions=_questions(fields),
        where=fields.where("title"),
    )
    fields.finish()
    return theme


def read_page(id_: str, fields: Fields, body: str) -> FreePage:
    """Returns the free page with that id; pages without `order` come last."""
    order = fields.whole("order")
    page = FreePage(id_, fields.required("title"), body.strip(), 1000 if order is None else order, fields.where())
    fields.finish()
    return page


def _related(id_: str, fields: Fields, known: Collection[str]) -> tuple[str, ...]:
    """The themes that this one is related to, each once."""
    found: dict[str, None] = {}
    for word in fields.words("related"):
        if word.text not in known:
            hint = suggest(word.text, known, noun="theme")
            fields.problem_at(word.where, "unknown-theme", f"there is no theme `{word.text}`", hint)
        elif word.text == id_:
            fields.problem_at(word.where, "invalid-value", f"the theme `{id_}` is related to itself", "Take it out.")
        else:
            found[word.text] = None
    return tuple(found)


def _term(fields: Fields, word: Word) -> Term | None:
    """One term with its weight, or None where it is not sound."""
    text = word.text
    weight = 1.0
    if found := _WEIGHT.search(text):
        weight, text = float(found[1]), text[: found.start()].rstrip()
    negative = text.startswith("-")
    text = text.removeprefix("-").strip()
    if not _TERM.fullmatch(text) or not 0 < weight <= MAX_WEIGHT:
        fields.problem_at(word.where, "invalid-value", f"`{word.text}` is not a term", _TERM_HINT)
        return None
    return Term(text, -weight if negative else weight)


def _questions(fields: Fields) -> tuple[Question, ...]:
    """The theme's questions; an id that stands twice is a problem."""
    questions: list[Question] = []
    seen: dict[str, Where] = {}
    for item in fields.mappings("questions"):
        id_ = item.required("id")
        where = item.where("id")
        if id_ and not is_key(id_):
            hint = "Use small letters a to z, digits and single hyphens."
            item.problem("id", "invalid-key", f"`{id_}` cannot stand in an address", hint)
        elif id_ in seen:
            message = f"the question `{id_}` stands twice in one theme, first in line {seen[id_].line}"
            item.problem("id", "duplicate-key", message, "Give each question an id of its own.")
        seen.setdefault(id_, where)
        answers = tuple(_answer(answer) for answer in item.mappings("answers"))
        questions.append(Question(id_, item.required("asks"), tuple(a for a in answers if a is not None), where))
        item.finish()
    return tuple(questions)


def _answer(fields: Fields) -> Answer | None:
    """One claim's answer; None where it is not sound."""
    claim, reason = fields.required("claim"), fields.text("reason")
    fields.required("answer")
    answer = fields.choice("answer", ANSWERS)
    where = fields.where("claim")
    fields.finish()
    return Answer(claim, answer, reason, where) if claim and answer else None  # type: ignore[arg-type]  # checked
