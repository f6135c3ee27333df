"""Takes the README's screenshots from this repository's own digest, so that they show what the tool makes now.

usage: python docs/screenshots.py [SITE]

Reads a built site (`site/`, made by `make site`) from disk and writes one PNG per shot to docs/screenshots/. Builds
nothing, and opens nothing but the site's own files. Needs playwright (with the developers' tools) and a Chromium: the
one on PATH, or the one that the environment variable CHROME names. It refuses a folder that holds no built site.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

HERE = Path(__file__).resolve().parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SWITCHES = (
    "--no-sandbox",  # the pages are our own, and containers have no sandbox to give
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: a page of the site, as one reader sees it."""

    name: str
    page: str
    width: int
    height: int
    scheme: Literal["light", "dark"]
    top: str = ""  # the selector of what stands at the upper edge; without one, the page's head
    scale: float = 1


SHOTS = (
    Shot(name="home", page="index.html", width=1280, height=800, scheme="light"),
    Shot(
        name="source",
        page="sources/overview/index.html",
        width=1280,
        height=800,
        scheme="light",
        top="#s-what-the-talks-have-produced",
    ),
    Shot(name="theme", page="themes/zero-sum-thinking/index.html", width=390, height=844, scheme="dark", scale=1.5),
)


def find_browser() -> str:
    """Returns the path of a Chromium.

    Raises:
        SystemExit: None is installed.
    """
    names = (os.environ.get("CHROME", ""), *BROWSERS)
    found = next((path for name in names if name and (path := shutil.which(name))), "")
    if not found:
        sys.exit(f"Found no browser. Install one of {', '.join(BROWSERS)}, or name one: CHROME=/path/to/chrome …")
    return found


def take(site: Path, shots: tuple[Shot, ...]) -> None:
    """Writes each shot of the site."""
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # so that its absence can be explained
    except ImportError:
        sys.exit("Found no playwright. `make screenshots` sets it up.")
    out = HERE / "screenshots"
    out.mkdir(exist_ok=True)
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=find_browser(), args=SWITCHES)
        for shot in shots:
            context = browser.new_context(
                viewport={"width": shot.width, "height": shot.height},
                color_scheme=shot.scheme,
                device_scale_factor=shot.scale,
                reduced_motion="reduce",
                locale="en-GB",
                timezone_id="UTC",
                offline=True,
            )
            page = context.new_page()
            page.goto((site / shot.page).as_uri())
            if shot.top:
                page.locator(shot.top).first.evaluate("it => window.scrollTo(0, it.getBoundingClientRect().top - 32)")
            path = out / f"{shot.name}.png"
            page.screenshot(path=path, animations="disabled")
            print(f"{path.relative_to(HERE.parent)}  {path.stat().st_size // 1000} kB")
            context.close()
        browser.close()


def main() -> None:
    """Takes all shots of the site that was named, or of this repository's."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parent / "site").resolve()
    absent = [shot.page for shot in SHOTS if not (site / shot.page).is_file()]
    if absent:
        sys.exit(f"{site} has no {', '.join(absent)}. Build it first: make site")
    take(site, SHOTS)


if __name__ == "__main__":
    main()
