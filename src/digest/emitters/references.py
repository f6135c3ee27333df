"""The works behind the digest, for reference managers: its sources, and what they lean on.

In: the linked corpus. Out: `data/references.bib`, `.ris` and `.csl.json` with every source and every reference that
is a work; `citation.bib`, `.ris` and `.csl.json` beside each source's page; and `references.bib`, `.ris` and
`.csl.json` beside each theme's page, with the sources of its claims. Ids are source keys; a reference that is a
source of this digest is listed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from digest import urls
from digest.citations import exchange
from digest.citations.item import NO_WORKS, Item, of_record, of_reference
from digest.corpus import Corpus
from digest.emitters import jsontext
from digest.model import File


class ReferencesEmitter:
    """Emits the digest's works in three formats of exchange."""

    name = "references"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns three files for the whole, for each source and for each theme."""
        sources = {key: of_record(reading.source.record, key) for key, reading in corpus.readings.items()}
        by_theme: dict[str, set[str]] = {theme.id: set() for theme in corpus.themes}
        for claim in corpus.claims.values():
            for theme in claim.themes:
                by_theme.setdefault(theme, set()).add(claim.source)
        found = written("data/references", [*sources.values(), *_references(corpus, sources)])
        for key, item in sources.items():
            found += written(f"{urls.source(key)}citation", [item])
        for one in corpus.themes:
            found += written(f"{urls.theme(one.id)}references", [sources[key] for key in sorted(by_theme[one.id])])
        return tuple(found)


def written(stem: str, items: Sequence[Item]) -> list[File]:
    """Returns the items in three formats, at that path with the format's ending."""
    return [
        File(f"{stem}.bib", jsontext.data(exchange.bibtex(items))),
        File(f"{stem}.ris", jsontext.data(exchange.ris(items))),
        File(f"{stem}.csl.json", jsontext.document([exchange.csl(item) for item in items])),
    ]


def _references(corpus: Corpus, taken: Iterable[str]) -> list[Item]:
    """The references that are works and no sources, each with an id of its own."""
    names = set(taken)
    works = [
        linked.reference
        for linked in corpus.references.values()
        if not linked.is_source and linked.reference.type not in NO_WORKS and linked.reference.title.strip()
    ]
    return [replace(of_reference(work), id=urls.unique(work.id, names)) for work in works]
