"""Feeds as files: each `Feed` as Atom 1.0 and as JSON Feed 1.1.

In: the linked corpus. Out: `feed.xml` and `feed.json` at the root, beside the list of claims, and beside the page of
each theme, source and voice. Ids are URNs made of names, so that they survive a move of the site. Without a
`base_url` the links are relative to the feed's file, and what must be absolute (the feed's own address) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.corpus import Corpus
from digest.emitters import jsontext, xmltext
from digest.emitters.feed import Feed, feeds
from digest.emitters.feed_entry import Entry
from digest.emitters.xmltext import element, text
from digest.model import File


class FeedsEmitter:
    """Emits all feeds."""

    name = "feeds"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns two files for every feed."""
        return tuple(file for feed in feeds(corpus) for file in (atom(feed), json_feed(feed)))


def atom(feed: Feed) -> File:
    """Returns the feed as Atom 1.0."""
    parts = [
        element("id", text(feed.id)),
        element("title", text(feed.title)),
        element("updated", feed.updated),
        element("link", attributes={"rel": "alternate", "type": "text/html", "href": feed.page}),
        *_people(feed.authors),
    ]
    if feed.subtitle:
        parts.append(element("subtitle", text(feed.subtitle)))
    if feed.base:
        address = f"{feed.base}feed.xml"
        parts.append(element("link", attributes={"rel": "self", "type": "application/atom+xml", "href": address}))
    parts += [element("entry", "\n" + "".join(f"{part}\n" for part in _entry(one))) for one in feed.entries]
    body = "\n" + "".join(f"{part}\n" for part in parts)
    attributes = {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": feed.language}
    return File(f"{feed.folder}feed.xml", jsontext.data(xmltext.HEAD + element("feed", body, attributes) + "\n"))


def _entry(entry: Entry) -> Iterator[str]:
    """The elements of an Atom entry."""
    yield element("id", text(entry.id))
    yield element("title", text(entry.title))
    yield element("updated", entry.updated)
    if entry.published:
        yield element("published", entry.published)
    yield element("link", attributes={"rel": "alternate", "type": "text/html", "href": entry.link})
    if entry.original:
        yield element("link", attributes={"rel": "via", "href": entry.original})
    yield from _people(entry.authors)
    for term, label in entry.categories:
        yield element("category", attributes={"term": term, "label": label})
    yield element("content", text(entry.html), {"type": "html"})


def _people(names: tuple[str, ...]) -> Iterator[str]:
    """The names as authors; empty ones, which Atom refuses, are left out."""
    for name in names:
        if text(name).strip():
            yield element("author", element("name", text(name)))


def json_feed(feed: Feed) -> File:
    """Returns the feed as JSON Feed 1.1."""
    head: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": feed.title}
    if feed.base:
        head |= {"home_page_url": feed.page, "feed_url": f"{feed.base}feed.json"}
    if feed.subtitle:
        head["description"] = feed.subtitle
    head |= {"language": feed.language, "authors": [{"name": name} for name in feed.authors if name]}
    return File(f"{feed.folder}feed.json", jsontext.listing(head, "items", map(_item, feed.entries)))


def _item(entry: Entry) -> dict[str, object]:
    """The members of a JSON Feed item."""
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.link,
        "title": entry.title,
        "content_html": entry.html,
        "date_modified": entry.updated,
        "authors": [{"name": name} for name in entry.authors if name],
        "tags": [label for _, label in entry.categories],
    }
    if entry.published:
        item["date_published"] = entry.published
    if entry.original:
        item["external_url"] = entry.original
    return item
