"""XML by hand, safely: an element's text from a name, attributes and content.

In: any text, also with characters that XML 1.0 forbids, which are dropped. Out: well-formed XML. Names of elements
and attributes are the caller's own and are never taken from data.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(words: str) -> str:
    """Returns the words escaped for an element's content."""
    return escape(_FORBIDDEN.sub("", words))


def element(name: str, content: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """Returns an element; `content` is XML already, attributes are escaped here."""
    given = "".join(f" {key}={quoteattr(_FORBIDDEN.sub('', value))}" for key, value in (attributes or {}).items())
    return f"<{name}{given}>{content}</{name}>" if content else f"<{name}{given}/>"
