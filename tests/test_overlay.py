"""Corrections: applied, kept, doubted, refused. All texts are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.apply import Applied, apply
from digest.corpus import Ledger, LinkedClaim, Overlay
from digest.editorial import parse
from digest.errors import ordered, show
from digest.identity import fingerprint
from digest.ledger import Settled, settle
from digest.model import Attribution, Document, Reading, Span, ThemeHit
from tests.readings import CREWS, FARES, OPENED, TEXT, TRAINS, reading

KEY = "night-trains"
FIRST = settle(Ledger(), [reading(), reading(f"{OPENED} Nobody came to see it.", "other")], ())
IDS = {claim.quote: claim.id for claim in FIRST.readings[0].claims}
FOREIGN = FIRST.readings[1].claims[1].id


def overlay(text: str) -> Overlay:
    """The overlay of a YAML text, in a digest with the themes `fares` and `crews`; it must be sound in itself."""
    themes = [
        Document(f"content/themes/{name}.md", f"---\ntitle: {name}\n---\n".encode()) for name in ("fares", "crews")
    ]
    editorial = parse([*themes, Document(f"content/sources/{KEY}.yaml", text.encode())])
    assert editorial.problems == ()
    return editorial.overlays[0]


def edited(corrections: str, given: Reading | None = None) -> tuple[Applied, Settled]:
    """What comes of the text with some corrections, against the ledger of its first build."""
    layer = overlay(corrections)
    others = FIRST.readings[1:]
    settled = settle(FIRST.ledger, [given or reading(), *others], [layer])
    return apply(settled.readings[0], layer, settled), settled


def shown(applied: Applied, settled: Settled) -> str:
    """All problems as a user sees them."""
    return "\n".join(show(problem) for problem in ordered((*settled.problems, *applied.problems)))


def claim_of(applied: Applied, quote: str) -> LinkedClaim:
    """The claim with those words."""
    return next(linked for linked in applied.claims if linked.claim.quote == quote)


def test_without_corrections_claims_are_as_they_were_found() -> None:
    """No overlay leaves every label, and gives the claims their numbers."""
    settled = settle(FIRST.ledger, FIRST.readings, ())
    applied = apply(settled.readings[0], None, settled)
    assert (applied.reading, applied.problems) == (settled.readings[0], ())
    assert [(linked.number, linked.source, linked.edited, linked.outcome) for linked in applied.claims] == [
        (number, KEY, (), "unchanged") for number in (1, 2, 3, 4)
    ]


def test_every_label_can_be_corrected() -> None:
    """Kind, voice, modality, themes, statement, status and note are the editors' where they say so."""
    applied, settled = edited(f"""
claims:
  {IDS[FARES]}:
    kind: prediction
    voice: Ann Ling
    modality: hedged
    themes: [+fares]
    statement: Ann Ling said that fares would not rise before 2030.
    status: under-review
    note: Seen in print.
    by: Bo Renn
    on: 2024-05
  {IDS[TRAINS]}: {{voice: {{name: The council, role: organisation}}, themes: fares crews}}
""")
    assert shown(applied, settled) == ""
    linked = claim_of(applied, FARES)
    assert (linked.claim.kind, linked.claim.modality, linked.claim.attribution) == (
        "prediction",
        "hedged",
        Attribution("person", "Ann Ling"),
    )
    assert (linked.themes, linked.claim.themes) == (
        ("fares",),
        (ThemeHit("fares", linked.claim.start, linked.claim.end, 1.0, "the editors"),),
    )
    assert (linked.status, linked.note, linked.edited_by, linked.edited_on) == (
        "under-review",
        "Seen in print.",
        "Bo Renn",
        "2024-05",
    )
    assert linked.edited == ("kind", "modality", "voice", "themes", "statement", "status", "note")
    other = claim_of(applied, TRAINS)
    assert (other.themes, other.claim.attribution) == (("fares", "crews"), Attribution("organisation", "The council"))
    assert applied.reading.claims == tuple(linked.claim for linked in applied.claims)


def test_an_editor_can_say_which_claim_is_central() -> None:
    """The claim that an editor calls central is the only central one of its source."""
    applied, settled = edited(f"claims:\n  {IDS[CREWS]}: {{central: true}}\n")

    assert shown(applied, settled) == ""
    assert [linked.claim.quote for linked in applied.claims if linked.claim.central] == [CREWS]
    assert all(linked.claim.salience < 1 for linked in applied.claims if linked.claim.quote != CREWS)


def test_two_central_claims_are_a_fault() -> None:
    """A second claim that is called central is told of at its line."""
    applied, _ = edited(f"claims:\n  {IDS[CREWS]}: {{central: true}}\n  {IDS[FARES]}: {{central: true}}\n")

    [problem] = applied.problems
    assert (problem.kind, problem.where.line) == ("duplicate-correction", 3)
    assert problem.message == f"`{IDS[FARES]}` is a second claim that is called central"


