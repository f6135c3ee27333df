"""Views of the editors' own pages, of the audit, and of the page for addresses that do not exist."""

from __future__ import annotations

from dataclasses import dataclass

from digest.views.frame import Frame, Html, Link


@dataclass(frozen=True, slots=True)
class FreeView:
    """For `page.html`: a page of the editors' own."""

    frame: Frame
    """What stands around the page."""
    body: Html
    """Their words."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number with its name."""

    label: str
    """What is counted."""
    value: str
    """The number, or words."""


@dataclass(frozen=True, slots=True)
class RightsRow:
    """What is shown of one source, and by what right."""

    source: Link
    """The source."""
    wording: str
    """Whose wording stands in the digest."""
    rights: str
    """What may be shown."""
    shown: str
    """What is shown, in words."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that the digest would not take, or that waits for an editor."""

    place: str
    """Where it is: a file and a line, or a source."""
    message: str
    """What is wrong."""
    kind: str
    """The problem's kind."""


@dataclass(frozen=True, slots=True)
class AboutView:
    """For `about.html`: the editors' words about the digest, and the audit that the tool adds."""

    frame: Frame
    """What stands around the page."""
    body: Html
    """The editors' words."""
    has_body: bool
    """Whether there are any."""
    pages: tuple[Link, ...]
    """The editors' other pages."""
    counts: tuple[Count, ...]
    """What the digest holds."""
    kinds: tuple[Count, ...]
    """Claims by kind."""
    version: str
    """The tool's version."""
    rights: tuple[RightsRow, ...]
    """What is shown of each source."""
    exports: tuple[Link, ...]
    """The data files that a reader can take away."""
    refusals: tuple[Refusal, ...]
    """What was refused or warned of."""
    suspects: tuple[Link, ...]
    """Claims whose corrections wait for an editor."""
    withdrawn: tuple[Link, ...]
    """Claims that were taken out, with what became of them."""
    meanings: tuple[Count, ...]
    """The words of the chips and what they mean."""


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """For `404.html`: what a reader sees at an address that does not exist."""

    frame: Frame
    """What stands around the page."""
    links: tuple[Link, ...]
    """Where to go on; empty where the site's address is unknown."""
