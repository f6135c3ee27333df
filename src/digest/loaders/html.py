"""The loader of saved web pages, light until it is used.

In: a document that ends in `.html` or `.htm`. Out: its `Source`. The parser and the extractors are imported when the
first page is read, never before.
"""

from __future__ import annotations

from digest.model import Document, Source


class HtmlLoader:
    """Reads pages of HTML."""

    name = "html"
    version = "1"
    suffixes: tuple[str, ...] = (".html", ".htm")

    def load(self, document: Document, /) -> Source:
        """Returns the page's source, or raises `DigestError` where it holds no text."""
        from digest.loaders.html_source import source  # noqa: PLC0415 - lxml and the extractors take 0.3 s

        return source(document)
