"""The build: the one place that runs the stages in order. `make` is the architecture; read it first.

In: a digest's folder and options. Out: an `Outcome` with every problem found. `make` is pure, takes what was read and
returns what is to be written; `build` and `check` stand around it and use the disk. Nothing is written while any
stage may still fail: faults of the input are gathered over all documents before the run stops once, then those of
the whole, then those of the rendered pages.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from digest import check as checks
from digest import disclosure, disk, editorial, ledger, linkcheck, pages, plugins, reading
from digest import link as linking
from digest.corpus import Corpus, Editorial
from digest.corpus import Outcome as LedgerOutcome
from digest.emitters.manifest import manifest
from digest.errors import DigestError, Problem, Where, locate, ordered
from digest.findings import Extractor, ThemeTerms
from digest.loaders.decode import decode
from digest.model import Document, File, Reading, Source
from digest.render import Renderer

Templates = Mapping[str, tuple[str, str]]
"""Template names with their text and the path to show in problems."""
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line may ask of a build."""

    locked: bool = False
    """Fail where the ledger would change."""
    strict: bool = False
    """Fail where there are warnings."""
    drafts: bool = False
    """Read drafts too; the ledger is then left alone, for a draft's claims are not published."""
    base_url: str = ""
    """In place of the one in `content/site.yaml`."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the site holds."""

    sources: int = 0
    claims: int = 0
    themes: int = 0
    voices: int = 0
    references: int = 0
    files: int = 0
    shown: tuple[disclosure.Shown, ...] = ()
    """How much is given away of each source that may not be shown in full."""


@dataclass(frozen=True, slots=True)
class Made:
    """What one run made of a folder, before anything is written."""

    files: tuple[File, ...]
    ledger: str | None
    """The ledger's new text, or None where it need not change."""
    counts: Counts
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended. Where it failed, `published` is None and nothing was written."""

    problems: tuple[Problem, ...]
    counts: Counts = Counts()
    published: disk.Published | None = None
    ledger_changed: bool = False
    failed: bool = False


def make(folder: disk.Folder, theme: Templates, *, options: Options = Options()) -> Made:
    """Returns the whole site, made of a folder and the default theme. This is the street, from end to end.

    Raises:
        DigestError: With all problems of the stages that were reached, warnings included.
    """
    layer = _with_options(editorial.parse(folder.content), options)
    readings, faults = _read(folder.seeds, layer, _site_yaml(folder))
    known, ledger_faults = _attempt(ledger.parse, folder.ledger)
    noted = _stop((*folder.problems, *layer.problems, *faults, *ledger_faults), options)
    assert known is not None  # noqa: S101 - an unreadable ledger is an error, and has stopped the run
    settled = _lasting(ledger.settle(known, readings, layer.overlays))
    corpus = linking.link(settled.readings, layer, settled)
    noted = _stop((*noted, *settled.problems, *corpus.problems, *checks.check(corpus, layer)), options)
    files = _render(corpus, theme, folder.templates) + _emit(corpus, _site_yaml(folder))
    files += (manifest(files),)
    shown = disclosure.measure(corpus, files)
    dead = linkcheck.check(files, base_url=corpus.settings.base_url)
    noted = _stop((*noted, *dead, *disclosure.check(corpus, shown)), options)
    return Made(files, _ledger_text(settled, options), _count(corpus, files, shown), noted)


def build(root: Path, *, options: Options = Options()) -> Outcome:
    """Builds the digest at `root` and publishes its site, or leaves all as it was."""
    try:
        with disk.only_build(root):
            made = make(disk.read_folder(root, drafts=options.drafts), disk.default_templates(), options=options)
            published = disk.publish(root, made.files, ledger=made.ledger)
    except DigestError as error:
        return Outcome(ordered(error.problems), failed=True)
    return Outcome(made.problems, made.counts, published, made.ledger is not None)


def check(root: Path, *, options: Options = Options()) -> Outcome:
    """Looks for problems as a build would, and writes nothing."""
    return preview(root, options=options)[0]


def preview(root: Path, *, options: Options = Options()) -> tuple[Outcome, tuple[File, ...]]:
    """Makes the site and returns its files, none where the run failed; writes nothing."""
    try:
        made = make(disk.read_folder(root, drafts=options.drafts), disk.default_templates(), options=options)
    except DigestError as error:
        return Outcome(ordered(error.problems), failed=True), ()
    return Outcome(made.problems, made.counts), made.files


def _stop(problems: Iterable[Problem], options: Options) -> tuple[Problem, ...]:
    """Returns the problems in order, or raises them where any is an error (or a warning, if strict)."""
    found = ordered(problems)
    fatal = {"error", "warning"} if options.strict else {"error"}
    if any(problem.severity in fatal for problem in found):
        raise DigestError(found)
    return found


def _attempt(stage: Callable[..., _Value], *values: object) -> tuple[_Value | None, tuple[Problem, ...]]:
    """What the stage returns, or None and the problems that it raised: so that the others can still be heard."""
    try:
        return stage(*values), ()
    except DigestError as error:
        return None, error.problems


def _with_options(layer: Editorial, options: Options) -> Editorial:
    """The editors' layer with the settings that the command line overrides."""
    if not options.base_url:
        return layer
    base_url = options.base_url.rstrip("/") + "/"
    return dataclasses.replace(layer, settings=dataclasses.replace(layer.settings, base_url=base_url))


