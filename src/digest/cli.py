"""The command line: `digest build`, `check`, `extract`, `serve`, `init`.

In: arguments. Out: an exit code: 0 all is well, 1 problems were found, 2 the command was used wrongly, 130 it was
stopped by Ctrl-C. This module only parses; each command is a module of its own under `commands/`, imported when it is
asked for, so that `digest --version` costs no more than Python itself.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from digest import __version__
from digest.commands.console import Console, use_utf8
from digest.errors import DigestError, ordered

_ABOUT: Final = """\
Turns a folder of articles into a website of claims: what is said, by whom, where exactly, and who disagrees.

A digest is a folder with your documents in seeds/ and your own words in content/. Start with:

  digest init my-digest     make a small one that works
  cd my-digest
  digest serve              see it, and see it change while you write
"""
_EXIT: Final = "Exit codes: 0 all is well, 1 problems were found, 2 wrong use. See also: digest COMMAND --help"
_BUILD: Final = """\
Reads seeds/ and content/, and writes the site into site/. All problems are told at once, each with its place and
what to do; then nothing is published and the old site stays as it was.

examples:
  digest build                                     in a digest's folder, or anywhere below it
  digest build --root ~/my-digest                  from elsewhere
  digest build --locked --strict                   in continuous integration
  digest build --base-url https://example.org/d/   with full addresses in feeds and sitemap
"""
_CHECK: Final = """\
Looks for problems as a build would, and writes nothing.

examples:
  digest check
  digest check --format json      one problem per line, for other programs
  digest check --format sarif     for code hosts that show findings beside the text
"""
_EXTRACT: Final = """\
Shows what digest finds in documents: record, sections, claims, voices, references. Works anywhere; inside a digest it
uses that digest's themes.

examples:
  digest extract article.txt                       a summary to read
  digest extract --json seeds/*.md                 one JSON object per file and line
  digest extract --prose --json notes.txt          the whole text is prose: no title, no menu, no adverts
  digest extract --json --prose --from-jsonl -     texts from {"id": …, "text": …} lines on standard input
"""
_SERVE: Final = """\
Builds the digest, serves the site to this computer, and builds and reloads it whenever you save a file. A mistake
shows in the terminal and in the page; the last good site stays. Stop with Ctrl-C.

examples:
  digest serve
  digest serve --port 8080
"""
_INIT: Final = """\
Writes a small digest that works: settings, a theme, and a sample article. Nothing that exists is overwritten.

examples:
  digest init my-digest
  digest init                     in the folder where you are
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    use_utf8()
    console = Console()
    try:
        arguments = parser().parse_args(argv)
        code = _run(arguments, console)
        console.flush()
    except SystemExit as stop:  # argparse has said what it had to say
        return stop.code if isinstance(stop.code, int) else 2
    except DigestError as error:
        console.problems(ordered(error.problems))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Nobody reads on, as with `| head`. What is still held back goes nowhere, so that Python does not complain.
        from digest import disk  # noqa: PLC0415 - as below

        disk.silence(sys.stdout.fileno())
        return 1
    return code


def parser() -> argparse.ArgumentParser:
    """Returns the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="digest", description=_ABOUT, epilog=_EXIT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="version", version=f"digest {__version__}")
    _root(top, default=None)
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    build = _command(commands, "build", "make the site", _BUILD)
    build.add_argument("--locked", action="store_true", help="fail if the ledger of claim ids would change")
    build.add_argument("--base-url", metavar="URL", type=_base_url, help="where the site will be served")
    check = _command(commands, "check", "look for problems, write nothing", _CHECK)
    check.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="default: text")
    for command in (build, check):
        command.add_argument("--strict", action="store_true", help="fail on warnings too")
        command.add_argument("--drafts", action="store_true", help="read files in seeds/ that begin with _ too")
    extract = _command(commands, "extract", "show what is found in documents", _EXTRACT)
    extract.add_argument("files", nargs="*", metavar="FILE", help="documents to read")
    extract.add_argument("--json", action="store_true", help="one JSON object per document and line")
    extract.add_argument("--prose", action="store_true", help="take the whole text as prose")
    extract.add_argument("--from-jsonl", metavar="FILE", help="read texts from JSON lines; - is standard input")
    serve = _command(commands, "serve", "show the site while you write", _SERVE)
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer only)")
    serve.add_argument("--port", type=_port, default=8000, help="port to listen on (default: 8000)")
    serve.add_argument("--drafts", action="store_true", help="read files in seeds/ that begin with _ too")
    init = _command(commands, "init", "make a new digest", _INIT)
    init.add_argument("folder", nargs="?", type=Path, default=Path(), metavar="DIR", help="default: this folder")
    return top


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, brief: str, about: str
) -> argparse.ArgumentParser:
    """Adds a command with its help."""
    formatter = argparse.RawDescriptionHelpFormatter
    command = commands.add_parser(name, help=brief, description=about, formatter_class=formatter)
    _root(command, default=argparse.SUPPRESS)
    return command


def _root(command: argparse.ArgumentParser, *, default: str | None) -> None:
    """Adds `--root`, which may stand before or after the command's name."""
    about = "the digest's folder (default: the nearest one upwards of here)"
    command.add_argument("--root", type=Path, metavar="DIR", default=default, help=about)


def _base_url(word: str) -> str:
    """A base URL, or a complaint."""
    if not word.startswith(("http://", "https://")) or any(char.isspace() or char in '"<>?#' for char in word):
        raise argparse.ArgumentTypeError(f"{word!r} is not an address such as https://example.org/digest/")
    return word


def _port(word: str) -> int:
    """A port, or a complaint."""
    if not (word.isascii() and word.isdecimal() and 0 <= int(word) <= 65535):
        raise argparse.ArgumentTypeError(f"{word!r} is not a port: a number from 0 to 65535 (0 takes any free one)")
    return int(word)


def _run(arguments: argparse.Namespace, console: Console) -> int:
    """Finds the digest's folder and hands over to the command."""
    if arguments.command == "extract" and bool(arguments.files) == bool(arguments.from_jsonl):
        return _wrong(console, "extract", "name at least one FILE, or --from-jsonl FILE, and not both")
    if arguments.root is not None and not arguments.root.is_dir():
        return _wrong(console, arguments.command, f"--root: there is no folder {str(arguments.root)!r}")
    if arguments.command != "init":
        arguments.root = _found_root(arguments.root, needed=arguments.command != "extract")
    module = importlib.import_module(f"digest.commands.{arguments.command}")
    code: int = module.run(arguments, console)
    return code


def _wrong(console: Console, command: str, message: str) -> int:
    """Says what was wrong with the use of a command, in argparse's manner."""
    console.say(f"digest {command}: error: {message}\nTry: digest {command} --help")
    return 2


def _found_root(named: Path | None, *, needed: bool) -> Path | None:
    """The digest's folder: the one that is named, else the nearest upwards; None where there may be none."""
    if named is not None:
        return named
    from digest import disk  # noqa: PLC0415 - `--version` and `--help` need no disk

    with contextlib.nullcontext() if needed else contextlib.suppress(DigestError):
        return disk.find_root(Path.cwd())
    return None
