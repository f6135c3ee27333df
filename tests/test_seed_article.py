"""The article that this tool was first asked to read, tested where it lies: its words are not ours to copy.

Expectations name lines of the file, not its sentences. Skipped where the file is absent.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SEED = ROOT.parent / "shared" / "seeds" / "000_fa59752dde5da5c9.txt"

pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the article is not here")

THEMES = {"zero-sum-thinking", "regulation", "collaboration-avenues"}
PULL_QUOTE, BIO_NAME, BIO, CAPTION, SKIP_LINK = 28, 52, 54, 2, 1
APPEAL = range(56, 61)


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """The lines of the file, the first at index 1."""
    return ["", *SEED.read_text("utf-8").split("\n")]


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What `digest extract --json` prints of the article, with this repository's themes."""
    command = [sys.executable, "-m", "digest", "extract", "--json", "--root", str(ROOT), str(SEED)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    reading: dict[str, Any] = json.loads(done.stdout)
    return reading


def line_span(reading: dict[str, Any], lines: list[str], number: int) -> tuple[int, int]:
    """Where a line stands in the text."""
    start = sum(len(line) + 1 for line in lines[1:number])
    assert reading["text"][start : start + len(lines[number])] == lines[number]
    return start, start + len(lines[number])


def kinds_on(reading: dict[str, Any], lines: list[str], number: int) -> set[str]:
    """The kinds of the blocks that touch a line."""
    start, end = line_span(reading, lines, number)
    return {block["kind"] for block in reading["blocks"] if block["start"] < end and block["end"] > start}


def test_the_record_is_right_and_nothing_is_guessed(found: dict[str, Any], lines: list[str]) -> None:
    """Title, subtitle and author are those of the article; its date is empty, and no date is made up."""
    record = found["record"]

    assert (record["title"], record["subtitle"]) == (lines[4].strip(), lines[6].strip())
    assert [author["name"] for author in record["authors"]] == [lines[8].partition(":")[2].strip()]
    assert not record["published"]


def test_the_sections_are_those_of_the_article(found: dict[str, Any], lines: list[str]) -> None:
    """One section without a title comes first, then three with the article's headings."""
    assert [section["title"] for section in found["sections"]] == ["", *(lines[n].strip() for n in (22, 34, 42))]


def test_blocks_cover_the_text_in_order(found: dict[str, Any]) -> None:
    """Every non-blank character lies in exactly one block."""
    at = 0
    for block in found["blocks"]:
        assert block["start"] >= at
        assert not found["text"][at : block["start"]].strip()
        at = block["end"]

    assert not found["text"][at:].strip()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (SKIP_LINK, "furniture"),
        (CAPTION, "caption"),
        (PULL_QUOTE, "pull-quote"),
        (BIO, "bio"),
        (60, "furniture"),
    ],
    ids=["skip link", "caption", "pull quote", "biography", "newsletter"],
)
def test_what_is_not_the_article_is_known(found: dict[str, Any], lines: list[str], number: int, kind: str) -> None:
    """The skip link, caption, pull quote, biography and appeals are blocks of those kinds."""
    assert kinds_on(found, lines, number) == {kind}


def test_no_claim_comes_from_outside_the_article(found: dict[str, Any], lines: list[str]) -> None:
    """No claim touches the skip link, caption, pull quote, biography or the appeals at the end."""
    for number in (SKIP_LINK, CAPTION, PULL_QUOTE, BIO_NAME, BIO, *APPEAL):
        start, end = line_span(found, lines, number)

        assert not [claim for claim in found["claims"] if claim["start"] < end and claim["end"] > start]


def test_the_sentence_without_a_full_stop_is_kept(found: dict[str, Any], lines: list[str]) -> None:
    """The study's paragraph ends without a stop and is one whole sentence, claimed."""
    start, end = line_span(found, lines, 24)

    assert {"start": start, "end": end} in found["sentences"]
    assert any(start <= claim["start"] < claim["end"] <= end for claim in found["claims"])


def test_every_quote_is_verbatim(found: dict[str, Any]) -> None:
    """Each claim's quote is the text at its span."""
    for claim in found["claims"]:
        assert claim["quote"] == found["text"][claim["start"] : claim["end"]]


def voices_on(found: dict[str, Any], lines: list[str], number: int, words: str) -> list[dict[str, Any]]:
    """The voices of the claims on a line that hold the words."""
    start, end = line_span(found, lines, number)
    return [c["voice"] for c in found["claims"] if start <= c["start"] < end and words in c["quote"]]


@pytest.mark.parametrize(
    ("where", "voice"),
    [
        ((24, "collaborated"), ("organisation", "Institute")),
        ((30, "authoritarian"), ("group", "ritics")),
        ((30, "heightened caution"), ("group", "ritics")),
        ((46, "hotbed"), ("person", "Andrew Ng")),
    ],
    ids=["the institute", "critics", "these voices", "Andrew Ng"],
)
def test_reported_voices_are_not_the_authors(
    found: dict[str, Any], lines: list[str], where: tuple[int, str], voice: tuple[str, str]
) -> None:
    """What the institute, the critics, "these voices" and Andrew Ng say is theirs, not the author's."""
    voices = voices_on(found, lines, *where)

    assert voices
    assert {heard["role"] for heard in voices} == {voice[0]}
    assert all(voice[1] in heard["name"] for heard in voices)


def test_only_the_reported_passages_are_given_away(found: dict[str, Any], lines: list[str]) -> None:
    """Outside the three paragraphs that report, every claim is the author's own."""
    reporting = [line_span(found, lines, number) for number in (24, 30, 40, 44, 46)]
    own = [c for c in found["claims"] if not any(start <= c["start"] < end for start, end in reporting)]

    assert {claim["voice"]["role"] for claim in own} == {"author"}


def test_the_three_themes_are_found(found: dict[str, Any]) -> None:
    """Zero-sum thinking, regulation and collaboration avenues each have claims."""
    assert {theme["id"] for claim in found["claims"] for theme in claim["themes"]} >= THEMES


def test_one_claim_is_central_and_it_is_the_thesis(found: dict[str, Any], lines: list[str]) -> None:
    """Exactly one claim is central, and it stands in the second paragraph, where the thesis is stated."""
    [central] = [claim for claim in found["claims"] if claim["central"]]
    start, end = line_span(found, lines, 14)

    assert start <= central["start"] < central["end"] <= end


def test_a_digest_of_the_article_has_all_its_pages(found: dict[str, Any], tmp_path: Path) -> None:
    """Copied to a scratch digest and built, the article has a page for every claim, and no link is dead."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "content").mkdir()
    shutil.copy(SEED, tmp_path / "seeds" / "article.txt")
    (tmp_path / "content" / "site.yaml").write_text("title: Scratch\n", "utf-8")

    command = [sys.executable, "-m", "digest", "build", "--root", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "sources" / "article" / "index.html").exists()
    assert len(list((tmp_path / "site" / "c").iterdir())) == len(found["claims"])
