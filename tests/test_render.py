from __future__ import annotations

import re

import pytest

from digest.errors import DigestError, show
from digest.pages import plan
from digest.render import Renderer
from digest.views.page import Page
from tests import corpus_samples, site_sample

HOME = plan(corpus_samples.corpus())[0]


def render(text: str, *, name: str = "home.html", page: Page = HOME) -> str:
    """The home page made by one template of a digest's own."""
    renderer = Renderer(site_sample.templates(), {name: (text, f"my/{name}")})
    return renderer.render(page).data.decode("utf-8")


def problem(text: str) -> str:
    """What is said about a template of a digest's own that fails."""
    with pytest.raises(DigestError) as caught:
        render(text)
    return str(caught.value)


def test_a_page_becomes_a_file() -> None:
    """The file lies where the page's path says."""
    page = plan(corpus_samples.corpus())[1]

    assert Renderer(site_sample.templates()).render(page).path == "themes/index.html"


def test_a_digest_can_replace_a_template() -> None:
    """A template of the same name stands before the default one."""
    assert render("{{ view.question }}") == "Should towns keep bees?"


def test_a_digest_can_replace_one_block() -> None:
    """`!theme/` is the default theme, whatever stands before it; the other blocks stay."""
    made = render('{% extends "!theme/home.html" %}{% block heading %}<h1>Mine</h1>{% endblock %}')

    assert "<h1>Mine</h1>" in made
    assert "Where the sources part" in made


def test_one_mapping_may_hold_both_themes() -> None:
    """Default templates that were replaced are found under `!theme/` where both themes come in one mapping."""
    default = site_sample.templates()
    both = default | {f"!theme/{name}": found for name, found in default.items()}
    both["home.html"] = (
        '{% extends "!theme/home.html" %}{% block heading %}<h1>Mine</h1>{% endblock %}',
        "my/home.html",
    )
    renderer = Renderer(both)

    assert b"<h1>Mine</h1>" in renderer.render(HOME).data
    assert [file.path for file in renderer.assets()] == ["favicon.svg", "site.js", "style.css"]


def test_text_is_escaped_and_html_of_our_own_is_not() -> None:
    """Everything but `Html` is escaped."""
    assert render("{{ '<b>' }}{{ view.frame.title }}") == "&lt;b&gt;The bee digest"


def test_assets_are_the_files_that_are_no_templates() -> None:
    """Style sheet, script and icon are published as they are; a digest's own stand before them."""
    renderer = Renderer(
        site_sample.templates(), {"style.css": ("b{}", "my/style.css"), "own.css": ("a{}", "my/own.css")}
    )

    assert {file.path: len(file.data) for file in renderer.assets()} == {
        "favicon.svg": len(site_sample.templates()["favicon.svg"][0]),
        "own.css": 3,
        "site.js": len(site_sample.templates()["site.js"][0].encode()),
        "style.css": 3,
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "<h1>\n  {{ view.qestion }}\n</h1>",
            (
                "my/home.html:2:11: error: `HomeView` has no field `qestion` [template-undefined]\n"
                "      {{ view.qestion }}\n"
                "              ^~~~~~~\n"
                "    hint: Did you mean `question`?"
            ),
        ),
        (
            "{% for row in view.themes %}{{ row.theme.lable }}{% endfor %}",
            (
                "my/home.html:1:42: error: `Link` has no field `lable` [template-undefined]\n"
                "    {% for row in view.themes %}{{ row.theme.lable }}{% endfor %}\n"
                "                                             ^~~~~\n"
                "    hint: Did you mean `label`?"
            ),
        ),
        (
            "{{ veiw.question }}",
            (
                "my/home.html:1:4: error: there is no value `veiw` [template-undefined]\n"
                "    {{ veiw.question }}\n"
                "       ^~~~\n"
                "    hint: Did you mean `view`?"
            ),
        ),
        (
            "{% for x in view.themes %}\n<p>",
            (
                "my/home.html:2:1: error: the template cannot be parsed: Unexpected end of template. "
                "Jinja was looking for the following tags: 'endfor' or 'else'. "
                "The innermost block that needs to be closed is 'for'. "
                "[template-syntax]\n"
                "    <p>\n"
                "    ^~~\n"
                "    hint: Blocks and loops are closed with `{% endblock %}` and `{% endfor %}`, "
                "values stand in `{{ }}`."
            ),
        ),
        (
            "\n{{ 1 / 0 }}",
            (
                "my/home.html:2:1: error: the template failed while making `index.html`: "
                "ZeroDivisionError: division by zero [template-failed]\n"
                "    {{ 1 / 0 }}\n"
                "    ^~~~~~~~~~~\n"
                "    hint: Views hold plain facts; see the fields of the page's view."
            ),
        ),
        (
            '{% extends "!theme/hom.html" %}',
            (
                "my/home.html:1:1: error: there is no template `!theme/hom.html` [template-missing]\n"
                '    {% extends "!theme/hom.html" %}\n'
                "    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
                "    hint: Did you mean `!theme/home.html`?"
            ),
        ),
    ],
    ids=["misspelt field", "misspelt field of a part", "misspelt value", "unclosed loop", "error", "missing parent"],
)
def test_a_template_that_fails_says_where_and_why(text: str, shown: str) -> None:
    """The message names the template's line, what is missing, and the nearest that is there."""
    assert problem(text) == shown


def test_problems_of_all_pages_are_gathered_once_each() -> None:
    """A fault in a template of many pages is one problem; pages of other templates are made all the same."""
    pages = plan(corpus_samples.corpus())
    broken = {"claim.html": ("{{ view.no }}", "my/claim.html"), "theme.html": ("{% if %}", "my/theme.html")}
    rendered = Renderer(site_sample.templates(), broken).render_all(pages)

    assert [(one.kind, one.where.path) for one in rendered.problems] == [
        ("template-undefined", "my/claim.html"),
        ("template-syntax", "my/theme.html"),
    ]
    assert len(rendered.files) == len([page for page in pages if page.template not in broken])
    assert all(show(one) for one in rendered.problems)


@pytest.mark.parametrize("name", [name for name in site_sample.templates() if name.endswith(".html")])
def test_the_theme_escapes_everything(name: str) -> None:
    """No template prints a value without escaping it, and no attribute goes without quotation marks."""
    text = site_sample.templates()[name][0]

    assert not re.search(r"\|\s*safe|autoescape|Markup", text)
    assert not re.search(r"\s[a-z-]+=\{\{", text), "an unquoted attribute"
    assert not re.search(r"<script(?![^>]*(src=|ld\+json))|<style|\sstyle=|\son[a-z]+=", text), "inline script or style"


@pytest.mark.parametrize("name", [name for name in site_sample.templates() if name.endswith(".html")])
def test_addresses_of_other_sites_come_from_fields_that_were_checked(name: str) -> None:
    """Every `href` and `src` is made by `href`, or is an anchor, or comes from a field that holds a safe address."""
    allowed = (
        r"#|\{\{ href\(|\{\{ (view\.(original|archived|permalink)|fact|run)\.url|\{\{ view\.frame\.(canonical|contact)"
    )
    found = re.findall(r'(?:href|src)="([^"]*)', site_sample.templates()[name][0])

    assert [one for one in found if not re.match(allowed, one)] == []
