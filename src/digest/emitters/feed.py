"""What the feeds tell: which entries each feed holds, in which order and at what times.

In: the linked corpus. Out: `Feed` values, which `feeds` writes down as Atom and JSON Feed: new sources for the whole
digest; new claims for all claims together and for each theme, source and voice. Times come from the data: the day
on which a source was published or an editor last touched a claim, and a second of that day that is derived from
names, because readers sort by time and the feed rules want no two entries to share one. Nothing is said of today.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from digest import dates, rights, urls
from digest.corpus import Corpus, LinkedClaim
from digest.emitters.addresses import link_from, permanent
from digest.emitters.feed_entry import UNKNOWN_DAY, Entry, EntryMaker

LONGEST: Final = 100
"""How many entries a feed holds."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in no format yet. `folder` is the path of the page that it stands beside."""

    folder: str
    id: str
    title: str
    subtitle: str
    page: str
    """The link to the page."""
    base: str
    """The absolute address of the folder, empty where unknown."""
    language: str
    authors: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> str:
        """The newest entry's time."""
        return max((entry.updated for entry in self.entries), default=f"{UNKNOWN_DAY}T00:00:00Z")


def feeds(corpus: Corpus) -> Iterator[Feed]:
    """Yields every feed of the digest."""
    make = EntryMaker(corpus, rights.withheld(corpus))
    by_theme: dict[str, list[LinkedClaim]] = {theme.id: [] for theme in corpus.themes}
    by_source: dict[str, list[LinkedClaim]] = {key: [] for key in corpus.readings}
    for claim in corpus.claims.values():
        by_source[claim.source].append(claim)
        for theme_id in claim.themes:
            by_theme.setdefault(theme_id, []).append(claim)
    sources = sorted(
        corpus.readings, key=lambda key: (dates.first_day(corpus.readings[key].source.record.published), key)
    )
    newest = sources[: -LONGEST - 1 : -1]
    yield _feed(corpus, urls.HOME, "", [make.source(key, by_source[key]) for key in newest])
    yield _of_claims(make, urls.CLAIMS, "Claims", corpus.claims.values())
    for theme in corpus.themes:
        yield _of_claims(make, urls.theme(theme.id), theme.title, by_theme[theme.id])
    for key, claims in by_source.items():
        yield _of_claims(make, urls.source(key), corpus.readings[key].source.record.title or key, claims)
    for voice in corpus.voices.values():
        said = [corpus.claims[one] for one in (*voice.says, *voice.reported) if one in corpus.claims]
        yield _of_claims(make, urls.voice(voice.id), voice.name, said)


def _of_claims(make: EntryMaker, folder: str, title: str, claims: Iterable[LinkedClaim]) -> Feed:
    """The feed of the newest of the claims."""
    newest = heapq.nlargest(LONGEST, claims, key=lambda one: (make.day(one), one.source, -one.number))
    return _feed(make.corpus, folder, title, [make.claim(folder, one) for one in newest])


def _feed(corpus: Corpus, folder: str, title: str, entries: Iterable[Entry]) -> Feed:
    """A feed of the entries, the newest first."""
    settings = corpus.settings
    return Feed(
        folder=folder,
        id=permanent("feed", settings.base_url or settings.title, folder),
        title=f"{title} – {settings.title}" if title else settings.title,
        subtitle=settings.description or settings.question,
        page=link_from(settings, folder, folder),
        base=urls.absolute(settings.base_url, folder) if settings.base_url else "",
        language=settings.language,
        authors=tuple(editor.name for editor in settings.editors) or (settings.title,),
        entries=tuple(_apart(sorted(entries, key=lambda one: (one.updated, one.id), reverse=True))),
    )


def _apart(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries, newest first; one that shares its second with another is set a second back."""
    last: datetime | None = None
    for entry in entries:
        time = datetime.fromisoformat(entry.updated)
        last = time if last is None or time < last else last - timedelta(seconds=1)
        yield replace(entry, updated=last.isoformat().replace("+00:00", "Z"))
