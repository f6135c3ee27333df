"""What a page says of itself in JSON-LD: the node of its article, with the nodes that it refers to.

In: the tree, before the walk. Out: `Facts`, silent where no script names an article. Broken scripts are passed over:
they speak to search engines, and a page is no worse for them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from digest.loaders.html_facts import Facts, clean
from digest.loaders.html_tree import Element

_TYPES: Final[Mapping[str, tuple[int, str]]] = MappingProxyType(
    {
        "scholarlyarticle": (0, "article-journal"),
        "medicalscholarlyarticle": (0, "article-journal"),
        "newsarticle": (1, "article"),
        "analysisnewsarticle": (1, "article"),
        "opinionnewsarticle": (1, "article"),
        "reportagenewsarticle": (1, "article"),
        "backgroundnewsarticle": (1, "article"),
        "reviewnewsarticle": (1, "article"),
        "blogposting": (1, "article"),
        "article": (2, "article"),
        "techarticle": (2, "article"),
        "socialmediaposting": (2, "article"),
        "report": (2, "report"),
        "legislation": (2, "legislation"),
        "book": (3, "book"),
        "recipe": (3, "webpage"),
        "howto": (3, "webpage"),
        "review": (4, "webpage"),
        "webpage": (5, "webpage"),
        "medicalwebpage": (5, "webpage"),
        "aboutpage": (5, "webpage"),
        "itempage": (5, "webpage"),
    }
)
"""Types of nodes that may be the page's work: the smaller the number the surer, and the type in CSL's words."""
MAX_SCRIPT: Final = 2_000_000
MAX_NODES: Final = 5000
_TRAILING: Final = re.compile(r",(\s*[}\]])")

Node = Mapping[str, Any]


def facts(root: Element) -> Facts:
    """Returns what the page's scripts say of its article."""
    nodes = list(_nodes(root))
    by_id = {str(node["@id"]): node for node in nodes if len(node) > 1 and isinstance(node.get("@id"), str)}
    ranked = sorted((_rank(node), at) for at, node in enumerate(nodes) if _rank(node) < 9)
    if not ranked:
        return Facts("json-ld")
    rank, at = ranked[0]
    node = nodes[at]
    others = [nodes[other] for other_rank, other in ranked if other_rank <= 5]

    def first(*keys: str) -> Any:
        return next((found[key] for found in (node, *others) for key in keys if found.get(key)), None)

    is_article = rank < 5
    return Facts(
        "json-ld",
        title=clean(node.get("headline") or (node.get("name") if is_article else "")),
        subtitle=clean(node.get("alternativeHeadline")),
        authors=tuple(dict.fromkeys(_names(first("author", "creator"), by_id))),
        publisher=_one(first("publisher"), by_id),
        container=_one(first("isPartOf"), by_id) if rank == 0 else "",
        published=clean(first("datePublished", "dateCreated")),
        url=_url(node),
        language=clean(first("inLanguage")),
        type=_type(node) if is_article else "",
        licence=_address(first("license")),
        doi=_identifier(node, "doi"),
        isbn=clean(node.get("isbn")),
    )


def _nodes(root: Element) -> Iterator[Node]:
    """Every mapping in every script, outer ones first."""
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        todo = [_parsed(script.text or "")]
        while todo and count < MAX_NODES:
            value = todo.pop(0)
            if isinstance(value, dict):
                count += 1
                yield value
                todo += [inner for key, inner in value.items() if key not in {"comment", "review", "itemListElement"}]
            elif isinstance(value, list):
                todo = [*value, *todo]


def _parsed(text: str) -> Any:
    """The script's value; None where it is broken beyond a trailing comma."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    if len(text) > MAX_SCRIPT:
        return None
    for attempt in (text, _TRAILING.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: Node) -> list[str]:
    """A node's types in lower case, without their vocabulary's address."""
    value = node.get("@type")
    return [
        str(one).rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()
        for one in (value if isinstance(value, list) else [value])
    ]


def _rank(node: Node) -> int:
    """How surely a node is the page's work; 9 for what is no work."""
    rank = min((_TYPES[name][0] for name in _types(node) if name in _TYPES), default=9)
    return rank if rank == 9 or any(node.get(key) for key in ("headline", "name", "author", "datePublished")) else 9


def _type(node: Node) -> str:
    """The CSL type of a work."""
    return next((_TYPES[name][1] for name in _types(node) if name in _TYPES), "")


def _names(value: Any, by_id: Mapping[str, Node]) -> Iterator[str]:
    """The names of those whom a value lists."""
    for one in value if isinstance(value, list) else [value]:
        name = _one(one, by_id)
        if name:
            yield name


def _one(value: Any, by_id: Mapping[str, Node]) -> str:
    """The name of a person or body: a text, a node, or a pointer to a node."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        node = value if value.get("name") else by_id.get(str(value.get("@id")), value)
        return clean(node.get("name"))
    return clean(value)


def _address(value: Any) -> str:
    """An address: a text, or a node's `url` or `@id`."""
    if isinstance(value, dict):
        value = value.get("url") or value.get("@id")
    return clean(value)


def _url(node: Node) -> str:
    """The work's own address."""
    for key in ("url", "mainEntityOfPage"):
        value = _address(node.get(key))
        if value.startswith(("http://", "https://")) and "#" not in value:
            return value
    return ""


def _identifier(node: Node, scheme: str) -> str:
    """An identifier of that scheme."""
    for key in ("identifier", "sameAs", "@id"):
        value = node.get(key)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and str(one.get("propertyID", "")).lower() == scheme:
                return clean(one.get("value"))
            if isinstance(one, str) and "10." in one and scheme in one.lower():
                return clean(one)
    return ""
