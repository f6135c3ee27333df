"""Reading single files: whole, of a bounded size, and only if they are plain files.

In: a path. Out: a document or lines, or a problem that says why not. Refused: files above `MAX_BYTES`, folders, pipes
and devices, even when they were put in a file's place since it was listed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from digest.errors import DigestError, Problem, Where
from digest.model import Document

MAX_BYTES: Final = 16 * 1024 * 1024
"""No article comes near this; a file above it is a mistake, and would only slow everything down."""


def read_file(path: Path, *, shown: str = "") -> Document:
    """Returns the file at `path` as a document whose path is `shown`, or `path` itself.

    Raises:
        DigestError: The file is missing, not a regular file, not readable, or too large.
    """
    name = shown or path.as_posix()
    try:
        return Document(name, read_bytes(path))
    except OSError as error:
        raise DigestError([unreadable(name, error)]) from error
    except _Refused as refused:
        raise DigestError([refused.problem(name)]) from refused


def lines_of(path: Path) -> Iterator[bytes]:
    """Yields the lines of a file of any size, one at a time.

    Raises:
        DigestError: It cannot be read.
    """
    try:
        with path.open("rb") as stream:
            yield from stream
    except OSError as error:
        raise DigestError([unreadable(path.as_posix(), error)]) from error


def silence(descriptor: int) -> None:
    """Sends what is still to be written to a descriptor nowhere: whoever read it has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)


def read_bytes(path: Path) -> bytes:
    """Returns the bytes of a regular file. Opened without blocking, so that a pipe put in its place cannot hang us."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise _Refused("unreadable-file", "this is not a regular file", "Name a file that holds an article.")
        if facts.st_size > MAX_BYTES:
            size, most = (number / 1024 / 1024 for number in (facts.st_size, MAX_BYTES))
            message = f"the document has {size:.1f} MB; the limit is {most:.0f} MB"
            raise _Refused("document-too-large", message, "Split it, or keep only the article's text.")
        return stream.read(MAX_BYTES + 1)


def unreadable(path: str, error: OSError) -> Problem:
    """Returns the problem of a file or folder that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return Problem("unreadable-file", Where(path), "there is no such file", "Look at its name and at your folder.")
    if isinstance(error, IsADirectoryError):
        return Problem("unreadable-file", Where(path), "this is a folder, not a file", "Name the files in it.")
    reason = error.strerror or type(error).__name__
    hint = "Look at the file's permissions."
    return Problem("unreadable-file", Where(path), f"this could not be read: {reason}", hint)


class _Refused(Exception):  # noqa: N818 - it is not an error of the machine's, but our own decision
    """A file that is not read, with the reason as a problem's kind, message and hint."""

    def __init__(self, kind: str, message: str, hint: str) -> None:
        self.kind, self.message, self.hint = kind, message, hint
        super().__init__(message)

    def problem(self, path: str) -> Problem:
        """The refusal as an error at `path`."""
        return Problem(self.kind, Where(path), self.message, self.hint)
