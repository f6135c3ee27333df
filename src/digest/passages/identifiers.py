"""Identifiers in prose: DOI, arXiv, ISBN, PMID, resolutions, executive orders, Federal Register, CELEX, URLs.

In: a text. Out: spans with scheme, normal form, type of work and URL. Checksums are checked where there is one;
punctuation that ends a sentence or closes a bracket is no part of an identifier. Every pattern is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

_TRAILING: Final = ".,;:!?'\"”’»*"
_PAIRS: Final = {")": "(", "]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier found at a place."""

    start: int
    end: int
    scheme: str
    value: str
    """Its normal form."""
    type: str
    title: str
    url: str = ""


def identifiers(text: str) -> list[Identifier]:
    """Returns the identifiers of the text in order; of two that overlap, a bare address yields, then the later."""
    found = sorted(
        (
            one
            for needs, scheme, pattern, make in _PATTERNS
            if any(word in text for word in needs)
            for one in _matches(text, scheme, pattern, make)
        ),
        key=lambda one: (one.start, -one.end, one.scheme),
    )
    known = [one for one in found if one.scheme]
    kept: list[Identifier] = []
    reached = 0
    for one in found:
        while reached < len(known) and known[reached].end <= one.start:
            reached += 1
        within = not one.scheme and reached < len(known) and known[reached].start < one.end
        if not within and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return kept


_Make = Callable[[str, str], tuple[str, str, str, str] | None]
"""From scheme and matched words to value, type, title and URL; None refuses the match."""


def _matches(text: str, scheme: str, pattern: re.Pattern[str], make: _Make) -> Iterator[Identifier]:
    """The matches of one pattern."""
    for match in pattern.finditer(text):
        start, end = match.span(match.lastindex or 0)
        words = trimmed(text[start:end])
        made = make(scheme, words)
        if made is not None:
            value, kind, title, url = made
            yield Identifier(start, start + len(words), scheme if scheme != "url" else "", value, kind, title, url)


def trimmed(words: str) -> str:
    """Returns the words without closing punctuation that is not theirs: a bracket stays if it was opened within."""
    while words:
        last = words[-1]
        if last in _TRAILING or (last in _PAIRS and words.count(last) > words.count(_PAIRS[last])):
            words = words[:-1]
        else:
            break
    return words


def _doi(_: str, words: str) -> tuple[str, str, str, str] | None:
    value = words.lower()
    return value, "article-journal", f"doi:{value}", f"https://doi.org/{value}"


def _arxiv(_: str, words: str) -> tuple[str, str, str, str] | None:
    number = words.split("v", 1)[0]
    return number, "article", f"arXiv:{number}", f"https://arxiv.org/abs/{number}"


def _isbn(_: str, words: str) -> tuple[str, str, str, str] | None:
    value = "".join(sign for sign in words.upper() if sign.isdigit() or sign == "X")
    return (value, "book", f"ISBN {value}", "") if isbn_is_valid(value) else None


def isbn_is_valid(value: str) -> bool:
    """Whether the ISBN of 10 or 13 signs has the check digit that it should have."""
    if len(value) == 13 and value.isdigit():
        return sum(int(sign) * (3 if place % 2 else 1) for place, sign in enumerate(value)) % 10 == 0
    if len(value) == 10 and value[:9].isdigit():
        digits = [10 if sign == "X" else int(sign) for sign in value]
        return sum((10 - place) * digit for place, digit in enumerate(digits)) % 11 == 0
    return False


def _pmid(_: str, words: str) -> tuple[str, str, str, str] | None:
    return words, "article-journal", f"PMID {words}", f"https://pubmed.ncbi.nlm.nih.gov/{words}/"


def _resolution(_: str, words: str) -> tuple[str, str, str, str] | None:
    value = words.upper()
    return value, "document", f"UN document {value}", f"https://undocs.org/{value}"


def _plain(kind: str, prefix: str) -> _Make:
    """A maker for identifiers whose words are their value, after a prefix."""

    def make(_: str, words: str) -> tuple[str, str, str, str] | None:
        value = " ".join(words.split())
        return value, kind, f"{prefix}{value}", ""

    return make


def _celex(_: str, words: str) -> tuple[str, str, str, str] | None:
    return words, "legislation", f"CELEX {words}", f"https://eur-lex.europa.eu/eli/{words}" if "/" in words else ""


def _url(_: str, words: str) -> tuple[str, str, str, str] | None:
    return (words, "webpage", words, words) if len(words) > len("https://a.b") else None


_PATTERNS: Final[tuple[tuple[tuple[str, ...], str, re.Pattern[str], _Make], ...]] = (
    # doi:10.1000/xyz123
    (
        ("10.",),
        "doi",
        re.compile(r"\b(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?(10\.\d{4,9}/[^\s\"<>“”]{1,200})", re.IGNORECASE),
        _doi,
    ),
    # arXiv:2101.00001v2, https://arxiv.org/abs/2101.00001
    (
        ("rxiv", "rXiv", "RXIV"),
        "arxiv",
        re.compile(r"\b(?:arxiv:\s?|arxiv\.org/(?:abs|pdf)/)(\d{4}\.\d{4,5}(?:v\d{1,2})?)", re.IGNORECASE),
        _arxiv,
    ),
    # ISBN 978-3-16-148410-0
    (("ISBN",), "isbn", re.compile(r"\bISBN(?:-1[03])?:?\s((?:\d[ \-]?){9,12}[\dXx])\b"), _isbn),
    # PMID: 12345678
    (("PMID",), "pmid", re.compile(r"\bPMID:?\s?(\d{4,8})\b"), _pmid),
    # A/RES/78/265, S/RES/1325
    (("/RES/",), "report", re.compile(r"\b([AS]/RES/\d{1,4}(?:/\d{1,4})?)\b"), _resolution),
    # 88 FR 75191, 88 Fed. Reg. 75191
    (
        (" FR ", "Fed. Reg."),
        "report",
        re.compile(r"\b(\d{1,3} (?:FR|Fed\. Reg\.) \d{1,6})\b"),
        _plain("regulation", "Federal Register "),
    ),
    # Executive Order 14110
    (
        ("Executive Order", "E.O."),
        "report",
        re.compile(r"\b((?:Executive Order|E\.O\.) (?:No\. )?\d{4,6})\b"),
        _plain("regulation", ""),
    ),
    # 32024R1689
    (("19", "20"), "celex", re.compile(r"\b([3-9](?:19|20)\d\d[A-Z]{1,2}\d{4})\b"), _celex),
    # Regulation (EU) 2024/1689
    (
        ("(E",),
        "report",
        re.compile(r"\b((?:Regulation|Directive|Decision) \((?:EU|EC|EEC)\) (?:No )?\d{1,4}/\d{1,4})"),
        _plain("legislation", ""),
    ),
    # Public Law 117-167, H.R. 4346
    (
        ("Public Law",),
        "report",
        re.compile(r"\b(Public Law (?:No\. )?\d{1,3}[-–]\d{1,4})\b"),
        _plain("legislation", ""),
    ),
    # https://example.org/report
    (("://",), "url", re.compile(r"\b(https?://[^\s<>\"“”]{3,500})"), _url),
)
