"""A source's text as the site shows it: block by block, claims marked in place, and what was left out of it.

In: the index and a source's key. Out: sections of blocks of runs. The runs of a block, put together, are the block's
own words, character for character (less the marks of Markdown); a run never crosses the edge of a claim. Where rights
do not allow to show the text, sections carry the claims' cards alone. An opening with neither, or with nothing but
front matter, is left out.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from digest import urls
from digest.corpus import LinkedClaim
from digest.model import Block, Link, Source, Span
from digest.pages import labels
from digest.pages.cards import card
from digest.pages.index import Index
from digest.views import ClaimCard
from digest.views.source import LeftOut, Run, TextBlock, TextSection

LEFT_OUT: Final = frozenset({"furniture", "caption", "bio", "pull-quote", "byline", "date"})
"""Kinds of block that hold none of the work's own argument."""
_HEAD: Final = frozenset({"title", "heading"})
"""Kinds of block that the page shows as its own headings, unless a claim stands in them."""
FRONT: Final = _HEAD | {"subtitle", "byline", "date"}
"""Kinds of block that, without others, make no opening: the page's head says what they say."""


def text_sections(idx: Index, key: str) -> tuple[TextSection, ...]:
    """Returns the source's sections, with text where it may be shown and cards in any case."""
    source = idx.corpus.readings[key].source
    claims = idx.claims(idx.by_source.get(key, ()))
    blocks = _blocks(idx, source, _by_block(source, claims)) if key in idx.text_shown else {}
    per_section: dict[str, list[ClaimCard]] = {}
    for claim in claims:
        per_section.setdefault(claim.claim.section, []).append(card(idx, claim))
    return tuple(
        TextSection(
            id=f"s-{section.id}",
            title=section.title,
            level=min(6, section.level + 1),
            blocks=tuple(blocks.get(section.id, ())),
            cards=tuple(per_section.get(section.id, ())),
        )
        for section in source.sections
        if section.title
        or section.id in per_section
        or any(block.kind not in FRONT for block in blocks.get(section.id, ()))
    )


def left_out(idx: Index, key: str) -> tuple[LeftOut, ...]:
    """Returns the blocks that are not the work's own prose; their words only where rights allow."""
    source = idx.corpus.readings[key].source
    return tuple(
        LeftOut(
            labels.BLOCKS[block.kind],
            idx.words(key, block.start, block.end) if key in idx.text_shown else "",
            block.because,
        )
        for block in source.blocks
        if block.kind in LEFT_OUT
    )


def _by_block(source: Source, claims: Sequence[LinkedClaim]) -> dict[int, list[LinkedClaim]]:
    """The claims that lie in each block, by the block's number; a claim may reach over several."""
    starts = [block.start for block in source.blocks]
    inside: dict[int, list[LinkedClaim]] = {}
    for one in claims:
        number = max(0, bisect.bisect_right(starts, one.claim.start) - 1)
        while number < len(starts) and starts[number] < one.claim.end:
            inside.setdefault(number, []).append(one)
            number += 1
    return inside


def _blocks(idx: Index, source: Source, inside: Mapping[int, Sequence[LinkedClaim]]) -> dict[str, list[TextBlock]]:
    """The blocks that are shown in the text, with their claims, by section."""
    found: dict[str, list[TextBlock]] = {}
    for number, block in enumerate(source.blocks):
        claims = inside.get(number, ())
        if block.kind in LEFT_OUT | _HEAD and not claims:
            continue
        locator = source.text[block.locator.start : block.locator.end] if block.locator else ""
        notes = tuple(card(idx, one) for one in claims if one.claim.start >= block.start)
        shown = TextBlock(block.kind, runs(idx, source, block, claims), locator, notes)
        found.setdefault(block.section, []).append(shown)
    return found


def runs(idx: Index, source: Source, block: Block, inside: Sequence[LinkedClaim]) -> tuple[Run, ...]:
    """Returns the block's words cut at the edges of the claims in it, and of the links that lie in none."""
    links = [
        link
        for link in source.links
        if block.start <= link.start < link.end <= block.end
        and not any(one.claim.start < link.end and link.start < one.claim.end for one in inside)
    ]
    edges = {block.start, block.end}
    for one in inside:
        edges |= {one.claim.start, one.claim.end}
    for link in links:
        edges |= {link.start, link.end}
    cuts = sorted(edge for edge in edges if block.start <= edge <= block.end)
    made = (_run(idx, source, block, Span(start, end), inside=inside, links=links) for start, end in pairwise(cuts))
    return tuple(run for run in made if run.text or run.anchors)


def _run(
    idx: Index, source: Source, block: Block, span: Span, *, inside: Sequence[LinkedClaim], links: Sequence[Link]
) -> Run:
    """One run: it belongs to the shortest claim around it."""
    start, end = span
    around = [one for one in inside if one.claim.start <= start and end <= one.claim.end]
    text = idx.words(source.key, start, end)
    if not around:
        url = next((link.target for link in links if link.start <= start and end <= link.end), "")
        return Run(text, "", "", "", (), "", urls.safe(url) if "://" in url else "")
    nearest = min(around, key=lambda one: (one.claim.end - one.claim.start, one.id))
    begins = [one for one in around if max(one.claim.start, block.start) == start and one.claim.start >= block.start]
    label = labels.KINDS[nearest.claim.kind][0] if nearest in begins else ""
    anchors = tuple(f"c-{one.id}" for one in begins)
    return Run(text, nearest.id, urls.claim(nearest.id), nearest.claim.kind, anchors, label)
