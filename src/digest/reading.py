"""The reading of a source: what extractors found, let through one gate and joined into claims.

In: a document, or a source and findings. Out: a `Reading` with claims, references, citations, relations and the
problems of what was refused: a quotation that is not the exact text of its span, a label that is not in the
vocabulary, offsets outside the text, an extractor that stopped with an error. Nothing refused reaches a claim.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from digest.errors import Problem, Where, ordered
from digest.findings import Extractor, Findings, ThemeTerms
from digest.gate import Gate
from digest.identity import mint, normalise
from digest.joining import assemble
from digest.model import Claim, Document, Loader, Reading, Source
from digest.visible import masked

Named = tuple[str, Findings]
"""An extractor's name with what it found."""


def read(document: Document, *, loader: Loader, extractors: Sequence[Extractor], themes: ThemeTerms = ()) -> Reading:
    """Returns the reading of a document; a pure function of its bytes, the parts' versions and the terms.

    Raises:
        DigestError: where the loader cannot read the document.
    """
    return extract(loader.load(document), extractors=extractors, themes=themes)


def extract(source: Source, *, extractors: Sequence[Extractor], themes: ThemeTerms = ()) -> Reading:
    """Returns the reading of a source: runs each extractor and joins what they found.

    Extractors see spaces in place of the source's markup; quotations are of the stored text all the same. An
    extractor that raises gives a problem and no findings; the others go on.
    """
    findings: list[Named] = []
    problems: list[Problem] = []
    seen = masked(source)
    for extractor in extractors:
        try:
            findings.append((extractor.name, extractor.extract(seen, themes)))
        except Exception as error:  # noqa: BLE001 - a stranger's code may fail in any way, and must not stop the rest
            problems.append(_failed(source, extractor.name, f"{type(error).__name__}: {error}"))
    reading = join(seen, findings)
    return Reading(
        source,
        _whole(source, reading.claims),
        reading.references,
        reading.citations,
        reading.relations,
        ordered((*source.problems, *problems, *reading.problems)),
    )


def _whole(source: Source, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with the marks that stand right before and after them, quoted from the stored text."""
    if not source.markup:
        return tuple(claims)
    opens = {mark.end: mark.start for mark in source.markup}
    closes = {mark.start: mark.end for mark in source.markup}
    found: list[Claim] = []
    for claim in claims:
        start, end = claim.start, claim.end
        while start in opens:
            start = opens[start]
        while end in closes:
            end = closes[end]
        found.append(replace(claim, start=start, end=end, quote=source.text[start:end]))
    return tuple(found)


def join(source: Source, findings: Sequence[Named]) -> Reading:
    """Returns the findings as one reading. What does not pass the gate is left out, with a problem each.

    Ids are provisional: the ledger puts those that were once published in their place.
    """
    problems: list[Problem] = []
    passed = [_gate(source, name, found, problems) for name, found in findings]
    joined = assemble(source, passed)
    ids = _ids(source.key, [claim.quote for claim in joined.claims])
    return joined.reading(source, ids, ordered(problems))


def _ids(key: str, quotes: Sequence[str]) -> tuple[str, ...]:
    """A provisional id for each quote; `attempt` is raised while an id is taken."""
    taken: set[str] = set()
    seen: Counter[str] = Counter()
    ids: list[str] = []
    for quote in quotes:
        plain = normalise(quote)
        attempt = 0
        found = mint(key, quote, seen[plain])
        while found in taken:
            attempt += 1
            found = mint(key, quote, seen[plain], attempt)
        seen[plain] += 1
        taken.add(found)
        ids.append(found)
    return tuple(ids)


def _failed(source: Source, name: str, message: str) -> Problem:
    """The problem of an extractor that stopped, its message cut to one readable line."""
    line = " ".join(message.split())[:200]
    hint = "The other extractors went on. Report this to whoever wrote it, or leave it out of `extractors`."
    return Problem("extractor-failed", Where(source.path), f"The extractor `{name}` stopped: {line}", hint)


def _gate(source: Source, name: str, found: Findings, problems: list[Problem]) -> Findings:
    """The findings that are exact and in the vocabulary; a problem for each of the rest."""
    try:
        return Gate(source, name, problems).passed(found)
    except Exception as error:  # noqa: BLE001 - findings of a stranger may hold anything at all
        problems.append(_failed(source, name, f"{type(error).__name__}: {error}"))
        return Findings()
