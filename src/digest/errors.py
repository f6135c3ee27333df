"""Problems as values: what went wrong, where exactly, and what to do about it.

In: a path, a text and an offset. Out: `Problem` values that any stage may return or raise inside `DigestError`, and
the text in which they are shown. Nothing here prints, exits or reads files; only ``cli`` does.

Every problem's kind is listed in `KINDS`, so that it can be searched for, documented and tested.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Severity = Literal["error", "warning", "note"]

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        # documents
        "empty-document": "A document holds no text.",
        "binary-document": "A document's bytes are not text.",
        "wrong-encoding": "A document's bytes are not valid in the encoding that they seem to be in.",
        "document-too-large": "A document is larger than the limit.",
        "document-too-deep": "A page nests its elements deeper than is read.",
        "unknown-format": "No loader reads files with this ending.",
        "no-article": "No article's text was found in a document.",
        "unreadable-file": "A file or folder could not be read.",
        "skipped-file": "A file was left out: a link that leads out, a pipe, a device, a name that cannot be shown.",
        "seeds-missing": "The folder with the sources is missing.",
        "seeds-empty": "The folder with the sources holds no document.",
        "not-a-digest": "The folder is not a digest's folder.",
        "duplicate-source-key": "Two documents claim the same source key.",
        "invalid-key": "A source key has characters that an address cannot hold.",
        # YAML and its fields
        "invalid-yaml": "A YAML text cannot be parsed.",
        "yaml-alias": "A YAML text uses anchors and aliases, which are refused.",
        "duplicate-key": "A YAML mapping names one key twice.",
        "unknown-key": "A YAML mapping has a key that nothing reads.",
        "missing-key": "A YAML mapping lacks a key that is needed.",
        "wrong-type": "A YAML value is not of the type that is expected.",
        "invalid-value": "A YAML value is not one of those allowed.",
        "invalid-json": "A line of JSON cannot be read.",
        "invalid-date": "A date is not written as EDTF allows.",
        "unsafe-link": "A link's address is not of an allowed scheme.",
        # the editors' layer
        "unknown-theme": "A theme is named that does not exist.",
        "unknown-claim": "A claim is named that does not exist.",
        "unknown-source": "A source is named that does not exist.",
        "duplicate-theme": "Two themes share an id or an alias.",
        "duplicate-page": "Two pages would share an address.",
        "quote-not-found": "A quotation does not occur in the source.",
        "quote-ambiguous": "A quotation occurs more than once in the source.",
        "foreign-claim": "A correction names a claim of another source.",
        "duplicate-correction": "One claim is corrected twice.",
        "suspect-correction": "The text under a correction has changed since it was made.",
        "empty-statement": "A statement is empty.",
        "drifting-statement": "A statement changes the sense of its quotation.",
        "theme-without-claims": "No claim falls under a theme.",
        # the ledger
        "invalid-ledger": "The ledger of claim ids cannot be read.",
        "ledger-conflict": "The ledger holds a version-control conflict.",
        "duplicate-claim-id": "The ledger names one claim id twice.",
        "ledger-outdated": "The ledger would change, and --locked forbids it.",
        "claim-edited": "A published claim's text has changed.",
        "claim-ambiguous": "A published claim fits more than one passage.",
        "claim-gone": "A published claim's text is no longer in its source.",
        # extraction
        "quote-not-verbatim": "An extractor's quotation is not an exact span of the source.",
        "unknown-label": "An extractor's label is not in the vocabulary.",
        "extractor-failed": "An extractor stopped with an error of its own.",
        "unknown-plugin": "A loader, extractor or emitter is named that is not installed.",
        "plugin-failed": "A loader, extractor or emitter that is installed could not be loaded.",
        # rights
        "rights-exceeded": "The site shows more of a source than its rights allow.",
        "rights-unstated": "The site shows much of a source whose rights are not stated.",
        # rendering and publishing
        "template-syntax": "A template cannot be parsed.",
        "template-undefined": "A template names a value that its view does not have.",
        "template-failed": "A template stopped with an error.",
        "template-missing": "A template is asked for that does not exist.",
        "dead-link": "A page links to an address or anchor that the site does not have.",
        "cannot-write": "The site could not be written.",
        "build-running": "Another build of this digest is running.",
        "foreign-site": "The folder of the site holds files that digest did not write.",
        "would-overwrite": "A new digest would overwrite a file.",
        "cannot-serve": "The preview could not be started.",
        "internal-error": "digest itself stopped with an error; the fault is not in the input.",
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file. Lines and columns count from 1, columns in Unicode code points; 0 means unknown."""

    path: str
    """The file's path relative to the digest's folder, with forward slashes."""
    line: int = 0
    column: int = 0
    excerpt: str = ""
    """The whole line, for the caret to point into; empty where there is none to show."""
    length: int = 1
    """How many code points the caret underlines, at least 1."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault found in the input: its kind (a key of `KINDS`), place, message, and what to do."""

    kind: str
    where: Where
    message: str
    hint: str = ""
    severity: Severity = "error"

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Orders problems by place, then kind and message."""
        return (self.where.path, self.where.line, self.where.column, self.kind, self.message)


class DigestError(Exception):
    """Raised when a stage cannot go on; carries every problem that it found, never the first alone."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Takes the problems, at least one."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(show(problem) for problem in self.problems))


