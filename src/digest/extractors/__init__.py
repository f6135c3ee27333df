"""The built-in extractors, in the order in which they run.

Each is blind to the others and goes through the same gate as a stranger's (``digest.reading``).
"""

from __future__ import annotations

from typing import Final

from digest.extractors.citations import CitationExtractor
from digest.extractors.claims import ClaimExtractor
from digest.extractors.evidence import EvidenceExtractor
from digest.extractors.kinds import KindExtractor
from digest.extractors.modality import ModalityExtractor
from digest.extractors.relations import RelationExtractor
from digest.extractors.themes import ThemeExtractor
from digest.extractors.voices import VoiceExtractor
from digest.findings import Extractor

BUILT_IN: Final[tuple[Extractor, ...]] = (
    ClaimExtractor(),
    VoiceExtractor(),
    KindExtractor(),
    ModalityExtractor(),
    EvidenceExtractor(),
    CitationExtractor(),
    ThemeExtractor(),
    RelationExtractor(),
)
