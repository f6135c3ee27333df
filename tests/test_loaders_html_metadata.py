from __future__ import annotations

import pytest

from digest.loaders import html_jsonld, html_meta, html_tree
from digest.loaders.html import HtmlLoader
from digest.loaders.html_dates import edtf, in_words
from digest.loaders.html_hints import by_names
from digest.loaders.html_names import authors
from digest.loaders.html_title import without_site
from digest.model import Document, Record

TEXT = (
    "<article>" + "<p>An invented paragraph that is long enough, with commas, to be read as the text of a page.</p>" * 3
)


def record(head: str, body: str = TEXT) -> Record:
    """The record of a page with that head."""
    return HtmlLoader().load(Document("p.html", f"<html><head>{head}</head><body>{body}".encode())).record


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("By Ann Lee", ["Ann Lee"]),
        ("By Ann Lee, Senior Editor | May 3, 2024", ["Ann Lee"]),
        ("ByAnn Lee", ["Ann Lee"]),
        ("Ann Lee and Bo Orr", ["Ann Lee", "Bo Orr"]),
        ("Ann Lee, Bo Orr, and The Quay Team", ["Ann Lee", "Bo Orr", "The Quay Team"]),
        ("Ann Lee, Ph.D.", ["Ann Lee, Ph.D."]),
        ("By Ann Lee, Head of Water and Coastal Affairs", ["Ann Lee"]),
        ("Posted by AnnL on Friday December 19, 2025", ["AnnL"]),
        ("admin", []),
        ("ann.lee", []),
        ("ann@quay.example", []),
        ("5 minutes", []),
        ("", []),
    ],
)
def test_names_are_made_plain(raw: str, names: list[str]) -> None:
    """A byline gives its names, and nothing where it has none."""
    assert [author.name for author in authors(raw)] == names


def test_a_role_is_kept_with_its_name() -> None:
    """What stands after a name and says what she does is her role."""
    assert authors("By Ann Lee, Senior Editor")[0].role == "Senior Editor"


@pytest.mark.parametrize(
    ("raw", "date"),
    [
        ("2025-06-23T18:44:33+00:00", "2025-06-23"),
        ("2025/4/9", "2025-04-09"),
        ("20240105", "2024-01-05"),
        ("Feb 08, 2022", "2022-02-08"),
        ("3rd of May 2024", "2024-05-03"),
        ("May 2024", "2024-05"),
        ("2024", "2024"),
        ("13/11/2025 09:21", "2025-11-13"),
        ("04/05/2024", ""),
        ("29 February 2023", ""),
        ("2024-13-01", ""),
        ("tomorrow", ""),
    ],
)
def test_dates_are_read_or_left(raw: str, date: str) -> None:
    """A date is what the calendar has and what can be read one way only."""
    assert edtf(raw) == date


def test_a_date_in_words_has_its_place() -> None:
    """The offsets of a shown date are exact."""
    text = "Posted on 14 May 2031 by Ann"
    date, start, end = in_words(text)

    assert (date, text[start:end]) == ("2031-05-14", "14 May 2031")


@pytest.mark.parametrize(
    ("title", "clean"),
    [
        ("The tide turns | The Quay", "The tide turns"),
        ("The tide turns - The Quay", "The tide turns"),
        ("The Quay: The tide turns", "The tide turns"),
        ("Tide - and other words", "Tide - and other words"),
    ],
)
def test_a_title_loses_the_sites_name(title: str, clean: str) -> None:
    """Only the site's own name is cut off."""
    assert without_site(title, {"the quay"}, bars=False) == clean


def test_origins_are_trusted_in_order() -> None:
    """JSON-LD comes before OpenGraph, that before Highwire, and that before Dublin Core."""
    tags = (
        '<script type="application/ld+json">{"@type":"Article","headline":"A","author":"Ann Lee",}</script>'
        '<meta property="article:published_time" content="2030-02-02">'
        '<meta name="citation_publication_date" content="2029/01/01">'
        '<meta name="citation_doi" content="doi:10.5555/abc.1">'
        '<meta name="citation_author" content="Orr, Bo"><meta name="citation_journal_title" content="Tides">'
        '<meta name="DC.publisher" content="Quay Press"><link rel="license" href="https://licence.example/by">'
    )
    found = record(tags)

    assert [author.name for author in found.authors] == ["Ann Lee"]
    assert found.published == "2030-02-02"
    assert (found.container, found.publisher) == ("Tides", "Quay Press")
    assert found.identifiers == (("doi", "10.5555/abc.1"),)
    assert found.licence == "https://licence.example/by"
    assert dict(found.provenance)["published"] == "meta"


def test_a_catalogues_name_is_turned_round() -> None:
    """Highwire writes the family name first."""
    assert [a.name for a in record('<meta name="citation_author" content="Orr, Bo">').authors] == ["Bo Orr"]


def test_nothing_is_guessed() -> None:
    """A page that states and shows nothing has an empty record but for its own words."""
    found = record("")

    assert (found.title, found.authors, found.published, found.url, found.publisher) == ("", (), "", "", "")


def test_broken_scripts_say_nothing() -> None:
    """JSON-LD that cannot be parsed is passed over."""
    root = html_tree.parse('<script type="application/ld+json">{"@type": "Article", </script><p>x').root

    assert html_jsonld.facts(root).title == ""


def test_unsafe_addresses_are_left_out() -> None:
    """A licence or address that is no web address is not taken."""
    found = record('<link rel="canonical" href="javascript:x"><link rel="license" href="javascript:y">')

    assert (found.url, found.licence) == ("", "")


def test_the_browsers_note_gives_the_address() -> None:
    """A page that a browser saved says where it was saved from."""
    markup = f"<!-- saved from url=(0021)https://quay.example/a --><html><body>{TEXT}"

    assert HtmlLoader().load(Document("p.html", markup.encode())).record.url == "https://quay.example/a"


def test_the_first_value_of_a_tag_counts() -> None:
    """A page that repeats a tag is taken at its first word."""
    head = html_meta.head(html_tree.parse('<meta name=author content="A B"><meta name=author content="C D">').root)

    assert head == {"author": ["A B", "C D"]}


@pytest.mark.parametrize(
    ("names", "zone"),
    [("post-author-bio", "bio"), ("wp-caption-text", "caption"), ("siteNav", "nav"), ("category-news", None)],
)
def test_classes_name_zones(names: str, zone: str | None) -> None:
    """Names of classes are read piece by piece, and words that mean little alone only as a whole."""
    assert (zone in by_names(names)) if zone else not by_names(names)
