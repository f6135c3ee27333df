"""Problems in SARIF 2.1.0, the format in which code hosts take the findings of a checker.

In: problems. Out: the report as plain dictionaries, ready for JSON. Every kind of problem that occurs is described as
a rule, so that a reader of the report sees what it means.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from digest import __version__
from digest.errors import KINDS, Problem

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


def report(problems: Sequence[Problem]) -> dict[str, object]:
    """Returns one run with all problems as its results."""
    kinds = sorted({problem.kind for problem in problems})
    rules = [{"id": kind, "shortDescription": {"text": KINDS.get(kind, kind)}} for kind in kinds]
    driver = {"name": "digest", "version": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, kinds.index(problem.kind)) for problem in problems],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, rule: int) -> dict[str, object]:
    """One problem as a result."""
    where = problem.where
    place: dict[str, object] = {"artifactLocation": {"uri": quote(where.path)}}
    if where.line:
        region = {"startLine": where.line}
        if where.column:
            region |= {"startColumn": where.column, "endColumn": where.column + where.length}
        place["region"] = region
    text = f"{problem.message} {problem.hint}".strip()
    return {
        "ruleId": problem.kind,
        "ruleIndex": rule,
        "level": problem.severity,
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
    }
