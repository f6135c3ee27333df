"""The words that readers see for the words of the vocabulary, with what each means.

In: a word of `model.VOCABULARY` or of the editors' layer. Out: a label short enough for a chip, or a sentence. Data
only; a word that is not here is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KINDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "fact": ("Factual claim", "says what is or was, so that it can be checked"),
        "assessment": ("Judgement", "weighs, explains or values something"),
        "prediction": ("Prediction", "says what will or may come"),
        "recommendation": ("Recommendation", "says what someone should do"),
        "definition": ("Definition", "says what a word or thing means"),
        "question": ("Question", "asks, and so suggests"),
    }
)
"""Kinds of claim in the order in which pages show them: label and meaning."""

MODALITIES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "asserted": ("Stated outright", "without reservation"),
        "hedged": ("Hedged", "with a reservation, as in “may” or “likely”"),
        "conditional": ("Conditional", "holds only if something else does"),
    }
)
"""How firmly a claim is put: label and meaning."""

EVIDENCE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "assumption": "rests on no stated support",
        "anecdote": "rests on an example",
        "testimony": "rests on what somebody said or wrote",
        "statistics": "rests on figures",
        "common-ground": "rests on what is taken as known",
        "other": "rests on other support",
    }
)
"""What a claim rests on."""

ROLES: Final[Mapping[str, str]] = MappingProxyType(
    {"author": "author", "person": "person", "organisation": "organisation", "group": "unnamed group"}
)
"""Who a voice is."""

RELATIONS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "supports": ("supports", "is supported by"),
        "opposes": ("opposes", "is opposed by"),
        "qualifies": ("qualifies", "is qualified by"),
        "exemplifies": ("is an example of", "has as an example"),
        "restates": ("says the same as", "is said again in"),
    }
)
"""Types of relation, read from the claim that does the work and from the one that it works on."""

STATUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "published": "Published",
        "under-review": "Under review",
        "withdrawn": "Withdrawn",
        "merged": "Merged into another claim",
        "superseded": "Superseded by another claim",
    }
)
"""Where a claim stands in the digest."""

OUTCOMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "unchanged": "The passage stands where it stood when the claim was first published.",
        "moved": "The passage has moved within its source since the claim was first published; its words are the same.",
        "edited": "The words of the passage have changed since the claim was first published.",
        "ambiguous": "The passage now fits more than one place in its source.",
        "gone": "The passage is no longer in its source.",
        "new": "Published for the first time in this edition.",
    }
)
"""What became of a claim's passage since its id was minted."""

BLOCKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "title": "Title",
        "subtitle": "Subtitle",
        "byline": "Byline",
        "date": "Date line",
        "caption": "Caption",
        "heading": "Heading",
        "paragraph": "Paragraph",
        "list-item": "List item",
        "quotation": "Quotation",
        "pull-quote": "Pull quote",
        "table": "Table",
        "code": "Code",
        "footnote": "Footnote",
        "bio": "About the author",
        "furniture": "Page furniture",
    }
)
"""Kinds of block in a source's text."""

ANSWERS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"yes": ("Yes", "✓"), "no": ("No", "✕"), "partly": ("Partly", "◐"), "": ("silent", "–")}
)
"""Answers to a question: the word, and the sign that stands beside it."""

VERDICTS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "contested": ("Contested", "sources answer both yes and no"),
        "mixed": ("Differing", "sources differ without plain contradiction"),
        "agreed": ("All agree", "every source that answers gives the same answer"),
        "single": ("One source only", "nobody else here answers"),
        "open": ("Unanswered", "no source here answers"),
    }
)
"""What the answers to a question add up to, the most contested first."""

WORKS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "article": ("article", "articles"),
        "article-journal": ("journal article", "journal articles"),
        "article-magazine": ("magazine article", "magazine articles"),
        "article-newspaper": ("newspaper article", "newspaper articles"),
        "bill": ("bill", "bills"),
        "book": ("book", "books"),
        "broadcast": ("broadcast", "broadcasts"),
        "chapter": ("chapter of a book", "chapters of books"),
        "classic": ("classical work", "classical works"),
        "collection": ("collection", "collections"),
        "dataset": ("data set", "data sets"),
        "document": ("document", "documents"),
        "entry": ("entry", "entries"),
        "entry-dictionary": ("dictionary entry", "dictionary entries"),
        "entry-encyclopedia": ("encyclopaedia entry", "encyclopaedia entries"),
        "event": ("event", "events"),
        "figure": ("figure", "figures"),
        "graphic": ("picture", "pictures"),
        "hearing": ("hearing", "hearings"),
        "interview": ("interview", "interviews"),
        "legal_case": ("court case", "court cases"),
        "legislation": ("law", "laws"),
        "manuscript": ("manuscript", "manuscripts"),
        "map": ("map", "maps"),
        "motion_picture": ("film", "films"),
        "musical_score": ("musical score", "musical scores"),
        "pamphlet": ("pamphlet", "pamphlets"),
        "paper-conference": ("conference paper", "conference papers"),
        "patent": ("patent", "patents"),
        "performance": ("performance", "performances"),
        "periodical": ("periodical", "periodicals"),
        "personal_communication": ("personal message", "personal messages"),
        "post": ("post", "posts"),
        "post-weblog": ("blog post", "blog posts"),
        "regulation": ("regulation", "regulations"),
        "report": ("report", "reports"),
        "review": ("review", "reviews"),
        "review-book": ("book review", "book reviews"),
        "software": ("piece of software", "software"),
        "song": ("song", "songs"),
        "speech": ("speech", "speechs"),
        "standard": ("standard", "standards"),
        "thesis": ("thesis", "theses"),
        "treaty": ("treaty", "treaties"),
        "webpage": ("web page", "web pages"),
    }
)
"""Kinds of work by their CSL type: one and many."""

NOTABLE: Final = frozenset({"statistics", "testimony", "common-ground"})
"""Support that says more of a claim than that none was told."""


def work(type_: str, *, many: bool = False) -> str:
    """Returns the kind of work of a CSL type; `many` for a heading over several."""
    one, several = WORKS.get(type_, (re.sub("[-_]", " ", type_),) * 2)
    return (several[:1].upper() + several[1:] or "Other works") if many else one


def count(number: int, one: str, many: str = "") -> str:
    """Returns the number with its noun: `1 claim`, `2 claims`; `many` where an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(words: str) -> str:
    """Returns the words with their first letter large and a full stop if they have no closing mark."""
    words = words.strip()
    return words and words[0].upper() + words[1:] + ("" if words[-1] in ".!?…" else ".")
