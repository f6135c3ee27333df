"""What stands before an article's body: its title, subtitle, byline, date, and the furniture around them.

In: what was seen of each unit, and where the body was found. Out: kinds with reasons for the units of the head, and
the record that they state. A value that is not written in the head stays empty; a label without a value (`Date:`)
says that it is missing, and no caption or sentence is searched for one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from digest.loaders import bylines, written_dates
from digest.loaders.features import Look
from digest.loaders.units import normal
from digest.model import Author, BlockKind

REACH: Final = 40
"""How many units before the body are searched for the head."""

_KEY: Final = re.compile(r"(?P<key>[A-Za-z][A-Za-z ]{1,24}?)\s*:(?:\s+(?P<value>.*))?$")
_DATE_KEYS: Final = frozenset(
    {
        "date", "published", "posted", "updated", "publication date", "last updated", "last modified", "published on",
        "updated on", "first published", "release date", "date published",
    }
)  # fmt: skip
_REVISED: Final = ("updated", "last", "modified", "revised", "reviewed")
_PUBLISHER_KEYS: Final = frozenset({"publisher", "published by", "source", "publication", "outlet"})
_CREDIT_KEYS: Final = frozenset(
    {
        "pictures", "picture", "photos", "photo", "photography", "photographs", "photographer", "illustration",
        "illustrations", "illustrator", "images", "image", "art", "artwork", "graphics", "video",
    }
)  # fmt: skip

Kinds = dict[int, tuple[BlockKind, str]]


@dataclass(slots=True)
class Head:
    """What the head says, gathered unit by unit."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Author, ...] = ()
    published: str = ""
    publisher: str = ""
    revised: str = ""
    kinds: Kinds = field(default_factory=dict)
    provenance: dict[str, str] = field(default_factory=dict)


def read_head(looks: Sequence[Look], body: int, *, stem: str, vocabulary: Mapping[str, int]) -> Head:
    """Returns what the units before `looks[body]`, the first of the body, say.

    `stem` is the file's name without its ending; `vocabulary` counts the words of the body.
    """
    head = Head()
    first = max(0, body - REACH)
    for index in range(first, body):
        _read_line(looks, index, head)
    title = _find_title(looks, range(first, body), head, stem=stem, vocabulary=vocabulary)
    if title is not None:
        head.title = looks[title].unit.text
        head.kinds[title] = ("title", "the short line before the article that shares most words with it")
        head.provenance["title"] = "title line"
        _find_subtitle(looks, title, body, head)
        _find_bare_byline(looks, title, body, head)
    if not head.published and head.revised:
        head.published, head.provenance["published"] = head.revised, "line with a date of revision"
    return head


def _read_line(looks: Sequence[Look], index: int, head: Head) -> None:
    """Bylines, dates, credits and labels."""
    text = looks[index].unit.text
    if looks[index].unit.words > 40:
        return
    labelled = _KEY.match(text)
    key = labelled["key"].strip().lower() if labelled else ""
    value = (labelled["value"] or "").strip() if labelled else ""
    if key in _CREDIT_KEYS:
        head.kinds[index] = ("caption", "credit line for pictures")
    elif key in _DATE_KEYS and not value:
        head.kinds[index] = ("date", "label without a value: the date is missing")
    elif key in _PUBLISHER_KEYS and value and len(value) <= 80:
        head.publisher, head.provenance["publisher"] = value, f"line “{labelled['key'] if labelled else ''}:”"
        head.kinds[index] = ("byline", "names the publisher")
    elif found := bylines.authors(text):
        _set_authors(head, index, found, "names the authors after a byline’s label")
        _read_date(text, index, head, keep=True)
    elif index and bylines.is_label(looks[index - 1].unit.text) and (found := bylines.names(text)):
        head.kinds[index - 1] = ("byline", "a byline’s label")
        _set_authors(head, index, found, "names the authors in the line after a byline’s label")
    else:
        _read_date(text, index, head, keep=False)


def _set_authors(head: Head, index: int, found: tuple[Author, ...], because: str) -> None:
    """Keeps the first byline's names."""
    head.kinds[index] = ("byline", because)
    if head.authors:
        return
    head.authors, head.provenance["authors"] = found, "byline"
    name = bylines.publisher(found[-1].affiliation)
    if name and not head.publisher:
        head.publisher, head.provenance["publisher"] = name, "byline"


