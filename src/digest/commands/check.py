"""`digest check`: looks for problems without writing anything, for people, editors and continuous integration."""

from __future__ import annotations

import argparse
import json

from digest import build
from digest.commands import sarif
from digest.commands.build import tally
from digest.commands.console import Console
from digest.errors import Problem


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Checks the digest; 0 when a build would publish, 1 when it would not."""
    outcome = build.check(arguments.root, options=build.Options(strict=arguments.strict, drafts=arguments.drafts))
    if arguments.format == "json":
        for problem in outcome.problems:
            console.data(json.dumps(_row(problem), ensure_ascii=False))
    elif arguments.format == "sarif":
        console.data(json.dumps(sarif.report(outcome.problems), ensure_ascii=False, indent=2))
    else:
        console.problems(outcome.problems)
        console.say(f"{console.paint('Checked', 'error' if outcome.failed else 'good')}: {tally(outcome.problems)}.")
    return 1 if outcome.failed else 0


def _row(problem: Problem) -> dict[str, object]:
    """A problem as one line of JSON."""
    where = problem.where
    return {
        "kind": problem.kind,
        "severity": problem.severity,
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "length": where.length,
        "message": problem.message,
        "hint": problem.hint,
    }
