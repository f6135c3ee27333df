"""Names of authors as pages write them, made plain: "By Ann Lee, Senior Editor | May 3" is Ann Lee, senior editor.

In: a byline or a value of metadata. Out: `Author`s in order; none where the words are no name. A name that is missed
is better than one that is wrong: addresses, user names and sentences are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest.loaders.html_dates import in_words
from digest.model import Author

LEAD: Final = re.compile(
    r"(?:(?:(?:article|story|post|blog post|text|report|words|content)\s+)?"
    r"(?:(?:re)?posted|written|authored|published|contributed|created|reported|penned)?\s*by\s*:?\s*"
    r"|authors?\s*:\s*|words\s*:\s*|writers?\s*:\s*)",
    re.IGNORECASE,
)
"""How a byline begins."""
GLUED: Final = re.compile(r"(?:Written |Posted )?[Bb]y(?=[A-Z][a-z])")
"""A byline whose first word lost its space: `ByAnn Lee`."""
_CUT: Final = re.compile(
    r"\s*(?:[|•·⋅—–›»\n\t/]|\s-\s|\b(?:updated|published|posted|last|modified|reviewed|fact[- ]checked|"
    r"medically|edited|"
    r"photo(?:graph)?s?|illustrat\w+|with|for|in|on|at|from|via|is|was|has|min read|minutes?|share|follow|contact|"
    r"read more|view|bio|about)\b|\(|\b\d+\b)",
    re.IGNORECASE,
)
"""Where a byline ends and something else begins."""
_AND: Final = re.compile(r"\s*,\s*and\s+|\s*;\s*|\s+and\s+|\s+&\s+|\s+with\s+", re.IGNORECASE)
_STATED_CUT: Final = re.compile(r"\s*(?:[|•·\n\t(]|https?:)")
_AFTER_NAME: Final = frozenset(
    "md m.d. phd ph.d. ph.d rn r.n. rd rdn ldn mph ms m.s. ma m.a. ba mba jd j.d. esq esq. cpa cfp cfp® cfa dds "
    "d.d.s. dmd "
    "do d.o. msw lcsw facs facp np aprn pharmd dvm psyd edd llm cepf® cepf chfc cmt jr jr. sr sr. ii iii iv pt "
    "dpt mfa bsn msn cpt".split()
)
"""Letters after a name, which belong to it."""
_ROLE: Final = re.compile(
    r"\b(?:editors?|reporter|writer|columnists?|correspondent|director|manager|expert|dietitian|nutritionist|professor|"
    r"journalist|contributor|contributing|producer|analyst|specialist|chief|officer|president|founder|co-founder|"
    r"ceo|cto|cmo|vp|head of|lead|engineer|designer|attorney|lawyer|physician|researcher|fellow|consultant|marketer|"
    r"strategist|author|blogger|coach|trainer|teacher|lecturer|candidate|representative|staff writer|critic|intern)\b",
    re.IGNORECASE,
)
_NOT_NAMES: Final = frozenset(
    "admin administrator webmaster guest anonymous unknown none null undefined author authors editor user root test "
    "default owner superadmin wpadmin wordpress blog home news staff share follow about contact subscribe menu search "
    "monday tuesday wednesday thursday friday saturday sunday advertiser disclosure login comments comment more "
    "here read us me you team the by".split()
)
_PARTICLES: Final = frozenset(
    "de da di del della der den van von la le el al bin ibn ben du dos das y e of the and 't ter ten zu team "
    "staff editors".split()
)
_TOKEN: Final = re.compile(r"[^\W\d_][\w.’'®™-]*\.?")
MAX_AUTHORS: Final = 60


def authors(raw: str, *, site: str = "", stated: bool = False, inverted: bool = False) -> tuple[Author, ...]:
    """Returns the authors that a byline or value names.

    `site` is a name that no author has. With `stated` the value is metadata, so that nothing but names is expected in
    it; with `inverted`, `Lee, Ann` is one person, as catalogues write her.
    """
    if inverted and raw.count(",") == 1:
        raw = " ".join(reversed(raw.split(",")))
    line = _without_lead(raw.replace("\xa0", " "))
    date, start, _ = in_words(line)
    if date and start:
        line = line[:start]
    cut = (_STATED_CUT if stated else _CUT).search(line, 1) if line else None
    line = (line[: cut.start()] if cut else line).strip(" ,;:|-–—*")
    if line.endswith(".") and "." not in line[-4:-1] and line[-3:-1].lower() not in {"jr", "sr"}:
        line = line[:-1]
    found: list[Author] = []
    for group, joined in _groups(line):
        _take(found, group, joined)
    plain = re.sub(r"\W", "", site).lower()
    return tuple(author for author in found if re.sub(r"\W", "", author.name).lower() != plain or not plain)[
        :MAX_AUTHORS
    ]


def _without_lead(line: str) -> str:
    """The line without "By" or the like."""
    line = line.strip()
    found = LEAD.match(line) or GLUED.match(line)
    return line[found.end() :].strip() if found else line


def _groups(line: str) -> Iterator[tuple[list[str], str]]:
    """What stands between "and"s, as its parts between commas, with the word that joins it to what is before."""
    at, joined = 0, ""
    for found in [*_AND.finditer(line), None]:
        piece = line[at : found.start() if found else len(line)]
        yield [part.strip(" *") for part in piece.split(",") if part.strip(" .*")], joined
        if found:
            at, joined = found.end(), found[0].strip()


def _take(found: list[Author], group: list[str], joined: str) -> None:
    """Takes in the names of one group; after a role nothing else in the group is a name."""
    if joined == "and" and found and found[-1].role and len(group) == 1 and len(group[0].split()) < 3:
        return  # "Head of Marketing and Community Development"
    for part in group:
        words = part.lower().split()
        last = found[-1] if found else None
        if last and all(word in _AFTER_NAME for word in words):
            found[-1] = Author(f"{last.name}, {part}", last.affiliation, last.role)
        elif last and _ROLE.search(part):
            found[-1] = Author(last.name, last.affiliation, last.role or part)
            return
        elif not is_name(part):
            if last:
                return
        elif not (last and len(words) == 1 and len(last.name.split()) > 1):
            found.append(Author(part))


def is_role(words: str) -> bool:
    """Whether words say what somebody is: `Senior Editor`."""
    return bool(_ROLE.search(words))


def is_name(words: str) -> bool:
    """Whether words have the shape of a name: one to six, capitals but for particles, no figures or signs."""
    tokens = words.split()
    if not 1 <= len(tokens) <= 6 or len(words) > 60 or len(words) < 2:
        return False
    if " ".join(tokens).lower() in _NOT_NAMES or "@" in words or "/" in words or "_" in words:
        return False
    proper = [token for token in tokens if token.lower() not in _PARTICLES]
    if not proper or not all(_TOKEN.fullmatch(token.strip("“”\"‘’'()+,")) for token in proper):
        return False
    return all(token.strip("“”\"‘’'()")[:1].isupper() or not token[:1].isascii() for token in proper)
