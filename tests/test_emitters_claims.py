from __future__ import annotations

import json

from digest.emitters.claims import ClaimsEmitter
from digest.model import Rights
from tests.data_samples import corpus, texts


def test_both_files_hold_the_same_objects() -> None:
    """`claims.json` wraps exactly the objects that `claims.jsonl` has one a line, in the corpus's order."""
    emitted = texts(ClaimsEmitter().emit(corpus()))
    whole = json.loads(emitted["data/claims.json"])
    lines = [json.loads(line) for line in emitted["data/claims.jsonl"].splitlines()]

    assert whole["schema"] == "digest.claims/1"
    assert whole["claims"] == lines
    assert [line["id"] for line in lines] == list(corpus().claims)


def test_a_record_holds_all_that_is_known_of_a_claim() -> None:
    """A claim's record is exactly this: the golden case of the format."""
    emitted = texts(ClaimsEmitter().emit(corpus()))
    records = {record["id"]: record for record in map(json.loads, emitted["data/claims.jsonl"].splitlines())}

    assert records["dredge02"] == {
        "id": "dredge02",
        "url": "https://example.org/d/c/dredge02/",
        "source": {
            "key": "tide",
            "title": "Counting the tide",
            "published": "2024-05-14",
            "url": "https://example.org/tide?a=1&b=2",
            "page": "https://example.org/d/sources/tide/",
        },
        "number": 2,
        "quote": "Dredgers took out 40,000 tonnes last year.",
        "withheld": "",
        "quote_verified": True,
        "start": 78,
        "end": 120,
        "section": {"id": "opening", "title": ""},
        "locator": "",
        "wording": "verbatim",
        "statement": "",
        "kind": "fact",
        "evidence_type": "statistics",
        "modality": "asserted",
        "confidence": 0.75,
        "voice": {
            "ids": ["mira-solberg", "jonas-van-der-eike"],
            "role": "author",
            "name": "Mira Solberg; Jonas van der Eike",
            "stance": "neutral",
            "title": "",
            "affiliation": "",
        },
        "reported": False,
        "themes": ["harbour"],
        "references": ["port-report"],
        "relations": [
            {"type": "supports", "claim": "silt0001", "because": "stands after it", "origin": "found"},
        ],
        "central": False,
        "role": "pro",
        "salience": 0.3333,
        "status": "published",
        "under_review": False,
        "origin": "extracted",
        "edited": [],
        "edited_by": "",
        "edited_on": "",
        "note": "",
        "because": ["finite verb"],
    }  # fmt: skip
    assert records["sheet003"]["voice"] == {
        "ids": ["ada-quill"], "role": "person", "name": "Ada Quill", "stance": "rejects", "title": "harbour master",
        "affiliation": "",
    }  # fmt: skip
    assert records["sheet003"]["reported"]
    assert records["sluice04"]["under_review"]


def test_a_withheld_quotation_is_in_no_file() -> None:
    """Where the rights allow no text, the quotation is null and its words are nowhere; its place stays."""
    emitted = texts(ClaimsEmitter().emit(corpus(tide_rights=Rights("none"))))
    record = next(one for one in map(json.loads, emitted["data/claims.jsonl"].splitlines()) if one["id"] == "dredge02")

    assert record["quote"] is None
    assert record["withheld"] == "text"
    assert (record["start"], record["end"], record["quote_verified"]) == (78, 120, True)
    assert not any("40,000 tonnes" in text for text in emitted.values())
    assert any("Night lamps" in text for text in emitted.values())


def test_without_an_address_links_are_paths_of_the_site() -> None:
    """Where no `base_url` is set, `url` is the path from the site's root."""
    emitted = texts(ClaimsEmitter().emit(corpus(base_url="")))

    assert json.loads(emitted["data/claims.json"])["claims"][0]["url"] == "c/lamps006/"
