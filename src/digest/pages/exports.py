"""The data files that a reader can take away, as the page about the digest lists them.

In: the settings. Out: links to the files of the built-in emitters that this digest runs. The emitters stand on the
same floor as the pages, so their files are named here; the check of links finds a name that is out of date.
"""

from __future__ import annotations

from typing import Final

from digest.corpus import Settings
from digest.views import Link

_FILES: Final = (
    ("claims", "All claims, as JSON", "data/claims.json"),
    ("claims", "All claims, one JSON object a line", "data/claims.jsonl"),
    ("table", "All claims, as a table", "data/claims.csv"),
    ("annotations", "All claims, as Web Annotations", "data/annotations.jsonld"),
    ("database", "The whole digest, as an SQLite database", "data/digest.sqlite"),
    ("argdown", "The argument, in Argdown", "data/digest.argdown"),
    ("references", "Sources and references, for BibTeX", "data/references.bib"),
    ("references", "Sources and references, for RIS", "data/references.ris"),
    ("references", "Sources and references, as CSL JSON", "data/references.csl.json"),
    ("inventory", "Every address of the digest, as JSON", "data/inventory.json"),
    ("feeds", "What is new, as an Atom feed", "feed.xml"),
    ("feeds", "What is new, as a JSON feed", "feed.json"),
)
"""The emitter that makes the file, what the file is, and its path."""


def exports(settings: Settings) -> tuple[Link, ...]:
    """Returns the files that this digest's emitters make."""
    run = settings.emitters
    return tuple(Link(label, path, path.rpartition("/")[2]) for name, label, path in _FILES if not run or name in run)
