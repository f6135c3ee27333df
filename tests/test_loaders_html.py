from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import DigestError, show
from digest.loaders import BUILT_IN
from digest.loaders.html import HtmlLoader
from digest.model import Author, Document, Source

PAGES = Path(__file__).parent / "pages"
SENTENCE = "A sentence of an invented paragraph that is long enough, with a comma, to be read as a text. "


def load(markup: str | bytes) -> Source:
    """The source that a page makes."""
    data = markup.encode() if isinstance(markup, str) else markup
    return HtmlLoader().load(Document("page.html", data))


def attempt(markup: str) -> tuple[Source | None, set[str]]:
    """The source that a page makes, or the kinds of problems for which it makes none."""
    try:
        return load(markup), set()
    except DigestError as error:
        return None, {problem.kind for problem in error.problems}


def harbour() -> Source:
    """The invented page of an invented newspaper."""
    return load((PAGES / "harbour.html").read_bytes())


def kinds(source: Source) -> list[tuple[str, str]]:
    """Kinds of blocks with the first words of each."""
    return [(block.kind, source.text[block.start : block.end][:24]) for block in source.blocks]


def holds_contract(source: Source) -> None:
    """Blocks are ordered, disjoint, inside the text, and cover every sign that is not blank."""
    at = 0
    for block in source.blocks:
        assert at <= block.start < block.end <= len(source.text)
        assert not source.text[at : block.start].strip()
        at = block.end
    assert not source.text[at:].strip()
    assert all(0 <= link.start < link.end <= len(source.text) for link in source.links)


def test_html_is_read_by_a_built_in_loader() -> None:
    """The loader goes through the same door as the others and names its endings."""
    assert [loader.suffixes for loader in BUILT_IN if loader.name == "html"] == [(".html", ".htm")]


def test_every_block_of_a_page_has_its_kind() -> None:
    """The whole visible page is in the text, and each block is what it is on the page."""
    assert kinds(harbour()) == [
        ("furniture", "Skip to content"),
        ("furniture", "Home"),
        ("furniture", "Boats"),
        ("title", "The harbour that measure"),
        ("subtitle", "Sensors in the old piers"),
        ("byline", "By Ann Wexcombe"),
        ("date", "14 May 2031"),
        ("caption", "The east pier at low wat"),
        ("paragraph", "The harbour of Quay has "),
        ("paragraph", "Forty sensors now sit in"),
        ("heading", "What it costs"),
        ("paragraph", "The town paid less for t"),
        ("list-item", "Sensors and cable: forty"),
        ("list-item", "Upkeep: a day of one div"),
        ("pull-quote", "the readings agree with "),
        ("table", "Place\tSensors\nEast pier\t"),
        ("heading", "What comes next"),
        ("quotation", "We will keep one man wit"),
        ("paragraph", "Other harbours on the co"),
        ("footnote", "The books are kept in th"),
        ("bio", "Ann Wexcombe writes abou"),
        ("furniture", "Never miss a tide"),
        ("furniture", "Sign up for our newslett"),
        ("furniture", "© The Quay Gazette"),
    ]


def test_the_record_names_the_origin_of_every_value() -> None:
    """Each field comes from the most trusted origin that states it."""
    record = harbour().record

    assert record.title == "The harbour that measures itself"
    assert record.subtitle == "Sensors in the old piers tell the tide before it turns."
    assert record.authors == (Author("Ann Wexcombe"),)
    assert (record.publisher, record.container) == ("Quay Press", "The Quay Gazette")
    assert (record.published, record.language, record.type) == ("2031-05-14", "en-GB", "article")
    assert record.url == "https://quay-gazette.example/2031/harbour"
    assert dict(record.provenance) == {
        "authors": "json-ld",
        "container": "meta",
        "language": "link",
        "published": "json-ld",
        "publisher": "json-ld",
        "subtitle": "shown",
        "title": "heading",
        "type": "json-ld",
        "url": "link",
    }


def test_sections_sentences_and_links_refer_to_the_text() -> None:
    """Headings make sections, links are whole, a footnote's mark leads to its note."""
    source = harbour()

    assert [(section.id, section.title) for section in source.sections] == [
        ("opening", ""),
        ("what-it-costs", "What it costs"),
        ("what-comes-next", "What comes next"),
    ]
    targets = {source.text[link.start : link.end]: link.target for link in source.links}
    assert targets["1"] == "#fn1"
    assert targets["small office"] == "https://quay-gazette.example/boats/office"
    assert {source.blocks[sentence.block].kind for sentence in source.sentences} == {
        "paragraph",
        "list-item",
        "quotation",
    }


