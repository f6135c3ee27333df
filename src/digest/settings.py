"""Reading `content/site.yaml`: what the digest is called, asks, and is allowed to show.

In: `Fields`. Out: `Settings`; what is wrong is among the problems of the fields, at its line and column.
"""

from __future__ import annotations

from typing import Final

from digest.corpus import Settings
from digest.fields import Fields
from digest.model import Rights
from digest.records import read_authors, read_date, read_language, read_link, read_rights

URL_STYLES: Final = ("folders", "files")


def read_settings(fields: Fields) -> Settings:
    """Returns the settings that the fields state; what they leave out keeps its default."""
    default = Settings()
    rights = fields.mapping("rights")
    settings = Settings(
        title=fields.text("title") or default.title,
        question=fields.text("question"),
        description=fields.text("description"),
        base_url=_base_url(fields),
        language=read_language(fields, "language") or default.language,
        editors=read_authors(fields, "editors"),
        contact=_contact(fields),
        licence=fields.text("licence"),
        cutoff=read_date(fields, "cutoff"),
        rights=Rights() if rights is None else read_rights(rights),
        urls=fields.choice("urls", URL_STYLES, default.urls),  # type: ignore[arg-type]  # one of the two words
        raw_html=fields.flag("raw_html", default.raw_html),
        extractors=_names(fields, "extractors"),
        emitters=_names(fields, "emitters"),
    )
    fields.finish()
    return settings


def _base_url(fields: Fields) -> str:
    """The address of the site, ending in a slash."""
    url = read_link(fields, "base_url")
    if url and not url.startswith(("https://", "http://")):
        fields.problem("base_url", "unsafe-link", f"`{url}` is not the address of a site", "Begin it with https://.")
        return ""
    if any(sign in url for sign in "?#"):
        message = f"`{url}` holds `?` or `#`, which the address of a site cannot"
        fields.problem("base_url", "unsafe-link", message, "Write the address of the site's folder.")
        return ""
    return url if not url or url.endswith("/") else f"{url}/"


def _contact(fields: Fields) -> str:
    """A link, or a mail address with or without `mailto:`."""
    contact = fields.text("contact")
    if "@" in contact and ":" not in contact and not any(sign.isspace() for sign in contact):
        return contact
    return read_link(fields, "contact")


def _names(fields: Fields, key: str) -> tuple[str, ...]:
    """Names of plugins, each once."""
    names: list[str] = []
    for word in fields.words(key):
        if word.text in names:
            fields.problem(key, "invalid-value", f"`{word.text}` is named twice at `{key}`", "Keep one of them.")
        else:
            names.append(word.text)
    return tuple(names)
