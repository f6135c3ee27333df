"""Readings made by hand for tests: every sentence of an invented text is a claim."""

from __future__ import annotations

import re
from collections import Counter

from digest.identity import mint, normalise
from digest.model import Attribution, Block, Claim, Reading, Record, Relation, Sentence, Source

FARES = "Ann Ling said that fares would not rise before 2030."
CREWS = "Nobody asked the crews about the new trains."
TRAINS = "The council must keep night trains running for all."
OPENED = "The harbour opened in May with two cranes."
TEXT = f"{OPENED} {FARES}\n\n{TRAINS} {CREWS}\n"


def reading(text: str = TEXT, key: str = "night-trains", *, without: tuple[str, ...] = ()) -> Reading:
    """A reading in which every sentence is a claim but those `without`; the first supports the second."""
    claims: list[Claim] = []
    sentences: list[Sentence] = []
    counts: Counter[str] = Counter()
    for found in re.finditer(r"\S[^.?!]*[.?!]", text):
        quote = found[0]
        sentences.append(Sentence(found.start(), found.end(), 0))
        if quote in without:
            continue
        ordinal = counts[normalise(quote)]
        counts[normalise(quote)] += 1
        claims.append(
            Claim(
                id=mint(key, quote, ordinal),
                start=found.start(),
                end=found.end(),
                quote=quote,
                section="opening",
                locator="",
                kind="fact",
                evidence_type="assumption",
                modality="asserted",
                confidence=0.5,
                attribution=Attribution(),
                themes=(),
                references=(),
                central=not claims,
                role="pro",
                salience=1 / (1 + len(claims)),
                because=("a sentence",),
            )
        )
    relations = (Relation(claims[0].id, claims[1].id, "supports", "they follow"),) if len(claims) > 1 else ()
    block = Block("paragraph", "opening", 0, len(text))
    source = Source(key, f"seeds/{key}.txt", "", "text/plain", text, Record(), (), (block,), tuple(sentences))
    return Reading(source, tuple(claims), (), (), relations)
