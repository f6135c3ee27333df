"""Where one sentence holds two assertions: a conservative cut at semicolons, dashes, conjunctions, concessives.

In: a sentence's words with their offsets. Out: the spans of its clauses, at least one, none overlapping, trimmed of
the punctuation between them. A cut is made only where both sides hold a finite verb and the right side opens with
what can be a subject; never within quotation marks or brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from digest.lexicon import words as lexicon_words
from digest.model import Span


class Words(NamedTuple):
    """A sentence's words in lower case with their offsets into the text."""

    folded: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


_MINIMUM: Final = 3
"""Neither side of a cut may have fewer words."""
_LOOK_BACK: Final = 60
"""How many words before a cut are searched for its clause's verb."""
_REACH: Final = 6
"""How many words after a subject's opening its verb may stand."""
_MARK: Final = re.compile(r"[“”\"()\[\];:—–]|(?<=\s)--?(?=\s)|,")
_BARE: Final = frozenset({"and", "but", "because", "while", "although", "though", "whereas", "so"})
"""Conjunctions that may cut without a comma before them."""
_AFTER_COMMA: Final = _BARE | {"yet", "for", "since", "which", "who", "or", "as", "nor", "unless", "where", "even"}
_DROPPED: Final = frozenset({"and"})
"""Conjunctions that belong to neither side."""
_CONCESSIVE: Final = frozenset({"although", "though", "while", "whereas"})
"""Words that open a sentence whose first clause is cut off at its comma."""


_SUBORDINATORS: Final = frozenset({"that", "which", "who", "where", "when", "if", "whether", "because", "how", "what"})


def clauses(text: str, span: Span, words: Words) -> tuple[Span, ...]:
    """Returns the clauses of the sentence at the span."""
    if len(words.folded) < 2 * _MINIMUM:
        return (span,)
    cuts = [0]
    for place in _candidates(text, span, words):
        if place - cuts[-1] < _MINIMUM or len(words.folded) - place < _MINIMUM:
            continue
        first = max(cuts[-1], place - _LOOK_BACK)
        if _finite(words.folded, _subordinate(words.folded, first, place), place):
            cuts.append(place)
    return _spans(text, span, cuts, words)


def _subordinate(folded: Sequence[str], first: int, past: int) -> int:
    """Where the innermost open clause before `past` begins: a subject that two nouns share is no place to cut."""
    for index in range(past - 1, first, -1):
        if folded[index] in _SUBORDINATORS:
            return index + 1
    return first


def _candidates(text: str, span: Span, words: Words) -> list[int]:
    """Indices of words at which a clause may begin, in order."""
    free, closed = _marks(text, span)
    found: set[int] = set()
    folded = words.folded
    concessive = folded[0] in _CONCESSIVE or (folded[0] == "even" and folded[1] in ("though", "if"))
    for sign, offset in free:
        place = bisect_left(words.starts, offset)
        if sign == ",":
            if _after_comma(text, words, place, concessive=concessive):
                found.add(place)
                concessive = False
        elif _opens(text, words, place) or (sign == ";" and place + _MINIMUM < len(folded)):
            found.add(_before_aside(text, words, place))
    for place, word in enumerate(folded):
        if word in _BARE and place not in found and _opens(text, words, place + 1):
            within = bisect_right(closed, (words.starts[place], len(text))) - 1
            quoted = within >= 0 and words.starts[place] < closed[within][1]
            if not quoted and not (word == "so" and folded[place + 1] == "that"):
                found.add(place)
    return sorted(found)


def _marks(text: str, span: Span) -> tuple[list[tuple[str, int]], list[tuple[int, int]]]:
    """The punctuation outside quotation marks and brackets, and the stretches within them."""
    free: list[tuple[str, int]] = []
    closed: list[tuple[int, int]] = []
    quoted = depth = opened = 0
    for match in _MARK.finditer(text, span.start, span.end):
        sign, offset = match.group(), match.start()
        was = quoted or depth
        if sign not in '“”"()[]':
            if not was:
                free.append((sign, offset))
            continue
        quoted = _quoted(sign, quoted)
        depth = max(0, depth + (sign in "([") - (sign in ")]"))
        if not was and (quoted or depth):
            opened = offset
        elif was and not quoted and not depth:
            closed.append((opened, offset))
    if quoted or depth:
        closed.append((opened, span.end))
    return free, closed


def _before_aside(text: str, words: Words, place: int) -> int:
    """The conjunction before an aside in dashes, as in ", but - as ever - the port", or the word after the dash."""
    for index in range(place - 1, max(0, place - _REACH - 1), -1):
        between = text[words.ends[index - 1] : words.starts[index]]
        if "—" in between or "–" in between or "--" in between:
            return index - 1 if words.folded[index - 1] in ("but", "and", "yet") else place
    return place


def _quoted(sign: str, quoted: int) -> int:
    """Whether the text after the sign is within quotation marks."""
    return {"“": 1, "”": 0}.get(sign, 1 - quoted if sign == '"' else quoted)


def _after_comma(text: str, words: Words, place: int, *, concessive: bool) -> bool:
    """Whether a clause begins at the word after a comma."""
    if place >= len(words.folded):
        return False
    word = words.folded[place]
    if word in ("which", "who"):
        return _finite(words.folded, place + 1, min(len(words.folded), place + 4))
    if word in _AFTER_COMMA:
        return _opens(text, words, place + 1 + (word == "even"))
    return concessive and _opens(text, words, place)


def _opens(text: str, words: Words, place: int) -> bool:
    """Whether a subject begins at the word, and its verb follows near by with no punctuation between."""
    folded = words.folded
    if place >= len(folded) - 1:
        return False
    if folded[place] in ("and", "but", "so", "yet"):
        place += 1
    past = min(len(folded), place + _REACH)
    word = folded[place]
    if word in lexicon_words("subjects", "pronoun"):
        earns = word in ("it", "this") and folded[place + 1].endswith("s")
        return word in _PLAIN or earns or _finite(folded, place, min(past, place + 4))
    noun = word in lexicon_words("subjects", "determiner") or (word.endswith("s") and not _is_finite(word))
    if not (noun or text[words.starts[place]].isupper()):
        return False
    for index in range(place + 1, past):
        if any(sign in ",;:" for sign in text[words.ends[index - 1] : words.starts[index]]):
            return False
        if _is_finite(folded[index]):
            return True
    return False


_PLAIN: Final = frozenset({"i", "we", "you", "he", "she", "they"})
"""Pronouns that are nothing but subjects."""


def _is_finite(word: str) -> bool:
    """Whether the word may be a finite verb."""
    return word in lexicon_words("finite") or (len(word) > 4 and word.endswith("ed"))


def _finite(folded: Sequence[str], first: int, past: int) -> bool:
    """Whether a finite verb stands among the words."""
    return any(_is_finite(folded[index]) for index in range(first, past))


def _spans(text: str, span: Span, cuts: Sequence[int], words: Words) -> tuple[Span, ...]:
    """The clauses that begin at the cuts, without the signs and bare conjunctions between them."""
    found: list[Span] = []
    for number, cut in enumerate(cuts):
        first = cut + 1 if number and words.folded[cut] in _DROPPED else cut
        begin = words.starts[first] if number else span.start
        if number and text[begin - 1] in '“"‘(':
            begin -= 1
        stop = span.end
        if number + 1 < len(cuts):
            stop = words.ends[cuts[number + 1] - 1]
            if stop < span.end and text[stop] in '”"’)%':
                stop += 1
        found.append(Span(begin, stop))
    return tuple(found)
