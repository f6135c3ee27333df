"""Publishing: one step or none, whatever happens in between."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import disk
from digest.disk import site
from digest.errors import DigestError, show
from digest.model import File

PAGES = (File("index.html", b"<p>one</p>"), File("c/a/index.html", b"<p>claim</p>"), File("style.css", b"p {}"))


def files(root: Path) -> dict[str, bytes]:
    """Everything in the site but the marker."""
    top = root / disk.SITE
    return {
        path.relative_to(top).as_posix(): path.read_bytes()
        for path in sorted(top.rglob("*"))
        if path.is_file() and path.name != site.MARKER
    }


def problem(call: object) -> str:
    """The one problem that the call raises, as it is shown."""
    assert callable(call)
    with pytest.raises(DigestError) as caught:
        call()
    (found,) = caught.value.problems
    return show(found)


def test_a_site_is_written_where_there_was_none(tmp_path: Path) -> None:
    """All files are there, nothing is left beside the site, and the answer tells what was written."""
    published = disk.publish(tmp_path, PAGES)

    assert files(tmp_path) == {file.path: file.data for file in PAGES}
    assert published.written == ("c/a/index.html", "index.html", "style.css")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_an_unchanged_site_is_not_touched(tmp_path: Path) -> None:
    """Publishing the same files again writes nothing: no time, no inode changes."""
    disk.publish(tmp_path, PAGES)
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (tmp_path / "site").rglob("*")}
    published = disk.publish(tmp_path, PAGES)

    assert {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in (tmp_path / "site").rglob("*")} == before
    assert (published.written, published.removed) == ((), ())
    assert len(published.unchanged) == 3


@pytest.mark.parametrize("way", ["exchange", "one by one"])
def test_changed_files_come_stale_ones_go_others_stay(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what changed is written, what is no longer wanted goes, and the rest keeps its inode; on any system."""
    if way == "one by one":
        monkeypatch.setattr(sys, "platform", "darwin")
    disk.publish(tmp_path, [*PAGES, File("old/index.html", b"old"), File("old/deep/x.txt", b"x")])
    kept = (tmp_path / "site" / "style.css").stat()
    published = disk.publish(tmp_path, [File("index.html", b"<p>two</p>"), *PAGES[1:], File("new.html", b"new")])

    assert published.written == ("index.html", "new.html")
    assert published.removed == ("old/deep/x.txt", "old/index.html")
    assert files(tmp_path)["index.html"] == b"<p>two</p>"
    assert not (tmp_path / "site" / "old").exists()
    assert (tmp_path / "site" / "style.css").stat().st_ino == kept.st_ino
    assert (tmp_path / "site" / "style.css").stat().st_mtime_ns == kept.st_mtime_ns


@pytest.mark.parametrize("way", ["exchange", "one by one"])
def test_a_file_may_become_a_folder_and_a_folder_a_file(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page's address may turn from file to folder and back."""
    if way == "one by one":
        monkeypatch.setattr(sys, "platform", "darwin")
    for wanted in ({"a": b"file"}, {"a/index.html": b"folder"}, {"a": b"file"}):
        disk.publish(tmp_path, [File(path, data) for path, data in wanted.items()])

        assert files(tmp_path) == wanted


names = st.sampled_from(["a", "b", "c/index.html", "c/d.html", "e/f/g", "h.css"])
sites = st.dictionaries(names, st.sampled_from([b"", b"1", b"2"]), max_size=6)


@settings(max_examples=40, deadline=None)
@given(history=st.lists(sites, min_size=1, max_size=4), by_exchange=st.booleans())
def test_the_site_is_always_exactly_what_was_published_last(
    tmp_path_factory: pytest.TempPathFactory, history: list[dict[str, bytes]], *, by_exchange: bool
) -> None:
    """Whatever was published before, the site holds the last files and no others, in both ways of publishing."""
    root = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        if not by_exchange:
            patch.setattr(sys, "platform", "darwin")
        for wanted in history:
            published = disk.publish(root, [File(path, data) for path, data in wanted.items()])

            assert files(root) == wanted
            assert sorted((*published.written, *published.unchanged)) == sorted(wanted)


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "a//b", "", "a/../b", "a\\b", "c:x", "nul\0", ".", site.MARKER, "a/"]
)
def test_paths_that_lead_astray_are_refused(tmp_path: Path, path: str) -> None:
    """A path that is absolute, climbs, or is not a plain path is refused before anything is written."""
    with pytest.raises(DigestError) as caught:
        disk.publish(tmp_path, [*PAGES, File(path, b"x")])

    assert caught.value.problems[0].kind == "cannot-write"
    assert list(tmp_path.iterdir()) == []


