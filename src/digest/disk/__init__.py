"""The only door to the file system: everything that opens, reads, writes or watches a file is in here.

`folder` reads a digest, `files` single files, `packaged` what travels with digest; `site` publishes, in one step or
not at all, and `store` writes the rest. Nothing here knows what is in a file.
"""

from __future__ import annotations

from digest.disk.files import MAX_BYTES, lines_of, read_file, silence
from digest.disk.folder import (
    CONTENT,
    LEDGER,
    SEEDS,
    SETTINGS,
    TEMPLATES,
    Folder,
    find_root,
    read_documents,
    read_folder,
    snapshot,
)
from digest.disk.packaged import default_templates, starter_files
from digest.disk.site import MARKER, SITE, Published, only_build, publish
from digest.disk.store import write_ledger, write_new

__all__ = [
    "CONTENT",
    "LEDGER",
    "MARKER",
    "MAX_BYTES",
    "SEEDS",
    "SETTINGS",
    "SITE",
    "TEMPLATES",
    "Folder",
    "Published",
    "default_templates",
    "find_root",
    "lines_of",
    "only_build",
    "publish",
    "read_documents",
    "read_file",
    "read_folder",
    "silence",
    "snapshot",
    "starter_files",
    "write_ledger",
    "write_new",
]
