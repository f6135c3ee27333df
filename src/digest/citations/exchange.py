"""Items for reference managers: BibTeX, RIS and CSL-JSON.

In: items. Out: texts that BibTeX, Zotero and their like read back to the same fields; tests hold that for the
common readers. Values are kept on one line; signs that BibTeX gives a meaning are escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from digest.citations.item import Item
from digest.citations.names import Name

_BIBTEX: Final = MappingProxyType(
    {
        "article-journal": "article",
        "article-magazine": "article",
        "article-newspaper": "article",
        "book": "book",
        "chapter": "incollection",
        "paper-conference": "inproceedings",
        "report": "techreport",
        "thesis": "phdthesis",
    }
)
_RIS: Final = MappingProxyType(
    {
        "article": "UNPB",
        "article-journal": "JOUR",
        "article-magazine": "MGZN",
        "article-newspaper": "NEWS",
        "bill": "BILL",
        "book": "BOOK",
        "chapter": "CHAP",
        "dataset": "DATA",
        "legal_case": "CASE",
        "legislation": "STAT",
        "paper-conference": "CONF",
        "post-weblog": "BLOG",
        "regulation": "STAT",
        "report": "RPRT",
        "thesis": "THES",
        "webpage": "ELEC",
    }
)
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ESCAPES: Final = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    }
)


def bibtex(items: Iterable[Item]) -> str:
    """Returns the items as a BibTeX file."""
    return "\n".join(_bibtex_entry(item) for item in items)


def _bibtex_entry(item: Item) -> str:
    """One BibTeX entry."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _bibtex_fields(item))
    return f"@{_BIBTEX.get(item.type, 'misc')}{{{item.id},\n{fields}}}\n"


def _bibtex_fields(item: Item) -> Iterator[tuple[str, str]]:
    """Names and braced values of an entry."""
    kind = _BIBTEX.get(item.type, "misc")
    if item.authors:
        yield "author", "{" + " and ".join(map(_bibtex_name, item.authors)) + "}"
    yield "title", "{" + _protected(item.title) + "}"
    container = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
    publisher = {"techreport": "institution", "phdthesis": "school"}
    plain = [
        (container.get(kind, "howpublished"), item.container),
        (publisher.get(kind, "publisher"), item.publisher),
        ("volume", item.volume),
        ("number", item.issue or item.number),
        ("pages", item.pages.replace("–", "-").replace("-", "--")),
        ("isbn", item.isbn),
        ("issn", item.issn),
        ("language", item.language),
    ]
    yield from ((name, "{" + _escaped(value) + "}") for name, value in plain if value)
    if item.date:
        yield "year", f"{{{item.date.year:04}}}"
        yield "date", f"{{{item.issued.strip()}}}"
        if item.date.month:
            yield "month", _MONTHS[item.date.month - 1]
    for name, value in (("doi", item.doi), ("url", item.url)):
        if value:
            yield name, "{" + value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C") + "}"


def _escaped(words: str) -> str:
    """The words on one line, with the signs that BibTeX reads escaped."""
    return " ".join(words.split()).translate(_ESCAPES)


def _protected(words: str) -> str:
    """A title in which words with capitals beyond the first word are braced, so that no style lowers them."""
    first, *rest = words.split() or [""]
    return " ".join(
        [
            f"{{{_escaped(first)}}}" if first[1:] != first[1:].lower() else _escaped(first),
            *(f"{{{_escaped(word)}}}" if word != word.lower() else _escaped(word) for word in rest),
        ]
    )


def _bibtex_name(name: Name) -> str:
    """A name as BibTeX takes it apart again."""
    if name.literal:
        return "{" + _escaped(name.literal) + "}"
    return ", ".join(_escaped(part) for part in (name.family, name.suffix, name.given) if part)


def ris(items: Iterable[Item]) -> str:
    """Returns the items as a RIS file."""
    return "".join(_ris_entry(item) + "\r\n" for item in items)


def _ris_entry(item: Item) -> str:
    """One RIS entry."""
    lines = [("TY", _RIS.get(item.type, "GEN")), ("ID", item.id)]
    lines += [("AU", name.literal or _joined(name.family, name.given, name.suffix)) for name in item.authors]
    start, _, end = item.pages.replace("–", "-").partition("-")
    lines += [
        ("TI", item.title),
        ("T2", item.container),
        ("PB", item.publisher),
        ("PY", f"{item.date.year:04}" if item.date else ""),
        ("DA", _ris_date(item)),
        ("VL", item.volume),
        ("IS", item.issue),
        ("SP", start.strip()),
        ("EP", end.strip()),
        ("SN", item.isbn or item.issn or item.number),
        ("DO", item.doi),
        ("UR", item.url),
        ("LA", item.language),
    ]
    body = "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines if value.strip())
    return f"{body}ER  - \r\n"


def _joined(*parts: str) -> str:
    """The parts that are not empty, with commas."""
    return ", ".join(part for part in parts if part)


def _ris_date(item: Item) -> str:
    """The date as RIS writes it: year/month/day/, with empty places."""
    if not item.date:
        return ""
    month, day = (f"{number:02}" if number else "" for number in (item.date.month, item.date.day))
    return f"{item.date.year:04}/{month}/{day}/"


def csl(item: Item) -> dict[str, object]:
    """Returns the item as an object of CSL-JSON."""
    found: dict[str, object] = {"id": item.id, "type": item.type, "title": item.title}
    if item.authors:
        found["author"] = [_csl_name(name) for name in item.authors]
    if item.date:
        parts = [number for number in (item.date.year, item.date.month, item.date.day) if number]
        issued: dict[str, object] = {"date-parts": [parts]}
        if item.date.doubt:
            issued["circa"] = True
        found["issued"] = issued
    rest = {
        "container-title": item.container,
        "publisher": item.publisher,
        "volume": item.volume,
        "issue": item.issue,
        "page": item.pages,
        "number": item.number,
        "DOI": item.doi,
        "ISBN": item.isbn,
        "ISSN": item.issn,
        "URL": item.url,
        "language": item.language,
    }
    return found | {name: value for name, value in rest.items() if value}


def _csl_name(name: Name) -> dict[str, str]:
    """A name as CSL-JSON has it."""
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "non-dropping-particle": name.particle,
        "family": name.bare_family,
        "given": name.given,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}
