"""How often the rules agree with texts that we wrote and annotated ourselves, and the floors that hold it.

The texts and the guideline stand in `tests/gold/`. A floor is lowered only by a person, with the environment variable
DIGEST_LOWER_FLOORS, which writes the present figures into `floors.json`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from digest.extractors import BUILT_IN
from digest.loaders.prose import load_prose
from digest.model import VOCABULARY, Claim
from digest.reading import extract

GOLD = Path(__file__).parent / "gold"
FLOORS = GOLD / "floors.json"
COLUMNS = ("kind", "modality", "evidence", "voice")


def texts() -> list[tuple[str, list[tuple[int, int, tuple[str, ...]]]]]:
    """Each gold text with the spans of its sentences and their labels."""
    found = []
    for path in sorted(GOLD.glob("*.txt")):
        text, rows = "", []
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            if not line:
                text += "\n\n"
                continue
            *labels, sentence = line.split(" | ")
            text += " " if text and not text.endswith("\n") else ""
            rows.append((len(text), len(text) + len(sentence), tuple(labels)))
            text += sentence
        found.append((text, rows))
    return found


def labels_of(claim: Claim) -> tuple[str, ...]:
    """A claim's labels in the order of the columns."""
    voice = claim.attribution
    return claim.kind, claim.modality, claim.evidence_type, "-" if voice.role == "author" else voice.name


def agreement() -> dict[str, float]:
    """The share of sentences on which each column agrees."""
    right, total = dict.fromkeys(COLUMNS, 0), 0
    for text, rows in texts():
        claims = extract(load_prose("gold.txt", text), extractors=BUILT_IN).claims
        for start, end, labels in rows:
            best = max(claims, key=lambda claim: min(end, claim.end) - max(start, claim.start))
            total += 1
            for column, wanted, got in zip(COLUMNS, labels, labels_of(best), strict=True):
                right[column] += wanted == got
    return {column: round(count / total, 3) for column, count in right.items()}


def test_the_gold_set_is_well_formed() -> None:
    """Every line has four labels, all of the vocabulary, and a sentence that ends."""
    for _, rows in texts():
        for start, end, labels in rows:
            assert end > start
            kind, modality, evidence, voice = labels
            assert kind in VOCABULARY["kind"]
            assert modality in VOCABULARY["modality"]
            assert evidence in VOCABULARY["evidence_type"]
            assert voice


def test_agreement_does_not_fall_below_its_floors() -> None:
    """Each label agrees with our own annotation at least as often as the floors say."""
    found = agreement()
    if os.environ.get("DIGEST_LOWER_FLOORS"):
        FLOORS.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    floors = json.loads(FLOORS.read_text("utf-8"))

    assert all(found[column] >= floors[column] for column in COLUMNS), f"found {found}, floors {floors}"


def test_the_author_is_not_credited_with_what_she_reports() -> None:
    """No sentence that the gold set gives to another voice is left to the author in more than one case of ten."""
    lost = total = 0
    for text, rows in texts():
        claims = extract(load_prose("gold.txt", text), extractors=BUILT_IN).claims
        for start, end, labels in rows:
            if labels[3] != "-":
                best = max(claims, key=lambda claim: min(end, claim.end) - max(start, claim.start))
                total += 1
                lost += best.attribution.role == "author"

    assert lost * 10 <= total
