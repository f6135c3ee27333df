"""The claim card: the one form in which a claim is shown wherever it is listed."""

from __future__ import annotations

from dataclasses import dataclass

from digest.views.frame import Link


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim as every list shows it."""

    id: str
    """The claim's id."""
    path: str
    """Path of its page."""
    words: str
    """The source's own words, or ours where it is restated; empty where rights forbid showing them."""
    restated: bool
    """Whether `words` are our own wording, so that they are never shown as a quotation."""
    language: str
    """The words' language where it is not the digest's; empty else."""
    statement: str
    """The editors' restatement that stands alone; may be empty."""
    own: bool
    """Whether the source's author asserts it in her own voice."""
    reporter: str
    """The source's author, in words; `the source` where unknown."""
    voice: str
    """Who asserts it, in words: the reporter, or the voice that is reported."""
    voice_path: str
    """Path of that voice's page; empty where it has none."""
    voice_title: str
    """The reported voice's office, as in `founder of …`; may be empty."""
    stance: str
    """The author's stance towards what she reports: `neutral`, `endorses` or `rejects`."""
    kind: str
    """The kind, as a word of the vocabulary."""
    kind_label: str
    """The kind as readers see it."""
    modality: str
    """The modality, as a word of the vocabulary."""
    modality_label: str
    """The modality as readers see it."""
    doubtful: bool
    """Whether the tool is too unsure of the kind to say it without a warning."""
    central: bool
    """Whether it is the main claim of its source."""
    added: bool
    """Whether an editor added it."""
    reviewed: bool
    """Whether an editor set any of its labels."""
    under_review: bool
    """Whether its status is `under-review` or a correction of it is suspect."""
    themes: tuple[Link, ...]
    """Its themes, the strongest first."""
    theme_ids: tuple[str, ...]
    """Their ids, for the facets."""
    voice_ids: tuple[str, ...]
    """Ids of the voices that assert it, for the facets."""
    source: Link
    """Its source, by a short title."""
    source_key: str
    """The source's key, for the facets."""
    date: str
    """When the source was published, in words; empty where unknown."""
    when: str
    """The same with its preposition, as in `on 14 May 2024` or `in May 2024`; empty where unknown."""
    year: str
    """The year of that, for the facets; empty where unknown."""
    locator: str
    """Where it stands: in the original of a restated source, or in which section of the source; may be empty."""
    passage: str
    """Path of the passage on the source's page, with its anchor."""


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims under one heading."""

    id: str
    """Fit for an anchor."""
    title: str
    """The heading."""
    note: str
    """What the claims have in common, in a few words; may be empty."""
    cards: tuple[ClaimCard, ...]
    """The claims."""
    path: str = ""
    """Path of the page that the heading leads to; empty where it leads nowhere."""
    more: int = 0
    """How many claims there are beside those shown."""
    more_path: str = ""
    """Path of the list that holds them."""
