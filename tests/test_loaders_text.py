"""Page dumps. Every outlet, person and sentence here is invented."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.loaders import BUILT_IN
from digest.loaders.text import TextLoader
from digest.model import PROSE, Author, Document, Source

SEED = Path(__file__).parent.parent.parent / "shared" / "seeds" / "000_fa59752dde5da5c9.txt"

PAGE = """Skip to content
Home > Opinion > Harbours

Workers stand beside a crane in the port of Lindmar on a grey morning. [Harbour Board photo/ Public Domain]

Why the Ports Should Share Their Cranes

A shared crane costs less than two idle ones, and the towns on the bay know it.

Words: Ada Quill
Pictures: Harbour Board
Date:

The two ports of the bay have competed for a century, and neither has won. Each buys cranes that stand idle for most \
of the year, and each blames the other for its empty docks.

There is another way. A shared fleet of cranes would serve both towns, and the ferries could move them in a day.

Shared Costs

A study of the coast found that two in three cranes were idle on any given day

Critics have called the plan naive. They say that each town would want the cranes in the same week of the autumn.

For example, it is possible to book a crane by the hour and pay for that hour alone.

Bookings answer the critics. For example, it is possible to book a crane by the hour and pay for that hour alone. \
The harbour masters already do so with tugs.

What the plan needs:

a joint board of both towns
a price for each hour
a ferry that carries the cranes

Next Steps

The towns meet again in the spring, and the ferry owners will be there too. They should agree on a trial of one year.

Ada Quill

Ada Quill is a fellow at the Institute for Bays, where she writes about ports. She received her degree in Lindmar.

Hello reader!

You came to the end of the page, so you must like our work. Will you send a tax-deductible donation tonight? As \
little as $5 a month helps us.

