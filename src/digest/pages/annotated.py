"""A source's text as the site shows it: block by block, claims marked in place, and what was left out of it.

In: the index and a source's key. Out: sections of blocks of runs. The runs of a block, put together, are the block's
own text, character for character; a run never crosses the edge of a claim. Where rights do not allow to show the
text, sections carry the claims' cards alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from digest import urls
from digest.corpus import LinkedClaim
from digest.model import Block, Link, Source
from digest.pages import labels
from digest.pages.cards import card
from digest.pages.index import Index
from digest.views import ClaimCard
from digest.views.source import LeftOut, Run, TextBlock, TextSection

LEFT_OUT: Final = frozenset({"furniture", "caption", "bio", "pull-quote", "byline", "date"})
"""Kinds of block that hold none of the work's own argument."""
_HEAD: Final = frozenset({"title", "heading"})
"""Kinds of block that the page shows as its own headings, unless a claim stands in them."""


def text_sections(idx: Index, key: str) -> tuple[TextSection, ...]:
    """Returns the source's sections, with text where it may be shown and cards in any case."""
    source = idx.corpus.readings[key].source
    claims = idx.claims(idx.by_source.get(key, ()))
    shown = key in idx.text_shown
    cards = {claim.id: card(idx, claim) for claim in claims}
    return tuple(
        TextSection(
            id=f"s-{section.id}",
            title=section.title,
            level=min(6, section.level + 1),
            blocks=_blocks(source, section.id, claims, cards) if shown else (),
            cards=tuple(cards[claim.id] for claim in claims if claim.claim.section == section.id),
        )
        for section in source.sections
    )


def left_out(idx: Index, key: str) -> tuple[LeftOut, ...]:
    """Returns the blocks that are not the work's own prose; their words only where rights allow."""
    source = idx.corpus.readings[key].source
    return tuple(
        LeftOut(
            labels.BLOCKS[block.kind],
            source.text[block.start : block.end] if key in idx.text_shown else "",
            block.because,
        )
        for block in source.blocks
        if block.kind in LEFT_OUT
    )


def _blocks(
    source: Source, section: str, claims: Sequence[LinkedClaim], cards: dict[str, ClaimCard]
) -> tuple[TextBlock, ...]:
    """The section's blocks that are shown in the text, with their claims."""
    found = []
    for block in source.blocks:
        if block.section != section or block.kind in LEFT_OUT:
            continue
        inside = [one for one in claims if one.claim.start < block.end and one.claim.end > block.start]
        if block.kind in _HEAD and not inside:
            continue
        locator = source.text[block.locator.start : block.locator.end] if block.locator else ""
        notes = tuple(cards[one.id] for one in inside if one.claim.start >= block.start)
        found.append(TextBlock(block.kind, runs(source, block, inside), locator, notes))
    return tuple(found)


def runs(source: Source, block: Block, inside: Sequence[LinkedClaim]) -> tuple[Run, ...]:
    """Returns the block's text cut at the edges of the claims and links in it."""
    links = [link for link in source.links if block.start <= link.start < link.end <= block.end]
    edges = {block.start, block.end}
    for one in inside:
        edges |= {one.claim.start, one.claim.end}
    for link in links:
        edges |= {link.start, link.end}
    cuts = sorted(edge for edge in edges if block.start <= edge <= block.end)
    return tuple(_run(source, block, (start, end), inside, links) for start, end in pairwise(cuts))


def _run(
    source: Source, block: Block, span: tuple[int, int], inside: Sequence[LinkedClaim], links: Sequence[Link]
) -> Run:
    """One run: it belongs to the shortest claim around it."""
    start, end = span
    around = [one for one in inside if one.claim.start <= start and end <= one.claim.end]
    text = source.text[start:end]
    if not around:
        url = next((link.target for link in links if link.start <= start and end <= link.end), "")
        return Run(text, "", "", "", (), "", urls.safe(url) if "://" in url else "")
    nearest = min(around, key=lambda one: (one.claim.end - one.claim.start, one.id))
    begins = [one for one in around if max(one.claim.start, block.start) == start and one.claim.start >= block.start]
    label = labels.KINDS[nearest.claim.kind][0] if nearest in begins else ""
    anchors = tuple(f"c-{one.id}" for one in begins)
    return Run(text, nearest.id, urls.claim(nearest.id), nearest.claim.kind, anchors, label)
