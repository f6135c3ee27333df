"""The reading door to the file system: a digest's folder becomes documents, and nothing else opens a file to read it.

In: a path. Out: `Document` values with paths relative to the digest's folder, sorted, and problems for what was left
out. Refused: files above `MAX_BYTES`, symbolic links that lead out of the folder, linked folders (they may loop),
pipes, devices, and names that are not UTF-8; each is a problem, never a crash. Hidden files, editors' backups and
notes named README are passed over in silence. Writing is ``digest.store``'s and ``digest.publish``'s.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from digest.errors import DigestError, Problem, Where
from digest.model import Document, File

MAX_BYTES: Final = 16 * 1024 * 1024
"""No article comes near this; a file above it is a mistake, and would only slow everything down."""

SEEDS: Final = "seeds"
CONTENT: Final = "content"
TEMPLATES: Final = "templates"
LEDGER: Final = "content/claims.lock"
SETTINGS: Final = "content/site.yaml"

_PASSED_OVER: Final = frozenset({"readme.md", "readme.txt", "readme", "thumbs.db", "desktop.ini"})
_PACKAGE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Folder:
    """A digest's folder as read: every document in it, sorted by path."""

    seeds: tuple[Document, ...]
    content: tuple[Document, ...]
    """All of `content/` but the ledger."""
    templates: tuple[Document, ...]
    """The digest's own templates; the default ones are `default_templates`."""
    ledger: Document | None
    problems: tuple[Problem, ...]


def find_root(start: Path) -> Path:
    """Returns the digest's folder that `start` is, or lies in: the nearest with `content/site.yaml` or `seeds/`.

    Raises:
        DigestError: No folder upwards of `start` is a digest's.
    """
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file() or (folder / SEEDS).is_dir():
            return folder
    raise DigestError(
        [
            Problem(
                "not-a-digest",
                Where(str(start)),
                "this folder is not a digest's, and lies in none",
                "Go to a folder that holds `seeds`, name it with `--root DIR`, or make one with `digest init`.",
            )
        ]
    )


def read_folder(root: Path, *, drafts: bool = False) -> Folder:
    """Returns all documents of the digest at `root`.

    A file or folder in `seeds/` whose name begins with `_` is a draft, and is read only with `drafts`.
    """
    seeds, problems = read_documents(root, SEEDS)
    if not drafts:
        seeds = [document for document in seeds if "/_" not in document.path]
    content, content_problems = read_documents(root, CONTENT)
    templates, template_problems = read_documents(root, TEMPLATES)
    return Folder(
        seeds=tuple(seeds),
        content=tuple(document for document in content if document.path != LEDGER),
        templates=tuple(templates),
        ledger=next((document for document in content if document.path == LEDGER), None),
        problems=(*_seed_problems(root, seeds), *problems, *content_problems, *template_problems),
    )


def read_documents(root: Path, top: str) -> tuple[list[Document], list[Problem]]:
    """Returns every document under the folder `top` of `root`, sorted by path, and problems for what was left out."""
    paths, problems = _walk(root, top)
    documents = []
    for path in paths:
        try:
            documents.append(read_file(root / path, shown=path))
        except DigestError as error:
            problems += error.problems
    return documents, problems


def read_file(path: Path, *, shown: str = "") -> Document:
    """Returns the file at `path` as a document whose path is `shown`, or `path` itself.

    Raises:
        DigestError: The file is missing, not a regular file, not readable, or too large.
    """
    name = shown or path.as_posix()
    try:
        return Document(name, _read(path))
    except OSError as error:
        raise DigestError([_unreadable(name, error)]) from error
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
        raise DigestError([_unreadable(path.as_posix(), error)]) from error


def default_templates() -> Mapping[str, tuple[str, str]]:
    """Returns the default theme: each template's name with its text and the path to show in problems.

    Installed from a wheel it lies in the package; in a working copy it is the top level's `templates/`.
    """
    packed = _PACKAGE / "theme"
    folder, shown = (packed, "digest/theme") if packed.is_dir() else (_PACKAGE.parents[1] / TEMPLATES, TEMPLATES)
    paths, _ = _walk(folder.parent, folder.name)
    names = [path.split("/", 1)[1] for path in paths]
    return {name: (_read(folder / name).decode("utf-8"), f"{shown}/{name}") for name in names}


