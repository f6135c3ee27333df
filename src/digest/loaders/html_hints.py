"""What the tags, classes and roles of a page say about the places in it: words as data, one reader.

In: an element's tag and attributes. Out: the names of the zones that it opens (`nav`, `share`, `bio` …). Zones are
hints for typing blocks; what is the article's body is decided in `html_body`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

BY_TAG: Final[Mapping[str, str]] = MappingProxyType(
    {
        "nav": "nav",
        "header": "header",
        "footer": "footer",
        "aside": "aside",
        "figure": "figure",
        "figcaption": "caption",
        "blockquote": "quote",
        "form": "form",
        "button": "button",
        "dialog": "overlay",
        "article": "article",
        "main": "main",
        "menu": "nav",
        "address": "address",
        "cite": "cite",
        "time": "time",
    }
)
BY_ROLE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "navigation": "nav",
        "menu": "nav",
        "menubar": "nav",
        "banner": "header",
        "contentinfo": "footer",
        "complementary": "aside",
        "search": "form",
        "dialog": "overlay",
        "alertdialog": "overlay",
        "button": "button",
        "main": "main",
        "article": "article",
        "doc-endnotes": "footnotes",
        "doc-footnote": "footnotes",
        "doc-pullquote": "pullquote",
        "doc-subtitle": "subtitle",
    }
)
_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "nav": "nav navbar navigation menu submenu megamenu breadcrumb breadcrumbs crumbs pagination pager skip-link "
        "skiplink toolbar",
        "toc": "toc table-of-contents tableofcontents toc-list ez-toc-container jump-links",
        "footer": "footer site-footer page-footer colophon copyright",
        "share": "share shares sharing social socials addthis sharedaddy addtoany share-buttons follow-us",
        "comments": "comment comments commentlist comment-list comment-respond respond disqus discussion",
        "related": "related recommended recommendations more-stories read-next readnext next-article up-next trending "
        "popular most-read most-popular also-like teaser teasers more-from latest-posts recent-posts "
        "related-posts related-articles post-navigation nav-links post-nav jp-relatedposts yarpp outbrain taboola "
        "further-reading see-also latest-news recommended-articles prev-next",
        "newsletter": "newsletter subscribe subscription signup sign-up optin opt-in mailchimp donate donation paywall "
        "mc_embed_signup email-capture",
        "cta": "cta call-to-action promo promotion promobox banner-cta get-started free-trial",
        "ad": "ad ads advert advertisement advertising sponsor sponsored adsbygoogle ad-slot affiliate-disclosure",
        "overlay": "cookie cookies consent gdpr popup modal lightbox onetrust overlay toast",
        "bio": "author-bio about-author about-the-author author-box authorbox author-info author-description "
        "author-card bio biography author-about author-profile post-author-bio contributor-bio writer-bio author-block "
        "saboxplugin-wrap",
        "byline": "byline by-line bylines author authors author-name post-author entry-author article-author writer "
        "contributor contributors reporter article-byline",
        "date": "date dateline pubdate publish-date published timestamp entry-date post-date publication-date "
        "posted-on article-date datetime updated last-updated time",
        "subtitle": "subtitle sub-title subheadline sub-headline dek deck standfirst article-subtitle post-subtitle "
        "article-dek headline-dek",
        "caption": "caption captions wp-caption-text image-caption photo-caption credit image-credit photo-credit "
        "figure-caption media-caption photo-credits",
        "pullquote": "pullquote pull-quote pull-quotes pq pulled-quote wp-block-pullquote",
        "footnotes": "footnote footnotes endnote endnotes fn-list footnote-list easy-footnotes-wrapper",
        "references": "references reflist reference-list bibliography works-cited citations",
        "meta": "meta post-meta entry-meta article-meta tags tag-list post-tags entry-tags tag-links categories "
        "category post-categories cat-links reading-time read-time word-count post-info views rating ratings",
        "sidebar": "sidebar side-bar widget-area right-rail",
        "hidden": "sr-only screen-reader-text visually-hidden visuallyhidden screen-reader screenreader",
        "title": "headline entry-title post-title article-title page-title",
    }
)
"""Zones with the words, parts of classes and ids, that open them."""

_BY_WORD: Final = MappingProxyType({word: zone for zone, words in _WORDS.items() for word in words.split()})
_PIECE: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_NO_HINTS: Final = frozenset({"html", "body", "main", "article", "td", "tr", "tbody", "table"})
"""Elements whose classes speak of the page as a whole."""
_MAX: Final = 300
_WHOLE: Final = frozenset(
    "category categories tags time updated comment social popular views rating ratings title credit credits discussion "
    "author date citations menu modal toolbar subscription sponsor crumbs pq bio related".split()
)
"""Words that open a zone as a whole name only: `category-news` on an article says nothing of the place."""
_ITEMPROPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "author": "byline",
        "datePublished": "date",
        "dateModified": "date",
        "caption": "caption",
        "alternativeHeadline": "subtitle",
        "comment": "comments",
    }
)


def zones(element: Any) -> tuple[str, ...]:
    """Returns the zones that an element opens by its tag, role, class, id and microdata."""
    tag = element.tag
    found = [BY_TAG[tag]] if tag in BY_TAG else []
    get = element.get
    role = get("role")
    if role in BY_ROLE:
        found.append(BY_ROLE[role])
    if tag not in _NO_HINTS:
        names = f"{get('class') or ''} {get('id') or ''}"
        if len(names) > 1:
            found += by_names(names[:_MAX])
    prop = get("itemprop")
    if prop in _ITEMPROPS:
        found.append(_ITEMPROPS[prop])
    if "author" in (get("rel") or ""):
        found.append("byline")
    return tuple(found)


@lru_cache(maxsize=4096)
def by_names(names: str) -> tuple[str, ...]:
    """Returns the zones that classes and ids name: whole names, and runs of one to three of their pieces."""
    found = []
    for name in names.split():
        pieces = [piece.lower() for piece in _PIECE.findall(name)]
        for size in (1, 2, 3):
            for at in range(len(pieces) - size + 1):
                word = "-".join(pieces[at : at + size])
                zone = _BY_WORD.get(word)
                if zone and (word not in _WHOLE or len(pieces) == 1):
                    found.append(zone)
    return tuple(dict.fromkeys(found))
