"""The preview's server: livereload and Tornado behind one door.

In: a `Preview`, an address. Out: pages on that address, reloaded in the browser after each build. Stock livereload
answers any host name and any page on the web, loses reloads that follow each other closely, and builds while nobody
is served; so only its browser script and its protocol are used here. Refused: requests that name another host (421,
against DNS rebinding), sockets opened by pages of other sites (403), and whatever the site does not hold: files come
from memory, so no path leads to the disk.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import mimetypes
import os
import socket
import threading
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import escape
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError

from digest.errors import DigestError, Problem, Where
from digest.serve import overlay
from digest.serve.preview import Preview, Shown

_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_EVERYWHERE: Final = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - only what the person asked for by --host
_TYPES: Final = {".js": "text/javascript", ".xml": "application/xml", ".jsonl": "application/jsonl"}
"""Where systems disagree about an ending's media type."""


def serve(preview: Preview, listening: socket.socket, *, host: str, started: Callable[[], None]) -> None:
    """Serves the preview on the socket that `listen` gave, until it is interrupted; calls `started` first."""
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(preview, listening, host, started))


def listen(host: str, port: int) -> socket.socket:
    """Returns a socket that listens on the address; port 0 takes any free one.

    Raises:
        DigestError: The address cannot be listened on, with what to do.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        found = socket.create_server((host, port), family=family, backlog=128)
    except OSError as error:
        raise DigestError([_refusal(error, host, port)]) from error
    found.setblocking(False)
    return found


def _refusal(error: OSError, host: str, port: int) -> Problem:
    """Why an address cannot be listened on, and what to do."""
    message = f"the address {host}:{port} cannot be listened on: {os.strerror(error.errno or 0)}"
    hint = f"Use another port: `digest serve --port {port + 1 if 0 < port < 65535 else 8001}`."
    if error.errno == errno.EADDRINUSE:
        message = f"port {port} is in use, perhaps by another `digest serve`"
    elif error.errno == errno.EACCES:
        hint = "Ports below 1024 are the system's. Use `digest serve --port 8000`."
    elif error.errno == errno.EADDRNOTAVAIL or (error.errno or 0) < 0:  # the resolver's numbers are negative
        message = f"`{host}` is not an address of this computer"
        hint = "Name one that is, or leave `--host` out."
    return Problem("cannot-serve", Where("digest serve"), message, hint)


def address(listening: socket.socket, host: str) -> str:
    """Returns the address to open in a browser."""
    name = "127.0.0.1" if host in _EVERYWHERE else host
    return f"http://{f'[{name}]' if ':' in name else name}:{listening.getsockname()[1]}/"


async def _run(preview: Preview, listening: socket.socket, host: str, started: Callable[[], None]) -> None:
    """Listens, watches in a thread, and tells the open pages when there is news."""
    open_pages: set[_Reload] = set()
    server = HTTPServer(application(preview, host=host, port=listening.getsockname()[1], open_pages=open_pages))
    server.add_socket(listening)
    loop, stop = asyncio.get_running_loop(), threading.Event()
    watcher = threading.Thread(
        target=preview.watch, args=(stop, lambda: loop.call_soon_threadsafe(_reload, open_pages)), daemon=True
    )
    started()
    watcher.start()
    try:
        await asyncio.Event().wait()
    finally:
        stop.set()
        server.stop()


def application(preview: Preview, *, host: str, port: int, open_pages: set[_Reload]) -> Application:
    """Returns the web application: the socket, the script, the panel's style, and the site."""
    return Application(
        [
            (r"/-/([0-9.]+)/livereload", _Reload),
            (r"/livereload\.js", _Script),
            (overlay.STYLE_PATH, _Style),
            (r".*", _Site),
        ],
        log_function=lambda _: None,
        preview=preview,
        host=host,
        port=port,
        open_pages=open_pages,
    )