def _site_yaml(folder: disk.Folder) -> Document | None:
    """The file with the settings, where there is one."""
    return next((document for document in folder.content if document.path == disk.SETTINGS), None)


def _read(
    seeds: Sequence[Document], layer: Editorial, settings: Document | None
) -> tuple[tuple[Reading, ...], tuple[Problem, ...]]:
    """The readings of all documents that can be read, sorted by key, and all problems met on the way."""
    extractors, problems = _attempt(_extractors, layer, settings)
    terms = tuple((theme.id, theme.terms) for theme in layer.themes)
    readings: list[Reading] = []
    for document in seeds:
        found, faults = _attempt(_read_one, document, extractors or (), terms)
        problems += faults
        if found is not None:
            readings.append(found)
            problems += found.problems
    readings.sort(key=lambda item: (item.source.key, item.source.path))
    return tuple(readings), (*problems, *_duplicates(readings))


def _extractors(layer: Editorial, settings: Document | None) -> tuple[Extractor, ...]:
    """The extractors that the settings name."""
    return plugins.extractors(layer.settings.extractors, settings=settings)


def _read_one(document: Document, extractors: Sequence[Extractor], terms: ThemeTerms) -> Reading:
    """One document's reading."""
    loader = plugins.loader_for(document.path)
    return reading.read(document, loader=loader, extractors=extractors, themes=terms)


def _duplicates(readings: Sequence[Reading]) -> tuple[Problem, ...]:
    """A problem for each document whose key another one, earlier in the order of paths, has already."""
    first: dict[str, str] = {}
    problems = []
    for item in readings:
        key, path = item.source.key, item.source.path
        if key in first:
            message = f"the key `{key}` is already that of `{first[key]}`"
            hint = "Give one of the two another `key:` in its front matter, or another file name."
            problems.append(Problem("duplicate-source-key", _key_line(item.source), message, hint))
        first.setdefault(key, path)
    return tuple(problems)


def _key_line(source: Source) -> Where:
    """Where a source states its key; the beginning of its file where the key is the file's name."""
    front = source.text.partition("\n---")[0] if source.text.startswith("---") else ""
    at = front.find("\nkey:") + 1
    return locate(source.text, at, source.path, len("key")) if at else Where(source.path, 1, 1)


def _lasting(settled: ledger.Settled) -> ledger.Settled:
    """The settled ledger without what only this run knows.

    A claim is `new` or `moved` in the one build that enters this in the ledger, and `unchanged` in the next. A site
    that said so would change although its sources did not.
    """
    passing = {"new", "moved"}
    outcomes: dict[str, LedgerOutcome] = {
        id_: "unchanged" if outcome in passing else outcome for id_, outcome in settled.outcomes.items()
    }
    return dataclasses.replace(settled, outcomes=outcomes)


def _render(corpus: Corpus, theme: Templates, own: Sequence[Document]) -> tuple[File, ...]:
    """Every page, and the theme's files that are published as they are; the digest's own templates come first."""
    overrides: dict[str, tuple[str, str]] = {}
    problems: tuple[Problem, ...] = ()
    for document in own:
        text, faults = _attempt(decode, document)
        problems += faults
        overrides[document.path.removeprefix(f"{disk.TEMPLATES}/")] = (text or "", document.path)
    if problems:
        raise DigestError(problems)
    renderer = Renderer(theme, overrides)
    rendered = renderer.render_all(pages.plan(corpus))
    if rendered.problems:
        raise DigestError(rendered.problems)
    return rendered.files + renderer.assets()


def _emit(corpus: Corpus, settings: Document | None) -> tuple[File, ...]:
    """Every file of data."""
    emitters = plugins.emitters(corpus.settings.emitters, settings=settings)
    return tuple(file for emitter in emitters for file in emitter.emit(corpus))


def _ledger_text(settled: ledger.Settled, options: Options) -> str | None:
    """The ledger's new text, or None where it is not to be written."""
    if not settled.changed or options.drafts:
        return None
    if options.locked:
        message = "the ledger of claim ids would change, and `--locked` forbids it"
        hint = "Run `digest build` without `--locked`, look at the change, and commit `content/claims.lock`."
        raise DigestError([Problem("ledger-outdated", Where(disk.LEDGER), message, hint)])
    return ledger.serialise(settled.ledger)


def _count(corpus: Corpus, files: Sequence[File], shown: tuple[disclosure.Shown, ...]) -> Counts:
    """How much there is of everything."""
    return Counts(
        sources=len(corpus.readings),
        claims=len(corpus.claims),
        themes=len(corpus.themes),
        voices=len(corpus.voices),
        references=len(corpus.references),
        files=len(files),
        shown=shown,
    )
