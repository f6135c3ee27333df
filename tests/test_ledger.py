from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.corpus import Correction, Ledger, LedgerEntry, Overlay, QuoteSelector, Rejection
from digest.errors import DigestError, Where, show
from digest.identity import ALPHABET, fingerprint, is_id, mint, normalise
from digest.ledger import HEADER, parse, serialise, settle
from digest.model import Document, Reading
from tests.readings import CREWS, FARES, OPENED, TEXT, TRAINS, reading

HERE = Where("content/sources/night-trains.yaml", 1, 1)
ENTRY = LedgerEntry("ab12cd34", "a", "0123456789abcdef", QuoteSelector("Fares rose.", "So. ", " Then"), 0)


def read(text: str) -> Ledger:
    """The ledger of a text."""
    return parse(Document("content/claims.lock", text.encode()))


def refused(text: str) -> str:
    """What a user sees when the ledger is refused."""
    with pytest.raises(DigestError) as caught:
        read(text)
    return str(caught.value)


TEXTS = st.text(st.sampled_from("ab \t\n\r\0\\\u2028\x85“é"), max_size=8)
ENTRIES = st.lists(
    st.builds(
        LedgerEntry,
        st.text(ALPHABET, min_size=7, max_size=7).map(lambda rest: "a" + rest),
        st.sampled_from(["a", "b-c"]),
        st.just("0123456789abcdef"),
        st.builds(QuoteSelector, TEXTS, TEXTS, TEXTS),
        st.integers(0, 99),
        st.sampled_from(["published", "under-review", "withdrawn", "merged", "superseded"]),
        st.sampled_from(["", "ab12cd35"]),
        TEXTS,
        st.sampled_from(["", "2024-05"]),
    ),
    max_size=5,
    unique_by=lambda entry: entry.id,
)


@given(ENTRIES)
def test_a_ledger_comes_back_as_it_was_written(entries: list[LedgerEntry]) -> None:
    """Whatever signs its texts hold, a ledger is read as it was written, sorted by id."""
    ledger = Ledger(tuple(sorted(entries, key=lambda entry: entry.id)))
    text = serialise(Ledger(tuple(entries)))
    assert read(text) == ledger
    assert serialise(read(text)) == text
    assert text.count("\n") == len(entries) + 1


def test_the_format_is_one_line_for_an_id() -> None:
    """The written form is fixed, so that ledgers of today can be read tomorrow."""
    text = f"{HEADER}\nab12cd34\tpublished\ta\t0\t0123456789abcdef\tFares rose.\tSo. \t Then\t\t\t\n"
    assert serialise(Ledger((ENTRY,))) == text
    assert read(text) == Ledger((ENTRY,))
    assert read(text.replace("\n", "\r\n")) == Ledger((ENTRY,))
    assert read(text.replace("\t\t\t\n", "\n")) == Ledger((ENTRY,))


def test_no_ledger_is_an_empty_one() -> None:
    """A digest that was never built has no ledger; one that is there and empty is a fault."""
    assert parse(None) == Ledger()
    assert "[invalid-ledger]" in refused("")


LINE = serialise(Ledger((ENTRY,))).splitlines()[1]


def test_faults_of_a_ledger_teach() -> None:
    """Conflicts, ids that stand twice and lines of another form are told, each at its line."""
    text = f"{HEADER}\n<<<<<<< ours\n{LINE}\n=======\n{LINE}\n>>>>>>> theirs\nxyz\nUPPER123{LINE[8:]}\n"
    text += f"ab12cd35\tlost{LINE[18:]}\nab12cd36\tpublished\ta\t-1{LINE[22:]}\n"
    assert (
        refused(text.replace("\t", "\t"))
        == f"""\
content/claims.lock:2:1: error: the ledger holds a conflict of version control [ledger-conflict]
    <<<<<<< ours
    ^~~~~~~~
    hint: Keep the lines of both sides, each id once, and take out the lines with `<<<<<<<`, `=======`, `>>>>>>>`.
content/claims.lock:4:1: error: the ledger holds a conflict of version control [ledger-conflict]
    =======
    ^~~~~~~
    hint: Keep the lines of both sides, each id once, and take out the lines with `<<<<<<<`, `=======`, `>>>>>>>`.
content/claims.lock:5:1: error: the id `ab12cd34` stands in two lines [duplicate-claim-id]
    {LINE.replace(chr(9), " ")}
    ^~~~~~~~
    hint: Keep the line of the claim that was published first.
content/claims.lock:6:1: error: the ledger holds a conflict of version control [ledger-conflict]
    >>>>>>> theirs
    ^~~~~~~~
    hint: Keep the lines of both sides, each id once, and take out the lines with `<<<<<<<`, `=======`, `>>>>>>>`.
content/claims.lock:7:1: error: expected 11 columns parted by tabs, found 1 [invalid-ledger]
    xyz
    ^~~
    hint: Restore the file from version control; without it every claim would get a new address.
content/claims.lock:8:1: error: `UPPER123` is not the id of a claim [invalid-ledger]
    {"UPPER123" + LINE[8:].replace(chr(9), " ")}
    ^~~~~~~~
    hint: Restore the file from version control; without it every claim would get a new address.
content/claims.lock:9:1: error: `lost` is not the status of a claim [invalid-ledger]
    {"ab12cd35 lost" + LINE[18:].replace(chr(9), " ")}
    ^~~~~~~~
    hint: Restore the file from version control; without it every claim would get a new address.
content/claims.lock:10:1: error: `-1` is not an ordinal [invalid-ledger]
    {"ab12cd36 published a -1" + LINE[22:].replace(chr(9), " ")}
    ^~~~~~~~
    hint: Restore the file from version control; without it every claim would get a new address."""
    )


