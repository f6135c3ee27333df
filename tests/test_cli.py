"""The command line: exit codes, what goes where, and every kind of bad input with its exact message."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest import __version__
from digest.cli import main
from tests.scratch import ARTICLE, FILES, Command, make, tree


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Command:
    """The command, run in this process."""
    return Command(capsys)


MISSPELT = "{% extends '!theme/voices.html' %}\n{% block content %}\n{{ view.titel }}\n{% endblock %}"
TWICE = "the key `title` stands twice in one mapping, first in line 1"
BAD_INPUT: dict[str, tuple[dict[str, str | bytes], list[str]]] = {
    "an empty file": (
        {"seeds/empty.txt": ""},
        [
            "seeds/empty.txt:1:1: error: the file holds no text [empty-document]",
            "    hint: Paste the article into it, or remove it.",
        ],
    ),
    "a binary file": (
        {"seeds/photo.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"},
        [
            "seeds/photo.txt: error: the file is a picture, not plain text [binary-document]",
            "    hint: Open it, copy its text, and save that as a .txt or .md file.",
        ],
    ),
    "a wrong encoding": (
        {"seeds/wrong.txt": "Der Fluß\nführt Wasser.\n".encode() + b"\xe9\xff t"},
        [
            "seeds/wrong.txt:3:1: error: the file seems to be UTF-8, but has bytes that are not: E9 [wrong-encoding]",
            "    �� t",
            "    ^",
            "    hint: Save the file as UTF-8 (in most editors: Save As, Encoding) and try again.",
        ],
    ),
    "an unknown key": (
        {"content/site.yaml": "title: Scratch\nlangauge: en\n"},
        [
            "content/site.yaml:2:1: error: unknown key `langauge` [unknown-key]",
            "    langauge: en",
            "    ^~~~~~~~",
            "    hint: Did you mean `language`?",
        ],
    ),
    "a duplicate key": (
        {"content/site.yaml": "title: Scratch\nlanguage: en\ntitle: Again\n"},
        [
            f"content/site.yaml:3:1: error: {TWICE} [duplicate-key]",
            "    title: Again",
            "    ^~~~~",
            "    hint: Keep one of them.",
        ],
    ),
    "a theme that does not exist": (
        {"content/themes/light.md": FILES["content/themes/light.md"].replace("terms:", "related: [lihgt]\nterms:")},
        [
            "content/themes/light.md:3:11: error: there is no theme `lihgt` [unknown-theme]",
            "    related: [lihgt]",
            "              ^~~~~",
            "    hint: Did you mean `light`?",
        ],
    ),
    "two documents with one key": (
        {"seeds/more/lamps.md": ARTICLE},
        [
            (
                "seeds/more/lamps.md:1:1: error: "
                "the key `lamps` is already that of `seeds/lamps.md` [duplicate-source-key]"
            ),
            "    hint: Give one of the two another `key:` in its front matter, or another file name.",
        ],
    ),
    "a template with a misspelt field": (
        {"templates/voices.html": MISSPELT},
        [
            "templates/voices.html:3:9: error: `VoicesView` has no field `titel` [template-undefined]",
            "    {{ view.titel }}",
            "            ^~~~~",
            "    hint: Known fields: frame, reported, speaking.",
        ],
    ),
}
"""What is put into a good digest, and all that is said of it."""


@pytest.mark.parametrize("name", BAD_INPUT)
def test_bad_input_is_told_and_changes_nothing(tmp_path: Path, run: Command, name: str) -> None:
    """A problem with file, place and hint; exit code 1; no traceback; the old site and the ledger as they were."""
    files, expected = BAD_INPUT[name]
    make(tmp_path)
    assert run("build", "--root", tmp_path).code == 0
    site, ledger = tree(tmp_path / "site"), (tmp_path / "content/claims.lock").read_bytes()
    make(tmp_path, files)

    for command in ("build", "check"):
        ran = run(command, "--root", tmp_path)

        assert ran.code == 1
        assert ran.out == ""
        assert "Traceback" not in ran.err
        assert ran.err.splitlines()[: len(expected)] == expected
    assert tree(tmp_path / "site") == site
    assert (tmp_path / "content/claims.lock").read_bytes() == ledger


def test_a_missing_seeds_folder_is_told(tmp_path: Path, run: Command) -> None:
    """Without `seeds/` nothing is published, and a site that stands stays."""
    make(tmp_path)
    run("build", "--root", tmp_path)
    site = tree(tmp_path / "site")
    (tmp_path / "seeds").rename(tmp_path / "sown")

    ran = run("build", "--root", tmp_path)

    assert ran.code == 1
    assert ran.err == (
        "seeds: error: the folder with the sources is missing [seeds-missing]\n"
        "    hint: Make a folder `seeds` and put one document per file into it, or start anew with `digest init`.\n"
        "Not built: 1 error; the site is as it was.\n"
    )
    assert tree(tmp_path / "site") == site


def test_all_faults_are_told_at_once(tmp_path: Path, run: Command) -> None:
    """Faults of several files come in one run, sorted by path, and counted."""
    make(tmp_path)
    make(tmp_path, {"seeds/a.txt": "", "seeds/b.pdf": b"%PDF-1.7", "content/site.yaml": "titel: x\n"})

    ran = run("build", "--root", tmp_path)

    assert [line for line in ran.err.splitlines() if not line.startswith(" ")] == [
        "content/site.yaml:1:1: error: unknown key `titel` [unknown-key]",
        "seeds/a.txt:1:1: error: the file holds no text [empty-document]",
        "seeds/b.pdf: error: no loader reads files that end in `.pdf` [unknown-format]",
        "Not built: 3 errors; no site was published.",
    ]
    assert not (tmp_path / "site").exists()


def test_a_build_ends_with_what_to_do_next(tmp_path: Path, run: Command) -> None:
    """The last words say how much there is, where it lies, and which command comes next; data is none."""
    make(tmp_path)
    first = run("build", "--root", tmp_path)
    second = run("build", "--root", tmp_path)

    assert (first.code, first.out) == (0, "")
    assert first.err.startswith("Built 1 source, ")
    assert "commit `content/claims.lock`" in first.err
    assert first.err.endswith(f"Open {tmp_path}/site/index.html, or run `digest serve` to see it while you write.\n")
    assert "(nothing had changed)" in second.err
    assert "claims.lock" not in second.err


def test_locked_fails_where_the_ledger_would_change(tmp_path: Path, run: Command) -> None:
    """`--locked` publishes nothing that the ledger does not know, and passes once it does."""
    make(tmp_path)
    ran = run("build", "--root", tmp_path, "--locked")

    assert ran.code == 1
    assert ran.err.splitlines() == [
        "content/claims.lock: error: the ledger of claim ids would change, and `--locked` forbids it [ledger-outdated]",
        "    hint: Run `digest build` without `--locked`, look at the change, and commit `content/claims.lock`.",
        "Not built: 1 error; no site was published.",
    ]
    assert run("build", "--root", tmp_path).code == 0
    assert run("build", "--root", tmp_path, "--locked").code == 0


def test_strict_fails_on_warnings(tmp_path: Path, run: Command) -> None:
    """With `--strict` a warning forbids publishing; without, it is told."""
    make(tmp_path)
    (tmp_path / "seeds" / "link.md").symlink_to("/nowhere")

    assert run("build", "--root", tmp_path, "--strict").code == 1
    assert not (tmp_path / "site").exists()

    ran = run("build", "--root", tmp_path)

    assert ran.code == 0
    assert "There was 1 warning." in ran.err


def test_drafts_are_published_only_when_asked_for_and_leave_the_ledger(tmp_path: Path, run: Command) -> None:
    """A draft is in the site with `--drafts` alone, and its claims get no published address."""
    make(tmp_path, {**FILES, "seeds/_draft.md": ARTICLE.replace("Lamps in the park", "A draft")})

    assert run("build", "--root", tmp_path, "--drafts").code == 0
    assert (tmp_path / "site/sources/draft/index.html").exists()
    assert not (tmp_path / "content/claims.lock").exists()
    assert run("build", "--root", tmp_path).code == 0
    assert not (tmp_path / "site/sources/draft").exists()


def test_a_base_url_from_the_command_line_is_used(tmp_path: Path, run: Command) -> None:
    """`--base-url` stands in for the one in site.yaml, with or without the slash at its end."""
    make(tmp_path)
    run("build", "--root", tmp_path, "--base-url", "https://example.org/d")

    assert "https://example.org/d/" in (tmp_path / "site/sitemap.xml").read_text("utf-8")


def test_check_gives_problems_as_json_lines(tmp_path: Path, run: Command) -> None:
    """Each problem is an object on a line of its own on standard output."""
    make(tmp_path, {**FILES, "content/site.yaml": "titel: x\n"})
    ran = run("check", "--root", tmp_path, "--format", "json")
    (row,) = map(json.loads, ran.out.splitlines())

    assert ran.code == 1
    assert ran.err == ""
    assert row == {
        "kind": "unknown-key",
        "severity": "error",
        "path": "content/site.yaml",
        "line": 1,
        "column": 1,
        "length": 5,
        "message": "unknown key `titel`",
        "hint": "Did you mean `title`?",
    }


def test_check_gives_problems_as_sarif(tmp_path: Path, run: Command) -> None:
    """A SARIF report has the tool, the rule and the place."""
    make(tmp_path, {**FILES, "seeds/ö b.txt": "", "content/site.yaml": "titel: x\n"})
    ran = run("check", "--root", tmp_path, "--format", "sarif")
    report = json.loads(ran.out)
    (told,) = report["runs"]

    assert report["version"] == "2.1.0"
    assert [rule["id"] for rule in told["tool"]["driver"]["rules"]] == ["empty-document", "unknown-key"]
    assert told["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "content/site.yaml"},
        "region": {"startLine": 1, "startColumn": 1, "endColumn": 6},
    }
    assert told["results"][1]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "seeds/%C3%B6%20b.txt"},
        "region": {"startLine": 1, "startColumn": 1, "endColumn": 2},
    }


def test_check_writes_nothing(tmp_path: Path, run: Command) -> None:
    """A digest that was checked has no file more than before."""
    make(tmp_path)
    before = tree(tmp_path)

    assert run("check", "--root", tmp_path).code == 0
    assert tree(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "seeds"]


def test_extract_works_anywhere(tmp_path: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a digest each file gives one JSON object on a line, quotes are exact, and there are no themes."""
    monkeypatch.chdir(tmp_path)
    make(tmp_path, {"lamps.md": ARTICLE, "park.txt": "The park is dark.\n\nThe park should be lit.\n"})
    ran = run("extract", "--json", "lamps.md", "park.txt")
    first, second = map(json.loads, ran.out.splitlines())

    assert (ran.code, ran.err) == (0, "")
    assert first["schema"] == "digest.reading/1"
    assert first["record"]["title"] == "Lamps in the park"
    assert [first["document"]["path"], second["document"]["path"]] == ["lamps.md", "park.txt"]
    assert first["claims"]
    for claim in first["claims"]:
        assert first["text"][claim["start"] : claim["end"]] == claim["quote"]
        assert claim["themes"] == []


