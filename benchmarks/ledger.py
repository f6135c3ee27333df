"""Measures the ledger and the editors' layer: how long ids and corrections take, beside a build of the same size.

    python benchmarks/ledger.py [--claims 10000] [--corrections 2000]

The texts are strings of invented words, a hundred claims to a source. Printed are seconds for settling a first time,
writing and reading the ledger, settling again with nothing changed, reading the corrections, and applying them.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

from digest import apply, editorial, ledger
from digest.corpus import Ledger
from digest.identity import fingerprint, mint
from digest.model import Attribution, Block, Claim, Document, Reading, Record, Sentence, Source


def reading(key: str, rng: random.Random, words: list[str], size: int) -> Reading:
    """A reading whose every sentence is a claim."""
    text, sentences = "", []
    claims: list[Claim] = []
    for _ in range(size):
        quote = " ".join(rng.choices(words, k=18)).capitalize() + "."
        start, end = len(text), len(text) + len(quote)
        claims.append(
            Claim(
                id=mint(key, quote, 0), start=start, end=end, quote=quote, section="opening", locator="", kind="fact",
                evidence_type="other", modality="asserted", confidence=0.5, attribution=Attribution(), themes=(),
                references=(), central=not claims, role="pro", salience=0.5, because=(),
            )
        )  # fmt: skip
        sentences.append(Sentence(start, end, 0))
        text += f"{quote}\n"
    block = Block("paragraph", "opening", 0, len(text))
    source = Source(key, f"seeds/{key}.txt", "", "", text, Record(), (), (block,), tuple(sentences))
    return Reading(source, tuple(claims), (), (), ())


def overlay(found: Reading, count: int) -> Document:
    """Corrections of the first claims of a source."""
    rows = [
        f"  {claim.id}:\n    base: {fingerprint(claim.quote)}\n    kind: prediction\n    themes: [+fares]\n"
        "    statement: The council may keep the fares low for all.\n    by: Ann Ling\n    on: 2024-05-01\n"
        for claim in found.claims[:count]
    ]
    return Document(f"content/sources/{found.source.key}.yaml", ("claims:\n" + "".join(rows)).encode())


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Prints how long the processor was busy with the block."""
    begin = time.process_time()
    yield
    print(f"{what:32} {time.process_time() - begin:7.3f} s")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=10_000)
    parser.add_argument("--corrections", type=int, default=2_000)
    options = parser.parse_args()
    rng = random.Random(1)  # noqa: S311  # seeded
    words = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(2, 9))) for _ in range(5000)]
    sources = max(1, options.claims // 100)
    readings = [reading(f"s{number}", rng, words, 100) for number in range(sources)]
    with timed("settle a first time"):
        first = ledger.settle(Ledger(), readings, ())
    with timed("write the ledger"):
        text = ledger.serialise(first.ledger)
    with timed(f"read it ({len(text) / 1e6:.1f} MB)"):
        known = ledger.parse(Document("content/claims.lock", text.encode()))
    with timed("settle again"):
        assert not ledger.settle(known, readings, ()).changed
    each = options.corrections // sources
    documents = [overlay(found, each) for found in first.readings]
    documents.append(Document("content/themes/fares.md", b"---\ntitle: Fares\n---\n"))
    with timed("read the corrections"):
        layer = editorial.parse(documents)
    with timed("settle with corrections"):
        settled = ledger.settle(known, readings, layer.overlays)
    by_key = {item.key: item for item in layer.overlays}
    with timed("apply them"):
        applied = [apply.apply(found, by_key.get(found.source.key), settled) for found in settled.readings]
    assert sum(bool(claim.edited) for item in applied for claim in item.claims) == each * sources


if __name__ == "__main__":
    main()
