"""Which pieces of a page are its article's body: two extractors vote, their quarrels are settled by place.

In: a walked page and the marks that each extractor kept. Out: for each piece whether it is body, and why. The first
vote is trafilatura's, the second readability's; where the first found next to nothing the second is taken; what only
one of them kept, or neither, is decided by where it stands: between pieces of the body, in which zone, how much of it
is links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from digest.loaders.html_walk import HEADINGS, Page
from digest.loaders.html_writer import Piece

OUTSIDE: Final = frozenset(
    "nav share comments related newsletter ad overlay form button hidden bio byline date meta toc caption".split()
)
"""Zones that nothing is added from."""
NEVER: Final = frozenset("share comments newsletter overlay button".split())
"""Zones whose pieces are dropped unless both extractors kept them."""
FURNITURE: Final = OUTSIDE | {"header", "footer", "aside", "figure", "sidebar", "cta"}
"""Zones that our own rules pass over."""
TEXT_TAGS: Final = frozenset("p li dd dt blockquote h2 h3 h4 h5 h6 table td th pre div".split())
_POINTER: Final = re.compile(
    r"(?:also read|read also|read more|read next|see also|related(?: (?:articles?|posts?|reading|stories|"
    r"topics?|links?))?"
    r"|more on|don[’']t miss|recommended reading|you may also like|you might also like|up next|further reading"
    r"|click here|learn more|watch|listen|sign up|subscribe|follow us|share this)\b[^.?!]{0,3}",
    re.IGNORECASE,
)
"""How a pointer to another page begins: `Related: Key facts`."""
_END: Final = re.compile(
    r"(?:related (?:articles?|posts?|content|reading|resources?|stories|topics?|links?)|more (?:from|stories|"
    r"articles|to explore)|"
    r"you (?:may|might) also (?:like|enjoy)|recommended (?:for you|articles|posts|reading)|read (?:more|next)|"
    r"about the authors?|share this|leave a (?:reply|comment)|comments|join the conversation|latest (?:posts|"
    r"news|articles)|"
    r"popular posts|further reading|(?:keep|continue) reading|subscribe|sign up|newsletter|follow us|contact us|"
    r"get in touch)\b",
    re.IGNORECASE,
)
"""Headings that end an article."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a piece is body, and why."""

    body: bool
    because: str


@dataclass(frozen=True, slots=True)
class _Votes:
    """For each piece the share of its words that each extractor kept, as yes or no."""

    first: list[bool]
    second: list[bool]


def choose(page: Page, first: Iterable[int], second: Iterable[int]) -> list[Verdict]:
    """Returns a verdict for each piece of the page, from the marks that the two extractors kept."""
    votes = _Votes(_kept(page, first), _kept(page, second))
    if not any(votes.first) and not any(votes.second):
        return _own(page)
    lead, both = _leader(page, votes)
    chosen = [
        Verdict(True, "both extractors chose it" if also else f"{both} chose it")
        if vote
        else Verdict(False, "no extractor chose it")
        for vote, also in zip(lead, votes.second, strict=True)
    ]
    _drop(page, votes, chosen)
    _add(page, votes, chosen)
    _end(page, chosen)
    return chosen


def _own(page: Page) -> list[Verdict]:
    """Our own verdict, where no extractor found a thing: what stands in no zone of furniture and is no link."""
    lead = [piece.tag in TEXT_TAGS | {"body"} and not piece.zones & FURNITURE for piece in page.pieces]
    prose = [
        may and 2 * piece.link_words <= piece.words and (piece.words >= 8 or piece.tag in {"p", "pre", "blockquote"})
        for may, piece in zip(lead, page.pieces, strict=True)
    ]
    last = max((at for at, yes in enumerate(prose) if yes), default=-1)
    return [
        Verdict(True, "no extractor chose a body; it reads as text")
        if yes or (may and at < last and piece.tag in HEADINGS and prose[at + 1])
        else Verdict(False, "no extractor chose a body; it does not read as text")
        for at, (may, yes, piece) in enumerate(zip(lead, prose, page.pieces, strict=True))
    ]


