"""The terminal's door: data goes to standard output, words about it to standard error.

In: texts and problems. Out: bytes on the two streams, always UTF-8, coloured only where a person looks on a terminal
that wants it (https://no-color.org). Nothing else in digest prints.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from digest.errors import Problem, show

_COLOURS: Final = {"error": "31", "warning": "33", "note": "36", "bold": "1", "good": "32"}


class Console:
    """The two streams that a command may write to."""

    def __init__(self, out: TextIO | None = None, err: TextIO | None = None) -> None:
        """Takes the streams; the process's own where none is given."""
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self.colour = _wants_colour(self._err)

    def data(self, text: str) -> None:
        """Writes a line that another program may read."""
        self._out.write(f"{text}\n")

    def say(self, text: str) -> None:
        """Writes a line for the person at the terminal."""
        self._err.write(f"{text}\n")
        self._err.flush()

    def problems(self, problems: Iterable[Problem]) -> None:
        """Writes each problem with its line, its caret and its hint."""
        for problem in problems:
            shown = show(problem)
            if self.colour:
                word = f"{problem.severity}:"
                shown = shown.replace(word, self.paint(word, problem.severity), 1)
            self.say(shown)

    def paint(self, text: str, style: str) -> str:
        """Returns the text in a colour, where colours are wanted."""
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if self.colour else text

    def lines(self) -> Iterator[bytes]:
        """Yields the lines of standard input, one at a time."""
        yield from sys.stdin.buffer

    def flush(self) -> None:
        """Sends what is still held back; raises `BrokenPipeError` where nobody reads any more."""
        self._out.flush()


def use_utf8() -> None:
    """Makes the process's streams UTF-8, and unable to fail on a text: a site may hold any letter."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _wants_colour(stream: TextIO) -> bool:
    """Whether the stream is a terminal that shows colours, and nobody said no."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()
