"""The marks of Markdown are known, so that readers and extractors see words alone. All texts are invented."""

from __future__ import annotations

import itertools

from digest.loaders.markdown import MarkdownLoader
from digest.model import Document, Source
from digest.visible import visible

SHOWN = "The old mill is very old, code, 5*3*2 and snake_case_word."


def load(text: str) -> Source:
    """The Markdown text as a source."""
    return MarkdownLoader().load(Document("seeds/mill.md", text.encode()))


def test_marks_are_not_words() -> None:
    """Brackets, addresses and stars are not seen; words, and stars and underscores between them, are."""
    source = load("The [old *mill*](https://x.example/a_b_c) is **very** old, `code`, 5*3*2 and snake_case_word.\n")

    assert visible(source, 0, len(source.text)).strip() == SHOWN
    assert visible(source, 5, 8) == "old"


def test_the_signs_of_a_quotation_are_not_words() -> None:
    """The sign that opens a quotation's later lines is not seen."""
    source = load("Before.\n\n> The mill is old\n> and grinds.\n")

    assert visible(source, 11, len(source.text)).strip() == "The mill is old\nand grinds."


def test_front_matter_and_code_have_no_marks() -> None:
    """What is not prose is left as it stands."""
    source = load("---\ntitle: The *old* mill\n---\n\nIt grinds.\n\n```\n*no* [mark](x)\n```\n")

    assert source.markup == ()


def test_marks_are_ordered_and_disjoint() -> None:
    """Marks within marks are put together."""
    marks = load("A [**b** `c`](https://x.example) *d* __e__ <https://y.example/> f.\n").markup

    assert all(one.end <= two.start for one, two in itertools.pairwise(marks))