SIGN UP FOR OUR NEWSLETTER"""


def read(text: str, path: str = "seeds/harbour.txt") -> Source:
    """The source that a text gives."""
    return TextLoader().load(Document(path, text.encode("utf-8", "surrogatepass")))


def kinds(source: Source) -> list[tuple[str, str]]:
    """Kinds with the beginnings of their blocks."""
    return [(block.kind, source.text[block.start : block.end][:24]) for block in source.blocks]


def assert_contract(source: Source) -> None:
    """Blocks and sentences keep the contract of offsets."""
    at = 0
    for block in source.blocks:
        assert at <= block.start < block.end <= len(source.text)
        assert not source.text[at : block.start].strip()
        assert block.because
        at = block.end
    assert not source.text[at:].strip()
    names = [section.id for section in source.sections]
    assert len(names) == len(set(names))
    assert {block.section for block in source.blocks} <= set(names)
    for index, block in enumerate(source.blocks):
        mine = [sentence for sentence in source.sentences if sentence.block == index]
        assert (block.kind in PROSE) == bool(mine)
        assert all(block.start <= sentence.start < sentence.end <= block.end for sentence in mine)


def test_a_page_is_read_block_by_block() -> None:
    """Each block of an invented page gets its kind."""
    assert kinds(read(PAGE)) == [
        ("furniture", "Skip to content"),
        ("furniture", "Home > Opinion > Harbour"),
        ("caption", "Workers stand beside a c"),
        ("title", "Why the Ports Should Sha"),
        ("subtitle", "A shared crane costs les"),
        ("byline", "Words: Ada Quill"),
        ("caption", "Pictures: Harbour Board"),
        ("date", "Date:"),
        ("paragraph", "The two ports of the bay"),
        ("paragraph", "There is another way. A "),
        ("heading", "Shared Costs"),
        ("paragraph", "A study of the coast fou"),
        ("paragraph", "Critics have called the "),
        ("pull-quote", "For example, it is possi"),
        ("paragraph", "Bookings answer the crit"),
        ("paragraph", "What the plan needs:"),
        ("list-item", "a joint board of both to"),
        ("list-item", "a price for each hour"),
        ("list-item", "a ferry that carries the"),
        ("heading", "Next Steps"),
        ("paragraph", "The towns meet again in "),
        ("bio", "Ada Quill"),
        ("bio", "Ada Quill is a fellow at"),
        ("furniture", "Hello reader!"),
        ("furniture", "You came to the end of t"),
        ("furniture", "SIGN UP FOR OUR NEWSLETT"),
    ]
    assert_contract(read(PAGE))


def test_the_record_is_read_from_the_head_only() -> None:
    """Title, subtitle and author are found; the empty date stays empty; each says where it came from."""
    record = read(PAGE).record

    assert record.title == "Why the Ports Should Share Their Cranes"
    assert record.subtitle.startswith("A shared crane costs less")
    assert (Author("Ada Quill"),) == record.authors
    assert (record.published, record.publisher) == ("", "")
    assert [name for name, _ in record.provenance] == ["authors", "subtitle", "title"]


def test_sections_follow_the_headings() -> None:
    """The opening has no title, and each heading begins a section with an anchor of its words."""
    source = read(PAGE)

    assert [(section.id, section.title) for section in source.sections] == [
        ("opening", ""),
        ("shared-costs", "Shared Costs"),
        ("next-steps", "Next Steps"),
    ]
    assert source.key == "harbour"


def test_a_repeat_says_what_it_repeats() -> None:
    """A pull quote names the paragraph that holds its words."""
    repeat = next(block for block in read(PAGE).blocks if block.kind == "pull-quote")

    assert repeat.because == "repeats words of the paragraph “Bookings answer the critics. …”"


def test_dates_and_affiliations_in_the_head() -> None:
    """A byline with an affiliation and a line with a date are read, and a later revision does not replace it."""
    page = PAGE.replace("Words: Ada Quill", "By Ada Quill and Bo Reed, Lindmar Times").replace(
        "Date:", "Published: May 14, 2024\nUpdated: June 2, 2024"
    )
    record = read(page).record

    assert (Author("Ada Quill"), Author("Bo Reed", "Lindmar Times")) == record.authors
    assert (record.published, record.publisher) == ("2024-05-14", "Lindmar Times")


def test_wrapped_lines_make_one_paragraph() -> None:
    """Text wrapped at a column is joined in reading, and its blocks span the lines as they stand."""
    long = (
        "The harbour board met on the pier, and the rain did not keep anybody away from it, because the price of the "
        "cranes had become a matter for the whole town. Nobody left before the vote was counted, twice, by lamp."
    )
    lines = []
    for _ in range(3):
        line = ""
        for word in long.split():
            if len(line) + len(word) > 70:
                lines.append(line.strip())
                line = ""
            line += f" {word}"
        lines += [line.strip(), ""]
    source = read("\n".join(lines))
    paragraphs = [block for block in source.blocks if block.kind == "paragraph"]

    assert len(paragraphs) == 3
    assert all("\n" in source.text[block.start : block.end] for block in paragraphs)
    assert len(source.sentences) == 6
    assert_contract(source)


def test_three_words_are_an_article() -> None:
    """The shortest article is kept whole."""
    source = read("Three small words")

    assert kinds(source) == [("paragraph", "Three small words")]
    assert source.problems == ()


def test_a_page_without_an_article_says_so() -> None:
    """Where nothing reads as an article a warning says so, and what is no control of the page is kept."""
    source = read("Menu\nHome\nLog in\nCranes\nTugs\nPrivacy policy\n", "a.txt")

    assert (source.problems[0].kind, source.problems[0].severity, source.problems[0].message) == (
        "no-article",
        "warning",
        "no running text of an article was found; all but the page's controls was kept",
    )
    assert [block.kind for block in source.blocks] == [
        "furniture",
        "furniture",
        "furniture",
        "paragraph",
        "paragraph",
        "furniture",
    ]


LINES = st.sampled_from(
    [
        *PAGE.split("\n"), "", "> quoted words", "• an item", "[1] a note", "© 2024 Lindmar Times", "a\tb\tc",
        "\u200b", "\xa0", "By Ada Quill", "By", "May 14, 2024", "REFERENCES", "Related articles",
    ]
)  # fmt: skip


@given(st.lists(LINES, max_size=30).map("\n".join) | st.text(max_size=200))
@settings(deadline=None, max_examples=150)
def test_any_text_keeps_the_contract(text: str) -> None:
    """For any text, blocks are ordered, disjoint, inside and cover all; reading twice gives the same."""
    text = text.replace("\0", "").encode("utf-8", "ignore").decode() + " x"
    text = "".join(sign for sign in text if sign in "\n\t" or ord(sign) >= 32)
    source = read(text)

    assert_contract(source)
    assert source == read(text)


HOSTILE = {
    "one line": "word " * 400_000,
    "one word": "x" * 2_000_000,
    "paragraphs": "A short one here.\n\n" * 20_000,
    "menu": "Home\n" * 20_000,
    "brackets": "[(" * 300_000,
    "equal paragraphs": ("The same words stand here again and again, for no reason. " * 3 + "\n\n") * 5_000,
    "spaces": "a" + " " * 1_000_000 + "b",
    "tabs": "a\tb\n" * 20_000,
    "keys": "Date:\n" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_cost_little(text: str) -> None:
    """Huge and odd texts are read in seconds."""
    start = time.process_time()
    source = read(text)

    assert time.process_time() - start < 8
    assert source.blocks


def test_the_built_in_loaders_take_their_endings() -> None:
    """Page dumps and Markdown have a loader, and no ending has two."""
    endings = [suffix for loader in BUILT_IN for suffix in loader.suffixes]

    assert {".txt", ".md"} <= set(endings)
    assert len(endings) == len(set(endings))


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not at hand")
def test_the_seed_is_read_right() -> None:
    """The seed article's head, sections, repeat, life and appeal are found."""
    source = TextLoader().load(Document(SEED.name, SEED.read_bytes()))
    found = [block.kind for block in source.blocks]

    assert found[:7] == ["furniture", "caption", "title", "subtitle", "byline", "caption", "date"]
    assert found[-5:] == ["bio", "bio", "furniture", "furniture", "furniture"]
    assert len(source.sections) == 4
    assert found.count("pull-quote") == 1
    assert found.count("heading") == 3
    assert (source.record.published, source.record.publisher) == ("", "")
    assert len(source.record.authors) == 1
    assert_contract(source)


