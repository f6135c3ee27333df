"""A page's record: of each field the value of the origin that is trusted most, and its name.

In: the `Facts` of JSON-LD, OpenGraph, Highwire, Dublin Core and links, then what the page shows. Out: the `Record`
with its provenance. A value that cannot be read is passed over for the next origin's; what no origin states stays
empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from digest.loaders.html_byline import Byline
from digest.loaders.html_dates import edtf
from digest.loaders.html_facts import Facts
from digest.loaders.html_names import authors
from digest.loaders.html_title import Title, plain
from digest.model import Author, Record
from digest.urls import is_safe

_DOI: Final = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_ACCOUNT: Final = re.compile(r"(?!admin|administrator|webmaster|editor|author|guest|user|root|test)[a-z]{4,40}")
"""The name of an account, where a page states no other author: `midwestgardener`."""
_SAVED: Final = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s>]+)")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows to its readers."""

    title: Title
    subtitle: str
    byline: Byline
    published: str


@dataclass(slots=True)
class _Fields:
    """Values in the making."""

    values: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def set(self, name: str, value: str, origin: str) -> None:
        """Takes a value, if there is one and none was taken yet."""
        if value and name not in self.values:
            self.values[name] = value
            self.origins[name] = origin


def address(stated: Iterable[Facts], markup: str) -> tuple[str, str]:
    """Returns the page's own address and its origin: what `link` says first, then the others, then the browser."""
    ranked = sorted(stated, key=lambda facts: facts.origin != "link")
    for facts in ranked:
        if facts.url.startswith(("http://", "https://")) and is_safe(facts.url):
            return facts.url, facts.origin
    saved = _SAVED.search(markup[:4000])
    return (saved[1], "saved from") if saved and is_safe(saved[1]) else ("", "")


def site_of(stated: Iterable[Facts]) -> str:
    """Returns the name of the site or publisher."""
    found = {facts.origin: facts.publisher for facts in stated}
    return found.get("meta") or found.get("json-ld") or ""


def record(stated: list[Facts], shown: Shown, url: tuple[str, str], guess_date: Callable[[], str]) -> Record:
    """Returns the record; `guess_date` is asked only where nobody states or shows a date."""
    fields = _Fields()
    fields.set("title", shown.title.text, shown.title.origin)
    fields.set("subtitle", shown.subtitle, "shown")
    named, origin = _authors(stated, shown)
    if named:
        fields.origins["authors"] = origin
    for facts in stated:
        fields.set("subtitle", facts.subtitle if plain(facts.subtitle) != plain(shown.title.text) else "", facts.origin)
        fields.set("published", edtf(facts.published), facts.origin)
        fields.set("publisher", facts.publisher, facts.origin)
        fields.set("container", facts.container, facts.origin)
        fields.set("type", facts.type, facts.origin)
        fields.set("licence", facts.licence if is_safe(facts.licence) else "", facts.origin)
        fields.set("doi", _doi(facts.doi), facts.origin)
        fields.set("isbn", facts.isbn, facts.origin)
        fields.set("issn", facts.issn, facts.origin)
        tag = facts.language.replace("_", "-")
        fields.set("language", tag if _TAG.fullmatch(tag) else "", facts.origin)
    _site(fields, stated)
    fields.set("url", *url)
    if shown.published and shown.published < fields.values.get("published", ""):
        del fields.values["published"]  # no page shows a date from before it was published: a later one is of a copy
    fields.set("published", shown.published, "shown")
    if "published" not in fields.values:
        fields.set("published", guess_date(), "htmldate")
    values = fields.values
    title, subtitle, publisher, container, published, address, language, kind, licence = (
        values.get(name, "") for name in _PLAIN
    )
    return Record(
        title=title,
        subtitle=subtitle,
        publisher=publisher,
        container=container,
        published=published,
        url=address,
        language=language,
        type=kind,
        licence=licence,
        authors=named,
        identifiers=tuple((name, values[name]) for name in ("doi", "isbn", "issn") if name in values),
        provenance=tuple(sorted(fields.origins.items())),
    )


_PLAIN: Final = ("title", "subtitle", "publisher", "container", "published", "url", "language", "type", "licence")


def _authors(stated: list[Facts], shown: Shown) -> tuple[tuple[Author, ...], str]:
    """The authors and their origin; a site or an account that is named gives way to a person that the page names."""
    houses = {plain(facts.publisher) for facts in stated if facts.publisher}
    house: tuple[tuple[Author, ...], str] = ((), "")
    for facts in stated:
        named = _people(facts)
        people = tuple(author for author in named if plain(author.name) not in houses)
        if people:
            return people, facts.origin
        named = named or tuple(Author(raw) for raw in facts.authors if _ACCOUNT.fullmatch(raw))
        house = house if house[0] or not named else (named, facts.origin)
    if shown.byline.authors:
        return shown.byline.authors, f"shown: {shown.byline.rule}"
    return house


def _people(facts: Facts) -> tuple[Author, ...]:
    """The authors that one origin names, each once."""
    inverted = facts.origin in {"highwire", "dublin-core"}
    found = {author.name: author for raw in facts.authors for author in authors(raw, stated=True, inverted=inverted)}
    return tuple(found.values())


def _doi(raw: str) -> str:
    """The bare identifier."""
    found = _DOI.search(raw)
    return found[0].rstrip(".,;)") if found else ""


def _site(fields: _Fields, stated: list[Facts]) -> None:
    """The site's own name is what an article of it appeared in, where another is its publisher."""
    site = next((facts.publisher for facts in stated if facts.origin == "meta"), "")
    if site and plain(site) != plain(fields.values.get("publisher", "")):
        fields.set("container", site, "meta")
