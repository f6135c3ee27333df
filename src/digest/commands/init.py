"""`digest init`: writes a new digest that builds, and says what to do next."""

from __future__ import annotations

import argparse
from pathlib import Path

from digest import disk
from digest.commands.console import Console


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Writes the starter into the folder; overwrites nothing."""
    folder: Path = (arguments.root or Path()) / arguments.folder
    written = disk.write_new(folder, disk.starter_files())
    console.say(f"{console.paint('Made', 'good')} a digest in {folder.resolve()}:\n")
    for path in written:
        console.say(f"  {path}")
    first = "" if folder.resolve() == Path.cwd() else f"  cd {folder}\n"
    console.say(
        f"\nNext:\n{first}"
        "  digest serve      see it in the browser, and see it change while you write\n"
        "  digest build      make the site in site/\n\n"
        "Put your own articles into seeds/, then delete seeds/sample.md and what names it in content/."
    )
    return 0