def test_a_mailed_page_is_read_block_by_block() -> None:
    """In a wrapped page, a short line ends its block; quotations, lists and notes are told apart."""
    page = """CRANES FOR TWO TOWNS

by Ada Quill
May 14, 2024

The two ports of the bay have competed for a century, and neither has
won. Each buys cranes that stand idle for most of the year, and each
blames the other for its empty docks.

There is another way. A shared fleet of cranes would serve both towns,
and the ferries could move them in a day [1]. The harbour masters of the
towns agree on that much.

    "The cranes are the town, and the town is the cranes, and nobody
    who was born here would say otherwise," the old master wrote.

1. A joint board of both towns, with five members from each of the
   councils, and a chair.
2. A price for each hour.

Costs Shared

What would it cost? Nobody knows yet, though the ferry owners have made
an offer that the towns will read in the spring.

Notes

[1] The ferry timetable of 2023, which both towns print each year, says
    so on its second page.
"""
    source = read(page)
    found = [block.kind for block in source.blocks]

    assert found == [
        *("title", "byline", "date", "paragraph", "paragraph", "quotation", "list-item", "list-item", "heading"),
        *("paragraph", "heading", "footnote"),
    ]
    assert source.record.published == "2024-05-14"
    assert_contract(source)


def test_a_page_without_blank_lines_is_read_block_by_block() -> None:
    """Where a dump has no blank line, each line is a block, and furniture within the article is told apart."""
    page = """Lindmar Times
Menu
News
Subscribe
The Ports Should Share Their Cranes
By
Ada Quill
Updated June 2, 2024
5 min read
The two ports of the bay have competed for a century, and neither has won.
Each buys cranes that stand idle for most of the year, and each blames the other for its empty docks.
Related: Ferries are late again
There is another way, and it is cheap. A shared fleet of cranes would serve both towns on the bay.
Why it works
Ferries could move the cranes in a day. The towns have done so with tugs for years, without a quarrel.
© 2024 Lindmar Times. All rights reserved.
"""
    source = read(page)

    assert [block.kind for block in source.blocks] == [
        *("furniture", "furniture", "furniture", "furniture", "title", "byline", "byline", "date", "furniture"),
        *("paragraph", "paragraph", "furniture", "paragraph", "heading", "paragraph", "furniture"),
    ]
    assert source.record.published == "2024-06-02"
    assert source.record.authors == (Author("Ada Quill"),)


NOTE = """Small trams

By Ann Lee

The city bought twenty small trams in the spring of last year, and the drivers learned to handle them in a week. The \
council expects that the trams will carry nine thousand people each day, most of them on the short line.

“They carry nine thousand people.”

Most passengers travel for work.
"""

WINTER = """Ferries in winter

The harbour board runs two boats in winter, and the crossing takes an hour when the sea is calm. The ferries carry \
people who work in the town and those who visit it on market days.

So be it.

The mayor must resign now.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(NOTE, ["title", "byline", "paragraph", "paragraph", "paragraph"], id="a byline and a quotation"),
        pytest.param(WINTER, ["title", "paragraph", "paragraph", "paragraph"], id="short sentences at the end"),
        pytest.param(
            "Boats\n\nThey run late. The sea is calm.\n\nSo be it.\n", ["title", "paragraph", "paragraph"],
            id="a title of no word of the text",
        ),
        pytest.param(
            "Ferries in winter\n\nThe board runs two boats. The sea is calm.\n\nSo be it.\n\nThe mayor must go.\n",
            ["title", "paragraph", "paragraph", "paragraph"],
            id="short sentences alone",
        ),
        pytest.param(
            NOTE + "\nSubscribe to our newsletter.\n\nThe town sleeps well.\n",
            ["title", "byline", "paragraph", "paragraph", "paragraph", "furniture", "furniture"],
            id="calls are furniture still, and what follows",
        ),
    ],
)  # fmt: skip
def test_no_sentence_of_a_note_is_lost(text: str, expected: list[str]) -> None:
    """In a small document a sentence is prose unless a cue names it furniture, and a short first line is its title."""
    source = read(text, "seeds/note.txt")

    assert expected == [block.kind for block in source.blocks]
    assert source.record.title == text.partition("\n")[0]
    assert source.problems == ()
    assert_contract(source)
