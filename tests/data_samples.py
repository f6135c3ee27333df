"""Invented corpora for the tests of data files: two sources, three themes, five claims, every kind of trouble.

All names, titles and sentences are made up for these tests.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from digest.corpus import Answer, Corpus, Ledger, LinkedClaim, LinkedReference, Question, Settings, Theme, Voice
from digest.errors import Where
from digest.model import (
    Attribution,
    Author,
    Block,
    Claim,
    File,
    Reading,
    Record,
    Reference,
    Relation,
    Rights,
    Section,
    Source,
    ThemeHit,
    Wording,
)

TIDE_TEXT = """Counting the tide

The harbour of Norrvik silts up faster than anyone admits. Dredgers took out 40,000 tonnes last year.

What to do

=SUM(A1) is what the port's own sheet says, claims harbour master Ada Quill. The town should build a sluice.
"""
LAMP_TEXT = 'Lamps & nets\n\nNight lamps "draw <fish>" away from nets. A sluice would drown the nursery.\n'
HERE = Where("content/themes/harbour.md")


def claim(text: str, quote: str, claim_id: str, *, section: str = "opening", **labels: object) -> Claim:
    """A claim at the quote's first occurrence in the text."""
    start = text.index(quote)
    plain = Claim(
        id=claim_id,
        start=start,
        end=start + len(quote),
        quote=quote,
        section=section,
        locator="",
        kind="fact",
        evidence_type="other",
        modality="asserted",
        confidence=0.75,
        attribution=Attribution(),
        themes=(),
        references=(),
        central=False,
        role="pro",
        salience=0.5,
        because=("finite verb",),
    )
    return replace(plain, **labels)  # type: ignore[arg-type]  # fields of Claim, given by name


def source(key: str, text: str, record: Record, sections: tuple[Section, ...]) -> Source:
    """A source whose whole text is one paragraph."""
    return Source(
        key=key,
        path=f"seeds/{key}.txt",
        sha256=(key.encode().hex() * 64)[:64],
        media_type="text/plain",
        text=text,
        record=record,
        sections=sections,
        blocks=(Block("paragraph", sections[0].id, 0, len(text)),),
        sentences=(),
    )


TIDE_RECORD = Record(
    title="Counting the tide",
    subtitle="Silt in small harbours",
    authors=(Author("Mira Solberg", "Norrvik Institute"), Author("Jonas van der Eike")),
    publisher="Norrvik Press",
    container="Journal of Small Harbours",
    published="2024-05-14",
    url="https://example.org/tide?a=1&b=2",
    language="en",
    type="article-journal",
    identifiers=(("doi", "10.5555/tide.2024"), ("issn", "1234-5679")),
)
LAMP_RECORD = Record(title="Lamps & nets", authors=(Author("Society of Lampmakers"),), published="2023", type="report")

SILT = claim(
    TIDE_TEXT,
    "The harbour of Norrvik silts up faster than anyone admits.",
    "silt0001",
    central=True,
    salience=1.0,
    themes=(ThemeHit("harbour", 23, 30, 2.0, "harbour"),),
)
DREDGE = claim(
    TIDE_TEXT,
    "Dredgers took out 40,000 tonnes last year.",
    "dredge02",
    references=("port-report",),
    evidence_type="statistics",
    salience=1 / 3,
)
SHEET = claim(
    TIDE_TEXT,
    "=SUM(A1) is what the port's own sheet says",
    "sheet003",
    section="what-to-do",
    attribution=Attribution("person", "Ada Quill", title="harbour master", stance="rejects"),
)
SLUICE = claim(TIDE_TEXT, "The town should build a sluice.", "sluice04", section="what-to-do", kind="recommendation")
DROWN = claim(LAMP_TEXT, "A sluice would drown the nursery.", "drown005", kind="prediction", modality="hedged")
LAMPS = claim(LAMP_TEXT, 'Night lamps "draw <fish>" away from nets.', "lamps006", central=True, salience=0.9)

