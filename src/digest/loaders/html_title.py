"""The title of a page's work: the heading that its metadata confirms, or the metadata without the site's name.

In: the pieces of the walk and what each origin states. Out: the title, the piece that shows it, and the origin.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from digest.loaders.html_facts import Facts
from digest.loaders.html_walk import Page
from digest.loaders.html_writer import Piece

_SEPARATOR: Final = re.compile(r"\s+(?:[|–—·•»›:«]|-{1,2})\s+|\s*\|\s*|\s+::\s+|:\s+(?=[^:]*$)")
_BAR: Final = re.compile(r"\s*\|\s*|\s+[—–·•»]\s+|\s+-\s+")
_WORD: Final = re.compile(r"\w+")
_ELSEWHERE: Final = frozenset("nav footer related comments newsletter overlay aside".split())
MAX_WORDS: Final = 60


@dataclass(frozen=True, slots=True)
class Title:
    """A title with its place."""

    text: str = ""
    piece: int = -1
    """The index of the piece that shows it; -1 where none does."""
    origin: str = ""


def plain(text: str) -> str:
    """Returns words for comparing: without case and punctuation."""
    return " ".join(_WORD.findall(text.lower().replace("'", "").replace("’", "")))


def find(page: Page, stated: Sequence[Facts], page_title: str, *, site: str, url: str, body: int) -> Title:
    """Returns the title; `body` is the index of the body's first piece."""
    claimed = [(facts.origin, facts.title) for facts in stated if facts.title]
    if page_title:
        claimed.append(("title element", page_title))
    names = {plain(site), *_hosts(url)} - {""}
    shown = _shown(page, [text for _, text in claimed], names, body)
    if shown is not None:
        piece = page.pieces[shown]
        return Title(without_site(page.text[piece.start : piece.end], names, bars=True), shown, "heading")
    if claimed:
        origin, text = claimed[0]
        text = without_site(text, names, bars=origin == "title element")
        return Title(text, _same(page, text), origin)
    headings = [at for at, piece in enumerate(page.pieces) if _is_heading(piece) and piece.tag == "h1"]
    if len(headings) == 1:
        piece = page.pieces[headings[0]]
        return Title(" ".join(page.text[piece.start : piece.end].split()), headings[0], "heading")
    return Title()


def _is_heading(piece: Piece) -> bool:
    """Whether a piece may show the page's title."""
    return (
        (piece.tag in {"h1", "h2"} or "title" in piece.zones)
        and not piece.zones & _ELSEWHERE
        and piece.words <= MAX_WORDS
    )


def _shown(page: Page, claimed: Sequence[str], names: set[str], body: int) -> int | None:
    """The index of the heading that what is claimed confirms best."""
    best, index = 2.0, None
    wanted = [(plain(text), {plain(part) for part in _SEPARATOR.split(text)}) for text in claimed]
    for at, piece in enumerate(page.pieces):
        if not _is_heading(piece):
            continue
        words = plain(page.text[piece.start : piece.end])
        if not words or words in names:
            continue
        score = max((_agreement(words, whole, parts) for whole, parts in wanted), default=0.0)
        if piece.tag != "h1" and at > body + 1 and score < 4:
            continue
        score += 0.5 * (piece.tag == "h1") + 0.2 * (at <= body)
        if score > best:
            best, index = score, at
    return index if index is not None else _lone(page, [whole for whole, _ in wanted], names)


def _lone(page: Page, claimed: Sequence[str], names: set[str]) -> int | None:
    """The only heading of the first level, where it shares some of its words with what is claimed."""
    found = [at for at, piece in enumerate(page.pieces) if piece.tag == "h1" and _is_heading(piece)]
    words = [plain(page.text[page.pieces[at].start : page.pieces[at].end]) for at in found]
    if len(set(words)) != 1 or words[0] in names or len(words[0].split()) < 3:
        return None
    mine = {word for word in words[0].split() if len(word) > 3}
    share = max((len(mine & set(whole.split())) / max(1, len(mine)) for whole in claimed), default=0.0)
    return found[0] if share >= 0.25 else None


def _agreement(words: str, whole: str, parts: set[str]) -> float:
    """How well a heading agrees with a stated title: 4 the same, 3.5 one of its parts, 2 and more much the same."""
    if words == whole:
        return 4.0
    if words in parts and " " in words:
        return 3.5
    if whole.startswith(words + " ") and len(words) > 0.5 * len(whole):
        return 3.0
    mine, theirs = set(words.split()), set(whole.split())
    share = len(mine & theirs) / max(1, len(mine | theirs))
    return 3 * share if share >= 0.6 else 0.0


def _same(page: Page, text: str) -> int:
    """The first piece that shows exactly the text, or -1."""
    wanted = plain(text)
    for at, piece in enumerate(page.pieces):
        if piece.end - piece.start <= 2 * len(text) + 8 and plain(page.text[piece.start : piece.end]) == wanted:
            return at
    return -1


def _hosts(url: str) -> Iterable[str]:
    """The words by which a site's address may name it: `example` and `example com` of www.example.com."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return [plain(host), plain(host.rsplit(".", 1)[0]), plain(host).replace(" ", "")] if host else []


def without_site(text: str, names: set[str], *, bars: bool) -> str:
    """Returns a title without the site's name at either end; with `bars`, without any short tail behind a bar."""
    text = " ".join(text.split())
    cuts = [(found.start(), found.end()) for found in _BAR.finditer(text)]
    squeezed = {name.replace(" ", "") for name in names}
    for start, end in reversed(cuts):
        head, tail = text[:start].strip(), text[end:].strip()
        key = plain(tail).replace(" ", "")
        is_site = key in squeezed or any(
            len(name) > 4 and (name in key or (key in name and len(key) > 4)) for name in squeezed
        )
        if is_site or (bars and "|" in text[start:end] and len(head.split()) >= 3 and len(tail.split()) <= 5):
            text = head
        elif plain(head).replace(" ", "") in squeezed and tail:
            return tail
    for sign in (": ",):
        head, _, tail = text.partition(sign)
        if tail and plain(head).replace(" ", "") in squeezed:
            return tail
    return text
