"""What the preview shows, and when it is made anew: the digest in memory, watched.

In: a digest's folder. Out: the last good site as bytes by path, and the problems of the last run if it failed. It
looks at the folder in a thread of its own, waits until a burst of changes is over, and builds once for it. Nothing is
written: neither the site nor the ledger, which are `digest build`'s. Serving is ``server``'s.
"""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from digest import build, disk
from digest.errors import Problem, Where
from digest.model import File

INTERVAL: Final = 0.1
"""Seconds between two looks at the folder, while a look costs less than a tenth of that."""
SETTLED: Final = 0.05
"""Seconds without a change after which a burst is over."""
LONGEST_BURST: Final = 2.0
"""Seconds after which we build even if the changes go on."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the preview shows at one moment."""

    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """The last good site, by path; empty where there was none yet."""
    problems: tuple[Problem, ...] = ()
    """Of the last run, where it failed."""
    failed: bool = False
    ready: bool = False
    """Whether any run has ended."""
    edition: int = 0
    """Counts the changes of what is shown, so that a page can tell whether it is behind."""


class Preview:
    """Holds what is shown now. `rebuild` and `watch` run in one thread; others only read `shown`."""

    def __init__(self, root: Path, options: build.Options, *, told: Callable[[build.Outcome, float], None]) -> None:
        """Takes the digest's folder, and whom to tell how each run ended and how many seconds it took."""
        self.shown = Shown()
        self._root = root
        self._options = options
        self._told = told

    def rebuild(self) -> bool:
        """Builds, tells how it went, and returns whether anything that is shown has changed."""
        began = time.monotonic()
        outcome, files = self._run()
        before = self.shown
        if outcome.failed:
            after = replace(before, problems=outcome.problems, failed=True, ready=True)
        else:
            after = replace(
                before, files={file.path: file.data for file in files}, problems=(), failed=False, ready=True
            )
        changed = after != before
        if changed:
            self.shown = replace(after, edition=before.edition + 1)
        self._told(outcome, time.monotonic() - began)
        return changed

    def watch(self, stop: threading.Event, changed: Callable[[], None]) -> None:
        """Builds at once and then after every change, until `stop` is set; calls `changed` when there is news."""
        seen = disk.snapshot(self._root)
        if self.rebuild():
            changed()
        pause = INTERVAL
        while not stop.wait(pause):
            began = time.monotonic()
            now = disk.snapshot(self._root)
            pause = max(INTERVAL, 10 * (time.monotonic() - began))
            if now != seen:
                seen = self._settled(now, stop)
                if self.rebuild():
                    changed()

    def _run(self) -> tuple[build.Outcome, tuple[File, ...]]:
        """One run, whatever happens in it: a fault of ours must not end the preview."""
        try:
            return build.preview(self._root, options=self._options)
        except Exception as error:  # noqa: BLE001 - as above
            last = traceback.extract_tb(error.__traceback__)[-1]
            message = f"digest stopped with {error!r} at {Path(last.filename).name}:{last.lineno}"
            hint = "This is a fault of digest's, not yours. Undo your last change to go on, and please report it."
            return build.Outcome((Problem("internal-error", Where(""), message, hint),), failed=True), ()

    def _settled(self, state: Mapping[str, tuple[int, ...]], stop: threading.Event) -> Mapping[str, tuple[int, ...]]:
        """The folder's state once it has stopped changing."""
        began = time.monotonic()
        while not stop.wait(SETTLED) and time.monotonic() - began < LONGEST_BURST:
            now = disk.snapshot(self._root)
            if now == state:
                break
            state = now
        return state
