"""The five promises of the README, and that rights hold, end to end: from files in a folder to files of the site."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import html5lib
import pytest

from digest import build, disk
from tests.scratch import ARTICLE, FILES, make, tree

SEED = Path(__file__).parent.parent.parent / "shared/seeds/000_fa59752dde5da5c9.txt"
"""A copyrighted article, read in place where it is there; nothing of it is in this repository."""
THEMES = {
    "content/themes/zero-sum-thinking.md": "---\ntitle: Zero-sum thinking\nterms: [zero-sum]\n---\n\nA frame.\n",
    "content/themes/regulation.md": "---\ntitle: Regulation\nterms: [regulat*]\n---\n\nRules.\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A digest that builds."""
    return make(tmp_path / "digest")


def rows(root: Path) -> list[dict[str, Any]]:
    """The claims as the site gives them to programs."""
    return [json.loads(line) for line in (root / "site/data/claims.jsonl").read_text("utf-8").splitlines()]


def claim(root: Path, words: str) -> dict[str, Any]:
    """The one claim whose quote has the words."""
    (found,) = [row for row in rows(root) if words in row["quote"]]
    return found


def built(root: Path) -> build.Outcome:
    """The outcome of a build that must succeed."""
    outcome = build.build(root)
    assert not outcome.failed, outcome.problems
    return outcome


# 1. Quotes are exact.


def test_every_quote_is_a_span_of_its_source(root: Path) -> None:
    """Each published quote stands in the source at the offsets that are given with it, character for character."""
    make(root, {"seeds/odd.txt": "Café “owls” cost £3 – naïvely.\r\n\r\nThe town should keep 𝒪wls. It may rain…\r\n"})
    built(root)
    texts = {
        document.path: document.data.decode("utf-8").replace("\r\n", "\n") for document in disk.read_folder(root).seeds
    }
    seeds = {"lamps": texts["seeds/lamps.md"], "odd": texts["seeds/odd.txt"]}

    assert len(rows(root)) >= 6
    for row in rows(root):
        assert seeds[row["source"]["key"]][row["start"] : row["end"]] == row["quote"]


@pytest.mark.skipif(not SEED.exists(), reason="the article is not on this machine")
def test_the_first_article_is_published_whole(tmp_path: Path) -> None:
    """Copied to a scratch digest the article gets its pages; quotes are exact; no link or anchor is dead."""
    files: dict[str, str | bytes] = {"seeds/first.txt": SEED.read_bytes(), **THEMES}
    root = make(tmp_path, {**files, "content/site.yaml": "title: First\nurls: files\n"})
    outcome = built(root)
    text = SEED.read_text("utf-8").removeprefix("\ufeff")

    assert outcome.counts.claims > 20
    assert (root / "site/sources/first/index.html").is_file()
    assert {row["source"]["key"] for row in rows(root)} == {"first"}
    for row in rows(root):
        assert text[row["start"] : row["end"]] == row["quote"]
        assert (root / "site/c" / row["id"] / "index.html").is_file()
    assert {theme for row in rows(root) for theme in row["themes"]} == {"zero-sum-thinking", "regulation"}


# 2. Who says it: the author's claims and those that she only reports are told apart everywhere.


def test_what_is_reported_is_never_the_authors_own(root: Path) -> None:
    """In data, on the claim's page and on the voices' pages a reported claim is its speaker's, never the author's."""
    built(root)
    reported, own = claim(root, "parks office"), claim(root, "should light")

    assert (reported["voice"]["role"], reported["voice"]["name"]) == ("organisation", "parks office")
    assert (own["voice"]["role"], own["voice"]["name"]) == ("author", "Ada Sample")
    assert not set(reported["voice"]["ids"]) & set(own["voice"]["ids"])
    page = (root / f"site/c/{reported['id']}/index.html").read_text("utf-8")
    assert "is reported to have said this" in page
    author = (root / f"site/voices/{own['voice']['ids'][0]}/index.html").read_text("utf-8")
    assert own["id"] in author
    assert reported["id"] not in author


# 4. Published links do not die.


def test_a_published_address_never_vanishes(root: Path) -> None:
    """Text added before a claim, or a claim taken out: every page that was published is still there."""
    built(root)
    before = {row["quote"]: row["id"] for row in rows(root)}
    pages = {path.parent.name for path in (root / "site/c").glob("*/index.html")}
    changed = ARTICLE.replace("The town should", "Moths came first. The town should").replace(
        "Most accidents there happened after dark.", ""
    )
    make(root, {"seeds/lamps.md": changed})
    built(root)
    after = {row["quote"]: row["id"] for row in rows(root)}

    assert pages <= {path.parent.name for path in (root / "site/c").glob("*/index.html")}
    assert all(after[quote] == id_ for quote, id_ in before.items() if quote in after)
    assert len(before.keys() & after.keys()) == len(before) - 1


def test_a_claim_keeps_its_address_in_another_place(root: Path) -> None:
    """A claim that moves within its source is the same claim."""
    built(root)
    id_ = claim(root, "light its park")["id"]
    sentence = "The town should light its park at night. "
    make(root, {"seeds/lamps.md": ARTICLE.replace(sentence, "").rstrip() + f"\n\n{sentence}\n"})
    built(root)

    assert claim(root, "light its park")["id"] == id_


# 3. An editor’s work is never lost.


