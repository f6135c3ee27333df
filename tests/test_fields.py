from __future__ import annotations

import string
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import DigestError, Problem, ordered, show
from digest.fields import CONTENT_LIMIT, Fields, Word, parse, split


def shown(fields: Fields) -> str:
    """The problems of the fields as a user sees them."""
    return "\n".join(show(problem) for problem in ordered(fields.problems))


def refused(text: str, *, line: int = 1) -> str:
    """What a user sees when the text is refused."""
    with pytest.raises(DigestError) as caught:
        parse(text, "content/x.yaml", line=line)
    return str(caught.value)


def test_values_stay_as_written() -> None:
    """Nothing is turned into a date, a number, a truth value or null unless a getter asks for it."""
    fields = parse("a: 2024-05\nb: no\nc: 1.10\nd: 0x1F\ne: 'null'\nf: 1_000\n", "x")
    assert [fields.text(key) for key in "abcdef"] == ["2024-05", "no", "1.10", "0x1F", "null", "1_000"]


def test_an_empty_text_is_an_empty_mapping() -> None:
    """Nothing, white space and comments alone hold no key."""
    assert [list(parse(text, "x")) for text in ("", " \n\n", "# a note\n")] == [[], [], []]


def test_places_count_from_the_line_of_the_file() -> None:
    """Front matter that begins in line 2 has its places in the file's own lines."""
    fields = parse("title: Ähre\nrights:\n  text: full\n", "seeds/a.md", line=2)
    where = fields.where("title")
    assert (where.line, where.column, where.length, where.excerpt) == (2, 8, 4, "title: Ähre")
    rights = fields.mapping("rights")
    assert rights is not None
    assert (rights.where("text").line, rights.key_where("text").column, rights.where().line) == (4, 3, 4)


def test_getters_give_what_is_asked_for() -> None:
    """Each getter reads its type, and gives its default where nothing stands."""
    fields = parse(
        "one: a\nmany: [a, ' b ']\non: Yes\nnumber: -0.5\nwhole: 12\nword: yes\nnone:\nmap: {a: b}\n"
        "list: [{a: 1}]\nmixed: [Ann, {name: Bo}]\n",
        "x",
    )
    assert (fields.text("one"), fields.texts("one"), fields.texts("many")) == ("a", ["a"], ["a", "b"])
    assert (fields.flag("on"), fields.flag("absent", True), fields.number("number")) == (True, True, -0.5)
    assert (fields.whole("whole"), fields.choice("word", ("yes", "no")), fields.text("none", "x")) == (12, "yes", "x")
    assert (fields.number("absent"), fields.whole("absent"), fields.mapping("absent")) == (None, None, None)
    assert [child.text("a") for child in fields.mappings("list")] == ["1"]
    first, second = fields.mixed("mixed")
    assert isinstance(first, Word)
    assert isinstance(second, Fields)
    assert (first.text, second.text("name"), "map" in fields, "other" in fields) == ("Ann", "Bo", True, False)
    assert [key for key, _ in parse("a: {}\nb: {x: 1}", "x").items()] == ["a", "b"]
    assert fields.problems == []


def test_wrong_types_are_problems_at_the_value() -> None:
    """A getter that finds another type says what it expected and found, and gives its default."""
    fields = parse("a: [1]\nb: {c: 1}\nc: maybe\nd: ten\ne: 1.5\nf: text\ng: {}\nh: hedge\ni: [[]]\n", "content/x.yaml")
    assert (fields.text("a", "d"), fields.texts("b"), fields.flag("c"), fields.number("d")) == ("d", [], False, None)
    assert (fields.whole("e"), fields.mapping("f"), fields.mappings("f"), fields.mixed("i")) == (None, None, [], [])
    assert (fields.required("g"), fields.choice("h", ("asserted", "hedged"), "asserted")) == ("", "asserted")
    assert (
        shown(fields)
        == """\
content/x.yaml:1:4: error: expected a text at `a`, found a list [wrong-type]
    a: [1]
       ^
content/x.yaml:2:4: error: expected a text at `b`, found a mapping [wrong-type]
    b: {c: 1}
       ^
content/x.yaml:3:4: error: expected `true` or `false` at `c`, found `maybe` [wrong-type]
    c: maybe
       ^~~~~
content/x.yaml:4:4: error: expected a number at `d`, found `ten` [wrong-type]
    d: ten
       ^~~
    hint: Write it in digits.
content/x.yaml:5:4: error: expected a whole number at `e`, found `1.5` [wrong-type]
    e: 1.5
       ^~~
content/x.yaml:6:4: error: expected a mapping at `f`, found a text [wrong-type]
    f: text
       ^~~~
content/x.yaml:7:4: error: expected a text at `g`, found a mapping [wrong-type]
    g: {}
       ^
content/x.yaml:8:4: error: `hedge` is not allowed at `h` [invalid-value]
    h: hedge
       ^~~~~
    hint: Did you mean `hedged`?
content/x.yaml:9:5: error: expected a text or a mapping at `i`, found a list [wrong-type]
    i: [[]]
        ^"""
    )


