"""The links of a page's article: addresses made whole, marks of footnotes kept, what is unsafe left out.

In: the pieces, the kinds of their parts, the page's address. Out: `Link`s in the reading text's order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urldefrag, urljoin

from digest.loaders.assemble import Part
from digest.loaders.html_tree import Element
from digest.loaders.html_walk import Page
from digest.model import Link
from digest.urls import is_safe

MAX_HREF: Final = 4000


def base_of(root: Element, url: str) -> str:
    """Returns the address that the page's links start from."""
    tag = root.find(".//base")
    href = (tag.get("href") or "").strip() if tag is not None else ""
    try:
        return urljoin(url, href) if href else url
    except ValueError:
        return url


def links(page: Page, made: Sequence[Part], base: str) -> Iterator[Link]:
    """Returns the links of all that is not furniture."""
    for piece, part in zip(page.pieces, made, strict=True):
        if part.kind == "furniture":
            continue
        for anchor in piece.links:
            target = _target(anchor.href, base, page.anchors)
            if target:
                yield Link(anchor.start, anchor.end, target)


def _target(href: str, base: str, anchors: frozenset[str]) -> str:
    """Where a link leads: `#id` within the page, else a whole and safe address; empty for neither."""
    href = href.strip().replace(" ", "%20")
    if not href or len(href) > MAX_HREF:
        return ""
    try:
        whole = urljoin(base, href)
        address, fragment = urldefrag(whole)
    except ValueError:
        return ""
    if fragment in anchors and (href.startswith("#") or (base and address == urldefrag(base)[0])):
        return f"#{fragment}"
    return whole if whole.startswith(("http://", "https://", "mailto:")) and is_safe(whole) else ""
