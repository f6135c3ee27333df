"""Every file of the site with its hash, and one hash for the whole: what names an edition.

In: all files of a build. Out: `data/manifest.json`. It is no emitter, because it comes after all others; ``build``
calls it last. The edition's hash is the SHA-256 of the lines ``<sha256>  <path>`` in order of paths, so that
``sha256sum`` can check a copy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from digest.emitters import jsontext
from digest.model import File

PATH: Final = "data/manifest.json"


def manifest(files: Iterable[File]) -> File:
    """Returns the manifest of the files, itself left out."""
    listed = [
        {"path": file.path, "bytes": len(file.data), "sha256": hashlib.sha256(file.data).hexdigest()}
        for file in sorted(files, key=lambda file: file.path)
        if file.path != PATH
    ]
    lines = "".join(f"{one['sha256']}  {one['path']}\n" for one in listed)
    edition = hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()
    return File(PATH, jsontext.listing({"schema": "digest.manifest/1", "edition": edition}, "files", listed))
