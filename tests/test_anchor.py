from __future__ import annotations

import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from digest.anchor import Ground, find, likeness, place, selector_of, surroundings
from digest.corpus import QuoteSelector
from digest.drift import changes, drift
from digest.folding import Folded
from digest.identity import normalise
from digest.model import Span

OLD = (
    "The harbour opened in May. Ann Ling said that fares would not rise before 2030. "
    "Critics doubt it. The council must keep night trains running. Nobody asked the crews."
)
"""Invented, as all texts here."""


def ground(text: str) -> Ground:
    """A text with its sentences as spans."""
    spans, start = [], 0
    for number, sign in enumerate(text):
        if sign in ".?!" and text[number + 1 : number + 2] in {"", " ", "\n"}:
            spans.append(Span(start, number + 1))
            start = number + 2
    return Ground(text, spans)


def selector(quote: str, text: str = OLD) -> QuoteSelector:
    """The selector of a quotation in a text."""
    return selector_of(text, text.index(quote), text.index(quote) + len(quote))


FARES = "Ann Ling said that fares would not rise before 2030."


def outcome(quote: str, text: str) -> tuple[str, str]:
    """What becomes of a quotation of `OLD` in a text, and the words there."""
    anchor = place(selector(quote), ground(text))
    return anchor.outcome, text[slice(*anchor.span)] if anchor.span else ""


def test_the_same_text_is_unchanged() -> None:
    """A quotation in its own text stands where it stood."""
    assert outcome(FARES, OLD) == ("unchanged", FARES)


def test_a_quotation_in_other_company_is_moved() -> None:
    """Equal words pass silently where what stands around them changed."""
    assert outcome(FARES, f"A new preface. {FARES} Then something else.") == ("moved", FARES)
    assert outcome(FARES, FARES) == ("moved", FARES)


TYPOGRAPHY = {
    "lines broken": FARES.replace(" ", "\n"),
    "no-break spaces": FARES.replace(" ", "\xa0 "),
    "soft hyphens": FARES.replace("fares", "fa\u00adres"),
}


@pytest.mark.parametrize("name", TYPOGRAPHY)
def test_typography_does_not_count(name: str) -> None:
    """What differs in typography alone is the same quotation, at its exact offsets."""
    now = TYPOGRAPHY[name]
    assert outcome(FARES, OLD.replace(FARES, now)) == ("moved", now)


def test_quotation_marks_dashes_and_ligatures_do_not_count() -> None:
    """Quotation marks, dashes, ligatures and accents in two codes are folded both ways."""
    old = 'The "offi\u0301cial" line - it’s final. Next.'
    new = "Before. The “oﬃcial” line – it's final. Next.".replace("oﬃcial", "offícial")
    anchor = place(selector_of(old, 0, old.index(" Next")), ground(new))
    assert (anchor.outcome, new[slice(*anchor.span or (0, 0))]) == ("moved", new[8 : new.index(" Next")])
    assert find("official", Ground("the oﬃcial line")) == [Span(4, 10)]
    assert find("cial", Ground("the oﬃcial line")) == []


