"""Speakers: the mention of somebody before or after a reporting verb, read without a parser.

In: a text, a passage and the place of a verb. Out: the mention without its apposition ("Ann Ling, head of the port,
said"). It reads a bounded number of words to either side, so that it stays linear, and stops at what a noun phrase
does not reach across.
"""

from __future__ import annotations

import re
from typing import Final

from digest.lexicon import words as lexicon_words
from digest.model import Span
from digest.passages import Passage
from digest.passages.mentions import DETERMINERS, PREPOSITIONS, Mention, mention_of, nouns

_REACH: Final = 30
"""The most words that a mention and its apposition may hold."""
_NEAR: Final = 5
"""The most words that may stand between a subject and its verb."""
_WALLS: Final = frozenset(
    "that because if when while although though but as so than whereas where whether what how why unless until yet "
    "or nor since whose".split()
)
"""Words that a mention does not reach across."""
_LEADING: Final = frozenset(
    "and but yet so then still even however meanwhile indeed also instead today yesterday now later earlier recently "
    "thus therefore perhaps moreover nevertheless nonetheless finally first second third again once here elsewhere "
    "likewise similarly only just monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words before a mention that are no part of it."""
_BETWEEN: Final = frozenset(
    "has have had also once recently later then now still often always already again even just first both all "
    "themselves himself herself itself rightly wrongly will would does do did may might can could should must "
    "never repeatedly long been are is was were being not be today yesterday monday tuesday wednesday thursday "
    "friday saturday sunday reportedly allegedly".split()
)
"""Words that may stand between a subject and its verb."""
_NEGATIONS: Final = frozenset(
    "not never cannot can't don't doesn't didn't won't wouldn't couldn't hasn't haven't hadn't isn't wasn't".split()
)
_PASSIVES: Final = frozenset("is are was were be been being am get got gets".split())
_STOPS: Final = frozenset(
    "in on at during after before when while who which that as and but to by since because if with about via through "
    "this last late early earlier later monday tuesday wednesday thursday friday saturday sunday yesterday today "
    "recently his her their is was are were has have had would will".split()
)
"""Words that end a mention which follows its verb."""
_MAY_OPEN: Final = frozenset({"that", "this", "his", "her", "their", "early", "late"})
"""Those of `_STOPS` that can open a mention: "her office", "early results"."""
_NUMBERS: Final = frozenset("one two three four five six seven eight nine ten half".split())
_ARTICLES: Final = frozenset({"the", "an"})
_BEFORE_ARTICLE: Final = PREPOSITIONS | _LEADING | {"all", "both", "half", "and", "or", "of", "such", "not", "than"}
_NOT_FINITE: Final = frozenset("work need can will may cut set house".split())
_GAP_WALL: Final = re.compile(r"[;:—–“”\"()\[\]?!]|--")


def before(text: str, passage: Passage, verb: int, *, progressive: bool = False) -> tuple[Mention | None, bool]:
    """Returns the subject before the verb at that word, and whether the verb is negated.

    `progressive` asks for a form of "be" between them, as in "Ling is warning".
    """
    words = passage.words
    last = verb - 1
    negated = passive = False
    while last >= 0 and verb - last <= _NEAR and not _parted(text, passage, last):
        word = words[last]
        on_a_day = word == "on" and words[last + 1].endswith("day")
        adverb = word.endswith("ly") and text[passage.starts[last]].islower()
        if word not in _BETWEEN and word not in _NEGATIONS and not adverb and not on_a_day:
            break
        negated = negated or word in _NEGATIONS
        passive = passive or word in _PASSIVES
        last -= 1
    if last < 0 or passive is not progressive:
        return None, negated
    if words[last].endswith("'s") and progressive:
        return None, negated
    gap = text[passage.ends[last] : passage.starts[last + 1]]
    if ")" in gap:
        last = _before_bracket(text, passage, last)
        gap = ""
    if last < 0 or _GAP_WALL.search(gap):
        return None, negated
    if words[last] in ("and", "but"):
        return _subject_of_sentence(text, passage, last), negated
    return (_with_apposition if "," in gap else _ending_at)(text, passage, last), negated


def _parted(text: str, passage: Passage, index: int) -> bool:
    """Whether punctuation parts the word from the next one."""
    return bool(_GAP_WALL.search(text[passage.ends[index] : passage.starts[index + 1]]))


def _before_bracket(text: str, passage: Passage, last: int) -> int:
    """The word before the bracket that the word `last` closes, as in "Ling (Harbour Party) said"; -1 if it is far."""
    for index in range(last, max(0, last - _NEAR - 1), -1):
        if "(" in text[passage.ends[index - 1] : passage.starts[index]]:
            return index - 1
    return -1


def _subject_of_sentence(text: str, passage: Passage, conjunction: int) -> Mention | None:
    """The subject that a second verb shares: "Ling closed the port and said that …"."""
    finite = lexicon_words("finite")
    first = passage.word_at(passage.clauses[passage.clause_at(passage.starts[conjunction])].start)
    for index in range(first + 1, min(conjunction, first + _REACH // 2)):
        if passage.words[index] in finite or (passage.words[index].endswith("ed") and len(passage.words[index]) > 4):
            mention, _ = before(text, passage, index)
            if mention is None or mention.role is None or mention.document or mention.pronoun == "they":
                return None
            return mention
    return None


def _with_apposition(text: str, passage: Passage, last: int) -> Mention | None:
    """The mention in "Ann Ling, head of the port, said", whose apposition ends at the word `last`."""
    for index in range(last, max(0, last - _REACH), -1):
        gap = text[passage.ends[index - 1] : passage.starts[index]]
        if _GAP_WALL.search(gap):
            return None
        if "," in gap:
            mention = _ending_at(text, passage, index - 1)
            if mention is None or mention.pronoun:
                return None
            apposition = Span(passage.starts[index], passage.ends[last])
            return mention_of(text, passage, mention.first, index - 1, apposition)
    return None


def _ending_at(text: str, passage: Passage, last: int) -> Mention | None:
    """The mention whose last word is `last`."""
    words = passage.words
    if words[last] in ("who", "that", "which"):
        return _ending_at(text, passage, last - 1) if last and words[last - 1] not in ("who", "that", "which") else None
    if words[last] in nouns("pronoun"):
        return mention_of(text, passage, last, last, None)
    if words[last] == "it":
        return Mention(passage.starts[last], passage.ends[last], last, "organisation", pronoun="it")
    first = last
    while first > 0 and last - first < _REACH:
        gap = text[passage.ends[first - 1] : passage.starts[first]]
        word = words[first - 1]
        if word in ("who", "which") and first > 1 and not _GAP_WALL.search(gap):
            found = first - 2
            return _trimmed(passage, text, _reach_back(text, passage, found), found)
        if _GAP_WALL.search(gap) or word in _WALLS or ("," in gap and not _listed(text, passage, first)):
            break
        first -= 1
    return _trimmed(passage, text, first, last)


def _reach_back(text: str, passage: Passage, last: int) -> int:
    """Where the words that may belong to a mention ending at `last` begin."""
    first = last
    while first > 0 and last - first < _REACH:
        gap = text[passage.ends[first - 1] : passage.starts[first]]
        if _GAP_WALL.search(gap) or "," in gap or passage.words[first - 1] in _WALLS:
            break
        first -= 1
    return first


def _listed(text: str, passage: Passage, first: int) -> bool:
    """Whether the comma before the word parts names in a list: "Ling, Moss, and Hill"."""
    following = first + 1
    return passage.words[first] == "and" and first > 1 and text[passage.starts[following]].isupper()


def _trimmed(passage: Passage, text: str, first: int, last: int) -> Mention | None:
    """The mention within those words, without what leads up to it."""
    words = passage.words
    first = _after_noun(words, _after_verb(words, first, last), last)
    while first <= last and words[first] in _LEADING:
        first += 1
    if first < last and words[first] in PREPOSITIONS and not _number(words[first + 1]):
        first = _after_preposition(text, passage, first, last)
    while first <= last and words[first] in _LEADING:
        first += 1
    if (
        words[last] in nouns("group")
        and last - first > 1
        and words[last - 1].endswith("s")
        and words[last - 1] != "u.s"
    ):
        first = last if words[last - 1] not in DETERMINERS and not words[last - 1].endswith("'s") else first
    return mention_of(text, passage, first, last, None) if first <= last else None


def _number(word: str) -> bool:
    """Whether the word is a number other than a year: "about four in ten", but "in 2023"."""
    return word in _NUMBERS or (word[0].isdigit() and len(word) < 4)


def _after_verb(words: tuple[str, ...], first: int, last: int) -> int:
    """Where the subject begins if another clause stands before it."""
    finite = lexicon_words("finite")
    for index in range(last, first - 1, -1):
        word = words[index]
        if word in finite and word not in _NOT_FINITE:
            return index + 1
        object_follows = index < last and words[index + 1] in DETERMINERS
        if object_follows and (word.endswith("ing") or (word.endswith("ed") and len(word) > 4)):
            return index + 1
        if word == "and" and any(w in finite or w.endswith("ed") for w in words[first:index]):
            return index + 1
    return first


def _after_noun(words: tuple[str, ...], first: int, last: int) -> int:
    """Where the subject begins in "year the harbour office": no name reaches over an article without a preposition."""
    for index in range(last, first, -1):
        if words[index] in _ARTICLES and words[index - 1] not in _BEFORE_ARTICLE:
            return first if words[first] in PREPOSITIONS else index
    return first


def _after_preposition(text: str, passage: Passage, first: int, last: int) -> int:
    """Where the subject begins in "in 2023 the ministry": at the last article, or at a name that ends the words."""
    words = passage.words
    for index in range(last, first, -1):
        if words[index] in DETERMINERS and words[index - 1] not in PREPOSITIONS:
            return index
    index = last
    while index > first + 1 and text[passage.starts[index]].isupper() and words[index - 1] not in PREPOSITIONS:
        index -= 1
    if text[passage.starts[index]].isupper() and words[index - 1] not in PREPOSITIONS:
        return _after_body(words, index, last) if words[index - 1] == "the" else index
    return _after_body(words, index + 1, last) if index < last else last + 1


def _after_body(words: tuple[str, ...], first: int, last: int) -> int:
    """Where the person begins in "at the Harbour Office Ann Ling": after the body's noun, if two names follow."""
    bodies = nouns("organisation") | {"nations"}
    return next((index + 1 for index in range(last - 2, first - 1, -1) if words[index] in bodies), first)


def after(text: str, passage: Passage, first: int) -> Mention | None:
    """Returns the mention that begins at the word `first`, as after "said" or "according to", with its apposition."""
    words = passage.words
    if first >= len(words) or _GAP_WALL.search(text[passage.ends[first - 1] : passage.starts[first]]):
        return None
    if words[first] in nouns("pronoun"):
        return mention_of(text, passage, first, first, None)
    if words[first] in _STOPS and words[first] not in _MAY_OPEN:
        return None
    last = first
    while last + 1 < len(words) and last - first < _REACH:
        gap = text[passage.ends[last] : passage.starts[last + 1]]
        word = words[last + 1]
        joined = word == "and" and last + 2 < len(words) and text[passage.starts[last + 2]].isupper()
        if "," in gap or _GAP_WALL.search(gap) or (word in _STOPS and not joined):
            break
        last += 1
    mention = mention_of(text, passage, first, last, None)
    apposition = _apposition(text, passage, last) if mention is not None and not mention.document else None
    return mention_of(text, passage, first, last, apposition) if apposition else mention


def _apposition(text: str, passage: Passage, last: int) -> Span | None:
    """The words between commas after the word `last`, where they tell who somebody is."""
    words = passage.words
    if last + 1 >= len(words) or text[passage.ends[last] : passage.starts[last + 1]].strip() != ",":
        return None
    finish = last + 1
    while finish + 1 < len(words) and finish - last < _REACH:
        gap = text[passage.ends[finish] : passage.starts[finish + 1]]
        if "," in gap or _GAP_WALL.search(gap):
            break
        finish += 1
    opening = words[last + 1]
    verbal = any(word in lexicon_words("finite", "auxiliary") for word in words[last + 1 : finish + 1])
    if verbal and opening != "who":
        return None
    offices = nouns("person") | {"former", "then", "who"}
    if opening in ("former", "then", "who") or any(word in offices for word in words[last + 1 : finish + 1]):
        return Span(passage.starts[last + 1], passage.ends[finish])
    return None


def possessive(text: str, passage: Passage, noun: int) -> Mention | None:
    """Returns the owner in "the ministry's claim", whose noun is the word `noun`."""
    for last in range(noun - 1, max(-1, noun - 4), -1):
        bare = text[passage.ends[last] : passage.ends[last] + 1] in ("'", "’")
        if bare or passage.words[last].endswith("'s"):
            return _ending_at(text, passage, last)
    return None
