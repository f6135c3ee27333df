"""The only door to YAML: front matter and the editors' files, read as texts with places.

In: a text, its path, and the number of its first line in the file. Out: `Fields`, a mapping that knows where each of
its values stands, whose typed getters gather problems in place of raising. Nothing is guessed: `2024-05`, `no` and
`1.10` stay what was written, until a getter is asked for a number or a flag.

Refused, each at its place: what is not YAML, anchors and aliases, tags, one key twice, control characters, texts that
are too large or nested too deep (so no text can grow in memory or overflow the stack), and more than one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from digest.errors import DigestError, Problem, Severity, Where, suggest
from digest.yaml_tree import QUOTE_IT, Builder, Lines, Mapping, Node, Scalar, kind_of
from digest.yaml_tree import Sequence as List

FRONT_MATTER_LIMIT: Final = 64 * 1024
"""The most code points that a document's front matter may have."""
CONTENT_LIMIT: Final = 2 * 1024 * 1024
"""The most code points that a file of the editors' layer may have."""

_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FENCE: Final = re.compile(r"^---[ \t]*$", re.MULTILINE)
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,12})?")
_FLAGS: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

_SYNTAX: Final = (
    ("mapping values are not allowed", "a colon stands where none is expected",
     "Put a value that holds a colon and a space in quotation marks, and indent keys of one mapping alike."),
    ("cannot start any token", "a value cannot begin with this character", QUOTE_IT + " Indent with spaces, not tabs."),
    ("unexpected end of stream", "a quotation mark is opened and never closed", "Close it, or take it away."),
    ("alphabetic or numeric character", "a value cannot begin with `*` or `&`", QUOTE_IT),
    ("expected ',' or ']'", "a list in brackets is not closed", "End it with `]`, and part its items with commas."),
    ("expected ',' or '}'", "a mapping in braces is not closed", "End it with `}`, and part its items with commas."),
    ("expected '-' indicator", "a list ends where no key is expected", "Indent the items of a list under its key."),
    ("could not find expected ':'", "a key has no colon", "Write `key: value`."),
    ("escape character", "a backslash in double quotation marks begins no known sign", "Use single quotation marks."),
    ("expected key", "the text cannot be read from here on", "Indent the keys of one mapping alike."),
)  # fmt: skip
"""Parts of the parser's messages, with ours and what to do. The first that fits is taken."""


class Word(NamedTuple):
    """A text with its place."""

    text: str
    where: Where


def parse(text: str, path: str, *, line: int = 1, limit: int = FRONT_MATTER_LIMIT) -> Fields:
    """Returns the mapping that `text` holds; an empty text is an empty mapping.

    `line` is the number, in the file at `path`, of the text's first line.

    Raises:
        DigestError: with every fault of the YAML itself.
    """
    lines = Lines(text, path, line)
    problems: list[Problem] = []
    root: Node = Mapping(0, 0)
    if len(text) > limit:
        message = f"the YAML is too large: {len(text):,} characters, and {limit:,} are allowed"
        problems.append(Problem("invalid-yaml", Where(path, line), message, "Split it, or move long texts elsewhere."))
    elif found := _UNPRINTABLE.search(text):
        message = f"the YAML holds a control character, U+{ord(found[0]):04X}"
        problems.append(Problem("invalid-yaml", lines.where(*found.span()), message, "Take it out."))
    else:
        root = _tree(text, lines, problems)
        if not isinstance(root, Mapping):
            message = f"expected `key: value` pairs, found {kind_of(root)}"
            problems.append(Problem("wrong-type", lines.where(root.start, root.end), message, "Write `key: value`."))
    if problems or not isinstance(root, Mapping):
        raise DigestError(problems)
    return Fields(root, lines, [])


def split(text: str) -> tuple[str, str, int]:
    """Returns a text's front matter, its body, and the number of the body's first line; the front matter is in line 2.

    A text without front matter (between a first line ``---`` and the next) has an empty one and begins in line 1.
    """
    if not _FENCE.match(text):
        return "", text, 1
    begin = text.index("\n") + 1
    end = _FENCE.search(text, begin)
    if end is None:
        return "", text, 1
    front = text[begin : end.start()]
    return front, text[end.end() :].removeprefix("\n"), front.count("\n") + 3


def _tree(text: str, lines: Lines, problems: list[Problem]) -> Node:
    """The tree of the text; its faults are added to `problems`, and a fault of syntax ends the reading."""
    import yaml  # noqa: PLC0415  # 30 ms that commands without YAML do not pay

    builder = Builder(lines, problems)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            builder.take(event)
            if builder.stopped:
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = mark.index if mark else 0
        found = error.problem or error.context or "unknown fault"
        message, hint = next(((m, h) for part, m, h in _SYNTAX if part in found), (found, QUOTE_IT))
        if error.context_mark and ("end of stream" in found or "alphabetic" in found):
            at = error.context_mark.index
        problems.append(Problem("invalid-yaml", lines.where(at, at + 1), f"this is not valid YAML: {message}", hint))
    return builder.root or Mapping(0, 0)


