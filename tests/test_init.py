"""A newcomer's first minutes: a new digest works as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest import build, disk
from tests.scratch import Command, make, tree


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, run in this process."""
    return Command(capsys)


def test_a_new_digest_builds_without_a_word_of_complaint(tmp_path: Path, run: Command) -> None:
    """What `digest init` writes builds strictly, with claims, a theme and a voice that is not the author's."""
    ran = run("init", tmp_path / "mine")
    outcome = build.build(tmp_path / "mine", options=build.Options(strict=True))

    assert ran.code == 0
    assert outcome.problems == ()
    assert outcome.counts.sources == 1
    assert outcome.counts.themes == 1
    assert outcome.counts.claims >= 8
    assert outcome.counts.voices >= 2


def test_the_next_steps_are_told(tmp_path: Path, run: Command) -> None:
    """The words after `digest init` name what was written and the commands to go on with."""
    ran = run("init", tmp_path / "mine")

    for words in ("seeds/sample.md", f"cd {tmp_path}/mine", "digest serve", "digest build"):
        assert words in ran.err
    assert ran.out == ""


def test_in_the_folder_where_one_is_no_folder_need_be_named(
    tmp_path: Path, run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`digest init` alone writes here, and tells of no `cd`."""
    monkeypatch.chdir(tmp_path)
    ran = run("init")

    assert (tmp_path / "content/site.yaml").is_file()
    assert "  cd " not in ran.err


def test_nothing_is_overwritten(tmp_path: Path, run: Command) -> None:
    """Where a file of the same name exists nothing is written at all."""
    make(tmp_path, {"content/site.yaml": "title: Mine\n"})
    before = tree(tmp_path)
    ran = run("init", tmp_path)

    assert ran.code == 1
    assert "content/site.yaml: error: a new digest would overwrite this file [would-overwrite]" in ran.err
    assert tree(tmp_path) == before


def test_the_sample_says_that_it_is_one() -> None:
    """Nobody can take the sample article for a source: it calls itself invented."""
    sample = next(file for file in disk.starter_files() if file.path == "seeds/sample.md")

    assert b"invented" in sample.data


def test_a_text_dropped_in_is_built(tmp_path: Path, run: Command) -> None:
    """The walk of a newcomer: init, drop a text file in, build, find its page."""
    run("init", tmp_path)
    make(tmp_path, {"seeds/my-note.txt": "A note on mowers\n\nMowers are loud. The town should lend quiet ones.\n"})
    ran = run("build", "--root", tmp_path)

    assert ran.code == 0, ran.err
    assert (tmp_path / "site/sources/my-note/index.html").is_file()
