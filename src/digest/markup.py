"""The only door to markdown-it and Pygments: Markdown's blocks for the loader, and safe HTML for the editors' words.

In: Markdown. Out: `Chunk`s (kinds, line ranges, contents) from `chunks`; HTML from `to_html`; the style sheet for
highlighted code from `css`. The HTML holds no script, no inline style, no element that the writer typed in raw (unless
`raw_html` is asked for), no link or picture with an address that `digest.urls.is_safe` refuses, and no picture from
another host (it becomes a link). Bombs of brackets are shown as text; code is highlighted for a short list of
languages and sizes only, because lexers of others can be made to run for minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from typing import TYPE_CHECKING, Any, Final, Literal
from urllib.parse import urlsplit

from digest.urls import is_safe

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

ChunkKind = Literal["heading", "paragraph", "table", "code", "html", "rule"]
LANGUAGES: Final = frozenset({"python", "json", "yaml", "toml", "sql", "diff"})
"""Languages of fenced code that are highlighted; each is tested to be linear on hostile input."""
MAX_HIGHLIGHTED: Final = 20 * 1024
MAX_BRACKETS: Final = 400
"""More opening brackets than this in one paragraph, and its links and pictures are shown as text."""
MAX_DELIMITERS: Final = 2_000
"""More marks of emphasis and code than this in one paragraph, and it is shown as text."""
LIGHT_STYLE: Final = "xcode"
"""With the dark style, the ones whose colours all have a contrast of 4.5 or more on a plain ground."""
DARK_STYLE: Final = "lightbulb"

LinkMap = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A block of Markdown. Lines count from 0, half-open."""

    kind: ChunkKind
    first: int
    last: int
    content: str = ""
    """Its words as written, without the marks of the block; lines as in the source."""
    level: int = 0
    """A heading's level."""
    quoted: bool = False
    """Whether it stands in a block quotation."""
    listed: bool = False
    """Whether it stands in a list."""


def chunks(markdown: str) -> list[Chunk]:
    """Returns the blocks of a text, in order, with disjoint line ranges; what holds no words may be left out."""
    found: list[Chunk] = []
    quotes = lists = 0
    table: tuple[int, int] | None = None
    level, heading = 0, (0, 0)
    for token in _block_parser().parse(markdown):
        quotes += _step(token, "blockquote")
        lists += _step(token, "list_item")
        first, last = token.map or (0, 0)
        if token.type == "table_open":
            table = (first, last)
        elif token.type == "table_close" and table:
            found.append(Chunk("table", *table, quoted=quotes > 0, listed=lists > 0))
            table = None
        elif token.type == "heading_open":
            level, heading = int(token.tag[1:]), (first, last)
        elif token.type in {"fence", "code_block"}:
            found.append(Chunk("code", first, last, token.content, quoted=quotes > 0, listed=lists > 0))
        elif token.type == "html_block":
            found.append(Chunk("html", first, last, token.content))
        elif token.type == "hr":
            found.append(Chunk("rule", first, last))
        elif token.type == "inline" and not table:
            kind: ChunkKind = "heading" if level else "paragraph"
            lines = heading if level else (first, last)
            found.append(Chunk(kind, *lines, token.content, level, quotes > 0, lists > 0))
            level = 0
    return found


def _step(token: Token, name: str) -> int:
    """How a token changes the depth of nested containers."""
    return {f"{name}_open": 1, f"{name}_close": -1}.get(token.type, 0)


