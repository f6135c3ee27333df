from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from digest.citations.exchange import bibtex, csl, ris
from digest.citations.item import Item, of_record
from digest.citations.names import Name
from digest.emitters.references import ReferencesEmitter
from tests.data_samples import TIDE_RECORD, corpus, texts

ODD = Item(
    id="odd",
    type="report",
    title="100 % & more: the $5 _under_score_ {brace} ~tilde^ #7 \\ of Norrvik",
    authors=(Name("van der Eike", "Jonas", "Jr."), Name(literal="Port & Pier, of Norrvik")),
    publisher="R&D Office",
    issued="2022-03",
    number="PN_7",
    url="https://example.org/a_b?x={1}&y=50%25",
    doi="10.5555/a_b",
)


def test_bibtex_is_read_back() -> None:
    """The parser finds no fault and gives back the fields, also those with signs that TeX reads."""
    library = parse_string(bibtex([ODD, of_record(TIDE_RECORD, "tide")]), append_middleware=[LatexDecodingMiddleware()])
    odd, tide = ({field.key: str(field.value) for field in entry.fields} for entry in library.entries)

    assert library.failed_blocks == []
    assert [(entry.entry_type, entry.key) for entry in library.entries] == [("techreport", "odd"), ("article", "tide")]
    assert re.sub("[{}]", "", odd["title"]).replace("ˆ", "^") == re.sub("[{}]", "", ODD.title)
    assert odd["institution"] == "R&D Office"
    assert odd["author"] == "van der Eike, Jr., Jonas and Port & Pier, of Norrvik"
    assert (odd["year"], odd["month"], odd["date"]) == ("2022", "mar", "2022-03")
    assert tide["journal"] == "Journal of Small Harbours"
    assert tide["author"] == "Solberg, Mira and van der Eike, Jonas"
    assert tide["doi"] == "10.5555/tide.2024"


def test_bibtex_addresses_are_verbatim() -> None:
    """A DOI or an address is not escaped, since BibTeX reads those fields as they are; braces in it are encoded."""
    (entry,) = parse_string(bibtex([ODD])).entries

    assert entry["url"] == "https://example.org/a_b?x=%7B1%7D&y=50%25"
    assert entry["doi"] == "10.5555/a_b"


def test_bibtex_keeps_capitals_and_bodies_together() -> None:
    """Words with capitals are braced against styles that lower them, and so is the name of a body."""
    text = bibtex([replace(ODD, title="An iPhone in Norrvik & the sea")])

    assert r"title = {An {iPhone} in {Norrvik} \& the sea}" in text
    assert r"{Port \& Pier, of Norrvik}" in text


def test_ris_is_read_back() -> None:
    """Rispy gives back types, names, dates, pages and addresses."""
    article = replace(of_record(TIDE_RECORD, "tide"), volume="12", issue="3", pages="101-118")
    odd, tide = rispy.loads(ris([ODD, article]))

    assert odd["type_of_reference"] == "RPRT"
    assert odd["title"] == ODD.title
    assert odd["authors"] == ["van der Eike, Jonas, Jr.", "Port & Pier, of Norrvik"]
    assert (odd["year"], odd["date"]) == ("2022", "2022/03//")
    assert tide["type_of_reference"] == "JOUR"
    assert (tide["volume"], tide["number"], tide["start_page"], tide["end_page"]) == ("12", "3", "101", "118")
    assert tide["secondary_title"] == "Journal of Small Harbours"
    assert (tide["doi"], tide["urls"]) == ("10.5555/tide.2024", ["https://example.org/tide?a=1&b=2"])


lines = st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=30)


@given(lines.filter(lambda text: text.strip() and text.strip() == " ".join(text.split())))
def test_any_title_survives_ris(title: str) -> None:
    """A title of any characters is read back from RIS as it was."""
    (found,) = rispy.loads(ris([replace(ODD, title=title.strip())]))

    assert found["title"] == title.strip()


@given(st.text(alphabet='aB{}\\%@"#,=~ \n', max_size=20))
def test_any_title_leaves_bibtex_well_formed(title: str) -> None:
    """A title of any characters leaves one entry that is read without a fault."""
    library = parse_string(bibtex([replace(ODD, title=title)]))

    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ["odd"]


def test_csl_json_has_the_fields_of_the_schema() -> None:
    """Dates are date-parts, names are taken apart with particles, and nothing empty is there."""
    assert csl(ODD) == {
        "id": "odd",
        "type": "report",
        "title": ODD.title,
        "author": [
            {"non-dropping-particle": "van der", "family": "Eike", "given": "Jonas", "suffix": "Jr."},
            {"literal": "Port & Pier, of Norrvik"},
        ],
        "issued": {"date-parts": [[2022, 3]]},
        "publisher": "R&D Office",
        "number": "PN_7",
        "DOI": "10.5555/a_b",
        "URL": "https://example.org/a_b?x={1}&y=50%25",
    }
    assert csl(replace(ODD, issued="2022~"))["issued"] == {"date-parts": [[2022]], "circa": True}


@pytest.mark.parametrize(
    ("stem", "ids"),
    [
        pytest.param("data/references", ["lamp-nets", "tide", "port-report"], id="everything"),
        pytest.param("sources/tide/citation", ["tide"], id="one source"),
        pytest.param("themes/harbour/references", ["lamp-nets", "tide"], id="the sources of a theme"),
        pytest.param("themes/nothing/references", [], id="a theme without claims"),
    ],
)
def test_references_are_emitted_in_three_formats(stem: str, ids: list[str]) -> None:
    """The same works are in the BibTeX, RIS and CSL-JSON files; persons and bodies are not works."""
    emitted = texts(ReferencesEmitter().emit(corpus()))

    assert [entry.key for entry in parse_string(emitted[f"{stem}.bib"]).entries] == ids
    assert [entry["id"] for entry in rispy.loads(emitted[f"{stem}.ris"])] == ids
    assert [item["id"] for item in json.loads(emitted[f"{stem}.csl.json"])] == ids
