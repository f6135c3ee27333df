"""Loaders: one per kind of document, each turning a `Document` into a `Source`.

In: nothing. Out: `BUILT_IN`, the loaders that come with the tool; others join through the entry-point group
``digest.loaders``. Importing this package imports nothing heavy: each loader brings in what it needs when it reads.
"""

from __future__ import annotations

from typing import Final

from digest.loaders.html import HtmlLoader
from digest.loaders.markdown import MarkdownLoader
from digest.loaders.text import TextLoader
from digest.model import Loader

BUILT_IN: Final[tuple[Loader, ...]] = (TextLoader(), MarkdownLoader(), HtmlLoader())
"""The loaders of this package; the first whose suffixes fit a document reads it."""