def test_extract_uses_the_themes_of_the_digest(tmp_path: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside of a digest, or with `--root`, claims have its themes."""
    make(tmp_path)
    by_root = run("extract", "--json", "--root", tmp_path, tmp_path / "seeds/lamps.md")
    monkeypatch.chdir(tmp_path / "seeds")
    inside = run("extract", "--json", "lamps.md")

    for ran in (by_root, inside):
        assert {theme["id"] for claim in json.loads(ran.out)["claims"] for theme in claim["themes"]} == {"light"}


def test_extract_goes_on_after_a_file_that_fails(tmp_path: Path, run: Command) -> None:
    """A file that cannot be read is told on standard error; the others are written; the exit code is 1."""
    make(tmp_path, {"a.md": ARTICLE, "b.md": "", "d.md": ARTICLE})
    ran = run("extract", "--json", tmp_path / "a.md", tmp_path / "b.md", tmp_path / "c.md", tmp_path / "d.md")

    assert ran.code == 1
    assert len(ran.out.splitlines()) == 2
    assert f"{tmp_path}/b.md:1:1: error: the file holds no text [empty-document]" in ran.err
    assert f"{tmp_path}/c.md: error: there is no such file [unreadable-file]" in ran.err


def test_extract_reads_lines_in_order(tmp_path: Path, run: Command) -> None:
    """Each line gives one object with its id, in order, also where the line or its text is unfit."""
    lines = [
        json.dumps({"id": "one", "text": "Lamps are cheap. The town should buy some."}),
        "",
        "not json",
        json.dumps({"id": "three", "text": ""}),
        json.dumps({"id": 4, "text": "Owls see well."}),
    ]
    make(tmp_path, {"in.jsonl": "\n".join(lines)})
    ran = run("extract", "--json", "--prose", "--from-jsonl", tmp_path / "in.jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]

    assert ran.code == 1
    assert [row["id"] for row in rows] == ["one", "", "three", 4]
    assert rows[0]["claims"]
    assert rows[3]["text"] == "Owls see well."
    assert ran.err.startswith(
        f"{tmp_path}/in.jsonl:3: error: this line is not a JSON object with `id` and `text` [invalid-json]\n"
        '    hint: Write one object per line, as in {"id": "1", "text": "Tariffs rose."}.\n'
    )


def test_extract_keeps_every_id_as_it_came(tmp_path: Path, run: Command) -> None:
    """An id of any kind is given back unchanged, also beside the problem of a line without a text."""
    rows = [
        {"id": "z"},
        {"id": 7, "text": "Owls see well."},
        {"id": 1.5, "text": "Owls see well."},
        {"id": None, "text": 3},
        {"id": True, "text": "Owls see well."},
        {"id": ["z"], "text": "Owls see well."},
    ]
    make(tmp_path, {"in.jsonl": "\n".join(map(json.dumps, rows))})
    ran = run("extract", "--json", "--prose", "--from-jsonl", tmp_path / "in.jsonl")
    told = [json.loads(line) for line in ran.out.splitlines()]

    assert ran.code == 1
    assert [repr(row["id"]) for row in told] == ["'z'", "7", "1.5", "None", "True", "''"]
    assert told[0] == {"id": "z", "problems": [{"kind": "invalid-json", "message": "this line has no `text`"}]}
    assert told[3]["problems"][0]["message"] == "the `text` of this line is not a string"
    assert ran.err.startswith(f"{tmp_path}/in.jsonl:1: error: this line has no `text` [invalid-json]\n")


def test_a_key_stated_twice_is_pointed_to(tmp_path: Path, run: Command) -> None:
    """Where the second document states its key, the problem stands at that line."""
    make(tmp_path, {**FILES, "seeds/more.md": "---\ntitle: More lamps\nkey: lamps\n---\n\nLamps are cheap.\n"})
    ran = run("check", "--root", tmp_path)

    assert (
        "seeds/more.md:3:1: error: the key `lamps` is already that of `seeds/lamps.md` [duplicate-source-key]\n"
        "    key: lamps\n"
        "    ^~~\n"
    ) in ran.err


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("[notes](notes/foo.html)", id="relative"),
        pytest.param("[a](/about)", id="from the root"),
        pytest.param("[r][1] indeed.\n\n[1]: other.md", id="defined"),
        pytest.param("[r][1] indeed.\n\n[1]: other.md, because", id="defined, with more words"),
        pytest.param("[l](JaVaScRiPt&colon;alert(1))", id="a script in disguise"),
        pytest.param("[s](#costs)", id="a section"),
    ],
)
def test_a_link_that_leads_nowhere_stops_no_build(link: str, tmp_path: Path, run: Command) -> None:
    """An address that cannot be published is a warning, and the site has no such link."""
    make(tmp_path, {**FILES, "seeds/owls.md": f"# Owls\n\nOwls see well at night. See {link}\n"})
    ran = run("build", "--root", tmp_path)

    assert ran.code == 0, ran.err
    assert "[unsafe-link]" in ran.err
    pages = "".join(path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html"))
    assert not any(f'href="{end}' in pages for end in ("notes/foo", "/about", "other.md", "JaVa", "#costs"))


def test_extract_says_in_words_what_it_made_of_a_file(tmp_path: Path, run: Command) -> None:
    """Without `--json` a person reads the record, the outline, what was kept out, and the claims."""
    make(tmp_path, {"lamps.md": ARTICLE})
    ran = run("extract", tmp_path / "lamps.md")

    assert ran.code == 0
    for words in ("title: Lamps in the park", "What it costs: ", "Kept out of the prose:", "front matter", "Claims: "):
        assert words in ran.out
    assert "said by the parks office" in ran.out or "said by parks office" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="nothing"),
        pytest.param(["bild"], id="unknown command"),
        pytest.param(["build", "--lokced"], id="unknown option"),
        pytest.param(["build", "--base-url", "example.org"], id="base URL without scheme"),
        pytest.param(["build", "--root", "/nowhere/at/all"], id="root that is missing"),
        pytest.param(["extract"], id="nothing to extract"),
        pytest.param(["extract", "a.md", "--from-jsonl", "-"], id="files and lines"),
        pytest.param(["serve", "--port", "123456"], id="port out of range"),
        pytest.param(["check", "--format", "xml"], id="unknown format"),
    ],
)
def test_wrong_use_exits_with_2(run: Command, words: list[str]) -> None:
    """What the command line does not understand is wrong use: code 2, a word on standard error, no traceback."""
    ran = run(*words)

    assert ran.code == 2
    assert ran.out == ""
    assert "error: " in ran.err


@pytest.mark.parametrize("command", ["", "build", "check", "extract", "serve", "init"])
def test_every_command_has_help_with_examples(run: Command, command: str) -> None:
    """`--help` explains in sentences, shows how it is called, and exits with 0."""
    ran = run(*command.split(), "--help")

    assert ran.code == 0
    assert f"  digest {command}" in ran.out
    assert "--root DIR" in ran.out


def test_outside_of_a_digest_the_way_in_is_told(tmp_path: Path, run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build where there is no digest says what makes one."""
    monkeypatch.chdir(tmp_path)
    ran = run("build")

    assert ran.code == 1
    assert "this folder is not a digest's, and lies in none [not-a-digest]" in ran.err
    assert "digest init" in ran.err


def test_root_may_stand_before_and_after_the_command(tmp_path: Path, run: Command) -> None:
    """`digest --root DIR check` and `digest check --root DIR` are the same."""
    make(tmp_path)

    assert run("--root", tmp_path, "check") == run("check", "--root", tmp_path)


def test_the_version_is_told_and_cheap() -> None:
    """`digest --version` needs at most 60 ms of processor time above bare Python, the best of a few runs."""

    def cost(*words: str) -> float:
        best = 9.0
        for _ in range(5):
            before = os.times()
            subprocess.run([sys.executable, *words], check=True, capture_output=True)
            after = os.times()
            best = min(
                best, after.children_user + after.children_system - before.children_user - before.children_system
            )
        return best

    done = subprocess.run([sys.executable, "-m", "digest", "--version"], capture_output=True, text=True, check=True)

    assert done.stdout == f"digest {__version__}\n"
    assert cost("-m", "digest", "--version") - cost("-c", "pass") <= 0.06


def test_the_version_loads_nothing_heavy() -> None:
    """Neither templates nor YAML nor a server is loaded before a command needs it."""
    code = (
        "import sys; from digest.cli import main; main(['--version']); "
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    for heavy in ("jinja2", "yaml", "markdown_it", "livereload", "tornado", "asyncio", "nupunkt", "rapidfuzz"):
        assert f"'{heavy}'" not in done.stdout


def test_a_reader_that_leaves_is_no_fault(tmp_path: Path) -> None:
    """`digest extract … | head -1` ends in silence."""
    make(tmp_path, {"in.jsonl": json.dumps({"id": "x", "text": "The park is dark. " * 400}) + "\n"})
    make(tmp_path, {"in.jsonl": (tmp_path / "in.jsonl").read_text("utf-8") * 20})
    command = [
        sys.executable,
        "-m",
        "digest",
        "extract",
        "--json",
        "--prose",
        "--from-jsonl",
        str(tmp_path / "in.jsonl"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        said = process.stderr.read()
        process.wait()

    assert said == b""


def test_colour_only_where_a_person_looks(tmp_path: Path) -> None:
    """On a terminal words are coloured, unless NO_COLOR says no; in a pipe they never are."""
    pty = pytest.importorskip("pty")
    make(tmp_path, {**FILES, "content/site.yaml": "titel: x\n"})
    seen = {}
    for no_color in ("", "1"):
        master, slave = pty.openpty()
        env = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm"}
        subprocess.run(
            [sys.executable, "-m", "digest", "check", "--root", str(tmp_path)], stderr=slave, env=env, check=False
        )
        os.close(slave)
        time.sleep(0.01)
        seen[no_color] = os.read(master, 10_000)
        os.close(master)

    assert b"\x1b[31merror:\x1b[0m" in seen[""]
    assert b"\x1b" not in seen["1"]


def test_ctrl_c_exits_with_130(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An interrupted command ends without a traceback, in the shell's manner."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    make(tmp_path)
    monkeypatch.setattr("digest.disk.read_folder", interrupt)

    assert main(["check", "--root", str(tmp_path)]) == 130
