"""The street from end to end, and the options of a build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from digest import build, disk, linkcheck
from digest.errors import show
from digest.model import File
from tests.scratch import ARTICLE, FILES, make, tree

LONG = ARTICLE.replace("## What it costs", "## Why\n\nOwls do not pay taxes. Children like light.\n\n## What it costs")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A digest that builds."""
    return make(tmp_path / "digest")


def test_making_is_pure(root: Path) -> None:
    """The same folder gives the same files, and making writes nothing."""
    folder, theme = disk.read_folder(root), disk.default_templates()
    before = tree(root)

    assert build.make(folder, theme) == build.make(folder, theme)
    assert tree(root) == before


def test_a_build_counts_what_it_made(root: Path) -> None:
    """The outcome has counts, what was published, and that the ledger is new."""
    outcome = build.build(root)

    assert not outcome.failed
    assert outcome.problems == ()
    assert outcome.counts.sources == 1
    assert outcome.counts.themes == 1
    assert outcome.counts.claims >= 3
    assert outcome.published is not None
    assert outcome.counts.files == len(outcome.published.written)
    assert outcome.ledger_changed


def test_an_unchanged_build_writes_nothing(root: Path) -> None:
    """A second build touches neither site nor ledger: all times stay."""
    build.build(root)
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}
    outcome = build.build(root)

    assert outcome.published is not None
    assert (outcome.published.written, outcome.published.removed) == ((), ())
    assert not outcome.ledger_changed
    assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before


def test_a_removed_seed_leaves_tombstones_and_no_stale_page(root: Path) -> None:
    """Pages of a source that is gone go; the addresses of its claims stay, as the ledger remembers them."""
    make(root, {"seeds/owls.md": ARTICLE.replace("Lamps in the park", "Owls in the park")})
    build.build(root)
    claims = {path.name for path in (root / "site/c").iterdir()}
    (root / "seeds/owls.md").unlink()
    outcome = build.build(root)

    assert not outcome.failed
    assert not (root / "site/sources/owls").exists()
    assert {path.name for path in (root / "site/c").iterdir()} == claims


def test_builds_are_equal_whatever_surrounds_them(tmp_path: Path) -> None:
    """Other folder, time zone, locale, hash seed, current folder and order of writing: equal site, byte for byte."""
    sites = []
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    ]
    more = {f"seeds/n{number}.md": LONG.replace("park", f"park {number}") for number in range(3)}
    for number, surrounding in enumerate(surroundings):
        files = list({**FILES, **more}.items())
        root = make(tmp_path / f"number {number}", dict(reversed(files) if number else files))
        subprocess.run(
            [sys.executable, "-m", "digest", "build", "--root", str(root)],
            check=True,
            capture_output=True,
            cwd=root if number else "/",
            env={**os.environ, **surrounding},
        )
        sites.append(tree(root / "site") | {"ledger": tree(root / "content")["claims.lock"]})

    assert sites[0] == sites[1]


def test_faults_of_the_input_do_not_hide_each_other(root: Path) -> None:
    """A bad ledger, a bad seed and an unknown extractor are told in one run."""
    make(
        root,
        {
            "content/claims.lock": "<<<<<<< ours\n",
            "seeds/x.md": "---\ntitel: x\n---\n\nText.\n",
            "content/site.yaml": "title: T\nextractors: [clams]\n",
        },
    )
    kinds = {problem.kind for problem in build.build(root).problems}

    assert {"invalid-ledger", "unknown-key", "unknown-plugin"} <= kinds


def test_an_unknown_extractor_is_told_where_it_stands(root: Path) -> None:
    """The problem points to the name in site.yaml and knows the others."""
    make(root, {"content/site.yaml": "title: T\nextractors: [clams]\n"})

    assert show(build.build(root).problems[0]) == (
        "content/site.yaml:2:14: error: there is no extractor `clams` [unknown-plugin]\n"
        "    extractors: [clams]\n"
        "                 ^~~~~\n"
        "    hint: Did you mean `claims`?"
    )


def test_an_unknown_emitter_is_told(root: Path) -> None:
    """Emitters are named and checked in the same way, and nothing is published."""
    make(root, {"content/site.yaml": "title: T\nemitters:\n  - zzz\n"})
    outcome = build.build(root)

    assert outcome.problems[0].kind == "unknown-plugin"
    assert outcome.problems[0].where.line == 3
    assert not (root / "site").exists()


