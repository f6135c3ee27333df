"""The last look before publishing: does every link of the finished site lead somewhere?

In: all files of the site. Out: a `dead-link` problem for each address or anchor that a page links to and that the
site does not have, with how many pages share it. Links to other hosts are not followed. It reads attributes with one
pattern and not with a parser of HTML: the files are ours, their attributes are quoted, and quotation marks in text
are escaped, so nothing else can look like one.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

from digest.errors import Problem, locate
from digest.model import File

_ATTRIBUTE: Final = re.compile(r"""\s(href|src|id)=(?:"([^"]*)"|'([^']*)')""")
_TEXT_FRAGMENT: Final = ":~:"
"""What follows this in a fragment is words to be looked for, not an anchor."""


@dataclass(frozen=True, slots=True)
class _Link:
    """A link as it stands in a page."""

    page: str
    target: str
    offset: int


def check(files: Iterable[File], *, base_url: str = "") -> tuple[Problem, ...]:
    """Returns a problem for each target that is missing, placed where it is first linked to."""
    pages = {file.path: file.data.decode("utf-8", "replace") for file in files if file.path.endswith(".html")}
    paths = {file.path for file in files}
    anchors = {path: _anchors(text) for path, text in pages.items()}
    dead: dict[tuple[str, str], list[_Link]] = {}
    for page, text in sorted(pages.items()):
        for link in _links(page, text):
            found = _resolve(link, base_url)
            if found is not None and not _exists(*found, paths=paths, anchors=anchors):
                dead.setdefault(found, []).append(link)
    return tuple(_problem(links, anchor, pages) for (_, anchor), links in dead.items())


def _anchors(text: str) -> frozenset[str]:
    """Every id in a page."""
    found = (match for match in _ATTRIBUTE.finditer(text) if match[1] == "id")
    return frozenset(html.unescape(match[2] or match[3] or "") for match in found)


def _links(page: str, text: str) -> Iterable[_Link]:
    """Every link of a page, in order."""
    for match in _ATTRIBUTE.finditer(text):
        if match[1] in {"href", "src"}:
            group = 2 if match[2] is not None else 3
            yield _Link(page, html.unescape(match[group]), match.start(group))


def _resolve(link: _Link, base_url: str) -> tuple[str, str] | None:
    """The file of the site that the link names, and the anchor in it; None where it leads to another host."""
    target = link.target
    if base_url and target.startswith(base_url):
        target = "/" + target.removeprefix(base_url)
    try:
        parts = urlsplit(target)
    except ValueError:
        return (target, "")
    if parts.scheme or parts.netloc:
        return None
    anchor = unquote(parts.fragment.split(_TEXT_FRAGMENT, 1)[0])
    if not parts.path:
        return (link.page, anchor)
    return (_join(link.page, unquote(parts.path)) or parts.path, anchor)


def _join(page: str, path: str) -> str:
    """The file that a relative path leads to from a page; empty where it leads above the site."""
    steps = [] if path.startswith("/") else page.split("/")[:-1]
    for step in path.split("/")[:-1]:
        if step == ".." and not steps:
            return ""
        if step == "..":
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    last = path.rsplit("/", 1)[-1]
    if last == "..":
        return "/".join([*steps[:-1], "index.html"]) if steps else ""
    return "/".join([*steps, "index.html" if last in {"", "."} else last])


def _exists(path: str, anchor: str, *, paths: set[str], anchors: Mapping[str, frozenset[str]]) -> bool:
    """Whether the site has the file, and the file the anchor."""
    if path not in paths:
        return False
    return not anchor or anchor == "top" or path not in anchors or anchor in anchors[path]


def _problem(links: list[_Link], anchor: str, pages: Mapping[str, str]) -> Problem:
    """The problem of one missing target."""
    first = links[0]
    others = len({link.page for link in links}) - 1
    also = f"; {others} other page{'s link' if others > 1 else ' links'} there too" if others else ""
    missing = (
        f"there is no anchor `#{anchor}` where this leads"
        if anchor and "#" in first.target
        else "there is no page where this leads"
    )
    message = f"{missing}: `{first.target}`{also}"
    where = locate(pages[first.page], first.offset, f"site/{first.page}", len(first.target))
    hint = "Mend the link in the text, or in the template, that this page is made of."
    return Problem("dead-link", where, message, hint)