LINKED = (
    LinkedClaim(LAMPS, "lamp-nets", 1, ("society-of-lampmakers",), ("lamps",), ()),
    LinkedClaim(DROWN, "lamp-nets", 2, ("society-of-lampmakers",), ("harbour", "lamps"), ()),
    LinkedClaim(
        SILT,
        "tide",
        1,
        ("mira-solberg", "jonas-van-der-eike"),
        ("harbour",),
        (),
        statement="Norrvik's harbour is silting up.",
        edited=("statement",),
        edited_by="Ed",
        edited_on="2024-06-02",
    ),
    LinkedClaim(DREDGE, "tide", 2, ("mira-solberg", "jonas-van-der-eike"), ("harbour",), ("port-report",)),
    LinkedClaim(SHEET, "tide", 3, ("ada-quill",), (), (), note="+1 to check & see"),
    LinkedClaim(SLUICE, "tide", 4, ("mira-solberg", "jonas-van-der-eike"), ("harbour",), (), status="under-review"),
)
RELATIONS = (
    Relation("dredge02", "silt0001", "supports", "stands after it"),
    Relation("drown005", "sluice04", "opposes", "the editors say so", "set"),
)
THEMES = (
    Theme(
        "harbour",
        "The harbour",
        "On silt.",
        (),
        (),
        ("lamps",),
        (
            Question(
                "sluice",
                "Is a sluice wise?",
                (
                    Answer("sluice04", "yes", "it asks for one", HERE),
                    Answer("drown005", "no", "it warns [of] it", HERE),
                ),
                HERE,
            ),
        ),
        HERE,
    ),
    Theme("lamps", "Lamps", "", (), (), (), (), HERE),
    Theme("nothing", "Nothing <yet>", "", (), (), (), (), HERE),
)
VOICES = {
    voice.id: voice
    for voice in (
        Voice("ada-quill", "Ada Quill", "person", "harbour master", reported=("sheet003",)),
        Voice("jonas-van-der-eike", "Jonas van der Eike", "author", says=("silt0001", "dredge02", "sluice04")),
        Voice("mira-solberg", "Mira Solberg", "author", says=("silt0001", "dredge02", "sluice04")),
        Voice("society-of-lampmakers", "Society of Lampmakers", "organisation", says=("lamps006", "drown005")),
    )
}
REFERENCES = {
    "port-report": LinkedReference(
        Reference(
            "port-report",
            "report",
            "Port report & accounts",
            ("Port of Norrvik",),
            "Port of Norrvik",
            "2022-03",
            (("report", "PN-7"),),
            "https://example.org/port",
        ),
        ("dredge02",),
        ("tide",),
    ),
    "society-of-oars": LinkedReference(Reference("society-of-oars", "organisation", "Society of Oars"), (), ("tide",)),
}


UNSTATED = Rights()


def corpus(
    *, base_url: str = "https://example.org/d/", tide_rights: Rights = UNSTATED, wording: Wording = "verbatim"
) -> Corpus:
    """The invented corpus, with these rights and this wording of the source `tide`."""
    sections = (Section("opening", "", 1, 0, 120), Section("what-to-do", "What to do", 2, 120, len(TIDE_TEXT)))
    record = replace(TIDE_RECORD, rights=tide_rights, wording=wording)
    tide = source("tide", TIDE_TEXT, record, sections)
    lamp = source("lamp-nets", LAMP_TEXT, LAMP_RECORD, (Section("opening", "", 1, 0, len(LAMP_TEXT)),))
    by_source = {key: tuple(one.claim for one in LINKED if one.source == key) for key in ("lamp-nets", "tide")}
    return Corpus(
        settings=Settings(
            title="The Norrvik digest",
            description="On harbours & lamps",
            base_url=base_url,
            editors=(Author("Ed Itor"),),
            licence="CC-BY-4.0",
        ),
        readings={
            "lamp-nets": Reading(lamp, by_source["lamp-nets"], (), (), ()),
            "tide": Reading(tide, by_source["tide"], (), (), ()),
        },
        claims={one.id: one for one in LINKED},
        themes=THEMES,
        pages=(),
        voices=VOICES,
        references=REFERENCES,
        relations=RELATIONS,
        ledger=Ledger(),
    )


def texts(emitted: Iterable[File]) -> dict[str, str]:
    """The emitted files' texts by path."""
    return {file.path: file.data.decode("utf-8") for file in emitted}
