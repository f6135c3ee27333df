"""Small documents of plain text: a note of a title and a few sentences, in which no sentence may be lost.

A scorer that weighs the lines of a whole page knows too little of a note of five. Here a sentence is prose unless a
cue says that it is furniture, and a first short line without a stop is the title. In: what was seen of the units, the
head and kinds found so far. Out: the same with what was lost put back. Longer documents are left as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from digest.loaders.features import Look
from digest.loaders.front import Head
from digest.loaders.kinds import Kinds

UNITS: Final = 16
"""A document of at most so many units is small."""
TITLE_WORDS: Final = 16
SENTENCE_WORDS: Final = 3
_STOPS: Final = (".", ",", ";", ":", "!", "…")
_OPENERS: Final = "“”\"'‘’«»([¿¡"


def keep_prose(looks: Sequence[Look], head: Head, kinds: Kinds) -> None:
    """Puts back the title and the sentences of a small document that nothing marks as furniture."""
    if len(looks) > UNITS:
        return
    if not head.title and _is_title(looks):
        head.title, head.provenance["title"] = looks[0].unit.text, "first line"
        kinds[0] = ("title", "a short first line without a stop, before prose")
    within = False
    for index, item in enumerate(looks):
        kind = kinds[index][0]
        if kind == "bio" or (within and "end" in item.cues):
            return  # what follows an author's life or a mark of the end is of other articles
        if kind == "furniture" and within and is_sentence(item):
            kinds[index] = ("paragraph", "a sentence, and nothing marks it as furniture")
        within = within or kind in {"title", "paragraph"}


def is_note(looks: Sequence[Look]) -> bool:
    """Returns whether a document is small, and at least half of its units are sentences."""
    return len(looks) <= UNITS and 2 * sum(map(is_sentence, looks)) >= len(looks)


def is_sentence(item: Look) -> bool:
    """Returns whether a unit is written as a sentence and has no cue of furniture."""
    text = item.unit.text.lstrip(_OPENERS)
    clear = not item.menu and not item.cues - {"biography"}
    return clear and item.ends and item.unit.words >= SENTENCE_WORDS and (text[:1].isupper() or text[:1].isdigit())


def _is_title(looks: Sequence[Look]) -> bool:
    """Whether the first unit is a title: short, without a stop, and prose comes next, after a byline at most."""
    if len(looks) < 2:
        return False
    first = looks[0]
    clear = not first.menu and not first.cues and not first.unit.marked and not first.unit.quoted and not first.tabs
    written = first.unit.words <= TITLE_WORDS and first.unit.text[:1].isupper() and not first.unit.text.endswith(_STOPS)
    following = next((item for item in looks[1:4] if "meta" not in item.cues), None)
    return clear and written and following is not None and is_sentence(following)
