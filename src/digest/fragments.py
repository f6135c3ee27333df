"""Text fragments: the `#:~:text=` directive that opens a page at a passage, tested before it is given out.

In: a source's text, its blocks, and a span. Out: the directive, or an empty text where none would lead to the passage
and to no other. The rules are those of the scroll-to-text-fragment specification: a term lies within one block, begins
and ends at a word's boundary, and is compared without regard to case and white space; a directive leads to the first
match, so one with a second match is refused. Words of context are added only where they are needed.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote as percent_encode

from digest.model import Source, Span

MAX_EXACT: Final = 300
"""A longer passage, or one over several blocks, is given by its first and last words."""
MIN_WITHOUT_CONTEXT: Final = 20
"""A shorter passage is given with context even where it is unique: the live page holds more than the stored text."""
CONTEXT_WORDS: Final = (3, 4, 5, 6, 8, 10)
"""How many words of context are tried, one after the other."""
EDGE_WORDS: Final = (4, 6, 8, 12)
"""How many words stand for the start and the end of a long passage."""

_MID: Final = frozenset(".'’:·‧,;")
"""Signs that do not end a word between two letters or digits (UAX #29)."""
_NOT_BODY: Final = frozenset({"furniture", "caption", "pull-quote", "bio", "footnote"})


@dataclass(frozen=True, slots=True)
class Directive:
    """A text directive's terms, unencoded; empty terms are absent."""

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""

    def __str__(self) -> str:
        """The directive as it stands in an address."""
        terms = [f"{_encode(self.prefix)}-" if self.prefix else "", _encode(self.start)]
        terms += [_encode(self.end), f"-{_encode(self.suffix)}" if self.suffix else ""]
        return "text=" + ",".join(term for term in terms if term)


@dataclass(frozen=True, slots=True)
class Passages:
    """A text as a browser searches it: folded block by block, with the way back to the text's offsets."""

    folded: str
    """The blocks' text, white space collapsed, small letters, blocks parted by newlines."""
    origins: tuple[int, ...]
    """The offset in the text of every character of `folded`."""


def passages(source: Source) -> Passages:
    """Returns the source's text as a browser would search it."""
    folded: list[str] = []
    origins: list[int] = []
    for block in source.blocks:
        if folded:
            folded.append("\n")
            origins.append(block.start)
        for char, at in _fold(source.text, block.start, block.end):
            folded.append(char)
            origins.append(at)
    return Passages("".join(folded), tuple(origins))


def directive(source: Source, start: int, end: int, searched: Passages) -> str:
    """Returns the directive that leads to exactly this span of the source, or an empty text.

    `searched` is `passages(source)`, made once for all claims of a source.
    """
    first = bisect.bisect_left(searched.origins, start)
    last = bisect.bisect_left(searched.origins, end)
    text = searched.folded
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first == last or not (_boundary(text, first) and _boundary(text, last)):
        return ""
    for attempt in _attempts(searched, source, Span(first, last)):
        if _leads_to(text, attempt) == [(first, last)]:
            return str(attempt)
    return ""


def address(url: str, found: str) -> str:
    """Returns the URL with the directive behind it; the URL alone where there is no directive."""
    if not found:
        return url
    return f"{url}:~:{found}" if "#" in url else f"{url}#:~:{found}"


def _attempts(searched: Passages, source: Source, span: Span) -> Iterator[Directive]:
    """Directives for the span, the plainest first."""
    text = searched.folded
    words = text[span.start : span.end]
    if "\n" in words or len(words) > MAX_EXACT:
        pairs = [(_first_words(words, n), _last_words(words, n)) for n in EDGE_WORDS]
        pairs = [(a, b) for a, b in pairs if len(a) + len(b) < len(words)]
    else:
        pairs = [(words, "")]
    before, after = _context(searched, source, span)
    for start, end in pairs:
        if end or len(words) >= MIN_WITHOUT_CONTEXT:
            yield Directive(start, end)
    for number in CONTEXT_WORDS:
        prefix, suffix = _last_words(before, number), _first_words(after, number)
        for start, end in pairs:
            if prefix:
                yield Directive(start, end, prefix)
            if suffix:
                yield Directive(start, end, "", suffix)
            if prefix and suffix:
                yield Directive(start, end, prefix, suffix)


def _context(searched: Passages, source: Source, span: Span) -> tuple[str, str]:
    """The text before and after the span: of its own block, or of the neighbour if that is the work's own text."""
    text = searched.folded
    starts = [block.start for block in source.blocks]

    def line(at: int) -> str:
        """The block around an index of the folded text, if it is the work's own."""
        block = source.blocks[bisect.bisect_right(starts, searched.origins[at]) - 1]
        begin, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        return "" if block.kind in _NOT_BODY else text[begin : stop if stop >= 0 else len(text)]

    before = text[text.rfind("\n", 0, span.start) + 1 : span.start].strip()
    if not before and span.start >= 2:
        before = line(span.start - 2)
    stop = text.find("\n", span.end)
    after = text[span.end : stop if stop >= 0 else len(text)].strip()
    if not after and 0 <= stop < len(text) - 1:
        after = line(stop + 1)
    return before, after


def _leads_to(text: str, wanted: Directive) -> list[tuple[int, int]]:
    """Where the directive leads in the folded text; two places at most, since two are too many."""
    found: list[tuple[int, int]] = []
    for start, stop in _terms(text, wanted.start, 0):
        if wanted.prefix and not _ends_with(text, start, wanted.prefix):
            continue
        end = stop
        if wanted.end:
            end = next((b for _, b in _terms(text, wanted.end, stop) if _suffix_fits(text, b, wanted.suffix)), -1)
        elif not _suffix_fits(text, stop, wanted.suffix):
            end = -1
        if end >= 0:
            found.append((start, end))
        if len(found) > 1:
            break
    return found


def _terms(text: str, term: str, begin: int) -> Iterator[tuple[int, int]]:
    """Occurrences of a term between words' boundaries, from `begin` on."""
    at = text.find(term, begin)
    while at >= 0:
        if _boundary(text, at) and _boundary(text, at + len(term)):
            yield at, at + len(term)
        at = text.find(term, at + 1)


def _ends_with(text: str, at: int, prefix: str) -> bool:
    """Whether the words before `at` are the prefix."""
    stop = at
    while stop and text[stop - 1].isspace():
        stop -= 1
    start = stop - len(prefix)
    return start >= 0 and text.startswith(prefix, start) and _boundary(text, start)


def _suffix_fits(text: str, at: int, suffix: str) -> bool:
    """Whether the words from `at` on are the suffix."""
    while at < len(text) and text[at].isspace():
        at += 1
    return not suffix or (text.startswith(suffix, at) and _boundary(text, at + len(suffix)))


def _boundary(text: str, at: int) -> bool:
    """Whether no word runs across this place."""
    if not 0 < at < len(text):
        return True
    left, right = text[at - 1], text[at]
    if _in_word(left) and _in_word(right):
        return False
    if right in _MID and _in_word(left) and at + 1 < len(text) and _in_word(text[at + 1]):
        return False
    return not (left in _MID and _in_word(right) and at > 1 and _in_word(text[at - 2]))


def _in_word(char: str) -> bool:
    """Whether the character can be part of a word."""
    return char.isalnum() or char == "_"


def _fold(text: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The characters of a block as they are compared, each with its offset."""
    space = True
    for at in range(start, end):
        char = text[at]
        if char.isspace():
            if not space:
                yield " ", at
            space = True
        else:
            small = char.lower()
            yield (small if len(small) == 1 else char), at
            space = False


def _first_words(text: str, number: int) -> str:
    """The first words of the text, within its first block, ending at a word's boundary."""
    line = text.lstrip().partition("\n")[0]
    ends = [found.end() for found in re.finditer(r"\S+", line)]
    cut = line[: ends[min(number, len(ends)) - 1]] if ends else ""
    return cut.rstrip(".,;:!?")


def _last_words(text: str, number: int) -> str:
    """The last words of the text, within its last block, beginning at a word's boundary."""
    line = text.rstrip().rpartition("\n")[2]
    starts = [found.start() for found in re.finditer(r"\S+", line)]
    return line[starts[-min(number, len(starts))] :] if starts else ""


def _encode(term: str) -> str:
    """Percent-encodes a term; a hyphen, comma or ampersand would be read as part of the directive's grammar."""
    return percent_encode(term, safe="").replace("-", "%2D")
