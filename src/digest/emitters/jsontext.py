"""JSON as this project writes it: UTF-8, keys in the order given, one item a line, no NaN, a newline at the end.

In: plain values. Out: texts and bytes that are equal wherever they are made. What JSON cannot hold raises.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping


def line(value: object) -> str:
    """Returns the value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))


def data(text: str) -> bytes:
    """Returns the text in UTF-8; a lone surrogate, which UTF-8 has no bytes for, becomes a question mark."""
    return text.encode("utf-8", "replace")


def document(value: object) -> bytes:
    """Returns the value as an indented JSON file."""
    return data(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2) + "\n")


def lines(items: Iterable[object]) -> bytes:
    """Returns the items as JSON Lines."""
    return data("".join(line(item) + "\n" for item in items))


def listing(head: Mapping[str, object], name: str, items: Iterable[object]) -> bytes:
    """Returns an object with the head's members and, last, `name`: a list with one item a line."""
    members = "".join(f"{line(key)}: {line(value)},\n" for key, value in head.items())
    body = ",\n".join(line(item) for item in items)
    return data("{\n" + members + f"{line(name)}: [" + (f"\n{body}\n" if body else "") + "]\n}\n")
