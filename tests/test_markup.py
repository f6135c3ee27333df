"""The door to Markdown. Every payload here is inert or must become so."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.markup import LANGUAGES, chunks, css, to_html

SAFE = {
    "words": ("One *two* `three`.", "<p>One <em>two</em> <code>three</code>.</p>\n"),
    "link": ("[a](https://example.org/)", '<p><a href="https://example.org/">a</a></p>\n'),
    "relative link": ("[a](../b/#c)", '<p><a href="../b/#c">a</a></p>\n'),
    "script": ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
    "javascript": ("[a](javascript:alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
    "entity": ("[a](javascript&colon;alert(1))", "<p>[a](javascript:alert(1))</p>\n"),
    "data": ("![a](data:text/html;base64,AAAA)", "<p>![a](data:text/html;base64,AAAA)</p>\n"),
    "other host": ("[a](//evil.example)", "<p>[a](//evil.example)</p>\n"),
    "picture elsewhere": ("![a](https://example.org/a.png)", '<p><a href="https://example.org/a.png">a</a></p>\n'),
    "picture here": ("![a](a.png)", '<p><img src="a.png" alt="a" loading="lazy" /></p>\n'),
    "fence breaks out": (
        '```"><img onerror=alert(1)>\nx\n```',
        '<pre><code class="language-&quot;&gt;&lt;img">x\n</code></pre>\n',
    ),
    "struck": ("~~a~~", "<p><s>a</s></p>\n"),
}


@pytest.mark.parametrize(("markdown", "html"), SAFE.values(), ids=SAFE)
def test_html(markdown: str, html: str) -> None:
    """Each text becomes exactly this HTML."""
    assert html == to_html(markdown)


def test_tables_carry_alignment_as_a_class() -> None:
    """No inline style is written, so that a strict content policy holds."""
    html = to_html("| a | b |\n|:-:|--:|\n| 1 | 2 |\n")

    assert 'class="align-center"' in html
    assert 'class="align-right"' in html
    assert "style" not in html


def test_links_go_through_the_callers_map() -> None:
    """The map rewrites an address, drops a link, and cannot bring in an unsafe one."""
    table = {"a": "b/", "c": None, "d": "javascript:x"}
    html = to_html("[1](a) [2](c) [3](d)", link=table.get)

    assert html == '<p><a href="b/">1</a> 2 3</p>\n'


def test_headings_can_be_lowered() -> None:
    """Headings stand under a page's own heading."""
    assert to_html("# a", heading_shift=2) == "<h3>a</h3>\n"
    assert to_html("##### a", heading_shift=4) == "<h6>a</h6>\n"


def test_raw_html_only_when_asked_for() -> None:
    """The writer's HTML passes untouched with `raw_html` alone."""
    assert to_html("<b>a</b>", raw_html=True) == "<p><b>a</b></p>\n"
    assert "<b>" not in to_html("<b>a</b>")


def test_code_is_highlighted_for_listed_languages_only() -> None:
    """A listed language gets classes; another, or a long one, stays plain; the style sheet knows both schemes."""
    assert '<span class="k">def</span>' in to_html("```python\ndef f(): pass\n```")
    assert "<span" not in to_html("```brainfuck\n+\n```")
    assert "<span" not in to_html("```python\n" + "x = 1\n" * 5_000 + "```")
    assert "style=" not in to_html("```python\ndef f(): pass\n```")
    assert ".highlight .k" in css()
    assert "prefers-color-scheme: dark" in css()


PAYLOADS = {
    "pictures": "![" * 50_000,
    "brackets": "[" * 50_000,
    "link tails": "](" * 50_000,
    "emphasis": "*a **a " * 20_000,
    "code": "`" * 50_000 + "a",
    "entities": "&" * 50_000,
    "angles": "<a " * 30_000,
    "quotes": ">" * 5_000 + "a",
}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_bombs_cost_little(payload: str) -> None:
    """Long runs of marks are read and rendered in seconds."""
    start = time.process_time()
    chunks(payload)
    to_html(payload)

    assert time.process_time() - start < 4


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize("unit", ['"', "'", "(", "/*", "a ", "\\", "{{", "--", ": ", "- "])
def test_listed_lexers_are_quick(language: str, unit: str) -> None:
    """No listed language's lexer can be made to run for long."""
    start = time.process_time()
    to_html(f"```{language}\n{unit * (20_000 // len(unit))}\n```")

    assert time.process_time() - start < 2


@given(st.text(alphabet="[]()!*_`<>ajs:/\"'&;\n #-|~\\{}=1.", max_size=80))
@settings(deadline=None)
def test_any_text_gives_harmless_html(markdown: str) -> None:
    """For any text, the HTML has no script, handler, style or address of a scheme that is not allowed."""
    html = to_html(markdown)

    assert not re.search(r"<(?:script|style|iframe|svg|math|object)", html)
    assert all(
        re.match(r"(?:https?:|mailto:|[^:]*$)", address, re.IGNORECASE)
        for address in re.findall(r'(?:href|src)="([^"#?/]*)', html)
    )


def test_chunks_tell_kind_lines_and_words() -> None:
    """Blocks of Markdown come with their lines, contents, and what they stand in."""
    found = chunks(
        "# A *b*\n\nOne\ntwo\n\n> said\n\n- item\n\n```x\ncode\n```\n\n<!-- no -->\n\n---\n\n|a|\n|-|\n|1|\n"
    )

    assert [(c.kind, c.first, c.last, c.content, c.quoted, c.listed) for c in found] == [
        ("heading", 0, 1, "A *b*", False, False),
        ("paragraph", 2, 4, "One\ntwo", False, False),
        ("paragraph", 5, 6, "said", True, False),
        ("paragraph", 7, 8, "item", False, True),
        ("code", 9, 12, "code\n", False, False),
        ("html", 13, 14, "<!-- no -->\n", False, False),
        ("rule", 15, 16, "", False, False),
        ("table", 17, 20, "", False, False),
    ]
