"""What the files of a site together show of a source is measured on the files. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import build
from digest.build import Outcome
from digest.model import File
from tests.scratch import make

ARTICLE = """Why the Mill Must Stay

Words: Ada Ferry

The old mill by the weir has ground the flour of three villages since the bridge was built. Nobody who has eaten
its bread would trade it for a car park, and the council knows that well enough. The wheel should be mended
before the winter floods arrive and carry the rest of it away. It will cost less than the new lamps in the park did.

Critics say that the mill has not made a single coin of profit in all of the last ten years. They forget that a
school makes none either, and nobody wants to tear the school down for that. The mill must stay where it stands.
"""


def built(folder: Path, rights: str) -> Outcome:
    """A digest of the one article with those rights."""
    record = f"record:\n  rights: {rights}\n" if rights else ""
    files = {"seeds/mill.txt": ARTICLE, "content/site.yaml": "title: Mills\n", "content/sources/mill.yaml": record}
    return build.build(make(folder / "digest", files))


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.6])
def test_a_stated_share_is_kept_by_all_files_together(tmp_path: Path, share: float) -> None:
    """Whatever share is allowed, no more than that can be read in all files of the site."""
    outcome = built(tmp_path, f"{{max_share: {share}}}")

    assert not outcome.failed, outcome.problems
    [shown] = outcome.counts.shown
    assert shown.share <= share


def test_a_source_that_may_not_be_shown_is_not(tmp_path: Path) -> None:
    """With `text: none` not one run of words is given away."""
    assert [shown.share for shown in built(tmp_path, "{text: none}").counts.shown] == [0.0]


def test_much_without_stated_rights_is_warned_of(tmp_path: Path) -> None:
    """More than a quarter shown of a source whose rights are not stated gives a warning that says how to state them."""
    outcome = built(tmp_path, "")

    [problem] = outcome.problems
    assert (problem.kind, problem.severity) == ("rights-unstated", "warning")
    assert "content/sources/mill.yaml" in problem.hint


def test_a_file_that_gives_away_too_much_stops_the_build(tmp_path: Path) -> None:
    """A page of the editors' own that repeats a source beyond its limit is an error, and nothing is published."""
    page = f"---\ntitle: About\n---\n\n{ARTICLE}"
    files = {
        "seeds/mill.txt": ARTICLE,
        "content/site.yaml": "title: Mills\n",
        "content/sources/mill.yaml": "record:\n  rights: {text: none}\n",
        "content/pages/about.md": page,
    }
    root = make(tmp_path / "digest", files)

    outcome = build.build(root)

    assert [problem.kind for problem in outcome.problems] == ["rights-exceeded"]
    assert not (root / "site").exists()


def test_words_are_found_in_every_format() -> None:
    """Words are seen through markup in pages, through escapes in data, and in a database's bytes."""
    from digest.disclosure import _text  # noqa: PLC0415 - one look inside

    assert _text(File("a.html", b"<p>old <mark>mill</mark> &amp; weir</p>")).split() == ["old", "mill", "&", "weir"]
    assert _text(File("a.json", rb'{"q": "old\nmill"}')).split()[1:] == ['"old', 'mill"}']
    assert "mill" in _text(File("a.xml", b"<content>&lt;p&gt;mill&lt;/p&gt;</content>")).split()
