from __future__ import annotations

import json

from digest.emitters import BUILT_IN
from digest.emitters.claim_record import MEMBERS
from digest.emitters.claims import ClaimsEmitter
from digest.emitters.guide import FILES, GuideEmitter
from digest.emitters.manifest import PATH
from tests.data_samples import corpus, texts


def test_every_data_file_is_described() -> None:
    """The guide names each file in `data/`, and none that is not there."""
    emitted = {file.path for emitter in BUILT_IN for file in emitter.emit(corpus())} | {PATH}

    assert {path for path in emitted if path.startswith("data/")} == {f"data/{name}" for name in (*FILES, "README.md")}


def test_every_member_of_a_claim_is_described() -> None:
    """The guide names each member of a claim's record, in its order."""
    emitted = texts((*ClaimsEmitter().emit(corpus()), *GuideEmitter().emit(corpus())))

    assert list(json.loads(emitted["data/claims.jsonl"].splitlines()[0])) == list(MEMBERS)
    assert all(f"- `{name}`: " in emitted["data/README.md"] for name in MEMBERS)


def test_the_guide_names_the_digest() -> None:
    """The guide opens with the digest's title and licence."""
    assert texts(GuideEmitter().emit(corpus()))["data/README.md"].startswith(
        "# Data of “The Norrvik digest”\n\nLicence: CC-BY-4.0\n\n- [`claims.json`](claims.json): "
    )
