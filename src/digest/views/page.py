"""A page before it is rendered: where it goes, which template makes it, and what the template is given."""

from __future__ import annotations

from dataclasses import dataclass

from digest import urls
from digest.views import View


@dataclass(frozen=True, slots=True)
class Page:
    """A pure value from which `render` makes one file."""

    path: str
    """From the site's root; see `urls`."""
    template: str
    """The template's name, as in `claim.html`."""
    view: View
    """What the template is given."""
    files: bool = False
    """Whether links name `index.html`, so that the site opens from disk."""
    base: str = ""
    """Full address before every link; only for the page that is served at addresses of any depth."""

    def href(self, path: str) -> str:
        """Returns the link from this page to a path of the site, which may have an anchor or a query."""
        place, mark, query = path.partition("?")
        link = urls.absolute(self.base, place) if self.base else urls.relative(self.path, place, files=self.files)
        return link + mark + query
