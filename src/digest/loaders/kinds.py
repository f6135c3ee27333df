"""What each unit of the body and of the page's tail is: heading, paragraph, list, repeat, note, life, furniture.

In: what was seen of each unit, the states that the scorer gave, the authors. Out: a kind and a reason for each unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from digest.loaders import cues
from digest.loaders.body import State
from digest.loaders.features import Look
from digest.loaders.units import normal
from digest.model import Author, BlockKind

Kinds = dict[int, tuple[BlockKind, str]]

_ATTRIBUTION: Final = re.compile(r"[—–―-]{1,2}\s?[A-Z][^.!?]{2,80}$")
_FULL_QUOTE: Final = re.compile(r"[“\"«].{20,}[”\"»]$")
REPEAT_WORDS: Final = (5, 60)
"""How many words a repeat of the body's text, pulled out to be seen, may have."""
_SHINGLE: Final = 5


def body_kinds(looks: Sequence[Look], states: Sequence[State], taken: Mapping[int, object]) -> Kinds:
    """Returns the kinds of the units in the body and in its insets."""
    inside = [i for i, state in enumerate(states) if state in {"body", "inset"} and i not in taken]
    kinds: Kinds = {}
    for index in inside:
        if states[index] == "inset":
            kinds[index] = _inset(looks[index])
        else:
            kinds[index] = _own_kind(looks, index)
    _mark_headings(looks, states, kinds)
    _mark_lists(looks, kinds)
    _mark_quotations(looks, kinds)
    _mark_repeats(looks, kinds)
    _mark_notes(looks, kinds)
    return kinds


def tail_kinds(looks: Sequence[Look], first: int, authors: Sequence[Author], kinds: Kinds) -> None:
    """Adds the kinds of the units from `first`, after the body; moves a biography that was taken for body."""
    lives = _lives(looks, first, authors, kinds)
    first = min([first, *(index + 1 for index in lives)])  # nothing of the article follows its author's life
    for index in range(first, len(looks)):
        if index in lives:
            kinds[index] = ("bio", lives[index])
        elif looks[index].cues & {"credit", "credit-label"} and not looks[index].cues & {"legal", "promotion"}:
            kinds[index] = ("caption", "credit of a picture, after the article")
        else:
            kinds[index] = ("furniture", _because(looks[index], "stands after the article"))
    for index, because in lives.items():
        kinds[index] = ("bio", because)


def furniture(item: Look) -> tuple[BlockKind, str]:
    """Returns the kind of a unit that stands before the article and is no part of its head."""
    if item.cues & {"credit", "credit-label"}:
        return ("caption", "credit of a picture, before the article")
    return ("furniture", _because(item, "stands before the article"))


def _because(item: Look, otherwise: str) -> str:
    """Why a unit is furniture, in words."""
    names = {"end": "marks an article’s end", "meta": "a fact about the page", "legal": "a legal notice"}
    names |= {"promotion": "a call to subscribe, give or follow", "comment": "a reader’s comment or its form"}
    names |= {"commerce": "an offer"}
    for name in ("promotion", "legal", "comment", "commerce", "end", "meta"):
        if name in item.cues:
            return names[name]
    return "a control of the page" if item.menu else otherwise


def _inset(item: Look) -> tuple[BlockKind, str]:
    """Foreign matter within the body."""
    if item.cues & {"credit", "credit-label"}:
        return ("caption", "credit of a picture, within the article")
    return ("furniture", _because(item, "foreign matter within the article"))


def _own_kind(looks: Sequence[Look], index: int) -> tuple[BlockKind, str]:
    """What a unit of the body says of itself."""
    item = looks[index]
    if "credit-label" in item.cues or ("credit" in item.cues and item.unit.words < 60):
        return ("caption", "ends in a picture’s credit or begins with one")
    if item.tabs and any(0 <= j < len(looks) and looks[j].tabs for j in (index - 1, index + 1)):
        return ("table", "cells parted by tabs")
    if item.unit.quoted:
        return ("quotation", "begins with a quotation’s mark")
    if item.unit.marked:
        return ("list-item", "begins with a list’s mark")
    return ("paragraph", "running text" if item.texty else "stands within the article")


def _mark_headings(looks: Sequence[Look], states: Sequence[State], kinds: Kinds) -> None:
    """Short lines without a stop that running text follows."""
    for index, (kind, _) in kinds.items():
        item = looks[index]
        if kind not in {"paragraph", "list-item"} or states[index] != "body" or not _like_heading(item):
            continue
        after = next(
            (j for j in range(index + 1, min(index + 4, len(looks))) if kinds.get(j, ("",))[0] != "caption"), None
        )
        if after is None or states[after] != "body":
            continue
        following = looks[after]
        stands_alone = item.unit.gap or index == 0 or looks[index - 1].strong
        leads = following.unit.gap or following.unit.words > 2 * item.unit.words
        glued_short = not item.unit.gap and index and looks[index - 1].unit.words < 20 and not looks[index - 1].ends
        if (
            stands_alone
            and leads
            and not glued_short
            and (following.texty or _like_heading(following) or following.unit.marked)
        ):
            kinds[index] = ("heading", "a short line without a stop, before running text")


def _like_heading(item: Look) -> bool:
    """Whether a line is written as a heading is."""
    text = item.unit.text
    if not 1 <= item.unit.words <= 16 or text[-1] in ".,;!—…" or len(text) > 140 or not any(c.isalpha() for c in text):
        return False
    if item.unit.marked and not (text[0].isdigit() and item.capitals > 0.5):
        return False
    return (text[0].isupper() or text[0].isdigit() or text[0] in "“\"'‘¿") and not item.cues - {"biography"}


