"""The gate and the joining: what is refused, and how the rest becomes claims. All texts are invented."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Literal, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import show
from digest.extractors import BUILT_IN
from digest.findings import ClaimMark, Connective, Findings, Label, Mention, Reported, ThemeTerms
from digest.identity import is_id
from digest.loaders.prose import load_prose
from digest.model import (
    Attribution,
    Block,
    Document,
    Reading,
    Reference,
    RelationType,
    Source,
    Span,
    ThemeHit,
    VoiceRole,
)
from digest.reading import extract, join, read
from digest.reading_json import to_json

TEXT = "The ferry is late. Riders wait on the quay.\n\nThe council should buy a second ferry."


def source(text: str = TEXT) -> Source:
    """A source of plain prose."""
    return load_prose("harbour.txt", text)


def marked(*spans: tuple[int, int], **others: object) -> Findings:
    """Findings with exact claims at the spans."""
    marks = tuple(ClaimMark(start, end, TEXT[start:end]) for start, end in spans)
    return replace(Findings(claims=marks), **others)  # type: ignore[arg-type]  # a test's shorthand


def told(reading: Reading) -> str:
    """The problems of a reading as a user sees them."""
    return "\n".join(show(problem) for problem in reading.problems)


def test_a_quotation_that_is_not_the_text_is_refused() -> None:
    """A claim whose quotation differs from the text of its span gives a problem and no claim."""
    reading = join(source(), [("guess", Findings(claims=(ClaimMark(0, 18, "The ferry is on time."),)))])

    assert reading.claims == ()
    assert told(reading) == (
        "harbour.txt:1:1: error: The extractor `guess` quotes “The ferry is on time.”, but the text there reads "
        "“The ferry is late.”. [quote-not-verbatim]\n"
        "    The ferry is late. Riders wait on the quay.\n"
        "    ^~~~~~~~~~~~~~~~~~\n"
        "    hint: A claim's quotation must be the exact text of its span; the claim was refused."
    )


def test_offsets_outside_the_text_are_refused() -> None:
    """A span that is not within the text gives a problem and no claim."""
    reading = join(source(), [("guess", Findings(claims=(ClaimMark(10, 9000, "late"),)))])

    assert reading.claims == ()
    assert told(reading) == (
        f"harbour.txt:1:11: error: The extractor `guess` gave the span 10 to 9000, which is not within the text's "
        f"{len(TEXT)} signs. [quote-not-verbatim]\n"
        "    The ferry is late. Riders wait on the quay.\n"
        "              ^\n"
        "    hint: Offsets are Unicode code points into the source's text, half-open and not empty."
    )


def test_a_label_out_of_the_vocabulary_is_refused() -> None:
    """A kind that the vocabulary does not hold gives a problem that names the nearest word."""
    label = Label(0, 18, "kind", "assesment", 1.0, "guess")
    reading = join(source(), [("guess", marked((0, 18), labels=(label,)))])

    assert reading.claims[0].kind == "assessment"
    assert told(reading) == (
        "harbour.txt:1:1: error: The extractor `guess` gave the kind `assesment`, which is not in the vocabulary. "
        "[unknown-label]\n"
        "    The ferry is late. Riders wait on the quay.\n"
        "    ^\n"
        "    hint: Did you mean `assessment`?"
    )


@pytest.mark.parametrize(
    "others",
    [
        pytest.param({"labels": (Label(0, 18, "mood", "glad", 1.0, ""),)}, id="a label's name"),
        pytest.param({"labels": (Label(0, 18, "kind", "fact", float("nan"), ""),)}, id="a weight"),
        pytest.param({"reported": (Reported(0, 18, Attribution(cast("VoiceRole", "robot"), "R"), ""),)}, id="a voice"),
        pytest.param({"mentions": (Mention(0, 18, Reference("a", "rumour", "A"), ""),)}, id="a reference's type"),
        pytest.param({"connectives": (Connective(0, 18, cast("RelationType", "hates"), "next", ""),)}, id="a relation"),
        pytest.param(
            {"connectives": (Connective(0, 18, "supports", cast("Literal['next']", "all"), ""),)},
            id="a relation's target",
        ),
        pytest.param({"themes": (ThemeHit("t", 0, 3, float("inf"), "x"),)}, id="a theme's weight"),
    ],
)
def test_every_word_is_checked(others: dict[str, object]) -> None:
    """Whatever is not in the vocabulary is refused, and the claim itself stays."""
    reading = join(source(), [("guess", marked((0, 18), **others))])

    assert [problem.kind for problem in reading.problems] == ["unknown-label"]
    assert len(reading.claims) == 1


def test_a_voice_with_a_span_outside_the_text_is_refused() -> None:
    """A voice's own span must be within the text too."""
    voice = Attribution("person", "Ann Ling", Span(5, 5000))
    reading = join(source(), [("guess", marked((0, 18), reported=(Reported(0, 18, voice, ""),)))])

    assert [problem.kind for problem in reading.problems] == ["quote-not-verbatim"]
    assert reading.claims[0].attribution.role == "author"


class Broken:
    """An extractor that fails."""

    name = "broken"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:
        """Fails."""
        raise ValueError(f"cannot read {source.path}\nwith {len(themes)} themes")


class Stranger:
    """An extractor that returns no findings at all but something else."""

    name = "stranger"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:
        """Returns what is no `Findings`."""
        return [source.key, themes]  # type: ignore[return-value]  # what a stranger's code may do


