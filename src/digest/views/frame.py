"""What every page has around its own matter: title, navigation, breadcrumbs, metadata; and safe HTML as a type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Html:
    """HTML that ``markup`` made of an editor's Markdown. The one type that templates print without escaping it."""

    text: str
    """Well-formed HTML, its links already relative to the page."""

    def __html__(self) -> str:
        """What the template engine prints."""
        return self.text


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the site."""

    label: str
    """What the reader sees."""
    path: str
    """The page's path from the site's root, perhaps with an anchor; for `href` to turn into a link."""
    note: str = ""
    """A few words beside the link, as a count or a reason."""


@dataclass(frozen=True, slots=True)
class Outside:
    """A link to another site."""

    label: str
    """What the reader sees."""
    url: str
    """An address that `urls.is_safe` lets pass."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """An entry of the header's navigation."""

    label: str
    """What the reader sees."""
    path: str
    """Path of the page."""
    current: bool
    """Whether the page being shown is this one or lies below it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A `meta` element of the page's head."""

    name: str
    """As in `citation_title` or `og:title`."""
    content: str
    """Its value."""


@dataclass(frozen=True, slots=True)
class Frame:
    """All that stands around a page's own matter."""

    site_title: str
    """The digest's title."""
    language: str
    """BCP 47 tag of the digest's own words."""
    title: str
    """The page's title, for the browser's tab and for h1; the digest's title on the home page."""
    description: str
    """One sentence for search engines and previews; may be empty."""
    path: str
    """The page's path."""
    canonical: str
    """The page's full address; empty where the digest's base address is unknown."""
    nav: tuple[NavItem, ...]
    """The header's navigation."""
    crumbs: tuple[Link, ...]
    """From the home page down to the parent of this page; empty on the home page."""
    footer: tuple[Link, ...]
    """The footer's links: the editors' own pages and the data."""
    editors: str
    """Who edits the digest, in words; may be empty."""
    contact: str
    """Where to send corrections, as a safe link; may be empty."""
    licence: str
    """The licence of the editors' own words; may be empty."""
    named: tuple[Tag, ...]
    """`meta` elements with a name (Highwire's citation tags)."""
    properties: tuple[Tag, ...]
    """`meta` elements with a property (Open Graph)."""
    jsonld: tuple[Mapping[str, object], ...]
    """Structured data, one object per script element."""
    feed: str
    """Path of the feed of this page; empty where there is none."""
    index: bool = True
    """Whether search engines should list the page."""
    styled: bool = True
    """Whether the page may link the style sheet and the site's own pages: false for a 404 page that cannot know
    where the site's root lies."""