def _kept(page: Page, numbers: Iterable[int]) -> list[bool]:
    """For each piece whether at least half of its words were kept."""
    got = [0] * len(page.pieces)
    for number in set(numbers):
        if number < len(page.words) and page.owners[number] >= 0:
            got[page.owners[number]] += page.words[number]
    return [2 * words >= piece.words > 0 for words, piece in zip(got, page.pieces, strict=True)]


def _leader(page: Page, votes: _Votes) -> tuple[list[bool], str]:
    """The vote to begin with, and the name of who cast it."""
    first = _size(page.pieces, votes.first)
    second = _size(page.pieces, votes.second)
    shared = _size(page.pieces, [a and b for a, b in zip(votes.first, votes.second, strict=True)])
    if second > 1.6 * first and second >= 80:
        if shared >= 0.5 * first:
            return [a or b for a, b in zip(votes.first, votes.second, strict=True)], "one extractor"
        return votes.second, "readability"
    return votes.first, "trafilatura"


def _size(pieces: Sequence[Piece], keep: Sequence[bool]) -> int:
    """How many words that are not links the pieces have together."""
    return sum(piece.words - piece.link_words for piece, kept in zip(pieces, keep, strict=True) if kept)


def _drop(page: Page, votes: _Votes, chosen: list[Verdict]) -> None:
    """Drops pointers to other pages and what stands in a zone of furniture."""
    for at, piece in enumerate(page.pieces):
        if not chosen[at].body:
            continue
        shown = page.text[piece.start : min(piece.end, piece.start + 80)]
        if "nav" in piece.zones and 2 * piece.link_words >= piece.words:
            chosen[at] = Verdict(False, "it is a link of the page's navigation")
        elif piece.zones & NEVER and not votes.second[at]:
            chosen[at] = Verdict(False, "it stands in " + min(piece.zones & NEVER))
        elif piece.links and 2 * piece.link_words >= piece.words - 3 and _POINTER.match(shown) and piece.words < 40:
            chosen[at] = Verdict(False, "it points to another page")


def _add(page: Page, votes: _Votes, chosen: list[Verdict]) -> None:
    """Adds what stands between pieces of the body: what the second extractor kept, headings, their like."""
    inside = [at for at, verdict in enumerate(chosen) if verdict.body]
    if not inside:
        return
    parents = {page.pieces[at].parent for at in inside}
    for at in range(inside[0], inside[-1]):
        piece = page.pieces[at]
        if chosen[at].body or piece.tag not in TEXT_TAGS or piece.zones & OUTSIDE or piece.words < 1:
            continue
        linked = 2 * piece.link_words > piece.words
        if piece.tag in HEADINGS:
            if (chosen[at + 1].body or piece.parent in parents) and (votes.second[at] or not linked):
                chosen[at] = Verdict(True, "a heading among pieces of the body")
        elif linked:
            continue
        elif votes.second[at]:
            chosen[at] = Verdict(True, "readability chose it, between pieces of the body")
        elif (piece.parent in parents and piece.tag != "div") or piece.zones >= {"quote", "figure"}:
            chosen[at] = Verdict(True, "it stands beside pieces of the body")


def _end(page: Page, chosen: list[Verdict]) -> None:
    """Ends the body at a heading that announces other things, where little is left after it."""
    inside = [at for at, verdict in enumerate(chosen) if verdict.body]
    total = sum(page.pieces[at].words for at in inside)
    after = 0
    for at in reversed(inside):
        piece = page.pieces[at]
        shown = page.text[piece.start : min(piece.end, piece.start + 60)]
        if piece.words <= 8 and piece.tag in HEADINGS and _END.match(shown):
            for later in inside:
                if later >= at:
                    chosen[later] = Verdict(False, f"after the heading “{shown}”")
            break
        after += piece.words
        if after > 0.25 * total:
            break
