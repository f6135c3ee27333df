"""The sample digests as sites in memory, for the tests that read finished pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from digest.corpus import Corpus
from digest.pages import plan
from digest.render import Renderer
from tests import corpus_samples

THEME = Path(__file__).parent.parent / "templates"


@cache
def templates() -> dict[str, tuple[str, str]]:
    """The default theme as values."""
    return {path.name: (path.read_text("utf-8"), f"templates/{path.name}") for path in sorted(THEME.iterdir())}


def site(corpus: Corpus) -> dict[str, str]:
    """Every file of the corpus's site that pages and theme make, by path."""
    renderer = Renderer(templates())
    rendered = renderer.render_all(plan(corpus))
    assert rendered.problems == ()
    return {file.path: file.data.decode("utf-8") for file in (*rendered.files, *renderer.assets())}


@cache
def sample() -> dict[str, str]:
    """The site of the sample digest, its address unknown."""
    return site(corpus_samples.corpus())


@cache
def based() -> dict[str, str]:
    """The site of the sample digest at a known address."""
    return site(corpus_samples.with_base(corpus_samples.corpus()))