def starter_files() -> tuple[File, ...]:
    """Returns the files of a new digest, as `digest init` writes them."""
    folder = _PACKAGE / "starter"
    found = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    # A name that begins with a dot would not travel everywhere, so the starter's .gitignore lies here as `gitignore`.
    names = [path.relative_to(folder).as_posix() for path in found]
    return tuple(
        File(".gitignore" if name == "gitignore" else name, _read(path))
        for name, path in zip(names, found, strict=True)
    )


class _Refused(Exception):  # noqa: N818 - it is not an error of the machine's, but our own decision
    """A file that is not read, with the reason as a problem's kind, message and hint."""

    def __init__(self, kind: str, message: str, hint: str) -> None:
        self.kind, self.message, self.hint = kind, message, hint
        super().__init__(message)

    def problem(self, path: str) -> Problem:
        """The refusal as an error at `path`."""
        return Problem(self.kind, Where(path), self.message, self.hint)


def _walk(root: Path, top: str) -> tuple[list[str], list[Problem]]:
    """The paths, relative to `root`, of all files to be read under its folder `top`, sorted; and problems."""
    found: list[str] = []
    problems: list[Problem] = []
    pending = [top] if (root / top).is_dir() and not (root / top).is_symlink() else []
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(root / folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(_unreadable(folder, error))
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if _passed_over(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(path)
            elif reason := _reason_to_skip(entry, root):
                shown = path.encode("utf-8", "backslashreplace").decode("utf-8")
                hint = "Put a plain file in its place, or remove it."
                problems.append(Problem("skipped-file", Where(shown), f"left out: {reason}", hint, "warning"))
            else:
                found.append(path)
    return sorted(found), problems


def _passed_over(name: str) -> bool:
    """Whether a file or folder of that name is none of ours."""
    return name.startswith(".") or name.endswith("~") or name.casefold() in _PASSED_OVER


def _reason_to_skip(entry: os.DirEntry[str], root: Path) -> str:
    """Why an entry that is no folder is not read; empty where it is read."""
    if any(ord(char) < 32 or ord(char) == 127 or "\ud800" <= char <= "\udfff" for char in entry.name):
        return "its name has characters that cannot stand in an address"
    if not entry.is_symlink():
        return "" if entry.is_file(follow_symlinks=False) else "it is a pipe, a socket or a device"
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        return "it is a link that leads nowhere"
    if target.is_dir():
        return "it is a link to a folder"
    if not target.is_relative_to(root.resolve()):
        return "it is a link that leads out of the digest's folder"
    return "" if target.is_file() else "it is a link to a pipe, a socket or a device"


def _seed_problems(root: Path, seeds: list[Document]) -> list[Problem]:
    """What is wrong with the seeds folder as a whole."""
    if not (root / SEEDS).is_dir():
        hint = "Make a folder `seeds` and put one document per file into it, or start anew with `digest init`."
        return [Problem("seeds-missing", Where(SEEDS), "the folder with the sources is missing", hint)]
    if (root / SEEDS).is_symlink():
        hint = "Put a folder in its place; links to folders are not followed."
        return [Problem("seeds-missing", Where(SEEDS), "the folder with the sources is a link", hint)]
    if not seeds:
        hint = "Put a document there: a saved page as `.txt`, or an article as `.md`."
        return [Problem("seeds-empty", Where(SEEDS), "there is no document in the folder with the sources", hint)]
    return []


def _read(path: Path) -> bytes:
    """The bytes of a regular file. Opened without blocking, so that a pipe put in its place cannot hang us."""
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


def _unreadable(path: str, error: OSError) -> Problem:
    """The problem of a file or folder that the system does not let us read."""
    if isinstance(error, FileNotFoundError):
        return Problem("unreadable-file", Where(path), "there is no such file", "Look at its name and at your folder.")
    if isinstance(error, IsADirectoryError):
        return Problem("unreadable-file", Where(path), "this is a folder, not a file", "Name the files in it.")
    reason = error.strerror or type(error).__name__
    hint = "Look at the file's permissions."
    return Problem("unreadable-file", Where(path), f"this could not be read: {reason}", hint)
