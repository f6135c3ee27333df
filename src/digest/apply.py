"""Applying corrections: the editors' words in place of the tool's, claim by claim, and what has become doubtful.

In: a reading with its lasting ids, the overlay of its source, and what settling found. Out: `Applied`, the source's
claims with corrected labels, and the problems of corrections that fit no claim. A correction made for other words
than now stand there is still shown, but as a `Suspect`, and its claim is under review until someone accepts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.corpus import Correction, LinkedClaim, Overlay, Suspect
from digest.drift import drift
from digest.errors import Problem, Where, suggest
from digest.identity import fingerprint
from digest.model import Attribution, Claim, Reading, ThemeHit
from digest.notices import short
from digest.settling import Settled


@dataclass(frozen=True, slots=True)
class Applied:
    """A reading whose claims bear the editors' labels, and the same claims with what the editors say of them."""

    reading: Reading
    claims: tuple[LinkedClaim, ...]
    """In the order of the text; voices and references are left to linking."""
    problems: tuple[Problem, ...]


def apply(reading: Reading, overlay: Overlay | None, settled: Settled) -> Applied:
    """Returns the reading with the corrections of its overlay."""
    overlay = overlay or Overlay(reading.source.key, Where(reading.source.path))
    corrections = {correction.claim: correction for correction in overlay.corrections}
    known = {claim.id for claim in reading.claims}
    problems = list(_strangers(overlay, known, settled))
    claims = []
    for number, claim in enumerate(reading.claims, start=1):
        given = [found for found in (settled.added.get(claim.id), corrections.get(claim.id)) if found is not None]
        linked = _linked(claim, reading.source.key, number, given, settled)
        problems += [problem for correction in given for problem in _doubts(linked, correction)]
        claims.append(linked)
    problems += _second_centres(overlay)
    claims = _centred(claims)
    kept = replace(reading, claims=tuple(linked.claim for linked in claims))
    return Applied(kept, tuple(claims), tuple(problems))


def _second_centres(overlay: Overlay) -> list[Problem]:
    """A problem for each correction that calls a claim central after another has been called so."""
    hint = "Keep `central: true` at one claim of a source."
    return [
        Problem("duplicate-correction", one.where, f"`{one.claim}` is a second claim that is called central", hint)
        for one in [one for one in overlay.corrections if one.central][1:]
    ]


def _centred(claims: list[LinkedClaim]) -> list[LinkedClaim]:
    """The claims with the centre that an editor chose, the first in the text where two are chosen; else as they are."""
    chosen = next((linked.claim.id for linked in claims if "central" in linked.edited), "")
    if not chosen:
        return claims
    return [
        replace(
            linked, claim=replace(linked.claim, central=linked.claim.id == chosen, salience=_salience(linked, chosen))
        )
        for linked in claims
    ]


def _salience(linked: LinkedClaim, chosen: str) -> float:
    """The salience of a claim once another centre is chosen: the centre has all of it, the old centre steps back."""
    return 1.0 if linked.claim.id == chosen else min(linked.claim.salience, 0.99)


def _linked(claim: Claim, key: str, number: int, given: Sequence[Correction], settled: Settled) -> LinkedClaim:
    """One claim with the corrections given to it, the later ones over the earlier."""
    outcome = settled.outcomes.get(claim.id, "new")
    themes = _themes_of(claim)
    linked = LinkedClaim(claim, key, number, (), themes, (), outcome=outcome)
    for correction in given:
        linked = _corrected(linked, correction)
    suspects = tuple(
        Suspect(correction, settled.was.get(claim.id, ""), claim.quote)
        for correction in given
        if _is_suspect(correction, claim, edited=outcome == "edited")
    )
    return replace(linked, suspects=suspects, status="under-review") if suspects else linked


def _is_suspect(correction: Correction, claim: Claim, *, edited: bool) -> bool:
    """Whether the words under a correction are not those that it was made for."""
    return correction.base != fingerprint(claim.quote) if correction.base else edited


def _corrected(linked: LinkedClaim, correction: Correction) -> LinkedClaim:
    """The claim with one correction."""
    claim, edited = linked.claim, dict.fromkeys(linked.edited)
    if correction.kind:
        claim = replace(claim, kind=correction.kind)  # type: ignore[arg-type]  # checked when it was read
    if correction.modality:
        claim = replace(claim, modality=correction.modality)  # type: ignore[arg-type]  # as above
    if correction.voice:
        claim = replace(claim, attribution=_voice(claim.attribution, correction))
    themes = _themes(linked.themes, correction)
    if themes != linked.themes:
        claim = replace(claim, themes=_hits(claim, themes))
    given = {
        "kind": correction.kind,
        "central": correction.central,
        "modality": correction.modality,
        "voice": correction.voice,
        "themes": correction.themes_set is not None or correction.themes_add or correction.themes_drop,
        "statement": correction.statement,
        "status": correction.status,
        "note": correction.note,
    }
    edited |= {name: None for name, value in given.items() if value}
    return replace(
        linked,
        claim=claim,
        themes=themes,
        status=correction.status or linked.status,  # type: ignore[arg-type]  # checked when it was read
        statement=correction.statement or linked.statement,
        note=correction.note or linked.note,
        edited=tuple(edited),
        edited_by=correction.by or linked.edited_by,
        edited_on=correction.on or linked.edited_on,
    )


