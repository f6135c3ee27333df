"""What has an address here, for other digests and for tools that link to it: `data/inventory.json`.

In: the linked corpus. Out: one item for each claim, source, theme, voice, reference and page of the editors', with
its type, title and address. Claims that are no longer published keep their item, with status and successor.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest import rights, urls
from digest.corpus import Corpus
from digest.emitters import jsontext
from digest.emitters.addresses import address
from digest.emitters.claim_record import digest_record, shortened, words
from digest.model import File


class InventoryEmitter:
    """Emits the list of all that can be linked to."""

    name = "inventory"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns `data/inventory.json`."""
        head = {"schema": "digest.inventory/1", "digest": digest_record(corpus)}
        items = [
            {"type": kind, "id": name, "title": title, "url": address(corpus.settings, path), **more}
            for kind, name, title, path, more in (*_claims(corpus), *_others(corpus))
        ]
        return (File("data/inventory.json", jsontext.listing(head, "items", items)),)


_Item = tuple[str, str, str, str, dict[str, str]]


def _claims(corpus: Corpus) -> Iterator[_Item]:
    """Claims, then those that only have a page to say what became of them."""
    reasons = rights.withheld(corpus)
    for linked in corpus.claims.values():
        title = shortened(words(corpus, linked, reasons[linked.id]))
        yield "claim", linked.id, title, urls.claim(linked.id), {"status": linked.status}
    for entry in corpus.ledger.entries:
        if entry.status != "published" and entry.id not in corpus.claims:
            what = {"status": entry.status, "successor": entry.successor, "reason": entry.reason, "on": entry.on}
            yield "claim", entry.id, "", urls.claim(entry.id), what


def _others(corpus: Corpus) -> Iterator[_Item]:
    """Sources, themes, voices, references and pages."""
    for key, reading in corpus.readings.items():
        record = reading.source.record
        yield "source", key, record.title, urls.source(key), {"original": urls.safe(record.url)}
    for theme in corpus.themes:
        yield "theme", theme.id, theme.title, urls.theme(theme.id), {}
    for voice in corpus.voices.values():
        yield "voice", voice.id, voice.name, urls.voice(voice.id), {"role": voice.role}
    for linked in corpus.references.values():
        found = linked.reference
        yield "reference", found.id, found.title, urls.reference(found.id), {"original": urls.safe(found.url)}
    for page in corpus.pages:
        yield "page", page.id, page.title, urls.free_page(page.id), {}
