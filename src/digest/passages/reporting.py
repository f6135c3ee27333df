"""Reporting: whether a verb where it stands gives what is about it to its subject, and how much it testifies.

In: a reporting verb's place in a passage, and the mention that may be its subject. Out: whether they fit (each class
of verbs needs a clause, a quotation or a thing), and the weight of testimony.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from digest.lexicon import words as lexicon_words
from digest.model import Span
from digest.passages import Passage
from digest.passages.mentions import Mention
from digest.passages.verbs import Verb

_SUBJECTS: Final = lexicon_words("subjects")
_FINITE: Final = lexicon_words("finite")
_TELLING: Final = frozenset({"tell", "assure", "remind", "inform", "warn", "advise", "promise"})
_CLOSED: Final = frozenset(
    (stop + mark + comma) for stop in ("", ",", "?", "!", ".", "…") for mark in ("”", '"', "''") for comma in ("", ",")
) | {",", "—"}
"""What stands between words and the verb that follows them: "Fares fell," said Ling."""
_OF_TEXTS: Final = frozenset("say report state add note find argue warn conclude recommend claim write".split())
"""Verbs before "that" by which "it" is a body or a text: "it reports that"; in "it shows that" it may be anything."""
_BARE: Final = frozenset({",", "—"})
"""Those that do not end a quotation: "the wall, called a quay" reports nobody."""
_ADDRESSING: Final = frozenset({"tell", "assure", "remind", "inform"})
"""Verbs whose object is who hears it: "Ling, a guard, told the Courier that"."""
_DEPICTING: Final = frozenset({"describe", "present", "portray", "characterise", "characterize"})
"""Verbs that give a thing a name with "as": "the readout describes it as frank"."""
_AS_WITHIN: Final = 14
_OPENING: Final = ("“", '"', ":", "''")
"""What may stand between a verb and the quotation that it opens."""
_OBJECTS: Final = frozenset("for on it the a an him her them this that his their its out".split())
_EMBEDDING: Final = frozenset("what who that which if when while after before because where how why than as".split())
"""Words that open a clause which only mentions the saying: "what people say", "after he said"."""
_MODALS: Final = frozenset("will would can could may might must should to".split())
STRONG: Final = 8.0
"""The weight of testimony that outweighs any case."""
_TESTIFIES: Final = 4.5
"""The least score for it: of the verb up to 3, a name 1, a clause 1 or a quotation 2."""
_LEAD: Final = 24
"""So many words before the speaker may put the whole under a condition or a doubt."""


@dataclass(frozen=True, slots=True)
class Place:
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
        if self.words_after(1) == ("that",):
            return False
        if not self.index:
            return self.verb.kind in ("say", "quote") and self.verb.form == "past"
        gap = self.text[self.passage.ends[self.index - 1] : self.cue.start].strip()
        unable = self.verb.kind == "call" or self.verb.lemma in _ADDRESSING
        return gap in _CLOSED and not (unable and gap in _BARE)


def inside(quoted: Sequence[Span], offset: int) -> Span | None:
    """The quotation that holds the offset."""
    index = bisect_right(quoted, offset, key=lambda span: span.start) - 1
    return quoted[index] if index >= 0 and quoted[index].start < offset < quoted[index].end - 1 else None


def content_before(place: Place, mention: Mention) -> bool:
    """Whether what is said stands before the speaker: "Fares fell, Ling said"."""
    if not mention.first:
        return False
    gap = place.text[place.passage.ends[mention.first - 1] : mention.start].strip()
    if gap[-1:] in ("”", '"') or gap.endswith("''"):
        return True
    left = len(place.passage.words) - place.index - 1
    return gap == "," and left <= 6 and mention.first > 3 and "that" not in place.words_after(1)


def fits(place: Place, mention: Mention) -> bool:
    """Whether what stands about the verb is what the verb's class needs, and the subject agrees with its form."""
    if not _agrees(place, mention):
        return False
    verb, following = place.verb, place.words_after(2)
    if mention.pronoun == "it":
        return verb.lemma in _OF_TEXTS and following[:1] == ("that",)
    quote = any(sign in place.gap_after() for sign in _OPENING) or content_before(place, mention)
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