def test_a_ledger_of_another_kind_is_refused() -> None:
    """A file without the header, or not in UTF-8, is never taken for an empty ledger."""
    assert (
        refused("something\n")
        == """\
content/claims.lock:1:1: error: expected `digest-ledger 1` in the first line [invalid-ledger]
    something
    ^
    hint: Restore the file from version control; without it every claim would get a new address."""
    )
    with pytest.raises(DigestError) as caught:
        parse(Document("content/claims.lock", HEADER.encode() + b"\n\xff"))
    assert str(caught.value).startswith("content/claims.lock:2: error: the ledger is not UTF-8 [invalid-ledger]")


def test_a_large_ledger_is_read_quickly() -> None:
    """Twelve thousand lines take a tenth of what a second's budget for ten times as many allows."""
    entries = tuple(
        LedgerEntry(
            f"a{n:07}".translate(str.maketrans("", "")), "a", "0" * 16, QuoteSelector("x" * 120, "y" * 32, "z" * 32), 0
        )
        for n in range(12_000)
    )
    text = serialise(Ledger(entries))
    begin = time.process_time()
    assert len(read(text).entries) == 12_000
    assert time.process_time() - begin < 0.5


FIRST = settle(Ledger(), [reading()], ())
IDS = {claim.quote: claim.id for claim in FIRST.readings[0].claims}


def ids(settled_readings: tuple[Reading, ...]) -> dict[str, str]:
    """The ids of all claims, by their words."""
    return {claim.quote: claim.id for found in settled_readings for claim in found.claims}


def test_a_first_build_mints_every_id() -> None:
    """Every claim of a first build is new, and its id is minted from key, words and ordinal."""
    assert IDS[FARES] == mint("night-trains", FARES, 0)
    assert set(FIRST.outcomes.values()) == {"new"}
    assert FIRST.changed
    assert [entry.id for entry in FIRST.ledger.entries] == sorted(IDS.values())


def test_a_second_build_changes_nothing() -> None:
    """The same text gives the same ids and the same ledger, without a word."""
    again = settle(FIRST.ledger, [reading()], ())
    assert (again.changed, again.problems, again.readings) == (False, (), FIRST.readings)
    assert set(again.outcomes.values()) == {"unchanged"}


def test_ids_are_never_computed_again() -> None:
    """An id that the ledger has is kept, though key and words would now give another."""
    entries = tuple(
        LedgerEntry(f"zz{number}aaaaa", e.source, e.fingerprint, e.selector, e.ordinal)
        for number, e in enumerate(FIRST.ledger.entries)
    )
    kept = settle(Ledger(entries), [reading()], ())
    assert sorted(ids(kept.readings).values()) == [entry.id for entry in entries]
    assert not kept.changed
    relation = kept.readings[0].relations[0]
    assert (relation.source, relation.target) == (ids(kept.readings)[OPENED], ids(kept.readings)[FARES])


def test_an_id_that_is_taken_is_minted_with_another_attempt() -> None:
    """A new claim never gets the id that another claim has or had, of whatever source."""
    other = LedgerEntry(IDS[FARES], "other", "f" * 16, QuoteSelector("Quite another thing was said."), 0, "withdrawn")
    found = settle(Ledger((other,)), [reading()], ())
    assert ids(found.readings)[FARES] == mint("night-trains", FARES, 0, 1)
    assert len(found.ledger.entries) == 5


