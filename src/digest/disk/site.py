"""Publishing: the site's folder becomes the new site in one step, or stays as it was.

In: the digest's folder and all files of the site. Out: which were written, removed, or left as they were. The new
site is laid out in a staging folder beside `site/` (files that did not change are linked, not copied), then the two
folders change places by one call to the system. Where the system has no such call, files are replaced one by one:
assets first, then pages, stale files last. A killed or failed run leaves the old site whole, and the next run clears
what it left behind. A site that did not change is not touched.

Refused: a second run on the same digest at the same time, a path that leads out of the site, and a folder `site/`
with files that digest did not write.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from digest.disk.store import cannot_write, write_bytes, write_ledger
from digest.errors import DigestError, Problem, Where
from digest.model import File

SITE: Final = "site"
LOCK: Final = ".digest/build.lock"
MARKER: Final = ".digest-site"
"""A file in the site that says whose folder it is: without it, a folder that holds anything is not replaced."""

_MARK: Final = b"digest writes this folder anew at every build. Keep nothing of your own here.\n"
_EXCHANGE: Final = 2
"""`RENAME_EXCHANGE` of Linux: two names change places in one step."""
_HERE: Final = -100
"""`AT_FDCWD`: paths are as they are for any other call."""


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did, as sorted paths relative to the site."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


@contextlib.contextmanager
def only_build(root: Path, *, patience: float = 10.0) -> Iterator[None]:
    """Holds the digest at `root` for one build; another waits for `patience` seconds, then is refused.

    The system frees the lock of a process that dies, so none is ever stale.

    Raises:
        DigestError: Another build holds it, or the lock's file cannot be made.
    """
    try:
        (root / LOCK).parent.mkdir(exist_ok=True)
        descriptor = os.open(root / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise DigestError([cannot_write(LOCK, error)]) from error
    try:
        deadline = time.monotonic() + patience
        while not _locked(descriptor):
            if time.monotonic() >= deadline:
                hint = "Wait until it is done; if none should be running, look for a `digest` process and end it."
                where = Where(SITE)
                raise DigestError([Problem("build-running", where, "another build of this digest is running", hint)])
            time.sleep(0.02)
        yield
    finally:
        os.close(descriptor)


def publish(root: Path, files: Sequence[File], *, ledger: str | None = None) -> Published:
    """Makes `root`'s site hold exactly `files`, and its ledger the text `ledger` where one is given.

    The ledger is written when all else that may fail is done, and before the site changes: an address is never
    published without being remembered.

    Raises:
        DigestError: A path is not fit, the folder is not ours, or the system refuses; the old site stands.
    """
    wanted = {file.path: file.data for file in files} | {MARKER: _MARK}
    _refuse_unfit(files)
    site = (root / SITE).resolve()
    mounted = site.is_mount()
    staging = site / ".digest-next" if mounted else site.with_name(f".{site.name}-next")
    _refuse_foreign(site)
    _discard(staging)
    there = _listing(site, staging)
    changed = [path for path in sorted(wanted) if not _same(site / path, wanted[path], there.get(path))]
    stale = sorted(there.keys() - wanted.keys())
    try:
        if changed or stale:
            _stage(staging, site, wanted, frozenset(changed))
        if ledger is not None:
            write_ledger(root, ledger)
        if (changed or stale) and (mounted or not _exchange(staging, site)):
            _replace_one_by_one(staging, site, changed, stale)
    except OSError as error:
        raise DigestError([cannot_write(_shown(error, staging, site), error)]) from error
    finally:
        _discard(staging)
    return Published(
        written=tuple(path for path in changed if path != MARKER),
        removed=tuple(stale),
        unchanged=tuple(sorted(wanted.keys() - set(changed) - {MARKER})),
    )


def _locked(descriptor: int) -> bool:
    """Whether the lock is ours now. Where the system has no such locks, it always is."""
    if sys.platform == "win32":
        return True
    import fcntl  # noqa: PLC0415 - it does not exist everywhere

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _refuse_unfit(files: Sequence[File]) -> None:
    """Raises where a path is named twice, leads out of the site, or is a file and a folder at once."""
    problems, taken = [], set[str]()
    folders = {
        path.rsplit("/", depth)[0] for path in (f.path for f in files) for depth in range(1, path.count("/") + 1)
    }
    for file in files:
        where = Where(f"{SITE}/{file.path}")
        unfit = any(part in {"", ".", ".."} for part in file.path.split("/"))
        if unfit or any(char in file.path for char in "\\\0:") or file.path == MARKER:
            hint = "Paths are relative to the site and use forward slashes. Look at the emitter that made it."
            problems.append(Problem("cannot-write", where, "this path is not fit for a file of the site", hint))
        elif file.path in taken or file.path in folders:
            hint = "Give one of the two another name or id."
            problems.append(Problem("duplicate-page", where, "two files of the site would share this address", hint))
        taken.add(file.path)
    if problems:
        raise DigestError(problems)


def _refuse_foreign(site: Path) -> None:
    """Raises where the site's folder holds something and digest did not write it."""
    try:
        foreign = site.is_dir() and not (site / MARKER).is_file() and any(site.iterdir())
    except OSError as error:
        raise DigestError([cannot_write(SITE, error)]) from error
    if foreign or (site.exists() and not site.is_dir()):
        message = "there is something here that digest did not write, and building would delete it"
        hint = "Move it away or delete it, then build again."
        raise DigestError([Problem("foreign-site", Where(SITE), message, hint)])


