"""What may be shown of a source: which of its claims keep their quotation, and why the others do not.

In: the linked corpus. Out: for each claim the name of the limit that withholds its quotation, or an empty text.
Pages and data files ask here, so that what one of them withholds no other gives away. A source whose record states
no right of its own falls under the digest's defaults, field by field; the defaults do not touch a source that may be
shown in full, as the editors' own restatements may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from digest.corpus import Corpus, LinkedClaim
from digest.model import Rights


def rights_of(corpus: Corpus, key: str) -> Rights:
    """The rights of the source with that key, with the digest's defaults where its record says nothing."""
    record, default = corpus.readings[key].source.record, corpus.settings.rights
    own = record.rights
    if own.text == "full" or (record.wording == "restated" and not own.text):
        return Rights("full", own.max_share, own.max_excerpt_words)
    return Rights(
        own.text or default.text,
        default.max_share if own.max_share is None else own.max_share,
        default.max_excerpt_words if own.max_excerpt_words is None else own.max_excerpt_words,
    )


def withheld(corpus: Corpus) -> Mapping[str, str]:
    """Returns, for each claim's id, the limit that withholds its quotation, empty where it may be shown.

    The limits are named `text`, `max_excerpt_words` and `max_share`, as in a record's rights.
    """
    by_source: dict[str, list[LinkedClaim]] = {}
    for claim in corpus.claims.values():
        by_source.setdefault(claim.source, []).append(claim)
    reasons: dict[str, str] = {}
    for key, claims in by_source.items():
        reasons |= _of_source(claims, corpus.readings[key].source.text, rights_of(corpus, key))
    return reasons


def _of_source(claims: Sequence[LinkedClaim], text: str, rights: Rights) -> dict[str, str]:
    """The limits that withhold the quotations of one source's claims."""
    reasons = {claim.id: _of_one(claim, rights) for claim in claims}
    if rights.max_share is not None and rights.text != "none":
        within = [claim for claim in claims if not reasons[claim.id]]
        reasons |= dict.fromkeys(_beyond(within, text, rights.max_share), "max_share")
    return reasons


def _of_one(claim: LinkedClaim, rights: Rights) -> str:
    """The limit that withholds this quotation whatever else is shown."""
    if rights.text == "none":
        return "text"
    if rights.max_excerpt_words is not None and len(claim.claim.quote.split()) > rights.max_excerpt_words:
        return "max_excerpt_words"
    return ""


def _beyond(claims: Sequence[LinkedClaim], text: str, share: float) -> list[str]:
    """Ids of the claims that do not fit into the share, the most central ones being let in first."""
    room = share * len(text)
    seen = bytearray(len(text))
    left_out = []
    for linked in sorted(claims, key=lambda one: (not one.claim.central, -one.claim.salience, one.claim.start, one.id)):
        start, end = linked.claim.start, linked.claim.end
        new = seen.count(0, start, end)
        if new > room:
            left_out.append(linked.id)
        else:
            room -= new
            seen[start:end] = b"\1" * (end - start)
    return left_out
