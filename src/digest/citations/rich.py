"""Text with italics and quotation marks, as bibliographies need it, and how it becomes plain text or HTML.

In: words of records. Out: strings in which two private signs stand around what is in italics; `plain` takes them
off, `html` makes elements of them and escapes the rest. Punctuation never doubles: a stop after a stop, a question
mark or an exclamation mark is left out, also when that one stands in quotation marks or italics.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

_ON: Final = "\ue000"
_OFF: Final = "\ue001"
_CLOSING: Final = f"{_OFF}”’"
_OPENING_DOUBLE: Final = re.compile(r'(?:(?<=[\s(\[—–/])|^)"')
_OPENING_SINGLE: Final = re.compile(r"(?:(?<=[\s(\[—–/“])|^)'(?=\w)")
_FLIP: Final = str.maketrans("“”", "‘’")
_FLOP: Final = str.maketrans("‘", "“")


def clean(words: str) -> str:
    """Returns the words on one line with typographic quotation marks and without signs that have a meaning here."""
    line = " ".join(words.replace(_ON, "").replace(_OFF, "").split())
    line = _OPENING_DOUBLE.sub("“", line).replace('"', "”")
    return _OPENING_SINGLE.sub("‘", line).replace("'", "’")


def italic(words: str) -> str:
    """Returns the words in italics; empty words stay empty."""
    return f"{_ON}{words}{_OFF}" if words else ""


def quoted(words: str) -> str:
    """Returns the words in double quotation marks; those inside become single."""
    return f"“{words.translate(_FLIP)}”"


def quoted_british(words: str) -> str:
    """Returns the words in single quotation marks; those inside are double."""
    return f"‘{words.translate(_FLOP)}’" if "‘" not in words else f"‘{_double(words)}’"


def _double(words: str) -> str:
    """Single quotation marks made double; an apostrophe, which looks like a closing one, is left alone."""
    return re.sub(r"‘([^‘’]*)’", r"“\1”", words)


def comma(words: str) -> str:
    """Returns the words with a comma, which goes before a closing double quotation mark."""
    return _before_mark(words, ",")


def stop(words: str) -> str:
    """Returns the words with a full stop, unless they end a sentence already; it goes before a closing mark."""
    if not words or words.rstrip(_CLOSING).endswith((".", "?", "!")):
        return words
    return _before_mark(words, ".")


def stop_after(words: str) -> str:
    """Returns the words with a full stop after any quotation mark, as British styles have it."""
    return words if not words or words.rstrip(_OFF).endswith((".", "?", "!")) else f"{words}."


def _before_mark(words: str, sign: str) -> str:
    """The sign put after the words, but before the closing quotation marks that they end in, in italics or not."""
    marks = "”’" if "‘" in words else "”"
    end = len(words.rstrip(marks + _OFF))
    at = next((n for n in range(end, len(words)) if words[n] in marks), len(words))
    return words[:at] + sign + words[at:]


def joined(parts: Iterable[str], between: str = " ") -> str:
    """Returns the parts that are not empty with `between` them."""
    return between.join(part for part in parts if part)


def plain(rich: str) -> str:
    """Returns the text without italics."""
    return rich.replace(_ON, "").replace(_OFF, "")


def html(rich: str) -> str:
    """Returns the text as HTML with `<i>` elements."""
    return escape(rich, quote=False).replace(_ON, "<i>").replace(_OFF, "</i>")
