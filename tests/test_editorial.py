from __future__ import annotations

import pytest

from digest.corpus import (
    Answer,
    Correction,
    Editorial,
    QuoteSelector,
    Settings,
)
from digest.editorial import parse
from digest.errors import show
from digest.findings import Term
from digest.model import Author, Document, Rights


def layer(files: dict[str, str]) -> Editorial:
    """The editorial layer of files by path."""
    return parse([Document("content/" + path, text.encode()) for path, text in files.items()])


def shown(files: dict[str, str]) -> str:
    """The problems of files as a user sees them."""
    return "\n".join(show(problem) for problem in layer(files).problems)


THEMES = {
    "themes/chips.md": """\
---
title: Chips
aliases: [Semiconductors]
terms:
  - chip*
  - export control
  - '"zero-sum"'
  - -"zero-sum game theory" ^3
  - compute ^0.5
related: regulation
questions:
  - id: enough
    asks: Are there enough chips?
    answers:
      - {claim: ab12cd34, answer: no, reason: It says so.}
      - {claim: ab12cd35, answer: partly}
---

What is said of *chips*.
""",
    "themes/regulation.md": "---\ntitle: Regulation\n---\n",
}


def test_nothing_is_an_empty_layer_with_defaults() -> None:
    """A folder without files gives the default settings and no problem."""
    assert layer({}) == Editorial()
    assert layer({"site.yaml": "", "README.md": "Notes", "sources/README.md": "Notes"}) == Editorial()


def test_settings_are_read() -> None:
    """Every key of site.yaml reaches the settings."""
    settings = layer(
        {
            "site.yaml": """\
title: Night trains
question: Do they pay?
description: What is said of them.
base_url: https://example.org/trains
language: de
editors: [Ann Ling, {name: Bo Renn, role: reviewer}]
contact: editors@example.org
licence: CC BY 4.0
cutoff: 2024-12-31
rights: {text: excerpts, max_share: 0.25}
urls: files
raw_html: yes
extractors: [claims, voices]
emitters: claims
"""
        }
    )
    assert settings.problems == ()
    assert settings.settings == Settings(
        title="Night trains",
        question="Do they pay?",
        description="What is said of them.",
        base_url="https://example.org/trains/",
        language="de",
        editors=(Author("Ann Ling"), Author("Bo Renn", role="reviewer")),
        contact="editors@example.org",
        licence="CC BY 4.0",
        cutoff="2024-12-31",
        rights=Rights("excerpts", 0.25),
        urls="files",
        raw_html=True,
        extractors=("claims", "voices"),
        emitters=("claims",),
    )


def test_themes_are_read() -> None:
    """A theme has its terms with weights, its questions with answers, and its body as summary."""
    found = layer(THEMES)
    assert found.problems == ()
    theme = found.themes[0]
    assert (theme.id, theme.title, theme.aliases, theme.related) == (
        "chips",
        "Chips",
        ("Semiconductors",),
        ("regulation",),
    )
    assert theme.terms == (
        Term("chip*"),
        Term("export control"),
        Term('"zero-sum"'),
        Term('"zero-sum game theory"', -3.0),
        Term("compute", 0.5),
    )
    assert theme.summary == "What is said of *chips*."
    question = theme.questions[0]
    assert (question.id, question.asks, question.where.line) == ("enough", "Are there enough chips?", 12)
    first, second = question.answers
    assert first == Answer("ab12cd34", "no", "It says so.", first.where)
    assert (second.claim, second.answer, second.where.line, second.where.column) == ("ab12cd35", "partly", 16, 17)


def test_pages_come_in_their_order() -> None:
    """Pages are sorted by `order`, and those without it come last, by name."""
    found = layer(
        {
            "pages/b.md": "---\ntitle: B\n---\nTwo",
            "pages/a.md": "---\ntitle: A\n---\nThree",
            "pages/z.md": "---\ntitle: Z\norder: 1\n---\nOne",
        }
    )
    assert [(page.id, page.body) for page in found.pages] == [("z", "One"), ("a", "Three"), ("b", "Two")]


