"""Files that travel with digest: the default theme, and the starter that `digest init` writes.

Installed from a wheel the theme lies in the package; in a working copy it is the top level's `templates/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from digest.disk.files import read_bytes
from digest.disk.folder import TEMPLATES, walk
from digest.model import File

_PACKAGE: Final = Path(__file__).parent.parent


def default_templates() -> Mapping[str, tuple[str, str]]:
    """Returns the default theme: each template's name with its text and the path to show in problems."""
    packed = _PACKAGE / "theme"
    folder, shown = (packed, "digest/theme") if packed.is_dir() else (_PACKAGE.parents[1] / TEMPLATES, TEMPLATES)
    paths, _ = walk(folder.parent, folder.name)
    names = [path.split("/", 1)[1] for path in paths]
    return {name: (read_bytes(folder / name).decode("utf-8"), f"{shown}/{name}") for name in names}


def starter_files() -> tuple[File, ...]:
    """Returns the files of a new digest, as `digest init` writes them."""
    folder = _PACKAGE / "starter"
    found = sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    # A name that begins with a dot would not travel everywhere, so the starter's .gitignore lies here as `gitignore`.
    names = [path.relative_to(folder).as_posix() for path in found]
    return tuple(
        File(".gitignore" if name == "gitignore" else name, read_bytes(path))
        for name, path in zip(names, found, strict=True)
    )
