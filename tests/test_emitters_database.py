from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from digest.emitters.database import DatabaseEmitter, database
from digest.model import Rights
from tests.data_samples import LINKED, corpus


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """The emitted database, opened."""
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(database(corpus()))
        yield opened


def test_the_file_is_sound(connection: sqlite3.Connection) -> None:
    """SQLite finds no fault in the file, and every foreign key leads to a row."""
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_tables_can_be_asked(connection: sqlite3.Connection) -> None:
    """Claims join with their themes, voices, works, sources and answers."""
    asked = """
      SELECT c.id, s.year, group_concat(DISTINCT v.voice), w.work, a.answer FROM claims c
      JOIN sources s ON s.key = c.source JOIN claim_voices v ON v.claim = c.id
      LEFT JOIN claim_works w ON w.claim = c.id LEFT JOIN answers a ON a.claim = c.id
      GROUP BY c.id ORDER BY c.id
    """

    assert connection.execute(asked).fetchall() == [
        ("dredge02", "2024", "jonas-van-der-eike,mira-solberg", "port-report", None),
        ("drown005", "2023", "society-of-lampmakers", None, "no"),
        ("lamps006", "2023", "society-of-lampmakers", None, None),
        ("sheet003", "2024", "ada-quill", None, None),
        ("silt0001", "2024", "jonas-van-der-eike,mira-solberg", None, None),
        ("sluice04", "2024", "jonas-van-der-eike,mira-solberg", None, "yes"),
    ]


def test_bytes_depend_on_the_rows_alone() -> None:
    """Two builds give equal bytes, and the header does not name the SQLite that wrote it."""
    assert database(corpus()) == database(corpus())
    assert database(corpus())[96:100] == (3_040_000).to_bytes(4, "big")


def test_withheld_quotations_are_not_in_the_file() -> None:
    """No byte of a withheld quotation is in the database."""
    assert b"40,000 tonnes" in database(corpus())
    assert b"40,000 tonnes" not in database(corpus(tide_rights=Rights("none")))


def test_metadata_names_columns_that_exist(connection: sqlite3.Connection) -> None:
    """Each table, label and facet in Datasette's metadata is in the database."""
    metadata = json.loads(DatabaseEmitter().emit(corpus())[1].data)
    for table, told in metadata["databases"]["digest"]["tables"].items():
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}

        assert {told["label_column"], *told.get("facets", ())} <= columns


def test_loose_ends_are_left_out() -> None:
    """A theme, voice or reference of a claim that the corpus does not have makes no dangling row."""
    loose = replace(LINKED[0], themes=("lamps", "lamps", "no-such"), voices=("nobody",), references=("nothing",))
    whole = replace(corpus(), claims={loose.id: loose})
    with closing(sqlite3.connect(":memory:")) as opened:
        opened.deserialize(database(whole))

        assert opened.execute("SELECT theme FROM claim_themes").fetchall() == [("lamps",)]
        assert opened.execute("SELECT count(*) FROM relations").fetchone() == (0,)


def test_text_that_utf_8_cannot_hold_is_stored_all_the_same() -> None:
    """A lone surrogate in a title does not stop the build."""
    whole = corpus()
    odd = replace(whole.themes[0], title="odd \ud800")

    assert database(replace(whole, themes=(odd, *whole.themes[1:])))
