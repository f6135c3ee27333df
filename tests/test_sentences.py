"""Sentences are cut where a reader would cut them. All texts are invented."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.sentences import split

SEED = Path(__file__).parent.parent.parent / "shared" / "seeds" / "000_fa59752dde5da5c9.txt"

CASES = {
    "plain": "It rained.| We stayed in.",
    "short small word": "A levy would raise the same sum.| That is why it must go.| It was ten.| A guess, no more.",
    "question and cry": "Will it hold?| Nobody knows!| We wait.",
    "country before its officials": "The U.S. Secretary of State spoke.| Others listened.",
    "country at the end": "She moved to the U.S.| He stayed behind.",
    "that is": "They need trust, i.e., time and patience.| That is rare.",
    "senator": "Sen. Ada Roe voted yes.| Rep. B. Doe did not.",
    "two titles": "Lt. Gen. H. R. Roe resigned.| So did Col. A. B. Doe.",
    "initials": "Dr. J. R. R. Roe of M.I.T. co-wrote it.| It was cited.",
    "letter that names": "Take Vitamin B.| Then rest.",
    "stop in a quotation": "He called it “dangerous.”| She agreed.",
    "speaker after a cry": "“We will not sign!” Mr. Roe said on Monday.| The room fell silent.",
    "speaker after a question": "“Is it safe?” he asked.| Nobody answered.",
    "two sentences quoted in one": "He said, “It is over. We lost.”| Then he left.",
    "ellipsis within": "She paused … and went on.| They waited.",
    "ellipsis at the end": "She paused…| Then she went on.",
    "spaced stops": "That is all that was left out . . . .| Next we turn to law.",
    "list in a run": "1. The first item| 2. The second item",
    "enumerator": "1. Begin here.| 2. End here.",
    "sections of laws": "See Art. 6 and Sec. 4(b).| No. 3 differs.",
    "company": "Apple Inc. rose.| Beta Ltd. in London fell.",
    "clock": "It ended at 5 p.m.| No one spoke.",
    "month": "It happened on Jan. 6, 2021.| Police came.",
    "address": "Visit example.org for more.| Write soon.",
    "decimals": "The rate rose 3.5% to 4.2.| It fell later.",
    "no stop at the end": "One study found| that",
    "forgotten space": "She went to school.But since then she left.",
    "wrapped line": "The line is\nwrapped here. | The next\nis too.",
}


def test_cases() -> None:
    """Each case is cut where its bars stand, and nowhere else."""
    wrong = {}
    for name, marked in CASES.items():
        if name in {"no stop at the end", "forgotten space", "wrapped line"}:
            continue
        text = marked.replace("|", "")
        found = "|".join(text[span.start : span.end] for span in split(text, 0, len(text)))
        if found != marked.replace("| ", "|"):
            wrong[name] = found

    assert wrong == {}


def test_a_sentence_without_a_stop_is_a_sentence() -> None:
    """Words without a full stop are one sentence."""
    text = "One study found that people work together"

    assert [(0, len(text))] == [tuple(span) for span in split(text, 0, len(text))]


def test_a_forgotten_space_does_not_glue_sentences() -> None:
    """A capital right after a small word's stop begins a sentence; a file name's does not."""
    text = "She went to school.But since then she left. See a.Bc and x.Y too."

    assert [text[a:b] for a, b in split(text, 0, len(text))] == [
        "She went to school.",
        "But since then she left.",
        "See a.Bc and x.Y too.",
    ]


def test_lines_are_joined_in_reading() -> None:
    """A newline counts as a space, and stays in the span."""
    text = "The line is\nwrapped here. The next\nis too."

    assert [text[a:b] for a, b in split(text, 0, len(text))] == ["The line is\nwrapped here.", "The next\nis too."]


def test_only_the_range_is_read() -> None:
    """Sentences lie within the range that is asked for."""
    text = "Before. One here. Two here. After."

    assert [text[a:b] for a, b in split(text, 8, 27)] == ["One here.", "Two here."]


@given(st.text(alphabet="aB1 .!?…”“\"'()[]\n\t:;,-•—I", max_size=120) | st.text(max_size=80))
@settings(deadline=None)
def test_sentences_are_ordered_disjoint_and_cover_all(text: str) -> None:
    """For any text, spans are ordered, disjoint, inside, tight, and leave out blank characters only."""
    at = 0
    for start, end in split(text, 0, len(text)):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("unit", ["a", "Mr. ", "“", ". ", "1. A ", "U.S. ", "… ", "? ", "x.X", "(a. ", "“A. "])
def test_cost_is_linear(unit: str) -> None:
    """A long run of one sign, word or mark takes time in proportion to its length."""
    split("Warm up. The engine is loaded.", 0, 30)
    start = time.process_time()
    split(unit * (200_000 // len(unit)), 0, 200_000)

    assert time.process_time() - start < 4


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not at hand")
def test_the_seed_is_cut_right() -> None:
    """Abbreviations of the seed article end no sentence."""
    text = SEED.read_text("utf-8")
    ends = {text[a:b][-24:] for a, b in split(text, 0, len(text))}

    assert not any(end.endswith(("U.S.", "i.e.", "D.C.")) for end in ends)