def test_an_unfit_path_is_told_of(tmp_path: Path) -> None:
    """The problem names the path and where to look."""
    assert problem(lambda: disk.publish(tmp_path, [File("../x", b"")])) == (
        "site/../x: error: this path is not fit for a file of the site [cannot-write]\n"
        "    hint: Paths are relative to the site and use forward slashes. Look at the emitter that made it."
    )


@pytest.mark.parametrize("pair", [("a", "a"), ("a/b", "a")], ids=["same file", "file and folder"])
def test_two_files_at_one_address_are_refused(tmp_path: Path, pair: tuple[str, str]) -> None:
    """Nothing is silently overwritten by a second file of the same name."""
    assert problem(lambda: disk.publish(tmp_path, [File(path, b"") for path in pair])) == (
        "site/a: error: two files of the site would share this address [duplicate-page]\n"
        "    hint: Give one of the two another name or id."
    )


def test_a_strangers_folder_is_not_replaced(tmp_path: Path) -> None:
    """A folder `site` with files that digest did not write stays as it is."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("ten years of work", "utf-8")

    assert problem(lambda: disk.publish(tmp_path, PAGES)) == (
        "site: error: there is something here that digest did not write, and building would delete it [foreign-site]\n"
        "    hint: Move it away or delete it, then build again."
    )
    assert files(tmp_path) == {"thesis.txt": b"ten years of work"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """An empty folder `site` is nobody's."""
    (tmp_path / "site").mkdir()
    disk.publish(tmp_path, PAGES)

    assert len(files(tmp_path)) == 3


def test_a_link_is_published_through(tmp_path: Path) -> None:
    """Where `site` is a link to a folder, that folder is replaced and the link stays."""
    (tmp_path / "www" / "real").mkdir(parents=True)
    (tmp_path / "site").symlink_to(tmp_path / "www" / "real")
    disk.publish(tmp_path, PAGES)
    disk.publish(tmp_path, PAGES[:1])

    assert (tmp_path / "site").is_symlink()
    assert list(files(tmp_path)) == ["index.html"]
    assert sorted(path.name for path in (tmp_path / "www").iterdir()) == ["real"]


def test_what_a_killed_build_left_is_cleared(tmp_path: Path) -> None:
    """A staging folder from before goes with the next build, even where nothing changed."""
    disk.publish(tmp_path, PAGES)
    (tmp_path / ".site-next" / "c").mkdir(parents=True)
    (tmp_path / ".site-next" / "c" / "half.html").write_text("<p", "utf-8")
    disk.publish(tmp_path, PAGES)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_the_ledger_goes_with_the_site(tmp_path: Path) -> None:
    """The ledger is written with the site, and also where the site did not change."""
    disk.publish(tmp_path, PAGES, ledger="one\n")
    disk.publish(tmp_path, PAGES, ledger="two\n")

    assert (tmp_path / disk.LEDGER).read_text("utf-8") == "two\n"


