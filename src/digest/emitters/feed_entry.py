"""One entry of a feed: a claim or a source as a title, a few lines of HTML, an id that lasts and a time.

In: the linked corpus, with the limits that withhold quotations. Out: `Entry` values. The HTML holds escaped text
and safe addresses only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from digest import dates, urls
from digest.corpus import Corpus, LinkedClaim
from digest.emitters.addresses import link_from, permanent
from digest.emitters.claim_record import shortened, words
from digest.visible import visible

UNKNOWN_DAY: Final = "1970-01-01"
"""Stands in the entries of sources without a date, since Atom must name one; they come last."""
_SECONDS: Final = 82_800
"""A day's seconds but the last hour, which leaves room to number the claims of a source."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is new."""

    id: str
    link: str
    """To its page: absolute, or relative to the feed's file."""
    title: str
    html: str
    """A fragment, escaped and with no addresses but safe ones."""
    updated: str
    """RFC 3339."""
    published: str
    """RFC 3339, or empty where the source has no date."""
    authors: tuple[str, ...]
    categories: tuple[tuple[str, str], ...] = ()
    """Ids and titles of themes."""
    original: str = ""
    """The address of the original work."""


@dataclass(frozen=True, slots=True)
class EntryMaker:
    """Makes entries of one corpus."""

    corpus: Corpus
    withheld: Mapping[str, str]
    """For each claim the limit that withholds its quotation, or an empty text."""
    _theme_titles: dict[str, str] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Looks up the themes' titles once."""
        self._theme_titles.update((theme.id, theme.title) for theme in self.corpus.themes)

    def day(self, linked: LinkedClaim) -> str:
        """Returns the day on which the claim came up or was last touched; empty where unknown."""
        return max(
            dates.first_day(self.corpus.readings[linked.source].source.record.published),
            dates.first_day(linked.edited_on),
        )

    def claim(self, folder: str, linked: LinkedClaim) -> Entry:
        """Returns the entry of a claim for the feed in that folder."""
        corpus, record = self.corpus, self.corpus.readings[linked.source].source.record
        published = dates.first_day(record.published)
        names = [corpus.voices[one].name for one in linked.voices if one in corpus.voices]
        return Entry(
            id=permanent("claim", linked.source, linked.id),
            link=link_from(corpus.settings, folder, urls.claim(linked.id)),
            title=shortened(self._words(linked)),
            html=self._claim_html(folder, linked),
            updated=_stamp(self.day(linked), linked.source, linked.number),
            published=_stamp(published, linked.source, linked.number) if published else "",
            authors=tuple(names) or tuple(author.name for author in record.authors),
            categories=tuple((one, self._theme_titles.get(one, one)) for one in linked.themes),
            original=urls.safe(record.url),
        )

    def source(self, key: str, claims: Sequence[LinkedClaim]) -> Entry:
        """Returns the entry of a source, with its claims, for the digest's own feed."""
        corpus, record = self.corpus, self.corpus.readings[key].source.record
        published = dates.first_day(record.published)
        updated = max([published, *(self.day(one) for one in claims)])
        themes = dict.fromkeys(theme for one in claims for theme in one.themes)
        return Entry(
            id=permanent("source", key),
            link=link_from(corpus.settings, urls.HOME, urls.source(key)),
            title=record.title or key,
            html=self._source_html(key, claims),
            updated=_stamp(updated, key, 0),
            published=_stamp(published, key, 0) if published else "",
            authors=tuple(author.name for author in record.authors),
            categories=tuple((one, self._theme_titles.get(one, one)) for one in themes),
            original=urls.safe(record.url),
        )

    def _words(self, linked: LinkedClaim) -> str:
        """The claim in words that may be shown."""
        return words(self.corpus, linked, self.withheld[linked.id])

    def _claim_html(self, folder: str, linked: LinkedClaim) -> str:
        """The claim's statement, quotation, and where it stands."""
        parts = [f"<p>{escape(linked.statement)}</p>"] if linked.statement else []
        if not self.withheld[linked.id]:
            tag = "blockquote" if self.corpus.readings[linked.source].source.record.wording == "verbatim" else "p"
            words = visible(self.corpus.readings[linked.source].source, linked.claim.start, linked.claim.end)
            parts.append(f"<{tag}>{escape(words)}</{tag}>")
        link = link_from(self.corpus.settings, folder, urls.source(linked.source))
        return "".join(parts) + f"<p>{self._byline(linked.source, link)}</p>"

    def _byline(self, key: str, link: str) -> str:
        """Who wrote the source, its title as a link, and when it was published."""
        record = self.corpus.readings[key].source.record
        authors = escape(", ".join(author.name for author in record.authors))
        title = f'<a href="{escape(link)}">{escape(record.title or key)}</a>'
        return ", ".join(filter(None, [authors, title, escape(dates.shown(record.published))]))

    def _source_html(self, key: str, claims: Sequence[LinkedClaim]) -> str:
        """Who wrote it, and its central claim and up to nine more, each linked to its page."""
        settings = self.corpus.settings
        chosen = sorted(claims, key=lambda one: (not one.claim.central, -one.claim.salience, one.number))[:10]
        items = "".join(
            f'<li><a href="{escape(link_from(settings, urls.HOME, urls.claim(one.id)))}">'
            f"{escape(shortened(self._words(one), 300))}</a></li>"
            for one in sorted(chosen, key=lambda one: one.number)
        )
        link = link_from(settings, urls.HOME, urls.source(key))
        counted = f"<p>{len(claims)} claim{'' if len(claims) == 1 else 's'}"
        more = counted + (", among them:</p>" if len(claims) > len(chosen) else ":</p>")
        return f"<p>{self._byline(key, link)}</p>" + (f"{more}<ul>{items}</ul>" if items else "")


def _stamp(day: str, name: str, number: int) -> str:
    """A time on that day: one stretch for each name, in which lower numbers come later."""
    base = int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:4], "big") % _SECONDS
    second = base + max(0, 3_599 - number)
    return f"{day or UNKNOWN_DAY}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z"
