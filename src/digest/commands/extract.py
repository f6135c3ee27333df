"""`digest extract`: shows what is found in documents, without a site: for pipelines, scorers and the curious.

Works anywhere. Inside a digest (or with `--root`) its themes and its choice of extractors are used. What cannot be
read is told on standard error, and the others are still shown.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from digest import disk, plugins, reading
from digest.commands.console import Console
from digest.commands.summary import summary
from digest.errors import DigestError, Problem, Where, ordered
from digest.findings import Extractor, ThemeTerms
from digest.loaders.decode import decode_with_notes
from digest.loaders.prose import load_prose
from digest.model import Document, Loader, Reading, Source
from digest.reading_json import to_json


class Prose:
    """The loader behind `--prose`: the whole text is body."""

    name = "prose"
    suffixes: tuple[str, ...] = ()
    version = "1"

    def load(self, document: Document, /) -> Source:
        """Returns the document's text as paragraphs."""
        text, notes = decode_with_notes(document)
        return replace(load_prose(document.path, text), problems=notes)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What is the same for every document of one run."""

    extractors: tuple[Extractor, ...]
    themes: ThemeTerms
    prose: bool


Scalar: TypeAlias = str | int | float | bool | None
"""What can stand as a line's id: it is given back as it came."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of JSONL, or what is wrong with it."""

    id: Scalar
    text: str
    problem: Problem | None = None


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Reads each file, or each line; 0 when all could be read, 1 when some could not."""
    setting, problems = _setting(arguments)
    console.problems(problems)
    failed = any(problem.severity == "error" for problem in problems)
    if arguments.from_jsonl:
        return 1 if _lines(arguments.from_jsonl, setting, console) or failed else 0
    for name in arguments.files:
        try:
            document = disk.read_file(Path(name))
            found = _read(document, setting)
        except DigestError as error:
            console.problems(ordered(error.problems))
            failed = True
            continue
        console.problems(found.problems)
        console.data(_dump(to_json(found, document)) if arguments.json else summary(found))
    return 1 if failed else 0


def _setting(arguments: argparse.Namespace) -> tuple[_Setting, tuple[Problem, ...]]:
    """The digest's themes and extractors where there is a digest, else none and ours."""
    root: Path | None = arguments.root
    if root is None:
        return _Setting(plugins.extractors(()), (), arguments.prose), ()
    from digest import editorial  # noqa: PLC0415 - without a digest no YAML need be read

    documents, problems = disk.read_documents(root, disk.CONTENT)
    layer = editorial.parse([document for document in documents if document.path != disk.LEDGER])
    settings = next((document for document in documents if document.path == disk.SETTINGS), None)
    extractors = plugins.extractors(layer.settings.extractors, settings=settings)
    themes = tuple((theme.id, theme.terms) for theme in layer.themes)
    return _Setting(extractors, themes, arguments.prose), ordered((*problems, *layer.problems))


def _read(document: Document, setting: _Setting, loader: Loader | None = None) -> Reading:
    """One document's reading."""
    chosen = Prose() if setting.prose else loader or plugins.loader_for(document.path)
    return reading.read(document, loader=chosen, extractors=setting.extractors, themes=setting.themes)


def _lines(name: str, setting: _Setting, console: Console) -> bool:
    """Writes one object for each line, in order, whatever becomes of it; says whether any failed."""
    failed = False
    for row in _rows(name, console):
        try:
            answer = _answer(row, setting)
        except DigestError as error:
            failed = True
            console.problems(error.problems)
            answer = {"problems": [{"kind": problem.kind, "message": problem.message} for problem in error.problems]}
        console.data(_dump({"id": row.id} | answer))
    return failed


def _answer(row: _Row, setting: _Setting) -> dict[str, object]:
    """The reading of one line's text."""
    if row.problem is not None:
        raise DigestError([row.problem])
    name = str(row.id)
    document = Document(name, row.text.encode("utf-8", "surrogatepass"))
    return to_json(_read(document, setting, _loader(name)), document)


def _rows(name: str, console: Console) -> Iterator[_Row]:
    """Each line that is not blank, read as JSON."""
    lines = console.lines() if name == "-" else disk.lines_of(Path(name))
    shown = "standard input" if name == "-" else name
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(line, Where(shown, number))


def _row(line: str | bytes, where: Where) -> _Row:
    """One line read as JSON, with the id that it has also where it has no text."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    fields: dict[str, object] = found if isinstance(found, dict) else {}
    hint = 'Write one object per line, as in {"id": "1", "text": "Tariffs rose."}.'
    id_, text = fields.get("id"), fields.get("text")
    if "id" not in fields or not isinstance(id_, Scalar):
        message = "this line is not a JSON object with `id` and `text`"
        return _Row("", "", Problem("invalid-json", where, message, hint))
    if isinstance(text, str):
        return _Row(id_, text)
    message = "the `text` of this line is not a string" if "text" in fields else "this line has no `text`"
    return _Row(id_, "", Problem("invalid-json", where, message, hint))


def _loader(name: str) -> Loader:
    """The loader that the id's ending asks for, and that of plain text where it asks for none."""
    try:
        return plugins.loader_for(name)
    except DigestError:
        return plugins.loader_for("text.txt")


_LINE_ENDS: Final = {sign: f"\\u{sign:04x}" for sign in (0x85, 0x2028, 0x2029)}
"""Signs that some readers of lines take for the end of one; JSON text may hold them as they are, or so."""


def _dump(answer: object) -> str:
    """One line of JSON, for any reader of lines."""
    line = json.dumps(answer, ensure_ascii=False, separators=(",", ":"))
    return line.translate(_LINE_ENDS)
