"""What a page's head says: OpenGraph and plain `meta`, Highwire's `citation_*`, Dublin Core, `link` and `title`.

In: the tree. Out: `Facts` for each origin, and the head's own odds and ends. The first value of a name counts; names
are compared in lower case.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from digest.loaders.html_facts import Facts, clean
from digest.loaders.html_tree import Element, text_of

Head = Mapping[str, Sequence[str]]
"""The values of `meta` by name, in lower case."""
_OG_TYPES: Final = {"article": "article", "book": "book"}
_AUTHORS: Final = ("author", "parsely-author", "sailthru.author", "article:author", "article:author_name")
MAX_TAGS: Final = 2000


def head(root: Element) -> dict[str, list[str]]:
    """Returns the page's `meta` values by name."""
    found: dict[str, list[str]] = {}
    for count, tag in enumerate(root.iter("meta")):
        if count >= MAX_TAGS:
            break
        name = (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").strip().lower()
        value = clean(tag.get("content"))
        if name and value:
            found.setdefault(name, []).append(value)
    return found


def _first(values: Head, *names: str) -> str:
    """The first value of the first name that has one."""
    return next((values[name][0] for name in names if name in values), "")


def _all(values: Head, *names: str) -> tuple[str, ...]:
    """Every value of the first name that has any."""
    return next((tuple(dict.fromkeys(values[name])) for name in names if name in values), ())


def open_graph(values: Head) -> Facts:
    """Returns what OpenGraph and the plain names say."""
    return Facts(
        "meta",
        title=_first(values, "og:title", "twitter:title", "parsely-title", "sailthru.title"),
        authors=tuple(name for name in _all(values, *_AUTHORS) if "://" not in name and "facebook.com" not in name),
        publisher=_first(values, "og:site_name", "application-name"),
        published=_first(
            values, "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
            "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish_date", "publish-date",
            "publication_date", "date", "article.published", "displaydate", "originalpublicationdate",
            "cxenseparse:recs:publishtime",
        ),
        url=_first(values, "og:url"),
        language=_first(values, "og:locale", "content-language").replace("_", "-"),
        type=_OG_TYPES.get(_first(values, "og:type").lower(), ""),
    )  # fmt: skip


def highwire(values: Head) -> Facts:
    """Returns what the tags of Highwire Press say, which journals and archives use."""
    container = _first(values, "citation_journal_title", "citation_conference_title", "citation_inbook_title")
    return Facts(
        "highwire",
        title=_first(values, "citation_title"),
        authors=tuple(dict.fromkeys(values.get("citation_author", ()))) or _split(_first(values, "citation_authors")),
        publisher=_first(
            values, "citation_publisher", "citation_technical_report_institution", "citation_dissertation_institution"
        ),
        container=container,
        published=_first(
            values, "citation_publication_date", "citation_online_date", "citation_date", "citation_year"
        ).replace("/", "-"),
        url=_first(values, "citation_abstract_html_url", "citation_public_url"),
        language=_first(values, "citation_language"),
        type="article-journal" if "citation_journal_title" in values else "",
        doi=_first(values, "citation_doi"),
        isbn=_first(values, "citation_isbn"),
        issn=_first(values, "citation_issn"),
    )


def dublin_core(values: Head) -> Facts:
    """Returns what Dublin Core says, under either of its prefixes."""

    def both(*names: str) -> tuple[str, ...]:
        return tuple(f"{prefix}.{name}" for name in names for prefix in ("dc", "dcterms"))

    identifier = _first(values, *both("identifier", "identifier.doi"))
    return Facts(
        "dublin-core",
        title=_first(values, *both("title")),
        authors=_all(values, *both("creator", "creator.personalname", "contributor")),
        publisher=_first(values, *both("publisher")),
        container=_first(values, *both("source", "ispartof")),
        published=_first(values, *both("date.issued", "issued", "date", "date.created", "created")),
        language=_first(values, *both("language")),
        licence=_first(values, *both("rights.uri", "license")),
        doi=identifier if "10." in identifier else "",
    )


def links(root: Element) -> Facts:
    """Returns what the head's `link` and `html` elements say: address, licence, language."""
    canonical = licence = ""
    for tag in root.iter("link", "a"):
        rel = (tag.get("rel") or "").lower().split()
        if tag.tag == "link" and "canonical" in rel and not canonical:
            canonical = clean(tag.get("href"))
        elif "license" in rel and not licence:
            licence = clean(tag.get("href"))
    return Facts(
        "link",
        url=canonical if canonical.startswith(("http://", "https://")) else "",
        licence=licence,
        language=clean(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")),
    )


def page_title(root: Element) -> str:
    """Returns the words of the head's `title`."""
    found = root.find("head/title")
    return clean(text_of(found)) if found is not None else ""


def _split(names: str) -> tuple[str, ...]:
    """Names that stand in one value, apart by semicolons."""
    return tuple(name.strip() for name in names.split(";") if name.strip())
