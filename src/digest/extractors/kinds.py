"""Kinds: what sort of assertion each clause is.

In: a source. Out: labels of `kind` with named reasons, for every clause of every passage. Cues of the lexicon
`kinds` and the forms of a clause's words are weighed; what is report rather than judgement speaks for a case, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from digest.findings import Findings, Label, ThemeTerms
from digest.model import Source, Span
from digest.passages import Passage, passages
from digest.passages.cues import Hit, hits
from digest.passages.leanings import past_forms, proper_names

_SHARE: Final = {"fact": 0.75, "assessment": -0.7, "prediction": -0.5, "recommendation": -0.8}
"""How much a cue of each kind speaks for a case as the evidence; what is judged or wanted speaks against it."""
_QUOTES: Final = ("“", '"', "''")
_QUOTED: Final = 0.8
"""How far words in quotation marks lean towards assessment: what is worth quoting is a view more often than not."""
_DEFINES: Final = 4.5
_TERM: Final = 7
"""Before which word "means" must stand, to be a verb that tells what a term means."""
_NO_MEANING: Final = frozenset({"that", "of", "to", "for", "by", "test", "tested", "we", "they", "you", "it", "there"})
_POINTING: Final = frozenset("this that it which what by no all any other these those is are was were has have".split())
_SUBORDINATORS: Final = frozenset({"that", "which", "who", "whether", "whose", "where"})
_SUBORDINATE: Final = 0.6
"""How much a cue counts after such a word: the main clause carries the kind."""


class KindExtractor:
    """Tells facts, assessments, predictions, recommendations, definitions and questions apart."""

    name = "kinds"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:  # noqa: ARG002 - the protocol's signature
        """Returns the evidence for each clause's kind."""
        return Findings(labels=tuple(label for passage in passages(source) for label in _labels(source.text, passage)))


def _labels(text: str, passage: Passage) -> Iterator[Label]:
    """The labels of a passage's clauses."""
    initial = passage.initials()
    found = list(hits(passage.words, "kinds", initial))
    for clause in passage.clauses:
        yield from _of_clause(text, passage, clause)
    yield from _cases(text, passage, found)
    deep, seen = False, 0
    for hit in found:
        for place in range(seen, hit.first):
            deep = place + 1 not in initial and (deep or passage.words[place] in _SUBORDINATORS)
        seen = max(seen, hit.first)
        start, end = passage.starts[hit.first], passage.ends[hit.past - 1]
        weight = hit.cue.weight * (_SUBORDINATE if deep else 1.0)
        yield Label(start, end, "kind", hit.cue.label, weight, f"{hit.cue.label}: {text[start:end].lower()}")


def _of_clause(text: str, passage: Passage, clause: Span) -> Iterator[Label]:
    """What the clause's forms say, cues apart."""
    if "?" in text[clause.end - 3 : clause.end]:
        yield Label(clause.start, clause.end, "kind", "question", 6.0, "ends in a question mark")
    if any(sign in text[clause.start : clause.end] for sign in _QUOTES):
        yield Label(clause.start, clause.end, "kind", "assessment", _QUOTED, "quoted words")
    if any(sign in text[clause.start : clause.end] for sign in "%$£€"):
        yield Label(clause.start, clause.end, "kind", "fact", 1.0, "fact: a measure")
    first, past = passage.word_at(clause.start), passage.word_at(clause.end)
    if _defines(passage.words[first:past]):
        yield Label(clause.start, clause.end, "kind", "definition", _DEFINES, "definition: means")
    done = past_forms(passage.words, first, past)
    if done:
        yield Label(clause.start, clause.end, "kind", "fact", min(1.6, 0.6 * done), "past tense")
    names = proper_names(text, passage, first, past)
    if names:
        yield Label(clause.start, clause.end, "kind", "fact", min(1.2, 0.35 * names), "names")


def _defines(words: Sequence[str]) -> bool:
    """Whether the clause tells what a word means: "A quay means a wall", but not "This means that fares fall"."""
    place = words.index("means") if "means" in words else 0
    if not 0 < place < min(_TERM, len(words) - 1):
        return False
    return words[place + 1] not in _NO_MEANING and not _POINTING.intersection(words[:place])


def _cases(text: str, passage: Passage, found: Sequence[Hit]) -> Iterator[Label]:
    """How far each clause reports a case rather than an opinion, as evidence."""
    leans = [0.0] * len(passage.clauses)
    for hit in found:
        leans[passage.clause_at(passage.starts[hit.first])] += hit.cue.weight * _SHARE.get(hit.cue.label, 0.0)
    for clause, lean in zip(passage.clauses, leans, strict=True):
        first, past = passage.word_at(clause.start), passage.word_at(clause.end)
        case = lean + min(1.6, 0.6 * past_forms(passage.words, first, past))
        case += min(1.2, 0.3 * proper_names(text, passage, first, past))
        if case > 0:
            yield Label(clause.start, clause.end, "evidence_type", "anecdote", case, "reports a case")
