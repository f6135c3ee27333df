"""Views of voices and of references: their lists, and one of each."""

from __future__ import annotations

from dataclasses import dataclass

from digest.views.card import ClaimGroup
from digest.views.frame import Frame, Link
from digest.views.source import Fact


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A voice in the list of voices."""

    voice: Link
    """The voice."""
    role: str
    """Who it is: a person, an organisation, an unnamed group."""
    title: str
    """Its office or affiliation; may be empty."""
    says: int
    """Claims made in works of its own."""
    reported: int
    """Claims that others report it to make."""


@dataclass(frozen=True, slots=True)
class VoicesView:
    """For `voices.html`: all voices."""

    frame: Frame
    """What stands around the page."""
    speaking: tuple[VoiceRow, ...]
    """Those who speak in works of their own."""
    reported: tuple[VoiceRow, ...]
    """Those who are only reported."""


@dataclass(frozen=True, slots=True)
class VoiceView:
    """For `voice.html`: one voice."""

    frame: Frame
    """What stands around the page."""
    role: str
    """Who it is."""
    title: str
    """Its office or affiliation; may be empty."""
    aliases: tuple[str, ...]
    """Other names under which it occurs."""
    own: tuple[ClaimGroup, ...]
    """What it says in works of its own, by source."""
    reported: tuple[ClaimGroup, ...]
    """What others report it to say, by source."""


@dataclass(frozen=True, slots=True)
class ReferenceRow:
    """A reference in the list of references."""

    reference: Link
    """The reference."""
    who: str
    """Who wrote or issued it; may be empty."""
    date: str
    """When, in words; may be empty."""
    claims: int
    """How many claims rest on it."""
    sources: int
    """How many sources mention it."""


@dataclass(frozen=True, slots=True)
class ReferenceGroup:
    """References of one type."""

    id: str
    """Fit for an anchor."""
    title: str
    """The type, as readers see it."""
    references: tuple[ReferenceRow, ...]
    """The references, those on which most claims rest first."""


@dataclass(frozen=True, slots=True)
class ReferencesView:
    """For `references.html`: all references."""

    frame: Frame
    """What stands around the page."""
    groups: tuple[ReferenceGroup, ...]
    """By type."""


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """For `reference.html`: one reference."""

    frame: Frame
    """What stands around the page."""
    facts: tuple[Fact, ...]
    """What is known of it, line by line."""
    citation: str
    """As a bibliography has it."""
    is_source: Link | None
    """The source of this digest that it is."""
    origin_note: str
    """That several sources lean on this one origin, where they do; empty else."""
    sources: tuple[Link, ...]
    """The sources that mention it."""
    groups: tuple[ClaimGroup, ...]
    """The claims that rest on it, by source."""
