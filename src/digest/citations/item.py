"""A work as the Citation Style Language knows it, whatever of the digest it was made from.

In: a source's record, a reference that sources lean on, the digest itself, or a claim of it. Out: an `Item`, from
which `styles` and `exchange` write. Volume, issue and pages are read from a record's identifiers of those names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from digest import dates, urls
from digest.citations.names import Name, name
from digest.model import Author, Record, Reference

NO_WORKS: Final = frozenset({"person", "organisation", "group", "event"})
"""Types of references that are no works: sources lean on them, but no bibliography lists them."""


@dataclass(frozen=True, slots=True)
class Item:
    """A work. Empty means unknown. `issued` is an EDTF date, `type` a CSL type."""

    id: str
    type: str
    title: str
    authors: tuple[Name, ...] = ()
    container: str = ""
    publisher: str = ""
    issued: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    doi: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    language: str = ""

    @property
    def date(self) -> dates.Day | None:
        """The date's parts, None where there is no date."""
        return dates.parse(self.issued)


def of_record(record: Record, key: str) -> Item:
    """Returns the source with that key as an item."""
    known = dict(record.identifiers)
    return Item(
        id=key,
        type=_type(record.type, bool(record.url)),
        title=full_title(record) or key,
        authors=_names(record.authors),
        container=record.container,
        publisher=record.publisher,
        issued=record.published,
        volume=known.get("volume", ""),
        issue=known.get("issue", ""),
        pages=known.get("pages", ""),
        number=known.get("report", ""),
        doi=_doi(known.get("doi", "")),
        isbn=known.get("isbn", ""),
        issn=known.get("issn", ""),
        url=urls.safe(record.url),
        language=record.language,
    )


def of_reference(reference: Reference) -> Item:
    """Returns a work that sources lean on as an item; its type must not be one of `NO_WORKS`."""
    known = dict(reference.identifiers)
    return Item(
        id=reference.id,
        type=_type(reference.type, bool(reference.url)),
        title=reference.title,
        authors=tuple(name(words) for words in reference.authors if words.strip()),
        publisher=reference.publisher,
        issued=reference.issued,
        number=known.get("report", ""),
        doi=_doi(known.get("doi", "")),
        isbn=known.get("isbn", ""),
        issn=known.get("issn", ""),
        url=urls.safe(reference.url),
    )


def of_page(page_id: str, title: str, *, editors: Iterable[Author], site: str, url: str, issued: str = "") -> Item:
    """Returns a page of the digest, such as a claim's or a theme's, as an item; `site` is empty for the whole."""
    return Item(
        id=page_id, type="webpage", title=title, authors=_names(editors), container=site, issued=issued, url=url
    )


def full_title(record: Record) -> str:
    """Returns title and subtitle in one."""
    if not record.subtitle:
        return record.title
    return record.title + (" " if record.title.endswith(("?", "!", ".", ":")) else ": ") + record.subtitle


def _type(word: str, on_the_web: bool) -> str:  # noqa: FBT001 - the one fact that decides for a work of no type
    """The CSL type, or the nearest where none is stated."""
    return word or ("webpage" if on_the_web else "document")


def _names(authors: Iterable[Author]) -> tuple[Name, ...]:
    """The authors' names, less empty ones."""
    return tuple(name(author.name) for author in authors if author.name.strip())


def _doi(words: str) -> str:
    """A DOI without the address that is often put before it."""
    return words.removeprefix("https://doi.org/").removeprefix("http://doi.org/").removeprefix("doi:").strip()
