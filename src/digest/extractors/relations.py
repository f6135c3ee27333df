"""Relations: how the claims of a source bear on each other, which one is the centre, and who is the other side.

In: a source. Out: connectives at their cues, labels of `centrality` and `role`. In a short text every clause without
a cue supports the centre, since there a writer has room for little else; in a longer one only cues tie claims, and so
they do in a source that is restated in an editor's own sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal, cast

from digest.findings import Connective, Findings, Label, ThemeTerms
from digest.model import RelationType, Source
from digest.passages import Passage, passages
from digest.passages.cues import Hit, hits

BY_POSITION: Final = "a short text"
"""The reason of a tie that no cue states; too weak to be published as a relation."""
_SHORT: Final = 12
"""A text of at most so many clauses is read as one argument."""
_CONTENT: Final = 4
"""Words of fewer letters tell nothing of what a text is about."""
_NEAR: Final = 4
"""How many words into a clause a "however" turns it."""
_TIMES: Final = frozenset(
    "then early mid late last january february march april may. june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday yesterday".split()
)
_TURNS: Final = frozenset({"but", "however", "yet", "nevertheless", "nonetheless", "still"})


class RelationExtractor:
    """Finds what ties claims together."""

    name = "relations"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:  # noqa: ARG002 - the protocol's signature
        """Returns connectives and labels in the order of the text."""
        found = passages(source)
        count = sum(len(passage.clauses) for passage in found)
        connectives: list[Connective] = []
        labels: list[Label] = []
        about = _about(source, found)
        number = 0
        turning = _turning(found)
        short = count <= _SHORT and source.record.wording != "restated"
        conceded = 1.4 if count <= _SHORT else 0.8
        for passage in found:
            connectives += _connectives(source.text, passage, turning, short=short)
            labels += _cued(source.text, passage)
            for clause in passage.clauses:
                first, past = passage.word_at(clause.start), passage.word_at(clause.end)
                weight = _position(number, count) + _topical(passage.words[first:past], about)
                if source.text[clause.end - 1] == "?":
                    weight -= 2.5
                labels.append(Label(clause.start, clause.end, "centrality", "", weight, "position and topic"))
                if clause.start in turning:
                    labels.append(
                        Label(clause.start, clause.end, "role", "opp", conceded, "the next clause turns against it")
                    )
                number += 1
        return Findings(connectives=tuple(connectives), labels=tuple(labels))


def _connectives(text: str, passage: Passage, turning: frozenset[int], *, short: bool) -> list[Connective]:
    """The ties of a passage's clauses: at most one cue each, or support of the centre in a short text."""
    tied: dict[int, Connective] = {}
    initial = passage.initials()
    for hit in hits(passage.words, "connectives", initial):
        if _dates(passage.words, hit):
            continue
        start, end = passage.starts[hit.first], passage.ends[hit.past - 1]
        holder = passage.clauses[passage.clause_at(start)].start
        if holder not in tied:
            to = cast("Literal['previous', 'next', 'central']", hit.cue.target)
            kind = cast("RelationType", hit.cue.label)
            tied[holder] = Connective(start, end, kind, to, f"cue: {text[start:end].lower()}", "r" in hit.cue.extra)
    if short:
        for clause in passage.clauses:
            if clause.start not in tied:
                kind = "opposes" if clause.start in turning else "supports"
                tied[clause.start] = Connective(clause.start, clause.end, kind, "central", BY_POSITION)
    return [tied[start] for start in sorted(tied)]


def _dates(words: Sequence[str], hit: Hit) -> bool:
    """Whether the cue is a "since" that tells when: "Since 2000", "Since early May"."""
    following = words[hit.past] if hit.past < len(words) else ""
    return words[hit.first] == "since" and (following[:1].isdigit() or following in _TIMES)


def _cued(text: str, passage: Passage) -> list[Label]:
    """The labels that cues give."""
    initial = passage.initials()
    labels: list[Label] = []
    for lexicon, name in (("centrality", "centrality"), ("roles", "role")):
        for hit in hits(passage.words, lexicon, initial):
            start, end = passage.starts[hit.first], passage.ends[hit.past - 1]
            value = "" if name == "centrality" else hit.cue.label
            labels.append(Label(start, end, name, value, hit.cue.weight, f"{name}: {text[start:end].lower()}"))
    return labels


def _turning(found: Sequence[Passage]) -> frozenset[int]:
    """Where clauses begin whose next clause opens with a word that turns against them."""
    opened: list[tuple[int, str]] = []
    for passage in found:
        for clause in passage.clauses:
            place = passage.word_at(clause.start)
            opened.append((clause.start, passage.words[place] if place < len(passage.words) else ""))
    return frozenset(
        here[0] for here, following in pairwise(opened) if following[1] in _TURNS and here[1] not in _TURNS
    )


def _position(number: int, count: int) -> float:
    """What a clause's place says: the thesis stands early or last."""
    if count <= _SHORT:
        return 1.2 if number == 0 else 1.0 if number == count - 1 else 0.0
    share = number / count
    if share < 0.2:
        return 1.6 * (1 - share)
    return 0.8 if share > 0.9 else 0.0


def _about(source: Source, found: Sequence[Passage]) -> Mapping[str, float]:
    """How much each word tells of what the text is about: by frequency, and by its title."""
    counts = Counter(word for passage in found for word in set(passage.words) if len(word) >= _CONTENT)
    total = max(1, len(found))
    about = {word: min(1.0, count * 4 / total) for word, count in counts.items() if 1 < count <= total * 0.6}
    title = f"{source.record.title} {source.record.subtitle}".lower()
    for word in title.replace("-", " ").split():
        if len(word) >= _CONTENT and word in about:
            about[word] = 2.0
    return about


def _topical(words: Sequence[str], about: Mapping[str, float]) -> float:
    """How much the clause's words are about the text's topic."""
    kept = {word for word in words if word in about}
    return min(2.0, 0.4 * sum(sorted(about[word] for word in kept)))