def test_themes_are_changed_or_set() -> None:
    """`+a, -b` changes what was found; a plain list, an empty one too, takes its place."""
    found = reading()
    hits = (ThemeHit("crews", 0, 3, 2.0, "crew*"), ThemeHit("fares", 5, 9, 1.0, "fare*"))
    found = replace(found, claims=tuple(replace(claim, themes=hits) for claim in found.claims))
    applied, _ = edited(
        f"claims: {{{IDS[FARES]}: {{themes: '-crews'}}, {IDS[TRAINS]}: {{themes: []}}, "
        f"{IDS[CREWS]}: {{themes: fares}}}}",
        found,
    )
    assert [linked.themes for linked in applied.claims] == [("crews", "fares"), ("fares",), (), ("fares",)]
    assert claim_of(applied, CREWS).claim.themes == (hits[1],)


def test_the_author_can_be_given_back_a_claim() -> None:
    """`voice: author` takes a claim from whom the tool gave it to; the same name keeps its place in the text."""
    found = reading()
    voice = Attribution("group", "Ann Ling", Span(43, 51), None, "rejects")
    found = replace(found, claims=tuple(replace(claim, attribution=voice) for claim in found.claims))
    applied, _ = edited(
        f"claims: {{{IDS[OPENED]}: {{voice: author}}, {IDS[FARES]}: {{voice: {{name: Ann Ling, role: person}}}}, "
        f"{IDS[CREWS]}: {{voice: Bo Renn}}}}",
        found,
    )
    assert [linked.claim.attribution for linked in applied.claims] == [
        Attribution(),
        replace(voice, role="person"),
        voice,
        Attribution("group", "Bo Renn", stance="rejects"),
    ]


def test_corrections_survive_new_extraction() -> None:
    """What an editor said stays, whatever else in the text changes and whatever the tool now says."""
    text = f"A preface that is new.\n\n{TRAINS}\n{FARES.replace(' ', chr(10))}\nAn end that is new.\n"
    again = reading(text)
    again = replace(again, claims=tuple(replace(claim, kind="question") for claim in again.claims))
    applied, settled = edited(f"claims: {{{IDS[FARES]}: {{kind: prediction, statement: The fares stay.}}}}", again)
    linked = next(linked for linked in applied.claims if linked.id == IDS[FARES])
    assert (linked.claim.kind, linked.outcome, linked.suspects) == ("prediction", "moved", ())
    assert settled.was == {}


CHANGED = TEXT.replace("would not rise", "would rise")
NOW = FARES.replace("would not rise", "would rise")


def test_a_correction_whose_words_changed_is_in_doubt() -> None:
    """It is still shown, with both texts, under review, build after build, until its base is the new words'."""
    corrections = f"claims:\n  {IDS[FARES]}:\n    kind: prediction\n"
    applied, settled = edited(corrections, reading(CHANGED))
    linked = claim_of(applied, NOW)
    assert (linked.id, linked.claim.kind, linked.status) == (IDS[FARES], "prediction", "under-review")
    assert [(suspect.was, suspect.now) for suspect in linked.suspects] == [(FARES, NOW)]
    warning = f"""\
content/sources/{KEY}.yaml:2:3: warning: the text under the correction of `{IDS[FARES]}` has changed since \
it was made [suspect-correction]
      {IDS[FARES]}:
      ^~~~~~~~
    hint: It was made for: “{FARES}” Now: “{NOW}” To accept, write `base: {fingerprint(NOW)}`."""
    assert warning in shown(applied, settled)
    layer = overlay(corrections)
    later = settle(settled.ledger, [reading(CHANGED), *FIRST.readings[1:]], [layer])
    assert not later.changed
    assert claim_of(apply(later.readings[0], layer, later), NOW) == linked
    accepted = overlay(corrections + f"    base: {fingerprint(NOW)}\n")
    last = settle(later.ledger, [reading(CHANGED), *FIRST.readings[1:]], [accepted])
    assert last.changed
    done = apply(last.readings[0], accepted, last)
    assert (done.problems, claim_of(done, NOW).suspects, claim_of(done, NOW).status) == ((), (), "published")
    rest = settle(last.ledger, [reading(CHANGED), *FIRST.readings[1:]], [accepted])
    assert (rest.changed, rest.problems) == (False, ())


def test_a_base_of_other_words_is_in_doubt() -> None:
    """A correction that states its base is in doubt wherever the words are not those, ledger or no ledger."""
    applied, settled = edited(f"claims: {{{IDS[FARES]}: {{base: 0123456789abcdef, note: x}}}}")
    assert claim_of(applied, FARES).suspects[0].was == ""
    assert (
        shown(applied, settled)
        == f"""\
content/sources/{KEY}.yaml:1:10: warning: the text under the correction of `{IDS[FARES]}` has changed since \
it was made [suspect-correction]
    claims: {{{IDS[FARES]}: {{base: 0123456789abcdef, note: x}}}}
             ^~~~~~~~
    hint: Now: “{FARES}” To accept, write `base: {fingerprint(FARES)}`."""
    )


