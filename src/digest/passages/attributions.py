"""Attributions: every place in a passage where words are given to somebody, by a cue.

In: a text, a passage, and the text's quotations. Out: for each cue the speaker's mention, the stretch that is given
to her, the cue, the author's stance, and how much the cue speaks for testimony as evidence. Pronouns are not
resolved here; that needs the whole text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from digest.lexicon import words as lexicon_words
from digest.model import Span, Stance
from digest.passages import Passage
from digest.passages.cues import Hit, hits
from digest.passages.mentions import Mention, mention_of
from digest.passages.reporting import STRONG, Place, content_before, fits, inside, named, testimony
from digest.passages.speakers import after, before, possessive
from digest.passages.verbs import verbs

_FINITE: Final = lexicon_words("finite")
_ASIDE: Final = frozenset({"but", "yet", "although", "though", "while", "whereas"})
_PUBLISHED: Final = frozenset(
    "published publishes released releases issued issues produced conducted commissioned wrote compiled ran".split()
)
"""Verbs by which a body makes a text that says something: "the office published a study that found"."""
_ENDORSING: Final = frozenset({"rightly", "correctly", "shrewdly", "aptly", "wisely"})
_REJECTING: Final = frozenset({"wrongly", "falsely", "mistakenly", "supposedly", "absurdly", "erroneously"})
_CLAUSES: Final = 8
"""Over how many clauses what is said may reach."""
_OPENING_WORDS: Final = 20
_TRIES: Final = 3
"""How far, and for how many verbs, the subject that opens a sentence is looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that is given to somebody."""

    start: int
    end: int
    mention: Mention
    cue: Span
    testimony: float
    because: str
    stance: Stance = "neutral"


def found_in(text: str, passage: Passage, quoted: Sequence[Span]) -> list[Found]:
    """Returns the attributions of the passage, in the order of their cues."""
    found: list[Found] = []
    table = verbs()
    for index, word in enumerate(passage.words):
        verb = table.get(word)
        if verb is None or inside(quoted, passage.starts[index]):
            continue
        one = _by_verb(Place(text, passage, index, verb, quoted), found[-1] if found else None)
        if one is not None:
            found.append(one)
    for hit in hits(passage.words, "attribution", frozenset((0,))):
        if not inside(quoted, passage.starts[hit.first]):
            one = _by_phrase(text, passage, hit, quoted)
            if one is not None:
                found.append(one)
    return _apart(passage, sorted(found, key=lambda f: (f.start, f.cue.start)))


def _apart(passage: Passage, found: list[Found]) -> list[Found]:
    """The attributions, each cut off where a later one's subject opens a clause of its own."""
    opened = {passage.starts[place] for place in passage.initials() if place < len(passage.starts)}
    opened |= {passage.starts[p + 1] for p in passage.initials() if p + 1 < len(passage.starts)}
    cut: list[Found] = []
    following = passage.end
    for one in reversed(found):
        end = min(one.end, following) if one.cue.end <= following else one.end
        cut.append(replace(one, end=end))
        if one.start in opened and one.start == one.mention.start > passage.start:
            following = one.start
    return cut[::-1]


def _by_verb(place: Place, last: Found | None) -> Found | None:
    """The attribution made by a reporting verb."""
    verb, passage = place.verb, place.passage
    because = f"says: {verb.lemma}"
    if place.fronted():
        mention = after(place.text, passage, place.index + 1) if verb.form != "ing" else None
        if mention is not None and mention.role is not None:
            end = max(mention.end, mention.apposition.end if mention.apposition else 0)
            start = _quote_before(place, place.index)
            return Found(start, max(end, _rest(place)), mention, place.cue, testimony(place, mention), because)
        if verb.form == "ing" and last is not None and verb.kind in ("say", "call"):
            return Found(place.cue.start, passage.end, last.mention, place.cue, testimony(place, last.mention), because)
        if verb.form == "ing":
            return _participle(place)
    mention, negated = before(place.text, passage, place.index, progressive=verb.form == "ing")
    if mention is None or (negated and verb.kind not in ("call", "doc")) or not fits(place, mention):
        return None
    start = mention.start
    mention = _maker(place, mention)
    start = min(start, mention.start)
    if content_before(place, mention):
        start = _quote_before(place, mention.first)
    return Found(
        start, _rest(place), mention, place.cue, testimony(place, mention), because, _stance(passage, place.index)
    )


