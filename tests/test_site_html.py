"""The finished pages, read as a browser reads them."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from posixpath import join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from digest import urls
from tests import corpus_samples, site_sample

EMITTED = {"feed.xml", "feed.json"}
"""What the data side writes beside the pages."""
OWN_SCRIPT = re.compile(r"(\.\./)*site\.js")


@cache
def sites() -> dict[str, dict[str, str]]:
    """Sites of several kinds: links to folders, to files, at a known address, hostile, empty."""
    plain = corpus_samples.corpus()
    files = replace(plain, settings=replace(plain.settings, urls="files"))
    return {
        "folders": site_sample.sample(),
        "files": site_sample.site(files),
        "known address": site_sample.based(),
        "hostile": site_sample.site(corpus_samples.with_base(corpus_samples.hostile())),
        "extreme": site_sample.site(corpus_samples.extreme()),
        "empty": site_sample.site(corpus_samples.empty()),
    }


def pages(site: Mapping[str, str]) -> Iterator[tuple[str, Element]]:
    """The pages of a site, parsed."""
    for path, text in site.items():
        if path.endswith(".html"):
            yield path, tree(text)


def tree(text: str) -> Element:
    """A page, parsed by the rules of HTML; a fault in it fails the test."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parsed: Element = parser.parse(text)
    assert [error for error in parser.errors if error[1] != "invalid-codepoint"] == []
    return parsed


def words(element: Element) -> str:
    """All words of an element."""
    return " ".join("".join(element.itertext()).split())


@pytest.mark.parametrize("name", sites())
def test_pages_are_well_formed(name: str) -> None:
    """Every page has a language, a title, one h1, one main, and no id twice."""
    for path, page in pages(sites()[name]):
        ids = [element.attrib["id"] for element in page.iter() if "id" in element.attrib]

        assert page.attrib["lang"] == "en", path
        assert words(next(page.iter("title"))), path
        assert len(list(page.iter("h1"))) == len(list(page.iter("main"))) == 1, path
        assert sorted(ids) == sorted(set(ids)), path


@pytest.mark.parametrize("name", sites())
def test_headings_do_not_skip_a_level(name: str) -> None:
    """A heading is at most one level below the one before it."""
    for path, page in pages(sites()[name]):
        levels = [int(element.tag[1]) for element in page.iter() if re.fullmatch(r"h[1-6]", str(element.tag))]

        assert levels[0] == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)


@pytest.mark.parametrize("name", sites())
def test_no_link_is_dead(name: str) -> None:
    """Every link within the site leads to a file that is there, and to an anchor that is in it."""
    site = sites()[name]
    anchors = {
        path: {element.attrib["id"] for element in page.iter() if "id" in element.attrib} for path, page in pages(site)
    }
    for path, page in pages(site):
        for element in page.iter():
            for attribute in ("href", "src"):
                if attribute in element.attrib:
                    assert _leads_somewhere(path, element.attrib[attribute], anchors, site), (path, element.attrib)


def _leads_somewhere(page: str, link: str, anchors: Mapping[str, set[str]], site: Mapping[str, str]) -> bool:
    """Whether a link leads out of the site, or to something in it."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    target = normpath(join(page.rpartition("/")[0], unquote(parts.path))) if parts.path else page
    target = "" if target == "." else target
    if parts.path.endswith(("/", ".")) or not target:
        target = urls.file_of(f"{target}/" if target else "")
    if target.endswith(tuple(EMITTED)) or target.startswith("data/"):
        return True
    return target in site and (not parts.fragment or parts.fragment in anchors.get(target, ()))


def test_links_to_files_open_from_disk() -> None:
    """With `urls: files` every link names the file that it opens."""
    for path, page in pages(sites()["files"]):
        for element in page.iter("a"):
            link = element.attrib["href"]
            names_file = re.search(r"\.[a-z]{3,7}$", urlsplit(link).path)
            assert urlsplit(link).scheme or link.startswith("#") or names_file, (path, link)


@pytest.mark.parametrize("name", sites())
def test_nothing_is_fetched_from_elsewhere(name: str) -> None:
    """Style, script and icon are the site's own; there is no inline script, style or handler, and no frame."""
    for path, page in pages(sites()[name]):
        for element in page.iter():
            tag, attributes = str(element.tag), element.attrib
            assert tag not in {"iframe", "img", "style", "base", "object", "embed", "form-action", "math"}, path
            assert not any(key.startswith("on") or key in {"style", "srcset", "formaction"} for key in attributes), path
            if tag == "script":
                own = OWN_SCRIPT.fullmatch(attributes.get("src", "")) or attributes.get("type") == "application/ld+json"
                assert own or attributes["src"] == "https://bees.example/d/site.js", path
            if tag == "svg":
                assert attributes["class"] == "strip", path


@pytest.mark.parametrize("name", sites())
def test_links_out_are_safe(name: str) -> None:
    """Only http, https and mailto lead out, and `noopener` stands at every one of them."""
    for path, page in pages(sites()[name]):
        for element in page.iter("a"):
            link = element.attrib["href"]
            assert urls.is_safe(link), (path, link)
            if urlsplit(link).scheme and path != "404.html":
                assert element.attrib.get("rel") == "noopener", (path, link)


