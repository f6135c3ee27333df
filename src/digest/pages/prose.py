"""The editors' Markdown on a page: safe HTML whose links to claims, sources and themes are relative to the page.

A link's target may be `claim:ID`, `source:KEY`, `theme:ID`, `voice:ID` or `reference:ID`. One that leads nowhere is
left as plain text; ``check`` reports it. This is the one place where HTML that was made elsewhere is let through.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from digest import markup, urls
from digest.pages.index import Index
from digest.views import Html

_INTERNAL: Final = re.compile(r"\]\((claim|source|theme|voice|reference):")
_HERE: Final = "./"
"""Put before an internal target, so that the Markdown parser takes it for the relative address that it is."""
_HEADING: Final = re.compile(r"^(#{1,6})\s", re.MULTILINE)
_MARKS: Final = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)|[*_`#>]+")


def prose(idx: Index, path: str, markdown: str) -> Html:
    """Returns the Markdown as HTML for the page at that path."""
    if not markdown.strip():
        return Html("")
    marked = _INTERNAL.sub(rf"]({_HERE}\1:", markdown)
    raw, link = idx.corpus.settings.raw_html, _linker(idx, path)
    return Html(markup.to_html(marked, raw_html=raw, link=link, heading_shift=_shift(markdown)))


def _shift(markdown: str) -> int:
    """By how many levels headings are lowered, so that the highest stands right under the page's own."""
    return max(0, 2 - min((len(found[1]) for found in _HEADING.finditer(markdown)), default=2))


def plain(markdown: str) -> str:
    """Returns the first paragraph of a Markdown text without its marks, for a lead."""
    paragraphs = [part for part in markdown.strip().split("\n\n") if part.strip() and not part.lstrip().startswith("#")]
    return _MARKS.sub(lambda found: found[1] or "", paragraphs[0]).replace("\n", " ").strip() if paragraphs else ""


def _linker(idx: Index, path: str) -> Callable[[str], str | None]:
    """Returns what turns a link's target into an address, or into None where it leads nowhere."""

    def link(target: str) -> str | None:
        kind, _, name = target.removeprefix(_HERE).partition(":")
        if target.startswith(_HERE) and kind in _PLACES:
            place = _PLACES[kind](idx, name)
            return urls.relative(path, place, files=idx.href_style()) if place else None
        return target if urls.is_safe(target) else None

    return link


def _claim(idx: Index, name: str) -> str:
    known = name in idx.corpus.claims or name in idx.tombstones
    return urls.claim(name) if known else ""


_PLACES: Final[dict[str, Callable[[Index, str], str]]] = {
    "claim": _claim,
    "source": lambda idx, name: urls.source(name) if name in idx.corpus.readings else "",
    "theme": lambda idx, name: urls.theme(name) if name in idx.themes else "",
    "voice": lambda idx, name: urls.voice(name) if name in idx.corpus.voices else "",
    "reference": lambda idx, name: urls.reference(name) if name in idx.corpus.references else "",
}
