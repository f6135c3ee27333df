from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.emitters.annotations import AnnotationsEmitter, _repeated
from digest.model import Rights, Wording
from tests.data_samples import TIDE_TEXT, UNSTATED, corpus, texts


def targets(*, rights: Rights = UNSTATED, wording: Wording = "verbatim") -> dict[str, dict[str, Any]]:
    """The annotations' targets by claim id."""
    page = json.loads(texts(AnnotationsEmitter().emit(corpus(tide_rights=rights, wording=wording)))[PATH])
    return {one["via"][-9:-1]: one["target"] for one in page["items"]}


PATH = "data/annotations.jsonld"


@pytest.mark.parametrize("rights", [Rights(), Rights("full"), Rights("excerpts", 0.9)], ids=repr)
def test_every_annotation_resolves_to_its_quotation(rights: Rights) -> None:
    """Both selectors lead to the same words of the source's text, and the text is named by its hash."""
    whole = corpus(tide_rights=rights)
    for claim, target in targets(rights=rights).items():
        source = whole.readings[whole.claims[claim].source].source
        quote, place = target["selector"]
        found = source.text.find(quote.get("prefix", "") + quote["exact"] + quote.get("suffix", ""))

        assert found + len(quote.get("prefix", "")) == place["start"]
        assert source.text[place["start"] : place["end"]] == quote["exact"] == whole.claims[claim].claim.quote
        assert target["sha256"] == source.sha256


def test_context_is_given_where_it_is_free() -> None:
    """With full rights 32 signs stand on either side; without, none unless the quotation is repeated."""
    free, shy = targets(rights=Rights("full"))["dredge02"], targets()["dredge02"]

    assert free["selector"][0]["prefix"] == TIDE_TEXT[78 - 32 : 78]
    assert free["selector"][0]["suffix"] == TIDE_TEXT[120:152]
    assert set(shy["selector"][0]) == {"type", "exact"}


def test_a_withheld_quotation_leaves_its_place() -> None:
    """Where the rights allow no text, a position alone remains."""
    target = targets(rights=Rights("none"))["dredge02"]

    assert target["selector"] == [{"type": "TextPositionSelector", "start": 78, "end": 120}]


def test_a_restatement_is_annotated_on_our_own_page() -> None:
    """The words of a restatement are not in the original, so the target is the source's page here."""
    assert targets()["dredge02"]["source"] == "https://example.org/tide?a=1&b=2"
    assert targets(wording="restated")["dredge02"]["source"] == "https://example.org/d/sources/tide/"


def test_an_annotation_has_the_form_of_the_web_annotation_model() -> None:
    """One annotation in full: the golden case of the format."""
    page = json.loads(texts(AnnotationsEmitter().emit(corpus()))[PATH])
    silt = next(one for one in page["items"] if one["via"].endswith("silt0001/"))

    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert page["partOf"]["total"] == len(page["items"]) == 6
    assert silt == {
        "id": silt["id"],
        "type": "Annotation",
        "motivation": ["identifying", "classifying"],
        "body": [
            {
                "type": "TextualBody",
                "value": "Norrvik's harbour is silting up.",
                "purpose": "describing",
                "language": "en",
            },
            {"type": "TextualBody", "value": "fact", "purpose": "tagging"},
            {"type": "TextualBody", "value": "The harbour", "purpose": "tagging"},
        ],
        "target": {
            "type": "SpecificResource",
            "source": "https://example.org/tide?a=1&b=2",
            "sha256": corpus().readings["tide"].source.sha256,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "The harbour of Norrvik silts up faster than anyone admits.",
                },
                {"type": "TextPositionSelector", "start": 19, "end": 77},
            ],
        },
        "via": "https://example.org/d/c/silt0001/",
    }


@given(st.text("ab", max_size=30), st.text("ab", min_size=1, max_size=4))
def test_a_repeat_is_seen_even_where_it_overlaps(text: str, quote: str) -> None:
    """A quotation counts as repeated exactly where the text holds it at two places."""
    places = [at for at in range(len(text)) if text.startswith(quote, at)]
    if places:
        assert _repeated(text, quote, 1) == (len(places) > 1)
