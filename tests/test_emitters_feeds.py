from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.emitters import xmltext
from digest.emitters.claim_record import shortened
from digest.emitters.feeds import FeedsEmitter
from digest.model import Rights
from tests.data_samples import LINKED, corpus, texts

ATOM = "{http://www.w3.org/2005/Atom}"
PATHS = [
    "feed",
    "claims/feed",
    "sources/lamp-nets/feed",
    "sources/tide/feed",
    "themes/harbour/feed",
    "themes/lamps/feed",
    "themes/nothing/feed",
    "voices/ada-quill/feed",
    "voices/jonas-van-der-eike/feed",
    "voices/mira-solberg/feed",
    "voices/society-of-lampmakers/feed",
]


def test_feeds_stand_beside_the_pages_that_they_follow() -> None:
    """There are both feeds at the root, at the claims, and beside each theme, source and voice, and no others."""
    emitted = texts(FeedsEmitter().emit(corpus()))

    assert sorted(emitted) == sorted(f"{path}.{ending}" for path in PATHS for ending in ("json", "xml"))


@pytest.mark.parametrize("base_url", ["https://example.org/d/", ""], ids=["absolute", "relative"])
def test_feedparser_has_nothing_to_complain_of(base_url: str) -> None:
    """Every Atom feed is read without a fault, as Atom 1.0, with an id, a title and a time for every entry."""
    emitted = texts(FeedsEmitter().emit(corpus(base_url=base_url)))
    for path, text in emitted.items():
        if path.endswith(".xml"):
            feed = feedparser.parse(text.encode(), response_headers={"content-type": "application/atom+xml"})

            assert not feed.bozo, path
            assert feed.version == "atom10"
            assert feed.feed.id.startswith("urn:uuid:")
            assert all(entry.id and entry.title and entry.updated_parsed for entry in feed.entries)


def test_the_feed_rules_hold() -> None:
    """What the W3C's rules ask: one id, title, updated; unique ids and times; newest first; authors; self link."""
    for path, text in texts(FeedsEmitter().emit(corpus())).items():
        if not path.endswith(".xml"):
            continue
        root = ET.fromstring(text)  # noqa: S314 - it is our own
        entries = root.findall(f"{ATOM}entry")
        for element in (root, *entries):
            assert [len(element.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        times = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}

        assert times == sorted(set(times), reverse=True), path
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", time) for time in times)
        assert len(set(ids)) == len(ids)
        assert root.find(f"{ATOM}author") is not None
        assert links["self"] == f"https://example.org/d/{path}"
        assert root.findtext(f"{ATOM}updated") == (times[0] if times else "1970-01-01T00:00:00Z")


def test_times_come_from_the_data() -> None:
    """A claim's time is on the day of its source or of the last edit; one of a year's source on its first day."""
    feed = json.loads(texts(FeedsEmitter().emit(corpus()))["claims/feed.json"])
    days = {item["url"][-9:-1]: item["date_modified"][:10] for item in feed["items"]}

    assert days["silt0001"] == "2024-06-02"
    assert days["dredge02"] == "2024-05-14"
    assert days["lamps006"] == "2023-01-01"
    assert [item["url"][-9:-1] for item in feed["items"]][:3] == ["silt0001", "dredge02", "sheet003"]


def test_json_feeds_hold_the_same_entries() -> None:
    """Each JSON Feed has the version, ids, times and HTML of its Atom twin."""
    emitted = texts(FeedsEmitter().emit(corpus()))
    for path in PATHS:
        feed = json.loads(emitted[f"{path}.json"])
        root = ET.fromstring(emitted[f"{path}.xml"])  # noqa: S314 - it is our own
        twin = [
            tuple(entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated", "content"))
            for entry in root.findall(f"{ATOM}entry")
        ]

        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"https://example.org/d/{path}.json"
        assert twin == [
            (item["id"], item["title"], item["date_modified"], item["content_html"]) for item in feed["items"]
        ]


def test_ids_do_not_depend_on_where_the_site_is() -> None:
    """A move of the site, or of a feed's entry from feed to feed, keeps the entries' ids."""
    here = json.loads(texts(FeedsEmitter().emit(corpus()))["claims/feed.json"])
    there = json.loads(texts(FeedsEmitter().emit(corpus(base_url="")))["themes/harbour/feed.json"])

    assert {item["id"] for item in there["items"]} < {item["id"] for item in here["items"]}


def test_entries_show_what_rights_allow_and_nothing_raw() -> None:
    """HTML in entries is escaped, and a withheld quotation is replaced by where it stands."""
    emitted = texts(FeedsEmitter().emit(corpus(tide_rights=Rights("none"))))
    everything = "".join(emitted.values())
    items = {item["url"][-9:-1]: item for item in json.loads(emitted["claims/feed.json"])["items"]}

    assert "tonnes" not in everything
    assert items["dredge02"]["title"] == "Fact in Counting the tide, claim 2"
    assert items["silt0001"]["title"] == "Norrvik's harbour is silting up."
    assert "&lt;fish&gt;" in items["lamps006"]["content_html"]
    assert items["lamps006"]["content_html"] == (
        "<blockquote>Night lamps &quot;draw &lt;fish&gt;&quot; away from nets.</blockquote><p>Society of Lampmakers, "
        '<a href="https://example.org/d/sources/lamp-nets/">Lamps &amp; nets</a>, 2023</p>'
    )


def test_relative_feeds_link_from_their_own_folder() -> None:
    """Without a `base_url` a feed's links lead from its file to the page, and it does not claim an address."""
    emitted = texts(FeedsEmitter().emit(corpus(base_url="")))

    assert 'href="../../c/silt0001/"' in emitted["themes/harbour/feed.xml"]
    assert 'rel="self"' not in emitted["themes/harbour/feed.xml"]
    assert "feed_url" not in json.loads(emitted["themes/harbour/feed.json"])


def test_a_feed_holds_a_hundred_entries_at_most() -> None:
    """Of many claims the newest hundred stay, with times that differ."""
    whole = corpus()
    many = {
        f"c{n:07}": replace(LINKED[3], claim=replace(LINKED[3].claim, id=f"c{n:07}"), number=n) for n in range(5000)
    }
    feed = json.loads(texts(FeedsEmitter().emit(replace(whole, claims=many)))["sources/tide/feed.json"])

    assert len({item["date_modified"] for item in feed["items"]}) == 100
    assert feed["items"][0]["url"].endswith("c0000000/")


@given(st.text())
def test_any_text_makes_well_formed_xml(words: str) -> None:
    """Text and attributes of any characters parse back, less those that XML forbids."""
    root = ET.fromstring(xmltext.element("a", xmltext.text(words), {"b": words}))  # noqa: S314 - it is our own
    kept = [
        c for c in words if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    ]

    assert (root.text or "") == "".join(kept).replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(alphabet="ab \n—", max_size=300), st.integers(5, 120))
def test_titles_are_short(words: str, length: int) -> None:
    """A shortened text is one line within the length, and as it was where it fits."""
    short = shortened(words, length)

    assert len(short) <= length
    assert short == " ".join(words.split()) or short.endswith("…")
