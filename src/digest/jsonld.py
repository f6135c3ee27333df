"""Structured data: what a page is about, in schema.org's words, for machines that read pages.

In: plain values and full addresses. Out: objects for `application/ld+json`; the template writes them with an encoder
that leaves no way out of the script element. Addresses are left out where the digest's base address is unknown.
A claim is a `Claim` whose appearance is a `Quotation` in a work; nothing is rated, so there is no `ClaimReview`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from digest.model import Record

JsonObject = Mapping[str, object]
CONTEXT: Final = "https://schema.org"
_TYPES: Final = {
    "report": "Report",
    "article-journal": "ScholarlyArticle",
    "article-newspaper": "NewsArticle",
    "article-magazine": "Article",
    "book": "Book",
    "dataset": "Dataset",
    "webpage": "WebPage",
    "legislation": "Legislation",
    "regulation": "Legislation",
}


def _object(type_: str, **fields: object) -> dict[str, object]:
    """An object without its empty fields; a trailing underscore keeps a field's name from being Python's."""
    filled = {name.rstrip("_"): value for name, value in fields.items() if value not in ("", None, [], {})}
    at = {"@id": filled.pop("id")} if "id" in filled else {}
    return {"@type": type_, **at, **filled}


def top(thing: JsonObject) -> JsonObject:
    """Returns the object with its context, fit to stand alone on a page."""
    return {"@context": CONTEXT, **thing}


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> JsonObject:
    """Returns the way from the home page to this one: pairs of name and full address."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": address}
        for number, (name, address) in enumerate(trail, 1)
    ]
    return top(_object("BreadcrumbList", itemListElement=items))


def work(record: Record, *, id_: str = "") -> JsonObject:
    """Returns a source's record as the work that it is."""
    authors = [
        _object("Person" if author.affiliation or record.publisher != author.name else "Organization",
                name=author.name, affiliation=author.affiliation)
        for author in record.authors
        if author.name
    ]  # fmt: skip
    return _object(
        _TYPES.get(record.type, "Article"),
        id=id_,
        name=record.title,
        alternativeHeadline=record.subtitle,
        author=authors,
        publisher=_object("Organization", name=record.publisher) if record.publisher else "",
        datePublished=record.published,
        inLanguage=record.language,
        license=record.licence if "://" in record.licence else "",
        url=record.url,
    )


def claim(  # a claim has that many sides, all named by the caller
    *,
    words: str,
    quoted: bool,
    speaker: str,
    record: Record,
    id_: str,
    page: str,
    source_page: str,
    themes: Sequence[str],
) -> JsonObject:
    """Returns a claim with its appearance in a work: a quotation where the words are the work's own."""
    appears = _object("Quotation", text=words, isPartOf=work(record, id_=source_page)) if quoted else None
    return top(
        _object(
            "Claim",
            id=id_,
            url=page,
            text=words,
            author=_object("Thing", name=speaker) if speaker else "",
            about=[_object("DefinedTerm", name=theme) for theme in themes],
            appearance=appears or work(record, id_=source_page),
        )
    )


def theme(*, name: str, aliases: Sequence[str], description: str, page: str, digest: str) -> JsonObject:
    """Returns a theme as a term of the digest's vocabulary."""
    return top(
        _object(
            "DefinedTerm",
            id=page,
            name=name,
            alternateName=list(aliases),
            description=description,
            inDefinedTermSet=_object("DefinedTermSet", name=digest),
        )
    )


def site(*, name: str, description: str, page: str, language: str) -> JsonObject:
    """Returns the digest itself."""
    return top(_object("WebSite", id=page, name=name, description=description, url=page, inLanguage=language))