def test_an_extractor_that_fails_is_a_problem() -> None:
    """An extractor that raises gives a problem, and the others go on."""
    reading = extract(source(), extractors=[Broken(), *BUILT_IN])

    assert len(reading.claims) == 3
    assert told(reading) == (
        "harbour.txt: error: The extractor `broken` stopped: ValueError: cannot read harbour.txt with 0 themes "
        "[extractor-failed]\n"
        "    hint: The other extractors went on. Report this to whoever wrote it, or leave it out of `extractors`."
    )


def test_what_is_no_findings_is_a_problem() -> None:
    """An extractor that returns something else gives a problem."""
    reading = extract(source(), extractors=[Stranger()])

    assert [problem.kind for problem in reading.problems] == ["extractor-failed"]
    assert "returned list where Findings were expected" in told(reading)


def test_the_heaviest_sum_of_weights_wins() -> None:
    """Weights for one value are added up before values are compared, and reasons of the winner are kept."""
    labels = (
        Label(0, 18, "kind", "fact", 2.0, "one strong reason"),
        Label(4, 9, "kind", "prediction", 1.2, "first weak reason"),
        Label(10, 12, "kind", "prediction", 1.1, "second weak reason"),
    )
    claim = join(source(), [("a", marked((0, 18), labels=labels))]).claims[0]

    assert claim.kind == "prediction"
    assert {"first weak reason", "second weak reason"} <= set(claim.because)
    assert "one strong reason" not in claim.because
    assert 0 < claim.confidence < 1


def test_exactly_one_claim_is_central() -> None:
    """The claim with the heaviest centrality is central, has salience 1 and no role against itself."""
    labels = (Label(45, 50, "centrality", "", 3.0, ""), Label(45, 50, "role", "opp", 3.0, ""))
    reading = join(source(), [("a", marked((0, 18), (19, 43), (45, 83), labels=labels))])

    assert [claim.central for claim in reading.claims] == [False, False, True]
    assert reading.claims[2].salience == 1.0
    assert reading.claims[2].role == "pro"


def test_two_claims_of_equal_words_have_two_ids() -> None:
    """Equal quotations are told apart by their ordinal."""
    text = "The ferry is late. The ferry is late."
    reading = extract(load_prose("h.txt", text), extractors=BUILT_IN)

    assert len({claim.id for claim in reading.claims}) == 2
    assert all(is_id(claim.id) for claim in reading.claims)


def test_one_reference_may_have_many_mentions() -> None:
    """Mentions with one reference id make one reference and several citations."""
    short, full = Reference("talks", "event", "Talks"), Reference("talks", "event", "Talks", issued="2020")
    mentions = (Mention(0, 3, short, ""), Mention(45, 48, full, ""))
    reading = join(source(), [("a", marked((0, 18), (45, 83), mentions=mentions))])

    assert [(r.id, r.issued) for r in reading.references] == [("talks", "2020")]
    assert [c.reference for c in reading.citations] == ["talks", "talks"]
    assert [claim.references for claim in reading.claims] == [("talks",), ("talks",)]


def test_a_restated_source_keeps_sentences_whole_and_carries_locators() -> None:
    """In a restated source each sentence is one claim, with the locator of its paragraph."""
    text = "The order binds ports, and it names a date. [s. 4.1]"
    loaded = load_prose("h.txt", text)
    block = Block("paragraph", "opening", 0, len(text), "", Span(45, 51))
    restated = replace(loaded, record=replace(loaded.record, wording="restated"), blocks=(block,))
    reading = extract(restated, extractors=BUILT_IN)

    assert [(claim.quote, claim.locator) for claim in reading.claims] == [
        ("The order binds ports, and it names a date.", "s. 4.1")
    ]


def test_the_json_is_what_the_format_says() -> None:
    """The JSON object has the keys of the format, and equals itself on a second run."""
    document = Document("harbour.txt", TEXT.encode())
    reading = extract(source(), extractors=BUILT_IN)
    found = to_json(reading, document)

    assert list(found) == [
        "schema", "document", "text", "record", "sections", "blocks", "sentences", "claims", "references", "citations",
        "relations",
    ]  # fmt: skip
    assert json.dumps(found) == json.dumps(to_json(extract(source(), extractors=BUILT_IN), document))


def test_read_is_load_and_extract() -> None:
    """Reading a document equals loading it and extracting from the source."""

    class Plain:
        """A loader of plain prose."""

        name = "plain"
        suffixes: tuple[str, ...] = (".txt",)
        version = "1"

        def load(self, document: Document, /) -> Source:
            """Returns the document's prose."""
            return load_prose(document.path, document.data.decode())

    document = Document("harbour.txt", TEXT.encode())

    assert read(document, loader=Plain(), extractors=BUILT_IN) == extract(source(), extractors=BUILT_IN)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aA b.,;:“”\"'(—!?\nsaidthat0%é😀", max_size=300))
def test_every_quotation_is_the_text_of_its_span(text: str) -> None:
    """Whatever the text, every claim's quotation is exact, spans are in range, and at most one claim is central."""
    reading = extract(load_prose("h.txt", text), extractors=BUILT_IN)

    assert reading.problems == reading.source.problems
    assert all(claim.quote == text[claim.start : claim.end] for claim in reading.claims)
    assert sum(claim.central for claim in reading.claims) == bool(reading.claims)
    assert all(0 <= claim.salience <= 1 and 0 <= claim.confidence <= 1 for claim in reading.claims)
