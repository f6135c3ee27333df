"""Re-anchoring: where a quotation stands in a text that may have changed. The only door to rapidfuzz.

In: a `QuoteSelector` and a `Ground`, which is a text made ready once for many selectors, with the spans that may be
taken for an edited quotation. Out: an `Anchor` with one of five outcomes.

``unchanged``: the exact words, with the same words around them. ``moved``: the exact words, but for typography and
white space, in another place or company. ``edited``: a passage that is clearly what became of the quotation.
``ambiguous``: more than one passage fits, and none clearly best. ``gone``: no passage fits.

Only the first two may pass silently, and only equal words give them: whatever differs in a letter, be it a name, a
number, a modal verb or a "not", is at best ``edited``. A passage that fits by likeness must be above a floor, and
beat the runner-up by a margin, or it is refused: a quotation is never attached to whatever happens to be nearest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, NamedTuple

from digest.corpus import QuoteSelector
from digest.drift import changes
from digest.folding import Folded
from digest.identity import normalise
from digest.model import Span

CONTEXT: Final = 32
"""How many code points before and after a quotation tell it from its repeats."""
FLOOR: Final = 0.56
"""The least likeness, words and surroundings together, at which a passage is what became of a quotation."""
LEAST_TEXT: Final = 0.45
"""The least likeness of the words alone."""
MARGIN: Final = 0.08
"""By how much the best passage must beat the next."""
CONTEXT_MARGIN: Final = 0.2
"""By how much the surroundings of one repeat must fit better than those of the next."""
CONTEXT_SHARE: Final = 0.25
"""How much surroundings weigh beside words."""
STRANGE: Final = 0.55
"""Surroundings less alike than this are others; there, another name or number makes another claim."""
SHORT: Final = 4
"""A quotation of fewer words needs surroundings that fit, even where it stands once."""
_SHORTLIST: Final = 8
_LONG: Final = 40_000
"""From this length on, a text is not searched for words that cannot be there."""
_MOST_REPEATS: Final = 200
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quotation stands. `span` is None for `ambiguous` and `gone`."""

    outcome: Literal["unchanged", "moved", "edited", "ambiguous", "gone"]
    span: Span | None = None
    candidates: tuple[Span, ...] = ()
    """The passages between which no choice is made; for `gone`, the nearest one where there is one."""
    score: float = 0.0
    """How well the span fits, 0 to 1."""


class _Plain(NamedTuple):
    """A quotation as it is compared for likeness."""

    letters: str
    words: list[str]


class Ground:
    """A text made ready for anchoring, and the spans (sentences, claims) that may hold an edited quotation."""

    def __init__(self, text: str, spans: Sequence[Span] = ()) -> None:
        """Takes the text; all else is made when it is first needed."""
        self.text = text
        self.spans = tuple(dict.fromkeys(spans))

    @cached_property
    def folded(self) -> Folded:
        """The text as quotations are compared."""
        return Folded(self.text)

    @cached_property
    def runs(self) -> set[tuple[str, str, str]]:
        """Every three words that follow one another in the text."""
        words = _plain(self.text).words
        return set(zip(words, words[1:], words[2:], strict=False))

    def may_hold(self, quote: str) -> bool:
        """Whether the words may stand in the text; no certain yes, but a certain no, however long the text is."""
        if len(self.text) < _LONG:
            return True
        inner = _plain(quote).words[1:-1]  # those at the ends may be parts of words
        return all(run in self.runs for run in zip(inner, inner[1:], inner[2:], strict=False))

    @cached_property
    def plain(self) -> list[_Plain]:
        """Each span as it is compared for likeness."""
        return [_plain(self.text[span.start : span.end]) for span in self.spans]

    @cached_property
    def holders(self) -> dict[str, list[int]]:
        """Which spans hold a word."""
        found: dict[str, list[int]] = {}
        for number, plain in enumerate(self.plain):
            for word in set(plain.words):
                found.setdefault(word, []).append(number)
        return found

    def near(self, plain: _Plain) -> list[int]:
        """The spans that share the most telling words with a quotation, the best first; rare words tell most."""
        votes: Counter[int] = Counter()
        known = [self.holders[word] for word in dict.fromkeys(plain.words) if word in self.holders]
        for holders in sorted(known, key=len)[:24]:
            if len(holders) > 40 and votes:
                break
            for number in holders[:400]:
                votes[number] += 1 + 1 / len(holders)  # type: ignore[assignment]  # a Counter adds up fractions too
        return [number for number, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_SHORTLIST]]


