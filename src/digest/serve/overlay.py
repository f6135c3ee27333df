"""What the preview adds to a page: the script that reloads it, and the problems of a build that failed.

In: a page's bytes and what is shown. Out: the page's bytes with the additions. They are links to files of the
preview's own, never inline code, so that a page with a strict Content-Security-Policy shows and runs them too.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Final

from digest.errors import Problem, show

SCRIPT: Final = "/livereload.js"
STYLE_PATH: Final = "/-/preview.css"
STYLE: Final = """\
.digest-problems { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
  margin: 0; padding: 1rem 1.25rem; background: #2b1512; color: #fff4f0; border-top: 4px solid #ff6a4d;
  font: 15px/1.5 system-ui, sans-serif; }
.digest-problems h2 { margin: 0 0 .5rem; font-size: 1.1rem; color: inherit; }
.digest-problems pre { margin: .75rem 0 0; padding: 0; border: 0; background: none; color: inherit;
  font: 13px/1.45 ui-monospace, monospace; white-space: pre-wrap; }
@media print { .digest-problems { display: none; } }
"""
_BARE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<h1>{title}</h1>
<p>{text}</p>
</body>
</html>
"""
_STANDS: Final = "The last build failed. You see the last good site; it comes back to life when this is mended."
_NONE: Final = "The build failed, and there is no earlier site to show. This page reloads when it is mended."


def dressed(
    page: bytes, *, port: int, edition: str = "0", problems: Sequence[Problem] = (), failed: bool = False
) -> bytes:
    """Returns the page with the reloading script in its head, and a panel with the problems where there are any.

    The script opens its socket at `ws://HOST:` + port + `/livereload`. So what we append to the port becomes a part
    of that address, and tells the server which edition the page shows when it connects: news that came while the page
    was loading is not lost.
    """
    head = f'<script src="{SCRIPT}?port={port}/-/{edition}" defer></script>'
    if failed:
        head += f'<link rel="stylesheet" href="{STYLE_PATH}">'
        page = _before(page, b"</body>", _panel(problems).encode())
    return _before(page, b"</head>", head.encode())


def waiting() -> bytes:
    """Returns the page to show until the first build has ended."""
    return _BARE.format(
        title="Building …", text="The first build is running. This page reloads when it is done."
    ).encode()


def without_site() -> bytes:
    """Returns the page to show when no build has succeeded yet."""
    return _BARE.format(title="No site yet", text=_NONE).encode()


def not_found() -> bytes:
    """Returns the page to show for an address that the site does not have, where it has no page for that itself."""
    return _BARE.format(title="Not found", text="The site has no such page.").encode()


def _panel(problems: Sequence[Problem]) -> str:
    """The problems as they stand in the terminal."""
    listed = "".join(f"<pre>{html.escape(show(problem))}</pre>" for problem in problems)
    heading = f"<h2>{html.escape(_STANDS)}</h2>"
    return (
        f'<section class="digest-problems" role="alert" aria-label="Problems of the build">{heading}{listed}</section>'
    )


def _before(page: bytes, mark: bytes, addition: bytes) -> bytes:
    """The page with the addition before the first (`</head>`) or last (`</body>`) mark, or at its end without one."""
    at = page.rfind(mark) if mark == b"</body>" else page.find(mark)
    return page + addition if at < 0 else page[:at] + addition + page[at:]