def _listing(site: Path, staging: Path) -> dict[str, os.stat_result]:
    """Every file and link under the site's folder with what the system knows of it, by path relative to it."""
    found: dict[str, os.stat_result] = {}
    pending = [""]
    while pending:
        folder = pending.pop()
        with contextlib.suppress(FileNotFoundError), os.scandir(site / folder) as entries:
            for entry in entries:
                path = f"{folder}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if Path(entry.path) != staging:
                        pending.append(f"{path}/")
                else:
                    found[path] = entry.stat(follow_symlinks=False)
    return found


def _same(path: Path, data: bytes, facts: os.stat_result | None) -> bool:
    """Whether the file at `path` is a plain file that holds exactly `data`."""
    if facts is None or not stat.S_ISREG(facts.st_mode) or facts.st_size != len(data):
        return False
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _stage(staging: Path, site: Path, wanted: Mapping[str, bytes], changed: frozenset[str]) -> None:
    """Lays out the whole new site in the staging folder; what did not change is linked where that is possible."""
    made: set[Path] = set()
    for path, data in wanted.items():
        target = staging / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if path in changed or not _link(site / path, target):
            write_bytes(target, data)


def _link(old: Path, new: Path) -> bool:
    """Whether the file got a second name. Some file systems have none, and then it is written anew."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _exchange(staging: Path, site: Path) -> bool:
    """Whether the two folders changed places (or the staging folder took the empty place) in one step."""
    if not site.exists():
        staging.rename(site)
        return True
    import ctypes  # noqa: PLC0415 - only a build that changes something needs it

    call = getattr(ctypes.CDLL(None), "renameat2", None) if sys.platform == "linux" else None
    return call is not None and call(_HERE, os.fsencode(staging), _HERE, os.fsencode(site), _EXCHANGE) == 0


def _replace_one_by_one(staging: Path, site: Path, changed: Sequence[str], stale: Sequence[str]) -> None:
    """Moves each changed file into place: assets, then pages, so that no page asks for what is not there yet."""
    blocked = [path for path in stale if any(new.startswith(f"{path}/") for new in changed)]
    for path in blocked:
        (site / path).unlink()
    for path in sorted(changed, key=lambda path: (path.endswith(".html"), path)):
        if (site / path).is_dir() and not (site / path).is_symlink():
            shutil.rmtree(site / path)
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).replace(site / path)
    for path in (path for path in stale if path not in blocked):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # it went with what stood in the way
            (site / path).unlink()
        for folder in (site / path).parents:
            if folder == site or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()


def _discard(folder: Path) -> None:
    """Removes a folder of ours with all that is in it; what cannot be removed now is removed by the next build."""
    shutil.rmtree(folder, ignore_errors=True)


def _shown(error: OSError, staging: Path, site: Path) -> str:
    """The path to show for an error: that of the file in the site, not of the staging folder."""
    name = Path(os.fsdecode(error.filename2 or error.filename or SITE))
    for folder in (staging, site):
        if name.is_relative_to(folder):
            return (SITE / name.relative_to(folder)).as_posix()
    return name.name
