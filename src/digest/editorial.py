"""The editors' layer: every file of `content/` but the ledger, read and held against one another.

In: documents whose paths begin with ``content/``. Out: an `Editorial`. Nothing is raised: a file that cannot be read
is left out, and all faults of all files are among its problems. Refused are files that nothing reads, two themes of
one name, and names that lead nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType
from typing import Final

from digest.corpus import Editorial, FreePage, Overlay, Settings, Theme
from digest.corrections import read_overlay
from digest.errors import DigestError, Problem, Where, ordered
from digest.fields import CONTENT_LIMIT, Fields, split
from digest.fields import parse as parse_yaml
from digest.loaders.decode import decode
from digest.model import Document
from digest.settings import read_settings
from digest.themes import read_page, read_theme
from digest.urls import is_key

ROOT: Final = "content/"
SITE: Final = "site.yaml"
FOLDERS: Final = MappingProxyType({"themes": ".md", "pages": ".md", "sources": ".yaml"})
"""The folders of `content/`, and the ending of the files that are read in each."""

_LAYOUT: Final = "Files read are site.yaml, themes/*.md, pages/*.md and sources/*.yaml."
_NAME_HINT: Final = "Use small letters a to z, digits and single hyphens, at most 80."


def parse(documents: Sequence[Document]) -> Editorial:
    """Returns all that the editors say, with every fault found on the way."""
    problems: list[Problem] = []
    files = _by_folder(documents, problems)
    settings = Settings()
    for document in files[""]:
        if (fields := _fields(document, problems)[0]) is not None:
            settings = read_settings(fields)
            problems += fields.problems
    ids = {_name(document) for document in files["themes"]}
    themes: list[Theme] = []
    for document in files["themes"]:
        fields, body = _fields(document, problems)
        if fields is not None:
            themes.append(read_theme(_name(document), fields, body, ids))
            problems += fields.problems
    pages: list[FreePage] = []
    for document in files["pages"]:
        fields, body = _fields(document, problems)
        if fields is not None:
            pages.append(read_page(_name(document), fields, body))
            problems += fields.problems
    overlays: list[Overlay] = []
    for document in files["sources"]:
        if (fields := _fields(document, problems)[0]) is not None:
            overlays.append(read_overlay(_name(document), fields, ids))
            problems += fields.problems
    problems += _names_of_themes(themes)
    pages.sort(key=lambda page: (page.order, page.id))
    return Editorial(settings, tuple(themes), tuple(pages), tuple(overlays), ordered(problems))


def _by_folder(documents: Iterable[Document], problems: list[Problem]) -> dict[str, list[Document]]:
    """The documents that are read, by folder and in the order of their names; site.yaml is under the empty name."""
    files: dict[str, list[Document]] = {"": [], **{folder: [] for folder in FOLDERS}}
    for document in sorted(documents, key=lambda document: document.path):
        path = document.path.removeprefix(ROOT)
        folder, slash, name = path.partition("/")
        if path == SITE:
            files[""].append(document)
        elif name.lower() == "readme.md" or path.lower() == "readme.md":
            continue
        elif not slash or folder not in FOLDERS or "/" in name or not name.endswith(FOLDERS[folder]):
            message = f"nothing reads `{document.path}`"
            problems.append(Problem("unknown-format", Where(document.path), message, _LAYOUT, "warning"))
        elif not is_key(_name(document)):
            message = f"the file's name `{_name(document)}` cannot stand in an address"
            problems.append(Problem("invalid-key", Where(document.path), message, _NAME_HINT))
        else:
            files[folder].append(document)
    return files


def _name(document: Document) -> str:
    """The name of the document's file, without its ending."""
    return document.path.rpartition("/")[2].rpartition(".")[0]


def _fields(document: Document, problems: list[Problem]) -> tuple[Fields | None, str]:
    """The document's YAML and, of a Markdown file, its body; None where it cannot be read."""
    try:
        text = decode(document) if document.data.strip() else ""
        if document.path.endswith(".md"):
            front, body, first = split(text)
            return parse_yaml(front, document.path, line=2 if first > 1 else 1), body
        return parse_yaml(text, document.path, limit=CONTENT_LIMIT), ""
    except DigestError as error:
        problems += error.problems
        return None, ""


def _names_of_themes(themes: Sequence[Theme]) -> Iterator[Problem]:
    """Two themes cannot share an id, a title or an alias."""
    taken = {theme.id: theme for theme in themes}
    for theme in themes:
        for name in (theme.title, *theme.aliases):
            other = taken.setdefault(name.casefold(), theme)
            if other is not theme:
                message = f"the theme `{theme.id}` is called `{name}`, as the theme `{other.id}` is"
                yield Problem("duplicate-theme", theme.where, message, f"See {other.where.path}.")
