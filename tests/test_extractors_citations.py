"""What texts lean on: identifiers, named works, meetings and studies. Every work is invented."""

from __future__ import annotations

import pytest

from digest.extractors.citations import CitationExtractor
from digest.loaders.prose import load_prose
from digest.passages.identifiers import identifiers, isbn_is_valid, trimmed


def mentions(text: str) -> list[tuple[str, str, str]]:
    """Each mention's words, type and title."""
    found = CitationExtractor().extract(load_prose("h.txt", text), ()).mentions
    return [(text[one.start : one.end], one.reference.type, one.reference.title) for one in found]


@pytest.mark.parametrize(
    ("text", "scheme", "value", "words"),
    [
        pytest.param("See doi:10.1000/XYZ(12).", "doi", "10.1000/xyz(12)", "10.1000/XYZ(12)", id="doi with brackets"),
        pytest.param("(https://doi.org/10.1000/abc).", "doi", "10.1000/abc", "10.1000/abc", id="doi in brackets"),
        pytest.param("arXiv:2101.00001v2 says", "arxiv", "2101.00001", "2101.00001v2", id="arxiv"),
        pytest.param("ISBN 978-3-16-148410-0.", "isbn", "9783161484100", "978-3-16-148410-0", id="isbn"),
        pytest.param("PMID: 12345678.", "pmid", "12345678", "12345678", id="pmid"),
        pytest.param("Resolution A/RES/78/265.", "report", "A/RES/78/265", "A/RES/78/265", id="resolution"),
        pytest.param("at 88 FR 75191,", "report", "88 FR 75191", "88 FR 75191", id="federal register"),
        pytest.param("Executive Order 14110", "report", "Executive Order 14110", "Executive Order 14110", id="order"),
        pytest.param("CELEX 32024R1689.", "celex", "32024R1689", "32024R1689", id="celex"),
        pytest.param("Regulation (EU) 2024/1689.", "report", "Regulation (EU) 2024/1689", "Regulation (EU) 2024/1689",
                     id="regulation"),
    ],
)  # fmt: skip
def test_identifiers_have_spans_and_normal_forms(text: str, scheme: str, value: str, words: str) -> None:
    """An identifier is found with its exact span and its normal form."""
    (one,) = identifiers(text)

    assert (one.scheme, one.value, text[one.start : one.end]) == (scheme, value, words)


def test_a_wrong_check_digit_is_no_isbn() -> None:
    """Checksums are checked."""
    assert identifiers("ISBN 978-3-16-148410-1.") == []
    assert isbn_is_valid("080442957X")
    assert not isbn_is_valid("0804429570")


@pytest.mark.parametrize(("words", "kept"), [("a(b)).", "a(b)"), ("a,", "a"), ("a]", "a"), ("", "")])
def test_closing_punctuation_is_cut_off(words: str, kept: str) -> None:
    """A bracket stays only if it was opened within."""
    assert trimmed(words) == kept


@pytest.mark.parametrize(
    ("text", "words", "kind", "title"),
    [
        pytest.param("It broke the Harbour Act.", "Harbour Act", "legislation", "Harbour Act", id="a law"),
        pytest.param("The Treaty on the Law of Quays holds.", "Treaty on the Law of Quays", "treaty",
                     "Treaty on the Law of Quays", id="a treaty"),
        pytest.param("Ships met the Quay Summit with joy.", "Quay Summit", "event", "Quay Summit", id="a summit"),
        pytest.param("So a 2023 study by the Harbour Office holds.", "2023 study by the Harbour Office", "report",
                     "2023 study by Harbour Office", id="a study with its maker"),
    ],
)  # fmt: skip
def test_named_works_are_mentions(text: str, words: str, kind: str, title: str) -> None:
    """Laws, treaties, summits and studies are found by name."""
    assert (words, kind, title) in mentions(text)


def test_later_mentions_point_to_the_first() -> None:
    """The Quay meeting, the Quay talks and "these talks" are one reference."""
    text = "The Quay meeting was short. Then the Quay talks went on. These talks failed."

    assert {title for _, _, title in mentions(text)} == {"Quay meeting"}
    assert len(mentions(text)) == 3


def test_common_words_are_no_citations() -> None:
    """Words in lower case that nothing names are no citations."""
    assert mentions("The order of ships is a law of the sea, and a study takes long.") == []