def selector_of(text: str, start: int, end: int) -> QuoteSelector:
    """Returns the selector of a span: its exact words and `CONTEXT` code points around them."""
    return QuoteSelector(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def place(selector: QuoteSelector, ground: Ground) -> Anchor:
    """Returns where the quotation stands in the ground's text."""
    repeats = find(selector.exact, ground)
    if repeats:
        return _chosen(selector, ground, repeats)
    return _likeliest(selector, ground)


def find(quote: str, ground: Ground) -> list[Span]:
    """Returns the places where the words stand: exactly, or where there is none such, but for typography."""
    if not ground.may_hold(quote):
        return []
    exact = [Span(at, at + len(quote)) for at in _occurrences(quote, ground.text)]
    if exact:
        return exact
    words = normalise(quote)
    ranges = (ground.folded.original(at, at + len(words)) for at in _occurrences(words, ground.folded.text))
    return [Span(*found) for found in ranges if found is not None]


def likeness(one: str, other: str) -> float:
    """Returns how alike two quotations are, 0 to 1: the mean of what their letters and their words share."""
    return _likeness(_plain(one), _plain(other))


def surroundings(selector: QuoteSelector, text: str, span: Span) -> float | None:
    """Returns how well what stands around a span fits the selector, 0 to 1; None where the selector says nothing."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  # only where a text has changed

    scores = []
    for stated, there in (
        (selector.prefix, text[max(0, span.start - len(selector.prefix) - 8) : span.start]),
        (selector.suffix, text[span.end : span.end + len(selector.suffix) + 8]),
    ):
        words = normalise(stated)
        if words:
            cut = slice(-len(words), None) if stated is selector.prefix else slice(len(words))
            scores.append(Indel.normalized_similarity(words, normalise(there)[cut]))
    return sum(scores) / len(scores) if scores else None


def _occurrences(quote: str, text: str) -> Iterator[int]:
    """Where the quotation stands in the text, not inside of words; the first ones only where there are very many."""
    at, found = text.find(quote) if quote else -1, 0
    while at >= 0 and found < _MOST_REPEATS:
        if _whole(text, at, at + len(quote)):
            found += 1
            yield at
        at = text.find(quote, at + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a span neither begins nor ends inside of a word."""
    cut_before = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not (cut_before or cut_after)


def _chosen(selector: QuoteSelector, ground: Ground, repeats: list[Span]) -> Anchor:
    """The one of equal passages whose surroundings fit; with a single one, itself unless it is short and alone."""
    text = ground.text
    same = [span for span in repeats if selector_of(text, *span) == selector]
    if len(same) == 1:
        return Anchor("unchanged", same[0], score=1.0)
    if len(repeats) == 1 and (
        len(_WORD.findall(selector.exact)) >= SHORT or surroundings(selector, text, repeats[0]) is None
    ):
        return Anchor("moved", repeats[0], score=1.0)
    scores = sorted(
        ((surroundings(selector, text, span) or 0.0, span) for span in repeats), key=lambda s: (-s[0], s[1])
    )
    best = scores[0][0]
    runner_up = scores[1][0] if len(scores) > 1 else 0.5
    if best - runner_up >= (CONTEXT_MARGIN if len(scores) > 1 else 0.0):
        return Anchor("moved", scores[0][1], score=best)
    return Anchor("ambiguous", None, tuple(span for _, span in scores[:4]), best)


def _likeliest(selector: QuoteSelector, ground: Ground) -> Anchor:
    """The passage that is most like the quotation, if it is like enough and clearly the likest."""
    plain = _plain(selector.exact)
    scored = []
    for number in ground.near(plain):
        span = ground.spans[number]
        text_score = _likeness(plain, ground.plain[number])
        if text_score >= LEAST_TEXT:
            around = surroundings(selector, ground.text, span)
            around = text_score if around is None else around
            scored.append((text_score * (1 - CONTEXT_SHARE) + around * CONTEXT_SHARE, span))
    scored.sort(key=lambda item: (-item[0], item[1]))
    if not scored:
        return Anchor("gone")
    best, span = scored[0]
    if best < FLOOR:
        return Anchor("gone", None, (span,), best)
    around = surroundings(selector, ground.text, span)
    if around is not None and around < STRANGE and changes(selector.exact, ground.text[span.start : span.end]):
        return Anchor("gone", None, (span,), best)
    rivals = [rival for rival in scored[1:] if rival[1].end <= span.start or rival[1].start >= span.end]
    if rivals and best - rivals[0][0] < MARGIN:
        return Anchor("ambiguous", None, tuple(dict.fromkeys([span, *(r[1] for r in rivals[:3])])), best)
    return Anchor("edited", span, score=best)


def _plain(quote: str) -> _Plain:
    """A quotation as it is compared for likeness: normalised, in small letters."""
    letters = normalise(quote).casefold()
    return _Plain(letters, _WORD.findall(letters))


def _likeness(one: _Plain, other: _Plain) -> float:
    """The mean of what the letters and the words of two quotations share."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415  # only where a text has changed

    letters = Indel.normalized_similarity(one.letters, other.letters)
    return (letters + Indel.normalized_similarity(one.words, other.words)) / 2
