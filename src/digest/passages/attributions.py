"""Attributions: every place in a passage where words are given to somebody, by a cue.

In: a text, a passage, and the text's quotations. Out: for each cue the speaker's mention, the stretch that is given
to her, the cue, the author's stance, and how much the cue speaks for testimony as evidence. Pronouns are not
resolved here; that needs the whole text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from digest.lexicon import words as lexicon_words
from digest.model import Span, Stance
from digest.passages import Passage
from digest.passages.cues import Hit, hits
from digest.passages.mentions import Mention
from digest.passages.speakers import after, before, possessive
from digest.passages.verbs import Verb, verbs

_SUBJECTS: Final = lexicon_words("subjects")
_FINITE: Final = lexicon_words("finite")
_ASIDE: Final = frozenset({"but", "yet", "although", "though", "while", "whereas"})
_TELLING: Final = frozenset({"tell", "assure", "remind", "inform", "warn", "advise", "promise"})
_PUBLISHED: Final = frozenset(
    "published publishes released releases issued issues produced conducted commissioned wrote compiled ran".split()
)
"""Verbs by which a body makes a text that says something: "the office published a study that found"."""
_ENDORSING: Final = frozenset({"rightly", "correctly", "shrewdly", "aptly", "wisely"})
_REJECTING: Final = frozenset({"wrongly", "falsely", "mistakenly", "supposedly", "absurdly", "erroneously"})
_CLOSED: Final = frozenset(
    (stop + mark + comma) for stop in ("", ",", "?", "!", ".", "…") for mark in ("”", '"', "''") for comma in ("", ",")
) | {",", "—"}
"""What stands between words and the verb that follows them: "Fares fell," said Ling."""
_OPENING: Final = ("“", '"', ":", "''")
"""What may stand between a verb and the quotation that it opens."""
_EMBEDDING: Final = frozenset("what who that which if when while after before because where how why than as".split())
"""Words that open a clause which only mentions the saying: "what people say", "after he said"."""
_MODALS: Final = frozenset("will would can could may might must should to".split())
_STRONG: Final = 8.0
"""The weight of testimony that outweighs any case."""
_TESTIFIES: Final = 4.5
"""The least score for it: of the verb up to 3, a name 1, a clause 1 or a quotation 2."""
_CLAUSES: Final = 8
"""Over how many clauses what is said may reach."""
_OPENING_WORDS: Final = 20
_TRIES: Final = 3
"""How far, and for how many verbs, the subject that opens a sentence is looked for."""
_OBJECTS: Final = frozenset("for on it the a an him her them this that his their its out".split())


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


@dataclass(frozen=True, slots=True)
class _Place:
    """A reporting verb where it stands."""

    text: str
    passage: Passage
    index: int
    verb: Verb
    quoted: Sequence[Span]

    @property
    def cue(self) -> Span:
        """The verb's span."""
        return Span(self.passage.starts[self.index], self.passage.ends[self.index])

    def words_after(self, count: int) -> tuple[str, ...]:
        """The words that follow the verb."""
        return self.passage.words[self.index + 1 : self.index + 1 + count]

    def gap_after(self) -> str:
        """The signs between the verb and the next word, or to the sentence's end."""
        here = self.passage.ends[self.index]
        last = self.index + 1 == len(self.passage.words)
        return self.text[here : self.passage.end if last else self.passage.starts[self.index + 1]]

    def fronted(self) -> bool:
        """Whether what is said stands before the verb and its speaker after: "Fares fell," said Ling."""
        if not self.index:
            return self.verb.kind in ("say", "quote") and self.verb.form == "past"
        return self.text[self.passage.ends[self.index - 1] : self.cue.start].strip() in _CLOSED


def found_in(text: str, passage: Passage, quoted: Sequence[Span]) -> list[Found]:
    """Returns the attributions of the passage, in the order of their cues."""
    found: list[Found] = []
    table = verbs()
    for index, word in enumerate(passage.words):
        verb = table.get(word)
        if verb is None or _inside(quoted, passage.starts[index]):
            continue
        one = _by_verb(_Place(text, passage, index, verb, quoted), found[-1] if found else None)
        if one is not None:
            found.append(one)
    for hit in hits(passage.words, "attribution", frozenset((0,))):
        if not _inside(quoted, passage.starts[hit.first]):
            one = _by_phrase(text, passage, hit)
            if one is not None:
                found.append(one)
    return sorted(found, key=lambda f: (f.start, f.cue.start))


