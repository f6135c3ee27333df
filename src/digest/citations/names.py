"""Names of authors, taken apart as reference managers need them: family name, given names, suffix, or one literal.

In: a name as a record holds it, "Ada Quill" or "Quill, Ada". Out: a `Name`. Records do not say whether an author is
a person; a name that holds a word of bodies ("Institute", "of the"), a digit or a sign, or one word alone, is a
literal and is never inverted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

PARTICLES: Final = frozenset(
    "al af ap auf aus ben bin d' da dal dalla das de degli dei del della den der des di do dos du e el em het ibn "
    "im in l' la las le li lo los mac op opde 't te ten ter tho thoe to tot und van vande vander vom von y z zu zum "
    "zur".split()
)
"""Words in lower case that belong to a family name, as in van der Eike."""
SUFFIXES: Final = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
BODIES: Final = frozenset(
    "academy administration affairs agency alliance and archive archives assembly association authority bank board "
    "bureau center centre charity church city club coalition college collective commission committee community "
    "company conference congress consortium convention corp corporation council court department digest directorate "
    "editors embassy faculty federation for forum foundation fund gmbh government group harbour house inc "
    "initiative institut institute institution international laboratories laboratory lab labs league library limited "
    "llc ltd magazine ministry movement museum nations network news newspaper observatory of office organisation "
    "organization parliament participants partnership port press programme program project publishers republic "
    "review school secretariat senate service services society staff states taskforce team the times trust tribunal "
    "union united universities university workshop world &".split()
)
"""Words, folded, that no person's name holds."""
_ELIDED: Final = ("d'", "d’", "l'", "l’")
"""Particles that are written together with the name, as in d'Arc."""
_WORD: Final = re.compile(r"[^\W\d_][\w.’'\-]*")


@dataclass(frozen=True, slots=True)
class Name:
    """One author. A literal alone, or a family name with what else is known."""

    family: str = ""
    """With its particles: van der Eike."""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def particle(self) -> str:
        """The particles that the family name begins with; empty where there are none."""
        words = self.family.split(" ")
        count = 0
        while count < len(words) - 1 and words[count] in PARTICLES:
            count += 1
        joined = " ".join(words[:count])
        return joined or next((elided for elided in _ELIDED if self.family.startswith(elided)), "")

    @property
    def bare_family(self) -> str:
        """The family name without its particles."""
        return self.family[len(self.particle) :].lstrip(" ")


def name(words: str) -> Name:
    """Returns the name taken apart, or as a literal where it does not look like a person's."""
    line = " ".join(words.split())
    if "," in line:
        return _inverted(line)
    parts = line.split(" ")
    suffix = parts.pop() if len(parts) > 2 and parts[-1] in SUFFIXES else ""
    if not 2 <= len(parts) <= 6 or not _is_person(parts):
        return Name(literal=line)
    start = len(parts) - 1
    while start > 1 and parts[start - 1] in PARTICLES:
        start -= 1
    return Name(" ".join(parts[start:]), " ".join(parts[:start]), suffix)


def _inverted(line: str) -> Name:
    """A name with a comma: "Quill, Ada", "Quill, Ada, Jr.", "Ada Quill, Jr."."""
    parts = [part.strip() for part in line.split(",")]
    if len(parts) == 2 and parts[1] in SUFFIXES:
        plain = name(parts[0])
        return Name(plain.family, plain.given, parts[1]) if plain.family else Name(literal=line)
    suffix = parts[2] if len(parts) == 3 and parts[2] in SUFFIXES else ""
    if len(parts) != 2 + bool(suffix) or not all(parts) or not _is_person(f"{parts[1]} {parts[0]}".split(" ")):
        return Name(literal=line)
    return Name(parts[0], parts[1], suffix)


def _is_person(parts: list[str]) -> bool:
    """Whether every word may be part of a person's name, and the first and the last begin with a capital."""
    return (
        all(_WORD.fullmatch(part) and part.casefold() not in BODIES for part in parts)
        and all(part[0].isupper() or part in PARTICLES or part.startswith(_ELIDED) for part in parts)
        and parts[0][0].isupper()
        and (parts[-1][0].isupper() or parts[-1].startswith(_ELIDED))
    )
