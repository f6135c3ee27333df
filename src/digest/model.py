"""The nouns up to a reading: document, source, block, section, claim, attribution, reference, relation.

Values are frozen. Offsets are code points into `Source.text`, half-open; the text is never changed. The words are
those of CSL (types of works), EDTF (dates) and Discourse Graphs (relations).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, Protocol, get_args

from digest.errors import Problem

BlockKind = Literal[
    "title", "subtitle", "byline", "date", "caption", "heading", "paragraph", "list-item", "quotation",
    "pull-quote", "table", "code", "footnote", "bio", "furniture",
]  # fmt: skip
ClaimKind = Literal["fact", "assessment", "prediction", "recommendation", "definition", "question"]
EvidenceType = Literal["assumption", "anecdote", "testimony", "statistics", "common-ground", "other"]
Modality = Literal["asserted", "hedged", "conditional"]
RelationType = Literal["supports", "opposes", "qualifies", "exemplifies", "restates"]
VoiceRole = Literal["author", "person", "organisation", "group"]
Stance = Literal["neutral", "endorses", "rejects"]
ClaimRole = Literal["pro", "opp"]
Wording = Literal["verbatim", "restated"]
RightsText = Literal["full", "excerpts", "none", ""]

_WORKS = "report article-journal article webpage book dataset legislation regulation treaty event speech document"
VOCABULARY: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "block": get_args(BlockKind),
        "kind": get_args(ClaimKind),
        "evidence_type": get_args(EvidenceType),
        "modality": get_args(Modality),
        "relation": get_args(RelationType),
        "voice": get_args(VoiceRole),
        "stance": get_args(Stance),
        "role": get_args(ClaimRole),
        "reference": (*_WORKS.split(), "person", "organisation", "group"),
    }
)
"""The words that each label may take; `digest.reading` refuses any other."""

PROSE: Final = frozenset({"paragraph", "list-item", "quotation"})
"""Kinds of block whose sentences are read (a title and a subtitle may hold claims too)."""


class Span(NamedTuple):
    """A half-open range of code points, 0 <= start <= end <= len(text)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file as received. `path` is relative to the digest's folder, with forward slashes."""

    path: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class File:
    """A file to be published. `path` is relative to the site's folder, with forward slashes."""

    path: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Author:
    """One who wrote or issued a work: a person or a body."""

    name: str
    affiliation: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Rights:
    """What may be shown of a source. Empty or None means not stated."""

    text: RightsText = ""
    max_share: float | None = None
    """The largest share of the text that all output files together may show, 0 to 1."""
    max_excerpt_words: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The bibliographic record of a source. Empty means unknown; nothing is guessed."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[Author, ...] = ()
    publisher: str = ""
    container: str = ""
    """The journal, newspaper, site or book that the work appeared in."""
    published: str = ""
    """An EDTF date: 2024, 2024-05, 2024-05-15."""
    url: str = ""
    archived: str = ""
    language: str = ""
    """A BCP 47 tag."""
    type: str = ""
    """A CSL type, as in `report`, `article-journal`, `legislation`."""
    identifiers: tuple[tuple[str, str], ...] = ()
    """Pairs of scheme and value, sorted: doi, isbn, arxiv, report …"""
    licence: str = ""
    rights: Rights = Rights()
    wording: Wording = "verbatim"
    """`restated` when the file holds our own words and the original is elsewhere."""
    verification: str = ""
    """How the record and its facts were checked, in the editors' words."""
    provenance: tuple[tuple[str, str], ...] = ()
    """Pairs of field and where its value came from, as in ("title", "front matter")."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks under it. The opening before the first heading has an empty title and level 1."""

    id: str
    """Unique in its source and fit for an anchor: `opening`, or the heading's words."""
    title: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A span of the text with a kind. Blocks are ordered, disjoint, and cover every non-blank character."""

    kind: BlockKind
    section: str
    """The id of the section that it stands in."""
    start: int
    end: int
    because: str = ""
    """Why the loader thinks so, in a few words."""
    locator: Span | None = None
    """The words inside a bracketed locator at a restated paragraph's end."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body's prose; `block` is the index of its block in `Source.blocks`."""

    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Link:
    """A mark in the text that points elsewhere: a hyperlink, a footnote's mark, a citation key."""

    start: int
    end: int
    target: str
    """A URL, `#note-id` for a footnote in the same text, or `@key` for a citation key."""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A work as a loader read it: its record, its text, and the text's structure."""

    key: str
    """Names the source in addresses and in the editors' layer: `[a-z0-9-]{1,80}`."""
    path: str
    sha256: str
    """Of the document's bytes, in hexadecimal."""
    media_type: str
    text: str = field(repr=False)
    record: Record
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    links: tuple[Link, ...] = ()
    markup: tuple[Span, ...] = ()
    """Signs that a reader of the page does not see, as a link's address; ordered and disjoint."""
    problems: tuple[Problem, ...] = ()


class Loader(Protocol):
    """Turns a document into a source. One per file ending; a pure function of the document's bytes."""

    name: str
    version: str
    suffixes: tuple[str, ...]
    """Lower-case endings with the dot."""

    def load(self, document: Document, /) -> Source:
        """Returns the source, or raises `DigestError` where the document cannot be read."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who asserts a claim, as found at this place. `span` and `cue` are None for the author."""

    role: VoiceRole = "author"
    name: str = ""
    """Empty for the author; the source's whole mention without its apposition else."""
    span: Span | None = None
    cue: Span | None = None
    stance: Stance = "neutral"
    """The author's stance towards what she reports, where marked."""
    title: str = ""
    """The apposition's role: founder of Google Brain."""
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class ThemeHit:
    """A span that speaks for a theme, with the weight of the term that it matched (negative speaks against)."""

    theme: str
    start: int
    end: int
    weight: float
    term: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A work, law, meeting, person or body that a source leans on. `type` is a CSL type or a kind of voice."""

    id: str
    type: str
    title: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    issued: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention, in a source, of the reference with that id."""

    reference: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie from the claim that does the work to the one it works on, found by the tool or set by an editor."""

    source: str
    target: str
    type: RelationType
    because: str
    origin: Literal["found", "set"] = "found"


@dataclass(frozen=True, slots=True)
class Claim:
    """A span in which somebody asserts something, with labels and reasons; `origin` is `extracted` or `editor`."""

    id: str
    start: int
    end: int
    quote: str
    """Always `text[start:end]` of the source."""
    section: str
    locator: str
    """Where it stands in the original of a restated source; empty else."""
    kind: ClaimKind
    evidence_type: EvidenceType
    modality: Modality
    confidence: float
    """How sure the tool is of the kind, 0 to 1."""
    attribution: Attribution
    themes: tuple[ThemeHit, ...]
    references: tuple[str, ...]
    central: bool
    role: ClaimRole
    salience: float
    """Towards the centre of the source, 0 to 1."""
    because: tuple[str, ...]
    origin: str = "extracted"


@dataclass(frozen=True, slots=True)
class Reading:
    """A source with all that was found in it."""

    source: Source
    claims: tuple[Claim, ...]
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    relations: tuple[Relation, ...]
    problems: tuple[Problem, ...] = ()
