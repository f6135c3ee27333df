"""Plain prose: the whole text is body, as ``digest extract --prose`` takes it.

In: a name and a text. Out: a source with paragraphs at blank lines, or at line ends where there is no blank line; no
title, no furniture, nothing guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest.loaders.assemble import Part, assemble
from digest.model import Document, Record, Source

_BLANK: Final = re.compile(r"\n[^\S\n]*\n\s*")


def load_prose(name: str, text: str) -> Source:
    """Returns `text` as a source whose blocks are paragraphs; `name` stands for its path."""
    document = Document(name, text.encode("utf-8", "surrogatepass"))
    parts = [Part("paragraph", start, end, "the whole text is prose") for start, end in _paragraphs(text)]
    return assemble(document, text, parts, record=Record(), media_type="text/plain")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between blank lines, or lines where no blank line parts two stretches."""
    body = text.strip()
    if not body:
        return
    first = text.index(body)
    divider = _BLANK if _BLANK.search(body) else re.compile(r"\n\s*")
    at = 0
    for found in [*divider.finditer(body), None]:
        end = found.start() if found else len(body)
        part = body[at:end]
        kept = part.strip()
        if kept:
            start = first + at + part.index(kept)
            yield start, start + len(kept)
        at = found.end() if found else end
