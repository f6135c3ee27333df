"""A small digest whose result is pinned in two formats: the claims as rows, and pages as they are served.

A change of the rows is a change of what is found; a change of the pages alone is one of how it is shown. Every word
in `tests/golden/digest` is invented. To pin anew what is meant to change: `python -m tests.test_golden`.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest

from digest import build

GOLDEN = Path(__file__).parent / "golden"
MODEL = GOLDEN / "claims.txt"
PAGES = ("index.html", "themes/toll/index.html", "sources/upriver/index.html", "c/{claim}/index.html", "feed.xml")
HINT = "If that is meant, pin it with `python -m tests.test_golden` and look at the difference."


def made(folder: Path) -> Path:
    """The site of a copy of the digest."""
    root = folder / "digest"
    shutil.copytree(GOLDEN / "digest", root)
    outcome = build.build(root)
    assert not outcome.failed, outcome.problems
    return root / "site"


def model(site: Path) -> str:
    """The claims, three lines each: place and quote, labels, reasons."""
    lines = []
    for row in map(json.loads, (site / "data/claims.jsonl").read_text("utf-8").splitlines()):
        voice = row["voice"]
        lines += [
            f"{row['source']['key']} {row['start']}-{row['end']} {row['id']}: {row['quote']}",
            (
                f"    {row['kind']}, {row['modality']}, {row['evidence_type']}, {voice['role']} {voice['name']}"
                f", themes: {', '.join(row['themes']) or 'none'}{', central' if row['central'] else ''}"
            ),
            f"    because {'; '.join(row['because']) or 'of nothing'}",
        ]
    return "\n".join(lines) + "\n"


def pages(site: Path) -> dict[str, str]:
    """The pinned pages by the name of the file that holds them."""
    first = json.loads((site / "data/claims.jsonl").read_text("utf-8").splitlines()[-1])["id"]
    names = [name.format(claim=first) for name in PAGES]
    return {name.replace("/", "-"): (site / name).read_text("utf-8") for name in names}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built once."""
    return made(tmp_path_factory.mktemp("golden"))


def test_the_claims_are_those_that_were_pinned(site: Path) -> None:
    """Every claim of the golden digest has the span, the labels and the reasons that it had."""
    assert model(site) == MODEL.read_text("utf-8"), HINT


def test_the_pages_are_those_that_were_pinned(site: Path) -> None:
    """The golden digest's pages are the same, sign for sign."""
    pinned = {path.name: path.read_text("utf-8") for path in sorted((GOLDEN / "pages").iterdir())}

    assert pages(site) == pinned, HINT


def pin() -> None:
    """Writes what the digest makes now in place of what was pinned."""
    with tempfile.TemporaryDirectory() as folder:
        site = made(Path(folder))
        MODEL.write_text(model(site), "utf-8")
        shutil.rmtree(GOLDEN / "pages", ignore_errors=True)
        (GOLDEN / "pages").mkdir()
        for name, text in pages(site).items():
            (GOLDEN / "pages" / name).write_text(text, "utf-8")


if __name__ == "__main__":
    pin()
