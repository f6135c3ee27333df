"""The doors to trafilatura and readability: what each of them takes for a page's article.

In: the page's markup with its marks. Out: the marks that survived. A page too large for them, or one that they fail
on, gets no votes, and our own rules decide.
"""

from __future__ import annotations

import logging
import warnings
from typing import Final

from digest.loaders.html_walk import marks

MAX_MARKUP: Final = 3_000_000
MAX_TEXTS: Final = 15_000
"""Larger pages (scripts and styles not counted) are not given to the extractors, some of whose steps are not linear."""
_LOGGERS: Final = ("trafilatura", "readability", "htmldate", "justext", "courlan", "charset_normalizer", "dateparser")
DISTANT: Final = "2199-12-31"
"""The latest date that is believed; a fixed one, so that no clock is read."""


def votes(markup: str, texts: int) -> tuple[frozenset[int], frozenset[int]]:
    """Returns the marks that trafilatura keeps and those that readability keeps; `texts` is how many there are."""
    if len(markup) > MAX_MARKUP or texts > MAX_TEXTS:
        return frozenset(), frozenset()
    return _first(markup), _second(markup)


def _first(markup: str) -> frozenset[int]:
    """The marks that trafilatura keeps."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.2 s, for HTML alone

    _quiet()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = bare_extraction(markup, include_comments=False)
        except Exception:  # noqa: BLE001 - an extractor's failure is a vote not cast
            return frozenset()
    return frozenset(marks(found.text or "")) if found is not None and not isinstance(found, dict) else frozenset()


def _second(markup: str) -> frozenset[int]:
    """The marks that readability keeps."""
    from readability import Document  # noqa: PLC0415 - for HTML alone

    _quiet()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return frozenset(marks(Document(markup).summary()))
        except Exception:  # noqa: BLE001 - as above
            return frozenset()


def date(markup: str, url: str) -> str:
    """Returns the day that htmldate finds a page published on; empty where it finds none, or a mere year."""
    if len(markup) > MAX_MARKUP:
        return ""
    from htmldate import find_date  # noqa: PLC0415 - for HTML alone

    _quiet()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = find_date(markup, url=url or None, original_date=True, max_date=DISTANT)
        except Exception:  # noqa: BLE001 - as above
            return ""
    if not found or (found.endswith("-01-01") and found not in markup):
        return ""
    return str(found)


def _quiet() -> None:
    """Keeps what the extractors log from the terminal: nothing that they grumble about concerns the reader."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
        logger.propagate = False