@cache
def _block_parser() -> MarkdownIt:
    """A parser of blocks alone: its cost does not depend on what stands within a line."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # heavy: only documents in Markdown need it

    parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable("reference")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def to_html(markdown: str, *, raw_html: bool = False, link: LinkMap | None = None, heading_shift: int = 0) -> str:
    """Returns safe HTML.

    `link` is given each safe address and returns the one to write, or None to leave the words without a link.
    `heading_shift` lowers headings by so many levels, for words that stand under a page's own heading. `raw_html`
    lets the writer's own HTML through untouched, and so gives up the promise of safety.
    """
    parser = _inline_parser(raw_html)
    tokens = parser.parse(markdown)
    for token in tokens:
        _tidy_block(token, heading_shift)
        if token.children:
            token.children = list(_tidy_inline(token.children, link))
    rendered = parser.renderer.render(tokens, parser.options, {})
    return str(rendered)


@cache
def _inline_parser(raw_html: bool) -> MarkdownIt:  # noqa: FBT001  # private, and a key of the cache
    """A parser of everything, with the guards on."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # heavy: only pages with an editor's Markdown need it

    parser = MarkdownIt("commonmark", {"html": raw_html, "highlight": _highlighted})
    parser.enable(["table", "strikethrough"])
    parser.validateLink = is_safe  # type: ignore[method-assign]  # markdown-it's own way to set the rule
    parse = parser.inline.parse
    parser.inline.parse = partial(_guarded, parse)  # type: ignore[method-assign]  # the one place before inline rules
    return parser


def _guarded(parse: Callable[..., Any], src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> Any:
    """Parses a paragraph's words, or takes them as plain text where their marks are a bomb."""
    delimiters = sum(src.count(sign) for sign in "*_`~<")
    if src.count("[") <= MAX_BRACKETS and delimiters <= MAX_DELIMITERS:
        return parse(src, md, env, tokens)
    from markdown_it.token import Token  # noqa: PLC0415  # loaded already when this runs

    tokens.append(Token("text", "", 0, content=src))
    return None


def _tidy_block(token: Token, shift: int) -> None:
    """Table alignment as a class, headings at their level; no style attributes."""
    style = str(token.attrs.pop("style", ""))
    if style.startswith("text-align:"):
        token.attrJoin("class", f"align-{style.removeprefix('text-align:')}")
    if shift and token.type in {"heading_open", "heading_close"}:
        token.tag = f"h{min(6, int(token.tag[1:]) + shift)}"


def _tidy_inline(children: Sequence[Token], link: LinkMap | None) -> Iterator[Token]:
    """Links through the caller's map, pictures of other hosts as links."""
    dropped = 0
    for token in children:
        if token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            address = link(target) if link else target
            if not address or not is_safe(address):
                dropped += 1
                continue
            token.attrs["href"] = address
        elif token.type == "link_close" and dropped:
            dropped -= 1
            continue
        elif token.type == "image":
            yield from _picture(token)
            continue
        yield token


def _picture(token: Token) -> Iterator[Token]:
    """A picture of this site, or a link to one elsewhere."""
    source = str(token.attrs.get("src", ""))
    if not urlsplit(source).scheme:
        token.attrs["loading"] = "lazy"
        yield token
        return
    opened, text, closed = token.copy(), token.copy(), token.copy()
    opened.type, opened.tag, opened.nesting, opened.attrs = "link_open", "a", 1, {"href": source}
    text.type, text.tag, text.content, text.children, text.attrs = "text", "", token.content or source, None, {}
    closed.type, closed.tag, closed.nesting, closed.attrs = "link_close", "a", -1, {}
    for part in (opened, closed):
        part.children, part.content = None, ""
    yield from (opened, text, closed)


def _highlighted(code: str, language: str, _attributes: str) -> str:
    """Fenced code with classes for its parts, or an empty text, which leaves it plain."""
    if language not in LANGUAGES or len(code) > MAX_HIGHLIGHTED:
        return ""
    from pygments import highlight  # noqa: PLC0415  # heavy: only pages with code need it
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415

    inner = highlight(code, get_lexer_by_name(language), HtmlFormatter(nowrap=True))
    return f'<pre class="highlight"><code class="language-{escape(language)}">{inner}</code></pre>\n'


def css() -> str:
    """Returns the style sheet of highlighted code: classes only, light, and dark where the reader prefers it."""
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415  # heavy: only a build needs it

    light, dark = (
        "\n".join(line for line in _style_defs(HtmlFormatter(style=style)) if line.startswith(".highlight ."))
        for style in (LIGHT_STYLE, DARK_STYLE)
    )
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _style_defs(formatter: Any) -> list[str]:
    """The lines of a formatter's style sheet."""
    return str(formatter.get_style_defs(".highlight")).splitlines()
