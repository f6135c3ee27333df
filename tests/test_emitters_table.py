from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from digest.emitters.table import COLUMNS, FORMULA, TableEmitter, cell
from digest.model import Rights
from tests.data_samples import corpus, texts


def rows(rights: Rights) -> dict[str, dict[str, str]]:
    """The table's rows by id, as a program reads them."""
    text = texts(TableEmitter().emit(corpus(tide_rights=rights)))["data/claims.csv"]
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))}


def test_every_claim_is_a_row() -> None:
    """Each claim is a row with a cell for every column, and texts come back as they were."""
    found = rows(Rights())

    assert list(found) == list(corpus().claims)
    assert all(len(row) == len(COLUMNS) and None not in row for row in found.values())
    assert found["lamps006"]["quote"] == 'Night lamps "draw <fish>" away from nets.'
    assert found["dredge02"]["source_title"] == "Counting the tide"
    assert found["silt0001"]["central"] == "true"


def test_the_file_is_marked_as_utf_8() -> None:
    """The file begins with a byte order mark and ends its lines as RFC 4180 says."""
    (file,) = TableEmitter().emit(corpus())

    assert file.data.startswith(b"\xef\xbb\xbf")
    assert file.data.count(b"\r\n") == 7


def test_formulas_are_defused() -> None:
    """A quotation or note that a spreadsheet would run gets an apostrophe."""
    found = rows(Rights())

    assert found["sheet003"]["quote"] == "'=SUM(A1) is what the port's own sheet says"
    assert found["sheet003"]["note"] == "'+1 to check & see"


def test_withheld_quotations_are_empty() -> None:
    """Where rights allow no text the cell is empty and the limit named."""
    found = rows(Rights("none"))

    assert found["dredge02"]["quote"] == ""
    assert found["dredge02"]["withheld"] == "text"


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    """Whatever the text, its cell begins with no sign of a formula, and one apostrophe gives it back."""
    found = cell(text)

    assert not found.lstrip(" ").startswith(FORMULA)
    assert found in {text.replace("\0", ""), "'" + text.replace("\0", "")}
