"""The live preview: what is shown, to whom, and when it is made anew."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tornado.websocket import websocket_connect

from digest import build
from digest.errors import DigestError, Problem, Where, show
from digest.serve import overlay, server
from digest.serve.preview import Preview
from tests.scratch import ARTICLE, FILES, make
from tests.served import Served

EVERYWHERE = "0.0.0.0"  # noqa: S104 - a name to be judged; nothing listens on it


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A running preview of a small digest; each test leaves it with a good site."""
    preview = Served(make(tmp_path_factory.mktemp("served")))
    yield preview
    assert preview.end() == 0


def test_the_site_is_served_with_the_script(served: Served) -> None:
    """Pages come with livereload's script as a file of its own, nothing inline, and all else as it is."""
    status, page = served.get("/")

    assert status == 200
    assert re.search(rf'<script src="/livereload\.js\?port={served.port}/-/[0-9.]+" defer></script></head>', page)
    assert served.get("/style.css")[0] == 200
    assert served.get("/livereload.js")[0] == 200
    assert served.get("/data/claims.json")[0] == 200


def test_nothing_is_written(served: Served) -> None:
    """The preview makes neither a site nor a ledger: these are the build's."""
    assert sorted(path.name for path in served.root.iterdir()) == ["content", "seeds"]
    assert not (served.root / "content/claims.lock").exists()


def test_a_missing_page_is_the_sites_own(served: Served) -> None:
    """What the site does not have gets its 404 page, with the script, so that it reloads when the page comes."""
    status, page = served.get("/nowhere/at/all/")

    assert status == 404
    assert "/livereload.js" in page
    assert "Scratch" in page


@pytest.mark.parametrize(
    "path",
    ["/%00", "/..%2f..%2fetc/passwd", "/../../etc/passwd", "//etc/passwd", "/%ff", "/c/%2e%2e/%2e%2e/x", "/a\\b"],
)
def test_no_path_leads_out_of_the_site(served: Served, path: str) -> None:
    """Climbing, absolute, escaped and broken paths are not found, and break nothing."""
    status, page = served.get(path)

    assert status == 404
    assert "root:" not in page


def test_a_folder_without_its_slash_is_redirected(served: Served) -> None:
    """`/themes` goes to `/themes/`, so that relative links hold."""
    assert served.get("/themes")[0] == 302


def test_head_is_answered(served: Served) -> None:
    """HEAD gives the status without the page."""
    assert served.get("/", method="HEAD") == (200, "")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("[", 421),
    ],
)
def test_a_foreign_host_name_is_turned_away(served: Served, host: str, status: int) -> None:
    """A page on the web that points its own name to this computer reads nothing."""
    assert served.get("/", host=host)[0] == status


def test_nobody_can_force_a_reload(served: Served) -> None:
    """Livereload's open door for reloads is shut."""
    assert served.get("/forcereload")[0] == 404


def test_a_broken_edit_shows_in_page_and_terminal_and_the_last_site_stays(served: Served) -> None:
    """The problem stands in the page above the last good site, and in the terminal; mended, it goes."""
    make(served.root, {"content/site.yaml": "titel: Scratch\n"})
    served.wait(lambda: served.shows("/", "unknown key `titel`"))
    status, page = served.get("/")

    assert status == 200
    assert 'class="digest-problems"' in page
    assert "Lamps in the park" in page
    served.wait(lambda: any("the last good site stays" in line for line in served.said))
    assert any("content/site.yaml:1:1: error: unknown key `titel` [unknown-key]" in line for line in served.said)

    make(served.root, {"content/site.yaml": FILES["content/site.yaml"]})
    served.wait(lambda: not served.shows("/", "unknown key"))


def test_an_open_page_is_told_of_every_change(served: Served) -> None:
    """Two saves one shortly after the other give two reloads; a page of another site cannot listen."""

    async def listen() -> list[str]:
        told: list[str] = []
        socket = await websocket_connect(f"ws://127.0.0.1:{served.port}/-/{edition(served)}/livereload")
        await socket.write_message('{"command": "hello"}')
        told.append(str(await asyncio.wait_for(socket.read_message(), 5)))
        for words in ("Moths in the park", "Lamps in the park"):
            make(served.root, {"seeds/lamps.md": ARTICLE.replace("Lamps in the park", words)})
            told.append(str(await asyncio.wait_for(socket.read_message(), 10)))
            assert await asyncio.to_thread(served.shows, "/sources/lamps/", words)
        socket.close()
        while await socket.read_message() is not None:
            pass
        return told

    with ThreadPoolExecutor(1) as own_thread:  # the browser tests have a loop of their own in this one
        hello, first, second = own_thread.submit(lambda: asyncio.run(listen())).result()

    assert '"hello"' in hello
    assert '"reload"' in first
    assert '"reload"' in second


