"""Pages of sources: the list, and one source with its record, outline, coverage and, where rights allow, its text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from digest import dates, jsonld, urls
from digest.model import PROSE, Reading, Record, Rights
from digest.pages import bibliography, labels
from digest.pages.annotated import left_out, text_sections
from digest.pages.cards import card, foreign, source_link, theme_link, title_of
from digest.pages.framing import frame, page
from digest.pages.index import Index
from digest.views import ClaimCard, Frame, Link, Outside, SourcesView, SourceView, Tag
from digest.views.page import Page
from digest.views.source import Fact, SourceRow, Strip, StripMark

_UP: Final = Link("Sources", urls.SOURCES)
_RESTATED: Final = (
    "The wording of this text is the editors’ own. It restates what the original says; bracketed locators say where. "
    "Nothing here is a quotation from the original."
)
_VERBATIM: Final = "The words of every claim are the source’s own, character for character."


def source_pages(idx: Index) -> Iterator[Page]:
    """Returns the list of sources and a page for each."""
    view = SourcesView(
        frame=frame(idx, urls.SOURCES, "Sources", description="The works that this digest reads."),
        sources=tuple(_row(idx, key) for key in latest(idx)),
    )
    yield page(idx, "sources.html", view)
    for key in idx.corpus.readings:
        yield page(idx, "source.html", _source(idx, key))


def latest(idx: Index) -> list[str]:
    """Returns the keys of all sources, the latest first, those without a date last."""

    def when(key: str) -> str:
        return dates.first_day(idx.record(key).published)

    return sorted(idx.corpus.readings, key=when, reverse=True)


def central(idx: Index, key: str) -> ClaimCard | None:
    """Returns the card of a source's main claim."""
    found = [claim for claim in idx.claims(idx.by_source.get(key, ())) if claim.claim.central]
    return card(idx, found[0]) if found else None


def _row(idx: Index, key: str) -> SourceRow:
    """A source in the list."""
    record = idx.record(key)
    return SourceRow(
        source=Link(title_of(idx, key), urls.source(key)),
        subtitle=record.subtitle,
        who=bibliography.author_names(record),
        date=dates.shown(record.published),
        type=labels.work(record.type),
        restated=record.wording == "restated",
        claims=len(idx.by_source.get(key, ())),
        central=central(idx, key),
        language=foreign(idx, record.language),
    )


def _source(idx: Index, key: str) -> SourceView:
    """The view of one source."""
    reading, record = idx.corpus.readings[key], idx.record(key)
    claims = idx.claims(idx.by_source.get(key, ()))
    themes = Counter(theme for claim in claims for theme in claim.themes if theme in idx.themes)
    voices = Counter(claim.voices[0] for claim in claims if claim.voices and claim.claim.attribution.role != "author")
    titled = sum(bool(section.title) for section in reading.source.sections)
    restated = record.wording == "restated"
    return SourceView(
        frame=_frame(idx, key, record),
        key=key,
        subtitle=record.subtitle,
        language=foreign(idx, record.language),
        byline=_byline(idx, record),
        date=dates.shown(record.published),
        facts=_facts(reading, record),
        citation=bibliography.formatted(record),
        restated=restated,
        wording=_RESTATED if restated else _VERBATIM,
        rights=rights_words(idx.rights[key], restated=restated, shown=key in idx.text_shown),
        verification=record.verification,
        original=Outside("Open the original", record.url) if urls.safe(record.url) else None,
        archived=Outside("Archived copy", record.archived) if urls.safe(record.archived) else None,
        central=central(idx, key),
        sections=text_sections(idx, key),
        text_shown=key in idx.text_shown,
        tally=f"{labels.count(len(claims), 'claim')} in {labels.count(titled, 'titled section')}"
        if titled
        else labels.count(len(claims), "claim"),
        strip=_strip(idx, reading),
        references=_references(idx, key),
        cited_by=_cited_by(idx, key),
        themes=tuple(theme_link(idx, id_, labels.count(number, "claim")) for id_, number in themes.most_common()),
        reported=tuple(
            Link(idx.corpus.voices[id_].name, urls.voice(id_), labels.count(number, "claim"))
            for id_, number in voices.most_common()
            if id_ in idx.corpus.voices
        ),
        left_out=left_out(idx, key),
    )


def _byline(idx: Index, record: Record) -> tuple[Link, ...]:
    """The authors, each linked to the page of the voice of the same name."""
    by_name = idx.voice_ids
    return tuple(
        Link(author.name, urls.voice(by_name[author.name]) if author.name in by_name else "",
             ", ".join(filter(None, (author.role, author.affiliation))))
        for author in record.authors
    )  # fmt: skip


