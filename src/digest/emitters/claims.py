"""Every claim as JSON and as JSON Lines: the records of `claim_record`, whole and one a line.

In: the linked corpus. Out: `data/claims.json` and `data/claims.jsonl`, holding the same objects.
"""

from __future__ import annotations

from digest.corpus import Corpus
from digest.emitters import jsontext
from digest.emitters.claim_record import SCHEMA, claim_records, digest_record
from digest.model import File


class ClaimsEmitter:
    """Emits all claims' records."""

    name = "claims"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns `data/claims.json` and `data/claims.jsonl`."""
        records = list(claim_records(corpus))
        head = {"schema": SCHEMA, "digest": digest_record(corpus)}
        return (
            File("data/claims.json", jsontext.listing(head, "claims", records)),
            File("data/claims.jsonl", jsontext.lines(records)),
        )
