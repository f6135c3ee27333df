"""Citations: every mention of what the text leans on, one reference for many mentions.

In: a source. Out: mentions of links, notes and identifiers, of laws, treaties, reports and meetings by name, of
studies by maker or year, and later mentions ("these talks") of the same. Products and places named as mere examples
are not citations; who is quoted is found by the voices.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest import urls
from digest.extractors.works import named_works
from digest.findings import Findings, Mention, ThemeTerms
from digest.model import Reference, Source
from digest.passages import passages
from digest.passages.identifiers import identifiers


class CitationExtractor:
    """Finds what the text points to."""

    name = "citations"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:  # noqa: ARG002 - the protocol's signature
        """Returns the mentions in the order of the text."""
        found = [*_linked(source), *_identified(source), *named_works(source.text, passages(source))]
        taken: list[Mention] = []
        for mention in sorted(found, key=lambda m: (m.start, -m.end, m.reference.id)):
            if not taken or mention.start >= taken[-1].end:
                taken.append(mention)
        return Findings(mentions=tuple(taken))


def _linked(source: Source) -> Iterator[Mention]:
    """The source's links, notes and citation keys."""
    for link in source.links:
        if not 0 <= link.start < link.end <= len(source.text):
            continue
        words = " ".join(source.text[link.start : link.end].split())
        if link.target.startswith(("#", "@")):
            reference = Reference(urls.slug(link.target, fallback="note"), "document", words or link.target)
        elif urls.is_safe(link.target):
            found = identifiers(link.target)
            pairs = tuple((one.scheme, one.value) for one in found if one.scheme)
            kind = found[0].type if found and found[0].scheme else "webpage"
            key = found[0].title if pairs else link.target
            reference = Reference(urls.slug(key), kind, words or key, identifiers=pairs, url=link.target)
        else:
            continue
        yield Mention(link.start, link.end, reference, "link")


def _identified(source: Source) -> Iterator[Mention]:
    """Identifiers in the text's prose and notes."""
    blocks = [(b.start, b.end) for b in source.blocks if b.kind not in ("furniture", "caption", "code", "bio")]
    for start, end in blocks:
        for one in identifiers(source.text[start:end]):
            pairs = ((one.scheme, one.value),) if one.scheme else ()
            reference = Reference(urls.slug(one.title), one.type, one.title, identifiers=pairs, url=one.url)
            yield Mention(start + one.start, start + one.end, reference, one.scheme or "address")


def _shown(words: str) -> str:
    """The words that a reader sees of a link: those in the brackets of a Markdown link, else all."""
    inner, bracket, _ = words.removeprefix("[").partition("](")
    return inner if bracket and words.startswith("[") else words
