"""What a reader sees is the stored text less its markup, at unchanged offsets. All texts are invented."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digest.extractors import BUILT_IN
from digest.loaders.markdown import MarkdownLoader
from digest.model import Document, Source, Span
from digest.reading import read
from digest.visible import masked, pieces, visible
from tests.linked_samples import reading


def marked(text: str, *marks: tuple[int, int]) -> Source:
    """A source with that text and markup."""
    return replace(reading("marked", ["x"]).source, text=text, markup=tuple(Span(*mark) for mark in marks))


def test_a_link_is_seen_as_its_words() -> None:
    """Brackets and address are not seen."""
    source = marked("The [order](https://a.example) stands.", (4, 5), (10, 30))

    assert visible(source, 0, len(source.text)) == "The order stands."
    assert visible(source, 5, 12) == "order"


def test_a_source_without_markup_is_itself() -> None:
    """Nothing is copied where there is nothing to hide."""
    source = marked("The order stands.")

    assert masked(source) is source


def test_a_claim_takes_the_marks_around_its_words() -> None:
    """A claim that begins or ends with a link is quoted with the whole link."""
    text = "---\ntitle: Tides\nwording: verbatim\n---\n\n[The order](https://a.example) must stand by [its words](https://b.example)\n"
    document = Document("seeds/tides.md", text.encode())

    [claim] = read(document, loader=MarkdownLoader(), extractors=BUILT_IN).claims

    assert claim.quote == text.splitlines()[-1]


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """Any text with any ordered, disjoint markup."""
    text = draw(st.text(max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8).filter(lambda cuts: len(cuts) % 2 == 0)))
    marks = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if a < b]
    return marked(text, *marks)


@given(sources(), st.data())
def test_masking_keeps_every_offset(source: Source, data: st.DataObject) -> None:
    """The masked text is as long as the text, equal outside the markup and blank inside it."""
    seen = masked(source).text
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))

    assert len(seen) == len(source.text)
    assert all(not seen[mark.start : mark.end].strip() for mark in source.markup)
    assert all(source.text[p.start : p.end] == seen[p.start : p.end] for p in pieces(source, start, end))
    kept = [n for n in range(start, end) if not any(mark.start <= n < mark.end for mark in source.markup)]
    assert [n for piece in pieces(source, start, end) for n in range(*piece)] == kept