def locate(text: str, offset: int, path: str, length: int = 1) -> Where:
    """Returns the place of a code-point `offset` (0 to len(text)) of `text`, with its line as excerpt.

    `length` is how many code points to underline; it is cut at the line's end.
    """
    offset = max(0, min(offset, len(text)))
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    excerpt = text[start : end if end >= 0 else len(text)]
    column = offset - start + 1
    underlined = max(1, min(length, len(excerpt) - column + 1))
    return Where(path, text.count("\n", 0, start) + 1, column, excerpt, underlined)


def suggest(word: str, known: Iterable[str], *, noun: str = "") -> str:
    """Returns a hint: the nearest of the `known` words, or a list of them where none is near."""
    names = sorted(set(known))
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f"Did you mean `{near[0]}`?"
    if not names:
        return f"There is no {noun} yet." if noun else ""
    listed = ", ".join(names[:24]) + (", …" if len(names) > 24 else "")
    return f"Known {noun + ': ' if noun else 'here: '}{listed}."


_EXCERPT_WIDTH: Final = 100


def show(problem: Problem) -> str:
    """Returns the problem as text: ``path:line:column: error: message [kind]``, the line, a caret, the hint."""
    where = problem.where
    place = ":".join([where.path or "digest", *(str(n) for n in (where.line, where.column) if n)])
    lines = [f"{place}: {problem.severity}: {problem.message} [{problem.kind}]"]
    if where.excerpt and where.column:
        lines += _caret(where)
    if problem.hint:
        lines.append(f"    hint: {problem.hint}")
    return "\n".join(lines)


def _caret(where: Where) -> list[str]:
    """The excerpt, cut to a readable width around the column, and the caret line beneath it."""
    first = max(0, where.column - 1 - _EXCERPT_WIDTH // 2) if len(where.excerpt) > _EXCERPT_WIDTH else 0
    visible = where.excerpt[first : first + _EXCERPT_WIDTH]
    lead = "…" if first else ""
    tail = "…" if first + _EXCERPT_WIDTH < len(where.excerpt) else ""
    shown = "".join(" " if ord(c) < 32 or ord(c) == 127 else c for c in visible)
    at = where.column - 1 - first
    width = max(1, min(where.length, len(visible) - at))
    return [f"    {lead}{shown}{tail}", "    " + " " * (len(lead) + at) + "^" + "~" * (width - 1)]


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Returns the problems without repeats, sorted by place: what a run reports does not depend on chance."""
    return tuple(sorted(dict.fromkeys(problems), key=Problem.sort_key))