def test_added_claims_are_claims() -> None:
    """A quotation that stands once becomes a claim of its own, with the labels given, under an id that lasts."""
    text = "add:\n  - exact: two cranes\n    kind: fact\n    themes: [+fares]\n"
    text += f"  - exact: {TRAINS}\n    note: Found too.\n"
    applied, settled = edited(text)
    assert shown(applied, settled) == ""
    linked = claim_of(applied, "two cranes")
    assert (linked.claim.origin, linked.claim.kind, linked.themes, linked.outcome) == (
        "editor",
        "fact",
        ("fares",),
        "new",
    )
    assert TEXT[linked.claim.start : linked.claim.end] == "two cranes"
    assert [linked.claim.quote for linked in applied.claims] == [OPENED, "two cranes", FARES, TRAINS, CREWS]
    found = claim_of(applied, TRAINS)
    assert (found.note, found.id, found.claim.origin) == ("Found too.", IDS[TRAINS], "extracted")
    moved = reading(f"Something new at the top. {TEXT}")
    again = settle(settled.ledger, [moved, *FIRST.readings[1:]], [overlay(text)])
    assert linked.id in {claim.id for claim in again.readings[0].claims}
    corrected = overlay(f"{text}claims: {{{linked.id}: {{kind: prediction}}}}")
    after = settle(settled.ledger, [reading(), *FIRST.readings[1:]], [corrected])
    assert claim_of(apply(after.readings[0], corrected, after), "two cranes").claim.kind == "prediction"


