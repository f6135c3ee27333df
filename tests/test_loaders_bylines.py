"""Bylines and dates. Every name here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.loaders import bylines, written_dates
from digest.model import Author

DATES = {
    "May 14, 2024": "2024-05-14",
    "14th May, 2024": "2024-05-14",
    "2024-05-14T10:00": "2024-05-14",
    "Sept. 9, 2020": "2020-09-09",
    "9 Sep 2020": "2020-09-09",
    "JAN 24, 2025": "2025-01-24",
    "May 2024": "2024-05",
    "13/04/2024": "2024-04-13",
    "04/13/2024": "2024-04-13",
    "14.5.2024": "2024-05-14",
    "2024/05/14": "2024-05-14",
    "03/04/2024": "",
    "31 June 2024": "",
    "2024": "",
    "soon": "",
}

LABELLED = {
    "By Ada Quill": [("Ada Quill", "")],
    "Words: Ada Quill": [("Ada Quill", "")],
    "By Ada Quill, Ph.D.": [("Ada Quill", "")],
    "By Ada Quill and Bo A. Reed, Institute for Bays": [("Ada Quill", ""), ("Bo A. Reed", "Institute for Bays")],
    "Written by Cy van der Berg": [("Cy van der Berg", "")],
    "By Ada Quill | May 4, 2024": [("Ada Quill", "")],
    "By Lindmar News Staff": [("Lindmar News Staff", "")],
    "By Ada May": [("Ada May", "")],
    "By Ada QuillMay 4, 2024": [("Ada Quill", "")],
    "ByAda Quill": [("Ada Quill", "")],
    "By the way we saw": [],
    "By 2030 we will": [],
}

BARE = {
    "Ada Quill, Lindmar Times": [("Ada Quill", "Lindmar Times")],
    "Ada Quill": [("Ada Quill", "")],
    "Shared Costs of the Bay, and why": [],
    "The New Deal": [],
}


@pytest.mark.parametrize(("text", "edtf"), DATES.items(), ids=DATES)
def test_dates(text: str, edtf: str) -> None:
    """A date that is written out is read; one that is ambiguous or does not exist is not."""
    found = written_dates.find(text)

    assert edtf == (found.edtf if found else "")


@pytest.mark.parametrize(("text", "people"), LABELLED.items(), ids=LABELLED)
def test_labelled_bylines(text: str, people: list[tuple[str, str]]) -> None:
    """Names after a label are read, with the affiliation of the last."""
    assert tuple(Author(*pair) for pair in people) == bylines.authors(text)


@pytest.mark.parametrize(("text", "people"), BARE.items(), ids=BARE)
def test_bylines_without_a_label(text: str, people: list[tuple[str, str]]) -> None:
    """A name alone is read, a heading is not."""
    assert tuple(Author(*pair) for pair in people) == bylines.unlabelled(text)


@given(st.text(max_size=100))
def test_any_text_is_read(text: str) -> None:
    """No text makes the grammar fail, and what it finds stands in the text."""
    found = written_dates.find(text)
    names = [author.name for author in (*bylines.authors(text), *bylines.unlabelled(text))]

    assert not found or text[found.start : found.end]
    assert all(name in text for name in names)
