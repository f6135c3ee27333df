"""Mentions: whether a stretch of words can be somebody, and who: a person, an organisation, a group, a text.

In: a text, a passage and a range of its words. Out: a `Mention` with its role, or None for what asserts nothing:
"it", "this", "I". The nouns that decide stand in the lexicon `speakers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from digest.lexicon import words as lexicon_words
from digest.model import Span, VoiceRole
from digest.passages import Passage

PREPOSITIONS: Final = frozenset(
    "in on at for after by with from during since before until of to under over despite amid among through about into "
    "like unlike besides following against behind near toward towards between within without".split()
)
DETERMINERS: Final = frozenset("the a an one another many some most several few these those other both all our".split())
_NO_HEAD: Final = (
    DETERMINERS
    | PREPOSITIONS
    | {"not", "and", "or", "than", "as"}
    | {"such", "its", "their", "his", "her", "my", "your", "no", "any", "every", "each"}
)
_NOBODY: Final = frozenset({"i", "we", "my", "it", "you", "none", "neither", "no", "according"})
"""Words that open what cannot be somebody: "none of these letters", "according to letters"."""
_AGENT: Final = re.compile(r"(?:ers|ists|ians|crats|ants|eers|cans|ors|ents|ees)\Z")
_ALONE: Final = frozenset("many some others few most several everyone everybody someone all both".split())
"""Words that can be somebody by themselves though they are no nouns."""
_INITIALS: Final = re.compile(r"[A-Z]{2,}\Z")
_PLACE: Final = re.compile(r"\b(?:of|at|for|with|from)\s+((?:the\s+)?[A-Z][^,;]*)")
_NEXT_OFFICE: Final = re.compile(r"\s+and\s+(?:a |an |the |former |[a-z])")


_PARTICIPLES: Final = frozenset({"taken", "made", "written", "done", "led", "paid", "held", "run", "sent", "known"})
"""Participles that may follow a head noun: "polls taken in May"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named, described or pointed to as the source of a statement."""

    start: int
    end: int
    first: int
    """The index of its first word in its passage."""
    role: VoiceRole | None
    """None where nothing tells whether it can speak."""
    document: bool = False
    """Whether it is a text, as a study or a law, that says something."""
    plural: bool = False
    pronoun: str = ""
    """The pronoun or pointing words ("these voices"), where it is one."""
    apposition: Span | None = None


@cache
def nouns(group: str) -> frozenset[str]:
    """Returns the words of a group of the lexicon `speakers`."""
    return lexicon_words("speakers", group)


def mention_of(text: str, passage: Passage, first: int, last: int, apposition: Span | None) -> Mention | None:
    """Returns the mention of the words `first` to `last`, or None where they cannot be somebody."""
    words = passage.words[first : last + 1]
    if words[-1] in nouns("barred") or words[0] in _NOBODY:
        return None
    if (words[-1] in _NO_HEAD and words[-1] not in _ALONE) or (len(words) == 1 and words[0].endswith("'s")):
        return None
    start, end = passage.starts[first], passage.ends[last]
    if words[-1].endswith("'s") and last >= first:
        end -= 2
    pronoun = words[0] if len(words) == 1 and words[0] in nouns("pronoun") else ""
    if words[0] in ("these", "those", "such") and len(words) == 2:
        pronoun = " ".join(words)
    role, document = _who(text, passage, first, last, apposition)
    plural = role == "group" or "and" in words or ((role is None or document) and any(map(_is_plural, words)))
    return Mention(start, end, first, role, document, plural, pronoun, apposition)


def _who(text: str, passage: Passage, first: int, last: int, apposition: Span | None) -> tuple[VoiceRole | None, bool]:
    """The role of the mention's words, and whether it is a text."""
    words = [word.removesuffix("'s") for word in passage.words[first : last + 1]]
    if words[0] in ("he", "she"):
        return "person", False
    head = _head(words)
    if words[0] == "they" or words[head] in nouns("group"):
        return "group", False
    if words[head] in nouns("document"):
        return "organisation", True
    names = [
        place
        for place in range(len(words))
        if text[passage.starts[first + place]].isupper() and not (words[place] in DETERMINERS and not place)
    ]
    if names and names[-1] >= head and _personal(words):
        return "person", False
    if words[head] in nouns("organisation") or (
        names and any(words[place] in nouns("organisation") for place in names)
    ):
        return "organisation", False
    if words[head] in nouns("person"):
        return "person", False
    if head in names:
        capitals = text[passage.starts[first] : passage.ends[first]]
        whole = len(names) == len(words) and len(words) <= 4 and not (len(words) > 1 and _INITIALS.match(capitals))
        if _two_people(words, names):
            return "group", False
        return ("person" if apposition or whole else "organisation"), False
    return ("group", False) if _AGENT.search(words[head]) else (None, False)


def _two_people(words: Sequence[str], names: Sequence[int]) -> bool:
    """Whether two full names are joined, as in "Ann Ling and Bo Hill"."""
    middle = words.index("and") if "and" in words else 0
    return 2 <= middle <= 3 and 2 <= len(words) - middle - 1 <= 3 and len(names) == len(words) - 1


def _is_plural(word: str) -> bool:
    """Whether the word looks like a plural."""
    return word in ("police", "people", "half", "percent", "they") or (
        word.endswith("s") and word[-2:] not in ("ss", "'s", "us", "is")
    )


def _personal(words: Sequence[str]) -> bool:
    """Whether an office or a title stands before the name: "Senator Ling", "spokesman Bo Hill"."""
    known = nouns("person") | nouns("title")
    return any(word in known for word in words[:-1]) and words[-1] not in nouns("organisation")


def _head(words: Sequence[str]) -> int:
    """The head noun's index: the last word before a preposition, or the last of those that the lexicon knows."""
    past = len(words)
    if past > 1 and words[-1].isdigit():
        past -= 1
    for index in range(1, past):
        word = words[index]
        reduced = word in _PARTICIPLES or (word.endswith(("ed", "ing")) and len(word) > 4 and index + 1 < len(words))
        if word in PREPOSITIONS or word in ("who", "which", "that") or (reduced and words[index - 1] not in _NO_HEAD):
            past = index
            break
    if past < len(words) and words[past - 1] not in _speaking():
        return next((place for place in range(past - 1, -1, -1) if words[place] in _speaking()), past - 1)
    return past - 1


@cache
def _speaking() -> frozenset[str]:
    """Nouns that can assert."""
    return nouns("person") | nouns("group") | nouns("organisation") | nouns("document")


def title_and_affiliation(text: str, apposition: Span | None) -> tuple[str, str]:
    """Returns the apposition's words, and the body that they name after "of", "at", "for" or "with"."""
    if apposition is None:
        return "", ""
    words = text[apposition.start : min(apposition.end, apposition.start + 300)]
    found = _PLACE.search(words)
    body = _NEXT_OFFICE.split(found.group(1), maxsplit=1)[0] if found else ""
    return words, body.strip()


def name_of(words: str) -> str:
    """Returns a mention's words as a name: without a leading article, white space made single."""
    plain = " ".join(words.split())
    opening, _, rest = plain.partition(" ")
    return rest if rest and opening.lower() in ("the", "a", "an") else plain
