"""Checking the whole: what can be known only once everything is linked.

In: the corpus and the editorial layer. Out: problems, none of which changes anything. The first check is the first
promise: every quotation is compared once more with the stored text before anything is published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from digest import urls
from digest.corpus import Corpus, Editorial, FreePage, Theme
from digest.errors import Problem, Where, suggest

RESERVED: Final = frozenset(
    {"c", "themes", "sources", "claims", "voices", "references", "data", "timeline", "search", "changes", "editions"}
)
"""First parts of addresses that the site itself uses, and no free page may take."""

_INTERNAL: Final = re.compile(r"\]\((claim|source|theme|voice|reference):([^)\s]*)\)")


def check(corpus: Corpus, editorial: Editorial) -> tuple[Problem, ...]:
    """Returns everything that is wrong with the linked whole."""
    found: list[Problem] = []
    for test in (_verbatim, _answers, _themes, _summaries, _pages):
        found.extend(test(corpus))
    found.extend(_overlays(corpus, editorial))
    return tuple(found)


def _verbatim(corpus: Corpus) -> Iterator[Problem]:
    """Every published quotation is an exact span of its stored source."""
    for linked in corpus.claims.values():
        claim, source = linked.claim, corpus.readings[linked.source].source
        if source.text[claim.start : claim.end] != claim.quote or not claim.quote.strip():
            yield Problem(
                "quote-not-verbatim",
                Where(source.path),
                f"claim `{claim.id}` is not an exact span of its source at {claim.start}–{claim.end}",
                "This is a fault of the extractor that found it; the claim cannot be published.",
            )


def _answers(corpus: Corpus) -> Iterator[Problem]:
    """Every answer to a question is a published claim, given once."""
    for theme in corpus.themes:
        for question in theme.questions:
            seen: set[str] = set()
            for answer in question.answers:
                if answer.claim not in corpus.claims:
                    yield _unknown_claim(corpus, answer.claim, answer.where, f"question `{question.id}`")
                elif answer.claim in seen:
                    message = f"question `{question.id}` is answered twice by the claim `{answer.claim}`"
                    yield Problem("invalid-value", answer.where, message, "Keep one of the two answers.")
                seen.add(answer.claim)


def _unknown_claim(corpus: Corpus, id_: str, where: Where, who: str) -> Problem:
    """The problem of a claim that is named but not published, with what became of it."""
    gone = next((entry for entry in corpus.ledger.entries if entry.id == id_), None)
    if gone is not None:
        after = f" Its successor is `{gone.successor}`." if gone.successor else ""
        hint = f"It was {gone.status}: {gone.reason or 'no reason is given'}.{after}"
    else:
        hint = suggest(id_, corpus.claims, noun="claim") if len(corpus.claims) < 5000 else ""
    return Problem("unknown-claim", where, f"{who} names the claim `{id_}`, which is not published", hint)


def _themes(corpus: Corpus) -> Iterator[Problem]:
    """Every theme has claims."""
    used = {theme for linked in corpus.claims.values() for theme in linked.themes}
    for theme in corpus.themes:
        if theme.id not in used:
            yield Problem(
                "theme-without-claims",
                theme.where,
                f"no claim falls under the theme `{theme.id}`",
                "Add terms that its claims use, or give claims this theme in content/sources/.",
                "warning",
            )


def _summaries(corpus: Corpus) -> Iterator[Problem]:
    """Links of the form `claim:ID` in the editors' texts lead to something that is published."""
    known: dict[str, Callable[[str], bool]] = {
        "claim": corpus.claims.__contains__,
        "source": corpus.readings.__contains__,
        "theme": {theme.id for theme in corpus.themes}.__contains__,
        "voice": corpus.voices.__contains__,
        "reference": corpus.references.__contains__,
    }
    names = {"source": corpus.readings, "theme": [t.id for t in corpus.themes], "voice": corpus.voices}
    texts: list[tuple[Theme | FreePage, str]] = [(theme, theme.summary) for theme in corpus.themes]
    texts += [(page, page.body) for page in corpus.pages]
    for item, text in texts:
        for match in _INTERNAL.finditer(text):
            noun, id_ = match.groups()
            if known[noun](id_):
                continue
            if noun == "claim":
                yield _unknown_claim(corpus, id_, item.where, f"the text of `{item.id}`")
            else:
                kind = {"source": "unknown-source", "theme": "unknown-theme"}.get(noun, "invalid-value")
                message = f"the text of `{item.id}` links to the {noun} `{id_}`, which does not exist"
                yield Problem(kind, item.where, message, suggest(id_, names.get(noun, corpus.references), noun=noun))


def _pages(corpus: Corpus) -> Iterator[Problem]:
    """No free page takes an address that the site uses, and no two take one."""
    seen: dict[str, FreePage] = {}
    for page in corpus.pages:
        if page.id in RESERVED or not urls.is_key(page.id):
            message = f"a page cannot be named `{page.id}`: the site itself uses that address, or it is not one"
            hint = "Rename the file: lower-case letters, digits and hyphens, and none of the site's own folders."
            yield Problem("duplicate-page", page.where, message, hint)
        elif page.id in seen:
            message = f"two pages are named `{page.id}`; the other is {seen[page.id].where.path}"
            yield Problem("duplicate-page", page.where, message, "Rename one of the files.")
        seen[page.id] = page


def _overlays(corpus: Corpus, editorial: Editorial) -> Iterator[Problem]:
    """Every file of corrections belongs to a source."""
    for overlay in editorial.overlays:
        if overlay.key not in corpus.readings:
            message = f"there are corrections for the source `{overlay.key}`, which does not exist"
            hint = suggest(overlay.key, corpus.readings, noun="source")
            yield Problem(
                "unknown-source", overlay.where, message, f"{hint} A file of corrections is named for its key."
            )
