"""Links, notes and citation keys within Markdown: `[words](address)`, `[^1]`, `[@key, p. 3]`, `<https://…>`.

In: a text and a range of it. Out: `Link`s and definitions with exact spans. An address that is not whole (http, https
or mailto), or that `digest.urls.is_safe` refuses, gives a warning and no link: a relative one leads nowhere from a
published page. Every pattern is bounded, so that cost is linear in the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from digest.errors import Problem, Where, locate
from digest.model import Link, Span
from digest.urls import is_safe, slug

_DEFINITION: Final = re.compile(
    r"^[ \t>]{0,12}\[(?P<note>\^?)(?P<name>[^\[\]\n]{1,80})\]:[ \t]*(?P<target>\S{0,2000})", re.MULTILINE
)
_MARK: Final = re.compile(
    r"(?P<code>`[^`\n]{1,300}`)"
    r"|(?P<image>!\[[^\[\]]{0,300}\]\([^()\n]{0,2000}\))"
    r"|\[\^(?P<note>[^\[\]\s]{1,80})\](?!:)"
    r"|\[(?P<cites>[^\[\]\n]{0,60}@[^\[\]]{1,300})\](?!\()"
    r"|\[(?P<words>[^\[\]]{1,300})\](?:\(\s?<?(?P<target>[^()\s<>]{1,2000}(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,200})?)>?"
    r"(?:\s{1,3}[\"'][^\"'\n]{0,300}[\"'])?\s?\)|\[(?P<ref>[^\[\]]{0,80})\]|(?P<alone>))"
    r"|<(?P<auto>(?:https?|mailto):[^\s<>]{1,2000})>"
    r"|(?<![\w@/:.])(?P<bare>https?://[^\s<>\[\]\"”’`]{1,2000})"
)
_WHOLE: Final = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&#?\w{1,32};")
_CITE: Final = re.compile(r"-?@(?P<key>[A-Za-z0-9_][\w:.#$%&+?<>~/-]{0,78}[\w/]|\w)(?P<rest>[^;@]{0,200})")


class Definition(NamedTuple):
    """A line that says what a note holds or where a link goes."""

    note: bool
    name: str
    target: str
    span: Span


def definitions(text: str, span: Span) -> Iterator[Definition]:
    """Yields the definitions in a paragraph, from the first on; each reaches to the next or to the paragraph's end."""
    found = list(_DEFINITION.finditer(text, span.start, span.end))
    found = [one for one in found if one["note"] or is_address(one["target"])]
    if found and found[0].start() > span.start and not found[0]["note"]:
        return  # a link's address cannot interrupt a paragraph
    for index, one in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else span.end
        start = one.start() + len(one[0]) - len(one[0].lstrip())
        yield Definition(
            bool(one["note"]),
            one["name"],
            _bare(one["target"]),
            Span(start, start + len(text[start:end].rstrip())),
        )


def is_address(target: str) -> bool:
    """Whether a definition's target can be an address and not the first word of a sentence."""
    return bool(re.match(r"<?(?:[a-z][a-z0-9+.-]{1,20}:|/|\.{1,2}/|#|www\.|[\w-]+\.\w)", target, re.IGNORECASE))


def links_in(text: str, span: Span, known: Mapping[str, str], path: str, problems: list[Problem]) -> Iterator[Link]:
    """Yields the links of a block, without a target where the address is not allowed.

    `known` gives the targets of defined names in lower case.
    """
    for found in _MARK.finditer(text, span.start, span.end):
        if found["note"]:
            yield Link(*found.span(), f"#note-{slug(found['note'])}")
        elif found["cites"]:
            yield from _citations(found)
        elif found["code"] is None and found["image"] is None:
            written, end = _target(found, known)
            target = _ENTITY.sub(lambda entity: html.unescape(entity[0]), written)
            if target.startswith("#note-") or (is_safe(target) and _WHOLE.match(target)):
                yield Link(found.start(), end, target)
            elif target:
                problems.append(_refused(written, target, locate(text, found.start(), path, end - found.start())))
                yield Link(found.start(), end, "")


def _refused(written: str, target: str, where: Where) -> Problem:
    """What is said of an address that makes no link."""
    message = f"the link's address `{written[:80]}` is not allowed"
    if is_safe(target):
        message = f"`{written[:80]}`: a relative address leads nowhere once the source is published"
    hint = "Write the whole address, beginning with https://, http:// or mailto:."
    return Problem("unsafe-link", where, message, hint, "warning")


def _bare(target: str) -> str:
    """A definition's address without its pointed brackets, or without the punctuation that follows it."""
    return target[1:].partition(">")[0] if target.startswith("<") else target.rstrip(".,;:!?")


def _target(found: re.Match[str], known: Mapping[str, str]) -> tuple[str, int]:
    """Where a link goes and where it ends; empty if it is none."""
    if found["bare"]:
        address = found["bare"].rstrip(".,;:!?*_~")
        while address.endswith(")") and address.count("(") < address.count(")"):
            address = address[:-1].rstrip(".,;:!?*_~")
        return address, found.start() + len(address)
    if found["auto"]:
        return found["auto"], found.end()
    if found["target"]:
        return found["target"], found.end()
    name = found["ref"] or found["words"] or ""
    return known.get(" ".join(name.split()).casefold(), ""), found.end()


def _citations(found: re.Match[str]) -> Iterator[Link]:
    """Each key in a bracket with its locator: `[see @key, p. 3; @other]`."""
    cites = list(_CITE.finditer(found["cites"]))
    offset = found.start("cites")
    for cite in cites:
        locator = cite["rest"].strip().lstrip(",").strip()
        start, end = (
            (found.span())
            if len(cites) == 1
            else (offset + cite.start(), offset + cite.start() + len(cite[0].rstrip()))
        )
        yield Link(start, end, f"@{cite['key']}", locator)
