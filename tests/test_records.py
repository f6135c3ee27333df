from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ordered, show
from digest.fields import parse
from digest.model import Author, Record, Rights
from digest.records import CSL_TYPES, RECORD_KEYS, amend, is_edtf, overlay_record, read_record

FULL = """\
title: Trains at night
subtitle: "A second look: fares"
authors:
  - Ann Ling
  - {name: Bo Renn, affiliation: Harbour Institute, role: editor}
publisher: Quay Press
container: The Harbour Review
published: 2024-05
url: https://example.org/a
archived: https://archive.example.org/a
language: en-GB
type: article-magazine
identifiers: {isbn: 978-3-16, doi: 10.1000/182}
licence: CC BY 4.0
rights: {text: excerpts, max_share: 0.2, max_excerpt_words: 60}
wording: restated
verification: Read against the printed issue.
key: trains-at-night
"""


def faults(text: str) -> str:
    """The problems of a record as a user sees them."""
    fields = parse(text, "seeds/a.md", line=2)
    read_record(fields)
    return "\n".join(show(problem) for problem in ordered(fields.problems))


def test_every_key_is_read() -> None:
    """A record with every key gives every field, the key, and where the fields came from."""
    fields = parse(FULL, "seeds/a.md", line=2)
    assert sorted(fields) == sorted(RECORD_KEYS)
    record, key = read_record(fields)
    assert (fields.problems, key) == ([], "trains-at-night")
    assert record == Record(
        title="Trains at night",
        subtitle="A second look: fares",
        authors=(Author("Ann Ling"), Author("Bo Renn", "Harbour Institute", "editor")),
        publisher="Quay Press",
        container="The Harbour Review",
        published="2024-05",
        url="https://example.org/a",
        archived="https://archive.example.org/a",
        language="en-GB",
        type="article-magazine",
        identifiers=(("doi", "10.1000/182"), ("isbn", "978-3-16")),
        licence="CC BY 4.0",
        rights=Rights("excerpts", 0.2, 60),
        wording="restated",
        verification="Read against the printed issue.",
        provenance=tuple((name, "front matter") for name in RECORD_KEYS if name != "key"),
    )


def test_nothing_stated_is_nothing_known() -> None:
    """An empty mapping gives the empty record, with no provenance."""
    fields = parse("title:\n", "x")
    assert read_record(fields) == (Record(), "")
    assert fields.problems == []