def test_unknown_keys_are_named_with_the_nearest_known_one() -> None:
    """A key that nothing reads is a problem at the key; a missing one stands at the mapping."""
    fields = parse("titel: A\nxyz: 1\n", "content/x.yaml")
    fields.required("title")
    fields.text("order")
    fields.finish()
    assert (
        shown(fields)
        == """\
content/x.yaml:1:1: error: `title` is missing [missing-key]
    titel: A
    ^
    hint: Add a line `title: …`.
content/x.yaml:1:1: error: unknown key `titel` [unknown-key]
    titel: A
    ^~~~~
    hint: Did you mean `title`?
content/x.yaml:2:1: error: unknown key `xyz` [unknown-key]
    xyz: 1
    ^~~
    hint: Known here: order, title."""
    )


REFUSED = {
    "a colon in a value": (
        "title: AI: a question",
        """\
content/x.yaml:1:10: error: this is not valid YAML: a colon stands where none is expected [invalid-yaml]
    title: AI: a question
             ^
    hint: Put a value that holds a colon and a space in quotation marks, and indent keys of one mapping alike.""",
    ),
    "a character that begins no value": (
        "title: @home",
        """\
content/x.yaml:1:8: error: this is not valid YAML: a value cannot begin with this character [invalid-yaml]
    title: @home
           ^
    hint: Put the value in quotation marks. Indent with spaces, not tabs.""",
    ),
    "an open quotation mark": (
        'a: 1\nb: "x\nc: 2\n',
        """\
content/x.yaml:2:4: error: this is not valid YAML: a quotation mark is opened and never closed [invalid-yaml]
    b: "x
       ^
    hint: Close it, or take it away.""",
    ),
    "an open bracket": (
        "a: [1, 2\nb: 3\n",
        """\
content/x.yaml:2:2: error: this is not valid YAML: a list in brackets is not closed [invalid-yaml]
    b: 3
     ^
    hint: End it with `]`, and part its items with commas.""",
    ),
    "an emphasis": (
        "a: *much* more\n",
        """\
content/x.yaml:1:4: error: this is not valid YAML: a value cannot begin with `*` or `&` [invalid-yaml]
    a: *much* more
       ^
    hint: Put the value in quotation marks.""",
    ),
    "an anchor and an alias": (
        "a: &x [1]\nb: *x\n",
        """\
content/x.yaml:1:4: error: the anchor or alias `x` is refused [yaml-alias]
    a: &x [1]
       ^~
    hint: Write the value out. Put the value in quotation marks.
content/x.yaml:2:4: error: the anchor or alias `x` is refused [yaml-alias]
    b: *x
       ^~
    hint: Write the value out. Put the value in quotation marks.""",
    ),
    "a tag": (
        "a: !!python/object:os.system x\n",
        """\
content/x.yaml:1:4: error: the tag `tag:yaml.org,2002:python/object:os.system` is refused [invalid-yaml]
    a: !!python/object:os.system x
       ^~~~~~~~~~~~~~~~~~~~~~~~~~~
    hint: Put the value in quotation marks.""",
    ),
    "a key twice, and deeper too": (
        "a: 1\nb: {c: 1, c: 2}\na: 2\n",
        """\
content/x.yaml:2:11: error: the key `c` stands twice in one mapping, first in line 2 [duplicate-key]
    b: {c: 1, c: 2}
              ^
    hint: Keep one of them.
content/x.yaml:3:1: error: the key `a` stands twice in one mapping, first in line 1 [duplicate-key]
    a: 2
    ^
    hint: Keep one of them.""",
    ),
    "a list": (
        "- a\n- b\n",
        """\
content/x.yaml:1:1: error: expected `key: value` pairs, found a list [wrong-type]
    - a
    ^
    hint: Write `key: value`.""",
    ),
    "a text": (
        "only words\n",
        """\
content/x.yaml:1:1: error: expected `key: value` pairs, found a text [wrong-type]
    only words
    ^~~~~~~~~~
    hint: Write `key: value`.""",
    ),
    "a list for a key": (
        "? [x]\n: 1\n",
        """\
content/x.yaml:1:3: error: expected a key, found a list [wrong-type]
    ? [x]
      ^
    hint: Write `key: value`.""",
    ),
    "two documents": (
        "a: 1\n---\nb: 2\n",
        """\
content/x.yaml:2:1: error: a second YAML document begins here [invalid-yaml]
    ---
    ^~~
    hint: Keep one, without `---`.""",
    ),
    "a control character": (
        "a: é\x01b\n",
        """\
content/x.yaml:1:5: error: the YAML holds a control character, U+0001 [invalid-yaml]
    a: é b
        ^
    hint: Take it out.""",
    ),
    "too deep": (
        "a: " + "[" * 30 + "]" * 30,
        """\
content/x.yaml:1:23: error: the YAML is nested more than 20 deep [invalid-yaml]
    a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
                          ^
    hint: Write it flatter.""",
    ),
    "too large": (
        "a: " + "x" * 65_536,
        """\
content/x.yaml:1: error: the YAML is too large: 65,539 characters, and 65,536 are allowed [invalid-yaml]
    hint: Split it, or move long texts elsewhere.""",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_texts_teach(name: str) -> None:
    """A text that is refused is shown with its line, a caret and what to do."""
    text, expected = REFUSED[name]
    assert refused(text) == expected


def test_a_fault_in_front_matter_has_the_line_of_the_file() -> None:
    """The line that the text begins in is counted."""
    assert refused("a: 1\na: 2\n", line=2).startswith("content/x.yaml:3:1: error: ")


SPLIT = {
    "front matter": ("---\na: 1\nb: 2\n---\nBody\n", ("a: 1\nb: 2\n", "Body\n", 5)),
    "empty front matter": ("---\n---\nBody", ("", "Body", 3)),
    "white space after the fences": ("---  \na: 1\n---\t\n\nBody", ("a: 1\n", "\nBody", 4)),
    "none": ("Body\n---\n", ("", "Body\n---\n", 1)),
    "never closed": ("---\na: 1\n", ("", "---\na: 1\n", 1)),
    "a fence in a line": ("---\na: x --- y\n---\n", ("a: x --- y\n", "", 4)),
}


@pytest.mark.parametrize("name", SPLIT)
def test_front_matter_is_split_off(name: str) -> None:
    """Front matter stands between the first line and the next of three hyphens; the body's line is counted."""
    text, expected = SPLIT[name]
    assert split(text) == expected


def test_nothing_is_no_text() -> None:
    """An empty list holds no texts, `~` no value, and a value that is empty has the place of its key."""
    fields = parse("a: []\nb: ~\nc:\nd: [x, ~]\n", "x")
    assert (fields.texts("a"), fields.texts("b"), fields.where("c").column, fields.where("absent").line) == (
        [],
        [],
        1,
        1,
    )
    assert fields.texts("d") == ["x"]
    assert (
        shown(fields) == "x:4:8: error: expected a text at `d`, found nothing [wrong-type]\n    d: [x, ~]\n           ^"
    )


@pytest.mark.parametrize(
    "bomb",
    ["[" * 60_000, "{a: " * 15_000, "a:\n" + "- " * 30_000, "? " * 30_000, "'" * 60_001, "!" * 60_000, "a: 9" * 15_000],
    ids=["lists", "mappings", "items", "keys", "quotes", "tags", "colons"],
)
def test_bombs_are_refused_at_once(bomb: str) -> None:
    """A text made to exhaust the parser ends as a problem, without recursion."""
    assert "[invalid-yaml]" in refused(bomb)


def test_a_large_file_of_the_editors_is_read() -> None:
    """A file of the editors' layer may be larger than front matter."""
    text = "".join(f"k{number}: value\n" for number in range(20_000))
    assert len(list(parse(text, "x", limit=CONTENT_LIMIT))) == 20_000


@given(st.text(st.sampled_from(string.printable + "é—’\u2028"), max_size=80))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    """No text makes the parser fail in another way, and every problem has its line."""
    found: tuple[Problem, ...] = ()
    try:
        parse(text, "x")
    except DigestError as error:
        found = error.problems
    assert all(problem.where.line for problem in found)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=4), st.text("ab: #'\"-é", max_size=12), max_size=4))
def test_quoted_values_come_back(values: dict[str, str]) -> None:
    """What stands in single quotation marks is read as it is, less the white space around it."""
    text = "".join(f"{key}: '{value.replace(chr(39), chr(39) * 2)}'\n" for key, value in values.items())
    fields = parse(text, "x")
    assert {key: fields.text(key) for key in fields} == {key: value.strip() for key, value in values.items()}


def test_importing_fields_does_not_import_the_parser() -> None:
    """The door opens only when YAML is read."""
    code = "import sys, digest.fields; print('yaml' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