def _voice(attribution: Attribution, correction: Correction) -> Attribution:
    """The voice that the editors name; the place of the mention is kept where it is the same name."""
    if correction.voice == "author":
        return Attribution()
    role = correction.voice_role or (attribution.role if attribution.role != "author" else "person")
    if correction.voice == attribution.name:
        return replace(attribution, role=role)  # type: ignore[arg-type]  # checked when it was read
    return Attribution(role=role, name=correction.voice, stance=attribution.stance)  # type: ignore[arg-type]  # as above


def _themes_of(claim: Claim) -> tuple[str, ...]:
    """The themes of a claim, the strongest first."""
    weights: dict[str, float] = {}
    for hit in claim.themes:
        weights[hit.theme] = weights.get(hit.theme, 0.0) + hit.weight
    return tuple(theme for theme, weight in sorted(weights.items(), key=lambda t: (-t[1], t[0])) if weight > 0)


def _themes(found: tuple[str, ...], correction: Correction) -> tuple[str, ...]:
    """The themes as the editors have them, each once."""
    kept = found if correction.themes_set is None else correction.themes_set
    kept = tuple(theme for theme in kept if theme not in correction.themes_drop)
    return tuple(dict.fromkeys((*kept, *correction.themes_add)))


def _hits(claim: Claim, themes: tuple[str, ...]) -> tuple[ThemeHit, ...]:
    """The spans that speak for the themes; a theme that the editors gave has the whole claim for one."""
    found = tuple(hit for hit in claim.themes if hit.theme in themes)
    given = [theme for theme in themes if theme not in {hit.theme for hit in found}]
    return (*found, *(ThemeHit(theme, claim.start, claim.end, 1.0, "the editors") for theme in given))


def _doubts(linked: LinkedClaim, correction: Correction) -> Iterator[Problem]:
    """What is doubtful in a correction: words that changed beneath it, a statement that changes their sense."""
    for suspect in linked.suspects:
        if suspect.correction is correction:
            was = f"It was made for: “{short(suspect.was)}” " if suspect.was else ""
            yield Problem(
                "suspect-correction",
                correction.where,
                f"the text under the correction of `{linked.id}` has changed since it was made",
                f"{was}Now: “{short(suspect.now)}” To accept, write `base: {fingerprint(suspect.now)}`.",
                "warning",
            )
    if correction.statement:
        for what in drift(linked.claim.quote, correction.statement):
            yield Problem(
                "drifting-statement",
                correction.statement_where or correction.where,
                f"the statement of `{linked.id}` {what}",
                f"The quotation is: “{short(linked.claim.quote)}”",
                "warning",
            )


def _strangers(overlay: Overlay, known: set[str], settled: Settled) -> Iterator[Problem]:
    """Corrections and rejections of claims that are not of this source."""
    named: Mapping[str, Where] = {
        **{rejection.claim: rejection.where for rejection in overlay.rejections},
        **{correction.claim: correction.where for correction in overlay.corrections},
    }
    strange = [id_ for id_ in named if id_ not in known]
    if not strange:
        return
    entries = {entry.id: entry for entry in settled.ledger.entries}
    taken_out = {rejection.claim for rejection in overlay.rejections}
    for id_ in strange:
        entry = entries.get(id_)
        if entry is None:
            near = [*known, *(e.id for e in entries.values() if e.source == overlay.key)]
            message = f"there is no claim `{id_}` in the source `{overlay.key}`"
            yield Problem("unknown-claim", named[id_], message, suggest(id_, near, noun="claim"))
        elif entry.source != overlay.key:
            message = f"the claim `{id_}` is of the source `{entry.source}`, not of `{overlay.key}`"
            hint = f"Move it to content/sources/{entry.source}.yaml."
            yield Problem("foreign-claim", named[id_], message, hint)
        elif id_ not in taken_out and entry.status != "published":
            message = f"the claim `{id_}` is corrected here, but is {entry.status}: {entry.reason or 'no reason given'}"
            hint = f"It was: “{short(entry.selector.exact)}” Take the correction out, or add the claim anew."
            yield Problem("suspect-correction", named[id_], message, hint, "warning")
