"""Kinds, modality, evidence, relations and themes, and what hostile texts cost. Every sentence is invented."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from digest.extractors import BUILT_IN
from digest.extractors.themes import stem
from digest.findings import Term
from digest.loaders.prose import load_prose
from digest.model import Block, Claim, Reading, Record, Sentence, Source
from digest.reading import extract


def read(text: str, **terms: tuple[Term, ...]) -> Reading:
    """The reading of a text."""
    return extract(load_prose("harbour.txt", text), extractors=BUILT_IN, themes=tuple(terms.items()))


def claim(text: str) -> Claim:
    """The first claim of a text."""
    return read(text).claims[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("The port closed in March 2019.", "fact", id="an event"),
        pytest.param("Fares fell by 12 percent last year.", "fact", id="a count"),
        pytest.param("Luckily, the old plan is impractical.", "assessment", id="a judgement"),
        pytest.param("This makes clear that fares matter.", "assessment", id="an explanation"),
        pytest.param("If fares rise, riders will leave.", "prediction", id="a condition and its end"),
        pytest.param("The ferry is likely to be late.", "prediction", id="likely"),
        pytest.param("The council should buy a ferry.", "recommendation", id="should"),
        pytest.param("The council needs to stop waiting.", "recommendation", id="needs to"),
        pytest.param("A quay is defined as a wall for ships.", "definition", id="defined as"),
        pytest.param("Why is the ferry late?", "question", id="a question"),
        pytest.param("A quay means a wall for ships.", "definition", id="means"),
        pytest.param("This means a loss for ships.", "assessment", id="this means"),
        pytest.param("The quay is held by means of a chain.", "assessment", id="by means of"),
        pytest.param("The harbour must stop waiting, or the ferries will not sail.", "recommendation", id="must stop"),
        pytest.param("The scheme calls for a new quay in the harbour.", "recommendation", id="calls for"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    """Plain examples of each kind are told."""
    assert claim(text).kind == kind


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        pytest.param("The port may close.", "hedged", id="may"),
        pytest.param("Perhaps the port is full.", "hedged", id="perhaps"),
        pytest.param("It is possible that the port is full.", "hedged", id="possible that"),
        pytest.param("It is possible to ship by rail.", "asserted", id="an ability"),
        pytest.param("The ferry isn't always late.", "asserted", id="a frequency"),
        pytest.param("The port closed on 14 May 2024.", "asserted", id="a date in May"),
        pytest.param("The port closed in May 2026.", "asserted", id="the month of May"),
        pytest.param("Riders like May’s fares.", "asserted", id="a month's"),
        pytest.param("The old port and the new one closed last May.", "asserted", id="last May"),
        pytest.param("“May the port close?”", "hedged", id="may that opens a sentence"),
        pytest.param("The controls were got round to some degree.", "asserted", id="some degree"),
        pytest.param("A ship above ten tons is presumed to be a ferry.", "asserted", id="a legal presumption"),
        pytest.param("If fares rise, riders leave.", "conditional", id="if"),
        pytest.param("The talks are empty unless both sides pay.", "conditional", id="unless"),
    ],
)
def test_modality(text: str, modality: str) -> None:
    """Hedges and conditions are told from abilities and frequencies."""
    assert claim(text).modality == modality


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        pytest.param("Some 61 percent of the riders walk.", "statistics", id="a share"),
        pytest.param("“The port is full,” said Ann Ling, head of the port.", "testimony", id="a quotation"),
        pytest.param("When I was a child I saw the ferry sink.", "anecdote", id="an experience"),
        pytest.param("As everybody knows, water is wet.", "common-ground", id="what all know"),
        pytest.param("Fares should be fair.", "assumption", id="an opinion"),
        pytest.param(
            "One Quay guard, a man of the port, told Courier writer Bo Hill this week that ships left.",
            "testimony",
            id="told somebody",
        ),
    ],
)
def test_evidence(text: str, evidence: str) -> None:
    """Plain examples of each type of evidence are told."""
    assert claim(text).evidence_type == evidence


def test_labels_carry_named_reasons() -> None:
    """The claim says which words made it a recommendation."""
    assert "recommendation: should" in claim("The council should buy a ferry.").because


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "Fares fell last year, and the council should keep them low.",
            ["Fares fell last year", "the council should keep them low."], id="a new subject",
        ),
        pytest.param("The port is full; the quay is old.", ["The port is full", "the quay is old."], id="a semicolon"),
        pytest.param(
            "Although the port is full, it earns little.",
            ["Although the port is full", "it earns little."], id="a concession",
        ),
        pytest.param("The state and the city see the port as lost.", None, id="two nouns with one verb"),
        pytest.param("Ships, cranes, and trucks are the port's pride.", None, id="a list"),
        pytest.param("“The port is full, and the quay is old,” said Ling.", None, id="within a quotation"),
    ],
)  # fmt: skip
def test_sentences_are_cut_into_clauses_with_care(text: str, claims: list[str] | None) -> None:
    """A sentence is cut where it holds two assertions, and nowhere else."""
    assert [one.quote for one in read(text).claims] == (claims or [text])


def test_greetings_and_notes_hold_no_claims() -> None:
    """A greeting asserts nothing, and neither does what is no prose."""
    assert read("Dear reader,").claims == ()
    loaded = load_prose("h.txt", "The port is full.")
    note = replace(loaded, blocks=(replace(loaded.blocks[0], kind="footnote"),))
    assert extract(note, extractors=BUILT_IN).claims == ()


def test_themes_match_inflections_and_carry_their_spans() -> None:
    """Terms match inflected words, hyphens and spaces alike; a negative term cancels."""
    text = "Regulators like zero-sum thinking. Export controls help. Zero-sum game theory is a field."
    reading = read(
        text,
        rules=(Term("regulat*"), Term('"export control"')),
        race=(Term("zero sum"), Term('"zero-sum game theory"', -1.0)),
    )
    found = [sorted(text[hit.start : hit.end] for hit in one.themes) for one in reading.claims]

    assert found == [["Regulators", "zero-sum"], ["Export controls"], []]


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [("policies", "policy"), ("regulating", "regulat"), ("regulates", "regulat"), ("planned", "plan"), ("bus", "bus")],
)
def test_stems(word: str, stemmed: str) -> None:
    """Inflections share a stem."""
    assert stem(word) == stemmed


def test_cues_tie_claims_and_one_is_central() -> None:
    """The thesis is the centre, an example exemplifies, an objection is the other side's."""
    text = (
        "The council should buy a second ferry. Of course ferries cost money. But riders wait for hours. "
        "For example, the queue on the quay was long."
    )
    reading = read(text)
    number = {one.id: index for index, one in enumerate(reading.claims)}
    ties = {(number[tie.source], tie.type, number[tie.target]) for tie in reading.relations}

    assert [one.central for one in reading.claims] == [True, False, False, False]
    assert reading.claims[1].role == "opp"
    assert {(2, "opposes", 1), (3, "exemplifies", 2)} <= ties