def test_reading_a_page_twice_gives_the_same() -> None:
    """The loader is a pure function of the bytes."""
    assert harbour() == harbour()


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div class=nav>",
        "</div>",
        "<table><tr><td>",
        "</table>",
        "<li>",
        "<br>",
        "<pre>",
        "</pre>",
        "<h2>",
        "<a href='#x'>",
        "</a>",
        "<b>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "&amp;",
        "&#0;",
        "<",
        "é\xa0\xad",
        "  \n",
        "󠄁",
        "one two",
        SENTENCE,
        "<blockquote>",
        "<time datetime=2020-01-01>",
        "</body>",
        "<article>",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_page_keeps_the_contract(pieces: list[str]) -> None:
    """However broken the markup, blocks cover the text, or a problem says what is wrong."""
    source, refused = attempt("".join(pieces))

    assert refused <= {"no-article", "empty-document"}
    if source:
        holds_contract(source)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (f"<meta charset=utf-8><p>{SENTENCE}caf\u00e9".encode(), "café"),
        (f"<p>{SENTENCE}“caf\u00e9”".encode("cp1252"), "“café”"),
        (f'<meta charset="iso-8859-1"><p>{SENTENCE}caf\u00e9'.encode(), "café"),
        (f"<meta charset=utf-8><p>{SENTENCE}caf\u00e9".encode("cp1252"), "café"),
        (f"\ufeff<p>{SENTENCE}caf\u00e9".encode("utf-16-le"), "café"),
        (f"<p>{SENTENCE}caf\u00e9".encode("utf-16-be"), "café"),
        (f"<meta charset=windows-1251><p>{SENTENCE}вода".encode("cp1251"), "вода"),
    ],
    ids=["utf-8", "windows", "declared wrongly", "lying utf-8", "utf-16 marked", "utf-16 bare", "cyrillic"],
)
def test_pages_are_read_in_the_encoding_that_they_are_in(data: bytes, word: str) -> None:
    """A mark, the bytes and the declaration tell the encoding, in that order."""
    assert word in load(data).text


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (
            b"",
            (
                "page.html:1:1: error: the file is empty [empty-document]\n"
                "    hint: Save the page again, or remove the file."
            ),
        ),
        (
            b"%PDF-1.7",
            (
                "page.html: error: the file is a PDF, not a page of HTML [binary-document]\n"
                "    hint: Give it its own ending."
            ),
        ),
        (
            b"<p>\0\1\2\0\0",
            (
                "page.html: error: the file holds zero bytes: it is not a page of HTML [binary-document]\n"
                "    hint: Save the page again from a browser."
            ),
        ),
        (
            b"x" * 16_777_217,
            (
                "page.html: error: the file has 16,777,217 bytes; at most 16,777,216 are read [document-too-large]\n"
                "    hint: Save the page without its pictures, or copy its text into a .txt file."
            ),
        ),
        (
            b"<html><body><script>build()</script></body></html>",
            (
                "page.html: error: the page shows no text; it may need scripts to build itself [no-article]\n"
                "    hint: Open it in a browser, then save it again (complete page), or copy its text into a .txt file."
            ),
        ),
    ],
    ids=["empty", "pdf", "zeros", "too large", "no text"],
)
def test_what_is_no_page_is_refused(data: bytes, shown: str) -> None:
    """A file that cannot be read ends in a problem that says what to do."""
    with pytest.raises(DigestError) as caught:
        load(data)

    assert [show(problem) for problem in caught.value.problems] == [shown]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (
            "<nav><a href='/'>Home</a> <a href='/x'>About</a></nav>",
            (
                "page.html: warning: the page has text, but none that reads as an article [no-article]\n"
                "    hint: If there is one, copy its text into a .txt file."
            ),
        ),
        (
            "<table><tr><td>" * 1000 + SENTENCE * 3,
            (
                "page.html: warning: the page nests its elements more than 2,000 deep; its text was read without them "
                "[document-too-deep]\n"
                "    hint: Look through what was read; if it is wrong, copy the article's text into a .txt file."
            ),
        ),
    ],
    ids=["no article", "too deep"],
)
def test_odd_pages_are_read_with_a_warning(markup: str, shown: str) -> None:
    """A page that can be read in part is, and the reader is told."""
    source = load(markup)

    holds_contract(source)
    assert [show(problem) for problem in source.problems] == [shown]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Three words here</p>",
        "Not a page at all.\n\nBut two paragraphs, and a < sign.",
        "<p>" + SENTENCE * 30_000,
        "<article>" + "".join(f"<p>{n} {SENTENCE}" for n in range(20_000)),
        "<p>" + SENTENCE * 2_000 + "<a href='#fn1'>1</a> " * 16_000,
        "<p class='" + "a " * 200_000,
        "<script type='application/ld+json'>" + "[" * 100_000 + "</script><p>" + SENTENCE,
        "<header>Top</header></body></html><article><p>" + SENTENCE * 5 + "</article>",
    ],
    ids=["three words", "no tags", "one line", "paragraphs", "links", "open attribute", "deep json", "closed early"],
)
def test_hostile_pages_end_soon(markup: str) -> None:
    """Strange and giant pages are read, or refused, without a hang."""
    source, refused = attempt(markup)

    assert refused <= {"no-article"}
    if source:
        holds_contract(source)
        assert any(block.kind == "paragraph" for block in source.blocks)
