"""The nouns of what editors say of single claims: corrections, additions, rejections, relations, and their file.

Frozen values, made by ``digest.corrections`` of one file of `content/sources/`, and used by settling, applying and
linking.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from digest.errors import Where
from digest.model import RelationType

ClaimStatus = Literal["published", "under-review", "withdrawn", "merged", "superseded"]


@dataclass(frozen=True, slots=True)
class QuoteSelector:
    """W3C TextQuoteSelector: the exact words, with the words before and after to tell repeats apart."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor says of one claim of one source. Empty fields leave the tool's word."""

    claim: str
    """The claim's id."""
    where: Where
    base: str = ""
    """Fingerprint of the quote that the correction was made for; empty where not stated."""
    kind: str = ""
    central: bool = False
    """Whether this is the claim that most others of its source serve, whatever the tool thinks."""
    voice: str = ""
    """The name of who asserts it, or `author`."""
    voice_role: str = ""
    modality: str = ""
    themes_set: tuple[str, ...] | None = None
    """The themes in place of those found, where a plain list is given."""
    themes_add: tuple[str, ...] = ()
    themes_drop: tuple[str, ...] = ()
    statement: str = ""
    status: str = ""
    note: str = ""
    by: str = ""
    on: str = ""
    statement_where: Where | None = None
    """The place of the statement, where there is one."""
    selector: QuoteSelector | None = None
    """The passage that the claim is to be found at, where the editor says so."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A claim that the extractors missed, by its quotation."""

    selector: QuoteSelector
    correction: Correction
    """Its labels; `correction.claim` is empty."""
    where: Where
    replaces: str = ""
    """The id of the claim that was split into this one and others, where it was."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A claim that an editor takes out; its page stays and says why."""

    claim: str
    reason: str
    where: Where
    on: str = ""
    successor: str = ""
    status: ClaimStatus = "withdrawn"
    """What becomes of the claim: `withdrawn`, `superseded` by its successor, or `merged` into it."""


@dataclass(frozen=True, slots=True)
class SetRelation:
    """A relation that an editor states between two claims, of any two sources."""

    source: str
    target: str
    type: RelationType
    because: str
    where: Where


@dataclass(frozen=True, slots=True)
class Overlay:
    """`content/sources/<key>.yaml`: all that the editors say of one source."""

    key: str
    where: Where
    record: tuple[tuple[str, object], ...] = ()
    """Fields of the record to set, checked, as pairs of field and value of the field's type."""
    corrections: tuple[Correction, ...] = ()
    additions: tuple[Addition, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    relations: tuple[SetRelation, ...] = ()
