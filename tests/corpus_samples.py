"""Corpora made by hand for the tests of the pages. Every person, work, sentence and figure here is invented."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from digest.corpus import (
    Answer,
    Corpus,
    Correction,
    FreePage,
    Ledger,
    LedgerEntry,
    LinkedClaim,
    LinkedReference,
    Question,
    QuoteSelector,
    Settings,
    Suspect,
    Theme,
    Voice,
)
from digest.errors import Problem, Where
from digest.findings import Term
from digest.model import (
    Attribution,
    Author,
    Block,
    Claim,
    Link,
    Reading,
    Record,
    Reference,
    Relation,
    Rights,
    RightsText,
    Section,
    Sentence,
    Source,
    Span,
    ThemeHit,
)

HERE = Where("content/themes/bees.md", 3, 1)

ESSAY = """Skip to content

Why towns should keep bees

A town without hives is a poorer town.

Bees rarely harm anyone in a town. Critics say that hives frighten children.
“Nothing could be further from the truth,” Mira Oldfield, a keeper in Harwick, told the
council. If towns plant lime trees, honey yields will double.

What the council should do

The council should license hives. A 2019 count found 412 hives in Harwick.

Mira Oldfield keeps bees. Subscribe to our letter.
"""
"""An invented essay with furniture at both ends."""

REPORT = """Hives of Harwick

There were 412 hives in the town in 2019 [s. 2]. The report says that hives may trouble neighbours [s. 3.1].
"""
"""An invented report, restated."""


def _blocks(text: str, kinds: list[tuple[str, str]]) -> tuple[Block, ...]:
    """Blocks at blank lines, with the kind and section of each."""
    blocks, at = [], 0
    for (kind, section), part in zip(kinds, text.strip("\n").split("\n\n"), strict=True):
        start = text.index(part.strip("\n"), at)
        at = start + len(part.strip("\n"))
        blocks.append(Block(kind, section, start, at, because="by hand"))  # type: ignore[arg-type]  # a word of the table
    return tuple(blocks)


def _claim(source: Source, id_: str, quote: str, **labels: object) -> Claim:
    """A claim on the quote's first occurrence."""
    start = source.text.index(quote)
    section = next(block.section for block in source.blocks if block.start <= start < block.end)
    plain = Claim(
        id=id_, start=start, end=start + len(quote), quote=quote, section=section, locator="", kind="fact",
        evidence_type="assumption", modality="asserted", confidence=0.8, attribution=Attribution(), themes=(),
        references=(), central=False, role="pro", salience=0.5, because=("sentence: in the body", "kind: by hand"),
    )  # fmt: skip
    return replace(plain, **labels)  # type: ignore[arg-type]  # fields of the claim


def _hit(source: Source, theme: str, words: str) -> ThemeHit:
    """A theme's term found at the words' first occurrence."""
    start = source.text.index(words)
    return ThemeHit(theme, start, start + len(words), 1.0, words)


def essay(*, text: RightsText = "full") -> Source:
    """An invented essay, verbatim, with that right of showing its text."""
    kinds = [
        ("furniture", "opening"), ("title", "opening"), ("subtitle", "opening"), ("paragraph", "opening"),
        ("heading", "council"), ("paragraph", "council"), ("bio", "council"),
    ]  # fmt: skip
    blocks = _blocks(ESSAY, kinds)
    heading = next(block for block in blocks if block.kind == "heading")
    link = ESSAY.index("2019 count")
    return Source(
        key="essay",
        path="seeds/essay.txt",
        sha256=hashlib.sha256(ESSAY.encode()).hexdigest(),
        media_type="text/plain",
        text=ESSAY,
        record=Record(
            title="Why towns should keep bees",
            subtitle="A town without hives is a poorer town.",
            authors=(Author("Ann Example", "Harwick Letters"),),
            publisher="Harwick Letters",
            published="2021-05-03",
            url="https://letters.example/bees",
            archived="https://archive.example/bees",
            language="en",
            type="article",
            rights=Rights(text),
            provenance=(("title", "front matter"),),
        ),
        sections=(
            Section("opening", "", 1, 0, heading.start),
            Section("council", "What the council should do", 2, heading.start, len(ESSAY)),
        ),
        blocks=blocks,
        sentences=(Sentence(blocks[3].start, blocks[3].end, 3),),
        links=(Link(link, link + 10, "https://count.example/2019"),),
    )


def report() -> Source:
    """An invented report, restated in the editors' words."""
    blocks = _blocks(REPORT, [("title", "opening"), ("paragraph", "opening")])
    at = REPORT.index("s. 3.1")
    blocks = (blocks[0], replace(blocks[1], locator=Span(at, at + 6)))
    return Source(
        key="report",
        path="seeds/report.md",
        sha256=hashlib.sha256(REPORT.encode()).hexdigest(),
        media_type="text/markdown",
        text=REPORT,
        record=Record(
            title="Hives of Harwick",
            authors=(Author("Harwick Bee Office"),),
            publisher="Harwick Bee Office",
            published="2020",
            url="https://office.example/hives.pdf",
            language="en",
            type="report",
            identifiers=(("doi", "10.5555/hives"), ("report", "HBO 7")),
            wording="restated",
            verification="Checked against the printed report.",
        ),
        sections=(Section("opening", "", 1, 0, len(REPORT)),),
        blocks=blocks,
        sentences=(),
    )


