"""What editors are told of claims whose passages have changed: the words of each warning, with both texts.

In: a source, a ledger's entry, and the passage now. Out: a `Problem`: a warning where the text changed, since the site
is published and shows it; an error where the editors point to words that are not there.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.corpus import LedgerEntry
from digest.drift import changes
from digest.errors import Problem, Where, locate
from digest.model import Claim, Source, Span


def edited(source: Source, claim: Claim, entry: LedgerEntry) -> Problem:
    """The text of a published claim has changed, and it keeps its id."""
    differs = changes(entry.selector.exact, claim.quote)
    what = f" in {_listed(differs)}" if differs else ""
    return Problem(
        "claim-edited",
        locate(source.text, claim.start, source.path, claim.end - claim.start),
        f"the text of the claim `{entry.id}` has changed{what}",
        f"It was: “{short(entry.selector.exact)}” It is: “{short(claim.quote)}”",
        "warning",
    )


def ambiguous(source: Source, entry: LedgerEntry, candidates: Sequence[Span]) -> Problem:
    """A published claim fits more than one passage, and is given to none."""
    lines = sorted({source.text.count("\n", 0, span.start) + 1 for span in candidates})
    return Problem(
        "claim-ambiguous",
        locate(source.text, min(candidates).start, source.path) if candidates else Where(source.path),
        f"the claim `{entry.id}` fits more than one passage, in line {', '.join(map(str, lines))}",
        f"It was: “{short(entry.selector.exact)}” Its page says that it is under review. Say which passage it is with "
        f"`exact:`, `prefix:` and `suffix:` under `{entry.id}` in `claims:`, or take it out with `reject:`.",
        "warning",
    )


def gone(source: Source, entry: LedgerEntry, *, unread: bool, near: Sequence[Span] = ()) -> Problem:
    """A published claim has no passage any more."""
    why = "is no longer read as a claim" if unread else "no longer stands in the source"
    keep = " Add it by its quotation to keep it." if unread else ""
    if near and not unread:
        keep = f" Nearest is line {source.text.count(chr(10), 0, near[0].start) + 1}."
    return Problem(
        "claim-gone",
        Where(source.path),
        f"the claim `{entry.id}` {why}",
        f"It was: “{short(entry.selector.exact)}” Its page stays and says so.{keep}",
        "warning",
    )


def misfit(source: Source, where: Where, near: Sequence[Span], *, ambiguous: bool) -> Problem:
    """A quotation in the editors' files stands nowhere in its source, or in more than one place; an error."""
    lines = [source.text.count("\n", 0, span.start) + 1 for span in near]
    if ambiguous:
        listed = ", ".join(map(str, sorted(set(lines))))
        message = f"the quotation fits more than one passage of {source.path}"
        hint = f"See line {listed}; add `prefix:` or `suffix:` with the words before or after it."
        return Problem("quote-ambiguous", where, message, hint)
    hint = "Copy the words from the source, to the letter."
    if lines:
        hint = f"Nearest is line {lines[0]}: “{short(source.text[near[0].start : near[0].end])}”"
    return Problem("quote-not-found", where, f"the quotation does not stand in {source.path}", hint)


def short(quote: str, most: int = 160) -> str:
    """Returns a quotation in one line, cut where it is long."""
    words = " ".join(quote.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _listed(names: Sequence[str]) -> str:
    """Names with commas and an "and"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
