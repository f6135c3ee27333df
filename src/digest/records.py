"""Bibliographic records: from front matter, and from the `record:` of the editors' layer.

In: `Fields`. Out: a `Record`, or the pairs that an overlay sets; everything unsound (dates, links, languages, types,
rights, keys, unknown keys) is a problem at its line and column, in the problems of the fields.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from digest.fields import Fields, Word
from digest.model import Author, Record, Rights
from digest.urls import is_key, is_safe

CSL_TYPES: Final = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
)  # fmt: skip
"""The types of works that CSL 1.0.2 knows."""

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_DOI: Final = re.compile(r"10\.[0-9]{4,9}/\S+")
_DATE_HINT: Final = "Write 2024, 2024-05 or 2024-05-15, with ~ or ? after it where unsure, or two dates with / between."


def read_record(fields: Fields, *, origin: str = "front matter") -> tuple[Record, str]:
    """Returns the record that the fields state, and the source's key (empty where none is stated).

    Every field that is set is noted in the record's provenance as coming from `origin`. What is wrong is added to
    `fields.problems`, unknown keys included; the caller decides what becomes of them.
    """
    values = {name: read(fields, name) for name, read in _READERS.items()}
    key = fields.text("key")
    if key and not is_key(key):
        hint = "Use small letters a to z, digits and single hyphens, at most 80."
        fields.problem("key", "invalid-key", f"`{key}` cannot stand in an address", hint)
        key = ""
    fields.finish()
    provenance = tuple((name, origin) for name in _READERS if name in fields and values[name])
    return Record(**values, provenance=provenance), key  # type: ignore[arg-type]  # the readers give the fields' types


def overlay_record(fields: Fields) -> tuple[tuple[str, object], ...]:
    """Returns the fields of a record that an overlay sets, as pairs of name and value, in the record's order."""
    pairs = tuple((name, read(fields, name)) for name, read in _READERS.items() if name in fields)
    fields.finish()
    return pairs


def amend(record: Record, pairs: tuple[tuple[str, object], ...], *, origin: str = "the editors") -> Record:
    """Returns the record with the pairs of an overlay in place of its own, and their origin noted."""
    if not pairs:
        return record
    named = dict(pairs)
    kept = [(name, was) for name, was in record.provenance if name not in named]
    provenance = (*kept, *((name, origin) for name in named))
    return replace(record, **named, provenance=provenance)  # type: ignore[arg-type]  # checked when they were read


def read_rights(fields: Fields) -> Rights:
    """Returns what a `rights:` mapping states."""
    share = fields.number("max_share")
    if share is not None and not 0 <= share <= 1:
        message = f"`max_share` is a share from 0 to 1, found `{fields.text('max_share')}`"
        fields.problem("max_share", "invalid-value", message, "Write 0.25 for a quarter.")
        share = None
    words = fields.whole("max_excerpt_words")
    if words is not None and words < 0:
        fields.problem("max_excerpt_words", "invalid-value", "`max_excerpt_words` cannot be less than 0")
        words = None
    text = fields.choice("text", ("full", "excerpts", "none"))
    fields.finish()
    return Rights(text, share, words)  # type: ignore[arg-type]  # one of the three words


def read_authors(fields: Fields, key: str) -> tuple[Author, ...]:
    """Returns the authors of a list whose items are names, or mappings with `name`, `affiliation` and `role`."""
    authors = []
    for item in fields.mixed(key):
        if isinstance(item, Word):
            authors.append(Author(item.text))
            continue
        author = Author(item.required("name"), item.text("affiliation"), item.text("role"))
        item.finish()
        if author.name:
            authors.append(author)
    return tuple(authors)


def read_date(fields: Fields, key: str) -> str:
    """Returns an EDTF date, or an empty text where there is none or it is not sound."""
    text = fields.text(key)
    if not text or is_edtf(text):
        return text
    fields.problem(key, "invalid-date", f"`{text}` is not a date", _DATE_HINT)
    return ""


def read_link(fields: Fields, key: str) -> str:
    """Returns a link that is safe to follow, with its scheme, or an empty text."""
    text = fields.text(key)
    if not text or (is_safe(text) and ":" in text):
        return text
    message = f"`{text}` is not a link that may be followed"
    fields.problem(key, "unsafe-link", message, "Write the whole address, beginning with https:// or http://.")
    return ""


def read_language(fields: Fields, key: str) -> str:
    """Returns a BCP 47 language tag, or an empty text."""
    text = fields.text(key)
    if not text or _LANGUAGE.fullmatch(text):
        return text
    fields.problem(key, "invalid-value", f"`{text}` is not a language tag", "Write `en`, `de` or `zh-Hans`.")
    return ""


def is_edtf(text: str) -> bool:
    """Whether the text is an EDTF date of level 0, with `~`, `?` or `%` after it, or two of them (`..` is open)."""
    first, slash, last = text.partition("/")
    if not slash:
        return _is_date(first)
    ends = [end for end in (first, last) if end != ".."]
    if not ends or not all(map(_is_date, ends)):
        return False
    return len(ends) == 1 or first.rstrip("~?%") <= last.rstrip("~?%") or last.rstrip("~?%") in first


def _is_date(text: str) -> bool:
    """Whether the text is one date that the calendar holds."""
    found = _DATE.fullmatch(text)
    if not found:
        return False
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _text(fields: Fields, key: str) -> str:
    return fields.text(key)


def _type(fields: Fields, key: str) -> str:
    return fields.choice(key, CSL_TYPES)


def _wording(fields: Fields, key: str) -> str:
    return fields.choice(key, ("verbatim", "restated"), "verbatim")


def _rights(fields: Fields, key: str) -> Rights:
    mapping = fields.mapping(key)
    return Rights() if mapping is None else read_rights(mapping)


def _identifiers(fields: Fields, key: str) -> tuple[tuple[str, str], ...]:
    mapping = fields.mapping(key)
    if mapping is None:
        return ()
    pairs = [(scheme, mapping.required(scheme)) for scheme in mapping]
    for scheme, value in pairs:
        if not _SCHEME.fullmatch(scheme):
            mapping.problem(scheme, "invalid-value", f"`{scheme}` cannot name an identifier", "Write `doi` or `isbn`.")
        if scheme == "doi" and value and not _DOI.fullmatch(value):
            mapping.problem(
                scheme, "invalid-value", f"`{value}` is not a DOI", "Write it as 10.1000/182, without link."
            )
    return tuple(sorted(pair for pair in pairs if pair[1]))


_READERS: Final[Mapping[str, Callable[[Fields, str], object]]] = MappingProxyType(
    {
        "title": _text,
        "subtitle": _text,
        "authors": read_authors,
        "publisher": _text,
        "container": _text,
        "published": read_date,
        "url": read_link,
        "archived": read_link,
        "language": read_language,
        "type": _type,
        "identifiers": _identifiers,
        "licence": _text,
        "rights": _rights,
        "wording": _wording,
        "verification": _text,
    }
)
"""How each field of a record is read, in the record's order."""

RECORD_KEYS: Final = (*_READERS, "key")
"""Every key that front matter may have."""
