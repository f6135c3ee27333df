"""Pages of voices and of references: who speaks and who is reported, and the works that sources lean on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from digest import dates, urls
from digest.corpus import LinkedReference, Voice
from digest.pages import bibliography, labels
from digest.pages.cards import by_source, source_link
from digest.pages.framing import frame, page
from digest.pages.index import Index
from digest.views import Link, ReferencesView, ReferenceView, VoicesView, VoiceView
from digest.views.page import Page
from digest.views.source import Fact
from digest.views.voice import ReferenceGroup, ReferenceRow, VoiceRow

_VOICES: Final = Link("Voices", urls.VOICES)
_REFERENCES: Final = Link("References", urls.REFERENCES)


def voice_pages(idx: Index) -> Iterator[Page]:
    """Returns the list of voices and a page for each."""
    rows = sorted(
        (_voice_row(idx, voice) for voice in idx.corpus.voices.values()),
        key=lambda row: (-row.says - row.reported, row.voice.label.casefold(), row.voice.path),
    )
    view = VoicesView(
        frame=frame(idx, urls.VOICES, "Voices", description="Who speaks in the sources, and whom they report."),
        speaking=tuple(row for row in rows if row.says),
        reported=tuple(row for row in rows if not row.says),
    )
    yield page(idx, "voices.html", view)
    for voice in idx.corpus.voices.values():
        yield page(idx, "voice.html", _voice(idx, voice))


def _voice_row(idx: Index, voice: Voice) -> VoiceRow:
    """A voice in the list."""
    return VoiceRow(
        voice=Link(voice.name, urls.voice(voice.id)),
        role=labels.ROLES[voice.role],
        title=voice.title or voice.affiliation,
        says=len(idx.claims(voice.says)),
        reported=len(idx.claims(voice.reported)),
    )


def _voice(idx: Index, voice: Voice) -> VoiceView:
    """The view of one voice."""
    title = ", ".join(filter(None, (voice.title, voice.affiliation)))
    return VoiceView(
        frame=frame(
            idx,
            urls.voice(voice.id),
            voice.name,
            description=f"What {voice.name} says, and what others report {voice.name} to say.",
            crumbs=(_VOICES,),
            own_feed=True,
        ),
        role=labels.ROLES[voice.role],
        title=title,
        aliases=tuple(alias for alias in voice.aliases if alias != voice.name),
        own=by_source(idx, voice.says, prefix="says"),
        reported=by_source(idx, voice.reported, prefix="reported"),
    )


def reference_pages(idx: Index) -> Iterator[Page]:
    """Returns the list of references and a page for each."""
    groups: dict[str, list[ReferenceRow]] = {}
    for id_, linked in idx.corpus.references.items():
        groups.setdefault(linked.reference.type, []).append(_reference_row(idx, id_, linked))
    view = ReferencesView(
        frame=frame(idx, urls.REFERENCES, "References", description="The works that the sources lean on."),
        groups=tuple(
            ReferenceGroup(
                f"type-{urls.slug(type_)}",
                labels.work(type_, many=True),
                tuple(
                    sorted(rows, key=lambda row: (-row.claims, -row.sources, row.reference.label, row.reference.path))
                ),
            )
            for type_, rows in sorted(groups.items())
        ),
    )
    yield page(idx, "references.html", view)
    for id_, linked in idx.corpus.references.items():
        yield page(idx, "reference.html", _reference(idx, id_, linked))


def _reference_row(idx: Index, id_: str, linked: LinkedReference) -> ReferenceRow:
    """A reference in the list."""
    one = linked.reference
    return ReferenceRow(
        reference=Link(one.title or id_, urls.reference(id_)),
        who=bibliography.names(one.authors) or one.publisher,
        date=dates.shown(one.issued),
        claims=len(idx.claims(linked.claims)),
        sources=len(linked.sources),
    )


def _reference(idx: Index, id_: str, linked: LinkedReference) -> ReferenceView:
    """The view of one reference."""
    one = linked.reference
    facts = (
        Fact("Kind of work", labels.work(one.type)),
        Fact("By", bibliography.names(one.authors)),
        Fact("Publisher", one.publisher),
        Fact("Issued", dates.shown(one.issued)),
        *(Fact(scheme.upper() if len(scheme) <= 5 else scheme.capitalize(), value,
               bibliography.doi_url(value) if scheme == "doi" else "") for scheme, value in one.identifiers),
        Fact("Address", one.url, urls.safe(one.url)),
    )  # fmt: skip
    several = len(linked.sources) > 1
    return ReferenceView(
        frame=frame(idx, urls.reference(id_), one.title or id_, description=bibliography.formatted_reference(one),
                    crumbs=(_REFERENCES,)),
        facts=tuple(fact for fact in facts if fact.value),
        citation=bibliography.formatted_reference(one),
        is_source=source_link(idx, linked.is_source) if linked.is_source in idx.corpus.readings else None,
        origin_note=f"{labels.count(len(linked.sources), 'source')} of this digest lean on this one work: "
        "where they agree because of it, that is one origin and not several." if several else "",
        sources=tuple(source_link(idx, key) for key in linked.sources if key in idx.corpus.readings),
        groups=by_source(idx, linked.claims, prefix="rests"),
    )  # fmt: skip
