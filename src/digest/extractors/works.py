"""Works and meetings that prose names: laws, treaties, declarations, summits, talks, studies and speeches.

In: a text and its passages. Out: mentions; what is met again ("the Geneva talks", "these talks") points to the
reference of its first mention. A formal work is a capitalised name that ends in one of the lexicon's nouns; a
meeting, study or speech in lower case needs a name, a year or a maker, or points back to one that had them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from digest import urls
from digest.findings import Mention
from digest.lexicon import rows
from digest.model import Reference
from digest.passages import Passage

_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_ARTICLE: Final = re.compile(r"\A(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Tt]hose|[Oo]ur|[Ii]ts|[Tt]heir)\s+")
_SMALL: Final = frozenset({"of", "on", "for", "the", "in", "to"})
"""Words in lower case within a name: "Convention on the Law of the Sea"."""
_POINTING: Final = frozenset({"the", "this", "these", "that", "those", "such"})
_NO_NAME: Final = _POINTING | frozenset(
    "a an in at our its as following their his her my after before during since when while if but and by under "
    "early late recent many several some most ai".split()
)
"""Words that are capitalised only because they open a sentence."""
_MAKER: Final = re.compile(r"\s+(?:by|from)\s+((?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of|for|the|and|[A-Z][\w’'.-]*)){0,8})")
_MONTHS: Final = frozenset(
    "january february march april may june july august september october november december".split()
)
_REACH: Final = 8
"""The most words that a name may hold before or after its noun."""
_SORTS: Final = {"meeting": "event", "research": "report", "speech": "speech"}


@dataclass(slots=True)
class _Known:
    """The references met so far: the last of each type, and meetings by what their names hold."""

    last: dict[str, Reference] = field(default_factory=dict)
    meetings: dict[str, Reference] = field(default_factory=dict)


@cache
def _nouns() -> dict[str, str]:
    """The nouns of works with their types, capitalised ones and lower-case ones apart."""
    return {word: cells[1] for cells in rows("works", 2) for word in cells[0].split()}


def named_works(text: str, passages: Sequence[Passage]) -> Iterator[Mention]:
    """Yields the mentions in the order of the text."""
    nouns = _nouns()
    folded = {noun.lower() for noun in nouns}
    known = _Known()
    for passage in passages:
        for index, word in enumerate(passage.words):
            if word in folded:
                kind = nouns.get(text[passage.starts[index] : passage.ends[index]], "")
                make = _described if kind in _SORTS else _formal if kind else None
                mention = make(text, passage, index, kind, known) if make else None
                if mention is not None:
                    yield mention


def _formal(text: str, passage: Passage, index: int, kind: str, known: _Known) -> Mention | None:
    """The mention of a work by its capitalised name."""
    first = _name_start(text, passage, index)
    past = _name_end(text, passage, index)
    if first == index and past == index:
        return _back(passage, index, kind, known)
    title = _title(text[passage.starts[first] : passage.ends[past]])
    year = _YEAR.search(title) or _YEAR.search(text[passage.ends[past] : passage.ends[past] + 12])
    reference = _reference(title, kind, year)
    known.last[passage.words[index]] = reference
    return Mention(passage.starts[first], passage.ends[past], reference, f"names: {passage.words[index]}")


def _described(text: str, passage: Passage, index: int, kind: str, known: _Known) -> Mention | None:
    """The mention of a meeting, study or speech by what the prose says of it."""
    first = _name_start(text, passage, index)
    start, end = passage.starts[first], passage.ends[index]
    title = _title(text[start:end])
    year = _YEAR.search(title)
    maker = _MAKER.match(text, end) if kind == "research" else None
    named = [place for place in range(first, index) if text[passage.starts[place]].isupper()]
    capital = any(passage.words[place] not in _NO_NAME for place in named)
    if passage.words[index] == "reports" and first < index and maker is None:
        return None  # "The Index 2023 reports that": the verb
    if maker is not None:
        end = maker.end()
        reference = _reference(f"{title} by {_title(maker.group(1))}", "report", year, _title(maker.group(1)))
    elif year is not None or (capital and kind != "research"):
        reference = _reference(title, _SORTS[kind], year)
    else:
        return _back(passage, index, _SORTS[kind], known)
    if kind == "meeting":
        names = [passage.words[place] for place in range(first, index) if text[passage.starts[place]].isupper()]
        reference = _same_meeting([name for name in names if name not in _MONTHS], reference, known)
    known.last[_SORTS[kind]] = reference
    return Mention(start, end, reference, f"names: {passage.words[index]}")


def _back(passage: Passage, index: int, kind: str, known: _Known) -> Mention | None:
    """The mention that points back to the last work of its kind: "these talks", "the Declaration"."""
    before = passage.words[index - 1] if index else ""
    reference = known.last.get(kind) or known.last.get(passage.words[index])
    if before not in _POINTING or reference is None:
        return None
    because = f"points back: {before} {passage.words[index]}"
    return Mention(passage.starts[index - 1], passage.ends[index], reference, because)


def _same_meeting(names: Sequence[str], reference: Reference, known: _Known) -> Reference:
    """The meeting already met that shares a name with this one, as "Geneva meeting" and "Geneva talks"."""
    for name in names:
        if name in known.meetings:
            return known.meetings[name]
    for name in names:
        known.meetings[name] = reference
    return reference


def _reference(title: str, kind: str, year: re.Match[str] | None, publisher: str = "") -> Reference:
    """A reference with an id made of its title."""
    issued = year.group() if year else ""
    return Reference(urls.slug(title), kind, title, publisher=publisher, issued=issued)


def _name_start(text: str, passage: Passage, index: int) -> int:
    """Where the capitalised words and years before the noun begin."""
    first = index
    while first > 0 and index - first < _REACH:
        gap = text[passage.ends[first - 1] : passage.starts[first]]
        if gap.strip() not in ("", "’", "'", "”", "“"):
            break
        step = 1 if _names(text, passage, first - 1) else 2 if _joins(text, passage, first, index) else 0
        if not step:
            break
        first -= step
    if first == passage.word_at(passage.start) and first < index and passage.words[first] in _NO_NAME:
        first += 1
    return first


def _names(text: str, passage: Passage, index: int) -> bool:
    """Whether the word is capitalised or a number."""
    sign = text[passage.starts[index]]
    return sign.isupper() or sign.isdigit()


def _joins(text: str, passage: Passage, first: int, index: int) -> bool:
    """Whether the small word before joins two parts of a name: "Trade and Harbour Act"."""
    small = passage.words[first - 1] in ("and", "of", "on", "for")
    return small and first < index and first > 1 and _names(text, passage, first - 2)


def _name_end(text: str, passage: Passage, index: int) -> int:
    """Where a formal name ends that goes on after its noun."""
    last = index
    for place in range(index + 1, min(len(passage.words), index + _REACH + 2)):
        if text[passage.ends[place - 1] : passage.starts[place]].strip():
            break
        if text[passage.starts[place]].isupper():
            last = place
        elif passage.words[place] not in _SMALL or place - last > 2:
            break
    return last


def _title(words: str) -> str:
    """The words as a title: single spaces, no leading article."""
    return _ARTICLE.sub("", " ".join(words.split()))