def test_an_edited_claim_keeps_its_id_and_is_told_of() -> None:
    """A changed sentence keeps its id, with a warning that shows both texts and what changed."""
    text = TEXT.replace("not rise before 2030", "rise before 2040")
    found = settle(FIRST.ledger, [reading(text)], ())
    now = FARES.replace("not rise before 2030", "rise before 2040")
    assert ids(found.readings) == {**{q: i for q, i in IDS.items() if q != FARES}, now: IDS[FARES]}
    assert (found.outcomes[IDS[FARES]], found.was) == ("edited", {IDS[FARES]: FARES})
    assert [show(problem) for problem in found.problems] == [
        f"""\
seeds/night-trains.txt:1:44: warning: the text of the claim `{IDS[FARES]}` has changed in a negation and a number \
[claim-edited]
    {OPENED} {now}
    {" " * 43}^{"~" * 47}
    hint: It was: “{FARES}” It is: “{now}”"""
    ]
    assert settle(found.ledger, [reading(text)], ()).problems == ()


def test_a_claim_that_was_cut_leaves_a_tombstone() -> None:
    """Its id stays with a reason, it is told of once, and it comes back with its text."""
    text = TEXT.replace(FARES, "")
    found = settle(FIRST.ledger, [reading(text)], ())
    entry = next(entry for entry in found.ledger.entries if entry.id == IDS[FARES])
    assert (entry.status, entry.reason, found.outcomes[entry.id]) == ("withdrawn", "no longer in the source", "gone")
    assert [show(problem) for problem in found.problems] == [
        f"""\
seeds/night-trains.txt: warning: the claim `{IDS[FARES]}` no longer stands in the source [claim-gone]
    hint: It was: “{FARES}” Its page stays and says so."""
    ]
    assert settle(found.ledger, [reading(text)], ()).problems == ()
    back = settle(found.ledger, [reading()], ())
    assert (ids(back.readings), back.ledger) == (IDS, FIRST.ledger)


def test_a_claim_that_is_no_longer_read_leaves_a_tombstone() -> None:
    """Words that stand, but are no claim any more, are withdrawn with that reason, and told of."""
    found = settle(FIRST.ledger, [reading(without=(TRAINS,))], ())
    assert [show(problem) for problem in found.problems] == [
        f"""\
seeds/night-trains.txt: warning: the claim `{IDS[TRAINS]}` is no longer read as a claim [claim-gone]
    hint: It was: “{TRAINS}” Its page stays and says so. Add it by its quotation to keep it."""
    ]
    assert IDS[TRAINS] not in ids(found.readings).values()


def test_a_corrected_claim_outlives_the_extractor() -> None:
    """Where an editor has corrected a claim, it stays a claim as long as its words stand."""
    overlay = Overlay("night-trains", HERE, corrections=(Correction(IDS[TRAINS], HERE, kind="recommendation"),))
    found = settle(FIRST.ledger, [reading(without=(TRAINS,))], [overlay])
    claim = next(claim for claim in found.readings[0].claims if claim.quote == TRAINS)
    assert (claim.id, claim.origin, found.problems, found.changed) == (IDS[TRAINS], "editor", (), False)


def test_a_claim_that_fits_two_passages_is_given_to_none() -> None:
    """Of two passages as like to the old words neither gets the id; both are shown, and the page is under review."""
    one, two = FARES.replace("rise", "climb"), FARES.replace("rise", "soar")
    text = f"Quite a new beginning.\n{one}\n{two}\nAnd quite another end."
    found = settle(FIRST.ledger, [reading(text)], ())
    entry = next(entry for entry in found.ledger.entries if entry.id == IDS[FARES])
    assert (entry.status, found.outcomes[entry.id]) == ("under-review", "ambiguous")
    assert IDS[FARES] not in ids(found.readings).values()
    assert [show(p) for p in found.problems if p.kind == "claim-ambiguous"] == [
        f"""\
seeds/night-trains.txt:2:1: warning: the claim `{IDS[FARES]}` fits more than one passage, in line 2, 3 [claim-ambiguous]
    {one}
    ^
    hint: It was: “{FARES}” Its page says that it is under review. Say which passage it is with `exact:`, `prefix:` \
and `suffix:` under `{IDS[FARES]}` in `claims:`, or take it out with `reject:`."""
    ]


