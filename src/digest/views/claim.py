"""Views of claims: the list with its facets, one claim, and what is left of a claim that was taken out."""

from __future__ import annotations

from dataclasses import dataclass

from digest.views.card import ClaimCard
from digest.views.frame import Frame, Link, Outside


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet."""

    value: str
    """As it stands in the address and in the claims' data attributes."""
    label: str
    """What the reader sees."""
    count: int
    """How many claims have it."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to narrow the list of claims."""

    name: str
    """As it stands in the address."""
    label: str
    """What the reader sees."""
    options: tuple[Option, ...]
    """Its values."""


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """For `claims.html`: all claims."""

    frame: Frame
    """What stands around the page."""
    cards: tuple[ClaimCard, ...]
    """All claims, by source and in the order of its text."""
    facets: tuple[Facet, ...]
    """The ways to narrow the list; they need JavaScript."""


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One label of a claim and why it has it."""

    name: str
    """As in `Kind`."""
    value: str
    """As readers see it."""
    meaning: str
    """What the value means; may be empty."""
    reasons: tuple[str, ...]
    """The cues that spoke for it."""
    edited: bool
    """Whether an editor set it."""


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme of a claim and the words that caused it."""

    theme: Link
    """The theme."""
    words: tuple[str, ...]
    """The source's words that matched the theme's terms; empty where an editor set it."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question that the claim answers."""

    question: Link
    """The question, on its theme's page."""
    answer: str
    """`yes`, `no` or `partly`."""
    answer_label: str
    """The answer as readers see it."""
    reason: str
    """The editors' reason; may be empty."""


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A relation of the claim to another one."""

    type: str
    """The relation's type, as a word of the vocabulary."""
    label: str
    """As it reads from this claim: `opposes`, `is opposed by`."""
    because: str
    """Why."""
    set_by_editor: bool
    """Whether an editor stated it; else the tool found it."""
    card: ClaimCard
    """The other claim."""


@dataclass(frozen=True, slots=True)
class SuspectRow:
    """A correction made for other words than those that stand there now."""

    what: str
    """What the correction sets, in words."""
    was: str
    """The quotation it was made for."""
    now: str
    """The quotation that stands there now."""


@dataclass(frozen=True, slots=True)
class ClaimView:
    """For `claim.html`: one claim."""

    frame: Frame
    """What stands around the page."""
    card: ClaimCard
    """The claim itself."""
    section: Link | None
    """The section of the source that it stands in; None for an opening without a title."""
    text_shown: bool
    """Whether the source's page shows the text, so that the passage can be opened there."""
    original: Outside | None
    """The original, at the passage where that can be done; None where its address is unknown."""
    original_exact: bool
    """Whether `original` leads to the very passage by a text fragment."""
    archived: Outside | None
    """An archived copy of the original."""
    chain: tuple[str, ...]
    """How the words came to the reader, one sentence a step, from whoever asserts them to this page."""
    labels: tuple[LabelRow, ...]
    """Kind, modality, support, and why."""
    confidence: int
    """How sure the tool is of the kind, in per cent; 0 where an editor set the kind."""
    themes: tuple[ThemeRow, ...]
    """Its themes and the words that caused them."""
    answers: tuple[AnswerRow, ...]
    """The questions that it answers."""
    references: tuple[Link, ...]
    """The works and bodies that it leans on."""
    relations: tuple[RelationRow, ...]
    """Relations to other claims, those stated by editors first."""
    previous: Link | None
    """The claim before it in the source."""
    next: Link | None
    """The claim after it in the source."""
    position: str
    """As in `claim 3 of 24 in this source`."""
    status: str
    """Where it stands in the digest."""
    history: tuple[str, ...]
    """What happened to it, a sentence each."""
    found: tuple[str, ...]
    """How it was found: the cues, as the tool names them."""
    note: str
    """The editors' note; may be empty."""
    suspects: tuple[SuspectRow, ...]
    """Corrections that wait for an editor."""
    citation: str
    """A plain-text citation of the claim, permanent address included."""
    permalink: str
    """The permanent address, or the path where the base address is unknown."""


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """For `tombstone.html`: a claim that was published once and is so no more."""

    frame: Frame
    """What stands around the page."""
    id: str
    """The claim's id."""
    status: str
    """What became of it, as readers see it."""
    reason: str
    """Why; may be empty."""
    date: str
    """When, in words; may be empty."""
    source: Link | None
    """Its source, where the digest still has it."""
    successor: ClaimCard | None
    """The claim that took its place."""
    successor_link: Link | None
    """A link to the successor where that one is itself no longer published."""