def _facts(reading: Reading, record: Record) -> tuple[Fact, ...]:
    """The record, line by line; what is not known is left out, but a missing date is said."""
    where_from = dict(record.provenance)
    rows = [
        Fact("Published", dates.shown(record.published) or "not stated in the document"),
        Fact("In", record.container),
        Fact("Publisher", record.publisher),
        Fact("Kind of work", labels.work(record.type)),
        Fact("Language", record.language),
        *(Fact(scheme.upper() if len(scheme) <= 5 else scheme.capitalize(), value,
               bibliography.doi_url(value) if scheme == "doi" else "") for scheme, value in record.identifiers),
        Fact("Licence", record.licence, urls.safe(record.licence) if "://" in record.licence else ""),
        Fact("File read", reading.source.path, code=True),
        Fact("SHA-256 of the file", reading.source.sha256, code=True),
        Fact("Record taken from", ", ".join(dict.fromkeys(where_from.values()))),
    ]  # fmt: skip
    return tuple(row for row in rows if row.value)


def rights_words(stated: Rights, *, restated: bool, shown: bool) -> str:
    """Returns what may be shown of a source, in a sentence or two."""
    words = {
        "full": "The whole text may be shown.",
        "excerpts": "Only excerpts may be shown.",
        "none": "None of its words may be shown.",
        "": "Its rights are not stated; only the claims’ own words are shown.",
    }[stated.text]
    if restated and not stated.text:
        words = "The wording is ours and is shown in full; the original’s rights are untouched."
    limits = []
    if stated.max_share is not None:
        limits.append(f"at most {stated.max_share:.0%} of the text")
    if stated.max_excerpt_words is not None:
        limits.append(f"at most {labels.count(stated.max_excerpt_words, 'word')} an excerpt")
    if limits:
        words += f" Limits: {', '.join(limits)}."
    return words if not shown or restated else f"{words} It is shown in full below."


def _strip(idx: Index, reading: Reading) -> Strip | None:
    """Where the claims lie in the body, from its first words on, as a picture and in words."""
    claims = idx.claims(idx.by_source.get(reading.source.key, ()))
    if not claims:
        return None
    prose = [block for block in reading.source.blocks if block.kind in PROSE]
    begin = min([one.claim.start for one in claims] + [block.start for block in prose])
    length = max(1, len(reading.source.text) - begin)
    marks = tuple(
        StripMark(round((one.claim.start - begin) * 1000 / length, 1),
                  round(max(2.0, (one.claim.end - one.claim.start) * 1000 / length), 1), one.claim.kind)
        for one in claims
    )  # fmt: skip
    per_section = Counter(one.claim.section for one in claims)
    told = {block.section for block in prose}
    sections = [one for one in reading.source.sections if one.title or one.id in told or per_section[one.id]]
    named = [f"{section.title or 'opening'}: {per_section[section.id]}" for section in sections]
    return Strip(
        marks,
        tuple(dict.fromkeys(round(max(0, section.start - begin) * 1000 / length, 1) for section in sections)),
        f"{labels.count(len(claims), 'claim')} in reading order. By section: {'; '.join(named)}.",
    )


def _references(idx: Index, key: str) -> tuple[Link, ...]:
    """The works that the source mentions, with how many of its claims rest on each."""
    links = []
    for id_ in idx.mentions.get(key, ()):
        linked = idx.corpus.references[id_]
        number = sum(claim.source == key for claim in idx.claims(linked.claims))
        note = labels.count(number, "claim") if number else "mentioned"
        links.append(Link(linked.reference.title or id_, urls.reference(id_), note))
    return tuple(links)


def _cited_by(idx: Index, key: str) -> tuple[Link, ...]:
    """The sources of this digest that lean on this one."""
    keys = dict.fromkeys(
        citing for linked in idx.corpus.references.values() if linked.is_source == key for citing in linked.sources
    )
    return tuple(source_link(idx, citing) for citing in keys if citing != key and citing in idx.corpus.readings)


def _frame(idx: Index, key: str, record: Record) -> Frame:
    """The source's frame, with the tags from which reference managers import it."""
    base, path = idx.corpus.settings.base_url, urls.source(key)
    about = jsonld.top(jsonld.work(record, id_=urls.absolute(base, path) if base else ""))
    who = bibliography.author_names(record)
    return frame(
        idx,
        path,
        title_of(idx, key),
        description=bibliography.join_parts([record.subtitle, f"{who} {dates.shown(record.published)}".strip()]),
        crumbs=(_UP,),
        about=(about,),
        named=_highwire(record) if record.title else (),
        own_feed=True,
    )


def _highwire(record: Record) -> tuple[Tag, ...]:
    """Highwire's citation tags, which Zotero and Google Scholar read."""
    identifiers = dict(record.identifiers)
    tags = [
        Tag("citation_title", bibliography.full_title(record)),
        *(Tag("citation_author", author.name) for author in record.authors),
        Tag("citation_publication_date", record.published.replace("-", "/")),
        Tag("citation_journal_title" if record.type == "article-journal" else "citation_publisher",
            record.container or record.publisher),
        Tag("citation_doi", identifiers.get("doi", "")),
        Tag("citation_isbn", identifiers.get("isbn", "")),
        Tag("citation_language", record.language),
        Tag("citation_public_url", urls.safe(record.url)),
    ]  # fmt: skip
    return tuple(tag for tag in tags if tag.content)