def test_a_template_of_the_digest_stands_before_the_default(root: Path) -> None:
    """A template in `templates/` is used in place of the default one of that name; assets too."""
    make(root, {"templates/style.css": "p { color: tomato }", "templates/extra.txt": "more"})
    build.build(root)

    assert (root / "site/style.css").read_text("utf-8") == "p { color: tomato }"
    assert (root / "site/extra.txt").read_text("utf-8") == "more"


def test_a_template_that_is_no_text_is_told(root: Path) -> None:
    """A template's bytes must be text, as a seed's must."""
    make(root, {"templates/base.html": b"\xff\xfe\x00\xd8"})

    assert build.build(root).problems[0].where.path == "templates/base.html"


def test_the_sites_own_links_all_lead_somewhere(root: Path) -> None:
    """No page links to an address or anchor that the site does not have."""
    make(root, {"seeds/owls.md": LONG})
    _, files = build.preview(root)

    assert files
    assert linkcheck.check(files) == ()


def test_a_dead_link_of_the_editors_is_told_and_not_published(root: Path) -> None:
    """A link in a theme's summary to a page that does not exist stops the build."""
    make(root, {"content/themes/light.md": FILES["content/themes/light.md"] + "\nSee [that](../nowhere/).\n"})
    outcome = build.build(root)

    assert outcome.failed
    assert {problem.kind for problem in outcome.problems} == {"dead-link"}


PAGES = {
    "index.html": '<a href="a/">a</a><a href="a/index.html#x">x</a><a href="https://example.org/zzz">out</a>',
    "a/index.html": '<p id="x"><a href="..">up</a><a href="#x">x</a><a href="../style.css">s</a><a href="">me</a></p>',
    "style.css": "",
}


@pytest.mark.parametrize(
    ("link", "message"),
    [
        pytest.param("b/", "there is no page where this leads: `b/`", id="missing folder"),
        pytest.param("a", "there is no page where this leads: `a`", id="folder without slash"),
        pytest.param("../", "there is no page where this leads: `../`", id="above the site"),
        pytest.param("a/#y", "there is no anchor `#y` where this leads: `a/#y`", id="missing anchor"),
        pytest.param("#y", "there is no anchor `#y` where this leads: `#y`", id="missing anchor of its own"),
        pytest.param("a/?q=1#x", "", id="query"),
        pytest.param("a/#x:~:text=lamps", "", id="text fragment after an anchor"),
        pytest.param("a/#:~:text=lamps", "", id="text fragment alone"),
        pytest.param("a/#top", "", id="top of the page"),
        pytest.param("/a/", "", id="from the root"),
        pytest.param("https://d.example/x/a/", "", id="full address of the site"),
        pytest.param(
            "https://d.example/x/b/", "there is no page where this leads: `https://d.example/x/b/`", id="full"
        ),
        pytest.param("mailto:a@example.org", "", id="mail"),
        pytest.param("a/./../a/index.html", "", id="dots"),
        pytest.param("%61/", "", id="escaped"),
        pytest.param("a/&#35;x", "", id="entity"),
        pytest.param("http://[", "there is no page where this leads: `http://[`", id="no address"),
    ],
)
def test_links_are_followed_as_a_browser_would(link: str, message: str) -> None:
    """Relative, full and escaped addresses, anchors and text fragments each lead where a browser goes."""
    pages = PAGES | {"z.html": f'<p>\n  <a href="{link}">there</a></p>'}
    found = linkcheck.check(
        [File(path, text.encode()) for path, text in pages.items()], base_url="https://d.example/x/"
    )

    assert [problem.message for problem in found] == ([message] if message else [])


def test_a_dead_link_is_told_once_with_its_place(root: Path) -> None:
    """Many pages with one dead link give one problem, at the first, with the number of the others."""
    del root
    files = [File(f"{name}.html", b"<p>\n<a href='gone.html'>x</a>") for name in "abc"]
    (problem,) = linkcheck.check(files)

    assert show(problem) == (
        "site/a.html:2:10: error: there is no page where this leads: `gone.html`; 2 other pages link there too"
        " [dead-link]\n"
        "    <a href='gone.html'>x</a>\n"
        "             ^~~~~~~~~\n"
        "    hint: Mend the link in the text, or in the template, that this page is made of."
    )


def test_a_copy_elsewhere_is_the_same_site(root: Path, tmp_path: Path) -> None:
    """A digest that is moved builds the same site: no path of the machine is in it."""
    build.build(root)
    shutil.copytree(root, tmp_path / "moved", ignore=shutil.ignore_patterns("site", ".digest"))
    build.build(tmp_path / "moved")

    assert tree(tmp_path / "moved" / "site") == tree(root / "site")
