"""What extractors find: marks on a source's text, before they are joined into claims.

An extractor takes a source and the themes' terms and returns `Findings`. Extractors are blind to each other;
``digest.reading`` joins what they found, and refuses what is not an exact span or not in the vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from digest.model import Attribution, Reference, RelationType, Source, ThemeHit


@dataclass(frozen=True, slots=True)
class ClaimMark:
    """A span that asserts something. `quote` must be the text of the span, or the mark is refused."""

    start: int
    end: int
    quote: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """Evidence for one label of the claim that holds the span.

    `name` is `kind`, `evidence_type`, `modality`, `role` or `centrality`. For the first four `value` is a word of
    the vocabulary and the heaviest sum of weights wins; for `centrality` the weights are added up to the salience
    and `value` is empty.
    """

    start: int
    end: int
    name: str
    value: str
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A stretch of text that somebody other than the author asserts."""

    start: int
    end: int
    attribution: Attribution
    because: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that points to a reference. Mentions with an equal `reference.id` are of one reference."""

    start: int
    end: int
    reference: Reference
    because: str


@dataclass(frozen=True, slots=True)
class Connective:
    """A cue that ties the claim it stands in to a neighbour.

    `to` says which: the claim before, the one after, or the source's central claim. With `reverse` the relation
    runs from that claim to this one.
    """

    start: int
    end: int
    type: RelationType
    to: Literal["previous", "next", "central"]
    because: str
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one extractor found in one source. Extractors are blind to each other; `digest.reading` joins."""

    claims: tuple[ClaimMark, ...] = ()
    labels: tuple[Label, ...] = ()
    reported: tuple[Reported, ...] = ()
    mentions: tuple[Mention, ...] = ()
    connectives: tuple[Connective, ...] = ()
    themes: tuple[ThemeHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that speaks for a theme: `regulat*`, `zero-sum`, `"export control"`."""

    text: str
    weight: float = 1.0
    """Negative for a term that speaks against the theme."""


ThemeTerms = tuple[tuple[str, tuple[Term, ...]], ...]
"""Theme ids with their terms, in the digest's order."""


class Extractor(Protocol):
    """Finds things in a source. A pure function of the source and the themes' terms."""

    name: str
    version: str

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:
        """Returns what was found; every offset refers to `source.text`."""
        ...