@pytest.mark.parametrize("name", sites())
def test_structured_data_is_json(name: str) -> None:
    """Nothing in the data can end the script element; what stands in it is JSON."""
    for path, page in pages(sites()[name]):
        for element in page.iter("script"):
            if element.attrib.get("type"):
                assert json.loads(element.text or "")["@context"] == "https://schema.org", path


def test_hostile_words_are_shown_as_words() -> None:
    """Markup in titles, names, quotes, themes and notes reaches the reader as the text that it is."""
    site = dict(pages(sites()["hostile"]))

    assert "<svg/onload=alert(1)>{{7}}" in words(next(site["sources/essay/index.html"].iter("h1")))
    assert '"><img src=x onerror=p()>' in words(site["c/abeehive/index.html"])
    assert "</script><script>y()//x" in words(site["c/bchildrn/index.html"])
    assert "</title><script>t()</script>" in words(next(site["themes/bees/index.html"].iter("title")))
    assert "<iframe src=//evil.example>" in words(site["c/xgne2345/index.html"])
    assert "<style>*{display:none}</style>" in words(site["c/abeehive/index.html"])


def test_quotations_and_our_wording_are_set_apart() -> None:
    """The source's own words stand in a blockquote; ours never do."""
    site = dict(pages(sites()["folders"]))
    quote, ours = site["c/abeehive/index.html"], site["c/ghves412/index.html"]

    assert words(next(quote.iter("blockquote"))) == "Bees rarely harm anyone in a town."
    assert "our wording" in words(next(ours.iter("figcaption")))
    assert all("412 hives in the town" not in words(one) for one in ours.iter("blockquote"))


def test_a_reader_gets_from_a_claim_to_its_passage_and_back() -> None:
    """The claim leads to the mark in the source's text; the mark leads to the claim."""
    site = dict(pages(sites()["folders"]))
    links = {element.attrib["href"] for element in site["c/abeehive/index.html"].iter("a")}
    mark = next(one for one in site["sources/essay/index.html"].iter("mark") if one.attrib.get("id") == "c-abeehive")

    assert "../../sources/essay/#c-abeehive" in links
    assert next(mark.iter("a")).attrib["href"] == "../../c/abeehive/"
    assert words(mark) == "Judgement: Bees rarely harm anyone in a town."


def test_the_page_for_lost_readers_works_at_any_depth() -> None:
    """Its links are full ones where the site's address is known; else it has none and needs no style."""
    known = tree(site_sample.based()["404.html"])
    unknown = tree(site_sample.sample()["404.html"])

    assert all(
        element.attrib["href"].startswith(("https://bees.example/d/", "#", "mailto:")) for element in known.iter("a")
    )
    assert [element.attrib["href"] for element in unknown.iter("a")] == ["mailto:bees@digest.example"]
    assert [element.attrib.get("media") for element in unknown.iter("link")] == ["not all"]


def test_two_builds_are_equal() -> None:
    """Nothing in a page depends on chance or on the clock."""
    assert site_sample.site(corpus_samples.corpus()) == site_sample.sample()


def test_pages_are_light() -> None:
    """Script is at most 5 KB, the style sheet at most 6 KB packed, and pages weigh little beside their words."""
    site = site_sample.sample()
    packed: dict[str, Any] = {path: len(gzip.compress(text.encode())) for path, text in site.items()}

    assert len(site["site.js"].encode()) <= 5000
    assert packed["style.css"] <= 6000
    assert packed["c/abeehive/index.html"] <= 4000
    assert packed["index.html"] + packed["style.css"] + packed["site.js"] <= 12000


def test_a_report_is_dated_and_not_what_was_said() -> None:
    """The source's date stands with the reporting, before the voice, and never after what the voice said."""
    caption = next(tree(site_sample.sample()["c/bchildrn/index.html"]).iter("figcaption"))

    assert " ".join(words(caption).split()).startswith("Ann Example reported ")
    assert words(caption).index("2021") < words(caption).index("critics said")


def test_one_is_not_followed_by_a_plural() -> None:
    """No page says `1 claims` or `1 sources`, and what nothing rests on is not counted as `0 claims`."""
    for site in sites().values():
        for path, page in pages(site):
            assert not re.search(r"\b(1 (claims|sources)|0 claims, )\b", words(page)), path


def test_every_source_has_a_row_of_answers() -> None:
    """The agreement table has the sources down and the questions across, each named as what it heads."""
    table = next(one for one in tree(site_sample.sample()["themes/bees/index.html"]).iter("table"))
    heads = [(one.attrib["scope"], " ".join(words(one).split())) for one in table.iter("th")]

    assert [name for scope, name in heads if scope == "row"] == ["Example 2021", "Harwick Bee Office 2020"]
    assert len([name for scope, name in heads if scope == "col"]) == 5
    assert table.find("caption") is not None
