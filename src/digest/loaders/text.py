"""Page dumps: a `.txt` file that holds what select-all and copy gave, read as an article with its record.

In: a document. Out: a `Source` in which every block says why it is what it is. The body is found by a scorer over
lines (`digest.loaders.body`), the head and tail by what stands in them. Nothing is changed in the text; lines of one
paragraph are joined in reading only. Refused: what `digest.loaders.decode` refuses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from digest.errors import Problem, Where
from digest.loaders import bylines
from digest.loaders.assemble import Part, assemble
from digest.loaders.body import State, eased, score, score_topic, states
from digest.loaders.decode import decode_with_notes
from digest.loaders.features import Look, features, look
from digest.loaders.front import Head, read_head
from digest.loaders.kinds import Kinds, body_kinds, furniture, tail_kinds
from digest.loaders.small import is_note, keep_prose
from digest.loaders.topic import topics
from digest.loaders.units import normal, units
from digest.model import Document, Record, Source, Span

HEAD_REACH: Final = 12
"""How many lines from the body's first on are searched for the rest of the head."""


SHORT: Final = 16


class TextLoader:
    """Reads page dumps."""

    name = "text"
    suffixes: tuple[str, ...] = (".txt", ".text")
    version = "1"

    def load(self, document: Document, /) -> Source:
        """Returns the source, or raises `DigestError` where the document cannot be read."""
        text, notes = decode_with_notes(document)
        looks = [look(unit, text) for unit in units(text)]
        path = _path(looks, features(looks))
        problems = () if "body" in path else (_no_article(document),)
        if problems:
            path = _whole(looks)
        head, kinds = _typed(looks, path, document)
        parts = [_part(item, *kinds[index]) for index, item in enumerate(looks)]
        return assemble(
            document, text, parts, record=_record(head), media_type="text/plain",
            problems=(*notes, *(() if len(looks) < 4 or is_note(looks) else problems)),
        )  # fmt: skip


def _path(looks: Sequence[Look], seen: Sequence[Mapping[str, float]]) -> list[State]:
    """The state of each unit: a first path tells the article's topic, a second takes it into account."""
    ends = ["end" in item.cues or ("thread" in own) for item, own in zip(looks, seen, strict=True)]
    plain = [
        not item.cues - {"call"} and not item.menu and "repeated" not in own
        for item, own in zip(looks, seen, strict=True)
    ]
    short = [ordinary and item.unit.words < SHORT for ordinary, item in zip(plain, looks, strict=True)]
    scores = eased([score(own) for own in seen], short)
    guess = [state == "body" for state in states(scores, ends, plain)]
    shares = topics(looks, guess)
    scores = eased([score(own) + score_topic(share) for own, share in zip(seen, shares, strict=True)], short)
    return states(scores, ends, plain)


def _whole(looks: Sequence[Look]) -> list[State]:
    """Where nothing reads as an article, all but the page's controls is kept."""
    kept = [not item.menu and not item.cues & {"legal", "promotion", "comment"} for item in looks]
    if not any(kept):
        kept = [True] * len(looks)
    return ["body" if keep else "inset" for keep in kept]


def _no_article(document: Document) -> Problem:
    return Problem(
        "no-article",
        Where(document.path),
        "no running text of an article was found; all but the page's controls was kept",
        "Check that the file holds the article and not only the page around it.",
        "warning",
    )


def _typed(looks: Sequence[Look], path: list[State], document: Document) -> tuple[Head, Kinds]:
    """The head, and a kind for every unit."""
    body = _first_of_body(looks, path)
    running = next((i for i in range(body, min(body + 5, len(looks))) if _runs(looks[i])), body)
    vocabulary = Counter(
        word for i in range(running, len(looks)) if path[i] == "body" for word in normal(looks[i].unit.text).split()
    )
    head = read_head(looks, running, stem=PurePosixPath(document.path).stem, vocabulary=vocabulary)
    kinds: Kinds = {index: furniture(looks[index]) for index in range(body)}
    kinds |= head.kinds
    last = max((index for index, state in enumerate(path) if state == "body"), default=-1)
    kinds |= body_kinds(looks[: last + 1], path[: last + 1], kinds)
    tail_kinds(looks, last + 1, head.authors, kinds)
    keep_prose(looks, head, kinds)
    return head, kinds


def _runs(item: Look) -> bool:
    """Whether a unit is running text and no title: whole sentences, or very long."""
    return item.texty and (item.unit.words >= 25 or (item.ends and not item.unit.text.endswith("?")))


def _first_of_body(looks: Sequence[Look], path: Sequence[State]) -> int:
    """Where the body begins: after the byline, date and labels that stand among its first lines."""
    first = next((index for index, state in enumerate(path) if state == "body"), 0)
    begin, running = first, 0
    for index in range(first, min(first + HEAD_REACH, len(looks))):
        item = looks[index]
        if item.unit.words < 25 and ("meta" in item.cues or bylines.authors(item.unit.text)):
            begin = index + 1
        running += item.strong and item.unit.words >= 20
        if running > 1 or item.unit.words > 70:
            break
    while first < begin < len(looks) and path[begin] != "body":
        begin += 1
    return begin if begin < len(looks) else first


def _part(item: Look, kind: str, because: str) -> Part:
    """A unit as a part of the source."""
    unit = item.unit
    prose = (Span(unit.first, unit.end),) if unit.first > unit.start else ()
    return Part(kind, unit.start, unit.end, because, prose, title=unit.text if kind == "heading" else "")  # type: ignore[arg-type]  # the kinds are BlockKinds


def _record(head: Head) -> Record:
    """The record that the head states."""
    return Record(
        title=head.title, subtitle=head.subtitle, authors=head.authors, publisher=head.publisher,
        published=head.published, provenance=tuple(sorted(head.provenance.items())),
    )  # fmt: skip
