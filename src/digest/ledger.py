r"""The ledger of claim ids, `content/claims.lock`: read, written, and brought up to date by ``digest.settling``.

One line for each id that was ever published, sorted by id, so that two branches merge line by line. The first line
names the format. Columns are parted by tabs: id, status, source, ordinal, fingerprint, the exact words, the words
before and after them, successor, date, reason. In a column, ``\t``, ``\n``, ``\r``, ``\0`` and ``\\`` stand for a
tab, a line feed, a carriage return, a zero byte and a backslash.

Refused, with every fault at its line: conflict markers, an id twice, lines that are not of this form. A ledger that
cannot be read is never taken for an empty one, since that would mint every id anew.
"""

from __future__ import annotations

import re
from typing import Final, get_args

from digest.corpus import ClaimStatus, Ledger, LedgerEntry, QuoteSelector
from digest.errors import DigestError, Problem, Where
from digest.identity import is_id
from digest.model import Document
from digest.settling import Settled, settle

__all__ = ["HEADER", "Settled", "parse", "serialise", "settle"]

HEADER: Final = "digest-ledger 1"
"""The first line; the number is raised when the format changes."""
_COLUMNS: Final = 11
_NEEDED: Final = 6
"""The columns that are never empty."""
_STATUSES: Final = frozenset(get_args(ClaimStatus))
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "\\0"})
_ESCAPED: Final = re.compile(r"\\(.)")
_SIGNS: Final = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r", "0": "\0"}
_CONFLICTS: Final = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_RESTORE: Final = "Restore the file from version control; without it every claim would get a new address."


def parse(document: Document | None) -> Ledger:
    """Returns the ledger; where there is no document, an empty one.

    Raises:
        DigestError: with every fault of the file.
    """
    if document is None:
        return Ledger()
    try:
        text = document.data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        where = Where(document.path, document.data.count(b"\n", 0, error.start) + 1)
        raise DigestError([Problem("invalid-ledger", where, "the ledger is not UTF-8", _RESTORE)]) from error
    lines = text.split("\n")
    problems: list[Problem] = []
    if lines[0] != HEADER:
        message = f"expected `{HEADER}` in the first line"
        problems.append(Problem("invalid-ledger", Where(document.path, 1, 1, lines[0][:200]), message, _RESTORE))
    entries: dict[str, LedgerEntry] = {}
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        entry = _entry(line)
        if isinstance(entry, LedgerEntry) and entry.id not in entries:
            entries[entry.id] = entry
        else:
            problems.append(_fault(line, entry, Where(document.path, number, 1, line[:200], 8)))
    if problems:
        raise DigestError(problems)
    return Ledger(tuple(entries[id_] for id_ in sorted(entries)))


def serialise(ledger: Ledger) -> str:
    """Returns the ledger's text, ending in a line feed."""
    lines = [HEADER, *(_line(entry) for entry in sorted(ledger.entries, key=lambda entry: entry.id))]
    return "\n".join(lines) + "\n"


def _line(entry: LedgerEntry) -> str:
    selector = entry.selector
    columns = (entry.id, entry.status, entry.source, str(entry.ordinal), entry.fingerprint, selector.exact,
               selector.prefix, selector.suffix, entry.successor, entry.on, entry.reason)  # fmt: skip
    return "\t".join(column.translate(_ESCAPES) for column in columns)


def _entry(line: str) -> LedgerEntry | str:
    """The entry of a line, or what is wrong with it."""
    columns = line.split("\t")
    if _NEEDED <= len(columns) < _COLUMNS:  # an editor's program took away white space at the line's end
        columns += [""] * (_COLUMNS - len(columns))
    if len(columns) != _COLUMNS:
        return f"expected {_COLUMNS} columns parted by tabs, found {len(columns)}"
    if "\\" in line:
        columns = [_ESCAPED.sub(_sign, column) if "\\" in column else column for column in columns]
    id_, status, source, ordinal, fingerprint, exact, prefix, suffix, successor, on, reason = columns
    if not is_id(id_):
        return f"`{id_[:40]}` is not the id of a claim"
    if status not in _STATUSES:
        return f"`{status[:40]}` is not the status of a claim"
    if not (ordinal.isascii() and ordinal.isdigit() and len(ordinal) < 9):
        return f"`{ordinal[:40]}` is not an ordinal"
    selector = QuoteSelector(exact, prefix, suffix)
    return LedgerEntry(id_, source, fingerprint, selector, int(ordinal), status, successor, reason, on)  # type: ignore[arg-type]  # checked


def _fault(line: str, entry: LedgerEntry | str, where: Where) -> Problem:
    """The problem of a line that cannot be taken."""
    if line.startswith(_CONFLICTS):
        hint = (
            "Keep the lines of both sides, each id once, and take out the lines with `<<<<<<<`, `=======`, `>>>>>>>`."
        )
        return Problem("ledger-conflict", where, "the ledger holds a conflict of version control", hint)
    if isinstance(entry, LedgerEntry):
        message = f"the id `{entry.id}` stands in two lines"
        return Problem("duplicate-claim-id", where, message, "Keep the line of the claim that was published first.")
    return Problem("invalid-ledger", where, entry, _RESTORE)


def _sign(escaped: re.Match[str]) -> str:
    return _SIGNS.get(escaped[1], escaped[0])
