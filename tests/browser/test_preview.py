"""The preview as its reader sees it: the page follows the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.scratch import ARTICLE, FILES, make
from tests.served import Served

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # the browser's pipes are closed by its own engine
]


def test_an_open_page_follows_the_text(browser: Any, tmp_path: Path) -> None:
    """A save shows in the open page by itself; a mistake shows as a panel, and goes when it is mended."""
    served = Served(make(tmp_path))
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"http://127.0.0.1:{served.port}/sources/lamps/")
    page.wait_for_timeout(500)
    make(tmp_path, {"seeds/lamps.md": ARTICLE.replace("Lamps in the park", "Moths in the park")})
    page.get_by_text("Moths in the park").first.wait_for(timeout=60_000)
    make(tmp_path, {"seeds/lamps.md": ARTICLE})
    page.get_by_text("Lamps in the park").first.wait_for(timeout=60_000)
    make(tmp_path, {"content/site.yaml": "titel: Scratch\n"})
    panel = page.get_by_role("alert", name="Problems of the build")
    panel.wait_for(timeout=60_000)

    assert "unknown key `titel`" in panel.inner_text()
    assert panel.evaluate("it => getComputedStyle(it).position") == "fixed"

    make(tmp_path, {"content/site.yaml": FILES["content/site.yaml"]})
    panel.wait_for(state="detached", timeout=60_000)
    page.close()

    assert complaints == []
    assert served.end() == 0
