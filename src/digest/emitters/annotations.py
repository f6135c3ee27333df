"""Every claim as a W3C Web Annotation, for Hypothesis and other annotation tools.

In: the linked corpus. Out: `data/annotations.jsonld`, one collection. A target is the original's address, or the
source's page here where the text is a restatement or has no address; a TextQuoteSelector holds the quotation, a
TextPositionSelector its place, in code points, in the text of the document whose SHA-256 stands beside it. Words
before and after the quotation are given where the rights are free, and else only where the quotation alone occurs
more than once. A withheld quotation leaves its place alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from digest import rights, urls
from digest.corpus import Corpus, LinkedClaim
from digest.emitters import jsontext
from digest.emitters.addresses import address, permanent
from digest.model import File, Source

CONTEXT: Final = ["http://www.w3.org/ns/anno.jsonld", {"sha256": "https://schema.org/sha256"}]
AROUND: Final = 32
"""How many code points of context are given on either side."""
_BUDGET: Final = 100_000_000
"""Code points that the search for repeats may read in one source; beyond, context is given without a search."""


class AnnotationsEmitter:
    """Emits all claims as annotations."""

    name = "annotations"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns `data/annotations.jsonld`."""
        settings = corpus.settings
        path = "data/annotations.jsonld"
        name = address(settings, path) if settings.base_url else permanent("annotations", settings.title)
        head: dict[str, object] = {
            "@context": CONTEXT,
            "id": name,
            "type": "AnnotationPage",
            "partOf": {"id": f"{name}#collection", "type": "AnnotationCollection", "label": settings.title,
                       "total": len(corpus.claims)},
            "startIndex": 0,
        }  # fmt: skip
        return (File(path, jsontext.listing(head, "items", web_annotations(corpus))),)


def web_annotations(corpus: Corpus) -> Iterator[dict[str, object]]:
    """Yields the annotation of every claim."""
    shown = rights.withheld(corpus)
    for linked in corpus.claims.values():
        found: dict[str, object] = {
            "id": permanent("claim", linked.source, linked.id),
            "type": "Annotation",
            "motivation": ["identifying", "classifying"],
            "body": list(_bodies(corpus, linked)),
            "target": _target(corpus, linked, shown[linked.id]),
        }
        if corpus.settings.base_url:
            found["via"] = address(corpus.settings, urls.claim(linked.id))
        yield found


def _bodies(corpus: Corpus, linked: LinkedClaim) -> Iterator[dict[str, object]]:
    """The claim's statement and note as text, its kind and themes as tags."""
    for value, purpose in ((linked.statement, "describing"), (linked.note, "commenting")):
        if value:
            yield {"type": "TextualBody", "value": value, "purpose": purpose, "language": corpus.settings.language}
    titles = {theme.id: theme.title for theme in corpus.themes if theme.id in linked.themes}
    for tag in (linked.claim.kind, *(titles.get(theme, theme) for theme in linked.themes)):
        yield {"type": "TextualBody", "value": tag, "purpose": "tagging"}


def _target(corpus: Corpus, linked: LinkedClaim, withheld: str) -> dict[str, object]:
    """Where the claim stands."""
    source = corpus.readings[linked.source].source
    page = address(corpus.settings, urls.source(linked.source))
    claim = linked.claim
    place = {"type": "TextPositionSelector", "start": claim.start, "end": claim.end}
    original = urls.safe(source.record.url) if source.record.wording == "verbatim" else ""
    return {
        "type": "SpecificResource",
        "source": original or page,
        "sha256": source.sha256,
        "selector": [place] if withheld else [_quote_selector(corpus, linked, source), place],
    }


def _quote_selector(corpus: Corpus, linked: LinkedClaim, source: Source) -> dict[str, object]:
    """The quotation, with context where it is free or needed."""
    claim, text = linked.claim, source.text
    found: dict[str, object] = {"type": "TextQuoteSelector", "exact": claim.quote}
    stated = rights.rights_of(corpus, linked.source)
    limited = stated.max_share is not None or stated.max_excerpt_words is not None
    free = not limited and stated.text == "full"
    if free or _repeated(text, claim.quote, len(corpus.readings[linked.source].claims)):
        found["prefix"] = text[max(0, claim.start - AROUND) : claim.start]
        found["suffix"] = text[claim.end : claim.end + AROUND]
    return found


def _repeated(text: str, quote: str, claims: int) -> bool:
    """Whether the quotation occurs more than once, or the text is too long to look for each of so many."""
    return len(text) * claims > _BUDGET or text.find(quote, text.find(quote) + 1) >= 0
