"""The pages as a browser shows them: policy, contrast and names, narrow screens, facets, passages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from digest import fragments
from tests import corpus_samples

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # the browser's pipes are closed by its own engine
]

PAGES = (
    "", "themes/", "themes/bees/", "themes/honey/", "sources/", "sources/essay/", "sources/report/", "claims/",
    "c/abeehive/", "c/bchildrn/", "c/ghves412/", "c/xgne2345/", "voices/", "voices/office/", "references/",
    "references/hive-count/", "about/", "method/", "404.html",
)  # fmt: skip
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def opened(browser: Any, width: int = 1280, **options: Any) -> Iterator[tuple[Any, list[str]]]:
    """A page of a browser, with all that it complains about and all that it asks of other hosts."""
    context = browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("dialog", lambda dialog: heard.extend([f"dialog {dialog.message}", str(dialog.dismiss())]))
    page.on("request", lambda one: heard.extend([f"asks for {one.url}"] if "127.0.0.1" not in one.url else []))
    try:
        yield page, heard
    finally:
        context.close()


@pytest.mark.parametrize("site", ["deep/down/", "hostile/"])
def test_pages_keep_the_strictest_policy(browser: Any, address: str, site: str) -> None:
    """No page breaks the policy, complains, opens a dialog, or asks another host for anything."""
    with opened(browser) as (page, heard):
        for path in PAGES:
            page.goto(address + site + path)
        assert heard == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pages_can_be_read_by_everybody(browser: Any, address: str, width: int, scheme: str) -> None:
    """Axe finds nothing, best practices included, and no page scrolls sideways."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    with opened(browser, width, color_scheme=scheme, bypass_csp=True) as (page, _):
        for path in PAGES:
            page.goto(f"{address}deep/down/{path}")
            found = axe.run(page, options={"runOnly": AXE_TAGS}).response["violations"]

            assert [(path, one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_long_and_strange_names_do_not_break_a_narrow_page(browser: Any, address: str) -> None:
    """Words of 300 letters, titles of 500, Arabic and Japanese: no page of 320 pixels scrolls sideways."""
    with opened(browser, 320) as (page, heard):
        for path in PAGES:
            page.goto(f"{address}extreme/{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert heard == []


def test_pages_are_whole_without_script(browser: Any, address: str) -> None:
    """With JavaScript off every claim is in the list, and the facets, which need it, are not shown."""
    with opened(browser, java_script_enabled=False) as (page, heard):
        page.goto(f"{address}deep/down/claims/?theme=rules")
        assert page.locator("#claim-list > li:visible").count() == 8
        assert page.locator("#facets").is_hidden()
        assert heard == []


def test_facets_narrow_the_list_and_stand_in_the_address(browser: Any, address: str) -> None:
    """A choice hides the rest, counts anew, and is there again when its address is opened."""
    with opened(browser) as (page, heard):
        page.goto(f"{address}deep/down/claims/")
        page.select_option("#f-theme", "bees")
        page.fill("#f-words", "hives  412")

        assert page.locator("#claim-list > li:visible").count() == 2
        assert page.text_content("#shown") == "2 of 8 claims"
        assert page.url.endswith("claims/?words=hives++412&theme=bees")
        assert page.locator('#f-source option[value="essay"]').text_content() == "Why towns should keep bees (1)"
        page.goto(page.url)
        assert page.locator("#claim-list > li:visible").count() == 2
        page.click("text=Show all")
        page.locator("#shown", has_text="8 claims").wait_for()
        assert heard == []


def test_the_first_stop_is_the_skip_link(browser: Any, address: str) -> None:
    """Tab leads first to the link that skips the navigation, and it can then be seen."""
    with opened(browser) as (page, _):
        page.goto(f"{address}deep/down/c/abeehive/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0


def test_a_claim_opens_its_passage(browser: Any, address: str) -> None:
    """From the claim's page one link leads to its own words in the text, and they are in view."""
    with opened(browser, 390) as (page, _):
        page.goto(f"{address}deep/down/c/ecncl234/")
        page.click("text=Open at this passage, in our copy")
        assert page.evaluate("document.querySelector(':target').textContent") == (
            "Recommendation: The council should license hives."
        )
        top = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
        assert 0 <= top < 900


def test_text_fragments_lead_to_the_passage(browser: Any, folder: Any, address: str) -> None:
    """Every directive of the sample's claims is found by the browser, at the passage that is meant."""
    source = corpus_samples.essay()
    body = "".join(
        f"<p style='margin-bottom:150vh'>{source.text[block.start : block.end]}</p>" for block in source.blocks
    )
    (folder / "plain.html").write_text(f"<!doctype html><meta charset=utf-8><title>x</title>{body}", "utf-8")
    for claim in corpus_samples.corpus().readings["essay"].claims:
        found = fragments.directive(source, claim.start, claim.end, fragments.passages(source))
        assert found, claim.quote
        with opened(browser, bypass_csp=True) as (page, _):
            page.goto(fragments.address(f"{address}plain.html", found))
            page.wait_for_timeout(150)
            shown = page.evaluate(
                "[...document.querySelectorAll('p')].filter(p => { const r = p.getBoundingClientRect();"
                " return r.bottom > 0 && r.top < innerHeight }).map(p => p.textContent).join('|')"
            )
            assert claim.quote in shown, (found, shown)