def corpus() -> Corpus:  # a whole digest by hand is long
    """An invented digest of two sources on bees: every page type and every state of a claim is in it."""
    first, second = essay(), report()
    critics = Attribution("group", "critics", stance="rejects", cue=None)
    mira = Attribution("person", "Mira Oldfield", title="a keeper in Harwick")
    hedge = ("hedged: rarely", "kind: by hand")
    claims = [
        _claim(first, "abeehive", "Bees rarely harm anyone in a town.", kind="assessment", modality="hedged",
               central=True, because=hedge, themes=(_hit(first, "bees", "Bees"),)),
        _claim(first, "bchildrn", "hives frighten children", attribution=critics, confidence=0.3,
               themes=(_hit(first, "bees", "hives"), _hit(first, "rules", "children"))),
        _claim(first, "cnthng23", "“Nothing could be further from the truth,”", attribution=mira),
        _claim(first, "dhney234", "If towns plant lime trees, honey yields will double.", kind="prediction",
               modality="conditional"),
        _claim(first, "ecncl234", "The council should license hives.", kind="recommendation",
               themes=(_hit(first, "rules", "license"),)),
        _claim(first, "fcnt4123", "A 2019 count found 412 hives in Harwick.", evidence_type="statistics",
               references=("count",), themes=(_hit(first, "bees", "hives"),)),
        _claim(second, "ghves412", "There were 412 hives in the town in 2019", locator="s. 2", central=True,
               references=("count",), themes=(_hit(second, "bees", "hives"),)),
        _claim(second, "hmaytrbl", "hives may trouble neighbours", locator="s. 3.1", modality="hedged",
               themes=(_hit(second, "bees", "hives"),), attribution=Attribution("organisation", "The report")),
    ]  # fmt: skip
    voices = {"author": "ann-example", "group": "critics-essay", "person": "mira-oldfield", "organisation": "office"}
    linked = []
    for number, claim in enumerate(claims, 1):
        key = "essay" if number <= 6 else "report"
        speaker = voices[claim.attribution.role] if key == "essay" or claim.attribution.role != "author" else "office"
        linked.append(
            LinkedClaim(
                claim=claim, source=key, number=number if key == "essay" else number - 6, voices=(speaker,),
                themes=tuple(hit.theme for hit in claim.themes), references=claim.references,
            )
        )  # fmt: skip
    corrected = replace(
        linked[1], statement="Critics hold that hives frighten children.", edited=("kind", "statement"),
        edited_by="E. Ditor", edited_on="2026-01-02", note="Critics are not named.",
        suspects=(
            Suspect(Correction("bchildrn", HERE, kind="fact"), "hives scare children", "hives frighten children"),
        ),
    )  # fmt: skip
    linked[1] = corrected
    linked[7] = replace(linked[7], outcome="moved", status="under-review")
    questions = (
        Question("harm", "Are hives a danger in towns?", (
            Answer("abeehive", "no", "it says that harm is rare", HERE), Answer("hmaytrbl", "yes", "", HERE)), HERE),
        Question("number", "Were there 412 hives in 2019?", (
            Answer("fcnt4123", "yes", "", HERE), Answer("ghves412", "yes", "", HERE)), HERE),
        Question("lime", "Do lime trees help?", (Answer("dhney234", "yes", "", HERE),), HERE),
        Question("cost", "What do hives cost?", (), HERE),
    )  # fmt: skip
    themes = (
        Theme("bees", "Bees in towns", "Bees are *kept* in towns, and [they rarely harm](claim:abeehive).\n\nMore.",
              (Term("bee*"), Term("hive*"), Term("bee line", -1.0)), ("Urban bees",), ("rules",), questions, HERE),
        Theme("rules", "Rules", "", (Term("licen*"),), (), (), (), HERE),
        Theme("honey", "Honey", "Nothing yet.", (Term("mead"),), (), (), (), HERE),
    )  # fmt: skip
    return Corpus(
        settings=Settings(
            title="The bee digest",
            question="Should towns keep bees?",
            description="An invented digest, for tests.",
            editors=(Author("E. Ditor"),),
            contact="bees@digest.example",
            licence="CC BY 4.0",
            cutoff="2022-12-31",
        ),
        readings={
            "essay": Reading(first, tuple(claims[:6]), (), (), ()),
            "report": Reading(second, tuple(claims[6:]), (), (), ()),
        },
        claims={one.id: one for one in linked},
        themes=themes,
        pages=(
            FreePage("about", "About bees", "We read about *bees*.", 0, HERE),
            FreePage("method", "Method", "See [bees](theme:bees), [nobody](theme:nobody).", 1, HERE),
        ),
        voices={
            "ann-example": Voice("ann-example", "Ann Example", "author", affiliation="Harwick Letters",
                                 says=("abeehive", "dhney234", "ecncl234", "fcnt4123")),
            "critics-essay": Voice("critics-essay", "critics", "group", reported=("bchildrn",)),
            "mira-oldfield": Voice("mira-oldfield", "Mira Oldfield", "person", title="a keeper in Harwick",
                                   aliases=("Oldfield",), reported=("cnthng23",)),
            "office": Voice("office", "Harwick Bee Office", "organisation", says=("ghves412",), reported=("hmaytrbl",)),
        },
        references={
            "hive-count": LinkedReference(
                Reference("hive-count", "report", "The hive count", ("B. Counter",), "Harwick Bee Office", "2019",
                          (("doi", "10.5555/count"),), "https://count.example/2019"),
                ("fcnt4123", "ghves412"), ("essay", "report"), "report"),
        },
        relations=(
            Relation("fcnt4123", "ghves412", "restates", "both give the same count", "set"),
            Relation("abeehive", "hmaytrbl", "opposes", "one calls harm rare"),
        ),
        ledger=Ledger((
            LedgerEntry("abeehive", "essay", "0" * 16, QuoteSelector("Bees rarely harm anyone in a town."), 0),
            LedgerEntry("xgne2345", "essay", "1" * 16, QuoteSelector("gone"), 0, "withdrawn", "",
                        "The author withdrew it.",
                        "2026-02-03"),
            LedgerEntry("ymrg2345", "essay", "2" * 16, QuoteSelector("merged"), 0, "merged", "abeehive", "Said twice."),
            LedgerEntry("zold2345", "away", "3" * 16, QuoteSelector("old"), 0, "superseded", "xgne2345"),
        )),
        problems=(Problem("theme-without-claims", HERE, "no claim falls under `honey`", severity="warning"),),
    )  # fmt: skip


