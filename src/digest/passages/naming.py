"""Naming: how a speaker's mention is written as a name, and whom pronouns and short descriptions stand for.

In: mentions in the order of the text. Out: names, empty where a pronoun or a description fits nobody or more than
one: no name is better than a wrong one. Only names and subjects of the text itself are drawn on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from digest.lexicon import words as lexicon_words
from digest.model import VoiceRole
from digest.passages import Passage
from digest.passages.mentions import Mention, mention_of, name_of, nouns

_NEAR: Final = 4
"""How many passages back "they" and "it" may point."""
_SUBJECT_WORDS: Final = 10
_UNNAMED: Final = re.compile(r"\A(?:[Uu]nnamed|[Aa]nonymous)\s+(?=\w)")
_SAME: Final = re.compile(r"\Asame\s+(?=\w)")
_YEARED: Final = re.compile(r"\A([a-z]+) (?:of|in) ((?:1[5-9]|20)\d\d)\Z")
_YEAR: Final = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_BARE_GROUPS: Final = frozenset({"officials", "diplomats", "aides", "sources", "lawmakers", "scientists"})
"""Groups that are the same people as those with a word more ("US officials") where a source has one such group."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who has spoken, or has been a sentence's named subject."""

    name: str
    role: VoiceRole
    document: bool
    plural: bool
    place: int
    """The index of the passage."""


@dataclass(slots=True)
class Memory:
    """Who was met so far in the text, the last one last."""

    known: list[Known] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def meet(self, name: str, mention: Mention, place: int) -> None:
        """Keeps somebody."""
        plural = mention.role == "group" or (mention.plural and not mention.document)
        self.known.append(Known(name, mention.role or "group", mention.document, plural, place))
        if mention.role == "person":
            self.people.append(name)

    def resolve(self, pronoun: str, place: int) -> tuple[str, VoiceRole]:
        """Returns the name and role of the last one whom the pronoun fits, or an empty name."""
        for one in reversed(self.known[-_LOOK:]):
            near = place - one.place <= _NEAR
            if pronoun in ("he", "she") and one.role == "person":
                return one.name, "person"
            if pronoun == "they" and near and one.plural:
                return one.name, one.role
            if pronoun == "it" and near and one.role == "organisation" and not one.plural:
                return one.name, one.role
            if " " in pronoun and one.role != "person":
                return one.name, one.role
        return "", "person" if pronoun in ("he", "she") else "organisation" if pronoun == "it" else "group"

    def full_name(self, short: str) -> str:
        """Returns the last of the full names that ends in the short one, or the short one itself."""
        return next((full for full in reversed(self.people[-_LOOK:]) if full.endswith(" " + short)), short)

    def subject(self, text: str, passage: Passage, place: int) -> None:
        """Keeps the named subject that opens a passage: two names or more, or a name that is known."""
        first = 1 if passage.words[0] == "the" and len(passage.words) > 1 else 0
        last = first
        for index in range(first, min(len(passage.words), first + _SUBJECT_WORDS)):
            joined = passage.words[index] == "and" and index > first
            apart = index > first and text[passage.ends[index - 1] : passage.starts[index]].strip("[] ")
            sign = text[passage.starts[index]]
            if apart or not (joined or sign.isupper() or (sign.isdigit() and index > first)):
                break
            last = index if not joined else last
        mention = mention_of(text, passage, first, last, None)
        if mention is None or mention.role is None or mention.pronoun or not text[passage.starts[first]].isupper():
            return
        name = self.full_name(name_of(text[mention.start : mention.end]))
        if last > first or name in self.people or any(one.name == name for one in self.known[-_LOOK:]):
            self.meet(name, mention, place)


_LOOK: Final = 60
"""How many of those who were met are looked through, so that a long text stays linear."""


def naming(text: str, mention: Mention, memory: Memory) -> tuple[str, str]:
    """Returns a mention's name and the title that stands before it."""
    words = text[mention.start : mention.end]
    if mention.role == "person":
        name = _after_office(words)
        if name:
            title = name_of(words[: -len(name)])
            return memory.full_name(name_of(name)), title
    name = _UNNAMED.sub("", name_of(words))
    if mention.role == "person":
        return memory.full_name(name), ""
    if mention.role == "group" and name[:1].isupper() and name.split()[0].lower() in lexicon_words("speakers", "group"):
        name = name[0].lower() + name[1:]
    return _described(name, memory), ""


def _after_office(words: str) -> str:
    """The name after an office in lower case, as in "the harbour's ambassador Ann Ling"; empty where there is none."""
    parts = words.split(" ")
    offices = [place for place, part in enumerate(parts) if part in nouns("person")]
    rest = parts[offices[-1] + 1 :] if offices else []
    return " ".join(rest) if 0 < len(rest) <= 4 and all(part[:1].isupper() for part in rest) else ""


def _described(name: str, memory: Memory) -> str:
    """The name that a description stands for: "same 2023 report", "commission of 2024"."""
    if _SAME.match(name):
        plain = _SAME.sub("", name)
        year, head = _YEAR.search(plain), plain.split()[-1].lower()
        fits = [k.name for k in memory.known[-_LOOK:] if _is_same(k.name, head, year.group() if year else "")]
        return fits[-1] if fits else plain
    yeared = _YEARED.match(name)
    if yeared is None:
        return name
    named = {k.name for k in memory.known if k.name[:1].isupper() and yeared.group(1) in k.name.lower().split()}
    return named.pop() if len(named) == 1 else "" if named else yeared.group(1)


def _is_same(name: str, head: str, year: str) -> bool:
    """Whether a name holds the noun and the year."""
    return head in name.lower().split() and year in name


def one_group(names: Sequence[str]) -> dict[str, str]:
    """Returns for each bare group ("officials") the one fuller name among the names that ends in it, where one does."""
    found: dict[str, str] = {}
    for bare in sorted(_BARE_GROUPS.intersection(names)):
        fuller = {name for name in names if name.endswith(" " + bare)}
        if len(fuller) == 1:
            found[bare] = fuller.pop()
    return found
