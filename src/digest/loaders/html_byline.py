"""Bylines and dates that a page shows to its readers, for what its metadata leaves out.

In: the pieces of the walk, the place of the title and of the body. Out: the authors or the date, with the piece that
shows them and the rule that found it. Rules are tried from the surest down; a page that none fits names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from digest.loaders.html_dates import edtf, in_words
from digest.loaders.html_names import GLUED, LEAD, authors, is_name, is_role
from digest.loaders.html_walk import Page
from digest.loaders.html_writer import Piece
from digest.model import Author

_ELSEWHERE: Final = frozenset("nav comments related newsletter toc".split())
_AUTHOR_PAGE: Final = re.compile(
    r"/(?:authors?|people|person|staff|team|contributors?|profiles?|writers?|by|bio|journalists?)/[^/?#]", re.IGNORECASE
)
_LATER: Final = re.compile(r".{0,60}?(?:^|[\s|•·\d])(?:written |posted )?by:?\s+(?=[A-Z\"“])")
_WRITTEN: Final = re.compile(
    r"(?:this (?:post|article|blog|story) (?:was )?)?(?:written|posted|authored) by:?\s+(?=\S)", re.IGNORECASE
)
_MARK: Final = re.compile(r"\s*[|•·—–]\s*|\s+-\s+|\n|\t")
_AT: Final = re.compile(r"\s+(?:in|on|for)\s+")
_REVISED: Final = re.compile(
    r"(?:last\s+)?(?:updated|modified|reviewed|revised|edited|medically reviewed|fact[- ]checked)\b", re.IGNORECASE
)
_PUBLISHED: Final = re.compile(r"published|posted|first\b|originally", re.IGNORECASE)
_NO_PERSON: Final = re.compile(
    r"\b(?:press|release|share|posts?|comments?|news|blog|liability|law|guides?|tips|read|minutes?|views?|press|events?|"
    r"thoughts|insights?|resources?|marketing|business|health|company|products?|updates?|category|inc|llc)\b",
    re.IGNORECASE,
)
"""Words of rubrics that stand where a name might."""
BEFORE: Final = 6
"""How many pieces before the title may hold the byline or date."""
AFTER: Final = 15
"""How many pieces after the body may hold a line on who wrote it."""
MAX_CHARS: Final = 160


@dataclass(frozen=True, slots=True)
class Place:
    """Where the title and the body stand, as indices of pieces; `title` is -1 where none is shown."""

    title: int
    start: int
    end: int

    def top(self) -> range:
        """The pieces from shortly before the title to the body's first lines."""
        first = max(0, (self.title if 0 <= self.title <= self.start + 1 else self.start - 2 * BEFORE) - BEFORE)
        return range(first, self.start + 5)

    def lines(self) -> range:
        """The pieces that may say outright who wrote the work: from the top to shortly after the body."""
        return range(self.top().start, self.end + AFTER)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who is named, where, and by which rule."""

    authors: tuple[Author, ...] = ()
    pieces: tuple[int, ...] = ()
    rule: str = ""


def find(page: Page, place: Place, *, site: str, title: str) -> Byline:
    """Returns the byline that the page shows."""
    rules: Sequence[tuple[str, Callable[[Page, int], str], range]] = (
        ("begins with “by”", _led, place.top()),
        ("names its author in the markup", _marked, place.top()),
        ("says “by” after a date", _after_date, place.top()),
        ("links to an author's page", _linked, place.top()),
        ("stands in a byline", _classed, place.top()),
        ("says who wrote it", _signed, place.lines()),
        ("stands beside the date", partial(_dated, place=place), place.top()),
    )
    for rule, read, where in rules:
        found: list[Author] = []
        pieces: list[int] = []
        for at in where:
            if not 0 <= at < len(page.pieces) or (pieces and at > pieces[-1] + 2):
                continue
            piece = page.pieces[at]
            if piece.zones & _ELSEWHERE or piece.end - piece.start > MAX_CHARS or at == place.title:
                continue
            raw = read(page, at)
            named = authors(raw, site=site) if raw and raw.strip() != title else ()
            if named and not (found and (is_role(raw) or len(named[0].name.split()) < 2)):
                found += [author for author in named if author.name not in {one.name for one in found}]
                pieces.append(at)
        if found:
            return Byline(tuple(found), tuple(pieces), rule)
    return Byline()


def _text(page: Page, at: int) -> str:
    piece = page.pieces[at]
    return page.text[piece.start : piece.end]


def _led(page: Page, at: int) -> str:
    """`By Ann Lee`, alone or before something else; a bare `By` before the piece with the name."""
    text = _text(page, at)
    found = LEAD.match(text) or GLUED.match(text)
    if not found:
        return ""
    if found.end() >= len(text.rstrip(" :")):
        following = _text(page, at + 1) if at + 1 < len(page.pieces) else ""
        return following if _full_name(_MARK.split(following)[0].split(",")[0]) else ""
    return _linked_names(page.pieces[at], page.text, found.end()) or text


def _linked_names(piece: Piece, text: str, after: int) -> str:
    """The links that follow "by" at once, one after the other: their words end where the names end."""
    names: list[str] = []
    end = piece.start + after
    for link in piece.links:
        between = text[end : link.start].strip(" ,&") if link.start >= end else "…"
        if between not in {"", "and"}:
            break
        names.append(text[link.start : link.end])
        end = link.end
    return ", ".join(name for name in names if is_name(name.split(",")[0]))


def _marked(page: Page, at: int) -> str:
    """A link with `rel="author"`."""
    return _link(page, at, lambda link: "author" in link[1].lower())


def _linked(page: Page, at: int) -> str:
    """A link to a page of authors."""
    return _link(page, at, lambda link: bool(_AUTHOR_PAGE.search(link[0])))


def _link(page: Page, at: int, fits: Callable[[tuple[str, str]], bool]) -> str:
    """The words of the piece's links that fit, if they are names."""
    words = [page.text[link.start : link.end] for link in page.pieces[at].links if fits((link.href, link.rel))]
    return ", ".join(name for name in dict.fromkeys(words) if _full_name(name))


