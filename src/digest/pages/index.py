"""What page makers look up in a corpus, worked out once: claims by source, theme and reference, relations by claim.

In: a corpus. Out: an `Index`, a frozen value. It adds nothing to what the corpus says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest import rights
from digest.corpus import Answer, Corpus, LedgerEntry, LinkedClaim, Question, Theme
from digest.model import Record, Relation, Rights, Section
from digest.pages import bibliography
from digest.visible import visible

Groups = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Index:
    """A corpus with the look-ups that pages need. Claims are given by id, in the corpus's order."""

    corpus: Corpus
    by_source: Groups
    by_theme: Groups
    themes: Mapping[str, Theme]
    relations: Mapping[str, tuple[Relation, ...]]
    """Those that begin or end at the claim."""
    sections: Mapping[tuple[str, str], Section]
    """By source key and section id."""
    rights: Mapping[str, Rights]
    """By source key, with the digest's defaults."""
    withheld: Mapping[str, str]
    """For each claim the limit that withholds its words, empty where they may be shown."""
    short: Mapping[str, str]
    """By source key: the source by author and year, no two alike."""
    text_shown: frozenset[str]
    """Keys of the sources whose whole text may be shown."""
    answers: Mapping[str, tuple[tuple[Theme, Question, Answer], ...]]
    """By claim id: the questions that it answers."""
    voice_ids: Mapping[str, str]
    """By name and alias: the voice's id."""
    mentions: Groups
    """By source key: ids of the references that it mentions."""
    tombstones: Mapping[str, LedgerEntry]
    """By id: what was published once and is not among the claims."""

    def claims(self, ids: Iterable[str]) -> tuple[LinkedClaim, ...]:
        """The claims with those ids; ids of claims that are not published are passed over."""
        return tuple(self.corpus.claims[id_] for id_ in ids if id_ in self.corpus.claims)

    def record(self, key: str) -> Record:
        """The record of the source with that key."""
        return self.corpus.readings[key].source.record

    def words(self, key: str, start: int, end: int) -> str:
        """The words of a span of a source, without marks."""
        return visible(self.corpus.readings[key].source, start, end)

    def quote(self, claim: LinkedClaim) -> str:
        """A claim's words as its source has them; empty where rights forbid to show them."""
        return "" if self.withheld[claim.id] else self.words(claim.source, claim.claim.start, claim.claim.end)

    def href_style(self) -> bool:
        """Whether links name `index.html`."""
        return self.corpus.settings.urls == "files"


def index(corpus: Corpus) -> Index:
    """Returns the corpus with its look-ups."""
    withheld = rights.withheld(corpus)
    by_source = _grouped((claim.source, claim.id) for claim in corpus.claims.values())
    return Index(
        corpus=corpus,
        by_source=by_source,
        by_theme=_grouped((theme, claim.id) for claim in corpus.claims.values() for theme in claim.themes),
        themes={theme.id: theme for theme in corpus.themes},
        relations=_relations(corpus),
        sections={
            (key, section.id): section
            for key, reading in corpus.readings.items()
            for section in reading.source.sections
        },
        rights={key: rights.rights_of(corpus, key) for key in corpus.readings},
        withheld=withheld,
        short=_short_names(corpus),
        text_shown=frozenset(
            key
            for key in corpus.readings
            if _shows_text(corpus, key, [withheld[id_] for id_ in by_source.get(key, ())])
        ),
        answers=_answers(corpus),
        voice_ids={name: voice.id for voice in corpus.voices.values() for name in (voice.name, *voice.aliases)},
        mentions=_grouped((key, id_) for id_, linked in corpus.references.items() for key in linked.sources),
        tombstones={entry.id: entry for entry in corpus.ledger.entries if entry.id not in corpus.claims},
    )


def _shows_text(corpus: Corpus, key: str, limits: Iterable[str]) -> bool:
    """Whether the whole text may be shown: it is ours or free, and no limit would be broken by it."""
    stated = rights.rights_of(corpus, key)
    free = stated.text == "full" or (corpus.readings[key].source.record.wording == "restated" and stated.text != "none")
    return free and (stated.max_share is None or stated.max_share >= 1) and not any(limits)


def _short_names(corpus: Corpus) -> dict[str, str]:
    """Sources by author and year, with a letter where two would be alike."""
    people = {voice.name for voice in corpus.voices.values() if voice.role in ("author", "person")}
    names = {key: bibliography.short_name(one.source.record, people) or key for key, one in corpus.readings.items()}
    counts = Counter(names.values())
    letters: dict[str, int] = {}
    found = {}
    for key, name in names.items():
        number = letters[name] = letters.get(name, -1) + 1
        alike = counts[name] > 1
        found[key] = f"{name}{chr(97 + number)}" if alike and number < 26 else f"{name} ({key})" if alike else name
    return found


def _answers(corpus: Corpus) -> dict[str, tuple[tuple[Theme, Question, Answer], ...]]:
    """The questions that each claim answers, in the order of themes."""
    found: dict[str, list[tuple[Theme, Question, Answer]]] = {}
    for theme in corpus.themes:
        for question in theme.questions:
            for answer in question.answers:
                found.setdefault(answer.claim, []).append((theme, question, answer))
    return {claim: tuple(rows) for claim, rows in found.items()}


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Values by key, in order."""
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _relations(corpus: Corpus) -> dict[str, tuple[Relation, ...]]:
    """Relations by either end, those set by editors first."""
    ties: dict[str, list[Relation]] = {}
    for relation in sorted(corpus.relations, key=lambda tie: (tie.origin != "set", tie.source, tie.target, tie.type)):
        ties.setdefault(relation.source, []).append(relation)
        if relation.target != relation.source:
            ties.setdefault(relation.target, []).append(relation)
    return {id_: tuple(found) for id_, found in ties.items()}
