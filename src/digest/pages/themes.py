"""Pages of themes: the list, and one theme with who says what about its questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from digest import jsonld, urls
from digest.agreement import Agreement, agreements
from digest.corpus import Theme
from digest.pages import labels
from digest.pages.bibliography import shorten
from digest.pages.cards import cards, claim_link, short_link, theme_link
from digest.pages.framing import frame, page
from digest.pages.index import Index
from digest.pages.prose import plain, prose
from digest.pages.questions import place, row
from digest.views import ClaimGroup, Frame, Link, ThemesView, ThemeView
from digest.views.page import Page
from digest.views.theme import RelatedTheme, ThemeRowView

_SHOWN: Final = 30
"""How many claims of a kind stand on a theme's page; the list of claims has them all."""
_TIES: Final = 3
"""How many claims are named that tie two themes."""
_RELATED: Final = 6
"""How many themes are named as related beside those that editors named."""
_UP: Final = Link("Themes", urls.THEMES)


def theme_pages(idx: Index) -> Iterator[Page]:
    """Returns the list of themes and a page for each."""
    view = ThemesView(
        frame=frame(idx, urls.THEMES, "Themes", description="What the claims are gathered under."),
        themes=tuple(theme_row(idx, theme) for theme in idx.corpus.themes),
    )
    yield page(idx, "themes.html", view)
    for theme in idx.corpus.themes:
        yield page(idx, "theme.html", _theme(idx, theme))


def theme_row(idx: Index, theme: Theme) -> ThemeRowView:
    """Returns a theme as lists show it."""
    ids = idx.by_theme.get(theme.id, ())
    return ThemeRowView(
        theme=theme_link(idx, theme.id),
        lead=shorten(plain(theme.summary), 220),
        claims=len(ids),
        sources=len({idx.corpus.claims[id_].source for id_ in ids}),
        questions=tuple(row(idx, found, ()) for found in agreements(theme, idx.corpus)),
    )


def _theme(idx: Index, theme: Theme) -> ThemeView:
    """The view of one theme."""
    path = urls.theme(theme.id)
    ids = idx.by_theme.get(theme.id, ())
    found = agreements(theme, idx.corpus)
    answering = {position.source for one in found for position in one.positions}
    columns = tuple(key for key in idx.corpus.readings if key in answering)
    sources = Counter(idx.corpus.claims[id_].source for id_ in ids)
    voices = Counter(voice for id_ in ids for voice in idx.corpus.claims[id_].voices)
    parts = (
        labels.count(len(ids), "claim"), labels.count(len(sources), "source"), labels.count(len(voices), "voice"),
    )  # fmt: skip
    return ThemeView(
        frame=_frame(idx, theme, path),
        aliases=theme.aliases,
        summary=prose(idx, path, theme.summary),
        has_summary=bool(theme.summary.strip()),
        tally=" · ".join(parts),
        columns=tuple(short_link(idx, key) for key in columns),
        questions=tuple(row(idx, one, columns) for one in found),
        groups=_groups(idx, theme.id, ids),
        by_source=tuple(
            Link(idx.short[key], urls.source(key), labels.count(number, "claim")) for key, number in sources.items()
        ),
        gaps=_gaps(theme, found),
        silent=tuple(short_link(idx, key) for key in idx.corpus.readings if key not in sources),
        voices=tuple(
            Link(idx.corpus.voices[id_].name, urls.voice(id_), labels.count(number, "claim"))
            for id_, number in voices.most_common()
            if id_ in idx.corpus.voices
        ),
        related=_related(idx, theme),
        terms=tuple(term.text for term in theme.terms if term.weight > 0),
        claims_path=f"{urls.CLAIMS}?theme={theme.id}",
    )


def _frame(idx: Index, theme: Theme, path: str) -> Frame:
    """The theme's frame, with the theme as a defined term."""
    settings, lead = idx.corpus.settings, plain(theme.summary)
    address = urls.absolute(settings.base_url, path) if settings.base_url else ""
    term = jsonld.theme(name=theme.title, aliases=theme.aliases, description=shorten(lead, 300), page=address,
                        digest=settings.title)  # fmt: skip
    return frame(idx, path, theme.title, description=lead, crumbs=(_UP,), about=(term,), own_feed=True)


def _groups(idx: Index, theme_id: str, ids: tuple[str, ...]) -> tuple[ClaimGroup, ...]:
    """The theme's claims by kind."""
    by_kind: dict[str, list[str]] = {}
    for id_ in ids:
        by_kind.setdefault(idx.corpus.claims[id_].claim.kind, []).append(id_)
    return tuple(
        ClaimGroup(
            f"kind-{kind}",
            label,
            meaning,
            cards(idx, _weightiest(idx, by_kind[kind])[:_SHOWN]),
            more=max(0, len(by_kind[kind]) - _SHOWN),
            more_path=f"{urls.CLAIMS}?theme={theme_id}&kind={kind}",
        )
        for kind, (label, meaning) in labels.KINDS.items()
        if kind in by_kind
    )


def _weightiest(idx: Index, ids: list[str]) -> list[str]:
    """The claims in order: the main claims of their sources first, then those nearest to the centre."""
    return sorted(
        ids, key=lambda id_: (not idx.corpus.claims[id_].claim.central, -idx.corpus.claims[id_].claim.salience)
    )


def _gaps(theme: Theme, found: tuple[Agreement, ...]) -> tuple[Link, ...]:
    """Questions on which the digest has one source or none."""
    return tuple(
        Link(one.question.asks, place(theme.id, one.question.id), labels.VERDICTS[one.verdict][0].lower())
        for one in found
        if one.verdict in ("single", "open")
    )


def _related(idx: Index, theme: Theme) -> tuple[RelatedTheme, ...]:
    """Themes that editors call related, then those that share most claims; each with a few of the claims."""
    shared: dict[str, list[str]] = {}
    for id_ in idx.by_theme.get(theme.id, ()):
        for other in idx.corpus.claims[id_].themes:
            if other != theme.id and other in idx.themes:
                shared.setdefault(other, []).append(id_)
    named = [other for other in theme.related if other in idx.themes and other != theme.id]
    order = {other: number for number, other in enumerate(idx.themes)}
    most = sorted((other for other in shared if other not in named), key=lambda key: (-len(shared[key]), order[key]))
    return tuple(_tie(idx, other, shared.get(other, []), named=other in named) for other in (named + most)[:_RELATED])


def _tie(idx: Index, other: str, ids: list[str], *, named: bool) -> RelatedTheme:
    """One related theme and what ties it to this one."""
    why = f"{labels.count(len(ids), 'claim')} under both" if ids else ""
    if named:
        why = f"named by the editors; {why or 'no claim under both yet'}"
    return RelatedTheme(theme_link(idx, other), why, tuple(claim_link(idx, one) for one in idx.claims(ids[:_TIES])))
