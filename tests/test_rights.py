from __future__ import annotations

from dataclasses import replace

import pytest

from digest import rights
from digest.model import Rights
from tests.data_samples import corpus

TIDE = ("silt0001", "dredge02", "sheet003", "sluice04")


@pytest.mark.parametrize(
    ("stated", "kept_back"),
    [
        pytest.param(Rights(), {}, id="nothing stated"),
        pytest.param(Rights("full"), {}, id="full text"),
        pytest.param(Rights("none"), dict.fromkeys(TIDE, "text"), id="no text"),
        pytest.param(Rights(max_excerpt_words=0), dict.fromkeys(TIDE, "max_excerpt_words"), id="no word"),
        pytest.param(
            Rights(max_excerpt_words=7), {"silt0001": "max_excerpt_words", "sheet003": "max_excerpt_words"},
            id="short excerpts",
        ),
        pytest.param(Rights(max_share=0.0), dict.fromkeys(TIDE, "max_share"), id="no share"),
        pytest.param(
            Rights(max_share=0.25), dict.fromkeys(("dredge02", "sheet003", "sluice04"), "max_share"), id="a quarter"
        ),
        pytest.param(
            Rights(max_share=0.2, max_excerpt_words=7),
            {"silt0001": "max_excerpt_words", "sheet003": "max_excerpt_words", "dredge02": "max_share"},
            id="share of what is short enough",
        ),
    ],
)  # fmt: skip
def test_a_stated_limit_withholds_what_goes_beyond_it(stated: Rights, kept_back: dict[str, str]) -> None:
    """Quotations beyond a stated limit are withheld, the least central first, and nothing else is."""
    found = rights.withheld(corpus(tide_rights=stated))

    assert {claim: reason for claim, reason in found.items() if reason} == kept_back


def test_what_is_shown_stays_within_the_share() -> None:
    """Whatever the share, the shown quotations together do not exceed it."""
    for tenth in range(11):
        whole = corpus(tide_rights=Rights(max_share=tenth / 10))
        found = rights.withheld(whole)
        shown = sum(len(whole.claims[claim].claim.quote) for claim in TIDE if not found[claim])

        assert shown <= tenth / 10 * len(whole.readings["tide"].source.text)


def test_a_source_without_rights_falls_under_the_defaults_of_the_digest() -> None:
    """Each field that a record leaves open is taken from the settings, unless the source may be shown in full."""
    whole = corpus(tide_rights=Rights("full"))
    whole = replace(whole, settings=replace(whole.settings, rights=Rights("none", 0.5)))

    assert rights.rights_of(whole, "tide") == Rights("full")
    assert rights.rights_of(whole, "lamp-nets") == Rights("none", 0.5)
