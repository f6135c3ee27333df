"""The package: what travels in the wheel, and that it works where it is unpacked."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from digest import __version__
from tests.scratch import FILES, make

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel, built from the working copy."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        check=True,
        capture_output=True,
        cwd=ROOT,
    )
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as found:
        yield found


def test_the_wheel_holds_all_that_is_needed(wheel: zipfile.ZipFile) -> None:
    """Types, the theme, the starter and the word lists travel; tests and this repository's digest do not."""
    names = set(wheel.namelist())

    assert {"digest/py.typed", "digest/theme/base.html", "digest/theme/style.css"} <= names
    assert {"digest/starter/gitignore", "digest/starter/content/site.yaml", "digest/starter/seeds/sample.md"} <= names
    lexicon = {path.name for path in (ROOT / "src/digest/lexicon").iterdir() if path.suffix == ".tsv"}
    assert {f"digest/lexicon/{name}" for name in lexicon} <= names
    assert {name.split("/", 1)[0] for name in names} == {"digest", f"research_digest-{__version__}.dist-info"}


def test_the_metadata_say_what_is_needed(wheel: zipfile.ZipFile) -> None:
    """Name, version, Python and licence are stated, and the command is `digest`."""
    info = f"research_digest-{__version__}.dist-info"
    metadata = wheel.read(f"{info}/METADATA").decode()

    assert "Name: research-digest" in metadata
    assert f"Version: {__version__}" in metadata
    assert "Requires-Python: >=3.11" in metadata
    assert "License-Expression: MIT" in metadata
    assert "digest = digest.cli:main" in wheel.read(f"{info}/entry_points.txt").decode()


def test_every_dependency_has_a_lower_bound() -> None:
    """No dependency is without a lowest version (`make lowest` tests them), and none has an upper one."""
    for dependency in PROJECT["dependencies"]:
        assert re.fullmatch(r"[a-z0-9-]+>=[0-9.]+", dependency), dependency


def test_a_wheel_unpacked_elsewhere_builds(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Away from this repository, `init` and `build` work with the theme out of the wheel."""
    wheel.extractall(tmp_path / "packages")
    env = {**os.environ, "PYTHONPATH": str(tmp_path / "packages")}
    run = [sys.executable, "-P", "-m", "digest"]
    subprocess.run([*run, "init", "mine"], check=True, capture_output=True, cwd=tmp_path, env=env)
    subprocess.run([*run, "build", "--strict"], check=True, capture_output=True, cwd=tmp_path / "mine", env=env)
    make(tmp_path / "mine", {"templates/base.html": "{{ view.nothing }}", **FILES})
    where = subprocess.run(
        [sys.executable, "-P", "-c", "from digest import disk; print(disk.default_templates()['base.html'][1])"],
        check=True,
        capture_output=True,
        text=True,
        env=env,
        cwd=tmp_path,
    )

    assert (tmp_path / "mine/site/index.html").is_file()
    assert where.stdout == "digest/theme/base.html\n"


@pytest.mark.parametrize("name", ["Makefile", "pyproject.toml", "scripts/setup.sh", ".ci/run"])
def test_set_up_names_no_registry_and_no_machine(name: str) -> None:
    """Packages come from wherever the machine is told to get them: no host and no path of ours is written down."""
    text = (ROOT / name).read_text("utf-8")

    for word in ("index-url", "index_url", "find-links", "trusted-host", "/home/", "/root/", "/Users/"):
        assert word not in text
    assert set(re.findall(r"https?://([^/\s)'\"]+)", text)) <= {"www.python.org", "docs.astral.sh"}


def test_the_readme_names_commands_that_exist() -> None:
    """Each `make` and `digest` command of the README is there."""
    readme = (ROOT / "README.md").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    commands = {path.stem for path in (ROOT / "src/digest/commands").glob("*.py")}

    assert set(re.findall(r"^    make ([a-z]+)", readme, re.MULTILINE)) <= targets
    assert re.findall(r"^    make ([a-z]+)", readme, re.MULTILINE)[:2] == ["site", "test"]
    assert set(re.findall(r"`digest ([a-z]+)", readme)) <= commands


def test_the_set_up_is_plain_shell() -> None:
    """The script that sets up parses in the smallest shell there is."""
    subprocess.run(["sh", "-n", str(ROOT / "scripts/setup.sh")], check=True)
    subprocess.run(["bash", "-n", str(ROOT / ".ci/run")], check=True)


def test_the_changelog_has_a_place_for_what_is_new() -> None:
    """The changelog keeps its form."""
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")

    assert re.search(r"^## \[Unreleased\]$", changelog, re.MULTILINE)
    assert set(re.findall(r"^### (.+)$", changelog, re.MULTILINE)) <= {
        "Added",
        "Changed",
        "Deprecated",
        "Removed",
        "Fixed",
        "Security",
    }
