"""Rendering: a page and the theme's templates become a file. The only door to jinja2.

In: pages, and templates as values: name to text and the path to show in messages. A digest's own template stands
before the default one of the same name, and can extend it as `!theme/NAME`. Everything is escaped but `views.Html`.
Out: files, or problems that name the template, the line, and the field that was meant. Nothing is read from disk.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from functools import partial
from types import MappingProxyType, TracebackType
from typing import Final

import jinja2

from digest import urls
from digest.errors import DigestError, Problem, Where, ordered, suggest
from digest.model import File
from digest.views.page import Page

Templates = Mapping[str, tuple[str, str]]
"""Template names, each with the template's text and the path to show in messages."""
DEFAULT: Final = "!theme/"
"""Before a name: the default theme's template, whatever the digest puts in its place."""
_NOT_PUBLISHED: Final = (".html", ".md")
"""Endings of what a theme holds beside the files that are published as they are."""
_MISSING: Final = jinja2.Undefined()._undefined_obj  # noqa: SLF001  # the engine's sign for "no owner", not exported
_NONE: Final[Templates] = MappingProxyType({})


class _MissingFieldError(jinja2.UndefinedError):
    """A template named something that is not there; says what it looked for, and in what."""

    def __init__(self, owner: object, name: object, message: str | None = None) -> None:
        super().__init__(message)
        self.owner = owner
        self.name = str(name or "")


class _Strict(jinja2.StrictUndefined):
    """An undefined value that remembers what was looked for, and fails at the first use."""

    def __init__(self, hint: str | None = None, obj: object = _MISSING, name: str | None = None,
                 exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError) -> None:  # fmt: skip
        del exc
        super().__init__(hint, obj, name, partial(_MissingFieldError, obj, name))  # type: ignore[arg-type]  # is called


@dataclasses.dataclass(frozen=True, slots=True)
class Rendered:
    """What became of many pages: the files of those that succeeded, and every problem of the others, once each."""

    files: tuple[File, ...]
    problems: tuple[Problem, ...]


class Renderer:
    """Renders pages with one set of templates."""

    def __init__(self, default: Templates, overrides: Templates = _NONE) -> None:
        """Takes the default theme and the digest's own templates.

        Where one mapping holds both, the default ones that were replaced stand in it under `!theme/NAME`.
        """
        self._default = dict(default)
        self._chosen = {**default, **overrides}
        self._texts = {shown: text for text, shown in (*default.values(), *overrides.values())}
        self._environment = jinja2.Environment(
            loader=jinja2.FunctionLoader(self._load),
            autoescape=True,
            undefined=_Strict,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )

    def render(self, page: Page) -> File:
        """Returns the page's file; raises `DigestError` where its template fails."""
        try:
            template = self._environment.get_template(page.template)
            text = template.render(view=page.view, href=page.href)
        except Exception as error:  # a digest's own template may raise anything
            raise DigestError([self._problem(error, page)]) from error
        return File(urls.file_of(page.path), text.encode("utf-8", "replace"))

    def render_all(self, pages: Iterable[Page]) -> Rendered:
        """Returns the files of all pages, and the problems of those that failed."""
        files: list[File] = []
        problems: list[Problem] = []
        for page in pages:
            try:
                files.append(self.render(page))
            except DigestError as error:
                problems.extend(error.problems)
        return Rendered(tuple(files), ordered(problems))

    def assets(self) -> tuple[File, ...]:
        """Returns the theme's files that are published as they are: style sheet, script, icon."""
        return tuple(
            File(name, text.encode("utf-8", "replace"))
            for name, (text, _) in sorted(self._chosen.items())
            if not name.endswith(_NOT_PUBLISHED) and not name.startswith(DEFAULT)
        )

    def _load(self, name: str) -> tuple[str, str, None] | None:
        """Finds a template by name for the engine."""
        found = self._chosen.get(name)
        if found is None and name.startswith(DEFAULT):
            found = self._default.get(name.removeprefix(DEFAULT))
        return (*found, None) if found else None

    def _problem(self, error: Exception, page: Page) -> Problem:
        """What an exception out of a template means."""
        if isinstance(error, jinja2.TemplateNotFound):
            return self._not_found(error, page)
        if isinstance(error, jinja2.TemplateSyntaxError):
            where = self._where(error.filename or error.name or page.template, error.lineno)
            return Problem("template-syntax", where, f"the template cannot be parsed: {error.message}", _SYNTAX_HINT)
        where = self._where(*self._innermost(error.__traceback__, page))
        if isinstance(error, _MissingFieldError):
            return _undefined(error, where)
        message = f"the template failed while making `{page.path or 'index.html'}`: {type(error).__name__}: {error}"
        return Problem("template-failed", where, message, "Views hold plain facts; see the fields of the page's view.")

    def _not_found(self, error: jinja2.TemplateNotFound, page: Page) -> Problem:
        """A template that is asked for and does not exist."""
        name = str(error.name)
        known = [f"{DEFAULT}{one}" for one in self._default] if name.startswith(DEFAULT) else list(self._chosen)
        where = self._where(*self._innermost(error.__traceback__, page))
        hint = suggest(name, [one for one in known if one.endswith(".html")], noun="templates")
        return Problem("template-missing", where, f"there is no template `{name}`", hint)

    def _innermost(self, traceback: TracebackType | None, page: Page) -> tuple[str, int]:
        """The path and line of the innermost template that was running."""
        found = (self._chosen.get(page.template, ("", page.template))[1], 0)
        while traceback is not None:
            path = traceback.tb_frame.f_code.co_filename
            if path in self._texts:
                found = (path, traceback.tb_lineno)
            traceback = traceback.tb_next
        return found

    def _where(self, path: str, line: int) -> Where:
        """The place in a template, with its line for an excerpt."""
        lines = self._texts.get(path, "").splitlines()
        excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
        column = len(excerpt) - len(excerpt.lstrip()) + 1 if excerpt.strip() else 0
        return Where(path, max(line, 0), column, excerpt, max(1, len(excerpt.strip())))


_SYNTAX_HINT: Final = "Blocks and loops are closed with `{% endblock %}` and `{% endfor %}`, values stand in `{{ }}`."


def _undefined(error: _MissingFieldError, where: Where) -> Problem:
    """A name that the view does not have, with the nearest that it has."""
    owner = error.owner
    if owner is _MISSING:
        message, known = f"there is no value `{error.name}`", ["view", "href"]
    else:
        known = [field.name for field in dataclasses.fields(owner)] if dataclasses.is_dataclass(owner) else []
        message = f"`{type(owner).__name__}` has no field `{error.name}`"
    at = where.excerpt.find(error.name) if error.name else -1
    if at >= 0:
        where = dataclasses.replace(where, column=at + 1, length=len(error.name))
    return Problem("template-undefined", where, message, suggest(error.name, known, noun="fields") if known else "")
