"""Planning: which pages the site has, and what each of them is given.

In: a corpus. Out: a `Page` for every address, in a fixed order, each a pure value from which `render` makes one file.
Refused: two pages at one address, also where they differ in case only.
"""

from __future__ import annotations

from digest import urls
from digest.corpus import Corpus
from digest.errors import DigestError, Problem, Where
from digest.pages.about import about_pages, not_found_page
from digest.pages.claims import claim_pages
from digest.pages.home import home_page
from digest.pages.index import index
from digest.pages.sources import source_pages
from digest.pages.themes import theme_pages
from digest.pages.voices import reference_pages, voice_pages
from digest.views.page import Page

__all__ = ["Page", "plan"]


def plan(corpus: Corpus) -> tuple[Page, ...]:
    """Returns every page of the site; raises `DigestError` where two would share an address."""
    idx = index(corpus)
    pages = (
        home_page(idx),
        *theme_pages(idx),
        *source_pages(idx),
        *claim_pages(idx),
        *voice_pages(idx),
        *reference_pages(idx),
        *about_pages(idx),
        not_found_page(idx),
    )
    problems = _collisions(pages)
    if problems:
        raise DigestError(problems)
    return pages


def _collisions(pages: tuple[Page, ...]) -> list[Problem]:
    """Two pages at one address, for a file system that does not tell large letters from small."""
    seen: dict[str, Page] = {}
    problems = []
    for page in pages:
        first = seen.setdefault(urls.file_of(page.path).casefold(), page)
        if first is not page:
            titles = f"“{first.view.frame.title}” and “{page.view.frame.title}”"
            message = f"two pages would share the address `{page.path}`: {titles}"
            problems.append(Problem("duplicate-page", Where(urls.file_of(page.path)), message, "Give one another id."))
    return problems
