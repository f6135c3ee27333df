"""What a claim's page says beyond its card: who says it through whom, why it has its labels, what it is tied to."""

from __future__ import annotations

from typing import Final

from digest import dates
from digest.corpus import Correction, LinkedClaim
from digest.pages import labels
from digest.pages.cards import card, theme_link
from digest.pages.index import Index
from digest.pages.questions import place
from digest.views import ClaimCard, Link
from digest.views.claim import AnswerRow, LabelRow, RelationRow, SuspectRow, ThemeRow

_LABELS: Final = frozenset((*labels.KINDS, *labels.MODALITIES, *labels.EVIDENCE))
"""The words with which a label's cues begin."""
_IDLE: Final = frozenset("a an and are as at be been by from in is it its no not nothing of on so that the this to was "
                         "were what which".split())  # fmt: skip
"""Words that weigh with others but tell a reader nothing when they stand alone."""


def chain(idx: Index, claim: LinkedClaim, shown: ClaimCard) -> tuple[str, ...]:
    """Returns how the words came to the reader, one sentence a step."""
    steps = []
    if shown.own:
        steps.append(f"{_begin(shown.reporter)} asserted this as the work’s own claim, not as a report of another’s.")
    else:
        title = f" ({shown.voice_title})" if shown.voice_title else ""
        stance = {"endorses": ", and endorsed it", "rejects": ", and rejected it"}.get(shown.stance, "")
        verb = "are" if claim.claim.attribution.role == "group" else "is"
        steps.append(f"{_begin(shown.voice)}{title} {verb} reported to have said this.")
        steps.append(f"{_begin(shown.reporter)} reported it{stance}.")
        cue = claim.claim.attribution.cue
        if cue and not idx.withheld[claim.id]:
            steps.append(f"The words that say so: “{idx.words(claim.source, cue.start, cue.end)}”.")
    if shown.restated:
        at = f" at {claim.claim.locator}" if claim.claim.locator else ""
        steps.append(f"The editors restated it in their own words; the original has it{at}.")
    return tuple(steps)


def _begin(name: str) -> str:
    """A name at the beginning of a sentence."""
    return name[:1].upper() + name[1:]


def label_rows(idx: Index, claim: LinkedClaim) -> tuple[LabelRow, ...]:
    """Returns kind, modality and, where it says something, support, with the cue words that spoke for them."""
    one = claim.claim
    because = () if idx.withheld[claim.id] else one.because
    rows = (
        ("kind", "Kind", one.kind, labels.KINDS[one.kind]),
        ("modality", "Put how", one.modality, labels.MODALITIES[one.modality]),
        ("evidence_type", "Support", one.evidence_type, (labels.EVIDENCE[one.evidence_type], "")),
    )
    return tuple(
        LabelRow(name, value, meaning, _reasons(because, word), key in claim.edited)
        for key, name, word, (value, meaning) in rows
        if key != "evidence_type" or word in labels.NOTABLE
    )


def found(idx: Index, claim: LinkedClaim) -> tuple[str, ...]:
    """Returns how the claim was found: the cues, as the tool names them, less those that say nothing alone."""
    return () if idx.withheld[claim.id] else tuple(cue for cue in claim.claim.because if _telling(cue))


def _telling(cue: str) -> bool:
    """Whether a cue that speaks for a label has a word that could; `assessment: nothing` has none."""
    label, _, words = cue.partition(":")
    return label not in _LABELS or any(word not in _IDLE and not word.isdigit() for word in words.lower().split())


def _reasons(because: tuple[str, ...], word: str) -> tuple[str, ...]:
    """The cues that speak for a label: those that begin with its word, as in `hedged: may`."""
    return tuple(
        dict.fromkeys(
            cue.removeprefix(f"{word}:").strip() for cue in because if cue.startswith(f"{word}:") and _telling(cue)
        )
    )


def theme_rows(idx: Index, claim: LinkedClaim) -> tuple[ThemeRow, ...]:
    """Returns the claim's themes with the words that caused each."""
    places: dict[str, list[tuple[int, int]]] = {}
    for hit in claim.claim.themes:
        if hit.weight > 0 and not idx.withheld[claim.id]:
            places.setdefault(hit.theme, []).append((hit.start, hit.end))
    return tuple(
        ThemeRow(
            theme_link(idx, theme),
            tuple(dict.fromkeys(idx.words(claim.source, *place) for place in places.get(theme, ()))),
        )
        for theme in claim.themes
        if theme in idx.themes
    )


def answer_rows(idx: Index, claim: LinkedClaim) -> tuple[AnswerRow, ...]:
    """Returns the questions that the claim answers."""
    return tuple(
        AnswerRow(
            Link(question.asks, place(theme.id, question.id)),
            answer.answer,
            labels.ANSWERS[answer.answer][0],
            answer.reason,
        )
        for theme, question, answer in idx.answers.get(claim.id, ())
    )


def relation_rows(idx: Index, claim: LinkedClaim) -> tuple[RelationRow, ...]:
    """Returns the claim's relations, each with the other claim and the reason."""
    rows = []
    for tie in idx.relations.get(claim.id, ()):
        outward = tie.source == claim.id
        other = idx.corpus.claims.get(tie.target if outward else tie.source)
        if other is None:
            continue
        label = labels.RELATIONS[tie.type][0 if outward else 1]
        rows.append(RelationRow(tie.type, label, tie.because, tie.origin == "set", card(idx, other)))
    return tuple(rows)


def history(claim: LinkedClaim) -> tuple[str, ...]:
    """Returns what happened to the claim, a sentence each."""
    lines = [labels.OUTCOMES[claim.outcome]]
    if claim.claim.origin == "editor":
        lines.append("An editor added it; the tool had not found it.")
    if claim.edited:
        who = f" by {claim.edited_by}" if claim.edited_by else " by an editor"
        when = f" on {dates.shown(claim.edited_on)}" if claim.edited_on else ""
        lines.append(f"Set{who}{when}: {', '.join(name.replace('_', ' ') for name in claim.edited)}.")
    return tuple(lines)


def suspect_rows(claim: LinkedClaim) -> tuple[SuspectRow, ...]:
    """Returns corrections that were made for other words than stand there now."""
    return tuple(SuspectRow(_what(one.correction), one.was, one.now) for one in claim.suspects)


def _what(correction: Correction) -> str:
    """What a correction sets, in words."""
    named = (
        ("kind", correction.kind),
        ("voice", correction.voice),
        ("modality", correction.modality),
        ("statement", correction.statement),
        ("status", correction.status),
        ("themes", ", ".join((*(correction.themes_set or ()), *correction.themes_add, *correction.themes_drop))),
    )
    return "; ".join(f"{name}: {value}" for name, value in named if value) or "a note"