FAULTS = {
    "an unknown key": (
        "author: Ann Ling",
        """\
seeds/a.md:2:1: error: unknown key `author` [unknown-key]
    author: Ann Ling
    ^~~~~~
    hint: Did you mean `authors`?""",
    ),
    "a date in words": (
        "published: May 2024",
        """\
seeds/a.md:2:12: error: `May 2024` is not a date [invalid-date]
    published: May 2024
               ^~~~~~~~
    hint: Write 2024, 2024-05 or 2024-05-15, with ~ or ? after it where unsure, or two dates with / between.""",
    ),
    "a link that runs": (
        "url: javascript:alert(1)",
        """\
seeds/a.md:2:6: error: `javascript:alert(1)` is not a link that may be followed [unsafe-link]
    url: javascript:alert(1)
         ^~~~~~~~~~~~~~~~~~~
    hint: Write the whole address, beginning with https:// or http://.""",
    ),
    "a key with capitals": (
        "key: Trains At Night",
        """\
seeds/a.md:2:6: error: `Trains At Night` cannot stand in an address [invalid-key]
    key: Trains At Night
         ^~~~~~~~~~~~~~~
    hint: Use small letters a to z, digits and single hyphens, at most 80.""",
    ),
    "an unknown wording": (
        "wording: restate",
        """\
seeds/a.md:2:10: error: `restate` is not allowed at `wording` [invalid-value]
    wording: restate
             ^~~~~~~
    hint: Did you mean `restated`?""",
    ),
    "an unknown type": (
        "type: journal-article",
        """\
seeds/a.md:2:7: error: `journal-article` is not allowed at `type` [invalid-value]
    type: journal-article
          ^~~~~~~~~~~~~~~
    hint: Did you mean `article`?""",
    ),
    "an unknown language": (
        "language: British English",
        """\
seeds/a.md:2:11: error: `British English` is not a language tag [invalid-value]
    language: British English
              ^~~~~~~~~~~~~~~
    hint: Write `en`, `de` or `zh-Hans`.""",
    ),
    "a share above one": (
        "rights: {text: all, max_share: 25, max_excerpt_words: -1}",
        """\
seeds/a.md:2:16: error: `all` is not allowed at `text` [invalid-value]
    rights: {text: all, max_share: 25, max_excerpt_words: -1}
                   ^~~
    hint: Known here: excerpts, full, none.
seeds/a.md:2:32: error: `max_share` is a share from 0 to 1, found `25` [invalid-value]
    rights: {text: all, max_share: 25, max_excerpt_words: -1}
                                   ^~
    hint: Write 0.25 for a quarter.
seeds/a.md:2:55: error: `max_excerpt_words` cannot be less than 0 [invalid-value]
    rights: {text: all, max_share: 25, max_excerpt_words: -1}
                                                          ^~""",
    ),
    "identifiers": (
        'identifiers: {DOI: 10.1/x, doi: "https://doi.org/10.1000/182"}',
        """\
seeds/a.md:2:20: error: `DOI` cannot name an identifier [invalid-value]
    identifiers: {DOI: 10.1/x, doi: "https://doi.org/10.1000/182"}
                       ^~~~~~
    hint: Write `doi` or `isbn`.
seeds/a.md:2:33: error: `https://doi.org/10.1000/182` is not a DOI [invalid-value]
    identifiers: {DOI: 10.1/x, doi: "https://doi.org/10.1000/182"}
                                    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    hint: Write it as 10.1000/182, without link.""",
    ),
    "an author without a name": (
        "authors: [{affiliation: Quay Press}]",
        """\
seeds/a.md:2:11: error: `name` is missing [missing-key]
    authors: [{affiliation: Quay Press}]
              ^
    hint: Add a line `name: …`.""",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_a_record_teach(name: str) -> None:
    """What is unsound in a record is shown where it stands, with what to do."""
    text, expected = FAULTS[name]
    assert faults(text) == expected


DATES = ["2024", "2024-05", "2024-05-15", "2024-02-29", "1999~", "2024-05?", "2023/2024", "2023-11-02/2024-01",
         "2024-05/2024", "../2024", "2024/..", "0800%"]  # fmt: skip
NO_DATES = ["", "24", "2024-5", "2024-13", "2023-02-29", "2024-00", "2024/2023", "2024/", "/", "../..", "2024-05-15T10",
            "2024 ", "２０２４", "2024//2025", "2024~~", "..", "0000"]  # fmt: skip


def test_edtf_dates_are_told_from_others() -> None:
    """Dates of level 0, with a sign of doubt after them, and intervals; each held against the calendar."""
    assert [date for date in DATES if not is_edtf(date)] == []
    assert [date for date in NO_DATES if is_edtf(date)] == []


@given(st.text("0123456789-/.~?", max_size=12))
def test_any_text_is_a_date_or_not(text: str) -> None:
    """No text makes the test of dates fail."""
    assert is_edtf(text) in {True, False}


def test_an_overlay_sets_only_what_it_names() -> None:
    """The pairs of an overlay are the fields that it names, and amending leaves the others."""
    fields = parse("published: 2023\nauthors: Bo Renn\nsubtitle:\n", "content/sources/a.yaml")
    pairs = overlay_record(fields)
    assert pairs == (("subtitle", ""), ("authors", (Author("Bo Renn"),)), ("published", "2023"))
    before = Record(title="A", subtitle="B", published="2022", provenance=(("title", "page"), ("published", "page")))
    after = amend(before, pairs)
    assert (after.title, after.subtitle, after.published, after.authors) == ("A", "", "2023", (Author("Bo Renn"),))
    assert after.provenance == (
        ("title", "page"),
        ("subtitle", "the editors"),
        ("authors", "the editors"),
        ("published", "the editors"),
    )
    assert amend(before, ()) is before


def test_an_overlay_cannot_rename_its_source() -> None:
    """The key of a source stands in its document, not in the correction of its record."""
    fields = parse("key: b\n", "content/sources/a.yaml")
    overlay_record(fields)
    assert [problem.kind for problem in fields.problems] == ["unknown-key"]


def test_types_are_sorted_and_known_once() -> None:
    """The list of types has each type once, in alphabetical order."""
    assert list(CSL_TYPES) == sorted(set(CSL_TYPES))
