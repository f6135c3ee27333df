"""Measures how well the body of page dumps is found, what each weight is worth, and what reading costs.

usage: python benchmarks/score_dumps.py PAGES.jsonl.gz [--limit N] [--ablate]

A page is a JSON line with `id`, `dump`, `dump_main` and `body`. Body F1 is that of the public article-extraction
benchmark: multisets of four-word shingles, each page's counts divided by their sum, averaged over pages. With
`--ablate` each weight is set to 0 in turn. Nothing is learnt here: the weights are set by hand.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from digest.loaders import body
from digest.loaders.text import TextLoader
from digest.loaders.weights import WEIGHTS
from digest.model import Document

BODY = {"paragraph", "heading", "list-item", "quotation", "table", "code", "footnote"}


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The four-word shingles of a text, counted."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def found_body(page: Mapping[str, Any], form: str) -> str:
    """What the loader takes for the body of a page."""
    source = TextLoader().load(Document(f"{page['id']}.txt", page[form].encode()))
    return "\n".join(source.text[block.start : block.end] for block in source.blocks if block.kind in BODY)


def f1(pages: list[dict[str, Any]], form: str) -> tuple[float, float, float]:
    """F1, precision and recall over the pages that have the form."""
    precisions, recalls = [], []
    for page in pages:
        true, said = shingles(page["body"]), shingles(found_body(page, form))
        both = (true & said).total()
        precisions += [both / said.total()] if said else []
        recalls += [both / true.total()] if true else []
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--ablate", action="store_true")
    args = parser.parse_args()
    with gzip.open(args.pages, "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines][: args.limit]
    for form in ("dump", "dump_main"):
        have = [page for page in pages if page.get(form)]
        start = time.process_time()
        whole = f1(have, form)
        cost = 1000 * (time.process_time() - start) / len(have)
        print(f"{form}: F1 {whole[0]:.4f} P {whole[1]:.4f} R {whole[2]:.4f}, {len(have)} pages, {cost:.1f} ms each")
        for name in sorted(WEIGHTS) if args.ablate else ():
            body.WEIGHTS = MappingProxyType({**WEIGHTS, name: 0.0})  # type: ignore[misc]  # a measurement may
            print(f"  without {name}: {f1(have, form)[0] - whole[0]:+.4f}")
        body.WEIGHTS = WEIGHTS  # type: ignore[misc]  # as above


if __name__ == "__main__":
    main()
