"""The argument as Argdown: each theme's questions with the claims that answer them, and what ties claims together.

In: the linked corpus. Out: `data/digest.argdown`. A claim is a statement titled with its id; under it stand the
claims that support (``+``) or oppose (``-``) it. Ties that Argdown has no sign for (qualifies, restates, an answer
"partly") stand in comments. Every sign with a meaning in Argdown is escaped in the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest import rights
from digest.corpus import Corpus, Question
from digest.emitters import jsontext
from digest.emitters.claim_record import words
from digest.model import File, Relation

_SIGN: Final = {"supports": "+", "exemplifies": "+", "opposes": "-", "yes": "+", "no": "-"}
_SPECIAL: Final = re.compile(r"([\\\[\]<>{}#@*_/:|=.^~()+-])")


class ArgdownEmitter:
    """Emits the digest as an argument map."""

    name = "argdown"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns `data/digest.argdown`."""
        blocks = ["\n".join(block) for block in (*_questions(corpus), *_claims(corpus))]
        title = jsontext.line(corpus.settings.title)
        return (
            File("data/digest.argdown", jsontext.data(f"===\ntitle: {title}\n===\n\n" + "\n\n".join(blocks) + "\n")),
        )


def escaped(text: str) -> str:
    """Returns the text on one line, with every sign that Argdown reads escaped."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _questions(corpus: Corpus) -> Iterator[list[str]]:
    """A heading for each theme, and its questions as statements with their answers under them."""
    for theme in corpus.themes:
        yield [f"# {escaped(theme.title)}"]
        for question in theme.questions:
            yield [f"[{theme.id} {question.id}]: {escaped(question.asks)}", *_answers(corpus, question)]


def _answers(corpus: Corpus, question: Question) -> Iterator[str]:
    """The published claims that answer, those for first."""
    for answer in sorted(question.answers, key=lambda one: (one.answer != "yes", one.answer, one.claim)):
        if answer.claim in corpus.claims:
            yield _tie(answer.answer, answer.claim)


def _tie(word: str, claim: str) -> str:
    """A line that ties the claim to the statement above."""
    sign = _SIGN.get(word)
    return f"  {sign} [{claim}]" if sign else f"  // {word}: {claim}"


def _claims(corpus: Corpus) -> Iterator[list[str]]:
    """Each claim under its source's heading, with what is said for and against it."""
    reasons = rights.withheld(corpus)
    incoming: dict[str, list[Relation]] = {}
    for relation in corpus.relations:
        incoming.setdefault(relation.target, []).append(relation)
    source = ""
    for linked in corpus.claims.values():
        if linked.source != source:
            source = linked.source
            yield [f"# {escaped(corpus.readings[source].source.record.title or source)}"]
        tags = "".join(f" #({theme})" for theme in linked.themes)
        statement = f"[{linked.id}]: {escaped(words(corpus, linked, reasons[linked.id]))}{tags}"
        yield [statement, *(_tie(one.type, one.source) for one in incoming.get(linked.id, []))]
