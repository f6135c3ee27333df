"""Merging what the sources lean on: one reference for each work, however many sources mention it.

In: readings and linked claims. Out: the works by id, each with its claims and sources, and for each claim the ids of
the works it rests on. Two mentions are one work where they share an identifier or an address, or have the same title
and no two different dates. People, bodies and groups are voices, not works, and are left out here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from digest import urls
from digest.corpus import LinkedClaim, LinkedReference
from digest.model import Reading, Record, Reference

_NOT_WORKS: Final = frozenset({"person", "organisation", "group"})
_Sign = tuple[str, str]


@dataclass(slots=True)
class _Draft:
    """A work in the making: all that was said of it, and who leans on it."""

    found: list[Reference] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)


def merge_references(
    readings: Mapping[str, Reading], claims: Mapping[str, LinkedClaim]
) -> tuple[dict[str, LinkedReference], dict[str, tuple[str, ...]]]:
    """Returns the works by id, sorted, and for each claim id the ids of the works that it rests on."""
    drafts: list[_Draft] = []
    home: dict[tuple[str, str], int] = {}
    by_sign: dict[_Sign, int] = {}
    sources = _source_signs(readings)
    for key, reading in readings.items():
        for reference in reading.references:
            if reference.type not in _NOT_WORKS:
                signs = list(_signs(reference, sources))
                home[key, reference.id] = _settle(reference, signs, key, drafts, by_sign)
    rested: dict[str, tuple[int, ...]] = {}
    for id_, linked in claims.items():
        numbers = (home.get((linked.source, name)) for name in linked.claim.references)
        rested[id_] = tuple(dict.fromkeys(number for number in numbers if number is not None))
        for number in rested[id_]:
            drafts[number].claims.append(id_)
    taken: set[str] = set()
    made = [_finish(draft, taken, sources, readings) for draft in drafts]
    ids = [work.reference.id for work in made]
    by_id = dict(sorted(zip(ids, made, strict=True)))
    return by_id, {id_: tuple(ids[number] for number in numbers) for id_, numbers in rested.items()}


def _settle(
    reference: Reference, signs: list[_Sign], source: str, drafts: list[_Draft], by_sign: dict[_Sign, int]
) -> int:
    """The number of the draft that the reference belongs to, made if it is new."""
    known = (by_sign[sign] for sign in signs if sign in by_sign)
    own = any(sign[0] == "source" for sign in signs)
    number = next((number for number in known if own or _agree(drafts[number], reference)), -1)
    if number < 0:
        number = len(drafts)
        drafts.append(_Draft())
    for sign in signs:
        by_sign.setdefault(sign, number)
    drafts[number].found.append(reference)
    if source not in drafts[number].sources:
        drafts[number].sources.append(source)
    return number


def _agree(draft: _Draft, reference: Reference) -> bool:
    """Whether no date that is stated on either side contradicts the other (a year agrees with its days)."""
    dates = {known.issued for known in draft.found if known.issued}
    return not reference.issued or all(
        date.startswith(reference.issued) or reference.issued.startswith(date) for date in dates
    )


def _signs(reference: Reference, sources: Mapping[_Sign, str]) -> Iterable[_Sign]:
    """What two mentions of one work share: a source of this digest, an identifier, an address, or a title."""
    stated: list[_Sign] = list(reference.identifiers)
    if reference.url:
        stated.append(("url", _address(reference.url)))
    title = ("title", _plain(reference.title))
    own = next((sources[sign] for sign in (*stated, title) if sign in sources), "")
    if own:
        yield ("source", own)
    yield from stated
    if reference.title and not reference.url:
        yield title  # the words of a link name what it leads to no better than "a year later"


def _address(url: str) -> str:
    """A URL as it is compared: scheme, `www.` and a last slash do not matter."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/").casefold()


def _plain(title: str) -> str:
    """A title as it is compared: without case, signs, a leading article and the last word's plural."""
    folded = unicodedata.normalize("NFKC", title).casefold()
    words = "".join(c if c.isalnum() else " " for c in folded).split()
    words = words[1:] if words[:1] == ["the"] else words
    return " ".join([*words[:-1], words[-1].removesuffix("s")] if words else [])


def _source_signs(readings: Mapping[str, Reading]) -> dict[_Sign, str]:
    """The signs by which a mention is known to be one of the digest's own sources."""
    signs: dict[_Sign, str] = {}
    for key, reading in readings.items():
        record: Record = reading.source.record
        signs.setdefault(("key", key), key)
        for scheme, value in record.identifiers:
            signs.setdefault((scheme, value), key)
            signs.setdefault(("report", f"{scheme.replace('-', ' ').title()} {value}"), key)
        for url in (record.url, record.archived):
            if url:
                signs.setdefault(("url", _address(url)), key)
        if record.title:
            signs.setdefault(("title", _plain(record.title)), key)
    return signs


def _finish(
    draft: _Draft, taken: set[str], sources: Mapping[_Sign, str], readings: Mapping[str, Reading]
) -> LinkedReference:
    """The work with the fullest of what its mentions say; a source of this digest bears its own title and date."""
    best = max(draft.found, key=lambda ref: (len(ref.identifiers), bool(ref.issued), bool(ref.url), len(ref.title)))
    identifiers = tuple(sorted({pair for ref in draft.found for pair in ref.identifiers}))
    url = best.url or next((ref.url for ref in draft.found if ref.url), "")
    title = best.title or next((ref.title for ref in draft.found if ref.title), "") or url
    issued = best.issued or next((ref.issued for ref in draft.found if ref.issued), "")
    own = next((key for found in draft.found for kind, key in _signs(found, sources) if kind == "source"), "")
    if own:
        record = readings[own].source.record
        title, issued, url = record.title or title, record.published or issued, record.url or url
    id_ = urls.unique(urls.slug(f"{title} {issued[:4]}" if issued and issued[:4] not in title else title), taken)
    reference = replace(best, id=id_, title=title, url=url, issued=issued, identifiers=identifiers)
    return LinkedReference(reference, tuple(draft.claims), tuple(draft.sources), own)
