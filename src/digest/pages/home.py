"""The home page: what the digest asks and covers, who disagrees on what, and how to read it."""

from __future__ import annotations

from typing import Final

from digest import dates, jsonld, urls
from digest.agreement import agreements
from digest.corpus import LinkedClaim
from digest.pages import bibliography, labels
from digest.pages.cards import DOUBT, card, source_link
from digest.pages.framing import frame, page
from digest.pages.index import Index
from digest.pages.questions import row
from digest.pages.sources import central, latest
from digest.pages.themes import theme_row
from digest.views import ClaimCard, HomeView, Link
from digest.views.page import Page

_QUESTIONS: Final = 5
_NEWEST: Final = 4
_SOURCES: Final = 8


def home_page(idx: Index) -> Page:
    """Returns the home page."""
    settings = idx.corpus.settings
    found = [one for theme in idx.corpus.themes for one in agreements(theme, idx.corpus)]
    order = list(labels.VERDICTS)
    answered = sorted((one for one in found if one.positions),
                      key=lambda one: (order.index(one.verdict), -len(one.positions)))  # fmt: skip
    shown = [one for one in answered if one.verdict in ("contested", "mixed")][:_QUESTIONS] or answered[:_QUESTIONS]
    newest = tuple(main for key in latest(idx) if (main := central(idx, key)))
    return page(
        idx,
        "home.html",
        HomeView(
            frame=frame(
                idx,
                urls.HOME,
                settings.title,
                description=settings.description or settings.question,
                about=(
                    jsonld.site(name=settings.title, description=settings.description or settings.question,
                                page=settings.base_url, language=settings.language),
                ),
            ),
            question=settings.question,
            description=settings.description,
            tally=_tally(idx),
            cutoff=dates.shown(settings.cutoff),
            questions=tuple(row(idx, one, [position.source for position in one.positions]) for one in shown),
            more_questions=len(found) - len(shown),
            themes=tuple(theme_row(idx, theme) for theme in idx.corpus.themes),
            newest=newest[:_NEWEST],
            sources=tuple(
                source_link(idx, key, dates.shown(idx.record(key).published)) for key in latest(idx)[:_SOURCES]
            ),
            sample=_sample(idx),
            citation=_citation(idx),
        ),
    )  # fmt: skip


def _sample(idx: Index) -> ClaimCard | None:
    """A claim to learn from: one of middling length with words that may be shown, sure and central if there is one."""

    def fit(claim: LinkedClaim) -> tuple[bool, bool, bool, float]:
        usual = 60 <= len(claim.claim.quote) <= 180
        return (usual, claim.claim.confidence >= DOUBT, bool(claim.themes), claim.claim.salience)

    shown = [claim for claim in idx.corpus.claims.values() if not idx.withheld[claim.id]]
    return card(idx, max(shown, key=fit)) if shown else None


def _tally(idx: Index) -> tuple[Link, ...]:
    """What the digest holds, each count leading to its list."""
    corpus = idx.corpus
    rows = (
        (len(corpus.claims), "claim", urls.CLAIMS),
        (len(corpus.readings), "source", urls.SOURCES),
        (len(corpus.voices), "voice", urls.VOICES),
        (len(corpus.themes), "theme", urls.THEMES),
        (len(corpus.references), "reference", urls.REFERENCES),
    )
    return tuple(Link(noun if number == 1 else f"{noun}s", path, f"{number:,}") for number, noun, path in rows)


def _citation(idx: Index) -> str:
    """How to cite the digest."""
    settings = idx.corpus.settings
    who = bibliography.names([editor.name for editor in settings.editors])
    return bibliography.join_parts([f"{who} (eds)" if who else "", settings.title, settings.base_url])
