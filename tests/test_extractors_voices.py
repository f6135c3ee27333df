"""Who says what. Every sentence and name is invented."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from digest.extractors.voices import VoiceExtractor
from digest.findings import Reported
from digest.loaders.prose import load_prose


def voices(text: str, wording: str = "verbatim") -> list[Reported]:
    """The reported stretches of a text."""
    source = load_prose("harbour.txt", text)
    source = replace(source, record=replace(source.record, wording=wording))  # type: ignore[arg-type]  # a test's word
    return list(VoiceExtractor().extract(source, ()).reported)


def said(text: str) -> list[tuple[str, str]]:
    """Roles and names of a text's voices."""
    return [(one.attribution.role, one.attribution.name) for one in voices(text)]


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        pytest.param("Ann Ling said the port is full.", "person", "Ann Ling", id="said, bare clause"),
        pytest.param("“The port is full,” said Ann Ling, head of the port.", "person", "Ann Ling", id="inverted"),
        pytest.param("“The port is full,” Ann Ling said on Monday.", "person", "Ann Ling", id="quote before"),
        pytest.param("The port is full, Ann Ling said.", "person", "Ann Ling", id="content before"),
        pytest.param("According to the ministry, fares fell.", "organisation", "ministry", id="according to"),
        pytest.param("Fares fell, according to a survey of riders.", "organisation", "survey of riders", id="end"),
        pytest.param("Critics have lambasted the new fares.", "group", "critics", id="a group"),
        pytest.param("Experts warn that the quay will sink.", "group", "experts", id="another group"),
        pytest.param(
            "The Harbour Office published a study that found that riders walk.", "organisation", "Harbour Office",
            id="whoever published the study",
        ),
        pytest.param("The critics’ fear that fares rise is old.", "group", "critics", id="a noun with its clause"),
        pytest.param("The Quay Declaration says ferries must be safe.", "organisation", "Quay Declaration", id="text"),
        pytest.param("The Harbour Act of 2003 requires a permit.", "organisation", "Harbour Act of 2003", id="a law"),
        pytest.param("Sen. Bo Hill (Harbour Party) told reporters that he left.", "person", "Sen. Bo Hill", id="party"),
        pytest.param("The [survey](https://example.org/said) says fares fell.", "organisation", "survey", id="a link"),
        pytest.param("Bo Hill opened the quay and said that it was safe.", "person", "Bo Hill", id="shared subject"),
    ],
)  # fmt: skip
def test_a_cue_gives_the_sentence_to_its_speaker(text: str, role: str, name: str) -> None:
    """Each way to report gives the words to whoever said them."""
    assert said(text)[0] == (role, name)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("I think that the port is full.", id="the author's own"),
        pytest.param("We argue that fares should fall.", id="the authors' own"),
        pytest.param("The “modern” port is a ruin.", id="scare quotes"),
        pytest.param("This shows that fares matter.", id="a pointing word"),
        pytest.param("There are several challenges to the plan.", id="a noun like a verb"),
        pytest.param("The state of the quay is poor.", id="a noun like another verb"),
        pytest.param("Ann Ling met Bo Hill at the quay on Monday.", id="people who only act"),
        pytest.param("The first sign of spring is promising.", id="an adjective like a verb"),
        pytest.param("Bo Hill did not say that fares fell.", id="denied"),
    ],
)
def test_no_cue_no_voice(text: str) -> None:
    """What the author asserts stays hers."""
    assert said(text) == []


def test_an_apposition_becomes_title_and_affiliation() -> None:
    """The words between commas are the speaker's title; the body in them her affiliation; the span leaves them out."""
    text = "As stated by Ann Ling, founder of Harbour Watch and former head of Quay Rail, the port is full."
    (one,) = voices(text)

    assert one.attribution.title == "founder of Harbour Watch and former head of Quay Rail"
    assert one.attribution.affiliation == "Harbour Watch"
    assert one.attribution.span is not None
    assert text[slice(*one.attribution.span)] == "Ann Ling"


def test_pronouns_take_the_last_voice_that_fits() -> None:
    """She, these voices and short names are resolved to who spoke before."""
    text = (
        "Critics fear that fares rise. Ann Ling said that the port is full. She added that it is old. "
        "These voices call for a new quay. Ling said it is late."
    )

    assert [name for _, name in said(text)] == ["critics", "Ann Ling", "Ann Ling", "critics", "Ann Ling"]


def test_a_quotation_goes_on_over_sentences_and_paragraphs() -> None:
    """Sentences in the same quotation, and in one that the next paragraph goes on with, keep their speaker."""
    text = (
        "“The port is full of old ships,” said Ann Ling. “We must clear it now.”\n\n"
        "“And we must do so before the winter comes.”\n\nThe winter is long here."
    )
    found = voices(text)

    assert {one.attribution.name for one in found} == {"Ann Ling"}
    assert len(found) == 3


def test_a_transcript_gives_paragraphs_to_their_labels() -> None:
    """A name in capitals and a colon give the paragraph to the name."""
    (one,) = voices("LING: The port is full. We must clear it.")

    assert (one.attribution.name, one.start) == ("LING", 0)


