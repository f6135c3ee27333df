"""Measures re-anchoring on a seeded edit corpus: is a claim's id ever given to another sentence, silently or not?

    python benchmarks/anchoring.py [--anchors 10000] [--seed 1] [TEXTS.jsonl | DOCUMENT …]

Each text is split into sentences, which stand for its claims, and a ledger is made of them. Then it is edited by a
script that knows what becomes of every sentence, and settled against the ledger. Printed are, for each sort of edit,
how many anchors came out right, how many were given silently to another sentence, and the time an anchor took.
Without texts, the repository's own documents are taken.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from digest.anchor import selector_of
from digest.corpus import Ledger, LedgerEntry
from digest.identity import fingerprint, mint, normalise
from digest.matching import match
from digest.model import Attribution, Claim, Record, Sentence, Source, Span
from digest.sentences import split


class Piece(NamedTuple):
    """A sentence, whose sentence of the old text it is (-1 for none), and what stands after it."""

    text: str
    origin: int
    gap: str


def pieces(text: str) -> list[Piece]:
    """The sentences of a text with the white space between them."""
    found = []
    at = 0
    for paragraph in re.finditer(r"[^\n]+(?:\n(?!\n)[^\n]+)*", text):
        found += [Span(s.start, s.end) for s in split(text, paragraph.start(), paragraph.end())]
    result = []
    for number, (start, end) in enumerate(found):
        at = found[number + 1].start if number + 1 < len(found) else end
        result.append(Piece(text[start:end], number, text[end:at]))
    return result


def cut(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Takes out one sentence in five."""
    gone = {p.origin for p in old if rng.random() < 0.2}
    return [p for p in old if p.origin not in gone], gone


