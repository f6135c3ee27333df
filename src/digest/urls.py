"""Every address of the site, in one place: paths of pages, slugs, relative links, and which URLs are safe.

A page's path is relative to the site's root, with forward slashes, and ends in a slash where the page is the
`index.html` of a folder: `""` is the home page, `"c/ab12cd34/"` a claim. `relative` turns two paths into the link
from one to the other.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote, urlsplit

HOME: Final = ""
THEMES: Final = "themes/"
SOURCES: Final = "sources/"
CLAIMS: Final = "claims/"
VOICES: Final = "voices/"
REFERENCES: Final = "references/"
ABOUT: Final = "about/"

SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_KEY: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED: Final = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})
MAX_SLUG: Final = 80


def theme(theme_id: str) -> str:
    """The path of a theme's page."""
    return f"{THEMES}{theme_id}/"


def source(key: str) -> str:
    """The path of a source's page."""
    return f"{SOURCES}{key}/"


def claim(claim_id: str) -> str:
    """The path of a claim's page."""
    return f"c/{claim_id}/"


def voice(voice_id: str) -> str:
    """The path of a voice's page."""
    return f"{VOICES}{voice_id}/"


def reference(reference_id: str) -> str:
    """The path of a reference's page."""
    return f"{REFERENCES}{reference_id}/"


def free_page(page_id: str) -> str:
    """The path of one of the editors' own pages."""
    return f"{page_id}/"


def slug(words: str, *, fallback: str = "untitled") -> str:
    """Returns `words` as `[a-z0-9-]{1,80}`: fit for an address on any file system.

    Latin letters lose their accents; other scripts keep no letter, so the fallback and a short fingerprint of the
    words stand in. Names that Windows reserves get a suffix.
    """
    plain = unicodedata.normalize("NFKD", words.casefold().replace("ı", "i"))
    kept = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
    letters = sum(c.isalnum() for c in plain if not unicodedata.combining(c))
    if len(kept.replace("-", "")) * 2 < letters:
        digest = 0
        for char in unicodedata.normalize("NFKC", words):
            digest = (digest * 131 + ord(char)) % 36**6
        kept = f"{kept or fallback}-{_base36(digest)}"
    kept = kept[:MAX_SLUG].rstrip("-") or fallback
    return f"{kept}-x" if kept in _RESERVED else kept


def _base36(number: int) -> str:
    """Six digits of base 36."""
    digits = ""
    for _ in range(6):
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits


def unique(name: str, taken: set[str]) -> str:
    """Returns `name`, or `name-2`, `name-3` … if taken, and adds it to `taken`."""
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{name[: MAX_SLUG - 5]}-{count}"
    taken.add(found)
    return found


def is_key(word: str) -> bool:
    """Whether the word can name a source, theme or page in an address."""
    return len(word) <= MAX_SLUG and bool(_KEY.fullmatch(word)) and word not in _RESERVED


def relative(page: str, target: str, *, files: bool = False) -> str:
    """Returns the link from the page at path `page` to `target`, a path that may end in `#anchor`.

    With `files` the link names `index.html`, so that it opens from disk.
    """
    path, hash_, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    here = page.split("/")[:-1]
    there = path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    link = "../" * (len(here) - shared) + "/".join(there[shared:])
    if files and (not link or link.endswith("/")):
        link += "index.html"
    return (link or "./") + hash_ + anchor


def file_of(path: str) -> str:
    """The file, under `site/`, that holds the page at that path."""
    return f"{path}index.html" if not path or path.endswith("/") else path


def absolute(base_url: str, path: str) -> str:
    """The full address of a path under `base_url` (which ends in a slash)."""
    return base_url + quote(path, safe="/#-._~:?=&%")


def is_safe(url: str) -> bool:
    """Whether a link may go there: http, https, mailto, or a relative address; no control characters or tricks."""
    if any(ord(c) <= 32 or ord(c) == 127 for c in url) or "\\" in url or url.startswith("//"):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme.lower() in SAFE_SCHEMES and bool(parts.netloc or parts.scheme.lower() == "mailto")
    return ":" not in url.split("/", 1)[0].split("#", 1)[0].split("?", 1)[0]


def safe(url: str) -> str:
    """Returns the URL if `is_safe`, and an empty text if not."""
    return url if url and is_safe(url) else ""
