"""Voices: which stretches somebody other than the author asserts, and who.

In: a source. Out: `Reported` stretches with an attribution each, and evidence for testimony. It reads verbs of
reporting, "according to", nouns such as "the ministry's claim that", quotations and what stands about them, and it
resolves pronouns to the last fitting voice. Scare quotes alone make no voice; "I think" is the author's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from digest.findings import Findings, Label, Reported, ThemeTerms
from digest.model import PROSE, Attribution, Source, Span, VoiceRole
from digest.passages import Passage, passages
from digest.passages.attributions import Found, found_in
from digest.passages.mentions import Mention, name_of, title_and_affiliation
from digest.passages.naming import Memory, naming, one_group
from digest.passages.quotations import quotations

_LABEL: Final = re.compile(
    r"([A-Z][A-Z.'’\- ]{2,40}):\s|((?:[A-Z][a-zA-Z.'’\-]{1,20} ){0,3}[A-Z][a-z'’\-]{1,20}):\s?[“\"‘]"
)
"""A name in capitals and a colon, or a name, a colon and a quotation mark."""


_PRESS: Final = ("press ", "news ", "media ", "other ")
"""Words before "reports" that tell them from the work itself."""


class VoiceExtractor:
    """Finds who asserts what."""

    name = "voices"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:  # noqa: ARG002 - the protocol's signature
        """Returns the reported stretches, in the order of the text."""
        text = source.text
        own = source.record.wording == "restated"
        quoted = quotations(text, source.blocks) if not own else ()
        memory = Memory()
        reported: list[Reported] = []
        labels: list[Label] = []
        speakers: dict[int, Attribution] = {}
        sentences = passages(source)
        for index, passage in enumerate(sentences):
            if index:
                memory.subject(text, sentences[index - 1], index - 1)
            for found in found_in(text, passage, quoted):
                if own and _speaks_of_itself(source, found.mention):
                    continue
                attribution = _attribution(text, found, memory, index)
                speakers.setdefault(index, attribution)
                reported.append(Reported(found.start, found.end, attribution, found.because))
                if found.testimony:
                    labels.append(_testimony(found.start, found.end, found.testimony, found.because))
        for span, attribution in _labelled(source) if not own else ():
            reported.append(Reported(span.start, span.end, attribution, "speaker's label"))
            labels.append(_testimony(span.start, span.end, 5.0, "speaker's label"))
        for span, attribution in _unclaimed(source, sentences, quoted, speakers):
            reported.append(Reported(span.start, span.end, attribution, "quotation"))
            labels.append(_testimony(span.start, span.end, 5.0, "quotation"))
        return Findings(reported=tuple(_one_voice(reported)), labels=tuple(labels))


def _testimony(start: int, end: int, weight: float, because: str) -> Label:
    """Evidence that the stretch rests on what somebody says."""
    return Label(start, end, "evidence_type", "testimony", weight, because)


def _speaks_of_itself(source: Source, mention: Mention) -> bool:
    """Whether the words may stand for the restated work or its authors, who are the author of its claims."""
    words = name_of(source.text[mention.start : mention.end])
    if mention.document or mention.pronoun:
        return not words.lower().startswith(_PRESS)
    record = source.record
    known = " ".join([record.title, record.publisher, *(author.name for author in record.authors)])
    return mention.role == "organisation" and (words.islower() or words in known)


def _attribution(text: str, found: Found, memory: Memory, place: int) -> Attribution:
    """Who it is, pronouns and short names resolved; the name is empty where a pronoun points to nobody."""
    mention = found.mention
    span = Span(mention.start, mention.end)
    title, affiliation = title_and_affiliation(text, mention.apposition if mention.role == "person" else None)
    if mention.pronoun:
        name, role = memory.resolve(mention.pronoun, place)
        return Attribution(role, name, span, found.cue, found.stance, title, affiliation)
    name, office = naming(text, mention, memory)
    memory.meet(name, mention, place)
    return Attribution(mention.role or "group", name, span, found.cue, found.stance, title or office, affiliation)


def _one_voice(reported: Sequence[Reported]) -> list[Reported]:
    """The stretches with one name for each group, in the order of the text."""
    names = one_group([one.attribution.name for one in reported if one.attribution.role == "group"])
    found = [
        replace(one, attribution=replace(one.attribution, name=names.get(one.attribution.name, one.attribution.name)))
        for one in reported
    ]
    return sorted(found, key=lambda one: (one.start, one.end))


def _labelled(source: Source) -> list[tuple[Span, Attribution]]:
    """The paragraphs that open with a speaker's name and a colon, as in a transcript: "LING: The port is full."."""
    found: list[tuple[Span, Attribution]] = []
    for block in source.blocks:
        match = _LABEL.match(source.text, block.start, block.end) if block.kind in PROSE else None
        if match is not None:
            words = match.group(1) or match.group(2)
            span = Span(match.start(), match.start() + len(words))
            role: VoiceRole = "person"
            found.append(
                (Span(block.start, block.end), Attribution(role, words.strip(), span, Span(span.end, match.end())))
            )
    return found


def _unclaimed(
    source: Source, sentences: tuple[Passage, ...], quoted: tuple[Span, ...], speakers: dict[int, Attribution]
) -> list[tuple[Span, Attribution]]:
    """The quoted sentences that no cue of their own gives away, with the speaker of a neighbour."""
    found: list[tuple[Span, Attribution]] = []
    place = 0
    for index, passage in enumerate(sentences):
        while place < len(quoted) and quoted[place].end <= passage.start:
            place += 1
        if index in speakers or place == len(quoted):
            continue
        span = quoted[place]
        covered = min(span.end, passage.end) - max(span.start, passage.start)
        if covered * 10 < (passage.end - passage.start) * 6:
            continue
        speaker = _neighbour(source, sentences, speakers, index, span)
        if speaker is not None:
            speakers[index] = speaker
            found.append((Span(passage.start, passage.end), speaker))
    return found


def _neighbour(
    source: Source,
    sentences: tuple[Passage, ...],
    speakers: dict[int, Attribution],
    index: int,
    span: Span,
) -> Attribution | None:
    """Who speaks in the sentence before or after of the same block, or in the block before."""
    passage = sentences[index]
    before = speakers.get(index - 1)
    if before is not None and sentences[index - 1].block == passage.block:
        return before
    for after in range(index + 1, min(index + 6, len(sentences))):
        if sentences[after].block != passage.block:
            break
        if after in speakers:
            return speakers[after]
        if sentences[after].start >= span.end:
            break
    if before is not None and passage.first and _goes_on(source.text, sentences[index - 1]):
        return before
    return None


def _goes_on(text: str, passage: Passage) -> bool:
    """Whether the sentence before ends in a quotation or a colon, so that a quotation may go on from it."""
    tail = text[passage.start : passage.end]
    return tail[-1:] == ":" or any(sign in tail for sign in '“”"')
