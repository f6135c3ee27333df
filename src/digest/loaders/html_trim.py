"""What the extractors keep though it is not the article: what stands before its title, repeats, appeals, credits.

In: a walked page, the verdicts on its pieces, the title's place. Out: the verdicts with those taken back. Patterns are
data; none of them reaches into the middle of the text but repeats and credits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest.loaders.html_body import FURNITURE, TEXT_TAGS, Verdict
from digest.loaders.html_title import plain
from digest.loaders.html_walk import HEADINGS, Page

_APPEAL: Final = re.compile(
    r"\b(?:subscrib\w+ (?:to|now|today|for)|newsletter|mailing list|your inbox|follow (?:us|me)\b|(?:share|like) this|"
    r"leave a (?:comment|reply)|donat(?:e|ions?)\b|become a member|all rights reserved|back to top|powered by|"
    r"no credit card|read more (?:about|from|on)|(?:call|contact) us|get in touch)",
    re.IGNORECASE,
)
"""What appeals at an article's end say: `Sign up for our newsletter`."""
_CREDIT: Final = re.compile(
    r"(?:(?:featured |header |cover |main |hero )?(?:image|photo|photograph|picture|illustration|graphic)s?"
    r"(?: credits?| courtesy(?: of)?| source| via| by)?\s*(?::|via\b|by\b|©|courtesy\b)|credit:|getty images|"
    r"shutterstock|©\s*istock)",
    re.IGNORECASE,
)
"""How a credit begins: `Photo: Ann Lee`, `Image credit`, `Getty Images`."""
_STOPS: Final = (".", "!", "?", "”", '"', ")", "…", ":", "’")
TWIN_SHARE: Final = 0.2
"""A page is written twice where so much of its body repeats."""
MAX_TWINS: Final = 4
"""What is said more often is a refrain, and stays."""
MAX_APPEAL: Final = 40
MAX_TRIMMED: Final = 0.25
"""No more than this share of the body is taken from its end."""


def trim(page: Page, verdicts: Sequence[Verdict], title: int) -> list[Verdict]:
    """Returns the verdicts, with what is not the article taken back."""
    kept = list(verdicts)
    _before_title(page, kept, title)
    _opening(page, kept, title)
    _repeats(page, kept)
    _credits(page, kept)
    _appeals(page, kept)
    return kept


def _body(kept: Sequence[Verdict]) -> list[int]:
    """The indices of what is body."""
    return [at for at, verdict in enumerate(kept) if verdict.body]


def _before_title(page: Page, kept: list[Verdict], title: int) -> None:
    """Takes back what stands before the title, where most of the body follows it."""
    inside = _body(kept)
    before = [at for at in inside if at < title]
    if before and sum(page.pieces[at].words for at in before) < 0.3 * sum(page.pieces[at].words for at in inside):
        for at in before:
            kept[at] = Verdict(False, "it stands before the title")


def _opening(page: Page, kept: list[Verdict], title: int) -> None:
    """Takes in the paragraphs between the title and the body that stand beside the body's, or are long."""
    inside = _body(kept)
    if title < 0 or not inside or inside[0] < title:
        return
    parents = {page.pieces[at].parent for at in inside}
    for at in range(inside[0] - 1, title, -1):
        piece = page.pieces[at]
        if piece.zones & FURNITURE or piece.tag not in TEXT_TAGS or 2 * piece.link_words > piece.words:
            continue
        if piece.tag == "p" and piece.words >= 8 and (piece.parent in parents or piece.words >= 25):
            kept[at] = Verdict(True, "a paragraph between the title and the body")


def _repeats(page: Page, kept: list[Verdict]) -> None:
    """Takes back what was said before in the same words, where much of the page is: twins for small screens."""
    inside = _body(kept)
    seen: dict[str, list[int]] = {}
    for at in inside:
        piece = page.pieces[at]
        if piece.tag != "table":
            seen.setdefault(plain(page.text[piece.start : piece.end]), []).append(at)
    again = [at for places in seen.values() if len(places) <= MAX_TWINS for at in places[1:]]
    if sum(page.pieces[at].words for at in again) < TWIN_SHARE * sum(page.pieces[at].words for at in inside):
        return
    for at in again:
        kept[at] = Verdict(False, "it repeats what stands before it")


def _credits(page: Page, kept: list[Verdict]) -> None:
    """Takes back lines that only credit a picture."""
    for at in _body(kept):
        piece = page.pieces[at]
        if piece.words <= 14 and piece.tag not in HEADINGS and _CREDIT.match(page.text, piece.start, piece.end):
            kept[at] = Verdict(False, "it credits a picture")


def _appeals(page: Page, kept: list[Verdict]) -> None:
    """Takes appeals, and headings and short lines without a stop over them, back from the end."""
    inside = _body(kept)
    room = MAX_TRIMMED * sum(page.pieces[at].words for at in inside)
    ended: list[int] = []
    for at in reversed(inside):
        piece = page.pieces[at]
        room -= piece.words
        text = page.text[piece.start : piece.end]
        if room < 0 or piece.words > MAX_APPEAL or piece.tag == "table":
            break
        if not _APPEAL.search(text) and not (ended and piece.tag in HEADINGS):
            break
        ended.append(at)
    for at in ended:
        kept[at] = Verdict(False, "an appeal at the end")
