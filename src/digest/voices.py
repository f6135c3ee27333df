"""Merging who speaks: the authors of all sources and those they report become voices.

In: readings and linked claims. Out: the voices, and for each claim the ids of those that assert it. People and bodies
are one voice where their names are equal but for case, titles, a leading article or a possessive; a lone surname
stands for the one full name in its source that ends in it. Groups ("critics") are kept apart, source by source.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from digest import urls
from digest.corpus import LinkedClaim, Voice
from digest.model import Attribution, Author, Reading, Source, VoiceRole

_TITLES: Final = frozenset(
    "dr prof professor mr mrs ms sir dame lord lady sen senator rep representative gov governor president premier "
    "ambassador secretary minister chancellor gen general adm admiral judge justice".split()
)
_BODY_WORDS: Final = frozenset(
    "academy administration agency alliance assembly association authority board bureau center centre college "
    "commission commissioners committee company congress corp corporation council court department dialogue "
    "dialogues editors electoral embassy forum foundation government group house inc initiative institute "
    "institution laboratory ministry nations network office organisation organization parliament participants "
    "party press project senate service society summit team union university".split()
)
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")

_Key = tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """A voice in the making."""

    name: str
    role: VoiceRole
    own: bool = False
    """Whether the name is as it stands in a record, which is how it is shown."""
    home: str = ""
    """The source that a group or a nameless voice belongs to."""
    title: str = ""
    affiliation: str = ""
    aliases: set[str] = field(default_factory=set)
    says: list[str] = field(default_factory=list)
    reported: list[str] = field(default_factory=list)


def merge_voices(
    readings: Mapping[str, Reading], claims: Mapping[str, LinkedClaim]
) -> tuple[dict[str, Voice], dict[str, tuple[str, ...]]]:
    """Returns the voices by id, sorted, and for each claim id the ids of the voices that assert it."""
    drafts: dict[_Key, _Draft] = {}
    authors = {key: _authors(reading.source, drafts) for key, reading in readings.items()}
    people: dict[str, set[str]] = {key: set() for key in readings}
    bodies: dict[str, set[str]] = {key: set() for key in readings}
    for linked in claims.values():
        if linked.claim.attribution.role == "person":
            people[linked.source].add(canonical(linked.claim.attribution.name))
        elif linked.claim.attribution.role == "organisation":
            bodies[linked.source].add(canonical(linked.claim.attribution.name))
    short = {key: _surnames(readings[key], people[key]) | _nouns(bodies[key]) for key in readings}
    asserted: dict[str, tuple[_Key, ...]] = {}
    for id_, linked in claims.items():
        attribution = linked.claim.attribution
        if attribution.role == "author":
            asserted[id_] = authors[linked.source]
            for key in authors[linked.source]:
                drafts[key].says.append(id_)
        else:
            key = _reported(attribution, linked.source, short[linked.source], drafts)
            asserted[id_] = (key,)
            drafts[key].reported.append(id_)
    ids = _ids(drafts)
    voices = {ids[key]: _voice(ids[key], draft) for key, draft in drafts.items()}
    return dict(sorted(voices.items())), {id_: tuple(ids[key] for key in keys) for id_, keys in asserted.items()}


def canonical(name: str) -> str:
    """Returns the name as it is compared: case, accents' form, titles, leading article and possessive dropped."""
    words = _WORD.findall(unicodedata.normalize("NFKC", _POSSESSIVE.sub("", name.strip())).casefold())
    while len(words) > 1 and (words[0].rstrip(".") in _TITLES or words[0] == "the"):
        words = words[1:]
    return " ".join(word.rstrip(".") for word in words) or name.casefold().strip()


def is_body(name: str) -> bool:
    """Whether the name reads as that of an organisation rather than a person's."""
    words = canonical(name).split()
    return (
        bool(_BODY_WORDS.intersection(words))
        or len(words) > 5
        or bool({"of", "for", "the", "and"} & set(words))
        or (len(words) == 1 and name.isupper())
    )


def _authors(source: Source, drafts: dict[_Key, _Draft]) -> tuple[_Key, ...]:
    """The keys of a source's authors; of its publisher, or of the source itself, where none is named."""
    record = source.record
    named = record.authors or ((Author(record.publisher),) if record.publisher else ())
    if not named:
        key: _Key = ("nameless", source.key)
        drafts[key] = _Draft(f"The author of “{record.title or source.key}”", "person", home=source.key)
        return (key,)
    keys = []
    for author in named:
        key = ("named", canonical(author.name))
        draft = drafts.setdefault(key, _Draft(author.name, "organisation" if is_body(author.name) else "person"))
        draft.name, draft.own = (draft.name if draft.own else author.name), True
        draft.title = draft.title or author.role
        draft.affiliation = draft.affiliation or author.affiliation
        draft.aliases.add(author.name)
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def _surnames(reading: Reading, reported: Iterable[str]) -> dict[str, str]:
    """Surnames in a source that one full name alone ends in, with that name's canonical form."""
    full = {canonical(author.name) for author in reading.source.record.authors if not is_body(author.name)}
    full.update(reported)
    ends: dict[str, set[str]] = {}
    for name in full:
        first, _, last = name.rpartition(" ")
        if first:
            ends.setdefault(last, set()).add(name)
    return {last: names.pop() for last, names in ends.items() if len(names) == 1}


def _nouns(names: Iterable[str]) -> dict[str, str]:
    """Lone nouns ("commission") that stand for the one longer name in their source that has them as a word."""
    names = set(names)
    longer: dict[str, set[str]] = {}
    for name in names:
        for word in name.split():
            if word != name and word in names:
                longer.setdefault(word, set()).add(name)
    return {word: found.pop() for word, found in longer.items() if len(found) == 1}


def _reported(attribution: Attribution, source: str, short: Mapping[str, str], drafts: dict[_Key, _Draft]) -> _Key:
    """The key of a reported voice, made if it is new; `short` has what stands for a full name in its source."""
    name = canonical(attribution.name)
    if not attribution.name:
        key: _Key = ("unnamed", source)
    elif attribution.role == "group":
        key = ("group", source, name)
    else:
        key = ("named", short.get(name, name))
    home = source if key[0] != "named" else ""
    shown = _POSSESSIVE.sub("", attribution.name) or "someone not named"
    draft = drafts.setdefault(key, _Draft(shown, attribution.role, home=home))
    if not draft.own and attribution.role == draft.role != "group" and len(shown) > len(draft.name):
        draft.name = shown
    draft.title = draft.title or attribution.title
    draft.affiliation = draft.affiliation or attribution.affiliation
    draft.aliases.add(shown)
    return key


def _ids(drafts: Mapping[_Key, _Draft]) -> dict[_Key, str]:
    """An address for every voice: its name's slug, with the source's key for those who belong to one."""
    taken: set[str] = set()
    ids = {}
    for key in sorted(drafts):
        draft = drafts[key]
        words = f"{draft.name} in {draft.home}" if draft.home and key[0] != "nameless" else draft.name
        ids[key] = urls.unique(urls.slug(words), taken)
    return ids


def _voice(id_: str, draft: _Draft) -> Voice:
    """The finished voice."""
    name = draft.name[:1].upper() + draft.name[1:]
    voice = Voice(id_, name, draft.role, draft.title, draft.affiliation)
    aliases = tuple(sorted(alias for alias in draft.aliases if alias.casefold() != name.casefold()))
    return replace(voice, aliases=aliases, says=tuple(draft.says), reported=tuple(draft.reported))
