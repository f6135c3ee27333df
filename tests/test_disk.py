"""The folder's door: what is read, what is left out, and what is said of it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest import disk
from digest.errors import DigestError, show
from digest.model import File
from tests.scratch import make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A digest's folder with two seeds, settings and a ledger."""
    for name, text in {
        "seeds/b.txt": "B",
        "seeds/sub/a.md": "A",
        "content/site.yaml": "title: T",
        "content/claims.lock": "x",
        "templates/style.css": "p {}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def shown(root: Path) -> list[str]:
    """What is said of the folder, first lines only."""
    return [show(problem).split("\n", maxsplit=1)[0] for problem in disk.read_folder(root).problems]


def test_a_folder_is_read_whole_and_sorted(root: Path) -> None:
    """Seeds, content, templates and ledger come as documents, sorted by path, with paths relative to the root."""
    folder = disk.read_folder(root)

    assert [document.path for document in folder.seeds] == ["seeds/b.txt", "seeds/sub/a.md"]
    assert [document.path for document in folder.content] == ["content/site.yaml"]
    assert [document.path for document in folder.templates] == ["templates/style.css"]
    assert folder.ledger is not None
    assert folder.ledger.data == b"x"
    assert folder.problems == ()


@pytest.mark.parametrize("name", [".hidden", "README.md", "sub/readme.txt", "a.md~", ".git/config", "Thumbs.db"])
def test_files_that_are_none_of_ours_are_passed_over(root: Path, name: str) -> None:
    """Hidden files, notes named README and editors' backups are no documents, and no problem."""
    (root / "seeds" / name).parent.mkdir(exist_ok=True)
    (root / "seeds" / name).write_text("x", "utf-8")

    folder = disk.read_folder(root)

    assert len(folder.seeds) == 2
    assert folder.problems == ()


def test_drafts_are_read_only_when_asked_for(root: Path) -> None:
    """A seed, or a folder of seeds, whose name begins with an underscore is a draft."""
    (root / "seeds" / "_later.md").write_text("x", "utf-8")
    (root / "seeds" / "_ideas").mkdir()
    (root / "seeds" / "_ideas" / "one.md").write_text("x", "utf-8")

    assert len(disk.read_folder(root).seeds) == 2
    assert len(disk.read_folder(root, drafts=True).seeds) == 4


def test_links_are_followed_only_to_files_within_the_folder(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A link to a file of the digest is read; links out of it, to folders, to nothing and in circles are left out."""
    outside = tmp_path_factory.mktemp("outside") / "secret.txt"
    outside.write_text("secret", "utf-8")
    seeds = root / "seeds"
    (seeds / "good.txt").symlink_to(seeds / "b.txt")
    (seeds / "out.txt").symlink_to(outside)
    (seeds / "loop.txt").symlink_to(seeds / "loop.txt")
    (seeds / "folder").symlink_to(seeds / "sub")
    (seeds / "sub" / "up").symlink_to(seeds)

    assert [document.path for document in disk.read_folder(root).seeds] == [
        "seeds/b.txt",
        "seeds/good.txt",
        "seeds/sub/a.md",
    ]
    assert sorted(shown(root)) == [
        "seeds/folder: warning: left out: it is a link to a folder [skipped-file]",
        "seeds/loop.txt: warning: left out: it is a link that leads nowhere [skipped-file]",
        "seeds/out.txt: warning: left out: it is a link that leads out of the digest's folder [skipped-file]",
        "seeds/sub/up: warning: left out: it is a link to a folder [skipped-file]",
    ]


def test_pipes_and_odd_names_are_left_out(root: Path) -> None:
    """A pipe cannot hang a build, and a name that no address can hold is told of."""
    os.mkfifo(root / "seeds" / "pipe.txt")
    (root / "seeds" / "line\nbreak.txt").write_text("x", "utf-8")
    (root / "seeds" / os.fsdecode(b"latin-\xe9.txt")).write_text("x", "utf-8")

    assert len(disk.read_folder(root).seeds) == 2
    assert sorted(line.split(": ", 1)[1] for line in shown(root)) == [
        "warning: left out: it is a pipe, a socket or a device [skipped-file]",
        "warning: left out: its name has characters that cannot stand in an address [skipped-file]",
        "warning: left out: its name has characters that cannot stand in an address [skipped-file]",
    ]


def test_a_file_above_the_limit_is_refused_unread(root: Path) -> None:
    """A huge file is an error that names its size, and costs no memory."""
    with (root / "seeds" / "huge.txt").open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)

    assert shown(root) == ["seeds/huge.txt: error: the document has 100.0 MB; the limit is 16 MB [document-too-large]"]


@contextlib.contextmanager
def as_somebody() -> Iterator[None]:
    """Acts as a user who is not root, where we are root and no permission would hold us."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_read_is_told_of() -> None:
    """A seed without permission to read is an error with the system's reason, and the others are read."""
    with tempfile.TemporaryDirectory() as place:
        root = make(Path(place), {"seeds/a.txt": "A", "seeds/b.txt": "B"})
        root.chmod(0o755)
        (root / "seeds/b.txt").chmod(0)
        with as_somebody():
            folder = disk.read_folder(root)

    assert [document.path for document in folder.seeds] == ["seeds/a.txt"]
    assert len(folder.problems) == 1
    assert show(folder.problems[0]) == (
        "seeds/b.txt: error: this could not be read: Permission denied [unreadable-file]\n"
        "    hint: Look at the file's permissions."
    )


def test_a_folder_that_may_not_be_written_leaves_the_old_site() -> None:
    """Without permission to write, publishing is a problem that names the file, and nothing has changed."""
    with tempfile.TemporaryDirectory() as place:
        root = make(Path(place), {"seeds/a.txt": "A"})
        disk.publish(root, [File("index.html", b"old")])
        root.chmod(0o555)
        with as_somebody(), pytest.raises(DigestError) as caught:
            disk.publish(root, [File("index.html", b"new")])
        old = (root / "site/index.html").read_bytes()
        root.chmod(0o755)

    assert show(caught.value.problems[0]).split("\n", maxsplit=1)[0] == (
        "site: error: this could not be written: Permission denied [cannot-write]"
    )
    assert old == b"old"


def test_a_missing_seeds_folder_is_told_of(tmp_path: Path) -> None:
    """Without `seeds/` there is one error that says what to do."""
    problem = disk.read_folder(tmp_path).problems[0]

    assert show(problem) == (
        "seeds: error: the folder with the sources is missing [seeds-missing]\n"
        "    hint: Make a folder `seeds` and put one document per file into it, or start anew with `digest init`."
    )


def test_an_empty_seeds_folder_is_told_of(tmp_path: Path) -> None:
    """A seeds folder without a document is an error, even with a README in it."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "README.md").write_text("notes", "utf-8")

    assert show(disk.read_folder(tmp_path).problems[0]) == (
        "seeds: error: there is no document in the folder with the sources [seeds-empty]\n"
        "    hint: Put a document there: a saved page as `.txt`, or an article as `.md`."
    )


def test_a_linked_seeds_folder_counts_as_missing(tmp_path: Path) -> None:
    """The seeds folder itself may not be a link."""
    (tmp_path / "real").mkdir()
    (tmp_path / "seeds").symlink_to(tmp_path / "real")

    assert [line.split(": ", 1)[1] for line in shown(tmp_path)] == [
        "error: the folder with the sources is a link [seeds-missing]"
    ]


def test_the_root_is_found_from_below(root: Path) -> None:
    """A digest's folder is found from any folder in it; outside of one there is a problem."""
    assert disk.find_root(root / "seeds" / "sub") == root


def test_outside_of_a_digest_there_is_a_problem(tmp_path: Path) -> None:
    """A folder in no digest gives a problem that says what makes one."""
    with pytest.raises(DigestError) as caught:
        disk.find_root(tmp_path)

    assert show(caught.value.problems[0]) == (
        f"{tmp_path}: error: this folder is not a digest's, and lies in none [not-a-digest]\n"
        "    hint: Go to a folder that holds `seeds`, name it with `--root DIR`, or make one with `digest init`."
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param("none.txt", "there is no such file", id="missing"),
        pytest.param("", "this is a folder, not a file", id="folder"),
        pytest.param("pipe", "this is not a regular file", id="pipe"),
    ],
)
def test_a_single_file_that_cannot_be_read_is_told_of(tmp_path: Path, name: str, message: str) -> None:
    """Missing files, folders and pipes are problems with the path as it was given."""
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(DigestError) as caught:
        disk.read_file(tmp_path / name)

    assert [(problem.kind, problem.message) for problem in caught.value.problems] == [("unreadable-file", message)]


def test_a_snapshot_tells_every_change(root: Path) -> None:
    """Edits, new files, deletions and replacements that keep time and size all change the snapshot."""
    before = disk.snapshot(root)
    seed = root / "seeds" / "b.txt"
    facts = seed.stat()
    fresh = root / "seeds" / "fresh.txt"
    fresh.write_text("C", "utf-8")
    os.utime(fresh, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    fresh.replace(seed)
    after = disk.snapshot(root)

    assert before != after
    assert before.keys() == after.keys()

    seed.unlink()

    assert disk.snapshot(root).keys() < after.keys()


def test_the_default_theme_is_found_in_a_working_copy() -> None:
    """The templates at the top level are read by name, each with the path to show."""
    theme = disk.default_templates()

    assert theme["style.css"][1].endswith("/style.css")
    assert all(not name.startswith(".") for name in theme)


def test_a_ledger_is_replaced_whole(root: Path) -> None:
    """Writing the ledger leaves nothing beside it, and makes the folder where it is missing."""
    disk.write_ledger(root, "new é\n")

    assert (root / disk.LEDGER).read_text("utf-8") == "new é\n"
    assert sorted(path.name for path in (root / "content").iterdir()) == ["claims.lock", "site.yaml"]


def test_a_ledger_that_cannot_be_written_is_told_of(tmp_path: Path) -> None:
    """A file where the folder should be gives a problem that names the ledger."""
    (tmp_path / "content").write_text("in the way", "utf-8")

    with pytest.raises(DigestError) as caught:
        disk.write_ledger(tmp_path, "x")

    assert show(caught.value.problems[0]) == (
        "content/claims.lock: error: this could not be written: File exists [cannot-write]\n"
        "    hint: What stood there before is untouched. Mend the cause and run again."
    )


def test_nothing_that_exists_is_overwritten(tmp_path: Path) -> None:
    """Where one file exists none is written, and the one is named."""
    (tmp_path / "a.txt").write_text("mine", "utf-8")

    with pytest.raises(DigestError) as caught:
        disk.write_new(tmp_path, [File("b.txt", b"b"), File("a.txt", b"a")])

    assert show(caught.value.problems[0]) == (
        "a.txt: error: a new digest would overwrite this file [would-overwrite]\n"
        "    hint: Nothing was written. Choose an empty folder, or move the file away."
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_new_files_are_written_with_their_folders(tmp_path: Path) -> None:
    """Folders are made as they are needed."""
    assert disk.write_new(tmp_path / "new", [File("x/y.txt", b"y")]) == ("x/y.txt",)
    assert (tmp_path / "new" / "x" / "y.txt").read_bytes() == b"y"
