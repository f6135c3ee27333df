"""Quotations: the stretches of a block that stand in quotation marks, told from scare quotes.

In: a source's text and its blocks. Out: spans within the marks' outer edges. A quotation that opens and is not closed
in its block runs to the block's end if it opened the block or the next block goes on with it. Single quotation marks
are left alone: they cannot be told from apostrophes. Linear in the text's length.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.model import Block, Span

_SIGN: Final = re.compile(r"[“”\"«»]|''")
_OPENING: Final = frozenset({"“", '"', "«", "''"})
_CLOSING: Final = frozenset({"”", '"', "»", "''"})
_SCARE_WORDS: Final = 4
"""A quotation of fewer words that does not end a sentence is a scare quote or a title."""


def quotations(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Returns the quotations of the blocks, scare quotes left out, in order."""
    found: list[Span] = []
    for number, block in enumerate(blocks):
        opened = -1
        for match in _SIGN.finditer(text, block.start, block.end):
            sign, place = match.group(), match.start()
            if opened >= 0 and (sign in _CLOSING or _ends(text, place, block.end)):
                found.append(Span(opened, match.end()))
                opened = -1
            elif sign in _OPENING:
                opened = place
        if opened >= 0 and (opened <= block.start + 1 or _goes_on(text, blocks, number)):
            found.append(Span(opened, block.end))
    return tuple(span for span in found if _speaks(text, span))


def _ends(text: str, place: int, end: int) -> bool:
    """Whether an opening mark stands where a closing one should: after a full stop or comma, before a space."""
    return text[place - 1] in ".,!?" and (place + 1 >= end or text[place + 1].isspace())


def _goes_on(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether the next block opens with a quotation mark, so that a quotation goes on in it."""
    return number + 1 < len(blocks) and text[blocks[number + 1].start] in _OPENING


def _speaks(text: str, span: Span) -> bool:
    """Whether the quotation is long enough, or ended like a sentence, to be speech."""
    inner = text[span.start + 1 : span.end - 1].strip("' \n")
    if inner[-1:] in ".,!?…—" and " " in inner:
        return True
    return inner.count(" ") + 1 >= _SCARE_WORDS
