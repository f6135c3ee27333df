"""Scratch digests for tests: a small invented one, changed file by file, and the command run on it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from digest.cli import main

ARTICLE = """\
---
title: Lamps in the park
authors:
  - name: Ada Sample
publisher: The Sample Gazette
published: 2024-05-15
language: en
rights:
  text: full
---

The town should light its park at night. Most accidents there happened after dark.

## What it costs

According to the parks office, 30 lamps cost less than one new bench. Critics argue that lamps disturb the owls.
"""
"""An article of our own invention."""

THEME = """\
---
title: Light
terms:
  - lamp*
  - light*
---

What is said of light.
"""

FILES: Mapping[str, str] = {
    "seeds/lamps.md": ARTICLE,
    "content/site.yaml": "title: Scratch\nurls: files\n",
    "content/themes/light.md": THEME,
}
"""A digest that builds without a problem."""


def make(root: Path, files: Mapping[str, str | bytes] = FILES) -> Path:
    """Writes files into a folder, which is made if missing, and returns it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return root


def tree(folder: Path) -> dict[str, str]:
    """Every file under a folder with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Command:
    """Runs the command in this process and takes down what it writes."""

    capture: pytest.CaptureFixture[str]

    def __call__(self, *words: str | Path) -> Ran:
        """Runs `digest` with the words."""
        self.capture.readouterr()
        code = main([str(word) for word in words])
        written = self.capture.readouterr()
        return Ran(code, written.out, written.err)
