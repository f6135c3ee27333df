"""Every claim as a row of a table that opens in a spreadsheet: `data/claims.csv`.

In: the linked corpus. Out: CSV after RFC 4180 in UTF-8 with a byte order mark, which spreadsheets need to see that
it is UTF-8. A spreadsheet runs a cell as a formula when it begins with one of ``= + - @`` (or their full-width
twins), a tab or a line's end; such a text gets an apostrophe before it, which spreadsheets take as "this is text".
Who reads the file by program takes off one leading apostrophe before such a sign, or reads `claims.jsonl`.
"""

from __future__ import annotations

import csv
import io
from typing import Final

from digest.corpus import Corpus
from digest.emitters import jsontext
from digest.emitters.claim_record import claim_records, member
from digest.model import File

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell must not begin with."""
COLUMNS: Final = (
    "id", "url", "source.key", "source.title", "source.published", "source.url", "number", "quote", "withheld",
    "start", "end", "section.title", "locator", "wording", "statement", "kind", "evidence_type", "modality",
    "confidence", "voice.name", "voice.role", "voice.stance", "voice.title", "voice.affiliation", "reported", "themes",
    "references", "central", "role", "salience", "status", "under_review", "origin", "edited", "edited_by",
    "edited_on", "note", "because",
)  # fmt: skip
"""Members of a claim's record; a dot leads into an object."""


class TableEmitter:
    """Emits all claims as a table."""

    name = "table"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns `data/claims.csv`."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow([column.replace(".", "_") for column in COLUMNS])
        for record in claim_records(corpus):
            writer.writerow([cell(member(record, column)) for column in COLUMNS])
        return (File("data/claims.csv", jsontext.data("\ufeff" + out.getvalue())),)


def cell(value: object) -> str:
    """Returns the value as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    text = "" if value is None else str(value).replace("\0", "")
    return f"'{text}" if isinstance(value, str) and text.lstrip(" ").startswith(FORMULA) else text