def with_base(whole: Corpus, base_url: str = "https://bees.example/d/") -> Corpus:
    """The same digest with a known address."""
    return replace(whole, settings=replace(whole.settings, base_url=base_url))


def empty() -> Corpus:
    """A digest that holds nothing yet."""
    return Corpus(Settings(), {}, {}, (), (), {}, {}, (), Ledger())


HOSTILE = {
    "hives frighten children": "</script><script>y()//x",
    "Why towns should keep bees": "<svg/onload=alert(1)>{{7}}",
    "Ann Example": '"><img src=x onerror=p()>',
    "Mira Oldfield": "<b>Mira</b> ]]>",
    "https://letters.example/bees": "javascript:alert(1)",
    "https://archive.example/bees": " java\nscript:alert(2)",
    "https://count.example/2019": "JAVASCRIPT:alert(3)",
    "https://office.example/hives.pdf": "data:text/html,<script>z()</script>",
    "bees@digest.example": "javascript:alert(4)//@",
    "CC BY 4.0": "javascript://%0aalert(5)",
    "Bees are *kept*": "<script>q()</script> [x](javascript:z()) <!-- ",
    "Bees in towns": "</title><script>t()</script>",
    "Are hives a danger in towns?": "'><script>r()</script>",
    "it says that harm is rare": "<style>*{display:none}</style>",
    "Critics are not named.": "--><script>n()</script>",
    "The hive count": "<a href=javascript:h()>h</a>\u2028",
    "The author withdrew it.": "<iframe src=//evil.example>",
    "The bee digest": "<noscript><base href=//evil.example>",
    "both give the same count": "<math><mtext></math>",
    "Checked against the printed report.": "\"'`=<>&\u0000\u202e",
}
"""Words of the sample and what a hostile hand would put in their place; equally long where offsets matter."""


def hostile() -> Corpus:
    """The sample digest with markup and script in every field that a reader sees."""
    return _swapped(corpus())  # type: ignore[no-any-return]  # what goes in comes out


EXTREME = {
    "Why towns should keep bees": "W" * 26,
    "Hives of Harwick": "لماذا ينبغي للمدن أن تربي النحل " * 12,
    "Ann Example": "Dr. " + "Ä" * 300,
    "Mira Oldfield": "養蜂家の大野さん 🐝" * 20,
    "Harwick Bee Office": "Office " * 70,
    "Bees in towns": "x" * 300,
    "Are hives a danger in towns?": "Are " + "hives " * 90 + "a danger?",
    "Critics are not named.": "n" * 500,
    "The hive count": "count-" * 80,
    "The bee digest": "𝔅𝔢𝔢 " * 40,
}
"""Words of the sample and far longer or stranger ones, in many scripts."""


def extreme() -> Corpus:
    """The sample digest with very long and very strange names."""
    return _swapped(corpus(), EXTREME)  # type: ignore[no-any-return]  # as above


def _swapped(value: Any, words: Mapping[str, str] = HOSTILE) -> Any:
    """The value with other words in place of its own, all the way down."""
    if isinstance(value, str):
        for harmless, bad in words.items():
            value = value.replace(harmless, bad)
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _swapped(getattr(value, field.name), words) for field in fields(value)})
    if isinstance(value, tuple):
        parts = [_swapped(part, words) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    if isinstance(value, Mapping):
        return {key: _swapped(part, words) for key, part in value.items()}
    return value
