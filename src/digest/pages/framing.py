"""The frame around every page: navigation, breadcrumbs, footer, canonical address, Open Graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digest import jsonld, urls
from digest.jsonld import JsonObject
from digest.pages import bibliography
from digest.pages.bibliography import shorten
from digest.pages.exports import exports
from digest.pages.index import Index
from digest.views import Frame, Link, NavItem, Tag, View
from digest.views.page import Page

_NAV: Final = (
    ("Themes", urls.THEMES),
    ("Sources", urls.SOURCES),
    ("Claims", urls.CLAIMS),
    ("Voices", urls.VOICES),
    ("References", urls.REFERENCES),
    ("About", urls.ABOUT),
)
"""Label and path; marked on its own page and on those that have it among their breadcrumbs."""
FEED: Final = "feed.xml"
"""Name of a feed, at the root and beside the pages that have their own."""
_FEEDS: Final = "feeds"
"""Name of the emitter that makes them."""


def frame(
    idx: Index,
    path: str,
    title: str,
    *,
    description: str = "",
    crumbs: Sequence[Link] = (),
    about: Sequence[JsonObject] = (),
    named: Sequence[Tag] = (),
    own_feed: bool = False,
    listed: bool = True,
) -> Frame:
    """Returns what stands around the page at that path.

    `crumbs` are the pages between the home page and this one; `about` is what the page is about, as structured data;
    `own_feed` says that a feed lies beside the page.
    """
    settings = idx.corpus.settings
    trail = (Link("Home", urls.HOME), *crumbs) if path else ()
    canonical = urls.absolute(settings.base_url, path) if settings.base_url else ""
    data = tuple(about)
    if canonical and trail:
        way = [(link.label, urls.absolute(settings.base_url, link.path)) for link in trail]
        data = (*data, jsonld.breadcrumbs([*way, (title, canonical)]))
    return Frame(
        site_title=settings.title,
        language=settings.language,
        title=title,
        description=shorten(description, 200),
        path=path,
        canonical=canonical,
        nav=tuple(NavItem(label, to, to in {path, *(link.path for link in crumbs)}) for label, to in _NAV),
        crumbs=trail,
        footer=_footer(idx),
        editors=bibliography.names([editor.name for editor in settings.editors]),
        contact=_contact(settings.contact),
        licence=settings.licence,
        named=tuple(named),
        properties=_open_graph(idx, title, description, canonical, path),
        jsonld=data,
        feed=_feed(idx, path if own_feed else ""),
        index=listed,
    )


def page(idx: Index, template: str, view: View) -> Page:
    """Returns the page that the view's frame says where to put."""
    return Page(view.frame.path, template, view, files=idx.href_style())


def _footer(idx: Index) -> tuple[Link, ...]:
    """The editors' own pages, and the data."""
    own = (page for page in idx.corpus.pages if urls.free_page(page.id) != urls.ABOUT)
    data = (Link("Data", f"{urls.ABOUT}#data"),) if exports(idx.corpus.settings) else ()
    return (*(Link(page.title, urls.free_page(page.id)) for page in own), *data)


def _feed(idx: Index, folder: str) -> str:
    """The path of the feed in a folder; empty where the digest makes none."""
    made = not idx.corpus.settings.emitters or _FEEDS in idx.corpus.settings.emitters
    return folder + FEED if made else ""


def _contact(contact: str) -> str:
    """A safe link to where corrections go, made of a mail address or a URL."""
    if "@" in contact and ":" not in contact:
        return urls.safe(f"mailto:{contact}")
    return urls.safe(contact) if "://" in contact or contact.startswith("mailto:") else ""


def _open_graph(idx: Index, title: str, description: str, canonical: str, path: str) -> tuple[Tag, ...]:
    """What previews of the page show."""
    tags = (
        Tag("og:type", "article" if path else "website"),
        Tag("og:site_name", idx.corpus.settings.title),
        Tag("og:title", title),
        Tag("og:description", shorten(description, 200)),
        Tag("og:url", canonical),
    )
    return tuple(tag for tag in tags if tag.content)
