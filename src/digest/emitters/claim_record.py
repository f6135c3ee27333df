"""A claim as data: the one record that the JSON, CSV, SQLite and other files are made of.

In: the linked corpus. Out: plain dictionaries, in the order of sources and of their texts. A quotation that the
source's rights withhold is None, and `withheld` names the limit; everything else about the claim stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from digest import rights, urls
from digest.corpus import Corpus, LinkedClaim
from digest.emitters.addresses import address
from digest.model import Relation
from digest.visible import visible

SCHEMA: Final = "digest.claims/1"

MEMBERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "id": "eight signs that name the claim for good",
        "url": "its page: absolute, or from the site's root where the digest does not know its address",
        "source": "the work it stands in: `key`, `title`, `published` (EDTF), `url` of the original, `page` here",
        "number": "its position among the claims of its source, from 1",
        "quote": "the source's exact words, or null where its rights do not let us show them",
        "withheld": "the limit that keeps the quotation back: `text`, `max_excerpt_words`, `max_share`, or empty",
        "quote_verified": "whether the stored text holds the quotation at `start` to `end`, compared for this file",
        "start": "where it begins in the source's text, in Unicode code points",
        "end": "where it ends, exclusive",
        "section": "the `id` and `title` of the section that it stands in",
        "locator": "where the assertion stands in the original of a restated source",
        "wording": "`verbatim`, or `restated` where the source's text is a restatement in the digest's words",
        "statement": "the editors' restatement of the claim, which is not a quotation",
        "kind": "`fact`, `assessment`, `prediction`, `recommendation`, `definition` or `question`",
        "evidence_type": "its support: `assumption`, `anecdote`, `testimony`, `statistics`, `common-ground` or `other`",
        "modality": "`asserted`, `hedged` or `conditional`",
        "confidence": "how sure the tool is of the kind, 0 to 1",
        "voice": "who asserts it: `ids`, `role`, `name`, the author's `stance` towards it, `title`, `affiliation`",
        "reported": "whether the source reports it of somebody other than its author",
        "themes": "ids of its themes, the strongest first",
        "references": "ids of the works, laws, meetings and bodies that it rests on",
        "relations": "what it does to other claims: `type`, `claim`, `because`, and `origin`, `found` or `set`",
        "central": "whether it is its source's central claim",
        "role": "`pro` or `opp` towards the central claim",
        "salience": "how close it is to its source's centre, 0 to 1",
        "status": "`published` or `under-review`",
        "under_review": "whether its status says so, or its words changed under an editor's correction",
        "origin": "`extracted`, or `editor` for a claim that an editor added",
        "edited": "names of the labels that an editor set",
        "edited_by": "who set them",
        "edited_on": "when, an EDTF date",
        "note": "the editors' public note",
        "because": "why the tool took it for a claim and gave it these labels",
    }
)
"""The members of a claim's record, in their order, with their meaning."""

TITLE_LENGTH: Final = 110
"""How long a claim's words are where they serve as a title."""

Row = dict[str, object]


def digest_record(corpus: Corpus) -> Row:
    """What the data files say of the digest itself."""
    settings = corpus.settings
    return {
        "title": settings.title,
        "question": settings.question,
        "description": settings.description,
        "url": settings.base_url,
        "language": settings.language,
        "licence": settings.licence,
        "editors": [{"name": one.name, "affiliation": one.affiliation, "role": one.role} for one in settings.editors],
        "cutoff": settings.cutoff,
        "sources": len(corpus.readings),
        "claims": len(corpus.claims),
    }


def claim_records(corpus: Corpus) -> Iterator[Row]:
    """Yields the record of every claim that is published or under review."""
    reasons = rights.withheld(corpus)
    outgoing: dict[str, list[Relation]] = {}
    for relation in corpus.relations:
        outgoing.setdefault(relation.source, []).append(relation)
    for linked in corpus.claims.values():
        yield claim_record(corpus, linked, reasons[linked.id], outgoing.get(linked.id, []))


