"""The door to lxml: from the text of a page to its tree, and from the tree back to a text for the body's voters.

In: a page's markup, decoded. Out: the tree's root, never None, and whether the page nested deeper than is read. The
parser repairs whatever it is given, fetches nothing, and takes no entity from outside. `Element` is lxml's element,
which has no types of its own; nothing but the modules beside this one sees it.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from lxml import etree

Element = Any
"""An element of lxml's tree."""

MAX_DEPTH: Final = 2000
"""The parser follows nesting about so deep; what stands deeper is not read."""
_TAG: Final = re.compile(r"<(?:[a-zA-Z!?]|/[a-zA-Z])")
_CLOSING: Final = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
"""Some pages close themselves and go on; browsers read the rest, the parser would not."""
_NESTING: Final = re.compile(
    rb"</?(?:table|tbody|thead|tr|td|th|div|span|center|font|blockquote|section|ul|ol|li|b|i|em|strong|small|big)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
"""The boxes of a page that nests too deep; without them its text can be read."""
_TAIL: Final = 200
"""Errors of the parser that are looked at."""


class Tree(NamedTuple):
    """A parsed page."""

    root: Element
    """The `html` element."""
    too_deep: bool
    """Whether elements were nested so deep that the page was read without its boxes."""


def parse(markup: str) -> Tree:
    """Returns the tree of a page; plain text without any tag becomes paragraphs at its blank lines."""
    if not _TAG.search(markup):
        markup = "<body><p>" + "<p>".join(re.split(r"\n[^\S\n]*\n", markup.replace("<", "&lt;"))) + "</body>"
    data = _CLOSING.sub("", markup).encode("utf-8", "replace")
    root, deep = _parsed(data)
    if deep:
        root, _ = _parsed(re.sub(rb"\0[\0\s]*", b"<br><br>", _NESTING.sub(b"\0", data)))
    return Tree(root, deep)


def _parsed(data: bytes) -> tuple[Element, bool]:
    """The root of what the parser made, and whether it gave up for depth."""
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, recover=True
    )
    root = etree.fromstring(data, parser)
    if root is None:
        root = etree.fromstring(b"<html><body></body></html>", parser)
    return root, any("depth" in str(entry.message).lower() for entry in list(parser.error_log)[-_TAIL:])


def walk(root: Element) -> Any:
    """Returns an iterator of ("start" | "end", element) in document order; it has `skip_subtree`."""
    return etree.iterwalk(root, events=("start", "end"))


def markup_of(root: Element) -> str:
    """Returns the tree as markup, without scripts and styles, which it loses."""
    etree.strip_elements(root, "script", "style", "svg", "template", with_tail=False)
    return str(etree.tostring(root, method="html", encoding="unicode"))


def text_of(element: Element, limit: int = 2000) -> str:
    """Returns an element's words with white space made single, at most about `limit` characters of them."""
    parts, size = [], 0
    for part in element.itertext():
        parts.append(part)
        size += len(part)
        if size > limit:
            break
    return " ".join("".join(parts).split())
