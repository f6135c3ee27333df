"""The writing door to the file system, for all but the site: one file at a time, whole or not at all.

In: a path and bytes. Out: a file, or a problem that names it. The ledger is the one file whose loss would break
published addresses, so it is flushed to the disk and replaced in one step. Refused: to overwrite what a person may
have written (`write_new`).
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from digest.disk.folder import LEDGER
from digest.errors import DigestError, Problem, Where
from digest.model import File


def write_ledger(root: Path, text: str) -> None:
    """Replaces the ledger in one step, so that a killed run leaves the old or the new one, on the disk for good.

    Raises:
        DigestError: It cannot be written; the old one stands.
    """
    target = root / LEDGER
    fresh = target.with_name(f".{target.name}-next")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(fresh, text.encode("utf-8"), flush=True)
        fresh.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise DigestError([cannot_write(LEDGER, error)]) from error


def write_new(folder: Path, files: Iterable[File]) -> tuple[str, ...]:
    """Writes files that do not exist yet into `folder`, which is made if missing; returns their paths.

    Raises:
        DigestError: A file exists already (then nothing is written), or cannot be written.
    """
    listed = tuple(files)
    taken = [file.path for file in listed if os.path.lexists(folder / file.path)]
    if taken:
        hint = "Nothing was written. Choose an empty folder, or move the file away."
        raise DigestError(
            Problem("would-overwrite", Where(path), "a new digest would overwrite this file", hint) for path in taken
        )
    for file in listed:
        target = folder / file.path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_bytes(target, file.data)
        except OSError as error:
            raise DigestError([cannot_write(file.path, error)]) from error
    return tuple(file.path for file in listed)


def write_bytes(path: Path, data: bytes, *, flush: bool = False) -> None:
    """Writes a file plainly; with `flush` it is on the disk before this returns. An `OSError` names the file."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            if flush:
                stream.flush()
                os.fsync(descriptor)
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def cannot_write(path: str, error: OSError) -> Problem:
    """Returns the problem of a file that could not be written; `path` is the one to show."""
    reason = error.strerror or type(error).__name__
    hint = "What stood there before is untouched. Mend the cause and run again."
    return Problem("cannot-write", Where(path), f"this could not be written: {reason}", hint)
