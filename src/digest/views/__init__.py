"""What templates are given: one frozen dataclass per template, every field documented beneath it.

Views hold facts and paths, never domain objects; templates loop over them and print them, and look nothing up.
Paths run from the site's root; the template's `href` makes links of them. What is HTML already is of type `Html`;
any other text is escaped.
"""

from __future__ import annotations

from digest.views.card import ClaimCard, ClaimGroup
from digest.views.claim import ClaimsView, ClaimView, TombstoneView
from digest.views.frame import Frame, Html, Link, NavItem, Outside, Tag
from digest.views.free import AboutView, FreeView, NotFoundView
from digest.views.source import SourcesView, SourceView
from digest.views.theme import HomeView, ThemesView, ThemeView
from digest.views.voice import ReferencesView, ReferenceView, VoicesView, VoiceView

View = (
    HomeView
    | ThemesView
    | ThemeView
    | SourcesView
    | SourceView
    | ClaimsView
    | ClaimView
    | TombstoneView
    | VoicesView
    | VoiceView
    | ReferencesView
    | ReferenceView
    | FreeView
    | AboutView
    | NotFoundView
)
"""Any of the views."""

__all__ = [
    "AboutView",
    "ClaimCard",
    "ClaimGroup",
    "ClaimView",
    "ClaimsView",
    "Frame",
    "FreeView",
    "HomeView",
    "Html",
    "Link",
    "NavItem",
    "NotFoundView",
    "Outside",
    "ReferenceView",
    "ReferencesView",
    "SourceView",
    "SourcesView",
    "Tag",
    "ThemeView",
    "ThemesView",
    "TombstoneView",
    "View",
    "VoiceView",
    "VoicesView",
]