def claim_record(corpus: Corpus, linked: LinkedClaim, withheld: str, outgoing: list[Relation]) -> Row:
    """Returns one claim's record; `withheld` names the limit that keeps its quotation back, if any."""
    claim = linked.claim
    source = corpus.readings[linked.source].source
    return {
        "id": linked.id,
        "url": address(corpus.settings, urls.claim(linked.id)),
        "source": _source(corpus, linked.source),
        "number": linked.number,
        "quote": None if withheld else claim.quote,
        "withheld": withheld,
        "quote_verified": source.text[claim.start : claim.end] == claim.quote,
        "start": claim.start,
        "end": claim.end,
        "section": _section(corpus, linked),
        "locator": claim.locator,
        "wording": source.record.wording,
        "statement": linked.statement,
        "kind": claim.kind,
        "evidence_type": claim.evidence_type,
        "modality": claim.modality,
        "confidence": round(claim.confidence, 4),
        "voice": _voice(corpus, linked),
        "reported": claim.attribution.role != "author",
        "themes": list(linked.themes),
        "references": list(linked.references),
        "relations": [
            {"type": one.type, "claim": one.target, "because": one.because, "origin": one.origin} for one in outgoing
        ],
        "central": claim.central,
        "role": claim.role,
        "salience": round(claim.salience, 4),
        "status": linked.status,
        "under_review": linked.status == "under-review" or bool(linked.suspects),
        "origin": claim.origin,
        "edited": list(linked.edited),
        "edited_by": linked.edited_by,
        "edited_on": linked.edited_on,
        "note": linked.note,
        "because": list(claim.because),
    }


def member(record: Row, name: str) -> object:
    """Returns the record's member of that name; a dot leads into an object, as in `source.key`."""
    outer, _, inner = name.partition(".")
    value = record[outer]
    return value[inner] if isinstance(value, Mapping) else value


def _source(corpus: Corpus, key: str) -> Row:
    """What a claim's record says of its source."""
    record = corpus.readings[key].source.record
    return {
        "key": key,
        "title": record.title,
        "published": record.published,
        "url": urls.safe(record.url),
        "page": address(corpus.settings, urls.source(key)),
    }


def _section(corpus: Corpus, linked: LinkedClaim) -> Row:
    """The id and heading of the section that the claim stands in."""
    sections = corpus.readings[linked.source].source.sections
    title = next((section.title for section in sections if section.id == linked.claim.section), "")
    return {"id": linked.claim.section, "title": title}


def _voice(corpus: Corpus, linked: LinkedClaim) -> Row:
    """Who asserts the claim, and what its source says of her."""
    attribution = linked.claim.attribution
    voices = [corpus.voices[one] for one in linked.voices if one in corpus.voices]
    first = voices[0] if len(voices) == 1 else None
    return {
        "ids": list(linked.voices),
        "role": attribution.role,
        "name": attribution.name or "; ".join(voice.name for voice in voices),
        "stance": attribution.stance,
        "title": attribution.title or (first.title if first else ""),
        "affiliation": attribution.affiliation or (first.affiliation if first else ""),
    }


def words(corpus: Corpus, linked: LinkedClaim, withheld: str) -> str:
    """Returns the claim in words that may be shown: its statement, its quotation, or where it stands."""
    if linked.statement:
        return linked.statement
    if not withheld:
        return visible(corpus.readings[linked.source].source, linked.claim.start, linked.claim.end)
    where = linked.claim.locator or f"claim {linked.number}"
    title = corpus.readings[linked.source].source.record.title or linked.source
    return f"{linked.claim.kind.capitalize()} in {title}, {where}"


def shortened(text: str, length: int = TITLE_LENGTH) -> str:
    """Returns the text on one line, cut before a word where they are longer than `length`, with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,;:–—-") + "…"
