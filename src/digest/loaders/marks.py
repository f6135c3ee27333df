"""The marks of Markdown within a text: what a reader of the page does not see.

In: a text, its links and its blocks. Out: the spans of brackets and addresses of links, of stars, underscores and
backticks around words, and of the signs that open the lines of a quotation; ordered and disjoint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from digest.model import Block, Link, Span

_EMPHASIS: Final = re.compile(
    r"(?<![\w\\*])(\*{1,3})(?=\S)[^*\n]{1,300}(?<=\S)\1(?![\w*])|(?<![\w\\])(_{1,2})(?=\S)[^_\n]{1,300}(?<=\S)\2(?!\w)"
)
_CODE: Final = re.compile(r"`([^`\n]{1,300})`")
_QUOTED: Final = re.compile(r"(?<=\n)[ \t]{0,3}>[ \t]?")
_NOT_PROSE: Final = frozenset({"furniture", "code"})


def marks(text: str, blocks: Sequence[Block], links: Iterable[Link]) -> tuple[Span, ...]:
    """Returns the spans that are marks; none in front matter and code."""
    found = list(_link_marks(text, links))
    for block in blocks:
        if block.kind not in _NOT_PROSE:
            found += _paired_marks(text, block)
            if block.kind == "quotation":
                found += (Span(*one.span()) for one in _QUOTED.finditer(text, block.start, block.end))
    return tuple(_disjoint(sorted(set(found))))


def _disjoint(found: Sequence[Span]) -> Iterator[Span]:
    """The spans with those that overlap put together."""
    at: Span | None = None
    for span in found:
        if at is not None and span.start < at.end:
            at = Span(at.start, max(at.end, span.end))
            continue
        if at is not None:
            yield at
        at = span
    if at is not None:
        yield at


def _link_marks(text: str, links: Iterable[Link]) -> Iterator[Span]:
    """The brackets around a link's words, and its address."""
    for link in links:
        if text.startswith("[", link.start) and not link.target.startswith(("#note-", "@")):
            close = max(text.rfind("](", link.start, link.end), text.rfind("][", link.start, link.end))
            if close < 0:
                close = link.end - 1
            yield Span(link.start, link.start + 1)
            yield Span(close, link.end)
        elif text.startswith("<", link.start) and text[link.end - 1] == ">":
            yield Span(link.start, link.start + 1)
            yield Span(link.end - 1, link.end)


def _paired_marks(text: str, block: Block) -> Iterator[Span]:
    """The stars, underscores and backticks around words."""
    for found in _EMPHASIS.finditer(text, block.start, block.end):
        size = len(found[1] or found[2])
        yield Span(found.start(), found.start() + size)
        yield Span(found.end() - size, found.end())
    for found in _CODE.finditer(text, block.start, block.end):
        yield Span(found.start(), found.start() + 1)
        yield Span(found.end() - 1, found.end())