def is_allowed(host_header: str, host: str) -> bool:
    """Whether a request may name that host: this computer, or where we were told to listen.

    When we listen everywhere, any numeric address is ours; a name that somebody else's DNS made ours is not.
    """
    try:
        name = urlsplit(f"//{host_header}").hostname or ""
    except ValueError:
        return False
    if name in _LOCAL or name == host.casefold():
        return True
    if host not in _EVERYWHERE:
        return False
    with contextlib.suppress(ValueError):
        return bool(ipaddress.ip_address(name))
    return name == socket.gethostname().casefold()


class _Local(RequestHandler):
    """What all answers share: no answer to a foreign host name, no caching, no telling what we run on."""

    def prepare(self) -> None:
        """Turns away requests for another host."""
        if not is_allowed(self.request.host, self.settings["host"]):
            self.set_status(421)
            self.finish("This is a preview of a digest, and answers to the name of this computer only.\n")

    def set_default_headers(self) -> None:
        """Sets what every answer carries."""
        self.set_header("Server", "digest")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")


class _Script(_Local, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's script for the browser."""


class _Style(_Local):
    """The look of the panel with the problems."""

    def get(self) -> None:
        """Writes the style."""
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(overlay.STYLE)


class _Reload(_Local, LiveReloadHandler):  # type: ignore[misc]  # as above
    """The socket over which an open page is told to reload."""

    def check_origin(self, origin: str) -> bool:
        """Whether the page that opens the socket is one of ours."""
        return urlsplit(origin).netloc.casefold() == self.request.host.casefold()

    def open(self, edition: str) -> None:
        """Notes which edition the page shows."""
        self.edition = edition

    def on_message(self, message: str | bytes) -> None:
        """Answers the script's greeting; from then on the page is told of news, and at once if it is behind."""
        with contextlib.suppress(ValueError, AttributeError, TypeError):
            super().on_message(message)
            LiveReloadHandler.waiters.discard(self)
            self.settings["open_pages"].add(self)
            if b"hello" not in escape.utf8(message) and self.edition != _edition(self.settings["preview"].shown):
                _reload({self})

    def on_close(self) -> None:
        """Forgets a page that was closed."""
        self.settings["open_pages"].discard(self)


class _Site(_Local):
    """The site itself."""

    def head(self) -> None:
        """Answers as `get` does; Tornado leaves the body out."""
        self.get()

    def get(self) -> None:
        """Writes the file at the address, or the site's own page for what it does not have."""
        shown = self._shown()
        path = unquote(self.request.path).removeprefix("/")
        if not shown.ready:
            self._page(overlay.waiting(), 503, shown)
        elif not shown.files:
            self._page(overlay.without_site(), 500, shown)
        elif path and not path.endswith("/") and f"{path}/index.html" in shown.files:
            self.redirect(f"{self.request.path}/", permanent=False)
        else:
            name = f"{path}index.html" if not path or path.endswith("/") else path
            data = shown.files.get(name)
            if data is None:
                self._page(shown.files.get("404.html", overlay.not_found()), 404, shown)
            elif name.endswith(".html"):
                self._page(data, 200, shown)
            else:
                self.set_header("Content-Type", _media_type(name))
                self.finish(data)

    def _shown(self) -> Shown:
        """What is shown at this moment."""
        preview: Preview = self.settings["preview"]
        return preview.shown

    def _page(self, data: bytes, status: int, shown: Shown) -> None:
        """Writes a page with what the preview adds to it."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        port, edition = self.settings["port"], _edition(shown)
        self.finish(overlay.dressed(data, port=port, edition=edition, problems=shown.problems, failed=shown.failed))


def _media_type(name: str) -> str:
    """The media type of a file, by its ending."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    found = _TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") or found in _TYPES.values() else found


def _edition(shown: Shown) -> str:
    """Names what is shown; no other run of a preview uses the same name."""
    return f"{os.getpid()}.{shown.edition}"


def _reload(waiters: set[Any]) -> None:
    """Tells every open page to reload."""
    for page in tuple(waiters):
        try:
            page.write_message({"command": "reload", "path": "*", "liveCSS": False, "liveImg": False})
        except WebSocketClosedError:
            waiters.discard(page)
