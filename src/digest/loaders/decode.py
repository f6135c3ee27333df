r"""From a document's bytes to its text: the one place where an encoding is chosen.

In: a `Document`. Out: its text, with the byte order mark dropped and newlines made ``\n``; nothing else is changed,
so that every offset found later is an offset into what the file holds. Refused, with a problem that says what to do:
an empty file, a file that is not text, one whose bytes fit no encoding clearly, and one that is too large.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Final

from digest.errors import DigestError, Problem, Where, locate
from digest.model import Document

MAX_BYTES: Final = 16 * 1024 * 1024
"""The largest document that is read: some 2,500,000 words."""

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as DOCX, ODT and EPUB files are"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "an RTF file"),
)
"""How well-known files begin that are not plain text, and what they are."""

_WIDE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A sign of two to four bytes in UTF-8: é is C3 A9."""
_NEVER_1252: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that Windows-1252 leaves undefined."""
_ODD: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
"""Control characters that text does not hold."""
_SENSIBLE: Final = re.compile("[^\\W\\d_]|[‘’‚“”„–—…•«»€£§©®°·´\xa0¿¡%½¼¾²³¹×]")
"""What the upper half of Windows-1252 holds in real texts: letters, quotation marks, dashes, a few signs."""

SAVE_AS_UTF8: Final = "Save the file as UTF-8 (in most editors: Save As, Encoding) and try again."
RESAVE: Final = "Save the file as UTF-8, and look whether its quotation marks, dashes and accents are right."


def decode(document: Document) -> str:
    """Returns the document's text, or raises `DigestError` with what is wrong with its bytes."""
    return decode_with_notes(document)[0]


def decode_with_notes(document: Document) -> tuple[str, tuple[Problem, ...]]:
    """Returns the document's text, and a warning where it is read in another encoding than UTF-8."""
    data, path = document.data, document.path
    if len(data) > MAX_BYTES:
        _refuse(
            "document-too-large",
            Where(path),
            f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read",
            "Split it into its articles, one file each.",
        )
    _refuse_signature(data, path)
    text, encoding = _decoded(data, path)
    if not text.strip().strip("\ufeff\u200b"):
        hint = "Paste the article into it, or remove it."
        _refuse("empty-document", Where(path, 1, 1), "the file holds no text", hint)
    _refuse_controls(text, path)
    return _with_newlines(text), tuple(_notes(data, text, encoding, path))


def _with_newlines(text: str) -> str:
    """The text with every newline in one form."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _notes(data: bytes, text: str, encoding: str, path: str) -> Iterator[Problem]:
    """A warning that tells which encoding was taken for the file's, if it is not UTF-8."""
    if encoding == "utf-8":
        return
    at, message = 0, "the file is read as UTF-16, as its byte order mark says"
    if encoding == "cp1252":
        # Up to the first byte that is not UTF-8 all is ASCII, and a sign of Windows-1252 is always one byte.
        at = len(_with_newlines(text[: next(i for i, byte in enumerate(data) if byte > 0x7F)]))
        message = "the file is not UTF-8 from here on; it is read as Windows-1252"
    yield Problem("wrong-encoding", locate(_with_newlines(text), at, path), message, RESAVE, "warning")


def _refuse(kind: str, where: Where, message: str, hint: str) -> None:
    """Raises the problem."""
    raise DigestError([Problem(kind, where, message, hint)])


def _refuse_signature(data: bytes, path: str) -> None:
    """Refuses files that say in their first bytes that they are something else."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            _refuse(
                "binary-document",
                Where(path),
                f"the file is {what}, not plain text",
                "Open it, copy its text, and save that as a .txt or .md file.",
            )


def _decoded(data: bytes, path: str) -> tuple[str, str]:
    """The text, and its encoding: by byte order mark, else UTF-8, else Windows-1252 where it is clearly that."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(encoding, data[len(mark) :], path), encoding
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        _refuse(
            "binary-document",
            Where(path, line),
            "the file holds zero bytes: it is not plain text, or it is UTF-16 without a byte order mark",
            SAVE_AS_UTF8,
        )
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        text = _windows(data)
        if text is None:
            _refuse_bytes("UTF-8", data, error, path)
        return text or "", "cp1252"


def _by(encoding: str, data: bytes, path: str) -> str:
    """The bytes in an encoding that the file states itself."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        _refuse_bytes(encoding.upper().removesuffix("-LE").removesuffix("-BE"), data, error, path)
        return ""


def _refuse_bytes(name: str, data: bytes, error: UnicodeDecodeError, path: str) -> None:
    """Refuses bytes that are not valid, and points to the first of them."""
    encoding = error.encoding
    before = data[: error.start].decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
    after = data[error.start : error.start + 80].decode(encoding, "replace").replace("\r", "\n").split("\n")[0]
    bad = " ".join(f"{byte:02X}" for byte in data[error.start : error.end][:4])
    _refuse(
        "wrong-encoding",
        locate(before + after, len(before), path),
        f"the file seems to be {name}, but has bytes that are not: {bad}",
        SAVE_AS_UTF8,
    )


def _windows(data: bytes) -> str | None:
    """The text if the bytes are clearly Windows-1252: no sign of UTF-8 in them, and letters and dashes come out."""
    if _WIDE.search(data) or _NEVER_1252.search(data):
        return None
    text = data.decode("cp1252")
    high = [char for char in text if char > "\x7f"]
    sensible = sum(bool(_SENSIBLE.match(char)) for char in high)
    return text if sensible >= 0.9 * len(high) and len(high) <= 0.35 * len(text) else None


def _refuse_controls(text: str, path: str) -> None:
    """Refuses text that is full of control characters."""
    found = _ODD.search(text)
    if found and len(_ODD.findall(text)) > max(2, len(text) // 200):
        _refuse(
            "binary-document",
            locate(text, found.start(), path),
            "the file holds many control characters, so it is not plain text",
            "Open it with the program that made it, and save it as plain text.",
        )