def insert(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Puts strange sentences between the others."""
    new = []
    for piece in old:
        if rng.random() < 0.2:
            words = rng.sample(STRANGE, 9)
            new.append(Piece(" ".join(words).capitalize() + ".", -1, " "))
        new.append(piece)
    return new, set()


def reorder(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Moves blocks of one to four sentences."""
    blocks, at = [], 0
    while at < len(old):
        size = rng.randint(1, 4)
        blocks.append(old[at : at + size])
        at += size
    rng.shuffle(blocks)
    return [p if p.gap else p._replace(gap="\n\n") for block in blocks for p in block], set()


def rewrap(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Breaks lines elsewhere."""
    return [
        p._replace(text=" ".join(p.text.split()).replace(" ", "\n", rng.randint(1, 3)), gap=p.gap or " ") for p in old
    ], set()


def retype(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Changes quotation marks, dashes and spaces."""
    table = str.maketrans({"'": "’", '"': "“", "-": "–", "’": "'", "“": '"', "”": '"', "–": "-", "—": "–"})
    return [
        p._replace(text=p.text.translate(table).replace(" ", rng.choice([" ", "  ", "\xa0"]), 2)) for p in old
    ], set()


def typo(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Drops or doubles a letter in one sentence of three."""

    def change(text: str) -> str:
        at = rng.choice([n for n, sign in enumerate(text) if sign.isalpha()])
        return text[:at] + text[at + 1 :] if rng.random() < 0.5 else text[:at] + text[at] + text[at:]

    return _changed(rng, old, change, lambda text: sum(map(str.isalpha, text)) > 12)


def number(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Changes one number."""
    return _changed(
        rng, old, lambda t: re.sub(r"\d", lambda m: str((int(m[0]) + 3) % 10), t, count=1), _holds(r"\d"), 1
    )


def negation(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Drops one "not"."""
    return _changed(rng, old, lambda t: re.sub(r" not\b|n't\b|n’t\b", "", t, count=1), _holds(r" not\b|n't\b|n’t\b"), 1)


def reword(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Puts other words for one word in six."""

    def change(text: str) -> str:
        return " ".join(rng.choice(STRANGE) if rng.random() < 0.17 else word for word in text.split())

    return _changed(rng, old, change, lambda text: len(text.split()) > 7)


def double(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Repeats a sentence elsewhere with another name or word, and takes out one in four of those repeated."""
    new, gone, extra = list(old), set(), []
    for piece in old:
        if rng.random() < 0.15 and len(piece.text.split()) > 5:
            words = piece.text.split()
            words[rng.randrange(1, len(words))] = rng.choice(STRANGE).capitalize()
            extra.append(Piece(" ".join(words), -1, " "))
            if rng.random() < 0.25:
                gone.add(piece.origin)
    new = [p for p in new if p.origin not in gone]
    for piece in extra:
        new.insert(rng.randrange(len(new) + 1), piece)
    return new, gone


def repeat(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Repeats a sentence word for word elsewhere."""
    new = list(old)
    for piece in old:
        if rng.random() < 0.1:
            new.insert(rng.randrange(len(new) + 1), Piece(piece.text, -1, " "))
    return new, set()


def mixed(rng: random.Random, old: list[Piece]) -> tuple[list[Piece], set[int]]:
    """Cuts, inserts, mistypes and rewraps at once."""
    gone: set[int] = set()
    for edit in (cut, insert, typo, rewrap):
        old, lost = edit(rng, old)
        gone |= lost
    return old, gone


def _holds(pattern: str) -> Callable[[str], bool]:
    return lambda text: bool(re.search(pattern, text))


def _changed(
    rng: random.Random, old: list[Piece], change: Callable[[str], str], fits: Callable[[str], bool], share: float = 0.33
) -> tuple[list[Piece], set[int]]:
    return [p._replace(text=change(p.text)) if fits(p.text) and rng.random() < share else p for p in old], set()


STRANGE = (
    "lantern orchard velvet turbine saffron glacier violin harvest canyon ribbon compass meadow anchor quartz "
    "thimble juniper parcel falcon ember cobalt willow mosaic barrel tunnel puddle crater bramble locket"
).split()
EDITS = (cut, insert, reorder, rewrap, retype, typo, number, negation, reword, double, repeat, mixed)


def source(key: str, new: Sequence[Piece]) -> tuple[Source, list[Claim]]:
    """A source of the pieces, each of them a claim."""
    text, claims, sentences = "", [], []
    counts: Counter[str] = Counter()
    for piece in new:
        start, end = len(text), len(text) + len(piece.text)
        text += piece.text + (piece.gap or " ")
        ordinal = counts[normalise(piece.text)]
        counts[normalise(piece.text)] += 1
        id_ = mint(key, piece.text, ordinal)
        claims.append(
            Claim(
                id_,
                start,
                end,
                piece.text,
                "",
                "",
                "fact",
                "other",
                "asserted",
                0,
                Attribution(),
                (),
                (),
                False,
                "pro",
                0,
                (),
            )
        )
        sentences.append(Sentence(start, end, 0))
    return Source(key, key, "", "", text, Record(), (), (), tuple(sentences)), claims


def expected(old: str, new: str | None) -> set[str]:
    """What may come out: silently only where the words are the same."""
    if new is None:
        return {"gone"}
    return {"unchanged", "moved"} if normalise(old) == normalise(new) else {"edited"}


def run(
    key: str, text: str, edit: Callable[..., tuple[list[Piece], set[int]]], rng: random.Random
) -> Iterator[tuple[str, float]]:
    """What came of each sentence of a text: `right`, or how it is wrong; with its share of the time."""
    old = pieces(text)
    before, claims = source(key, old)
    ledger = Ledger(
        tuple(LedgerEntry(c.id, key, fingerprint(c.quote), selector_of(before.text, c.start, c.end), 0) for c in claims)
    )
    new, _ = edit(rng, old)
    after, now = source(key, new)
    origin = {claim.id: piece.origin for claim, piece in zip(now, new, strict=True)}
    text_of = {piece.origin: piece.text for piece in new}
    begin = time.process_time()
    found = match(after, now, ledger.entries)
    took = (time.process_time() - begin) / max(1, len(old))
    outcome: dict[str, tuple[str, int]] = {
        entry.id: (kind, origin[claim_id]) for claim_id, (entry, kind) in found.pairs.items()
    }
    outcome |= {lost.entry.id: (lost.why, -2) for lost in found.lost}
    for number_, claim in enumerate(claims):
        kind, where = outcome.get(claim.id, ("missing", -2))
        wish = expected(claim.quote, text_of.get(number_))
        if kind in {"unchanged", "moved"} and where != number_:
            twin = where == -1 and any(p.origin == number_ and normalise(p.text) == normalise(claim.quote) for p in new)
            yield "WRONG SILENT" if not twin else "twin silent", took
        elif kind == "edited" and where != number_:
            yield "edited, wrong passage", took
        else:
            yield ("right" if kind in wish else f"{kind} for {min(wish)}"), took


def texts(paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names and texts of what is given."""
    for path in map(Path, paths):
        if path.suffix == ".jsonl":
            for line in path.read_text("utf-8").splitlines():
                row = json.loads(line)
                yield str(row["id"]), str(row["text"])
        else:
            yield path.stem, path.read_text("utf-8")


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--anchors", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("texts", nargs="*")
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311  # a seeded corpus
    paths = options.texts or sorted(map(str, Path("seeds").rglob("*.md")))
    given = list(texts(paths))
    total: dict[str, Counter[str]] = {edit.__name__: Counter() for edit in EDITS}
    spent = dict.fromkeys(total, 0.0)
    while sum(sum(c.values()) for c in total.values()) < options.anchors:
        for key, text in given:
            for edit in EDITS:
                for result, took in run(key, text, edit, rng):
                    total[edit.__name__][result] += 1
                    spent[edit.__name__] += took
    for name, counts in total.items():
        count = counts.total()
        rest = {key: n for key, n in counts.most_common() if key != "right"}
        print(f"{name:9} {count:6} right {counts['right'] / count:8.3%}  {1000 * spent[name] / count:6.3f} ms  {rest}")
    every = sum(total.values(), Counter())
    print(
        f"{'all':9} {every.total():6} right {every['right'] / every.total():8.3%}  "
        f"{1000 * sum(spent.values()) / every.total():6.3f} ms  WRONG SILENT {every['WRONG SILENT']}"
    )


if __name__ == "__main__":
    main()
