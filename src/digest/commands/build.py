"""`digest build`: makes the site, and says how much is in it and where it lies."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

from digest import build
from digest.commands.console import Console
from digest.errors import Problem


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Builds the digest; 0 when the site is published, 1 when problems forbade it."""
    root: Path = arguments.root
    options = build.Options(
        locked=arguments.locked, strict=arguments.strict, drafts=arguments.drafts, base_url=arguments.base_url or ""
    )
    outcome = build.build(root, options=options)
    console.problems(outcome.problems)
    console.say(verdict(outcome, root, console))
    return 1 if outcome.failed else 0


def verdict(outcome: build.Outcome, root: Path, console: Console) -> str:
    """The last words of a run: what there is now, where it lies, what to do next."""
    if outcome.failed:
        stands = "the site is as it was" if (root / "site" / "index.html").exists() else "no site was published"
        return f"{console.paint('Not built', 'error')}: {tally(outcome.problems)}; {stands}."
    counts = outcome.counts
    holds = ", ".join(
        [
            plural(counts.sources, "source"),
            plural(counts.claims, "claim"),
            plural(counts.themes, "theme"),
            plural(counts.files, "file"),
        ]
    )
    lines = [f"{console.paint('Built', 'good')} {holds}{_changes(outcome)}.", *_shown(counts)]
    if outcome.problems:
        lines.append(f"There {'was' if len(outcome.problems) == 1 else 'were'} {tally(outcome.problems)}.")
    if outcome.ledger_changed:
        lines.append("The ledger of claim ids has changed: commit `content/claims.lock` with your sources.")
    lines.append(f"Open {root / 'site' / 'index.html'}, or run `digest serve` to see it while you write.")
    return "\n".join(lines)


def _shown(counts: build.Counts) -> list[str]:
    """How much the site shows of the sources that it may not show in full: the five most shown, in one line."""
    most = sorted(counts.shown, key=lambda shown: (-shown.share, shown.key))
    words = [
        f"{shown.key} {shown.share:.0%}" + (f" of {shown.limit:.0%} allowed" if shown.limit is not None else "")
        for shown in most[:5]
    ]
    rest = f", and {len(most) - 5} more less" if len(most) > 5 else ""
    return [f"Shown of the sources with limited rights: {', '.join(words)}{rest}."] if words else []


def tally(problems: Iterable[Problem]) -> str:
    """Counts the problems in words: `2 errors, 1 warning`."""
    severities = [problem.severity for problem in problems]
    counted = [plural(severities.count(word), word) for word in ("error", "warning", "note") if word in severities]
    return ", ".join(counted) or "no problems"


def plural(number: int, noun: str) -> str:
    """A number with its noun: `1 claim`, `2 claims`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _changes(outcome: build.Outcome) -> str:
    """What the run changed, in brackets."""
    published = outcome.published
    if published is None:
        return ""
    if not published.written and not published.removed:
        return " (nothing had changed)"
    removed = f", {len(published.removed):,} removed" if published.removed else ""
    return f" ({len(published.written):,} written{removed})"
