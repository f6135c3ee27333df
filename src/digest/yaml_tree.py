"""What a YAML text holds, as plain nodes with offsets: texts, lists, mappings. No types are guessed.

``digest.fields``, the door to the parser, hands its events to `Builder` one by one, and puts typed questions to the
tree that comes of them. What must never come in is refused here: anchors and aliases, tags, one key twice, texts
nested too deep, a second document.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from digest.errors import Problem, Where

MAX_DEPTH: Final = 20
QUOTE_IT: Final = "Put the value in quotation marks."


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as written, without its quotation marks. `plain` is false for a quoted or block text."""

    start: int
    end: int
    value: str
    plain: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was given: no value at all, `~` or `null`."""
        return self.plain and self.value in {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    start: int
    end: int
    items: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the text."""

    start: int
    end: int
    pairs: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


def kind_of(node: Node) -> str:
    """Returns what the node is, in an editor's words."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "a mapping"
    return "nothing" if node.empty else "a text"


class Lines:
    """Finds the place of an offset in a text in logarithmic time; `first` is the number of the text's first line."""

    def __init__(self, text: str, path: str, first: int = 1) -> None:
        """Notes where each line begins."""
        self.path = path
        self._text = text
        self._first = first
        self._starts = [0, *_line_starts(text)]

    def where(self, start: int, end: int) -> Where:
        """Returns the place of a range, underlined to the end of its first line at most."""
        start = min(start, len(self._text))
        number = bisect_right(self._starts, start) - 1
        begin = self._starts[number]
        stop = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self._text)
        length = max(1, min(end, stop) - start)
        return Where(self.path, self._first + number, start - begin + 1, self._text[begin:stop], length)


def _line_starts(text: str) -> Iterator[int]:
    """Offsets just after each line feed."""
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read, with the key that waits for its value."""

    node: Mapping | Sequence
    key: Scalar | None = None


class Builder:
    """Makes nodes of the parser's events, one by one and without recursion."""

    def __init__(self, lines: Lines, problems: list[Problem]) -> None:
        """Takes the finder of places, and the list that problems go to."""
        self.root: Node | None = None
        self.stopped = False
        self._lines = lines
        self._problems = problems
        self._open: list[_Open] = []

    def take(self, event: Any) -> None:
        """Takes the parser's next event."""
        name = type(event).__name__
        start, end = event.start_mark.index, event.end_mark.index
        if name == "AliasEvent" or getattr(event, "anchor", None):
            message = f"the anchor or alias `{event.anchor}` is refused"
            self._fault("yaml-alias", start, start + 1 + len(event.anchor), message, "Write the value out. " + QUOTE_IT)
        if getattr(event, "tag", None) and event.tag != "!":
            self._fault("invalid-yaml", start, end, f"the tag `{event.tag}` is refused", QUOTE_IT)
        if name == "ScalarEvent":
            self._add(Scalar(start, end, event.value, plain=not event.style))
        elif name == "AliasEvent":
            self._add(Scalar(start, end, "", plain=True))
        elif name == "MappingStartEvent":
            self._enter(Mapping(start, end))
        elif name == "SequenceStartEvent":
            self._enter(Sequence(start, end))
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            self._open.pop()
        elif name == "DocumentStartEvent" and self.root is not None:
            self._fault("invalid-yaml", start, end, "a second YAML document begins here", "Keep one, without `---`.")
            self.stopped = True

    def _enter(self, node: Mapping | Sequence) -> None:
        self._add(node)
        self._open.append(_Open(node))
        if len(self._open) > MAX_DEPTH:
            message = f"the YAML is nested more than {MAX_DEPTH} deep"
            self._fault("invalid-yaml", node.start, node.start + 1, message, "Write it flatter.")
            self.stopped = True

    def _add(self, node: Node) -> None:
        """Puts the node where it belongs: at the root, in a list, as a key, or as a key's value."""
        if not self._open:
            self.root = node
            return
        top = self._open[-1]
        if isinstance(top.node, Sequence):
            top.node.items.append(node)
        elif top.key is None:
            top.key = self._key(node)
        else:
            key, top.key = top.key, None
            if key.value in top.node.pairs:
                first = self._lines.where(top.node.pairs[key.value][0].start, 0).line
                message = f"the key `{key.value}` stands twice in one mapping, first in line {first}"
                self._fault("duplicate-key", key.start, key.end, message, "Keep one of them.")
            else:
                top.node.pairs[key.value] = (key, node)

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        self._fault("wrong-type", node.start, node.end, f"expected a key, found {kind_of(node)}", "Write `key: value`.")
        return Scalar(node.start, node.end, "", plain=True)

    def _fault(self, kind: str, start: int, end: int, message: str, hint: str) -> None:
        self._problems.append(Problem(kind, self._lines.where(start, end), message, hint))