def _mark_lists(looks: Sequence[Look], kinds: Kinds) -> None:
    """Lines without blank lines between them, after a line that announces them."""
    in_list = False
    for index in sorted(kinds):
        kind, _ = kinds[index]
        before = kinds.get(index - 1, ("", ""))[0]
        glued = not looks[index].unit.gap and before in {"paragraph", "list-item", "heading"}
        announced = index > 0 and looks[index - 1].unit.text.endswith(":")
        after_glued = index + 1 in kinds and not looks[index + 1].unit.gap
        starts = announced and (glued or after_glued)
        in_list = kind in {"paragraph", "list-item"} and (starts or (in_list and not looks[index].unit.gap))
        if kind == "paragraph" and in_list and looks[index].unit.words <= 80:
            kinds[index] = ("list-item", "a line among lines that a colon announces")


def _mark_quotations(looks: Sequence[Look], kinds: Kinds) -> None:
    """Whole quotations with their speaker in the next line, and indented blocks."""
    indents = sorted(looks[i].unit.indent for i, (kind, _) in kinds.items() if kind == "paragraph")
    margin = indents[len(indents) // 2] if indents else 0
    for index in sorted(kinds):
        item = looks[index]
        if kinds[index][0] != "paragraph":
            continue
        following = looks[index + 1].unit.text if index + 1 in kinds else ""
        if _FULL_QUOTE.match(item.unit.text) and _ATTRIBUTION.match(following):
            kinds[index] = ("quotation", "in quotation marks, its speaker in the next line")
        elif item.unit.indent >= margin + 4 and item.unit.gap and item.unit.words >= 8 and len(indents) > 3:
            kinds[index] = ("quotation", "set in from the margin")


def _mark_repeats(looks: Sequence[Look], kinds: Kinds) -> None:
    """Units whose whole text stands in another, longer unit of the body."""
    plain = {
        i: normal(looks[i].unit.text)
        for i, (kind, _) in kinds.items()
        if kind in {"paragraph", "quotation", "list-item", "heading"}
    }
    index_of: dict[str, list[int]] = {}
    short = {}
    for i, text in plain.items():
        words = text.split()
        if REPEAT_WORDS[0] <= len(words) <= REPEAT_WORDS[1]:
            short[i] = text
            index_of.setdefault(" ".join(words[:_SHINGLE]), []).append(i)
    for host, text in plain.items():
        words = text.split()
        if len(words) <= _SHINGLE:
            continue
        for at in range(len(words) - _SHINGLE + 1):
            for i in index_of.get(" ".join(words[at : at + _SHINGLE]), ())[:8]:
                if i != host and len(short[i]) < len(text) and f" {short[i]} " in f" {text} ":
                    start = " ".join(looks[host].unit.text.split()[:4])
                    kinds[i] = ("pull-quote", f"repeats words of the paragraph “{start} …”")


def _mark_notes(looks: Sequence[Look], kinds: Kinds) -> None:
    """Notes: lines with a note's mark under a heading that says so, or with a mark that the body also has."""
    under = False
    for index in sorted(kinds):
        item = looks[index]
        if kinds[index][0] == "heading" or item.unit.words <= 2:
            under = bool(cues.REFERENCES.match(item.lower))
            continue
        if kinds[index][0] not in {"paragraph", "list-item"}:
            continue
        mark = cues.NOTE_MARK.match(item.unit.text)
        if under:
            kinds[index] = ("footnote", "stands under a heading of notes")
        elif (
            mark
            and mark[0][0] in "[¹²³⁴⁵⁶⁷⁸⁹*†‡"
            and any(mark[0] in looks[other].unit.text[1:] for other in kinds if other < index and looks[other].texty)
        ):
            kinds[index] = ("footnote", f"begins with the mark {mark[0]} that the text has")


def _lives(looks: Sequence[Look], first: int, authors: Sequence[Author], kinds: Kinds) -> dict[int, str]:
    """The lives of authors: in the last units of the body and in the first ones after it."""
    surnames = {author.name.split()[-1].casefold() for author in authors if author.name}
    lives: dict[int, str] = {}
    begin = max(0, first - 4)
    for index in range(begin, min(first + 12, len(looks))):
        item = looks[index]
        if index < first and kinds.get(index, ("",))[0] not in {"paragraph", "heading", "list-item"}:
            continue
        named = bool(surnames & {word.strip(".,’'").casefold() for word in item.unit.text.split()[:6]})
        if "biography" in item.cues and item.unit.words >= 6 and not item.cues & {"legal", "comment"}:
            if named or (index >= first and _begins_life(item)):
                lives[index] = "tells an author’s life"
            elif index - 1 in lives and item.unit.words < 80:
                lives[index] = "goes on with an author’s life"
    for index in sorted(lives):
        before = looks[index - 1] if index else None
        if (
            before
            and before.unit.words <= 6
            and (
                surnames & {word.strip(".,").casefold() for word in before.unit.text.split()}
                or "about the author" in before.lower
            )
        ):
            lives.setdefault(index - 1, "an author’s name above her life")
    return lives


def _begins_life(item: Look) -> bool:
    """Whether a unit begins with a name that it goes on to tell of."""
    words = item.unit.text.split()[:3]
    return len(words) == 3 and all(word[:1].isupper() for word in words[:2])
