"""Bylines: who wrote an article, as pages say it.

In: a short text such as `By Jane Roe and John Doe, Example Institute` or `Words: Jane Roe`. Out: the authors with
affiliation, or nothing. Only what is written as a name is taken for one; nothing is guessed.
"""

from __future__ import annotations

import re
from typing import Final

from digest.model import Author

_LABEL: Final = re.compile(
    r"(?:(?:words|written|posted|story|text|article|report(?:ing|ed)?|contributed|author(?:s|ed)?|analysis|opinion|"
    r"commentary|essay|review)(?: ?by)?\s*[:–—-]?|by\s*:?)\s+",
    re.IGNORECASE,
)
_GLUED: Final = re.compile(r"(?:By|BY|Written by|Words by)(?=[A-Z][a-z])")
"""A label that lost its space in a dump: `ByAda Quill`."""
_BARE_LABEL: Final = re.compile(
    r"(?:by|words|written by|authors?|posted by|text|story by|words by)\s*:?", re.IGNORECASE
)
_PARTICLE: Final = r"(?:de|da|di|du|la|le|van|von|der|den|del|dos|bin|ibn|al|el|ter|zu|y|e)"
_CAPITALISED: Final = r"(?:[^\W\d_a-z](?:[^\W\d_]|['’-](?=[^\W\d_]))*\.?|[^\W\d_a-z]\.(?:[^\W\d_a-z]\.)*)"
_NAME: Final = re.compile(rf"{_CAPITALISED}(?: (?:{_CAPITALISED}|{_PARTICLE})){{1,4}}")
_SUFFIX: Final = re.compile(
    r",? (?:Ph\.?D\.?|M\.?D\.?|J\.?D\.?|MBA|CPA|CFA|RN|MPH|MA|MS|MSc|BSc|Esq\.?|Jr\.?|Sr\.?|"
    r"II|III|LL\.?M\.?|DDS|DO|RD|EdD)(?![\w])"
)
_AND: Final = re.compile(r"\s*(?:,? and | & |; ?|, )\s*")
_TAIL: Final = re.compile(
    r"\s*(?:\||•|·|⋅|–|—|\n|\t|(?<=[a-zA-Z])(?:Updated|Published|Posted)|\(?\d| - | on (?=[A-Z]|\d)| in (?=[A-Z]))"
)
_MONTH: Final = re.compile(
    r"(?:(?<=[a-z])|\b)(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s*$|\b(?:on|in)\s*$"
)
"""What a date leaves behind a name when its digits are cut: `Ada Quill May`."""
_BODY_WORDS: Final = frozenset(
    """
    Institute University College School Times Post News Press Magazine Journal Review Reuters Associated Agency Group
    Media Network Foundation Center Centre Council Department Ministry Office Staff Team Editors Editor Writer Reporter
    Correspondent Contributor Society Association Company Inc Ltd LLC Wire Service Services Report Daily Weekly Today
    Herald Tribune Guardian Observer Gazette Chronicle Digest Blog Radio Television TV Lab Laboratory Project Board
    """.split()
)
"""Words of bodies and offices: no person's name holds them."""
_PRESS_WORDS: Final = frozenset(
    """
    Times Post News Press Magazine Journal Review Reuters Agency Daily Weekly Herald Tribune Guardian Observer Gazette
    Chronicle Blog Radio Television TV Media
    """.split()
)
"""Words of publishers' names."""
_NOT_NAMES: Final = frozenset(
    """
    By The This That These How Why What When Where Who Read More Home About Contact News Article Best Top New Our Your
    Last Updated Published Share Follow Subscribe Sign Skip Photo Photos Image Images Video Related Latest
    January February March April June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday Privacy Policy Terms Guest Post Comments Tags Categories Key Takeaways Table Contents Learn Get All Rights
    View Try Continue Continues Below Click Products Chat Download Shop Buy Add Cart Next Previous Page Blog Menu Search
    """.split()
)
"""Words that begin headings and labels, never names."""


def authors(text: str) -> tuple[Author, ...]:
    """Returns the authors that a labelled byline names: `By …`, `Words: …`."""
    label = _GLUED.match(text) or _LABEL.match(text)
    if not label or len(text) > 200:
        return ()
    return _people(text[label.end() :])


def is_label(text: str) -> bool:
    """Whether a text is a byline's label alone, its names in the next line."""
    return bool(_BARE_LABEL.fullmatch(text.strip()))


def publisher(affiliation: str) -> str:
    """Returns the affiliation if it is a publisher's name, and an empty text if not."""
    return affiliation if any(word in _PRESS_WORDS for word in affiliation.split()) else ""


def unlabelled(text: str) -> tuple[Author, ...]:
    """Returns the author of a byline without a label: a name alone, or `Name, Institution`."""
    if len(text) > 120:
        return ()
    name, comma, rest = text.partition(", ")
    if not is_name(name):
        return ()
    if not comma:
        return (Author(name.strip()),)
    found = _people(text)
    return found if found and (found[0].affiliation or len(found) > 1 or _SUFFIX.match(f", {rest}")) else ()


def names(text: str) -> tuple[Author, ...]:
    """Returns the authors in a text that is known to hold names."""
    return _people(text) if len(text) <= 200 else ()


def is_name(text: str) -> bool:
    """Whether a text is written as a person's name: two to five capitalised words, none of a body or heading."""
    plain = _SUFFIX.sub("", text.strip())
    if not _NAME.fullmatch(plain) or (plain.isupper() and len(plain.split()) > 4):
        return False
    words = [word.strip(".,").removesuffix("’s").removesuffix("'s") for word in plain.split()]
    return not any(word in _BODY_WORDS or word.capitalize() in _NOT_NAMES for word in words)


def _people(text: str) -> tuple[Author, ...]:
    """Names until the first thing that is none, which is the affiliation of the last if it is written as one."""
    tail = _TAIL.search(text.strip())
    kept = text.strip()[: tail.start()] if tail else text.strip()
    kept = (_MONTH.sub("", kept) if tail and tail[0][-1].isdigit() else kept).strip(" ,.:")
    people: list[Author] = []
    rest = kept
    while rest:
        joint = _AND.search(rest)
        suffix = _SUFFIX.search(rest)
        if joint and suffix and suffix.start() <= joint.start() < suffix.end():
            joint = _AND.search(rest, suffix.end())
        head = rest[: joint.start()] if joint else rest
        if not is_name(head):
            break
        people.append(Author(_SUFFIX.sub("", head).strip() if ", " not in head else head.split(",")[0].strip()))
        rest = rest[joint.end() :] if joint else ""
    if people and rest and rest[:1].isupper() and len(rest) <= 80:
        last = people.pop()
        people.append(Author(last.name, affiliation=rest.strip(" .")))
    if not people and _is_body(kept):
        return (Author(kept),)
    return tuple(people)


def _is_body(text: str) -> bool:
    """Whether a text names an institution or desk: `Reuters`, `Example News Staff`."""
    words = text.split()
    return (
        1 <= len(words) <= 6
        and all(word[:1].isupper() or word in {"of", "the", "for", "and"} for word in words)
        and any(word in _BODY_WORDS for word in words)
    )
