"""Plug points: ours and strangers' through one door."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from digest import build, emitters, extractors, loaders, plugins
from digest.errors import DigestError, show
from tests.scratch import FILES, make

STRANGER = """
from digest.findings import ClaimMark, Findings
from digest.loaders.decode import decode
from digest.loaders.prose import load_prose
from digest.model import File


class Shouting:
    name = "shouting"
    suffixes = (".shout",)
    version = "1"

    def load(self, document, /):
        return load_prose(document.path, decode(document))


class Liar:
    name = "liar"
    version = "1"

    def extract(self, source, themes, /):
        return Findings(claims=(ClaimMark(0, 4, "what nobody wrote"),))


class Counter:
    name = "counter"
    version = "1"

    def emit(self, corpus, /):
        return (File("data/count.txt", str(len(corpus.claims)).encode()),)


shouting, liar, counter = Shouting(), Liar(), Counter()
"""
ENDINGS = (".htm", ".html", ".markdown", ".md", ".text", ".txt")
ENTRIES = """\
[digest.loaders]
shouting = stranger:shouting
[digest.extractors]
liar = stranger:liar
[digest.emitters]
counter = stranger:counter
"""


@pytest.fixture
def stranger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of somebody else's, installed beside ours."""
    place = tmp_path / "packages"
    make(
        place,
        {
            "stranger.py": STRANGER,
            "stranger-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: stranger\nVersion: 1\n",
            "stranger-1.dist-info/entry_points.txt": ENTRIES,
        },
    )
    monkeypatch.syspath_prepend(str(place))
    monkeypatch.delitem(sys.modules, "stranger", raising=False)
    return place


def test_what_is_built_in_is_written_down() -> None:
    """No built-in plugin comes or goes unnoticed."""
    assert sorted(suffix for loader in loaders.BUILT_IN for suffix in loader.suffixes) == list(ENDINGS)
    assert "claims" in {extractor.name for extractor in extractors.BUILT_IN}
    assert {"claims", "feeds", "sitemap"} <= {emitter.name for emitter in emitters.BUILT_IN}
    for group in (loaders.BUILT_IN, extractors.BUILT_IN, emitters.BUILT_IN):
        names = [plugin.name for plugin in group]

        assert len(names) == len(set(names))
        assert all(plugin.version for plugin in group)


def test_no_names_mean_all_of_ours_in_order() -> None:
    """Where site.yaml names none, all built-in ones run."""
    assert plugins.extractors(()) == tuple(extractors.BUILT_IN)
    assert plugins.emitters(()) == tuple(emitters.BUILT_IN)


def test_names_choose_and_order() -> None:
    """Named plugins come in the order of their names in site.yaml."""
    names = [emitter.name for emitter in reversed(emitters.BUILT_IN)]

    assert [emitter.name for emitter in plugins.emitters(names)] == names


@pytest.mark.parametrize(
    ("path", "loader"), [("seeds/A.TXT", "text"), ("x.y/b.md", "markdown"), ("c.tar.markdown", "markdown")]
)
def test_a_loader_is_chosen_by_the_ending(path: str, loader: str) -> None:
    """Large and small letters are one, and only the last part's last ending counts."""
    assert plugins.loader_for(path).name == loader


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("seeds/a.pdf", "seeds/a.pdf: error: no loader reads files that end in `.pdf` [unknown-format]"),
        ("seeds/a.d/b", "seeds/a.d/b: error: the file's name has no ending [unknown-format]"),
    ],
)
def test_an_unknown_ending_is_told_with_the_known_ones(path: str, message: str) -> None:
    """A file that no loader reads is a problem that lists the endings that are read."""
    with pytest.raises(DigestError) as caught:
        plugins.loader_for(path)

    assert show(caught.value.problems[0]) == (
        f"{message}\n"
        f"    hint: Known endings: {', '.join(ENDINGS)}. Save the article as one of these, or take the file out."
    )


@pytest.mark.usefixtures("stranger")
def test_strangers_go_through_the_same_door(tmp_path: Path) -> None:
    """A loader is found by its ending, extractor and emitter by their names, and what they make is published."""
    names = ", ".join([*(emitter.name for emitter in emitters.BUILT_IN), "counter"])
    settings = f"title: T\nurls: files\nemitters: [{names}]\n"
    root = make(tmp_path / "digest", {**FILES, "content/site.yaml": settings, "seeds/a.shout": "Owls are loud.\n"})
    outcome = build.build(root)

    assert not outcome.failed, outcome.problems
    assert outcome.counts.sources == 2
    assert (root / "site/data/count.txt").read_text("utf-8") == str(outcome.counts.claims)


@pytest.mark.usefixtures("stranger")
def test_a_strangers_false_quote_is_refused(tmp_path: Path) -> None:
    """A quote that is not an exact span is a problem, whoever brings it, and is never published."""
    root = make(tmp_path / "digest", {**FILES, "content/site.yaml": "title: T\nextractors: [claims, liar]\n"})
    outcome = build.build(root)

    assert "quote-not-verbatim" in {problem.kind for problem in outcome.problems}
    published = (path for path in (root / "site").rglob("*.html"))
    assert not any("what nobody wrote" in path.read_text("utf-8") for path in published)


def test_a_stranger_that_cannot_be_loaded_is_told(stranger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that fails on import is named, with the reason and the way out."""
    monkeypatch.delitem(sys.modules, "stranger", raising=False)
    (stranger / "stranger.py").write_text("raise RuntimeError('out of order')\n", "utf-8")
    with pytest.raises(DigestError) as caught:
        plugins.extractors(["liar"])

    assert show(caught.value.problems[0]) == (
        "content/site.yaml: error: the extractor `liar` of `stranger` could not be loaded: "
        "RuntimeError('out of order') [plugin-failed]\n"
        "    hint: Mend the package, or uninstall it with `pip uninstall stranger`."
    )


def test_strangers_are_not_looked_for_without_need() -> None:
    """A digest that needs only what is built in never looks through the installed packages."""
    code = (
        "import sys; from digest import plugins; plugins.loader_for('a.md'); plugins.emitters(()); "
        "plugins.extractors(()); print('importlib.metadata' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
