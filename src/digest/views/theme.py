"""Views of themes: the list, and one theme with its agreement table."""

from __future__ import annotations

from dataclasses import dataclass

from digest.views.card import ClaimCard, ClaimGroup
from digest.views.frame import Frame, Html, Link


@dataclass(frozen=True, slots=True)
class Backing:
    """A claim behind an answer in the agreement table."""

    path: str
    """Path of the claim's page."""
    label: str
    """Who asserts it, and in short what."""
    reason: str
    """The editors' reason for reading it as this answer; may be empty."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source answers to one question."""

    source: Link
    """The source, for screens too small for columns."""
    answer: str
    """`yes`, `no`, `partly`, or empty for silent."""
    label: str
    """The answer as readers see it."""
    sign: str
    """The sign beside it."""
    backing: tuple[Backing, ...]
    """The claims behind it."""


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question and what every source answers."""

    id: str
    """Fit for an anchor."""
    asks: str
    """The question."""
    verdict: str
    """`contested`, `mixed`, `agreed`, `single` or `open`."""
    verdict_label: str
    """The verdict as readers see it."""
    tally: str
    """The answers counted, in words."""
    cells: tuple[Cell, ...]
    """One per column of the table."""
    theme: Link
    """The theme that asks it."""


@dataclass(frozen=True, slots=True)
class RelatedTheme:
    """Another theme and what ties it to this one."""

    theme: Link
    """The other theme."""
    why: str
    """In what the tie consists."""
    ties: tuple[Link, ...]
    """Claims under both themes, a few."""


@dataclass(frozen=True, slots=True)
class ThemeRowView:
    """A theme in a list of themes."""

    theme: Link
    """The theme."""
    lead: str
    """The first words of the editors' summary, without markup; may be empty."""
    claims: int
    """How many claims it gathers."""
    sources: int
    """From how many sources."""
    questions: tuple[QuestionRow, ...]
    """Its questions, without cells."""


@dataclass(frozen=True, slots=True)
class ThemesView:
    """For `themes.html`: all themes."""

    frame: Frame
    """What stands around the page."""
    themes: tuple[ThemeRowView, ...]
    """In the editors' order."""


@dataclass(frozen=True, slots=True)
class ThemeView:
    """For `theme.html`: one theme."""

    frame: Frame
    """What stands around the page."""
    aliases: tuple[str, ...]
    """Other names of the theme."""
    summary: Html
    """The editors' summary."""
    has_summary: bool
    """Whether there is one."""
    tally: str
    """Claims, sources and voices counted, in words."""
    columns: tuple[Link, ...]
    """The sources of the agreement table: those that answer any of the questions."""
    questions: tuple[QuestionRow, ...]
    """The agreement table's rows, the most contested first."""
    groups: tuple[ClaimGroup, ...]
    """The theme's claims by kind."""
    by_source: tuple[Link, ...]
    """The sources of those claims, with counts."""
    gaps: tuple[Link, ...]
    """What the digest does not know well: questions with one source or none."""
    silent: tuple[Link, ...]
    """Sources of this digest that say nothing under the theme."""
    voices: tuple[Link, ...]
    """Who speaks, with counts, the most frequent first."""
    related: tuple[RelatedTheme, ...]
    """Related themes and the claims that tie them."""
    terms: tuple[str, ...]
    """The words and phrases that bring a claim under the theme."""
    claims_path: str
    """Path of the list of claims, narrowed to the theme."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """For `home.html`: what the digest asks, who disagrees, how to read it."""

    frame: Frame
    """What stands around the page."""
    question: str
    """The one question that the digest asks; may be empty."""
    description: str
    """What it covers, in the editors' words; may be empty."""
    tally: tuple[Link, ...]
    """Counts that lead to the lists."""
    cutoff: str
    """The date after which nothing was read, in words; may be empty."""
    questions: tuple[QuestionRow, ...]
    """The questions on which sources differ, the most contested first; else any that are answered."""
    more_questions: int
    """How many questions there are beside those."""
    themes: tuple[ThemeRowView, ...]
    """All themes."""
    newest: tuple[ClaimCard, ...]
    """The main claims of the latest sources."""
    sources: tuple[Link, ...]
    """The latest sources."""
    sample: ClaimCard | None
    """A claim to show how to read a card."""
    citation: str
    """How to cite the digest."""
