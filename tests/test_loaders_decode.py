from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import DigestError, show
from digest.loaders import decode as module
from digest.loaders.decode import MAX_BYTES, decode, decode_with_notes
from digest.loaders.markdown import MarkdownLoader
from digest.loaders.text import TextLoader
from digest.model import Document

GOOD = {
    "UTF-8": ("Café “so” — 好".encode(), "Café “so” — 好"),
    "UTF-8 with mark": (codecs.BOM_UTF8 + "Café".encode(), "Café"),
    "UTF-16 little-endian": (codecs.BOM_UTF16_LE + "Café 好".encode("utf-16-le"), "Café 好"),
    "UTF-16 big-endian": (codecs.BOM_UTF16_BE + "Café 好".encode("utf-16-be"), "Café 好"),
    "Windows-1252": ("“Café” — it’s naïve to say so".encode("cp1252"), "“Café” — it’s naïve to say so"),
    "CRLF and CR": (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
    "soft hyphens, ligatures and NBSP stay": ("a\u00adb ﬁ c\u00a0d".encode(), "a\u00adb ﬁ c\u00a0d"),
}

BAD = {
    "empty": (
        b"",
        "a.txt:1:1: error: the file holds no text [empty-document]\n    hint: Paste the article into it, or remove it.",
    ),
    "blank": (
        b" \n\t\n",
        "a.txt:1:1: error: the file holds no text [empty-document]\n    hint: Paste the article into it, or remove it.",
    ),
    "PDF": (
        b"%PDF-1.7\n",
        (
            "a.txt: error: the file is a PDF, not plain text [binary-document]\n"
            "    hint: Open it, copy its text, and save that as a .txt or .md file."
        ),
    ),
    "zero bytes": (
        b"one\ntwo\0three",
        (
            "a.txt:2: error: the file holds zero bytes: it is not plain text, or it is UTF-16 without a byte order mark"
            " [binary-document]\n"
            "    hint: Save the file as UTF-8 (in most editors: Save As, Encoding) and try again."
        ),
    ),
    "controls": (
        b"\x01\x02\x03\x04 words",
        (
            "a.txt:1:1: error: the file holds many control characters, so it is not plain text [binary-document]\n"
            "         words\n"
            "    ^\n"
            "    hint: Open it with the program that made it, and save it as plain text."
        ),
    ),
    "broken UTF-8": (
        "Café on line one\nand naïve ".encode() + b"\xff words",
        (
            "a.txt:2:11: error: the file seems to be UTF-8, but has bytes that are not: FF [wrong-encoding]\n"
            "    and naïve � words\n"
            "              ^\n"
            "    hint: Save the file as UTF-8 (in most editors: Save As, Encoding) and try again."
        ),
    ),
    "broken UTF-16": (
        codecs.BOM_UTF16_LE + b"a\0b\0\x00\xd8",
        (
            "a.txt:1:3: error: the file seems to be UTF-16, but has bytes that are not: 00 D8 [wrong-encoding]\n"
            "    ab�\n"
            "      ^\n"
            "    hint: Save the file as UTF-8 (in most editors: Save As, Encoding) and try again."
        ),
    ),
}


@pytest.mark.parametrize(("data", "text"), GOOD.values(), ids=GOOD)
def test_decodes(data: bytes, text: str) -> None:
    """Each encoding is read; only the mark and the form of newlines go."""
    assert text == decode(Document("a.txt", data))


NOTED = {
    "UTF-8": ("Café".encode(), ""),
    "UTF-8 with mark": (codecs.BOM_UTF8 + "Café".encode(), ""),
    "Windows-1252": (
        "Line one\r\nand the naïve café\r\n".encode("cp1252"),
        (
            "a.txt:2:11: warning: the file is not UTF-8 from here on; it is read as Windows-1252 [wrong-encoding]\n"
            "    and the naïve café\n"
            "              ^\n"
            "    hint: Save the file as UTF-8, and look whether its quotation marks, dashes and accents are right."
        ),
    ),
    "UTF-16": (
        codecs.BOM_UTF16_BE + "Café".encode("utf-16-be"),
        (
            "a.txt:1:1: warning: the file is read as UTF-16, as its byte order mark says [wrong-encoding]\n"
            "    Café\n"
            "    ^\n"
            "    hint: Save the file as UTF-8, and look whether its quotation marks, dashes and accents are right."
        ),
    ),
}


@pytest.mark.parametrize(("data", "message"), NOTED.values(), ids=NOTED)
def test_tells_which_encoding_it_took(data: bytes, message: str) -> None:
    """A file that is not UTF-8 is read with a warning, which loaders of text and Markdown pass on."""
    document = Document("a.txt", data)
    _, notes = decode_with_notes(document)

    assert message == "\n".join(show(problem) for problem in notes)
    for loader in (TextLoader(), MarkdownLoader()):
        assert notes == loader.load(document).problems


@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_refuses(data: bytes, message: str) -> None:
    """Each fault of a file's bytes is told in these words."""
    with pytest.raises(DigestError) as caught:
        decode(Document("a.txt", data))

    assert message == "\n".join(show(problem) for problem in caught.value.problems)


def test_refuses_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused with both sizes."""
    monkeypatch.setattr(module, "MAX_BYTES", 4)
    with pytest.raises(DigestError) as caught:
        decode(Document("a.txt", b"12345"))

    assert str(caught.value) == (
        "a.txt: error: the file has 5 bytes; at most 4 are read [document-too-large]\n"
        "    hint: Split it into its articles, one file each."
    )
    assert MAX_BYTES == 16 * 1024 * 1024


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes make anything but a text without carriage returns, or a problem."""
    try:
        text = decode(Document("a.txt", data))
    except DigestError as error:
        assert error.problems  # noqa: PT017  # either outcome is fine
    else:
        assert "\r" not in text
        assert text.strip()
