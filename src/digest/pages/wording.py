"""A source's words as readers see them: the stored text without the marks of Markdown, where it is Markdown.

In: a source. Out: the spans that are marks and not words (the brackets and address of a link, the stars of emphasis),
and the words of any span without them. Nothing else is changed; data files give the stored text as it is.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Final

from digest.model import Source, Span

_EMPHASIS: Final = re.compile(
    r"(?<![\w\\*])(\*{1,3})(?=\S)[^*\n]{1,300}(?<=\S)\1(?![\w*])|(?<![\w\\])(_{1,2})(?=\S)[^_\n]{1,300}(?<=\S)\2(?!\w)"
)
_CODE: Final = re.compile(r"`([^`\n]{1,300})`")


def marks(source: Source) -> tuple[Span, ...]:
    """Returns the spans of the source's text that are marks of Markdown, in order; none for other formats."""
    if source.media_type != "text/markdown":
        return ()
    return tuple(sorted({*_link_marks(source), *_paired_marks(source.text)}))


def words(text: str, start: int, end: int, hidden: Sequence[Span]) -> str:
    """Returns the text of a span without the hidden spans."""
    parts = []
    at = bisect.bisect_left(hidden, Span(start, 0))
    if at and hidden[at - 1].end > start:
        at -= 1
    while at < len(hidden) and hidden[at].start < end:
        parts.append(text[start : max(start, hidden[at].start)])
        start = max(start, hidden[at].end)
        at += 1
    return "".join(parts) + text[start:end]


def _link_marks(source: Source) -> Iterator[Span]:
    """The brackets around a link's words, and its address."""
    text = source.text
    for link in source.links:
        if text.startswith("[", link.start) and not link.target.startswith(("#note-", "@")):
            close = max(text.rfind("](", link.start, link.end), text.rfind("][", link.start, link.end))
            if close < 0:
                close = link.end - 1
            yield Span(link.start, link.start + 1)
            yield Span(close, link.end)
        elif text.startswith("<", link.start) and text[link.end - 1] == ">":
            yield Span(link.start, link.start + 1)
            yield Span(link.end - 1, link.end)


def _paired_marks(text: str) -> Iterator[Span]:
    """The stars, underscores and backticks around words."""
    for found in _EMPHASIS.finditer(text):
        size = len(found[1] or found[2])
        yield Span(found.start(), found.start() + size)
        yield Span(found.end() - size, found.end())
    for found in _CODE.finditer(text):
        yield Span(found.start(), found.start() + 1)
        yield Span(found.end() - 1, found.end())
