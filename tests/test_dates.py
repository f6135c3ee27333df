from __future__ import annotations

import pytest

from digest import dates


@pytest.mark.parametrize(
    ("edtf", "words", "first", "full"),
    [
        pytest.param("2024-05-14", "14 May 2024", "2024-05-14", True, id="day"),
        pytest.param("2024-05", "May 2024", "2024-05-01", False, id="month"),
        pytest.param("2024", "2024", "2024-01-01", False, id="year"),
        pytest.param("0800", "800", "0800-01-01", False, id="early year"),
        pytest.param("2024-02-29~", "about 29 February 2024", "2024-02-29", False, id="approximate"),
        pytest.param("2024?", "perhaps 2024", "2024-01-01", False, id="uncertain"),
        pytest.param("2024%", "perhaps about 2024", "2024-01-01", False, id="both"),
        pytest.param("2024/2025-03", "2024 to March 2025", "2024-01-01", False, id="interval"),
        pytest.param("", "", "", False, id="unknown"),
        pytest.param("2023-02-29", "2023-02-29", "", False, id="no such day"),
        pytest.param("2023-13", "2023-13", "", False, id="no such month"),
        pytest.param("2023-00", "2023-00", "", False, id="month nought"),
        pytest.param("0000", "0000", "", False, id="year nought"),
        pytest.param("spring", "spring", "", False, id="words"),
        pytest.param("2024/..", "2024/..", "2024-01-01", False, id="open interval"),
        pytest.param("٢٠٢٤", "٢٠٢٤", "", False, id="digits of another script"),
    ],
)
def test_a_date_is_shown_as_people_write_it(edtf: str, words: str, first: str, *, full: bool) -> None:
    """A date becomes words, its first day and whether it is one certain day; what is no date stays as it is."""
    assert (dates.shown(edtf), dates.first_day(edtf), dates.is_full(edtf)) == (words, first, full)