def _inside(quoted: Sequence[Span], offset: int) -> Span | None:
    """The quotation that holds the offset."""
    index = bisect_right(quoted, offset, key=lambda span: span.start) - 1
    return quoted[index] if index >= 0 and quoted[index].start < offset < quoted[index].end - 1 else None


def _by_verb(place: _Place, last: Found | None) -> Found | None:
    """The attribution made by a reporting verb."""
    verb, passage = place.verb, place.passage
    because = f"says: {verb.lemma}"
    if place.fronted():
        mention = after(place.text, passage, place.index + 1) if verb.form != "ing" else None
        if mention is not None and mention.role is not None:
            end = max(mention.end, mention.apposition.end if mention.apposition else 0)
            start = _quote_before(place, place.index)
            return Found(start, max(end, _rest(place)), mention, place.cue, _testimony(place, mention), because)
        if verb.form == "ing" and last is not None and verb.kind in ("say", "call"):
            return Found(
                place.cue.start, passage.end, last.mention, place.cue, _testimony(place, last.mention), because
            )
        if verb.form == "ing":
            return _participle(place)
    mention, negated = before(place.text, passage, place.index, progressive=verb.form == "ing")
    if mention is None or (negated and verb.kind not in ("call", "doc")) or not _fits(place, mention):
        return None
    start = mention.start
    mention = _maker(place, mention)
    start = min(start, mention.start)
    if _content_before(place, mention):
        start = _quote_before(place, mention.first)
    return Found(
        start, _rest(place), mention, place.cue, _testimony(place, mention), because, _stance(passage, place.index)
    )


def _testimony(place: _Place, mention: Mention) -> float:
    """How much the attribution speaks for testimony: a strong verb, a named speaker, a clause or quotation of hers."""
    passage, words = place.passage, place.passage.words
    score = place.verb.testimony
    score += 1.0 if _named(place.text, passage, mention) else 0.0
    score += (
        2.5 if _quotes(place) else 1.0 if place.fronted() or _content_before(place, mention) or _states(place) else 0.0
    )
    opening = passage.word_at(passage.clauses[passage.clause_at(mention.start)].start)
    lead = words[opening : mention.first]
    embedded = any(word in _EMBEDDING for word in lead) and not place.fronted()
    score -= 2.0 if embedded else 0.0
    score -= 3.0 if any(word in _MODALS for word in words[max(0, place.index - 3) : place.index]) else 0.0
    return _STRONG if score >= _TESTIFIES else 0.8 if score > 1 else 0.0


def _named(text: str, passage: Passage, mention: Mention) -> bool:
    """Whether the mention holds a name, or is "he" or "she"."""
    if mention.pronoun in ("he", "she"):
        return True
    words = text[mention.start : mention.end].split()
    opening = 1 if mention.first == passage.word_at(passage.start) and len(words) > 1 else 0
    if len(words) == 1 and mention.role == "group":
        return False
    return any(word[:1].isupper() for word in words[opening:])


def _quotes(place: _Place) -> bool:
    """Whether a quotation that is no scare quote touches the passage."""
    index = bisect_right(place.quoted, place.passage.end, key=lambda span: span.start) - 1
    return index >= 0 and place.quoted[index].end > place.passage.start


def _states(place: _Place) -> bool:
    """Whether a clause follows the verb."""
    following = place.words_after(1)
    return bool(following) and (
        "that" in place.words_after(5) or following[0] in ("how", "why") or _clause_follows(place)
    )


def _participle(place: _Place) -> Found | None:
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


def _maker(place: _Place, mention: Mention) -> Mention:
    """Whoever published the text that says it, where the sentence tells: "the office published a study that found"."""
    words = place.passage.words
    if not mention.document or not mention.first or words[mention.first - 1] not in _PUBLISHED:
        return mention
    maker, _ = before(place.text, place.passage, mention.first - 1)
    return maker if maker is not None and maker.role is not None else mention


def _content_before(place: _Place, mention: Mention) -> bool:
    """Whether what is said stands before the speaker: "Fares fell, Ling said"."""
    if not mention.first:
        return False
    gap = place.text[place.passage.ends[mention.first - 1] : mention.start].strip()
    if gap[-1:] in ("”", '"') or gap.endswith("''"):
        return True
    left = len(place.passage.words) - place.index - 1
    return gap == "," and left <= 6 and mention.first > 3 and "that" not in place.words_after(1)


