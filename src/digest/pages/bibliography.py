"""A source's record as readers write it: names in a row, a plain author-date reference.

In: records as `model` holds them. Out: text. Nothing is guessed: what the record does not say is left out, and a
missing date reads "n.d.". Exchange formats (BibTeX, RIS, CSL) are the emitters' affair.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from digest import dates
from digest.model import Record, Reference

_SUFFIXES: Final = frozenset({"Jr", "Sr", "II", "III", "IV", "PhD", "MD"})
_BODY: Final = frozenset({"of", "on", "for", "the", "and", "&"})
"""Words that stand in names of bodies and not in those of persons."""


def year(edtf: str) -> str:
    """Returns the year of an EDTF date, or an empty text."""
    day = dates.parse(edtf)
    return str(day.year) if day else ""


def names(words: Sequence[str]) -> str:
    """Returns names in a row: `A`, `A and B`, `A, B and C`, `A and others`."""
    if len(words) > 4:
        return f"{words[0]} and others"
    return words[0] if len(words) == 1 else " and ".join((", ".join(words[:-1]), words[-1])) if words else ""


def author_names(record: Record) -> str:
    """Returns who wrote or issued the work, or an empty text."""
    return names([author.name for author in record.authors if author.name]) or record.publisher or record.container


def short_name(record: Record, people: Collection[str]) -> str:
    """Returns the work by author and year, as in `Example 2024`; `people` are the names that have a surname."""
    who = [_surname(author.name) if author.name in people else author.name for author in record.authors]
    who = [name for name in who if name] or [record.publisher or record.container or record.title]
    label = f"{who[0]} et al." if len(who) > 2 else " and ".join(who)
    return f"{shorten(label, 36)} {year(record.published)}".strip()


def _surname(name: str) -> str:
    """The last word of a person's name but for `Jr.` and the like; the whole where it reads like a body's name."""
    parts = [part for part in name.split() if part.rstrip(".,") not in _SUFFIXES]
    if len(parts) > 5 or _BODY & set(parts) or not parts:
        return name
    return parts[-1].rstrip(",")


def shorten(words: str, limit: int) -> str:
    """Returns the words, cut at a space with an ellipsis where they are longer than the limit."""
    words = " ".join(words.split())
    if len(words) <= limit:
        return words
    return words[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def full_title(record: Record) -> str:
    """Returns title and subtitle in one."""
    if not record.subtitle:
        return record.title
    joint = " " if record.title.endswith(("?", "!", ".", ":")) else ": "
    return record.title + joint + record.subtitle


def formatted(record: Record) -> str:
    """Returns the work in author-date form: `Ann Example (2024). Title. Container, Publisher. https://…`."""
    who = author_names(record)
    when = dates.shown(record.published) or "n.d."
    where = ", ".join(part for part in dict.fromkeys((record.container, record.publisher)) if part and part != who)
    report = next((value for scheme, value in record.identifiers if scheme == "report"), "")
    parts = [f"{who} ({when})" if who else f"({when})", full_title(record), report, where, permanent(record)]
    return join_parts(parts)


def formatted_reference(reference: Reference) -> str:
    """Returns a reference in author-date form, as far as it is known."""
    who = names(reference.authors)
    when = f" ({dates.shown(reference.issued)})" if reference.issued else ""
    link = doi_url(dict(reference.identifiers).get("doi", "")) or reference.url
    return join_parts([f"{who}{when}".strip(), reference.title, reference.publisher, link])


def permanent(record: Record) -> str:
    """Returns the address to cite: the DOI as a link where there is one, else the URL."""
    return doi_url(dict(record.identifiers).get("doi", "")) or record.url


def doi_url(doi: str) -> str:
    """Returns a DOI as a link, or an empty text."""
    return f"https://doi.org/{doi.removeprefix('https://doi.org/')}" if doi else ""


def join_parts(parts: Sequence[str]) -> str:
    """Returns the parts that are not empty as sentences; an address at the end gets no full stop."""
    kept = [part for part in parts if part]
    joined = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in kept)
    return joined[:-1] if kept and "://" in kept[-1] else joined