def test_a_site_that_cannot_be_written_leaves_site_and_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the system refuses a file, the old site and ledger stand and the file is named."""
    resource = pytest.importorskip("resource")
    disk.publish(tmp_path, PAGES, ledger="one\n")
    before = files(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr(signal, "SIGXFSZ", signal.SIGXFSZ)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, hard))
    try:
        said = problem(lambda: disk.publish(tmp_path, [File("big/index.html", b"x" * 10_000)], ledger="two\n"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert said == (
        "site/big/index.html: error: this could not be written: File too large [cannot-write]\n"
        "    hint: What stood there before is untouched. Mend the cause and run again."
    )
    assert files(tmp_path) == before
    assert (tmp_path / disk.LEDGER).read_text("utf-8") == "one\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "site"]


@pytest.fixture
def small_disk(tmp_path: Path) -> object:
    """A file system of 256 kB; only root can have one, and not everywhere."""
    top = tmp_path / "small"
    top.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(top)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("cannot mount a small file system here")
    yield top
    subprocess.run(["umount", "-l", str(top)], check=False)


def test_a_full_disk_leaves_the_old_site(small_disk: Path) -> None:
    """No space left: one problem that names the file, and the old site whole."""
    disk.publish(small_disk, PAGES)
    before = files(small_disk)
    big = [File(f"{number}.html", b"x" * 100_000) for number in range(5)]

    said = problem(lambda: disk.publish(small_disk, big))

    assert said.startswith("site/")
    assert "this could not be written: No space left on device [cannot-write]" in said
    assert files(small_disk) == before


def test_a_site_on_its_own_file_system_is_published_file_by_file(small_disk: Path, tmp_path: Path) -> None:
    """Where `site` is a mount point no folder can change places with it, and publishing still works."""
    (tmp_path / "site").symlink_to(small_disk)
    disk.publish(tmp_path, PAGES)
    disk.publish(tmp_path, PAGES[:2])

    assert sorted(files(tmp_path)) == ["c/a/index.html", "index.html"]
    assert sorted(path.name for path in small_disk.iterdir()) == [site.MARKER, "c", "index.html"]


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    """While one build holds the digest another is refused; when it is done the lock is free."""
    with disk.only_build(tmp_path), pytest.raises(DigestError) as caught, disk.only_build(tmp_path, patience=0):
        pytest.fail("two builds ran at once")

    assert show(caught.value.problems[0]) == (
        "site: error: another build of this digest is running [build-running]\n"
        "    hint: Wait until it is done; if none should be running, look for a `digest` process and end it."
    )
    with disk.only_build(tmp_path, patience=0):
        pass


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    """A build that comes while another runs gets its turn."""
    inside = threading.Event()

    def first() -> None:
        with disk.only_build(tmp_path):
            inside.set()
            time.sleep(0.1)

    other = threading.Thread(target=first)
    other.start()
    inside.wait()
    with disk.only_build(tmp_path, patience=5):
        assert (tmp_path / site.LOCK).exists()
    other.join()


KILLED = """
import sys
from pathlib import Path
from digest import disk
from digest.model import File
root, mark = Path(sys.argv[1]), sys.argv[2].encode()
pages = [File(f"p/{n}/index.html", mark * 500 if n % 3 else b"same") for n in range(400)]
print("go", flush=True)
while True:
    with disk.only_build(root):
        disk.publish(root, pages)
    mark = bytes([mark[0] ^ 1])
    pages = [File(f"p/{n}/index.html", mark * 500 if n % 3 else b"same") for n in range(400)]
"""


@pytest.mark.parametrize("moment", [0.0, 0.013, 0.031, 0.052, 0.087])
def test_a_killed_build_leaves_the_old_site_or_the_new(tmp_path: Path, moment: float) -> None:
    """Killed at any moment, the site is one build's or the other's, never a mixture; the next build goes through."""
    disk.publish(tmp_path, [File(f"p/{n}/index.html", b"0" * 500 if n % 3 else b"same") for n in range(400)])
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path), "1"], stdout=subprocess.PIPE, start_new_session=True
    ) as build:
        assert build.stdout is not None
        build.stdout.readline()
        time.sleep(moment)
        os.killpg(build.pid, signal.SIGKILL)

    assert _kinds(files(tmp_path)) in ({b"0" * 500, b"same"}, {b"1" * 500, b"same"})
    assert len(files(tmp_path)) == 400
    with disk.only_build(tmp_path, patience=0):
        disk.publish(tmp_path, PAGES)
    assert len(files(tmp_path)) == 3


def test_a_reader_never_sees_half_a_site(tmp_path: Path) -> None:
    """Somebody who reads while sites change places reads whole files of one build, and never misses one."""
    if sys.platform != "linux":
        pytest.skip("only Linux exchanges folders in one step")
    disk.publish(tmp_path, [File("a.html", b"0" * 5000)])
    stop, torn = threading.Event(), list[bytes]()

    def read() -> None:
        while not stop.is_set():
            data = (tmp_path / "site" / "a.html").read_bytes()
            if data not in {b"0" * 5000, b"1" * 5000}:
                torn.append(data)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(100):
        disk.publish(tmp_path, [File("a.html", b"01"[number % 2 : number % 2 + 1] * 5000)])
    stop.set()
    reader.join()

    assert torn == []


def _kinds(found: Mapping[str, bytes]) -> set[bytes]:
    """The different contents there are."""
    assert hashlib.sha256(b"".join(found.values())).digest()
    return set(found.values())
