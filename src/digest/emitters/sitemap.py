"""What crawlers read: `robots.txt`, and `sitemap.xml` where the digest knows its address.

In: the linked corpus. Out: `robots.txt` always; a sitemap only with a `base_url`, because a sitemap's addresses
must be absolute. A page's `lastmod` is the last day on which an editor changed a claim on it, and is left out
where no such day is recorded: the day of a build says nothing about a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from digest import dates, urls
from digest.corpus import Corpus, LinkedClaim
from digest.emitters import xmltext
from digest.emitters.addresses import address
from digest.model import File

MOST_ADDRESSES: Final = 50_000
"""What the protocol allows in one file; with more, `sitemap.xml` becomes an index of several."""
_SPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


class SitemapEmitter:
    """Emits what crawlers look for at a site's root."""

    name = "sitemap"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns `robots.txt`, and the sitemap where there is a `base_url`."""
        robots = "User-agent: *\nAllow: /\n"
        if not corpus.settings.base_url:
            return (File("robots.txt", robots.encode()),)
        robots += f"Sitemap: {address(corpus.settings, 'sitemap.xml')}\n"
        entries = [_entry("url", address(corpus.settings, path), day) for path, day in sorted(_pages(corpus).items())]
        return (File("robots.txt", robots.encode()), *_sitemaps(corpus, entries))


def _sitemaps(corpus: Corpus, entries: Sequence[str]) -> tuple[File, ...]:
    """One sitemap, or an index and its parts."""
    if len(entries) <= MOST_ADDRESSES:
        return (_file("sitemap.xml", "urlset", entries),)
    parts = [entries[start : start + MOST_ADDRESSES] for start in range(0, len(entries), MOST_ADDRESSES)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = [_entry("sitemap", address(corpus.settings, name), "") for name in names]
    return (
        _file("sitemap.xml", "sitemapindex", index),
        *(_file(name, "urlset", part) for name, part in zip(names, parts, strict=True)),
    )


def _file(path: str, root: str, entries: Iterable[str]) -> File:
    """A file of the sitemap protocol."""
    body = "\n" + "".join(f"{entry}\n" for entry in entries)
    return File(path, (xmltext.HEAD + xmltext.element(root, body, {"xmlns": _SPACE}) + "\n").encode())


def _entry(name: str, location: str, day: str) -> str:
    """One address with its day, where known."""
    content = xmltext.element("loc", xmltext.text(location))
    return xmltext.element(name, content + (xmltext.element("lastmod", day) if day else ""))


def _pages(corpus: Corpus) -> Mapping[str, str]:
    """The paths of the pages that the corpus surely has, each with its last day of change or an empty text."""
    days: dict[str, str] = dict.fromkeys(_all(corpus), "")
    for claim in corpus.claims.values():
        if dates.is_full(claim.edited_on):
            for path in _pages_of(claim):
                days[path] = max(days.get(path, ""), claim.edited_on)
    return days


def _all(corpus: Corpus) -> Iterator[str]:
    """The path of every page."""
    yield from (urls.HOME, urls.THEMES, urls.SOURCES, urls.CLAIMS, urls.VOICES, urls.REFERENCES)
    yield from (urls.free_page(page.id) for page in corpus.pages)
    yield from (urls.theme(theme.id) for theme in corpus.themes)
    yield from map(urls.source, corpus.readings)
    yield from map(urls.claim, corpus.claims)
    yield from map(urls.voice, corpus.voices)
    yield from map(urls.reference, corpus.references)


def _pages_of(claim: LinkedClaim) -> Iterator[str]:
    """The paths of the pages that show the claim."""
    yield from (urls.claim(claim.id), urls.source(claim.source), urls.CLAIMS)
    yield from map(urls.theme, claim.themes)
    yield from map(urls.voice, claim.voices)
    yield from map(urls.reference, claim.references)
