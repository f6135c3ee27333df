from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.citations import rich
from digest.citations.exchange import csl
from digest.citations.item import Item
from digest.citations.names import Name
from digest.citations.styles import STYLES, cite, cite_html
from digest.citations.titles import headline

CASES = json.loads((Path(__file__).parent / "cases" / "citations.json").read_text("utf-8"))["cases"]


def item(data: dict[str, Any]) -> Item:
    """The item of an object of CSL-JSON, as the cases hold it."""
    fields = {
        "container-title": "container",
        "publisher": "publisher",
        "volume": "volume",
        "issue": "issue",
        "page": "pages",
        "number": "number",
        "DOI": "doi",
        "ISBN": "isbn",
        "URL": "url",
        "language": "language",
    }
    date = data.get("issued", {}).get("date-parts", [[]])[0]
    names = tuple(
        Name(*(one.get(part, "") for part in ("family", "given", "suffix", "literal")))
        for one in data.get("author", ())
    )
    return Item(
        data["id"],
        data["type"],
        data["title"],
        names,
        issued="-".join(f"{part:0{4 if place == 0 else 2}}" for place, part in enumerate(date)),
        **{ours: data[theirs] for theirs, ours in fields.items() if theirs in data},
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['item']['id']}-{case['item']['type']}")
def test_entries_are_those_of_citeproc(case: dict[str, Any]) -> None:
    """In all five styles an entry is byte-equal to what citeproc-js makes of the work, as HTML and as text."""
    work = item(case["item"])

    assert {style: cite_html(work, style) for style in STYLES} == case["expected"]
    assert {style: cite(work, style) for style in STYLES} == {
        style: html.unescape(re.sub("</?i>", "", text)) for style, text in case["expected"].items()
    }


def test_cases_cover_the_types_of_works() -> None:
    """The cases hold the kinds of works that records and references name, and every style."""
    types = {case["item"]["type"] for case in CASES}

    assert types >= {
        "article-journal", "article-magazine", "article-newspaper", "article", "report", "book", "chapter", "webpage",
        "post-weblog", "paper-conference", "dataset", "thesis", "legislation", "bill", "regulation", "treaty", "speech",
        "document",
    }  # fmt: skip
    assert all(set(case["expected"]) == set(STYLES) for case in CASES)
    assert len(CASES) >= 150


def test_items_become_the_csl_json_that_the_cases_are_written_in() -> None:
    """An item of a case is written back to the same object, but for particles, which are told apart."""
    for case in CASES:
        found = csl(item(case["item"]))
        for name in found.get("author", ()):  # type: ignore[attr-defined]  # a list of names
            particle = name.pop("non-dropping-particle", "")
            if particle:
                name["family"] = f"{particle}{'' if particle[-1] in '’' + chr(39) else ' '}{name['family']}"

        assert found == case["item"]


texts = st.text(alphabet=st.sampled_from("aB c.?!“”‘’'\"<&-–\ue000\ue001É1"), max_size=24)


@given(
    st.builds(
        Item,
        id=st.just("x"),
        type=st.sampled_from(sorted({case["item"]["type"] for case in CASES} | {"unheard-of"})),
        title=texts,
        authors=st.lists(
            st.one_of(
                st.builds(Name, family=texts, given=texts, suffix=st.sampled_from(["", "Jr."])),
                st.builds(Name, literal=texts),
            ),
            max_size=23,
        ).map(tuple),
        container=texts,
        publisher=texts,
        issued=st.sampled_from(["", "2020", "2020-02", "2020-02-03", "2020~", "no date"]),
        volume=texts,
        issue=texts,
        pages=texts,
        number=texts,
    ),
    st.sampled_from(sorted(STYLES)),
)
def test_whatever_is_missing_or_odd_an_entry_is_one_clean_line(work: Item, style: str) -> None:
    """An entry has no private sign, no doubled space or line's end, and balanced elements in its HTML."""
    entry, marked = cite(work, style), cite_html(work, style)

    assert not re.search("[\ue000\ue001\n]|  ", entry)
    assert marked.count("<i>") == marked.count("</i>")
    assert html.unescape(re.sub("</?i>", "", marked)) == entry


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        pytest.param("the end of the pier", "The End of the Pier", id="small words inside"),
        pytest.param("a view: the sea and iPhones", "A View: The Sea and iPhones", id="subtitle and inner capitals"),
        pytest.param("what is it for", "What Is It For", id="last word"),
        pytest.param("well-known up-and-down e-books", "Well-Known up-and-down e-Books", id="hyphens"),
        pytest.param("", "", id="empty"),
    ],
)
def test_titles_in_headline_style(title: str, wanted: str) -> None:
    """English titles are raised word by word; titles in other languages stay."""
    assert headline(title, "en-GB") == wanted
    assert headline(title, "") == wanted
    assert headline(title, "de") == title


def test_quotation_marks_nest() -> None:
    """Marks inside marks change their kind, and an apostrophe stays."""
    assert rich.quoted(rich.clean('the "old" captain\'s pier')) == "“the ‘old’ captain’s pier”"
    assert rich.quoted_british(rich.clean('the "old" captain\'s pier')) == "‘the “old” captain’s pier’"
    assert rich.quoted_british("the ‘old’ captain’s pier") == "‘the “old” captain’s pier’"