OVERLAY = """\
record:
  published: 2024-05
claims:
  ab12cd34:
    base: 0123456789abcdef
    kind: prediction
    voice: Ann Ling
    modality: hedged
    themes: [+chips, -regulation]
    statement: Fares may rise.
    status: under-review
    note: Checked twice.
    by: Bo Renn
    on: 2024-06-01
  ab12cd35:
    voice: {name: Port Authority, role: organisation}
    themes: chips, regulation
  ab12cd36: {themes: [], voice: author}
add:
  - exact: The ships were late.
    prefix: "In May "
    suffix: " Nobody"
    kind: fact
reject:
  - ab12cd37
  - {claim: ab12cd38, reason: A caption., on: 2024-06-02}
  - {claim: ab12cd39, successor: ab12cd34}
  - {ab12cd3a: An advertisement.}
merge:
  - {claims: [ab12cd3b, ab12cd34], into: ab12cd34, reason: The same.}
relations:
  - {from: ab12cd34, to: ab12cd35, type: opposes, because: Both speak of May.}
"""


def test_corrections_are_read() -> None:
    """An overlay holds the record's fields, corrections, additions, rejections, merges and relations."""
    found = layer({**THEMES, "sources/night-trains.yaml": OVERLAY})
    assert found.problems == ()
    overlay = found.overlays[0]
    assert (overlay.key, overlay.record) == ("night-trains", (("published", "2024-05"),))
    first, second, third = overlay.corrections
    assert first == Correction(
        claim="ab12cd34",
        where=first.where,
        base="0123456789abcdef",
        kind="prediction",
        voice="Ann Ling",
        modality="hedged",
        themes_add=("chips",),
        themes_drop=("regulation",),
        statement="Fares may rise.",
        status="under-review",
        note="Checked twice.",
        by="Bo Renn",
        on="2024-06-01",
        statement_where=first.statement_where,
    )
    assert (first.where.line, first.statement_where and first.statement_where.line) == (4, 10)
    assert (second.voice, second.voice_role, second.themes_set) == (
        "Port Authority",
        "organisation",
        ("chips", "regulation"),
    )
    assert (third.voice, third.themes_set) == ("author", ())
    addition = overlay.additions[0]
    assert (addition.selector, addition.correction.kind) == (
        QuoteSelector("The ships were late.", "In May", "Nobody"),
        "fact",
    )
    assert [(r.claim, r.status, r.reason, r.successor, r.on) for r in overlay.rejections] == [
        ("ab12cd37", "withdrawn", "", "", ""),
        ("ab12cd38", "withdrawn", "A caption.", "", "2024-06-02"),
        ("ab12cd39", "superseded", "", "ab12cd34", ""),
        ("ab12cd3a", "withdrawn", "An advertisement.", "", ""),
        ("ab12cd3b", "merged", "The same.", "ab12cd34", ""),
    ]
    assert [(r.source, r.target, r.type, r.because) for r in overlay.relations] == [
        ("ab12cd34", "ab12cd35", "opposes", "Both speak of May.")
    ]


