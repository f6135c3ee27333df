from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from digest.emitters.sitemap import MOST_ADDRESSES, SitemapEmitter
from tests.data_samples import LINKED, corpus, texts

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_a_sitemap_needs_an_address() -> None:
    """Without a `base_url` there is robots.txt alone, as a sitemap's addresses must be absolute."""
    assert texts(SitemapEmitter().emit(corpus(base_url=""))) == {"robots.txt": "User-agent: *\nAllow: /\n"}


def test_the_sitemap_lists_every_page_with_the_day_of_its_last_edit() -> None:
    """Each page's absolute address is there once; lastmod is there only where an editor's day is known."""
    emitted = texts(SitemapEmitter().emit(corpus()))
    root = ET.fromstring(emitted["sitemap.xml"])  # noqa: S314 - it is our own
    days = {url.findtext(f"{SPACE}loc"): url.findtext(f"{SPACE}lastmod") for url in root}
    base = "https://example.org/d/"

    assert emitted["robots.txt"].endswith(f"Sitemap: {base}sitemap.xml\n")
    assert len(root) == len(days) == 6 + 3 + 2 + 6 + 4 + 2
    assert {address for address, day in days.items() if day} == {
        f"{base}{path}"
        for path in (
            "c/silt0001/", "claims/", "sources/tide/", "themes/harbour/",
            "voices/mira-solberg/", "voices/jonas-van-der-eike/",
        )
    }  # fmt: skip
    assert set(days.values()) == {None, "2024-06-02"}


def test_a_large_sitemap_is_split() -> None:
    """Beyond what the protocol allows in one file, sitemap.xml is an index of parts that hold every address."""
    whole = corpus()
    many = {
        f"c{n:07}": replace(LINKED[3], claim=replace(LINKED[3].claim, id=f"c{n:07}")) for n in range(MOST_ADDRESSES)
    }
    emitted = texts(SitemapEmitter().emit(replace(whole, claims=many)))

    assert sorted(emitted) == ["robots.txt", "sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert emitted["sitemap.xml"].count("<loc>") == 2
    assert emitted["sitemap-1.xml"].count("<loc>") == MOST_ADDRESSES
    assert emitted["sitemap-2.xml"].count("<loc>") == 17