def _after_date(page: Page, at: int) -> str:
    """`May 3, 2024 by Ann Lee`."""
    text = _text(page, at)
    found = _LATER.match(text)
    return text[found.end() :] if found and found.end() > 4 and (in_words(text)[0] or edtf(text)) else ""


def _classed(page: Page, at: int) -> str:
    """A name that stands in an element for bylines or biographies."""
    piece = page.pieces[at]
    if not piece.zones & {"byline", "bio"} or piece.zones & {"date", "meta", "share"} == {"share"}:
        return ""
    text = _text(page, at)
    date, start, _ = in_words(text)
    first = _MARK.split(text[:start] if date and start else text)[0]
    return text if is_name(first.split(",")[0].strip()) and len(first.split()) <= 8 else ""


def _signed(page: Page, at: int) -> str:
    """`Written by Ann Lee`, anywhere in the text or shortly after it."""
    text = _text(page, at)
    found = _WRITTEN.match(text)
    return text[found.end() :] if found else ""


def _dated(page: Page, at: int, *, place: Place) -> str:
    """A full name in one piece with the date, or right before or after it."""
    parts = [_AT.split(part)[0] for part in _MARK.split(_text(page, at)) if part]
    names = [part for part in parts if _full_name(part)]
    if len(names) != 1 or len(parts) > 4:
        return ""
    alone = len(parts) == 1
    if alone and not 0 <= place.title < at <= place.title + 3:
        return ""
    near = (at - 1, at + 1) if alone else (at,)
    dated = any(0 <= other < len(page.pieces) and _short_date(_text(page, other)) for other in near)
    return names[0] if dated and not _NO_PERSON.search(names[0]) else ""


def _short_date(text: str) -> bool:
    """Whether a piece is little more than a date."""
    return len(text) <= 80 and bool(in_words(text)[0])


def _full_name(words: str) -> bool:
    """Whether words are a name of two to four parts."""
    return 2 <= len(words.split()) <= 4 and is_name(words) and not in_words(words)[0]


def published(page: Page, place: Place) -> tuple[str, int]:
    """Returns the date that the page shows near its title, and its piece; a date of revision only where no other is."""
    revised = ("", -1)
    for at in place.top():
        if at >= len(page.pieces) or page.pieces[at].zones & _ELSEWHERE:
            continue
        for date, is_revision in _dates(page, page.pieces[at]):
            if not is_revision:
                return date, at
            revised = revised if revised[0] else (date, at)
    return revised


def _dates(page: Page, piece: Piece) -> Iterator[tuple[str, bool]]:
    """The dates of one piece, and whether each is of a revision."""
    text = page.text[piece.start : piece.end]
    if len(text) > MAX_CHARS:
        return
    for time in piece.times:
        before = page.text[piece.start : time.start][-40:]
        words = page.text[time.start : time.end]
        date = in_words(words)[0]  # before the machine's: that one may be of another time zone
        date = date if len(date) == 10 else edtf(time.datetime) or edtf(words)
        if len(date) == 10:
            yield date, time.prop == "dateModified" or bool(_REVISED.search(before) and not _PUBLISHED.search(before))
    if not piece.times and (piece.words <= 12 or "date" in piece.zones):
        date, start, _ = in_words(text)
        before = text[max(0, start - 40) : start]
        if len(date) == 10:
            yield date, bool(_REVISED.search(before) and not _PUBLISHED.search(before))