def test_a_correction_survives_a_new_reading(root: Path) -> None:
    """What an editor set stays in the site after the source was changed around it, and her file is never written."""
    built(root)
    id_ = claim(root, "light its park")["id"]
    make(root, {"content/sources/lamps.yaml": f"claims:\n  {id_}:\n    kind: fact\n    note: As the minutes say.\n"})
    built(root)
    mine = (root / "content/sources/lamps.yaml").read_bytes()

    assert claim(root, "light its park")["kind"] == "fact"

    make(root, {"seeds/lamps.md": ARTICLE.replace("The town should", "It was a dark spring. The town should")})
    built(root)

    assert claim(root, "light its park")["kind"] == "fact"
    assert claim(root, "light its park")["note"] == "As the minutes say."
    assert (root / "content/sources/lamps.yaml").read_bytes() == mine


def test_a_rejected_claim_stays_out_and_keeps_its_page(root: Path) -> None:
    """A claim that an editor rejects is in no list, and its page says why."""
    built(root)
    id_ = claim(root, "accidents")["id"]
    make(root, {"content/sources/lamps.yaml": f"reject:\n  - claim: {id_}\n    reason: It is hearsay.\n"})
    built(root)

    assert not [row for row in rows(root) if row["id"] == id_ and row["status"] == "published"]
    assert "It is hearsay." in (root / "site/c" / id_ / "index.html").read_text("utf-8")


# Rights hold.


def test_a_source_that_may_not_be_quoted_is_quoted_nowhere(root: Path) -> None:
    """With `text: none` no sentence of the source is in any file of the site."""
    make(root, {"seeds/lamps.md": ARTICLE.replace("text: full", "text: none")})
    built(root)
    published = [path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()]

    assert len(rows(root)) >= 3
    for sentence in (
        b"light its park at night",
        b"accidents there happened",
        b"cost less than one",
        b"disturb the owls",
    ):
        assert not any(sentence in data for data in published)


def test_the_share_that_is_shown_stays_below_the_limit(root: Path) -> None:
    """With `max_share` the quotes of all files together stay within the share, the central claim first."""
    limited = ARTICLE.replace("text: full", "text: excerpts\n  max_share: 0.3")
    make(root, {"seeds/lamps.md": limited})
    built(root)
    shown = [row for row in rows(root) if row["quote"]]

    assert 0 < len(shown) < len(rows(root))
    assert sum(row["end"] - row["start"] for row in shown) <= 0.3 * len(limited)


# 5. Same input, same bytes; a build is whole or is not.


@pytest.mark.parametrize("moment", [0.1, 0.25, 0.4, 0.6])
def test_a_killed_build_leaves_one_whole_site(root: Path, moment: float) -> None:
    """`kill -9` at any moment leaves the old site or the new one, and the next build makes it right."""
    built(root)
    old = tree(root / "site")
    make(root, {"seeds/owls.md": ARTICLE.replace("Lamps in the park", "Owls in the park")})
    _, files = build.preview(root)
    with subprocess.Popen(
        [sys.executable, "-m", "digest", "build", "--root", str(root)],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
    left = tree(root / "site")

    assert left == old or left.keys() - {disk.MARKER} == {file.path for file in files}
    built(root)
    assert tree(root / "site").keys() - {disk.MARKER} == {file.path for file in files}


def test_a_failed_build_leaves_the_old_site_byte_for_byte(root: Path) -> None:
    """A fault in any stage, the last one included, changes nothing."""
    built(root)
    old = tree(root)
    for files in (
        {"templates/base.html": "{{ view.nothing }}"},
        {"content/themes/light.md": "---\ntitle: Light\n---\n\n[dead](../dead/)\n"},
        {"seeds/lamps.md": ""},
    ):
        kept = {name: (root / name).read_bytes() for name in files if (root / name).exists()}
        make(root, dict(files))

        assert build.build(root).failed
        for name in files:
            (root / name).unlink()
        make(root, dict(kept))
        assert tree(root) == old


# Hostile text stays text, everywhere at once.

HOSTILE = """\
---
title: "<script>alert(1)</script>"
subtitle: "</title><img src=x onerror=alert(2)>"
authors:
  - name: "Eve <svg onload=alert(3)>"
    affiliation: "\\"><script>alert(4)</script>"
publisher: "]]><script>alert(5)</script>"
published: 2024-05-15
rights:
  text: full
---

The town said <script>alert(6)</script> should be [clicked](javascript:alert(7)). It is <b onclick="alert(8)">bold</b>.

According to </script><script>alert(9)</script> Corp, light is {{ 7 * 7 }} times cheaper &lt;script&gt;.
"""


def test_hostile_text_is_shown_and_never_run(root: Path) -> None:
    """Markup in titles, names, themes and quotes makes no element, no handler and no script in any page or feed."""
    theme = FILES["content/themes/light.md"].replace("title: Light", "title: 'Light <script>alert(10)</script>'")
    make(root, {"seeds/evil.md": HOSTILE, "content/themes/light.md": theme})
    make(root, {"content/site.yaml": "title: '<script>alert(0)</script>'\nbase_url: https://example.org/\n"})
    built(root)
    pages = sorted((root / "site").rglob("*.html"))

    assert len(pages) > 20
    for path in pages:
        text = path.read_text("utf-8")
        assert "{{" not in text or "7 * 7" in text
        for element in html5lib.parse(text, namespaceHTMLElements=False).iter():
            assert not [name for name in element.attrib if str(name).lower().startswith("on")], path
            for name in ("href", "src"):
                assert not str(element.attrib.get(name, "")).lower().startswith("javascript:"), path
            if element.tag == "script":
                if element.attrib.get("type") == "application/ld+json":
                    json.loads(element.text or "")
                else:
                    assert str(element.attrib.get("src", "")).endswith("site.js"), path
                    assert not element.text
            assert element.tag not in {"svg", "b"} or "onclick" not in element.attrib
