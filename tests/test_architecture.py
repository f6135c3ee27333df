"""The shape of the house: floors, doors, size. Read as text, so that imports for types and in functions count."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ROOT / "src" / "digest"
MAX_LINES = 300

FLOORS: list[set[str]] = [
    {"errors", "__init__"},
    {"model", "urls", "identity", "lexicon", "dates"},
    {"findings", "overlays", "markup", "passages", "folding", "drift", "yaml_tree", "fragments", "visible"},
    {"corpus", "sentences", "fields", "pointing"},
    {"records", "anchor", "notices", "citations", "disk", "gate"},
    {"loaders", "extractors", "corrections", "settings", "themes", "additions", "matching", "joining", "store"},
    {"editorial", "settling", "publish"},
    {"ledger", "apply"},
    {"voices", "references", "reading", "reading_json", "rights", "agreement"},
    {"link", "jsonld"},
    {"check", "views"},
    {"pages", "render", "emitters", "linkcheck", "disclosure"},
    {"plugins"},
    {"build"},
    {"serve", "starter"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
"""From the ground up; a module or package imports only from its own package and from lower floors."""

DOORS: dict[str, set[str]] = {
    "yaml": {"fields"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "markdown_it": {"markup"},
    "pygments": {"markup"},
    "livereload": {"serve"},
    "tornado": {"serve"},
    "nupunkt": {"sentences"},
    "rapidfuzz": {"anchor"},
    "lxml": {"loaders"},
    "trafilatura": {"loaders"},
    "readability": {"loaders"},
    "htmldate": {"loaders"},
}
"""Each outside package with the modules that may import it."""

OPENERS = {"disk", "publish", "store", "lexicon"}
"""Who may open files: the disk's own modules, and the word lists that the package ships."""

VAGUE = {"utils", "helpers", "common", "misc", "base", "core", "manager"}


def modules() -> list[Path]:
    """Every module of the package, sorted."""
    return sorted(CODE.rglob("*.py"))


def top(path: Path) -> str:
    """The module's name, or the name of the package under `digest` that it is in."""
    return path.relative_to(CODE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[str, int]]:
    """Dotted names that a module imports, wherever in it, with their lines."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [alias.name for alias in node.names]
            yield from (
                (f"{node.module}.{name}" if node.module == "digest" else node.module, node.lineno) for name in names
            )


def floor(name: str) -> int:
    """The number of the floor that a module or package stands on."""
    return next((n for n, names in enumerate(FLOORS) if name in names), -1)


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(CODE)))
def test_imports_run_downwards(path: Path) -> None:
    """A module imports only from its own package and from lower floors, for types too."""
    here = top(path)

    assert floor(here) >= 0, f"{here} stands on no floor; add it to FLOORS"
    for name, line in imported(path):
        parts = name.split(".")
        if parts[0] == "digest" and len(parts) > 1 and parts[1] not in {here, "__version__"}:
            assert floor(parts[1]) < floor(here), f"{path.name}:{line} imports {name} from its own floor or above"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(CODE)))
def test_each_outside_package_has_one_door(path: Path) -> None:
    """Outside packages are imported only where their door is."""
    for name, line in imported(path):
        package = name.split(".")[0]

        assert top(path) in DOORS.get(package, {top(path)}), f"{path.name}:{line} imports {package}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(CODE)))
def test_files_are_opened_and_words_printed_only_at_their_doors(path: Path) -> None:
    """Only the disk's modules open files and only the command line prints."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "self":
            continue
        if name in {"open", "read_text", "read_bytes", "write_text", "write_bytes"}:
            assert top(path) in OPENERS, f"{path.name}:{node.lineno} opens a file"
        if name == "print" and isinstance(node.func, ast.Name):
            assert top(path) in {"cli", "commands"}, f"{path.name}:{node.lineno} prints"


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(CODE)))
def test_modules_are_small_and_named_for_something(path: Path) -> None:
    """No module has more than 300 lines, a name that says nothing, a `global`, or no word on why it exists."""
    tree = ast.parse(path.read_text("utf-8"))

    assert len(path.read_text("utf-8").splitlines()) <= MAX_LINES
    assert path.stem not in VAGUE
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree))
    assert ast.get_docstring(tree)


def test_the_median_module_is_short() -> None:
    """Half of the modules have fewer than 180 lines."""
    lengths = sorted(len(path.read_text("utf-8").splitlines()) for path in modules())

    assert lengths[len(lengths) // 2] < 180