HOSTILE = {
    "one letter": "a" * 40_000,
    "brackets": "(" * 40_000,
    "straight marks": '"' * 40_000,
    "curly marks": "“" * 40_000,
    "said": "said " * 8_000,
    "quotes": "“the port is full,” said Ling. " * 1_000,
    "one long sentence": "Ling said that the port is full, and he left, but " * 700,
    "conjunctions": "and the port is " * 2_500,
    "names": "Act Law Of The " * 2_500,
    "identifier": "10.1234/" + "(" * 40_000,
    "numbers": "ISBN " + "1 " * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_is_linear_in_the_text(text: str) -> None:
    """Twice the text takes no more than some three times the time, even as a single sentence."""

    def cost(words: str) -> float:
        whole = Source(
            "h", "h.txt", "0", "text/plain", words, Record(), (),
            (Block("paragraph", "opening", 0, len(words)),), (Sentence(0, len(words), 0),),
        )  # fmt: skip
        start = time.process_time()
        extract(whole, extractors=BUILT_IN)
        return time.process_time() - start

    once = min(cost(text) for _ in range(3))
    assert min(cost(text + text) for _ in range(3)) < 0.1 + 3.2 * once


def test_a_restated_source_is_tied_by_cues_alone() -> None:
    """In an editor's own sentences a place in the text ties nothing; a cue does, but no "since" that tells a time."""
    text = "The port is full. Since 2000 fares fell. Since 15 January ships left. However, riders walk."
    source = load_prose("harbour.txt", text)
    restated = replace(source, record=replace(source.record, wording="restated"))
    found = extract(restated, extractors=BUILT_IN)

    assert [(one.type, one.because) for one in found.relations] == [("opposes", "cue: however")]


def test_the_central_claim_is_the_authors_own() -> None:
    """A reported claim is central only where there is no other, a title's claim included."""
    found = read(
        "Ann Ling said that the port is the best port of all ports. Ships left. Ann Ling said the port is full."
    )

    assert [one.quote for one in found.claims if one.central] == ["Ships left."]