CHANGED = {
    "a negation dropped": (" not", "", "a negation"),
    "a number": ("2030", "2040", "a number"),
    "a modal verb": ("would", "might", "a modal verb"),
    "a name": ("Ling", "Lang", "a name"),
    "a typing error": ("before", "befor", ""),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_changed_word_is_edited(name: str) -> None:
    """Whatever differs in a letter is edited, and never silent; what changes the sense is named."""
    was, now, what = CHANGED[name]
    quote = FARES.replace(was, now)
    assert outcome(FARES, OLD.replace(FARES, quote)) == ("edited", quote)
    assert changes(FARES, quote) == ((what,) if what else ())


def test_a_quotation_that_was_cut_is_gone() -> None:
    """No other sentence takes the place of one that was cut, be it a neighbour or like it."""
    assert outcome(FARES, OLD.replace(FARES, ""))[0] == "gone"
    lookalike = "At the far end of the book, Bo Renn said that fares would not rise before 1950."
    assert outcome(FARES, OLD.replace(FARES, "") + " Quite another chapter begins here. " + lookalike)[0] == "gone"
    assert place(selector(FARES), Ground("")).outcome == "gone"


def test_repeats_are_told_apart_by_their_surroundings() -> None:
    """Of two equal sentences the one between the old neighbours is taken; without neighbours, neither."""
    twice = f"It began so. {FARES} It went on. {OLD}"
    anchor = place(selector(FARES), ground(twice))
    assert (anchor.outcome, anchor.span) == ("moved", Span(twice.rindex(FARES), twice.rindex(FARES) + len(FARES)))
    strange = f"One. {FARES} Two. {FARES} Three."
    anchor = place(selector(FARES), ground(strange))
    assert (anchor.outcome, anchor.span, len(anchor.candidates)) == ("ambiguous", None, 2)


def test_two_edited_passages_alike_are_ambiguous() -> None:
    """Where two passages are as like to the quotation, neither is taken."""
    one, two = FARES.replace("rise", "climb"), FARES.replace("rise", "soar")
    anchor = place(QuoteSelector(FARES), ground(f"{one} {two}"))
    assert (anchor.outcome, len(anchor.candidates)) == ("ambiguous", 2)


def test_a_short_quotation_needs_its_surroundings() -> None:
    """A few words that stand once, in another place, may be anybody's."""
    assert (
        outcome("Critics doubt it.", "Strange start of text. Critics doubt it. Entirely different end.")[0]
        == "ambiguous"
    )
    assert outcome("Critics doubt it.", OLD.replace("May", "June"))[0] == "unchanged"
    assert place(QuoteSelector("Critics doubt it."), ground("So what. Critics doubt it.")).outcome == "moved"


def test_long_texts_are_not_searched_in_vain() -> None:
    """In a long text words are found as in a short one, and what cannot be there is not looked for."""
    long = "The tide went out. " * 3000
    there = Ground(f"{long}{OLD} {long}")
    assert find(FARES, there) == [Span(len(long) + OLD.index(FARES), len(long) + OLD.index(FARES) + len(FARES))]
    assert find(FARES.replace(" ", "\n"), there) == find(FARES, there)
    assert not there.may_hold(FARES.replace("would not", "would"))


def test_words_are_not_cut() -> None:
    """A quotation is not found inside of longer words."""
    assert find("fares", Ground("airfares farest fares")) == [Span(16, 21)]


@given(st.text("ab .\n\xa0“\"—-’'e\u0301ﬁ\u00ad😀", max_size=40))
def test_folding_is_normalising_with_a_way_back(text: str) -> None:
    """A folded text is the normalised one, and each of its words leads back to what it stands for."""
    assume("\u00ad\u0301" not in text)  # an accent on a hyphen that is not seen: no text has it
    folded = Folded(text)
    assert normalise(folded.text) == normalise(text)
    for start in range(len(folded.text)):
        found = folded.original(start, start + 1)
        if found is not None and folded.text[start] != " ":
            assert normalise(text[slice(*found)]) == folded.text[start]


WORDS = st.sampled_from("rail port fare crew tide lamp rope deck mast sail keel hull bell".split())
SENTENCES = st.lists(
    st.lists(WORDS, min_size=5, max_size=12)
    .map(lambda words: " ".join(words).capitalize() + "."),
    min_size=2,
    max_size=8,
    unique=True,
)  # fmt: skip


@settings(max_examples=60)
@given(SENTENCES, st.data())
def test_edits_of_other_text_never_move_a_quotation_to_other_words(sentences: list[str], data: st.DataObject) -> None:
    """Whatever is inserted, cut, put in another order or wrapped anew, a silent anchor holds the very same words."""
    old = " ".join(sentences)
    quote = data.draw(st.sampled_from(sentences))
    others = data.draw(st.permutations([s for s in sentences if s != quote]))
    kept = [s for s in others if data.draw(st.booleans())] + data.draw(st.lists(st.sampled_from(sentences), max_size=2))
    keep = data.draw(st.booleans())
    if keep:
        kept.insert(data.draw(st.integers(0, len(kept))), quote)
    new = data.draw(st.sampled_from([" ", "\n", "\n\n"])).join(kept)
    if data.draw(st.booleans()):
        new = new.replace(" ", "\n")
    anchor = place(selector_of(old, old.index(quote), old.index(quote) + len(quote)), ground(new))
    if anchor.outcome in {"unchanged", "moved"}:
        assert anchor.span is not None
        assert normalise(new[slice(*anchor.span)]) == normalise(quote)
    else:
        assert normalise(new).count(normalise(quote)) != 1


def test_likeness_and_surroundings_are_shares() -> None:
    """Both are 1 for equal texts and low for strangers."""
    assert likeness("The fares rose.", "the  FARES rose.") == 1.0
    assert likeness("The fares rose.", "Nobody asked crews why.") < 0.4
    assert surroundings(QuoteSelector("x"), "a x b", Span(2, 3)) is None
    assert surroundings(QuoteSelector("x", "a ", " b"), "a x b", Span(2, 3)) == 1.0


def test_many_anchors_are_quick() -> None:
    """An anchor takes a millisecond at most on average, where every sentence was edited."""
    words = [f"{a}{b}" for a in "berth crane wharf ferry canal".split() for b in "s ed ing er ly".split()]
    lines = [" ".join(words[(n * k) % 25] for k in range(3, 14)) + f" in {n}." for n in range(400)]
    old, new = " ".join(lines), " ".join(line.replace("ferry", "barge") for line in lines)
    there = ground(new)
    begin = time.process_time()
    for line in lines:
        place(selector(line, old), there)
    assert time.process_time() - begin < 2.0


DRIFT = {
    "the same": ("Fares may rise.", "Fares may rise.", ()),
    "a hedge dropped": ("Fares may rise.", "Fares will rise.", ("drops the hedge `may`",)),
    "another hedge": ("Fares may rise.", "Perhaps fares will rise.", ()),
    "a negation flipped": ("They did not sign.", "They signed.", ("flips a negation",)),
    "a short negation kept": ("They didn’t sign.", "They did not sign.", ()),
    "a number changed": ("It cost 1,200 euros.", "It cost 1300 euros.", ("puts the number `1300` for `1200`",)),
    "a number in another form": ("It cost 1,200 euros.", "It cost 1200 euros.", ()),
    "a name changed": ("Then Ann left.", "Then Bo left.", ("puts the name `Bo` for `Ann`",)),
    "a name added": ("Then she left.", "Then Ann left in 2024.", ()),
    "a month changed": ("It began in May.", "It began in June.", ("puts the date `june` for `may`",)),
    "the month is no hedge": ("It began in May.", "It began then.", ()),
}


@pytest.mark.parametrize("name", DRIFT)
def test_drift_names_what_a_restatement_changes(name: str) -> None:
    """A restatement may add what makes it stand alone, but not change what the quotation says."""
    quote, statement, expected = DRIFT[name]
    assert drift(quote, statement) == expected