@pytest.mark.parametrize(("adverb", "stance"), [("rightly", "endorses"), ("wrongly", "rejects"), ("often", "neutral")])
def test_the_authors_stance_is_marked(adverb: str, stance: str) -> None:
    """An adverb beside the verb tells what the author thinks of what she reports."""
    (one,) = voices(f"Ann Ling {adverb} said that the port is full.")

    assert one.attribution.stance == stance


def test_a_restated_work_speaks_for_itself() -> None:
    """In a restated source, the work and its commission are the author; a named person is not."""
    assert voices("The order requires a permit. The commission found that fares fell.", "restated") == []
    assert len(voices("Ann Ling said that fares fell.", "restated")) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "The Harbour Office says that the talks were candid; the Quay Office describes them as frank and long.",
            ["Harbour Office", "Quay Office"], id="after a semicolon",
        ),
        pytest.param(
            "Ann Ling said the port is full and Bo Hill believes that it is empty.", ["Ann Ling", "Bo Hill"], id="and"
        ),
        pytest.param("The Quay Act presents the harbour as a shared good.", ["Quay Act"], id="presents as"),
        pytest.param("The letter calls the port a ruin.", ["letter"], id="calls"),
        pytest.param("They present fares to the guard.", [], id="a thing that is given"),
    ],
)  # fmt: skip
def test_a_new_subject_speaks_for_itself(text: str, names: list[str]) -> None:
    """A clause with a speaker of its own is hers, and "describes as", "presents as" and "calls" make one."""
    found = voices(text)

    assert [one.attribution.name for one in found] == names
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ann Ling says that the port is full; the quay is empty.", id="a semicolon"),
        pytest.param("Ann Ling says that ships left early, and this weakens the case of the guards.", id="and"),
        pytest.param("According to Ann Ling, the port is full; the quay is empty.", id="according to"),
    ],
)
def test_a_new_subject_does_not_inherit_the_voice(text: str) -> None:
    """What follows a semicolon, or a comma and "and", with a subject of its own is the author's again."""
    (one,) = voices(text)

    assert text[one.start : one.end].endswith(("full", "early"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Ann Ling said fares fell. Bo Hill said ships left. Ling sides with the guards. She says the port is full.",
            "Ann Ling", id="the subject of the sentence before",
        ),
        pytest.param("The Quay Office said fares fell. She says that the port is full.", "", id="no body is she"),
        pytest.param("The Quay Report 2023 says fares fell. They find that ships sink.", "", id="no text is they"),
        pytest.param("Ann Ling and Bo Hill met. They said that fares fell.", "Ann Ling and Bo Hill", id="two people"),
        pytest.param("The Quay Index 2023 is long. It reports that ferries are late.", "Quay Index 2023", id="a text"),
        pytest.param("Bo Hill said ships left. It says that fares fell.", "", id="no person is it"),
    ],
)  # fmt: skip
def test_a_pronoun_takes_only_what_fits(text: str, name: str) -> None:
    """She is a person, they are several, it is a body or a text; where none fits, the voice has no name."""
    assert said(text)[-1][1] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "In November of that year the Quay Safety Commission, in its letter, said that the port is full.",
            [("organisation", "Quay Safety Commission")], id="a time before",
        ),
        pytest.param(
            "At the Harbour Nations Bo Hill, its ambassador, said that the port is full.", [("person", "Bo Hill")],
            id="a body before",
        ),
        pytest.param(
            "The same 2023 report also says that fares fell.", [("organisation", "2023 report")], id="the same report"
        ),
        pytest.param(
            "The Quay Report 2023 says fares fell. The same 2023 report says that riders walk.",
            [("organisation", "Quay Report 2023")] * 2, id="the same report as one that is known",
        ),
        pytest.param(
            "The Quay Safety Commission said fares fell. The commission of 2024 says that riders walk.",
            [("organisation", "Quay Safety Commission")] * 2, id="a body by its year",
        ),
        pytest.param(
            "According to press letters, ferries sink.", [("organisation", "press letters")], id="according to letters"
        ),
        pytest.param(
            "Critics, whom Ling does not name, say that the quay's plan is bad.", [("group", "critics")], id="that"
        ),
        pytest.param("None of these letters shows how the port would be cleared.", [], id="none of these"),
        pytest.param("The tallest cranes, called quay horses, are old.", [], id="a name for a thing"),
        pytest.param(
            "Ann Ling, a guard, told the Courier that ferries sink.", [("person", "Ann Ling")], id="whoever is told"
        ),
        pytest.param("NHQ Quay judged that the ferries were late.", [("organisation", "NHQ Quay")], id="judged"),
        pytest.param(
            "Officials said that fares fell. Unnamed US officials said that ferries sink.",
            [("group", "US officials")] * 2, id="one group",
        ),
    ],
)  # fmt: skip
def test_a_name_is_the_speakers_and_no_more(text: str, expected: list[tuple[str, str]]) -> None:
    """What stands about a name is no part of it, and what only looks like a speaker is none."""
    assert said(text) == expected


def test_an_office_before_a_name_is_its_title() -> None:
    """The office before a name becomes the title; a clause after a body's name does not."""
    office, body = voices(
        "The harbour's ambassador Bo Hill said fares fell. According to Quay Bank, no official is here."
    )

    assert (office.attribution.name, office.attribution.title) == ("Bo Hill", "harbour's ambassador")
    assert (body.attribution.name, body.attribution.title) == ("Quay Bank", "")
