"""What one origin says of a page: a record in the making, before its values are weighed against others'.

`Facts` holds raw words, cleaned of white space alone; empty means that the origin is silent.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 600
"""Values longer than this are no titles, names or dates."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The values that one origin gives."""

    origin: str
    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    container: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    type: str = ""
    licence: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""


def clean(value: object) -> str:
    """Returns a value as one line of text; an empty text for what is no text, or too long to be a value."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or len(value) > 4 * LONGEST:
        return ""
    line = " ".join(html.unescape(value).replace("\u200b", "").replace("\xad", "").split())
    return line if len(line) <= LONGEST else ""
