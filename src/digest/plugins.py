"""Plug points: which loaders, extractors and emitters there are, ours and strangers' through one door.

In: a file's ending, or names as `content/site.yaml` lists them. Out: the plugins, in the order named. A package adds
its own by an entry point in one of `GROUPS`; the entry point names an object that fits the `Loader`, `Extractor` or
`Emitter` protocol. Ours come first, so that a digest that needs no stranger never looks for one (looking costs more
than a small build). Refused: names that nothing answers to, and packages that fail when they are imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from digest.errors import DigestError, Problem, Where, locate, suggest
from digest.findings import Extractor
from digest.model import Document, Loader

if TYPE_CHECKING:
    from digest.emitters import Emitter  # its module loads every emitter, and `extract` needs none

GROUPS: Final = MappingProxyType(
    {"loader": "digest.loaders", "extractor": "digest.extractors", "emitter": "digest.emitters"}
)
"""The entry-point group of each plug point."""


class _Named(Protocol):
    """What every plugin has."""

    name: str


def loader_for(path: str) -> Loader:
    """Returns the loader for a file, by the ending of its name.

    Raises:
        DigestError: No loader reads such files, or the one that does cannot be loaded.
    """
    from digest import loaders  # noqa: PLC0415 - light, but not needed for --version

    ending = _ending(path)
    known: list[Loader] = []
    for found in (loaders.BUILT_IN, _Strangers("loader")):
        for loader in cast("Iterable[Loader]", found):
            if ending in loader.suffixes:
                return loader
            known.append(loader)
    endings = sorted(suffix for loader in known for suffix in loader.suffixes)
    message = f"no loader reads files that end in `{ending}`" if ending else "the file's name has no ending"
    hint = f"Known endings: {', '.join(endings)}. Save the article as one of these, or take the file out."
    raise DigestError([Problem("unknown-format", Where(path), message, hint)])


def extractors(names: Sequence[str], *, settings: Document | None = None) -> tuple[Extractor, ...]:
    """Returns the extractors with those names, in that order; all of ours where none is named.

    `settings` is the file that names them, so that a problem can point into it.

    Raises:
        DigestError: A name is unknown, or a plugin cannot be loaded.
    """
    from digest import extractors as ours  # noqa: PLC0415 - they read word lists

    return cast("tuple[Extractor, ...]", _chosen("extractor", ours.BUILT_IN, names, settings))


def emitters(names: Sequence[str], *, settings: Document | None = None) -> tuple[Emitter, ...]:
    """Returns the emitters with those names, in that order; all of ours where none is named.

    Raises:
        DigestError: A name is unknown, or a plugin cannot be loaded.
    """
    from digest import emitters as ours  # noqa: PLC0415 - as above

    return cast("tuple[Emitter, ...]", _chosen("emitter", ours.BUILT_IN, names, settings))


def _ending(path: str) -> str:
    """The lower-case ending of a path's last part, with its dot; empty where there is none."""
    name = path.rsplit("/", 1)[-1].lower()
    return name[name.rindex(".") :] if "." in name[1:] else ""


def _chosen(noun: str, ours: Sequence[_Named], names: Sequence[str], settings: Document | None) -> tuple[_Named, ...]:
    """The plugins that are named, or all of ours."""
    if not names:
        return tuple(ours)
    known = {plugin.name: plugin for plugin in ours}
    if not known.keys() >= set(names):
        known = {plugin.name: plugin for plugin in _Strangers(noun)} | known
    unknown = [name for name in names if name not in known]
    if unknown:
        raise DigestError(
            Problem(
                "unknown-plugin",
                _where(name, settings),
                f"there is no {noun} `{name}`",
                suggest(name, known, noun=f"{noun}s"),
            )
            for name in unknown
        )
    return tuple(known[name] for name in names)


def _where(name: str, settings: Document | None) -> Where:
    """The first place in the settings where the name stands after the colon, dash, comma or bracket of a list."""
    if settings is None:
        return Where("content/site.yaml")
    text = settings.data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
    for lead in ("- ", "[", ", ", ",", ": ", ""):
        if (at := text.find(lead + name)) >= 0:
            return locate(text, at + len(lead), settings.path, len(name))
    return Where(settings.path)


class _Strangers:
    """The plugins that other installed packages offer at one plug point; each is loaded as it is asked for."""

    def __init__(self, noun: str) -> None:
        self.noun = noun

    def __iter__(self) -> Any:
        """Yields each plugin, sorted by the entry point's name."""
        from importlib.metadata import entry_points  # noqa: PLC0415 - it costs as much as a small build

        for entry in sorted(entry_points(group=GROUPS[self.noun]), key=lambda entry: entry.name):
            try:
                plugin = entry.load()
                if not isinstance(plugin.name, str):
                    raise TypeError("its name is not a text")  # noqa: TRY301 - the one handler explains it
            except Exception as error:
                owner = entry.dist.name if entry.dist else entry.value
                message = f"the {self.noun} `{entry.name}` of `{owner}` could not be loaded: {error!r}"
                hint = f"Mend the package, or uninstall it with `pip uninstall {owner}`."
                raise DigestError([Problem("plugin-failed", Where("content/site.yaml"), message, hint)]) from error
            yield plugin