def _fits(place: _Place, mention: Mention) -> bool:
    """Whether what stands about the verb is what the verb's class needs, and the subject agrees with its form."""
    if not _agrees(place, mention):
        return False
    verb, following = place.verb, place.words_after(2)
    quote = any(sign in place.gap_after() for sign in _OPENING) or _content_before(place, mention)
    clause = bool(following) and (following[0] in ("that", "how", "why", "whether") or _clause_follows(place))
    if verb.kind == "quote":
        return quote
    if verb.kind == "say":
        return quote or clause or _says(place, mention)
    if mention.role is None or not (following or quote):
        return False
    if verb.kind in ("think", "see", "ask"):
        return clause or quote
    if verb.kind == "show":
        return mention.document or "that" in place.words_after(4) or (clause and mention.role != "group")
    return _acts(place, mention, quote=quote)


def _says(place: _Place, mention: Mention) -> bool:
    """Whether a verb of saying needs no clause to follow at once: "Ling said in May that", "Ling told the press"."""
    verb, following = place.verb, place.words_after(6)
    if verb.form == "ing":
        return following[:1] == ("to",)
    if verb.lemma in _TELLING and following:
        return verb.form != "base" or following[0] != "the"
    if verb.form in ("base", "s") and verb.lemma not in ("say", "write"):
        return following[:1] == ("that",)
    return mention.role is not None and (verb.lemma == "say" or "that" in following)


def _acts(place: _Place, mention: Mention, *, quote: bool) -> bool:
    """Whether a verb that takes a thing in place of a clause fits: "unions call for", "the act requires"."""
    verb, following = place.verb, place.words_after(1)
    if verb.kind == "doc":
        return mention.document
    if verb.kind == "point":
        return following in (("out",), ("to",))
    if verb.lemma == "call":
        return quote or following[0] in _OBJECTS
    return not mention.document or verb.testimony > 1


def _agrees(place: _Place, mention: Mention) -> bool:
    """Whether the subject's number agrees with the verb's form: "the state" is no verb, "challenges to" neither."""
    if place.verb.form not in ("s", "base"):
        return True
    words = place.passage.words
    between = words[place.index - 1]
    if between in ("to", "can", "will", "would", "could", "might", "may", "does", "do", "did", "should", "must"):
        return place.verb.form == "base"
    plural = mention.plural
    return plural if place.verb.form == "base" else not plural


def _clause_follows(place: _Place) -> bool:
    """Whether a subject and its verb follow near by."""
    words = place.words_after(10)
    capital = place.text[place.passage.starts[place.index + 1]].isupper()
    opens = words[0] in _SUBJECTS or capital or words[0].endswith("s")
    return opens and any(word in _FINITE or (word.endswith("ed") and len(word) > 4) for word in words[1:])


def _quote_before(place: _Place, index: int) -> int:
    """Where what is said begins, when it stands before its speaker."""
    quote = _inside(place.quoted, place.passage.starts[max(0, index - 1)])
    return max(place.passage.start, quote.start) if quote is not None else place.passage.start


def _rest(place: _Place) -> int:
    """Where what is said ends: at the sentence's end, or before a clause that turns against it."""
    passage = place.passage
    number = passage.clause_at(place.cue.start) + 1
    for clause in passage.clauses[number : number + _CLAUSES]:
        word = passage.word_at(clause.start)
        turns = word < len(passage.words) and passage.words[word] in _ASIDE
        if turns and _inside(place.quoted, clause.start) is None:
            return passage.clauses[number - 1].end
        number += 1
    return passage.end if number == len(passage.clauses) else passage.clauses[number - 1].end


def _stance(passage: Passage, index: int) -> Stance:
    """The author's stance, where an adverb before or after the verb marks it."""
    near = passage.words[max(0, index - 2) : index + 2]
    if any(word in _ENDORSING for word in near):
        return "endorses"
    return "rejects" if any(word in _REJECTING for word in near) else "neutral"


def _by_phrase(text: str, passage: Passage, hit: Hit) -> Found | None:
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
    weight = _STRONG if _named(text, passage, mention) or mention.document else 0.8
    if hit.first < 2:
        return Found(passage.start, passage.end, mention, cue, weight, because)
    clause = passage.clauses[passage.clause_at(cue.start)]
    return Found(clause.start, max(mention.end, clause.end), mention, cue, weight, because)
