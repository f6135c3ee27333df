"""What a reader sees of a source's text: the same text without the signs of its markup.

In: a source and a range. Out: the words to show, or a copy of the source whose markup is blank, so that an extractor
reads `the [order](https://…) says` as it is meant, with every offset unchanged. Nothing is ever stored in this form:
quotations, fingerprints and selectors are of the stored text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from digest.model import Source, Span


def masked(source: Source) -> Source:
    """Returns the source with spaces in place of its markup; offsets, lengths and line ends stay."""
    if not source.markup:
        return source
    parts, at = [], 0
    for start, end in source.markup:
        parts += [source.text[at:start], "".join("\n" if sign == "\n" else " " for sign in source.text[start:end])]
        at = end
    return replace(source, text="".join((*parts, source.text[at:])))


def visible(source: Source, start: int, end: int) -> str:
    """Returns the text from `start` to `end` (code points, half-open) without the markup in it."""
    return "".join(source.text[piece.start : piece.end] for piece in pieces(source, start, end))


def pieces(source: Source, start: int, end: int) -> tuple[Span, ...]:
    """Returns the ranges between `start` and `end` that are not markup, in order."""
    found, at = [], start
    first = max(0, bisect_right(source.markup, Span(start, start)) - 1)
    for mark in source.markup[first:]:
        if mark.start >= end:
            break
        if mark.end <= at:
            continue
        if mark.start > at:
            found.append(Span(at, mark.start))
        at = mark.end
    if at < end:
        found.append(Span(at, end))
    return tuple(found)
