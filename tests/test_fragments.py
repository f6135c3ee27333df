from __future__ import annotations

import time
from urllib.parse import unquote

import pytest

from digest import fragments
from digest.model import Block, BlockKind, Record, Source


def source(*blocks: str, kinds: tuple[BlockKind, ...] = ()) -> Source:
    """A source of invented paragraphs."""
    text = "\n\n".join(blocks)
    found, at = [], 0
    for number, words in enumerate(blocks):
        kind = kinds[number] if kinds else "paragraph"
        found.append(Block(kind, "opening", at, at + len(words)))
        at += len(words) + 2
    return Source("x", "seeds/x.txt", "", "text/plain", text, Record(), (), tuple(found), ())


def directive(made: Source, words: str, occurrence: int = 0) -> str:
    """The directive for an occurrence of the words."""
    at = -1
    for _ in range(occurrence + 1):
        at = made.text.index(words, at + 1)
    return fragments.directive(made, at, at + len(words), fragments.passages(made))


LONG = " ".join(f"word{number}" for number in range(80))


@pytest.mark.parametrize(
    ("made", "words", "occurrence", "found"),
    [
        (source("The old mill stands by the river."), "The old mill stands by the river.", 0,
         "text=the%20old%20mill%20stands%20by%20the%20river."),
        (source("Zero-sum thinking, they say & mean, is over."), "Zero-sum thinking, they say & mean", 0,
         "text=zero%2Dsum%20thinking%2C%20they%20say%20%26%20mean"),
        (source("We saw a small red boat today. It was old."), "It was old.", 0,
         "text=red%20boat%20today.-,it%20was%20old."),
        (source("The mill turns every single day. Then it stops.", "The mill turns every single day. So it goes."),
         "The mill turns every single day.", 1, "text=then%20it%20stops.-,the%20mill%20turns%20every%20single%20day."),
        (source("One thing is said here twice over.", "One thing is said here twice over."),
         "One thing is said here twice over.", 1,
         "text=here%20twice%20over.-,one%20thing%20is%20said%20here%20twice%20over."),
        (source(LONG), LONG, 0, "text=word0%20word1%20word2%20word3,word76%20word77%20word78%20word79"),
        (source("The first part of a long claim", "and its second part in the next."),
         "The first part of a long claim\n\nand its second part in the next.", 0,
         "text=the%20first%20part%20of,part%20in%20the%20next."),
        (source("Same words here. Same words here."), "words here.", 0, "text=words%20here.,-same%20words%20here"),
        (source("Uncarved stones lie here"), "carved stones lie here", 0, ""),
        (source("the U.S. and its don't-knows of long ago"), "S. and its don't-knows of long ago", 0, ""),
    ],
    ids=[
        "unique sentence", "signs of the grammar", "short, so with context", "the second of two by what stands before",
        "the second of two blocks", "longer than the limit", "over two blocks", "the first of two by what follows",
        "within a word",
        "after a full stop in a word",
    ],
)  # fmt: skip
def test_directives(made: Source, words: str, occurrence: int, found: str) -> None:
    """A directive is the plainest one that leads to the passage and to no other."""
    assert directive(made, words, occurrence) == found


def test_no_directive_where_none_is_unique() -> None:
    """A passage that cannot be told from another gets no directive."""
    made = source(*["Said again and again and again."] * 9)

    assert directive(made, "Said again and again and again.", 4) == ""


def test_white_space_and_case_do_not_matter() -> None:
    """A browser compares words without regard to case and white space, and so do we."""
    made = source("It\nis  SO that towns keep bees.", "it is so that TOWNS keep bees.")

    assert directive(made, "It\nis  SO that towns keep bees.").endswith(",-it%20is%20so")


def test_furniture_is_no_context() -> None:
    """Words of the page's furniture may not stand beside the passage on the live page."""
    made = source("Skip to content", "It was old.", "Share", kinds=("furniture", "paragraph", "furniture"))

    assert directive(made, "It was old.") == ""


@pytest.mark.parametrize(
    ("url", "found", "address"),
    [
        ("https://x.example/a", "text=b", "https://x.example/a#:~:text=b"),
        ("https://x.example/a#top", "text=b", "https://x.example/a#top:~:text=b"),
        ("https://x.example/a", "", "https://x.example/a"),
    ],
    ids=["plain", "with an anchor", "without a directive"],
)
def test_addresses(url: str, found: str, address: str) -> None:
    """A directive stands behind the address's own fragment."""
    assert fragments.address(url, found) == address


def test_every_directive_leads_back() -> None:
    """Of a text of many alike sentences, each directive found names words of its own sentence."""
    sentences = [f"In year {number} the town counted {number * 7} hives and was glad of it." for number in range(60)]
    made = source(*(" ".join(sentences[n : n + 5]) for n in range(0, 60, 5)))

    for words in sentences:
        assert unquote(directive(made, words)).removeprefix("text=").split("-,")[-1].split(",-")[0] == words.lower()


def test_a_long_text_takes_linear_time() -> None:
    """A hundred thousand equal words do not make the search slow."""
    made = source(*["again and again " * 200] * 30, "The one sentence that is different from all others.")
    began = time.perf_counter()
    found = directive(made, "The one sentence that is different from all others.")

    assert found
    assert directive(made, "again and again again and again") == ""
    assert time.perf_counter() - began < 3