FAULTS = {
    "a claim that does not exist": (
        f"claims: {{{IDS[FARES][:-1]}z: {{kind: fact}}}}",
        f"""\
content/sources/{KEY}.yaml:1:10: error: there is no claim `{IDS[FARES][:-1]}z` in the source `{KEY}` [unknown-claim]
    claims: {{{IDS[FARES][:-1]}z: {{kind: fact}}}}
             ^~~~~~~~
    hint: Did you mean `{IDS[FARES]}`?""",
    ),
    "a claim of another source": (
        f"reject: [{FOREIGN}]",
        f"""\
content/sources/{KEY}.yaml:1:10: error: the claim `{FOREIGN}` is of the source `other`, not of `{KEY}` [foreign-claim]
    reject: [{FOREIGN}]
             ^~~~~~~~
    hint: Move it to content/sources/other.yaml.""",
    ),
    "a quotation that is not there": (
        "add: [{exact: Ann Ling says that fares will not rise before 2030.}]",
        f"""\
content/sources/{KEY}.yaml:1:15: error: the quotation does not stand in seeds/{KEY}.txt [quote-not-found]
    add: [{{exact: Ann Ling says that fares will not rise before 2030.}}]
                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    hint: Nearest is line 1: “{FARES}”""",
    ),
    "a quotation of nothing": (
        "add: [{exact: Wholly unrelated words.}]",
        f"""\
content/sources/{KEY}.yaml:1:15: error: the quotation does not stand in seeds/{KEY}.txt [quote-not-found]
    add: [{{exact: Wholly unrelated words.}}]
                  ^~~~~~~~~~~~~~~~~~~~~~~
    hint: Copy the words from the source, to the letter.""",
    ),
    "a quotation that is there twice": (
        "add: [{exact: the}]",
        f"""\
content/sources/{KEY}.yaml:1:15: error: the quotation fits more than one passage of seeds/{KEY}.txt [quote-ambiguous]
    add: [{{exact: the}}]
                  ^~~
    hint: See line 3; add `prefix:` or `suffix:` with the words before or after it.""",
    ),
    "a claim that is pointed to words that are not there": (
        f"claims: {{{IDS[FARES]}: {{exact: Wholly unrelated words.}}}}",
        f"""\
content/sources/{KEY}.yaml:1:10: error: the quotation does not stand in seeds/{KEY}.txt [quote-not-found]
    claims: {{{IDS[FARES]}: {{exact: Wholly unrelated words.}}}}
             ^~~~~~~~
    hint: Copy the words from the source, to the letter.""",
    ),
    "a passage that is added twice": (
        "add: [{exact: two cranes}, {exact: two cranes, prefix: with}]",
        f"""\
content/sources/{KEY}.yaml:1:36: error: this passage is added twice, first in line 1 [duplicate-correction]
    add: [{{exact: two cranes}}, {{exact: two cranes, prefix: with}}]
                                       ^~~~~~~~~~
    hint: Keep one of the two.""",
    ),
    "a statement that drifts": (
        f"claims: {{{IDS[FARES]}: {{statement: Ann Ling said that fares would rise before 2040.}}}}",
        f"""\
content/sources/{KEY}.yaml:1:32: warning: the statement of `{IDS[FARES]}` flips a negation [drifting-statement]
    claims: {{{IDS[FARES]}: {{statement: Ann Ling said that fares would rise before 2040.}}}}
                                   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    hint: The quotation is: “{FARES}”
content/sources/{KEY}.yaml:1:32: warning: the statement of `{IDS[FARES]}` puts the number `2040` for `2030` \
[drifting-statement]
    claims: {{{IDS[FARES]}: {{statement: Ann Ling said that fares would rise before 2040.}}}}
                                   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    hint: The quotation is: “{FARES}”""",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_corrections_that_fit_nowhere_teach(name: str) -> None:
    """What fits no claim is told at its line, with what is near."""
    text, expected = FAULTS[name]
    assert shown(*edited(text)) == expected


def test_an_editor_can_point_to_the_passage() -> None:
    """Where a claim fits two passages, the one that she points to has its id, and keeps it without a word."""
    one, two = FARES.replace("rise", "climb"), FARES.replace("rise", "soar")
    text = f"Quite a new beginning.\n{one}\n{two}\nAnd quite another end."
    given = [reading(text), *FIRST.readings[1:]]
    unsure = settle(FIRST.ledger, given, ())
    assert IDS[FARES] not in {claim.id for claim in unsure.readings[0].claims}
    layer = overlay(f"claims:\n  {IDS[FARES]}:\n    exact: {two}\n")
    sure = settle(unsure.ledger, given, [layer])
    assert {claim.id: claim.quote for claim in sure.readings[0].claims}[IDS[FARES]] == two
    assert sure.problems == ()
    merged = [entry for entry in sure.ledger.entries if entry.status == "merged"]
    assert [(entry.successor, entry.selector.exact) for entry in merged] == [(IDS[FARES], two)]
    again = settle(sure.ledger, given, [layer])
    assert (again.outcomes[IDS[FARES]], again.changed, again.problems) == ("unchanged", False, ())
    clause = overlay(f"claims:\n  {IDS[FARES]}:\n    exact: fares would not soar\n")
    smaller = settle(FIRST.ledger, given, [clause])
    assert {claim.id: claim.quote for claim in smaller.readings[0].claims}[IDS[FARES]] == "fares would not soar"


def test_a_claim_can_be_split() -> None:
    """A claim that is two is taken out, and its page leads to the first of those that it was split into."""
    text = (
        f"split:\n  - claim: {IDS[OPENED]}\n    into:\n      - exact: The harbour opened in May\n        kind: fact\n"
    )
    applied, settled = edited(text + "      - exact: with two cranes\n")
    assert shown(applied, settled) == ""
    assert [linked.claim.quote for linked in applied.claims][:2] == ["The harbour opened in May", "with two cranes"]
    entry = next(entry for entry in settled.ledger.entries if entry.id == IDS[OPENED])
    assert (entry.status, entry.successor, entry.reason) == (
        "superseded",
        applied.claims[0].id,
        "split into smaller claims",
    )


def test_a_correction_of_a_claim_that_is_gone_is_told() -> None:
    """Her work is not dropped in silence: she is told what the words were."""
    applied, settled = edited(f"claims: {{{IDS[CREWS]}: {{note: x}}}}", reading(TEXT.replace(CREWS, "")))
    assert (
        shown(applied, settled)
        == f"""\
content/sources/{KEY}.yaml:1:10: warning: the claim `{IDS[CREWS]}` is corrected here, but is withdrawn: no longer in \
the source [suspect-correction]
    claims: {{{IDS[CREWS]}: {{note: x}}}}
             ^~~~~~~~
    hint: It was: “{CREWS}” Take the correction out, or add the claim anew.
seeds/{KEY}.txt: warning: the claim `{IDS[CREWS]}` no longer stands in the source [claim-gone]
    hint: It was: “{CREWS}” Its page stays and says so."""
    )


SENTENCES = [OPENED, FARES, TRAINS, CREWS]


@settings(max_examples=50)
@given(
    st.permutations(SENTENCES), st.lists(st.sampled_from(["It rained for days.", "So it was said again."]), max_size=3)
)
def test_a_correction_is_never_shown_at_other_words(order: list[str], extra: list[str]) -> None:
    """Whatever order the sentences come in, a correction that is not in doubt is at the words it was made for."""
    text = "\n\n".join([*order, *extra])
    applied, _ = edited(f"claims: {{{IDS[FARES]}: {{note: here}}}}", reading(text))
    assert [linked.claim.quote for linked in applied.claims if linked.note and not linked.suspects] == [FARES]
