from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest

from digest import views
from digest.views.page import Page

MODULES = sorted(Path(inspect.getfile(views)).parent.glob("*.py"))


def fields_without_words(tree: ast.AST) -> list[str]:
    """Fields of classes that no string stands beneath."""
    missing = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            following = [*node.body[1:], None]
            for field, after in zip(node.body, following, strict=True):
                if isinstance(field, ast.AnnAssign) and not (
                    isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
                ):
                    missing.append(f"{node.name}.{ast.unparse(field.target)}")
    return missing


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_every_field_of_a_view_is_documented(path: Path) -> None:
    """A string stands beneath each field, so that who writes a template knows what the field holds."""
    assert fields_without_words(ast.parse(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("name", [name for name in views.__all__ if name != "View"])
def test_views_are_frozen_and_slotted(name: str) -> None:
    """A view is a value: nothing can change it on its way to the template."""
    made = vars(getattr(views, name))

    assert made["__dataclass_params__"].frozen
    assert "__slots__" in made


@pytest.mark.parametrize(
    ("path", "target", "files", "base", "link"),
    [
        ("c/abc/", "", False, "", "../../"),
        ("c/abc/", "sources/x/#c-abc", False, "", "../../sources/x/#c-abc"),
        ("c/abc/", "sources/x/#c-abc", True, "", "../../sources/x/index.html#c-abc"),
        ("themes/t/", "claims/?theme=t", False, "", "../../claims/?theme=t"),
        ("themes/t/", "claims/?theme=t", True, "", "../../claims/index.html?theme=t"),
        ("", "style.css", True, "", "style.css"),
        ("404.html", "themes/", False, "https://x.example/d/", "https://x.example/d/themes/"),
    ],
    ids=["home", "anchor", "anchor in a file", "query", "query of a file", "asset", "full address"],
)
def test_a_page_links_to_paths(path: str, target: str, files: bool, base: str, link: str) -> None:  # noqa: FBT001
    """Links are relative to the page, keep anchor and query, and are full ones only where the page says so."""
    page = Page(path, "x.html", views.NotFoundView(None, ()), files=files, base=base)  # type: ignore[arg-type]  # not read

    assert page.href(target) == link


def test_only_html_of_our_own_making_goes_unescaped() -> None:
    """`Html` is the one type that tells the template engine to print it as it is, and one module makes it."""
    makers = [
        path.name
        for path in (MODULES[0].parent.parent).rglob("*.py")
        if "Html(" in path.read_text("utf-8").replace("class Html", "").replace("SafeHtml(", "")
    ]

    assert views.Html("<b>x</b>").__html__() == "<b>x</b>"
    assert makers == ["prose.py"]