def _participle(place: Place) -> Found | None:
    """The attribution of "Ling met the press on Monday, saying that …": its speaker opens the sentence."""
    if place.verb.kind != "say":
        return None
    passage, tries = place.passage, 0
    for index in range(1, min(_OPENING_WORDS, place.index)):
        if passage.words[index] in _FINITE or (passage.words[index].endswith("ed") and len(passage.words[index]) > 4):
            mention, _ = before(place.text, passage, index)
            if mention is not None and mention.role in ("person", "organisation", "group") and not mention.document:
                return Found(place.cue.start, passage.end, mention, place.cue, 1.0, f"says: {place.verb.lemma}")
            tries += 1
            if tries == _TRIES:
                return None
    return None


def _maker(place: Place, mention: Mention) -> Mention:
    """Whoever made the text that says it: "the office published a study that found", "a study by the office found"."""
    passage, words = place.passage, place.passage.words
    if not mention.document:
        return mention
    maker = None
    if mention.first and words[mention.first - 1] in _PUBLISHED:
        maker, _ = before(place.text, passage, mention.first - 1)
    past = passage.word_at(mention.end)
    if "by" in words[mention.first : past - 1]:
        by = words.index("by", mention.first)
        maker = mention_of(place.text, passage, by + 1, past - 1, None)
    return maker if maker is not None and maker.role is not None else mention


def _quote_before(place: Place, index: int) -> int:
    """Where what is said begins, when it stands before its speaker."""
    quote = inside(place.quoted, place.passage.starts[max(0, index - 1)])
    return max(place.passage.start, quote.start) if quote is not None else place.passage.start


def _rest(place: Place) -> int:
    """Where what is said ends."""
    return _until(place.text, place.passage, place.quoted, place.cue.start)


def _until(text: str, passage: Passage, quoted: Sequence[Span], offset: int) -> int:
    """The end of what begins at the offset: the sentence's, or that before a clause that turns or begins anew."""
    number = passage.clause_at(offset) + 1
    for clause in passage.clauses[number : number + _CLAUSES]:
        word = passage.word_at(clause.start)
        if word < len(passage.words) and inside(quoted, clause.start) is None:
            gap = text[passage.clauses[number - 1].end : clause.start]
            if passage.words[word] in _ASIDE or _anew(gap, passage.words[word]):
                return passage.clauses[number - 1].end
        number += 1
    return passage.end if number == len(passage.clauses) else passage.clauses[number - 1].end


def _anew(gap: str, word: str) -> bool:
    """Whether a clause after a semicolon, or after a comma and "and", goes on without "that"."""
    return word != "that" and (";" in gap or "".join(gap.split()) == ",and")


def _stance(passage: Passage, index: int) -> Stance:
    """The author's stance, where an adverb before or after the verb marks it."""
    near = passage.words[max(0, index - 2) : index + 2]
    if any(word in _ENDORSING for word in near):
        return "endorses"
    return "rejects" if any(word in _REJECTING for word in near) else "neutral"


def _by_phrase(text: str, passage: Passage, hit: Hit, quoted: Sequence[Span]) -> Found | None:
    """The attribution made by a phrase: "according to Ling", "the ministry's claim that"."""
    cue = Span(passage.starts[hit.first], passage.ends[hit.past - 1])
    if hit.cue.label == "nominal":
        owner = possessive(text, passage, hit.first)
        if owner is None or owner.role is None:
            return None
        because = f"nominal: {text[cue.start : cue.end].lower()}"
        return Found(owner.start, passage.end, owner, cue, 0.0, because)
    mention = after(text, passage, hit.past)
    if mention is None or (mention.role is None and hit.cue.label != "according"):
        return None
    because = f"phrase: {text[cue.start : cue.end].lower()}"
    weight = STRONG if named(text, passage, mention) or mention.document else 0.8
    if hit.first < 2:
        return Found(passage.start, _until(text, passage, quoted, mention.end), mention, cue, weight, because)
    clause = passage.clauses[passage.clause_at(cue.start)]
    return Found(clause.start, max(mention.end, clause.end), mention, cue, weight, because)
