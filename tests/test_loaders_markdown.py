"""Markdown documents. Every person, work and sentence here is invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import DigestError, show
from digest.loaders.markdown import MarkdownLoader
from digest.model import PROSE, Author, Document, Link, Source

PAGE = """---
title: Cranes for Two Towns
authors:
  - name: Ada Quill
published: 2024-05-14
key: cranes
---
# Cranes for Two Towns

Opening words here. More *words* here.

## Shared **costs** {#costs}

- One item that is said.
- Another item,
  on two lines. And more.

> Quoted words
> on two lines. And more.

Setext heading
--------------

A [link](https://example.org/a_(b)) and note[^1] and [@quill2024, p. 3; @reed]. See [words][x].

| a | b |
|---|:-:|
| 1 | 2 |

```python
x = 1
```

[x]: https://example.org/ref
[^1]: A note of words.
[^2]: Second

<!-- a comment -->
***
"""

RESTATED = """---
title: Cranes
wording: restated
---
## Costs

Cranes stand idle for most of the year. Nobody minds. [s. 4.1]

- The towns should share. [p. 7, note 2]
- A [link](https://example.org/)
"""


def read(text: str, path: str = "seeds/a.md") -> Source:
    """The source that a text gives."""
    return MarkdownLoader().load(Document(path, text.encode("utf-8")))


def assert_contract(source: Source) -> None:
    """Blocks, sentences and links keep the contract of offsets."""
    at = 0
    for block in source.blocks:
        assert at <= block.start < block.end <= len(source.text)
        assert not source.text[at : block.start].strip()
        assert block.because
        at = block.end
    assert not source.text[at:].strip()
    last = 0
    for sentence in source.sentences:
        block = source.blocks[sentence.block]
        assert block.kind in PROSE
        assert max(last, block.start) <= sentence.start < sentence.end <= block.end
        last = sentence.end
    assert all(0 <= link.start < link.end <= len(source.text) for link in source.links)


def test_a_document_is_read_block_by_block() -> None:
    """Each block of a document has its kind, section and exact span."""
    source = read(PAGE)

    assert [(block.kind, block.section, source.text[block.start : block.end][:13]) for block in source.blocks] == [
        ("furniture", "opening", "---\ntitle: Cr"),
        ("title", "opening", "# Cranes for "),
        ("paragraph", "opening", "Opening words"),
        ("heading", "costs", "## Shared **c"),
        ("list-item", "costs", "- One item th"),
        ("list-item", "costs", "- Another ite"),
        ("quotation", "costs", "> Quoted word"),
        ("heading", "setext-heading", "Setext headin"),
        ("paragraph", "setext-heading", "A [link](http"),
        ("table", "setext-heading", "| a | b |\n|--"),
        ("code", "setext-heading", "```python\nx ="),
        ("furniture", "setext-heading", "[x]: https://"),
        ("footnote", "setext-heading", "[^1]: A note "),
        ("footnote", "setext-heading", "[^2]: Second"),
        ("furniture", "setext-heading", "<!-- a commen"),
        ("furniture", "setext-heading", "***"),
    ]
    assert_contract(source)


def test_the_record_comes_from_the_front_matter() -> None:
    """Fields, key and provenance are those of the front matter."""
    source = read(PAGE)

    assert source.key == "cranes"
    assert (source.record.title, source.record.published) == ("Cranes for Two Towns", "2024-05-14")
    assert (Author("Ada Quill"),) == source.record.authors
    assert ("title", "front matter") in source.record.provenance


def test_the_first_heading_is_the_title_without_front_matter() -> None:
    """A heading of level 1 gives the title that no front matter gave; the key is the file's name."""
    source = read("# The *Two* Towns\n\nWords.\n", "seeds/sub/Two Towns.md")

    assert (source.record.title, source.key) == ("The Two Towns", "two-towns")
    assert source.record.provenance == (("title", "heading of level 1"),)
    assert source.blocks[0].kind == "title"


def test_headings_are_clean_in_sections() -> None:
    """Section titles have no marks, and explicit ids are kept."""
    assert [(section.id, section.title, section.level) for section in read(PAGE).sections] == [
        ("opening", "", 1),
        ("costs", "Shared costs", 2),
        ("setext-heading", "Setext heading", 2),
    ]


def test_sentences_begin_after_the_marks() -> None:
    """Marks of lists and quotations are in no sentence's beginning."""
    source = read(PAGE)

    assert [source.text[one.start : one.end] for one in source.sentences] == [
        "Opening words here.",
        "More *words* here.",
        "One item that is said.",
        "Another item,\n  on two lines.",
        "And more.",
        "Quoted words\n> on two lines.",
        "And more.",
        "A [link](https://example.org/a_(b)) and note[^1] and [@quill2024, p. 3; @reed].",
        "See [words][x].",
    ]


def test_links_notes_and_citations() -> None:
    """Links, marks of notes and citation keys are found with targets and locators."""
    source = read(PAGE)

    assert [(source.text[link.start : link.end], link.target, link.locator) for link in source.links] == [
        ("[link](https://example.org/a_(b))", "https://example.org/a_(b)", ""),
        ("[^1]", "#note-1", ""),
        ("@quill2024, p. 3", "@quill2024", "p. 3"),
        ("@reed", "@reed", ""),
        ("[words][x]", "https://example.org/ref", ""),
    ]


def test_restated_paragraphs_carry_their_locator() -> None:
    """The bracket at a restated paragraph's end is its locator and in no sentence."""
    source = read(RESTATED)
    found = [source.text[slice(*block.locator)] for block in source.blocks if block.locator]

    assert found == ["s. 4.1", "p. 7, note 2"]
    assert [source.text[one.start : one.end] for one in source.sentences][:3] == [
        "Cranes stand idle for most of the year.",
        "Nobody minds.",
        "The towns should share.",
    ]
    assert_contract(source)


def test_brackets_are_words_where_the_wording_is_verbatim() -> None:
    """Without `wording: restated` no bracket is a locator."""
    source = read(RESTATED.replace("restated", "verbatim"))

    assert not any(block.locator for block in source.blocks)


def test_an_unsafe_link_is_a_warning() -> None:
    """An address that is not allowed makes no link, and is told."""
    source = read("See [this](javascript:alert(1)) now.\n")

    assert source.links == ()
    assert show(source.problems[0]) == (
        "seeds/a.md:1:5: warning: the link's address `javascript:alert(1)` is not allowed [unsafe-link]\n"
        "    See [this](javascript:alert(1)) now.\n"
        "        ^~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "    hint: Write the whole address, beginning with https://, http:// or mailto:."
    )


def test_a_relative_link_is_a_warning_and_its_words_stay() -> None:
    """A relative address makes no link and is told; a reader of the page sees the words alone."""
    source = read("See [the notes](notes/foo.html) now.\n")

    assert source.links == ()
    assert [source.text[one.start : one.end] for one in source.markup] == ["[", "](notes/foo.html)"]
    assert show(source.problems[0]) == (
        "seeds/a.md:1:5: warning: `notes/foo.html`: a relative address leads nowhere once the source is published"
        " [unsafe-link]\n"
        "    See [the notes](notes/foo.html) now.\n"
        "        ^~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
        "    hint: Write the whole address, beginning with https://, http:// or mailto:."
    )


@pytest.mark.parametrize(
    ("text", "target"),
    [
        pytest.param("[a](https://ports.example/?a=1&amp;b=2)", "https://ports.example/?a=1&b=2", id="an entity"),
        pytest.param("[a](HTTPS://ports.example/)", "HTTPS://ports.example/", id="in capitals"),
        pytest.param("<mailto:ada@ports.example>", "mailto:ada@ports.example", id="mail"),
        pytest.param("[a]\n\n[a]: https://ports.example/x, because", "https://ports.example/x", id="a comma after it"),
        pytest.param("[a]\n\n[a]: <https://ports.example/x>.", "https://ports.example/x", id="in pointed brackets"),
        pytest.param("[l](JaVaScRiPt&colon;alert(1))", "", id="a script in disguise"),
        pytest.param("[l](&#x2F;&#x2F;ports.example)", "", id="without a scheme, in disguise"),
        pytest.param("[a]\n\n[a]: other.md, because", "", id="a relative definition"),
    ],
)
def test_only_whole_addresses_make_links(text: str, target: str) -> None:
    """A link's target is a whole address of an allowed scheme, else there is a warning in its place."""
    source = read(text + "\n")

    assert [one.target for one in source.links] == [target] * bool(target)
    assert [one.kind for one in source.problems] == ["unsafe-link"] * (not target)


def test_front_matter_that_never_ends_is_refused() -> None:
    """The opening fence is pointed to."""
    with pytest.raises(DigestError) as caught:
        read("---\ntitle: A\n\nWords\n")

    assert str(caught.value) == (
        "seeds/a.md:1:1: error: the front matter is opened with `---` and never closed [invalid-yaml]\n"
        "    ---\n"
        "    ^~~\n"
        "    hint: End it with a line `---`."
    )


def test_all_faults_of_front_matter_are_told_at_their_lines() -> None:
    """An unknown key and a wrong date are both found, with lines of the file."""
    with pytest.raises(DigestError) as caught:
        read("---\ntitle: A\ntitel: B\npublished: soon\n---\nWords\n")

    assert {("unknown-key", 3), ("invalid-date", 4)} == {(p.kind, p.where.line) for p in caught.value.problems}


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """A line of hyphens without keys after it is a rule."""
    assert [block.kind for block in read("---\n\nWords here.\n").blocks] == ["furniture", "paragraph"]


def test_bare_addresses_end_before_punctuation() -> None:
    """A bare address leaves the sentence's stop and bracket outside."""
    source = read("It is there (https://example.org/a).\n")

    assert (Link(13, 34, "https://example.org/a"),) == source.links


MARKS = st.text(alphabet="ab .[]()#>-*_`|\n\t1^@:{}!~<=\\", max_size=120)


@given(MARKS | st.lists(st.sampled_from(PAGE.split("\n")), max_size=25).map("\n".join))
@settings(deadline=None, max_examples=200)
def test_any_text_keeps_the_contract(text: str) -> None:
    """For any text, blocks are ordered, disjoint and cover all; reading twice gives the same."""
    try:
        source = read(text + "\n\nx")
    except DigestError as error:
        assert error.problems  # noqa: PT017  # either outcome is fine
        return

    assert_contract(source)
    assert source == read(text + "\n\nx")


HOSTILE = {
    "one line": "word " * 200_000,
    "paragraphs": "A short one.\n\n" * 20_000,
    "brackets": "[" * 200_000,
    "pictures": "![" * 100_000,
    "open links": "[a](" * 50_000,
    "definitions": "[a]: /b\n" * 20_000,
    "quotes": ">" * 20_000 + " a",
    "headings": "# a\n" * 5_000,
    "notes": "[^a]: b\n" * 10_000,
    "ats": "[@" * 50_000,
    "addresses": "https://" * 20_000,
    "table": "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + ("|b" * 500 + "|\n") * 50,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_cost_little(text: str) -> None:
    """Huge and odd documents are read in seconds."""
    start = time.process_time()
    read(text)

    assert time.process_time() - start < 6
