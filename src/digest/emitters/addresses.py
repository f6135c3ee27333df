"""Addresses of pages and files as data files name them: absolute where the digest knows its place.

In: the settings and a path of `digest.urls`. Out: an absolute address, or, where no `base_url` is set, the path
relative to the site's root (for data) or to the file that holds the link (for feeds).
"""

from __future__ import annotations

import uuid
from typing import Final

from digest import urls
from digest.corpus import Settings

_SPACE: Final = uuid.uuid5(uuid.NAMESPACE_URL, "https://schema.org/Claim#digest")
"""The name space of the ids below. Changing it would make every reader show every old entry as new."""


def _page(settings: Settings, path: str) -> str:
    """The path, naming the file where the digest's links do so."""
    page, hash_, anchor = path.partition("#")
    return (urls.file_of(page) if settings.urls == "files" else page) + hash_ + anchor


def address(settings: Settings, path: str) -> str:
    """The absolute address of a path, or the path from the site's root where no `base_url` is set."""
    path = _page(settings, path)
    return urls.absolute(settings.base_url, path) if settings.base_url else path


def link_from(settings: Settings, here: str, path: str) -> str:
    """The absolute address of a path, or the link to it from the file or page `here`."""
    if settings.base_url:
        return address(settings, path)
    return urls.relative(here, path, files=settings.urls == "files")


def permanent(*names: str) -> str:
    """Returns a `urn:uuid:` made of the names: the same in every build, and wherever the site is moved."""
    return uuid.uuid5(_SPACE, "\n".join(names)).urn
