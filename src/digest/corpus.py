"""The nouns of the editors' layer and of the linked whole: themes, ledger, voices, corpus.

Frozen values. `editorial` makes an `Editorial` of `content/`; `ledger` makes a `Ledger`; `link` joins them with the
readings into the `Corpus`, from which every page and every data file is made. What editors say of single claims is
in ``digest.overlays``, and can be had from here too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from digest.errors import Problem, Where
from digest.findings import Term
from digest.model import Author, Claim, Reading, Reference, Relation, Rights, VoiceRole
from digest.overlays import Addition, ClaimStatus, Correction, Overlay, QuoteSelector, Rejection, SetRelation

__all__ = [
    "Addition", "Answer", "AnswerWord", "ClaimStatus", "Corpus", "Correction", "Editorial", "FreePage", "Ledger",
    "LedgerEntry", "LinkedClaim", "LinkedReference", "Outcome", "Overlay", "Question", "QuoteSelector", "Rejection",
    "SetRelation", "Settings", "Suspect", "Theme", "UrlStyle", "Voice",
]  # fmt: skip

AnswerWord = Literal["yes", "no", "partly"]
Outcome = Literal["unchanged", "moved", "edited", "ambiguous", "gone", "new"]
UrlStyle = Literal["folders", "files"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What `content/site.yaml` says. Every field has a default, so that an empty folder builds."""

    title: str = "A digest"
    question: str = ""
    """The one question that the digest asks, where it has one."""
    description: str = ""
    base_url: str = ""
    """Where the site will be served, ending in a slash; empty where unknown."""
    language: str = "en"
    editors: tuple[Author, ...] = ()
    contact: str = ""
    """Where to send corrections: a mail address or a URL."""
    licence: str = ""
    cutoff: str = ""
    """An EDTF date after which nothing was read, where stated."""
    rights: Rights = Rights()
    urls: UrlStyle = "folders"
    raw_html: bool = False
    """Whether raw HTML in Markdown is let through."""
    extractors: tuple[str, ...] = ()
    """Names of extractors to run, in order; empty means all built-in ones."""
    emitters: tuple[str, ...] = ()
    """Names of emitters to run; empty means all built-in ones."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim's answer to a question, with the editors' reason."""

    claim: str
    answer: AnswerWord
    reason: str
    where: Where


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a theme, answered by claims."""

    id: str
    asks: str
    answers: tuple[Answer, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class Theme:
    """What claims are gathered under."""

    id: str
    title: str
    summary: str
    """The editors' words, in Markdown."""
    terms: tuple[Term, ...]
    aliases: tuple[str, ...]
    related: tuple[str, ...]
    questions: tuple[Question, ...]
    where: Where


@dataclass(frozen=True, slots=True)
class FreePage:
    """A page of the editors' own, as `content/pages/about.md`."""

    id: str
    title: str
    body: str
    """In Markdown."""
    order: int
    where: Where


@dataclass(frozen=True, slots=True)
class Editorial:
    """All of `content/` but the ledger."""

    settings: Settings = Settings()
    themes: tuple[Theme, ...] = ()
    pages: tuple[FreePage, ...] = ()
    overlays: tuple[Overlay, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One published claim id. `status` other than `published` makes its page a tombstone."""

    id: str
    source: str
    fingerprint: str
    """Of the normalised quote."""
    selector: QuoteSelector
    ordinal: int
    """Which occurrence of the normalised quote in its source, from 0."""
    status: ClaimStatus = "published"
    successor: str = ""
    reason: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """`content/claims.lock`: every id that was ever published, sorted by id."""

    entries: tuple[LedgerEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspect:
    """A correction whose quotation changed: what it was made for and what stands there now."""

    correction: Correction
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class LinkedClaim:
    """A claim with the editors' corrections and its place in the whole. The unit of the site."""

    claim: Claim
    """With corrected kind, modality, attribution and themes."""
    source: str
    """The key of its source."""
    number: int
    """Its position among the claims of its source, from 1."""
    voices: tuple[str, ...]
    """Ids of the voices that assert it: of the source's authors, or of the voice it is given to."""
    themes: tuple[str, ...]
    """Ids of its themes, the strongest first."""
    references: tuple[str, ...]
    """Ids of the corpus's references that it rests on."""
    status: ClaimStatus = "published"
    statement: str = ""
    note: str = ""
    edited: tuple[str, ...] = ()
    """Names of the labels that an editor set."""
    edited_by: str = ""
    edited_on: str = ""
    outcome: Outcome = "unchanged"
    """How it was re-anchored in the ledger."""
    suspects: tuple[Suspect, ...] = ()

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who asserts something in any of the sources, merged by name."""

    id: str
    name: str
    role: VoiceRole
    title: str = ""
    affiliation: str = ""
    aliases: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    """Ids of claims made in works of her own."""
    reported: tuple[str, ...] = ()
    """Ids of claims that others report her to make."""


@dataclass(frozen=True, slots=True)
class LinkedReference:
    """A reference merged over all sources, with the claims that rest on it."""

    reference: Reference
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    """Keys of the sources that mention it."""
    is_source: str = ""
    """The key of the source in this digest that it is, where it is one."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """All readings and the editors' layer, linked."""

    settings: Settings
    readings: Mapping[str, Reading] = field(repr=False)
    """By source key, sorted; records are the corrected ones."""
    claims: Mapping[str, LinkedClaim] = field(repr=False)
    """By id, in the order of sources and of their texts; withdrawn ones are not here."""
    themes: tuple[Theme, ...]
    pages: tuple[FreePage, ...]
    voices: Mapping[str, Voice]
    references: Mapping[str, LinkedReference]
    relations: tuple[Relation, ...]
    """Found and set ones, between published claims only."""
    ledger: Ledger
    """As it will be written; entries whose status is not `published` are tombstones."""
    problems: tuple[Problem, ...] = ()
