"""From a page's bytes to its markup: by byte order mark, by what the page declares, by what its bytes are.

In: a document. Out: its markup and what is worth a warning. A page that declares one encoding and is written in
another is read as it is written: browsers do so, and whoever saved it saw it right. Refused: files that are too large,
empty, or no text.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from digest.errors import DigestError, Problem, Where
from digest.loaders.decode import MAX_BYTES
from digest.model import Document

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_PRESCAN: Final = 4096
"""How far a declaration is looked for; browsers look at 1,024 bytes."""
_BROADER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ascii": "cp1252",
        "iso8859-1": "cp1252",
        "iso8859-9": "cp1254",
        "iso8859-11": "cp874",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "shift_jis": "cp932",
        "euc_kr": "cp949",
        "big5": "big5hkscs",
        "utf-16": "utf-8",
        "utf-16-le": "utf-8",
        "utf-16-be": "utf-8",
        "utf-7": "cp1252",
    }
)
"""Encodings that pages name, and the broader ones that browsers read them in."""
_TEXTUAL: Final = frozenset(
    "utf-8 cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 cp866 cp932 cp949 gb18030 big5hkscs "
    "euc_jp iso2022_jp koi8-r koi8-u iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 "
    "iso8859-13 iso8859-14 iso8859-15 iso8859-16 mac-roman".split()
)
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
TOLERATED: Final = 0.001
"""The share of a page that may be broken bytes before it is refused."""


def decode(document: Document) -> tuple[str, list[Problem]]:
    """Returns the page's markup, and warnings, or raises `DigestError`."""
    data, path = document.data, document.path
    if len(data) > MAX_BYTES:
        _refuse(
            "document-too-large", path, f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read",
            "Save the page without its pictures, or copy its text into a .txt file.",
        )  # fmt: skip
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            _refuse("binary-document", path, f"the file is {what}, not a page of HTML", "Give it its own ending.")
    if not data.strip():
        _refuse("empty-document", path, "the file is empty", "Save the page again, or remove the file.", start=True)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"), path)
    if b"\0" in data[:_PRESCAN]:
        wide = _wide(data)
        if not wide:
            _refuse(
                "binary-document", path, "the file holds zero bytes: it is not a page of HTML",
                "Save the page again from a browser.",
            )  # fmt: skip
        return _checked(data.decode(wide, "replace"), path)
    return _checked(_narrow(data), path)


def _refuse(kind: str, path: str, message: str, hint: str, *, start: bool = False) -> None:
    """Raises the problem; `start` points to the file's beginning."""
    raise DigestError([Problem(kind, Where(path, 1, 1) if start else Where(path), message, hint)])


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, by where the zeros stand."""
    head = data[:_PRESCAN]
    if head[1::2].count(0) > 0.4 * len(head[1::2]) and not head[0::2].count(0):
        return "utf-16-le"
    return "utf-16-be" if head[0::2].count(0) > 0.4 * len(head[0::2]) and not head[1::2].count(0) else ""


def _narrow(data: bytes) -> str:
    """UTF-8 where the bytes are that; else what the page declares; else Windows-1252."""
    declared = _declaration(data)
    if not declared.startswith("iso2022"):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if declared and declared != "utf-8":
        return data.decode(declared, "replace")
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    high = sum(1 for char in lenient if char > "\x7f")
    if broken < 0.1 * high:
        return lenient
    return data.decode("cp1252", "replace")


def _declaration(data: bytes) -> str:
    """The encoding that the page declares, as Python names it; empty for none, or one that no page is in."""
    found = _DECLARED.search(data[:_PRESCAN])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    name = _BROADER.get(name, name)
    return name if name in _TEXTUAL else ""


def _checked(markup: str, path: str) -> tuple[str, list[Problem]]:
    """The markup with a warning for its broken bytes; refused where there are many."""
    broken = markup.count("\ufffd")
    if broken > max(20, TOLERATED * len(markup)):
        _refuse(
            "wrong-encoding", path, f"{broken:,} signs of the file are not in the encoding that it seems to be in",
            "Save the page again from a browser, as UTF-8.",
        )  # fmt: skip
    markup = markup.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if not markup.strip().strip("\ufeff"):
        hint = "Save the page again, or remove the file."
        _refuse("empty-document", path, "the file holds no text", hint, start=True)
    if not broken:
        return markup, []
    warning = Problem(
        "wrong-encoding", Where(path), f"{broken:,} signs of the file could not be read and are shown as \ufffd",
        "Save the page again from a browser, as UTF-8.", "warning",
    )  # fmt: skip
    return markup, [warning]