def test_repeats_keep_their_ids_when_one_of_them_is_cut() -> None:
    """Of two equal sentences, the one that stays keeps its own id, whichever it is."""
    text = f"{OPENED} {CREWS} {FARES}\n{TRAINS} {CREWS} The tide went out early."
    first = settle(Ledger(), [reading(text)], ())
    one, two = (claim.id for claim in first.readings[0].claims if claim.quote == CREWS)
    assert one != two
    for kept, cut in ((two, f"{OPENED} {FARES}\n{TRAINS} {CREWS} The tide went out early."),
                      (one, f"{OPENED} {CREWS} {FARES}\n{TRAINS} The tide went out early.")):  # fmt: skip
        found = settle(first.ledger, [reading(cut)], ())
        assert [claim.id for claim in found.readings[0].claims if claim.quote == CREWS] == [kept]
        assert found.outcomes[kept] in {"unchanged", "moved"}


def test_a_source_that_is_taken_out_leaves_tombstones() -> None:
    """All its claims are withdrawn with that reason, and come back with it."""
    out = settle(FIRST.ledger, [], ())
    assert {(entry.status, entry.reason) for entry in out.ledger.entries} == {("withdrawn", "the source was taken out")}
    assert settle(out.ledger, [reading()], ()).ledger == FIRST.ledger


def test_a_renamed_source_keeps_its_ids() -> None:
    """A missing source whose claims are in a new one is the same under another key; others are not."""
    renamed = settle(FIRST.ledger, [reading(key="trains-at-night")], ())
    assert ids(renamed.readings) == IDS
    assert {entry.source for entry in renamed.ledger.entries} == {"trains-at-night"}
    other = settle(
        FIRST.ledger, [reading(f"{FARES} {CREWS} Some other text. And some more of it. The end.", "other")], ()
    )
    assert not set(ids(other.readings).values()) & set(IDS.values())
    copied = settle(FIRST.ledger, [reading(), reading(key="a-copy")], ())
    assert ids((copied.readings[0],)) == IDS


def test_rejected_claims_stay_out() -> None:
    """A claim that is taken out is no claim any more, also after its words are edited, and is told with its reason."""
    overlay = Overlay(
        "night-trains",
        HERE,
        rejections=(Rejection(IDS[OPENED], "A caption.", HERE, "2024-05", IDS[FARES], "superseded"),),
    )
    found = settle(FIRST.ledger, [reading()], [overlay])
    entry = next(entry for entry in found.ledger.entries if entry.id == IDS[OPENED])
    assert (entry.status, entry.reason, entry.on, entry.successor) == (
        "superseded",
        "A caption.",
        "2024-05",
        IDS[FARES],
    )
    claims = found.readings[0].claims
    assert [claim.quote for claim in claims] == [FARES, TRAINS, CREWS]
    assert [claim.central for claim in claims] == [True, False, False]
    assert found.readings[0].relations == ()
    edited = settle(found.ledger, [reading(TEXT.replace("two cranes", "three cranes"))], [overlay])
    assert [claim.quote for claim in edited.readings[0].claims] == [FARES, TRAINS, CREWS]
    again = settle(found.ledger, [reading()], ())
    assert ids(again.readings) == IDS


SENTENCES = st.lists(
    st.sampled_from([OPENED, FARES, TRAINS, CREWS, "It rained.", "The tide went out early that day."]), max_size=8
)


@settings(max_examples=80)
@given(SENTENCES, SENTENCES, st.sampled_from([" ", "\n", "\n\n"]))
def test_ids_never_pass_silently_to_other_words(old: list[str], new: list[str], gap: str) -> None:
    """Whatever becomes of a text, an id that is unchanged or moved has the very words that it was minted for."""
    first = settle(Ledger(), [reading(" ".join(old))], ())
    then = settle(first.ledger, [reading(gap.join(new))], ())
    before = {entry.id: entry.selector.exact for entry in first.ledger.entries}
    for claim in then.readings[0].claims:
        assert is_id(claim.id)
        if then.outcomes[claim.id] in {"unchanged", "moved"}:
            assert normalise(before[claim.id]) == normalise(claim.quote)
    found = [claim.id for claim in then.readings[0].claims]
    assert len(found) == len(set(found)) == len(new)
    assert before.keys() <= {entry.id for entry in then.ledger.entries}
    stable = settle(then.ledger, [reading(gap.join(new))], ())
    assert [claim.id for claim in stable.readings[0].claims] == found


def test_fingerprints_are_of_the_words_now() -> None:
    """Every published entry has the fingerprint and selector of its claim."""
    for entry in FIRST.ledger.entries:
        assert entry.fingerprint == fingerprint(entry.selector.exact)
        assert f"{entry.selector.prefix}{entry.selector.exact}{entry.selector.suffix}" in TEXT
