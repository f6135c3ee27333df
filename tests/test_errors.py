"""Problems: every kind that is reported is listed, and every kind that is listed is reported."""

from __future__ import annotations

import re
from pathlib import Path

from digest.errors import KINDS

CODE = Path(__file__).parent.parent / "src" / "digest"


def test_the_list_of_kinds_is_complete_and_true() -> None:
    """No problem has a kind that is not listed, and no kind is listed that nothing reports."""
    code = "".join(path.read_text("utf-8") for path in sorted(CODE.rglob("*.py")) if path.name != "errors.py")
    reported = set(re.findall(r'Problem\(\s*"([a-z-]+)"', code))

    assert reported <= set(KINDS)
    assert [kind for kind in KINDS if f'"{kind}"' not in code] == []
