"""Modality: how certain the speaker says she is, and whether the assertion stands under a condition.

In: a source. Out: labels of `modality` at their cues. A cue marked `none` in the lexicon cancels a shorter one that
would match at the same word, as "it is possible to", which is an ability.
"""

from __future__ import annotations

from digest.findings import Findings, Label, ThemeTerms
from digest.model import Source
from digest.passages import passages
from digest.passages.cues import hits


class ModalityExtractor:
    """Tells asserted, hedged and conditional claims apart."""

    name = "modality"
    version = "1"

    def extract(self, source: Source, themes: ThemeTerms, /) -> Findings:  # noqa: ARG002 - the protocol's signature
        """Returns the evidence for each claim's modality."""
        text = source.text
        labels: list[Label] = []
        for passage in passages(source):
            for hit in hits(passage.words, "modality", passage.initials()):
                if hit.cue.label != "none":
                    start, end = passage.starts[hit.first], passage.ends[hit.past - 1]
                    because = f"{hit.cue.label}: {text[start:end].lower()}"
                    labels.append(Label(start, end, "modality", hit.cue.label, hit.cue.weight, because))
        return Findings(labels=tuple(labels))
