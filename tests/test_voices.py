"""Voices are merged where it is safe, and kept apart where it is not. All names are invented."""

from __future__ import annotations

import pytest

from digest.corpus import Voice
from digest.model import Reading
from digest.voices import canonical, is_body, merge_voices
from tests.linked_samples import linked, reading, said_by


def merged(*readings: Reading) -> dict[str, Voice]:
    """The voices of the readings, by id."""
    voices, _ = merge_voices({item.source.key: item for item in readings}, linked(readings))
    return voices


def test_an_author_who_is_reported_elsewhere_is_one_voice() -> None:
    """What a person says in her own work and what others report of her stand under one voice, told apart."""
    own = reading("ferries", ["Ferries are late."], authors=["Ada Ferry"])
    other = reading("harbours", [("Harbours are shut.", said_by("Dr. Ada Ferry"))], authors=["Ben Quay"])

    voice = merged(own, other)["ada-ferry"]

    assert (voice.says, voice.reported) == ((own.claims[0].id,), (other.claims[0].id,))


def test_a_surname_stands_for_the_one_full_name_in_its_source() -> None:
    """A lone surname joins the only full name of its source that ends in it."""
    item = reading("ports", [("Ports pay.", said_by("Cleo Mole")), ("They grow.", said_by("Mole"))])

    assert len(merged(item)["cleo-mole"].reported) == 2


def test_a_surname_that_two_people_share_stays_alone() -> None:
    """Where two full names end in a surname, the lone surname is neither."""
    item = reading(
        "ports", [(f"Claim {n}.", said_by(name)) for n, name in enumerate(["Cleo Mole", "Dan Mole", "Mole"])]
    )

    assert sorted(merged(item)) == ["ada-ferry", "cleo-mole", "dan-mole", "mole"]


def test_a_lone_noun_stands_for_the_one_body_that_has_it_in_its_name() -> None:
    """A lone “commission” is the one commission of its source, and stays alone where there are two."""
    tide, fog = said_by("Tide Commission", "organisation"), said_by("Fog Commission", "organisation")
    lone = said_by("commission", "organisation")
    one = reading("one", [("Tides turn.", tide), ("They return.", lone)])
    two = reading("two", [("Tides rise.", tide), ("Fog falls.", fog), ("It lifts.", lone)])

    assert len(merged(one)["tide-commission"].reported) == 2
    assert {"tide-commission", "fog-commission", "commission"} <= set(merged(two))


def test_groups_of_two_sources_are_two_voices() -> None:
    """Unnamed critics in one source are not the critics of another."""
    first = reading("ferries", [("They are late.", said_by("Critics", "group"))])
    second = reading("harbours", [("They are shut.", said_by("Critics", "group"))])

    assert {"critics-in-ferries", "critics-in-harbours"} <= set(merged(first, second))


def test_every_claim_has_a_voice_even_without_author_or_name() -> None:
    """A source that names no author, and a report that names nobody, still say who speaks."""
    item = reading("notes", ["Tides turn.", ("Boats sink.", said_by("", "group"))], authors=[])

    voices, asserted = merge_voices({"notes": item}, linked([item]))

    assert all(asserted[claim.id] and set(asserted[claim.id]) <= set(voices) for claim in item.claims)


def test_reported_claims_are_never_the_authors_own() -> None:
    """No claim given to somebody else is among what the author says."""
    item = reading("mixed", ["Ferries are late.", ("Ferries are early.", said_by("Cleo Mole"))])

    assert merged(item)["ada-ferry"].says == (item.claims[0].id,)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Dr. Ada Ferry", "ada ferry"),
        ("the Harbour Office’s", "harbour office"),
        ("ADA  FERRY", "ada ferry"),
        ("President", "president"),
    ],
    ids=["title", "article and possessive", "case and spaces", "a title alone stays"],
)
def test_canonical_names(name: str, expected: str) -> None:
    """Names are compared without titles, articles, possessives and case."""
    assert canonical(name) == expected


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Ada Ferry", False),
        ("Harbour Commission", True),
        ("Ministry of Tides", True),
        ("NOAH", True),
        ("Tidal Dialogues", True),
        ("Quay Academy", True),
    ],
    ids=["person", "commission", "ministry", "initials", "dialogues", "academy"],
)
def test_bodies_are_told_from_people(name: str, body: bool) -> None:  # noqa: FBT001  # a table's column
    """A name with a word for a body in it is an organisation."""
    assert is_body(name) is body
