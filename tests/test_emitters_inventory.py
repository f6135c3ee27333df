from __future__ import annotations

import hashlib
import json
from dataclasses import replace

from digest.corpus import Ledger, LedgerEntry, QuoteSelector
from digest.emitters import BUILT_IN
from digest.emitters.inventory import InventoryEmitter
from digest.emitters.manifest import manifest
from digest.model import File, Rights
from tests.data_samples import corpus, texts


def test_the_inventory_lists_all_that_has_an_address() -> None:
    """Every claim, source, theme, voice and reference is there with type, title and address."""
    inventory = json.loads(texts(InventoryEmitter().emit(corpus()))["data/inventory.json"])
    counts: dict[str, int] = {}
    for item in inventory["items"]:
        counts[item["type"]] = counts.get(item["type"], 0) + 1

    assert counts == {"claim": 6, "source": 2, "theme": 3, "voice": 4, "reference": 2}
    assert inventory["items"][2] == {
        "type": "claim",
        "id": "silt0001",
        "title": "Norrvik's harbour is silting up.",
        "url": "https://example.org/d/c/silt0001/",
        "status": "published",
    }


def test_withdrawn_claims_stay_in_the_inventory() -> None:
    """A claim that is gone keeps its address, with what became of it."""
    gone = LedgerEntry(
        "gone0001", "tide", "0" * 16, QuoteSelector("x"), 0, "merged", "silt0001", "the same", "2024-07-01"
    )
    inventory = json.loads(
        texts(InventoryEmitter().emit(replace(corpus(), ledger=Ledger((gone,)))))["data/inventory.json"]
    )

    assert inventory["items"][6] == {
        "type": "claim",
        "id": "gone0001",
        "title": "",
        "url": "https://example.org/d/c/gone0001/",
        "status": "merged",
        "successor": "silt0001",
        "reason": "the same",
        "on": "2024-07-01",
    }


def test_the_manifest_names_every_file_but_itself() -> None:
    """Files are listed by path with size and hash; the edition is a hash over all of them, whatever their order."""
    one, two = File("b.txt", b"two"), File("a.txt", b"")
    found = json.loads(manifest([one, two, File("data/manifest.json", b"old")]).data)
    empty, full = hashlib.sha256(b"").hexdigest(), hashlib.sha256(b"two").hexdigest()

    assert found["files"] == [
        {"path": "a.txt", "bytes": 0, "sha256": empty},
        {"path": "b.txt", "bytes": 3, "sha256": full},
    ]
    assert found["edition"] == hashlib.sha256(f"{empty}  a.txt\n{full}  b.txt\n".encode()).hexdigest()
    assert manifest([two, one]) == manifest([one, two])


def test_built_in_emitters_have_names_and_paths_of_their_own() -> None:
    """No two emitters share a name, no two files a path, and all paths stay inside the site."""
    files = [file.path for emitter in BUILT_IN for file in emitter.emit(corpus())]

    assert len({emitter.name for emitter in BUILT_IN}) == len(BUILT_IN)
    assert len(set(files)) == len(files)
    assert not any(path.startswith(("/", ".")) or ".." in path or "\\" in path for path in files)


def test_no_file_gives_away_what_is_withheld() -> None:
    """Where rights allow no text of a source, none of its quotations is in any emitted file."""
    whole = corpus(tide_rights=Rights("none"))
    for emitter in BUILT_IN:
        for file in emitter.emit(whole):
            for claim in whole.claims.values():
                if claim.source == "tide":
                    assert claim.claim.quote.encode() not in file.data, file.path


def test_two_builds_are_equal() -> None:
    """Every emitter gives equal bytes for equal corpora."""
    for emitter in BUILT_IN:
        assert emitter.emit(corpus()) == emitter.emit(corpus()), emitter.name
