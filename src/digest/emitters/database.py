"""The whole digest as one SQLite file, which Datasette opens with facets and links between its tables.

In: the linked corpus. Out: `data/digest.sqlite` and `data/metadata.json`, which tells Datasette titles, labels and
facets (``datasette digest.sqlite -m metadata.json``). The file is made in memory. Its bytes depend on the rows
alone: the header's note of which SQLite wrote it is overwritten.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Final

from digest import urls
from digest.corpus import Corpus
from digest.emitters import jsontext
from digest.emitters.addresses import address
from digest.emitters.claim_record import Row, claim_records, digest_record, member
from digest.emitters.database_schema import CLAIM_MEMBERS, FACETS, LABELS, SCHEMA
from digest.model import File

_WRITER: Final = slice(96, 100)
"""Where the header says which version of SQLite wrote the file."""
_VERSION: Final = (3_040_000).to_bytes(4, "big")


class DatabaseEmitter:
    """Emits the digest as a database."""

    name = "database"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns `data/digest.sqlite` and `data/metadata.json`."""
        return File("data/digest.sqlite", database(corpus)), File("data/metadata.json", metadata(corpus))


def metadata(corpus: Corpus) -> bytes:
    """Returns what Datasette should know of the database."""
    tables: dict[str, dict[str, object]] = {name: {"label_column": column} for name, column in LABELS.items()}
    for name, facets in FACETS.items():
        tables[name]["facets"] = list(facets)
    settings = corpus.settings
    return jsontext.document(
        {
            "title": settings.title,
            "description": settings.description,
            "license": settings.licence,
            "source_url": settings.base_url,
            "databases": {"digest": {"tables": tables}},
        }
    )


def database(corpus: Corpus) -> bytes:
    """Returns the bytes of the SQLite file."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.executescript(f"PRAGMA page_size = 4096; PRAGMA foreign_keys = ON; BEGIN; {SCHEMA}")
        for table, rows in _tables(corpus):
            _insert(connection, table, rows)
        connection.execute("COMMIT")
        data = bytearray(connection.serialize())
    data[_WRITER] = _VERSION
    return bytes(data)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[object]]) -> None:
    """Puts the rows into the table; names of tables are ours and never data."""
    listed = [[_plain(value) for value in row] for row in rows]
    if listed:
        marks = ", ".join("?" * len(listed[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", listed)  # noqa: S608 - as said above


def _plain(value: object) -> object:
    """The value as SQLite stores it; text that UTF-8 has no bytes for is made storable."""
    if isinstance(value, bool):
        return int(value)
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _tables(corpus: Corpus) -> Iterator[tuple[str, Iterable[Sequence[object]]]]:
    """Each table with its rows, those that others point to first."""
    records = list(claim_records(corpus))
    yield "digest", [(key, value) for key, value in digest_record(corpus).items() if isinstance(value, (str, int))]
    yield "sources", _sources(corpus)
    yield "themes", [(one.id, one.title, one.summary) for one in corpus.themes]
    yield "voices", [(one.id, one.name, one.role, one.title, one.affiliation) for one in corpus.voices.values()]
    yield "works", _works(corpus)
    yield "claims", map(_claim, records)
    yield "claim_themes", _pairs(corpus, "themes", {theme.id for theme in corpus.themes})
    yield "claim_voices", _pairs(corpus, "voices", set(corpus.voices))
    yield "claim_works", _pairs(corpus, "references", set(corpus.references))
    yield (
        "relations",
        dict.fromkeys(
            (one.source, one.type, one.target, one.origin, one.because)
            for one in corpus.relations
            if one.source in corpus.claims and one.target in corpus.claims
        ),
    )
    yield "questions", [(f"{one.id}/{q.id}", one.id, q.asks) for one in corpus.themes for q in one.questions]
    yield "answers", _answers(corpus)


def _sources(corpus: Corpus) -> Iterator[Sequence[object]]:
    """Rows of sources."""
    for key, reading in corpus.readings.items():
        record = reading.source.record
        authors = "; ".join(author.name for author in record.authors)
        doi = dict(record.identifiers).get("doi", "")
        page = address(corpus.settings, urls.source(key))
        yield (
            key, record.title, record.subtitle, authors, record.container, record.publisher, record.published,
            record.published[:4], record.type, record.language, doi, urls.safe(record.url), page, record.licence,
            record.wording, reading.source.sha256,
        )  # fmt: skip


def _works(corpus: Corpus) -> Iterator[Sequence[object]]:
    """Rows of references."""
    for name, linked in corpus.references.items():
        found = linked.reference
        authors = "; ".join(found.authors)
        source = linked.is_source if linked.is_source in corpus.readings else None
        yield (
            name, found.type, found.title, authors, found.publisher, found.issued,
            dict(found.identifiers).get("doi", ""), urls.safe(found.url), source,
        )  # fmt: skip


def _claim(record: Row) -> Sequence[object]:
    """The row of a claim's record: its id, its label, and the members in the columns' order."""
    label = record["statement"] or record["quote"] or record["id"]
    return (record["id"], label, *(member(record, name) for name in CLAIM_MEMBERS))


def _pairs(corpus: Corpus, member: str, known: set[str]) -> Iterator[Sequence[object]]:
    """Pairs of claim and what the member names, with the position, of what is known."""
    for linked in corpus.claims.values():
        names = dict.fromkeys(name for name in getattr(linked, member) if name in known)
        yield from ((linked.id, name, number) for number, name in enumerate(names, 1))


def _answers(corpus: Corpus) -> Iterator[Sequence[object]]:
    """Rows of answers by published claims."""
    for theme in corpus.themes:
        for question in theme.questions:
            for answer in question.answers:
                if answer.claim in corpus.claims:
                    yield f"{theme.id}/{question.id}", answer.claim, answer.answer, answer.reason
