"""The machine-readable side: files made of the linked corpus, one emitter for each kind.

An emitter takes the corpus and returns files; it reads nothing else and knows no clock, so two builds of one input
give equal bytes. The built-in ones go through the same door as those of others (entry points `digest.emitters`).
`manifest.manifest` is no emitter: it needs every file of the site, and ``build`` calls it last.
"""

from __future__ import annotations

from typing import Final, Protocol

from digest.corpus import Corpus
from digest.emitters.annotations import AnnotationsEmitter
from digest.emitters.argdown import ArgdownEmitter
from digest.emitters.claims import ClaimsEmitter
from digest.emitters.database import DatabaseEmitter
from digest.emitters.feeds import FeedsEmitter
from digest.emitters.guide import GuideEmitter
from digest.emitters.inventory import InventoryEmitter
from digest.emitters.references import ReferencesEmitter
from digest.emitters.sitemap import SitemapEmitter
from digest.emitters.table import TableEmitter
from digest.model import File


class Emitter(Protocol):
    """Makes files of the corpus. A pure function: equal corpora give equal bytes."""

    name: str
    """Names the emitter in `content/site.yaml`."""
    version: str

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns the files, each path relative to the site's root."""
        ...


BUILT_IN: Final[tuple[Emitter, ...]] = (
    ClaimsEmitter(),
    TableEmitter(),
    AnnotationsEmitter(),
    ReferencesEmitter(),
    InventoryEmitter(),
    GuideEmitter(),
    ArgdownEmitter(),
    DatabaseEmitter(),
    FeedsEmitter(),
    SitemapEmitter(),
)
