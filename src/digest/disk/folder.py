"""Reading a digest's folder: it becomes documents, with problems for what is left out.

In: a path. Out: `Document` values with paths relative to the digest's folder, sorted. Refused: symbolic links that
lead out of the folder, linked folders (they may loop), pipes, devices, and names that cannot stand in an address;
each is a problem, never a crash. Hidden files, editors' backups and notes named README are passed over in silence.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from digest.disk.files import read_file, unreadable
from digest.errors import DigestError, Problem, Where
from digest.model import Document

SEEDS: Final = "seeds"
CONTENT: Final = "content"
TEMPLATES: Final = "templates"
LEDGER: Final = "content/claims.lock"
SETTINGS: Final = "content/site.yaml"

_PASSED_OVER: Final = frozenset({"readme.md", "readme.txt", "readme", "thumbs.db", "desktop.ini"})


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
    paths, problems = walk(root, top)
    documents = []
    for path in paths:
        try:
            documents.append(read_file(root / path, shown=path))
        except DigestError as error:
            problems += error.problems
    return documents, problems


def snapshot(root: Path) -> Mapping[str, tuple[int, ...]]:
    """Returns what tells one state of the digest's files from another, without reading them.

    Times, size and inode together: an editor may keep a file's time, or put a new file in its place.
    """
    state: dict[str, tuple[int, ...]] = {}
    pending = [str(root / top) for top in (SEEDS, CONTENT, TEMPLATES)]
    while pending:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in entries:
                if _passed_over(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    pending.append(entry.path)
                facts = entry.stat(follow_symlinks=False)
                state[entry.path] = (facts.st_mtime_ns, facts.st_ctime_ns, facts.st_size, facts.st_ino)
    return state


def walk(root: Path, top: str) -> tuple[list[str], list[Problem]]:
    """Returns the paths, relative to `root`, of all files to be read under its folder `top`, sorted; and problems."""
    found: list[str] = []
    problems: list[Problem] = []
    pending = [top] if (root / top).is_dir() and not (root / top).is_symlink() else []
    while pending:
        folder = pending.pop()
        try:
            with os.scandir(root / folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(unreadable(folder, error))
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}"
            if _passed_over(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(path)
            elif reason := _reason_to_skip(entry, root):
                shown = repr(path)[1:-1]  # what cannot be printed is shown by its number
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
