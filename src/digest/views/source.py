"""Views of sources: the list, and one source with its outline, its coverage and its annotated text."""

from __future__ import annotations

from dataclasses import dataclass

from digest.views.card import ClaimCard
from digest.views.frame import Frame, Link, Outside


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a source's record."""

    label: str
    """As in `Published`."""
    value: str
    """As readers see it."""
    url: str = ""
    """A safe address that the value leads to; may be empty."""
    code: bool = False
    """Whether the value is a code, as a hash, to be set in a monospaced face."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in the list of sources."""

    source: Link
    """The source."""
    subtitle: str
    """Its subtitle; may be empty."""
    who: str
    """Who wrote or issued it; may be empty."""
    date: str
    """When it was published, in words; empty where unknown."""
    type: str
    """What kind of work it is; may be empty."""
    restated: bool
    """Whether the digest holds it in the editors' own wording."""
    claims: int
    """How many of its claims the digest holds."""
    central: ClaimCard | None
    """Its main claim."""
    language: str
    """The title's language where it is not the digest's; empty else."""


@dataclass(frozen=True, slots=True)
class SourcesView:
    """For `sources.html`: all sources."""

    frame: Frame
    """What stands around the page."""
    sources: tuple[SourceRow, ...]
    """The latest first, those without a date last."""


@dataclass(frozen=True, slots=True)
class StripMark:
    """A claim on the coverage strip. Positions are in thousandths of the text's length."""

    x: float
    """Where it begins."""
    width: float
    """How long it is, at least as long as can be seen."""
    kind: str
    """The claim's kind, as a word of the vocabulary."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Where in a source's text its claims lie."""

    marks: tuple[StripMark, ...]
    """The claims, in order."""
    sections: tuple[float, ...]
    """Where sections begin, in thousandths."""
    text: str
    """The same in words."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's text that is in the same claims throughout."""

    text: str
    """The source's own characters."""
    claim: str
    """The id of the claim it belongs to; empty for text that is in none."""
    path: str
    """Path of that claim's page, or empty."""
    kind: str
    """That claim's kind, or empty."""
    anchors: tuple[str, ...]
    """Anchors that begin here: `c-` and a claim's id."""
    label: str
    """What the claim is, for those who cannot see the mark; only where it begins."""
    url: str = ""
    """A safe address that the source's own text leads to; only outside claims."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of a source's text."""

    kind: str
    """The block's kind."""
    runs: tuple[Run, ...]
    """Its text."""
    locator: str
    """Where the paragraph stands in the original of a restated source; may be empty."""
    notes: tuple[ClaimCard, ...]
    """The claims that begin in it, for the margin."""


@dataclass(frozen=True, slots=True)
class TextSection:
    """A section of a source, with its text where rights allow, and its claims."""

    id: str
    """Fit for an anchor."""
    title: str
    """Empty for the opening."""
    level: int
    """The heading's level on our page, 3 to 6."""
    blocks: tuple[TextBlock, ...]
    """Its text; empty where rights do not allow to show it."""
    cards: tuple[ClaimCard, ...]
    """Its claims."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A block that holds no claims because it is not the work's own prose."""

    kind: str
    """What it is, as readers see it."""
    text: str
    """Its words, only where rights allow to show them."""
    because: str
    """Why the tool thinks so; may be empty."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """For `source.html`: one source."""

    frame: Frame
    """What stands around the page."""
    key: str
    """The source's key."""
    subtitle: str
    """Its subtitle; may be empty."""
    language: str
    """The text's language where it is not the digest's; empty else."""
    byline: tuple[Link, ...]
    """Who wrote it; the path is empty where the digest has no page of theirs."""
    date: str
    """When it was published, in words; empty where unknown."""
    facts: tuple[Fact, ...]
    """The record, line by line."""
    citation: str
    """The work as a bibliography has it."""
    restated: bool
    """Whether the wording is the editors' own."""
    wording: str
    """What that means, in a sentence or two."""
    rights: str
    """What may be shown of it, in a sentence."""
    verification: str
    """How record and facts were checked; may be empty."""
    original: Outside | None
    """The original."""
    archived: Outside | None
    """An archived copy."""
    central: ClaimCard | None
    """Its main claim."""
    sections: tuple[TextSection, ...]
    """Its outline, with text where `text_shown` and claims in any case."""
    text_shown: bool
    """Whether the text is shown."""
    tally: str
    """Claims and sections counted, in words."""
    strip: Strip | None
    """Where the claims lie; None where there are none."""
    references: tuple[Link, ...]
    """The works and bodies that it leans on, with counts."""
    cited_by: tuple[Link, ...]
    """Sources of this digest that lean on it."""
    themes: tuple[Link, ...]
    """The themes of its claims, with counts."""
    reported: tuple[Link, ...]
    """The voices that it reports, with counts."""
    left_out: tuple[LeftOut, ...]
    """What was left out of the reading, and why."""
