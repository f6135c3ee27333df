"""A real browser and a server of the sample sites, for the tests that need eyes."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import corpus_samples, site_sample

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder under a strict policy, and says nothing."""

    def end_headers(self) -> None:
        """Adds the policy."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the parent's
        """Says nothing."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site and the hostile one on disk."""
    root = tmp_path_factory.mktemp("sites")
    for name, corpus in (
        ("deep/down", corpus_samples.corpus()),
        ("hostile", corpus_samples.hostile()),
        ("extreme", corpus_samples.extreme()),
    ):
        for path, text in (site_sample.site(corpus) | {"feed.xml": ""}).items():
            file = root / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", errors="replace")
    # A page for lost addresses knows no address of its icon, so a browser may ask the host for its own.
    (root / "favicon.ico").write_bytes(b"")
    return root


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """The address of a server for the folder."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Chromium without a window."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM:
        pytest.skip("no Chromium is installed")
    switches = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update"]  # fmt: skip
    with sync_api.sync_playwright() as engine:
        started = engine.chromium.launch(executable_path=CHROMIUM, args=switches)
        yield started
        started.close()