def _says(place: Place, mention: Mention) -> bool:
    """Whether a verb of saying needs no clause to follow at once: "Ling said in May that", "Ling told the press"."""
    verb, following = place.verb, place.words_after(6)
    if verb.form == "ing":
        return following[:1] == ("to",)
    if verb.lemma in _TELLING and following:
        return verb.form != "base" or following[0] != "the"
    if verb.form in ("base", "s") and verb.lemma not in ("say", "write"):
        return following[:1] == ("that",)
    return mention.role is not None and (verb.lemma == "say" or "that" in following)


def _acts(place: Place, mention: Mention, *, quote: bool) -> bool:
    """Whether a verb that takes a thing in place of a clause fits: "unions call for", "the act requires"."""
    verb, following = place.verb, place.words_after(1)
    if verb.kind == "doc":
        return mention.document
    if verb.kind == "point":
        return following in (("out",), ("to",))
    if verb.lemma == "call":
        return quote or following[0] in _OBJECTS
    if verb.lemma in _DEPICTING and "as" in place.words_after(_AS_WITHIN):
        return True
    if verb.lemma == "present":
        return False
    return not mention.document or verb.testimony > 1


def _agrees(place: Place, mention: Mention) -> bool:
    """Whether the subject's number agrees with the verb's form: "the state" is no verb, "challenges to" neither."""
    if place.verb.form not in ("s", "base"):
        return True
    words = place.passage.words
    between = words[place.index - 1]
    if between in ("to", "can", "will", "would", "could", "might", "may", "does", "do", "did", "should", "must"):
        return place.verb.form == "base"
    plural = mention.plural
    return plural if place.verb.form == "base" else not plural


def _clause_follows(place: Place) -> bool:
    """Whether a subject and its verb follow near by."""
    words = place.words_after(10)
    capital = place.text[place.passage.starts[place.index + 1]].isupper()
    opens = words[0] in _SUBJECTS or capital or words[0].endswith("s")
    return opens and any(word in _FINITE or (word.endswith("ed") and len(word) > 4) for word in words[1:])


def testimony(place: Place, mention: Mention) -> float:
    """How much the attribution speaks for testimony: a strong verb, a named speaker, a clause or quotation of hers."""
    passage, words = place.passage, place.passage.words
    score = place.verb.testimony
    score += 1.5 if place.verb.kind == "show" and (mention.document or mention.role == "organisation") else 0.0
    score += 1.0 if named(place.text, passage, mention) else 0.0
    score += (
        2.5 if _quotes(place) else 1.0 if place.fronted() or content_before(place, mention) or _states(place) else 0.0
    )
    opening = passage.word_at(passage.clauses[passage.clause_at(mention.start)].start)
    lead = words[max(opening, mention.first - _LEAD) : mention.first]
    embedded = any(word in _EMBEDDING for word in lead) and not place.fronted()
    score -= 2.0 if embedded else 0.0
    score -= 3.0 if any(word in _MODALS for word in words[max(0, place.index - 3) : place.index]) else 0.0
    return STRONG if score >= _TESTIFIES else 0.8 if score > 1 else 0.0


def named(text: str, passage: Passage, mention: Mention) -> bool:
    """Whether the mention holds a name, or is "he" or "she"."""
    if mention.pronoun in ("he", "she"):
        return True
    words = text[mention.start : mention.end].split()
    opening = 1 if mention.first == passage.word_at(passage.start) and len(words) > 1 else 0
    if len(words) == 1 and mention.role == "group":
        return False
    return any(word[:1].isupper() for word in words[opening:])


def _quotes(place: Place) -> bool:
    """Whether a quotation that is no scare quote touches the passage."""
    index = bisect_right(place.quoted, place.passage.end, key=lambda span: span.start) - 1
    return index >= 0 and place.quoted[index].end > place.passage.start


def _states(place: Place) -> bool:
    """Whether a clause follows the verb."""
    following = place.words_after(1)
    return bool(following) and (
        "that" in place.words_after(9 if place.verb.lemma in _ADDRESSING else 5)
        or following[0] in ("how", "why")
        or _clause_follows(place)
    )