class Fields:
    """A mapping with places. Getters add to `problems`, which all mappings of one text share, and never raise."""

    def __init__(self, node: Mapping, lines: Lines, problems: list[Problem]) -> None:
        """Takes the mapping, the finder of its places, and the list that problems go to."""
        self.problems = problems
        self._node = node
        self._lines = lines
        self._asked: set[str] = set()

    def __iter__(self) -> Iterator[str]:
        return iter(self._node.pairs)

    def __contains__(self, key: object) -> bool:
        return key in self._node.pairs

    def where(self, key: str | None = None) -> Where:
        """The place of a key's value, or of the key where it has none; without a key, of the mapping's beginning."""
        if key is None or key not in self._node.pairs:
            return self._lines.where(self._node.start, self._node.start + 1)
        name, value = self._node.pairs[key]
        if value.start >= value.end and isinstance(value, Scalar):
            return self._place(name)
        return self._place(value)

    def key_where(self, key: str) -> Where:
        """The place of the key itself; of the mapping where it lacks the key."""
        return self._place(self._node.pairs[key][0]) if key in self._node.pairs else self.where()

    def problem(
        self, key: str | None, kind: str, message: str, hint: str = "", *, severity: Severity = "error"
    ) -> None:
        """Adds a problem at a key's value, or at the mapping."""
        self.problem_at(self.where(key), kind, message, hint, severity=severity)

    def problem_at(
        self, where: Where, kind: str, message: str, hint: str = "", *, severity: Severity = "error"
    ) -> None:
        """Adds a problem at a place of this text."""
        self.problems.append(Problem(kind, where, message, hint, severity))

    def word(self, key: str) -> Word | None:
        """The text at the key with its place; None where the key is missing, empty or no text."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, Scalar):
            self._wrong(value, "a text", key)
            return None
        return Word(value.value.strip(), self._place(value))

    def text(self, key: str, default: str = "") -> str:
        """The text at the key, without white space around it."""
        word = self.word(key)
        return default if word is None else word.text

    def required(self, key: str) -> str:
        """The text at the key; a missing or empty one is a problem."""
        text = self.text(key)
        if not text and not isinstance(self._value(key), List | Mapping):
            self.problem(key, "missing-key", f"`{key}` is missing", f"Add a line `{key}: …`.")
        return text

    def words(self, key: str) -> list[Word]:
        """The texts of the list at the key, with their places; a single text is a list of one."""
        found = []
        for item in self._items(key):
            if isinstance(item, Scalar) and not item.empty:
                found.append(Word(item.value.strip(), self._place(item)))
            else:
                self._wrong(item, "a text", key)
        return found

    def texts(self, key: str) -> list[str]:
        """The texts of the list at the key; a single text is a list of one."""
        return [word.text for word in self.words(key)]

    def mixed(self, key: str) -> list[Word | Fields]:
        """The texts and mappings of the list at the key."""
        found: list[Word | Fields] = []
        for item in self._items(key):
            if isinstance(item, Mapping):
                found.append(self._child(item))
            elif isinstance(item, Scalar) and not item.empty:
                found.append(Word(item.value.strip(), self._place(item)))
            else:
                self._wrong(item, "a text or a mapping", key)
        return found

    def flag(self, key: str, default: bool = False) -> bool:  # noqa: FBT001, FBT002  # a getter like the others
        """True or false at the key."""
        word = self.word(key)
        if word is None:
            return default
        if word.text.lower() not in _FLAGS:
            self.problem(key, "wrong-type", f"expected `true` or `false` at `{key}`, found `{word.text}`")
        return _FLAGS.get(word.text.lower(), default)

    def number(self, key: str) -> float | None:
        """The number at the key."""
        word = self.word(key)
        if word is None:
            return None
        if not _NUMBER.fullmatch(word.text):
            self.problem(key, "wrong-type", f"expected a number at `{key}`, found `{word.text}`", "Write it in digits.")
            return None
        return float(word.text)

    def whole(self, key: str) -> int | None:
        """The whole number at the key."""
        number = self.number(key)
        if number is None or number == int(number):
            return None if number is None else int(number)
        self.problem(key, "wrong-type", f"expected a whole number at `{key}`, found `{self.text(key)}`")
        return None

    def choice(self, key: str, words: Sequence[str], default: str = "") -> str:
        """One of the words, at the key."""
        text = self.text(key)
        if not text or text in words:
            return text or default
        self.problem(key, "invalid-value", f"`{text}` is not allowed at `{key}`", suggest(text, words))
        return default

    def mapping(self, key: str) -> Fields | None:
        """The mapping at the key."""
        value = self._value(key)
        if value is None or isinstance(value, Mapping):
            return self._child(value) if value else None
        self._wrong(value, "a mapping", key)
        return None

    def mappings(self, key: str) -> list[Fields]:
        """The mappings of the list at the key; a single mapping is a list of one."""
        found = []
        for item in self._items(key):
            if isinstance(item, Mapping):
                found.append(self._child(item))
            else:
                self._wrong(item, "a mapping", key)
        return found

    def items(self) -> list[tuple[str, Fields]]:
        """Every key with the mapping at it: for mappings that are keyed by an id."""
        return [(key, child) for key in self._node.pairs if (child := self.mapping(key)) is not None]

    def finish(self) -> None:
        """Adds a problem for each key that no getter was asked for."""
        for key in self._node.pairs:
            if key not in self._asked:
                where = self.key_where(key)
                self.problems.append(Problem("unknown-key", where, f"unknown key `{key}`", suggest(key, self._asked)))

    def _value(self, key: str) -> Node | None:
        self._asked.add(key)
        pair = self._node.pairs.get(key)
        return None if pair is None or (isinstance(pair[1], Scalar) and pair[1].empty) else pair[1]

    def _items(self, key: str) -> list[Node]:
        value = self._value(key)
        if value is None:
            return []
        return value.items if isinstance(value, List) else [value]

    def _child(self, node: Mapping) -> Fields:
        return Fields(node, self._lines, self.problems)

    def _place(self, node: Node) -> Where:
        return self._lines.where(node.start, node.end)

    def _wrong(self, node: Node, expected: str, key: str) -> None:
        message = f"expected {expected} at `{key}`, found {kind_of(node)}"
        self.problems.append(Problem("wrong-type", self._place(node), message))
