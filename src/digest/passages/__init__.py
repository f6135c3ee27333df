"""Passages: the sentences of a source that may hold claims, cut into words once, with their clauses.

In: a source. Out: frozen passages in the order of the text, each with its words, their offsets, and the clauses that
can stand as claims of their own. Pure text machinery that every extractor shares; it labels nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from digest.model import PROSE, Block, Sentence, Source, Span, Wording
from digest.passages.clauses import Words, clauses

_WORD: Final = re.compile(r"\w+(?:(?:['’.\-]|,(?=\d))\w+)*")
_LETTER: Final = re.compile(r"\w")
_FULL_SENTENCE: Final = re.compile(r"[.!…][\"”’')\]]*\s*\Z")
_HEADLINE_WORDS: Final = 4
"""A title or subtitle with fewer words asserts nothing that stands alone."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that may hold claims. `words` are folded to lower case and straight apostrophes."""

    start: int
    end: int
    block: int
    """The index of its block in `Source.blocks`."""
    first: bool
    """Whether it opens its block."""
    title: bool
    """Whether it stands in a title or subtitle."""
    words: tuple[str, ...]
    starts: tuple[int, ...]
    """Where each word begins in the source's text."""
    ends: tuple[int, ...]
    clauses: tuple[Span, ...]
    """Its clauses that may be claims of their own, at least one; offsets into the source's text."""

    def clause_at(self, offset: int) -> int:
        """The index of the clause that holds the offset, or that stands last before it."""
        return max(0, bisect_right(self.clauses, offset, key=_start) - 1)

    def initials(self) -> frozenset[int]:
        """The indices of the words that begin a clause."""
        return frozenset(self.word_at(clause.start) for clause in self.clauses)

    def word_at(self, offset: int) -> int:
        """The index of the first word that begins at or after the offset."""
        low = bisect_right(self.starts, offset)
        return low - 1 if low and self.starts[low - 1] == offset else low


def _start(clause: Span) -> int:
    """Where a clause begins."""
    return clause.start


def passages(source: Source) -> tuple[Passage, ...]:
    """Returns the source's passages in order. Sentences without a letter or digit are left out."""
    return _passages(source.text, source.blocks, source.sentences, source.record.wording)


@lru_cache(maxsize=1)
def _passages(
    text: str, blocks: tuple[Block, ...], sentences: tuple[Sentence, ...], wording: Wording
) -> tuple[Passage, ...]:
    """The passages; kept for the source at hand, because every extractor asks for the same ones."""
    whole = wording == "restated"
    found: list[Passage] = []
    titles = [(b.start, b.end, i) for i, b in enumerate(blocks) if b.kind in ("title", "subtitle")]
    for start, end, block in titles:
        passage = _passage(text, start, end, block, first=True, title=True, whole=True)
        if len(passage.words) >= _HEADLINE_WORDS and _FULL_SENTENCE.search(text[max(start, end - 8) : end]):
            found.append(passage)
    last = -1
    for sentence in sentences:
        holder = blocks[sentence.block] if 0 <= sentence.block < len(blocks) else None
        if holder is not None and holder.kind not in PROSE:
            continue
        end = sentence.end
        if holder is not None and holder.locator is not None and end > holder.locator.start - 1:
            end = max(sentence.start, holder.locator.start - 1)
        if not _LETTER.search(text, sentence.start, end):
            continue
        passage = _passage(
            text, sentence.start, end, sentence.block, first=sentence.block != last, title=False, whole=whole
        )
        found.append(passage)
        last = sentence.block
    return tuple(sorted(found, key=lambda passage: passage.start))


def _passage(text: str, start: int, end: int, block: int, *, first: bool, title: bool, whole: bool) -> Passage:
    """One passage, its white space at both ends cut off."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    found = [match.span() for match in _WORD.finditer(text, start, end)]
    folded = _without_month(text, found, [_folded(text[a:b]) for a, b in found], title=title)
    starts = tuple(a for a, _ in found)
    ends = tuple(b for _, b in found)
    cut = (Span(start, end),) if whole else clauses(text, Span(start, end), Words(folded, starts, ends))
    return Passage(start, end, block, first, title, folded, starts, ends, cut)


def _folded(word: str) -> str:
    """The word in lower case with straight apostrophes. "US" and "IT" are kept apart from the pronouns."""
    if word in _NO_PRONOUNS:
        return _NO_PRONOUNS[word]
    return word.lower().replace("’", "'")


def _without_month(text: str, found: list[tuple[int, int]], folded: list[str], *, title: bool) -> tuple[str, ...]:
    """The words with the month May, or a person of that name, told from the verb "may"."""
    for place, word in enumerate(folded):
        if word != "may" or text[found[place][0]] != "M":
            continue
        before = folded[place - 1] if place else ""
        after = folded[place + 1] if place + 1 < len(folded) else ""
        dated = before[:1].isdigit() or after[:1].isdigit() or before in _BEFORE_MONTH
        within = place > 0 and not title and text[found[place][0] - 1] not in _OPENING
        if dated or within:
            folded[place] = _MONTH
    return tuple(folded)


_MONTH: Final = "may."
"""The month in lower case: no word of a text is folded to it, and no cue but a month's."""
_BEFORE_MONTH: Final = frozenset("in since by until till from of early late mid last next this during".split())
_OPENING: Final = frozenset("“\"‘'(")
_NO_PRONOUNS: Final = MappingProxyType({"US": "u.s", "IT": "i.t", "WHO": "w.h.o"})