def test_a_page_that_is_behind_is_told_at_once(served: Served) -> None:
    """A page that was loaded before the last change, or from an earlier server, reloads when it connects."""

    async def connect(shown: str) -> str | None:
        socket = await websocket_connect(f"ws://127.0.0.1:{served.port}/-/{shown}/livereload")
        await socket.write_message('{"command": "info", "url": "/"}')
        try:
            told = await asyncio.wait_for(socket.read_message(), 0.3)
        except TimeoutError:
            told = None
        socket.close()
        return None if told is None else str(told)

    with ThreadPoolExecutor(1) as own_thread:
        behind = own_thread.submit(lambda: asyncio.run(connect("1.0"))).result()
        up_to_date = own_thread.submit(lambda: asyncio.run(connect(edition(served)))).result()

    assert behind is not None
    assert '"reload"' in behind
    assert up_to_date is None


def edition(served: Served) -> str:
    """The edition that the served pages name."""
    found = re.search(r"/-/([0-9.]+)\"", served.get("/")[1])
    assert found
    return found[1]


def test_a_page_of_another_site_cannot_listen(served: Served) -> None:
    """A socket whose Origin is another site is refused."""
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Origin": "http://evil.example",
    }
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)) as connection:
        connection.request("GET", "/-/1.1/livereload", headers=headers)

        assert connection.getresponse().status == 403


def test_a_digest_that_never_built_says_so(tmp_path: Path) -> None:
    """Where the first build fails the page shows why, and no site."""
    told: list[build.Outcome] = []
    preview = Preview(tmp_path, build.Options(), told=lambda outcome, _: told.append(outcome))
    before = preview.shown
    changed = preview.rebuild()

    assert not before.ready
    assert changed
    assert (preview.shown.failed, preview.shown.files) == (True, {})
    assert preview.shown.problems[0].kind == "seeds-missing"
    assert told[0].failed


def test_a_burst_of_saves_is_one_build(tmp_path: Path) -> None:
    """Ten files saved at once are built once; an edit that keeps the file's time is seen."""
    root = make(tmp_path)
    runs = list[float]()
    preview = Preview(root, build.Options(), told=lambda _, seconds: runs.append(seconds))
    stop, news = threading.Event(), threading.Semaphore(0)
    watcher = threading.Thread(target=preview.watch, args=(stop, news.release))
    watcher.start()
    try:
        assert news.acquire(timeout=60)
        make(root, {f"seeds/n{number}.md": ARTICLE.replace("Lamps", f"Lamps {number}") for number in range(10)})
        assert news.acquire(timeout=60)
        time.sleep(0.3)
        assert len(runs) <= 3  # on a busy machine the saves may be slow enough to be two bursts
        assert "sources/n9/index.html" in preview.shown.files
    finally:
        stop.set()
        watcher.join()


def test_a_fault_of_ours_does_not_end_the_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error in digest itself is shown as a problem, and the last good site stays."""
    root = make(tmp_path)
    preview = Preview(root, build.Options(), told=lambda *_: None)
    preview.rebuild()
    good = preview.shown.files
    monkeypatch.setattr("digest.linkcheck.check", lambda *_, **__: 1 / 0)
    preview.rebuild()

    assert preview.shown.files == good
    assert show(preview.shown.problems[0]).startswith("digest: error: digest stopped with ZeroDivisionError(")
    assert "[internal-error]" in show(preview.shown.problems[0])


def test_a_port_in_use_is_told() -> None:
    """A second preview on the same port says which port is taken and how to name another."""
    with server.listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DigestError) as caught:
            server.listen("127.0.0.1", port)

    assert show(caught.value.problems[0]) == (
        f"digest serve: error: port {port} is in use, perhaps by another `digest serve` [cannot-serve]\n"
        f"    hint: Use another port: `digest serve --port {port + 1}`."
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.name.invalid"])
def test_an_address_of_another_computer_is_told(host: str) -> None:
    """A host that is not this computer's cannot be listened on."""
    with pytest.raises(DigestError) as caught:
        server.listen(host, 8000)

    assert show(caught.value.problems[0]) == (
        f"digest serve: error: `{host}` is not an address of this computer [cannot-serve]\n"
        "    hint: Name one that is, or leave `--host` out."
    )


@pytest.mark.parametrize(
    ("name", "host", "allowed"),
    [
        ("localhost:8000", "127.0.0.1", True),
        ("192.168.1.7:8000", "127.0.0.1", False),
        ("192.168.1.7:8000", EVERYWHERE, True),
        ("[fe80::1]:8000", "::", True),
        ("evil.example", EVERYWHERE, False),
        ("box.example", "box.example", True),
    ],
)
def test_which_names_are_ours(name: str, host: str, *, allowed: bool) -> None:
    """Where we listen everywhere any number is ours but no stranger's name."""
    assert server.is_allowed(name, host) is allowed


def test_problems_are_text_in_the_page() -> None:
    """Markup in a problem is shown and never run, and the panel comes before the end of the body."""
    problem = Problem("unknown-key", Where("a.yaml", 1, 1, "<script>"), "unknown key `<script>alert(1)</script>`")
    page = overlay.dressed(b"<html><head></head><body></body></html>", port=1, problems=[problem], failed=True)

    assert b"<script>alert" not in page
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.endswith(b"</section></body></html>")


def test_a_page_without_head_or_body_is_dressed_too() -> None:
    """A fragment of HTML gets script and panel at its end."""
    page = overlay.dressed(b"<p>bare", port=1, failed=True)

    assert page.startswith(b"<p>bare")
    assert b"livereload.js" in page
    assert b"digest-problems" in page
