from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.citations.item import Item, of_page, of_record, of_reference
from digest.citations.names import Name, name
from digest.citations.styles import cite
from digest.model import Author, Record, Reference
from tests.data_samples import TIDE_RECORD


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param("Ada Quill", Name("Quill", "Ada"), id="two words"),
        pytest.param("Quill, Ada", Name("Quill", "Ada"), id="inverted"),
        pytest.param("Jonas T. van der Eike", Name("van der Eike", "Jonas T."), id="particles"),
        pytest.param("Jo d'Arc", Name("d'Arc", "Jo"), id="elided particle"),
        pytest.param("John Fairweather Jr.", Name("Fairweather", "John", "Jr."), id="suffix"),
        pytest.param("John Fairweather, Jr.", Name("Fairweather", "John", "Jr."), id="suffix after a comma"),
        pytest.param("Fairweather, John, III", Name("Fairweather", "John", "III"), id="inverted with suffix"),
        pytest.param("  Ana   María  Ortiz ", Name("Ortiz", "Ana María"), id="spaces"),
        pytest.param("Society of Oars", Name(literal="Society of Oars"), id="body"),
        pytest.param("Norrvik Tide Office", Name(literal="Norrvik Tide Office"), id="body with names"),
        pytest.param("Quay, Lamp and Sons", Name(literal="Quay, Lamp and Sons"), id="firm"),
        pytest.param("Office of Piers, Norrvik", Name(literal="Office of Piers, Norrvik"), id="body and place"),
        pytest.param("OECD", Name(literal="OECD"), id="one word"),
        pytest.param("G20", Name(literal="G20"), id="digits"),
        pytest.param("王小明", Name(literal="王小明"), id="no spaces"),
        pytest.param("the pilots", Name(literal="the pilots"), id="no capitals"),
        pytest.param("", Name(), id="empty"),
    ],
)
def test_a_name_is_taken_apart_only_where_it_is_a_persons(words: str, wanted: Name) -> None:
    """Persons' names are taken apart, and everything else stays one literal."""
    assert name(words) == wanted


@given(st.text())
def test_no_word_of_a_name_is_lost(words: str) -> None:
    """Whatever the text, its letters are in the name."""
    found = name(words)
    kept = f"{found.given}{found.family}{found.suffix}{found.literal}"

    assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, words))


def test_a_record_becomes_an_item() -> None:
    """Title and subtitle are joined, names taken apart, identifiers put where reference managers look."""
    assert of_record(TIDE_RECORD, "tide") == Item(
        id="tide",
        type="article-journal",
        title="Counting the tide: Silt in small harbours",
        authors=(Name("Solberg", "Mira"), Name("van der Eike", "Jonas")),
        container="Journal of Small Harbours",
        publisher="Norrvik Press",
        issued="2024-05-14",
        doi="10.5555/tide.2024",
        issn="1234-5679",
        url="https://example.org/tide?a=1&b=2",
        language="en",
    )


def test_what_has_no_type_is_a_page_or_a_document() -> None:
    """A record without a type is a web page where it has an address, and a document where not."""
    assert of_record(Record(title="x", url="https://example.org/"), "x").type == "webpage"
    assert of_record(Record(title="x"), "x").type == "document"
    assert of_record(Record(), "the-key").title == "the-key"


def test_unsafe_addresses_are_dropped() -> None:
    """An address of a scheme that may not be linked to is in no item."""
    assert of_record(Record(title="x", url="javascript:alert(1)"), "x").url == ""
    assert of_reference(Reference("r", "report", "x", url="javascript:alert(1)")).url == ""


def test_a_claim_can_be_cited() -> None:
    """A page of the digest is cited like a page of any site, by its editors."""
    page = of_page(
        "silt0001",
        "Norrvik's harbour is silting up",
        editors=(Author("Ed Itor"),),
        site="The Norrvik digest",
        url="https://example.org/d/c/silt0001/",
        issued="2024-06-02",
    )

    assert cite(page, "apa") == (
        "Itor, E. (2024, June 2). Norrvik’s harbour is silting up. The Norrvik digest. https://example.org/d/c/silt0001/"
    )