def _read_date(text: str, index: int, head: Head, *, keep: bool) -> None:
    """A line that is a date, perhaps with a label and a reading time."""
    if len(text) > 120:
        return
    found = written_dates.find(text)
    if not found or (not keep and not is_date_line(text, found)):
        return
    revised = any(word in text[: found.start].lower() for word in _REVISED)
    if revised and not head.revised:
        head.revised = found.edtf
    elif not revised and not head.published:
        head.published, head.provenance["published"] = found.edtf, "byline" if keep else "line with a date"
    if not keep:
        head.kinds[index] = ("date", "the line is a date")


def is_date_line(text: str, found: written_dates.Written) -> bool:
    """Whether a line is little more than the date in it: a label, a weekday, a time, a reading time, a place."""
    rest = text[: found.start] + " " + text[found.end :]
    words = re.findall(r"[^\W\d_]+", rest)
    return len(words) <= 8 and not text.rstrip().endswith((".", "?", "!", ":"))


def _find_title(
    looks: Sequence[Look], reach: range, head: Head, *, stem: str, vocabulary: Mapping[str, int]
) -> int | None:
    """The unit that is most like a title: short, near the body, of the article's own words."""
    name = set(normal(stem.replace("-", " ").replace("_", " ")).split())
    best, chosen = 1.5, None
    for index in reach:
        if index in head.kinds:
            continue
        near = any(head.kinds.get(j, ("",))[0] in {"byline", "date"} for j in range(index + 1, index + 4))
        worth = _title_worth(looks[index], name, vocabulary) - 0.05 * (reach.stop - index) + 0.75 * near
        if worth > best:
            best, chosen = worth, index
    return chosen


def _title_worth(item: Look, name: set[str], vocabulary: Mapping[str, int]) -> float:
    """How much a unit is like a title; `name` holds the words of the file's name."""
    words = normal(item.unit.text).split()
    content = {word for word in words if len(word) > 3}
    if not words or len(words) > 30 or item.menu:
        return -9.0
    shared = sum(word in vocabulary for word in content) / len(content) if content else 0.0
    worth = 2.5 * shared
    worth += {1: -1.5, 2: -0.25, 3: 0.5}.get(len(words), 1.5 if len(words) <= 20 else 0.0)
    worth += 1.5 * len(content & name) / len(content) if content else 0.0
    worth += 0.5 if item.unit.gap else 0.0
    worth -= 1.5 if item.unit.text.endswith((".", ",", ";", ":")) else 0.0
    worth -= 2.0 if item.cues & {"meta", "end", "promotion", "legal", "credit", "credit-label", "commerce"} else 0.0
    worth -= 2.0 if re.search(r"[›»→|]|\s/\s|\s>\s", item.unit.text) else 0.0
    return worth


def _find_subtitle(looks: Sequence[Look], title: int, body: int, head: Head) -> None:
    """The sentence right after the title."""
    index = title + 1
    if index >= body or index in head.kinds or looks[index].cues - {"biography"}:
        return
    item = looks[index]
    if item.menu or not 5 <= item.unit.words <= 70 or not (item.texty or item.ends or item.prose > 0.2):
        return
    head.subtitle, head.provenance["subtitle"] = item.unit.text, "line after the title"
    head.kinds[index] = ("subtitle", "the sentence right after the title")


def _find_bare_byline(looks: Sequence[Look], title: int, body: int, head: Head) -> None:
    """A name without a label right after the title, or beside a date."""
    if head.authors:
        return
    dates = [index for index, (kind, _) in head.kinds.items() if kind == "date"]
    beside = [index for date in dates for index in (date - 1, date + 1) if 0 <= index < body]
    for index in dict.fromkeys((*range(title + 1, min(title + 5, body)), *beside)):
        if index in head.kinds or looks[index].menu:
            continue
        found = bylines.unlabelled(looks[index].unit.text)
        near = any(head.kinds.get(j, ("",))[0] in {"date", "subtitle"} for j in (index - 1, index + 1))
        if found and (near or found[0].affiliation or index == title + 1):
            _set_authors(head, index, found, "a name alone beside the title or the date")
            return