FAULTS: dict[str, tuple[dict[str, str], str]] = {
    "settings": (
        {
            "site.yaml": "titel: A\nbase_url: mailto:a@b.c\nurls: file\ncontact: call us\nextractors: [a, a]\n"
            "editors: [{role: x}]\n"
        },
        """\
content/site.yaml:1:1: error: unknown key `titel` [unknown-key]
    titel: A
    ^~~~~
    hint: Did you mean `title`?
content/site.yaml:2:11: error: `mailto:a@b.c` is not the address of a site [unsafe-link]
    base_url: mailto:a@b.c
              ^~~~~~~~~~~~
    hint: Begin it with https://.
content/site.yaml:3:7: error: `file` is not allowed at `urls` [invalid-value]
    urls: file
          ^~~~
    hint: Did you mean `files`?
content/site.yaml:4:10: error: `call us` is not a link that may be followed [unsafe-link]
    contact: call us
             ^~~~~~~
    hint: Write the whole address, beginning with https:// or http://.
content/site.yaml:5:13: error: `a` is named twice at `extractors` [invalid-value]
    extractors: [a, a]
                ^
    hint: Keep one of them.
content/site.yaml:6:11: error: `name` is missing [missing-key]
    editors: [{role: x}]
              ^
    hint: Add a line `name: …`.""",
    ),
    "an address with a question": (
        {"site.yaml": "base_url: https://example.org/?a\n"},
        """\
content/site.yaml:1:11: error: `https://example.org/?a` holds `?` or `#`, which the address of a site cannot \
[unsafe-link]
    base_url: https://example.org/?a
              ^~~~~~~~~~~~~~~~~~~~~~
    hint: Write the address of the site's folder.""",
    ),
    "a theme": (
        {
            "themes/chips.md": "---\ntitle: Chips\nterms: ['*', 'a*b', 'x ^0']\nrelated: [regulatoin, chips]\n"
            "questions:\n  - {id: A b, asks: What?}\n  - {id: q}\n  - {id: q, asks: Why?, "
            "answers: [{claim: ab12cd34, answer: maybe}, {answer: yes}]}\n---\n",
            "themes/regulation.md": "---\ntitle: chips\n---\n",
        },
        """\
content/themes/chips.md:3:9: error: `*` is not a term [invalid-value]
    terms: ['*', 'a*b', 'x ^0']
            ^~~
    hint: Write a word, a stem as `regulat*`, or a phrase, with `-` before it or `^2` after it.
content/themes/chips.md:3:14: error: `a*b` is not a term [invalid-value]
    terms: ['*', 'a*b', 'x ^0']
                 ^~~~~
    hint: Write a word, a stem as `regulat*`, or a phrase, with `-` before it or `^2` after it.
content/themes/chips.md:3:21: error: `x ^0` is not a term [invalid-value]
    terms: ['*', 'a*b', 'x ^0']
                        ^~~~~~
    hint: Write a word, a stem as `regulat*`, or a phrase, with `-` before it or `^2` after it.
content/themes/chips.md:4:11: error: there is no theme `regulatoin` [unknown-theme]
    related: [regulatoin, chips]
              ^~~~~~~~~~
    hint: Did you mean `regulation`?
content/themes/chips.md:4:23: error: the theme `chips` is related to itself [invalid-value]
    related: [regulatoin, chips]
                          ^~~~~
    hint: Take it out.
content/themes/chips.md:6:10: error: `A b` cannot stand in an address [invalid-key]
      - {id: A b, asks: What?}
             ^~~
    hint: Use small letters a to z, digits and single hyphens.
content/themes/chips.md:7:5: error: `asks` is missing [missing-key]
      - {id: q}
        ^
    hint: Add a line `asks: …`.
content/themes/chips.md:8:10: error: the question `q` stands twice in one theme, first in line 7 [duplicate-key]
      - {id: q, asks: Why?, answers: [{claim: ab12cd34, answer: maybe}, {answer: yes}]}
             ^
    hint: Give each question an id of its own.
content/themes/chips.md:8:61: error: `maybe` is not allowed at `answer` [invalid-value]
      - {id: q, asks: Why?, answers: [{claim: ab12cd34, answer: maybe}, {answer: yes}]}
                                                                ^~~~~
    hint: Known here: no, partly, yes.
content/themes/chips.md:8:69: error: `claim` is missing [missing-key]
      - {id: q, asks: Why?, answers: [{claim: ab12cd34, answer: maybe}, {answer: yes}]}
                                                                        ^
    hint: Add a line `claim: …`.
content/themes/regulation.md:2:8: error: the theme `regulation` is called `chips`, as the theme `chips` is \
[duplicate-theme]
    title: chips
           ^~~~~
    hint: See content/themes/chips.md.""",
    ),
    "a correction": (
        {
            **THEMES,
            "sources/a.yaml": """\
claims:
  ab12cd34:
    base: none
    kind: predicton
    modality: unsure
    voice: [Ann, Bo]
    themes: [chip, +regulation]
    statement: ""
    status: withdrawn
    on: yesterday
    author: Ann
  ab12cd35: {themes: [chips, -regulation], voice: {name: Ann, role: author}}
  ab12cd36: fact
""",
        },
        """\
content/sources/a.yaml:3:11: error: `none` is not the fingerprint of a quotation [invalid-value]
        base: none
              ^~~~
    hint: It stands on the claim's page, 16 digits from 0 to f; leave it out if unsure.
content/sources/a.yaml:4:11: error: `predicton` is not allowed at `kind` [invalid-value]
        kind: predicton
              ^~~~~~~~~
    hint: Did you mean `prediction`?
content/sources/a.yaml:5:15: error: `unsure` is not allowed at `modality` [invalid-value]
        modality: unsure
                  ^~~~~~
    hint: Known here: asserted, conditional, hedged.
content/sources/a.yaml:6:12: error: expected one voice at `voice`, found a list [wrong-type]
        voice: [Ann, Bo]
               ^
content/sources/a.yaml:7:14: error: there is no theme `chip` [unknown-theme]
        themes: [chip, +regulation]
                 ^~~~
    hint: Did you mean `chips`?
content/sources/a.yaml:8:16: error: the statement of `ab12cd34` is empty [empty-statement]
        statement: ""
                   ^~
    hint: Write one, or take the line out.
content/sources/a.yaml:9:13: error: `withdrawn` is not allowed at `status` [invalid-value]
        status: withdrawn
                ^~~~~~~~~
    hint: Use `reject:` or `merge:` to take a claim out.
content/sources/a.yaml:10:9: error: `yesterday` is not a date [invalid-date]
        on: yesterday
            ^~~~~~~~~
    hint: Write 2024, 2024-05 or 2024-05-15, with ~ or ? after it where unsure, or two dates with / between.
content/sources/a.yaml:11:5: error: unknown key `author` [unknown-key]
        author: Ann
        ^~~~~~
    hint: Known here: base, by, central, exact, kind, modality, note, on, prefix, statement, status, \
suffix, themes, voice.
content/sources/a.yaml:12:22: error: themes with and without `+` or `-` stand in one list [invalid-value]
      ab12cd35: {themes: [chips, -regulation], voice: {name: Ann, role: author}}
                         ^
    hint: Write `[a, b]` to set a claim's themes, or `[+a, -b]` to change them.
content/sources/a.yaml:12:69: error: `author` is not allowed at `role` [invalid-value]
      ab12cd35: {themes: [chips, -regulation], voice: {name: Ann, role: author}}
                                                                        ^~~~~~
    hint: Known here: group, organisation, person.
content/sources/a.yaml:13:13: error: expected a mapping at `ab12cd36`, found a text [wrong-type]
      ab12cd36: fact
                ^~~~""",
    ),
    "the same twice": (
        {
            "sources/a.yaml": """\
claims: {ab12cd34: {kind: fact}}
reject: [ab12cd34, ab12cd35, ab12cd35]
add: [{exact: Ships were late.}, {exact: Ships were late.}, {kind: fact}]
merge: [{into: ab12cd34}]
split: [{claim: ab12cd36}, {into: [{exact: x}]}]
relations: [{from: a, to: a, type: opposes}, {from: a, to: b, type: oppose}]
"""
        },
        """\
content/sources/a.yaml:2:10: error: the claim `ab12cd34` is taken out here, and already treated in line 1 \
[duplicate-correction]
    reject: [ab12cd34, ab12cd35, ab12cd35]
             ^~~~~~~~
    hint: Keep one of the two.
content/sources/a.yaml:2:30: error: the claim `ab12cd35` is taken out here, and already treated in line 2 \
[duplicate-correction]
    reject: [ab12cd34, ab12cd35, ab12cd35]
                                 ^~~~~~~~
    hint: Keep one of the two.
content/sources/a.yaml:3:42: error: the same quotation is added twice, first in line 3 [duplicate-correction]
    add: [{exact: Ships were late.}, {exact: Ships were late.}, {kind: fact}]
                                             ^~~~~~~~~~~~~~~~
    hint: Keep one of the two.
content/sources/a.yaml:3:61: error: `exact` is missing [missing-key]
    add: [{exact: Ships were late.}, {exact: Ships were late.}, {kind: fact}]
                                                                ^
    hint: Add a line `exact: …`.
content/sources/a.yaml:4:9: error: `claims` is missing [missing-key]
    merge: [{into: ab12cd34}]
            ^
    hint: Add a line `claims: [id, …]`.
content/sources/a.yaml:5:9: error: `into` is missing [missing-key]
    split: [{claim: ab12cd36}, {into: [{exact: x}]}]
            ^
    hint: List the new claims, each with `exact:`.
content/sources/a.yaml:5:28: error: `claim` is missing [missing-key]
    split: [{claim: ab12cd36}, {into: [{exact: x}]}]
                               ^
    hint: Add a line `claim: …`.
content/sources/a.yaml:6:27: error: the claim `a` is related to itself [invalid-value]
    relations: [{from: a, to: a, type: opposes}, {from: a, to: b, type: oppose}]
                              ^
    hint: Name two claims.
content/sources/a.yaml:6:69: error: `oppose` is not allowed at `type` [invalid-value]
    relations: [{from: a, to: a, type: opposes}, {from: a, to: b, type: oppose}]
                                                                        ^~~~~~
    hint: Did you mean `opposes`?""",
    ),
    "files that nothing reads": (
        {
            "sites.yaml": "",
            "sources/b.yml": "",
            "themes/deep/c.md": "",
            "sources/A B.yaml": "",
            "pages/about.md": "No title",
        },
        """\
content/pages/about.md:1:1: error: `title` is missing [missing-key]
    hint: Add a line `title: …`.
content/sites.yaml: warning: nothing reads `content/sites.yaml` [unknown-format]
    hint: Files read are site.yaml, themes/*.md, pages/*.md and sources/*.yaml.
content/sources/A B.yaml: error: the file's name `A B` cannot stand in an address [invalid-key]
    hint: Use small letters a to z, digits and single hyphens, at most 80.
content/sources/b.yml: warning: nothing reads `content/sources/b.yml` [unknown-format]
    hint: Files read are site.yaml, themes/*.md, pages/*.md and sources/*.yaml.
content/themes/deep/c.md: warning: nothing reads `content/themes/deep/c.md` [unknown-format]
    hint: Files read are site.yaml, themes/*.md, pages/*.md and sources/*.yaml.""",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_the_editors_teach(name: str) -> None:
    """Each fault is shown at its line and column, with what to do."""
    files, expected = FAULTS[name]
    assert shown(files) == expected


def test_one_broken_file_hides_no_other() -> None:
    """A file that cannot be read is left out; the others are read, and all faults are told."""
    found = layer({**THEMES, "site.yaml": "title: [", "sources/a.yaml": "x: *y", "pages/a.md": "---\n- a\n---\n"})
    assert [theme.id for theme in found.themes] == ["chips", "regulation"]
    assert [problem.kind for problem in found.problems] == ["wrong-type", "invalid-yaml", "yaml-alias"]
    broken = parse([Document("content/themes/a.md", b"\xff\xfe\xff"), Document("content/site.yaml", b"title: T")])
    assert (broken.settings.title, len(broken.problems)) == ("T", 1)


def test_a_theme_whose_file_is_broken_is_still_known() -> None:
    """A slip in a theme's file does not make every mention of the theme a second fault."""
    files = {"themes/chips.md": "---\ntitle: [\n---\n", "sources/a.yaml": "claims: {ab12cd34: {themes: [chips]}}"}
    assert [problem.kind for problem in layer(files).problems] == ["invalid-yaml"]
