"""Sentences with exact offsets: the nupunkt engine, and an overlay of rules of our own for what it gets wrong.

In: a text and a range of it, one block of prose. Out: tight spans, ordered, disjoint, that cover every non-blank
character of the range. A place where a sentence may end is judged by the rules first; where they are silent, the
engine decides. Lines are joined in reading (a newline counts as a space), never in offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, Final

from digest.model import Span

ENGINE_WINDOW: Final = 20_000
"""The engine is given at most so many code points at once, so that a giant paragraph stays cheap."""

_END: Final = re.compile(
    r"(?P<stop>\.(?: \.){2,}|[.!?…。！？]+)(?P<close>[\"'”’»›)\]*_]{0,6})(?P<note>(?:\[\d{1,3}\])?)"
    r"(?=\s|[A-Z])(?:\s{1,2}[:;]-?[()D](?=\s))?"
)
"""A possible end: stops, then closing marks, perhaps a note's mark, perhaps a smiley."""
_GLUED: Final = re.compile(r"[A-Z][a-z]*(?:[\s,]|['’][a-z])")
"""How a sentence goes on where the space after the stop was forgotten: `school.But since`."""
_NEXT: Final = re.compile(r"(?P<open>(?:[\"'“‘«‹(\[*_¿¡•–—-]|\s){0,8})(?P<word>[^\s\"”’)\],;:!?]*)")
_WORD_EDGES: Final = ' \n\t\xa0"“”‘(['
_ACRONYM: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|[A-Z][a-z]\.[A-Z]")
"""U.S, i.e, Ph.D (the last stop is the one judged)."""
_ITEM: Final = re.compile(r"(?<!\S)(?:[•⁃◦▪*-]\s?)?(?P<mark>\d{1,3}|[a-z])(?P<stop>\.\)|[.)])(?=\s+\S)")
"""An enumerator: `1.`, `2.)`, `a.`, `• 9.`"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES: Final = _words(
    "Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Sen Sens Rep Reps Gov Govs Gen Lt Col Maj Capt Cmdr Cpl Sgt Pvt "
    "Adm Brig Rev Fr Hon Pres Amb Supt Insp Det Atty St Ste Mt Ft Asst Assoc Sec-Gen"
)
"""Never end a sentence: `Sen. Joe Manchin`."""
BEFORE_NUMBERS: Final = _words(
    "No Nos no nos N° p pp Fig Figs fig figs Eq Eqs eq Art Arts art Sec Secs sec Sect vol Vol vols ch Ch Chap chap "
    "Tab Ex para paras Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec c ca cf op v Op Cl cl r Reg Dir Rec Res Pub"
)
"""Do not end a sentence before a number: `Art. 6`, `Sept. 29`."""
BEFORE_LOWER: Final = _words("vs v viz cf approx esp incl et al ibid resp")
"""Never end a sentence: `Smith v. Jones`."""
SOFT: Final = _words(
    "Inc Corp Co co Ltd LLC Bros PLC plc Jr Sr Esq etc Etc bn mn tn m km cm mm kg lb lbs oz ft in min max hr hrs sq "
    "ret est dept Dept Univ Inst Assn Ave Blvd Rd Hwy approx ed eds al"
)
"""End a sentence only before a word that begins one: `Briggs & Co. It closed`."""
STARTERS: Final = _words(
    "A After All Also Although An And Another Any As At Because Before Both But By Can Could Critics Did Do Does "
    "During Each Either Even Every Few For From Had Has Have He Her Here His How However I If In Indeed Instead Is "
    "It Its Just Last Later Many May Meanwhile Might More Most Much My Neither Never Nevertheless No Nobody None "
    "Nor Not Nothing Now Of On Once One Only Or Other Others Our Perhaps Police Rather She Should Since So Some "
    "Still Such That The Their Then There Therefore These They This Those Though Through Thus To Today Two Under "
    "Unlike Until We Were What When Where Whether Which While Who Why Will With Without Would Yes Yet You Your "
    "Officials Experts Talks"
)
"""Words that begin a sentence more often than a name."""
AFTER_CLOCK: Final = _words("Eastern Pacific Central Mountain Greenwich ET EST EDT PT PST PDT CT MT GMT UTC BST CET")
LETTERED: Final = _words(
    "Vitamin Group Plan War Appendix Section Class Type Hepatitis Schedule Exhibit Part Title Category Grade Team "
    "Model Phase Tier Figure Table Chapter Option Point Block Level Annex Unit Zone Series Division Building Gate "
    "Factor"
)
"""Nouns that a single letter names a kind of, so that the letter may end a sentence: `Vitamin B.`"""
BEFORE_I: Final = _words("and or but than as do did am was have had will would can could should may might nor so if")
SAID: Final = _words(
    "said says asked asks added adds told replied wrote writes argued argues explained explains continued recalled "
    "warned insisted noted answered shouted cried exclaimed wondered remarked joked tweeted declared"
)
NAMES_IN_CRY: Final = _words("Yahoo Jeopardy Which Oklahoma Joomla Kahoot Yum")
"""Names that end in an exclamation mark."""


def split(text: str, start: int, end: int) -> list[Span]:
    """Returns the sentences of `text[start:end]` as spans of `text`, without white space at either end."""
    piece = text[start:end]
    items = list(_items(piece))
    marks = {item.end() for item in items}
    cuts = sorted({*(item.start() for item in items), *_stop_cuts(piece)} - marks)
    spans, at = [], 0
    for cut in [*cuts, len(piece)]:
        part = piece[at:cut]
        left = len(part) - len(part.lstrip())
        right = len(part.rstrip())
        if right > left:
            spans.append(Span(start + at + left, start + at + right))
        at = cut
    return spans


def _items(piece: str) -> Iterator[re.Match[str]]:
    """The enumerators of a list that is written in one run: `1) … 2) …`."""
    if not _ITEM.match(piece):
        return
    expected = None
    for found in _ITEM.finditer(piece):
        mark = found["mark"]
        order = int(mark) if mark.isdigit() else ord(mark)
        if expected is None or (order, found["stop"]) == expected:
            yield found
            expected = (order + 1, found["stop"])


def _stop_cuts(piece: str) -> Iterator[int]:
    """Cuts after the stops that end a sentence."""
    engine = _Engine(piece)
    sentence = 0
    for found in _END.finditer(piece):
        cut = found.end()
        if not piece[cut:].strip(" .\n\t\xa0") if len(piece) - cut < 12 else False:
            continue
        verdict = _verdict(piece, sentence, found)
        if verdict is None:
            verdict = engine.ends_at(cut)
        if verdict:
            if found["stop"].startswith(". .") and found.start() and not piece[found.start() - 1].isspace():
                cut = found.start() + 1  # "compounds. . . . The": the first stop is the sentence's own
            yield cut
            sentence = cut


def _verdict(piece: str, sentence: int, found: re.Match[str]) -> bool | None:
    """True where a sentence ends for certain, False where none does, None where the rules are silent."""
    token = _word_before(piece, max(sentence, found.start() - 40), found.start())
    if not piece[found.end()].isspace():
        return len(token) > 2 and token.isalpha() and token.islower() and bool(_GLUED.match(piece, found.end()))
    following = _NEXT.match(piece, found.end())
    word = following["word"] if following else ""
    opening = following["open"].strip() if following else ""
    if _inside_quotation(piece, sentence, found):
        return False
    if found["close"] and opening.startswith("(") and re.match(r"\s*\([^()]{1,40}\d\)", piece[found.end() :][:60]):
        return False
    stop = found["stop"]
    if "!" in stop or "?" in stop:
        return _after_cry(piece, found, token, word)
    if "…" in stop or ".." in stop or ". ." in stop:
        return _after_ellipsis(stop, word)
    if found["close"]:
        return _after_close(word)
    return _after_stop(piece, sentence, found, token=token, word=word.rstrip("."), opening=opening)


def _word_before(piece: str, start: int, end: int) -> str:
    """The word that ends at `end`, without what opens before it."""
    return piece[max(start, *(piece.rfind(edge, start, end) + 1 for edge in _WORD_EDGES)) : end]


def _inside_quotation(piece: str, sentence: int, found: re.Match[str]) -> bool:
    """Whether a short quotation that a comma or colon opened is still open here: it belongs to one sentence."""
    opened = piece.rfind("“", max(sentence, found.start() - 200), found.start())
    if opened <= sentence or "”" in piece[opened : found.end()] or piece[opened - 2 : opened] not in {", ", ": "}:
        return False
    return piece.find("”", found.end(), opened + 200) >= 0


def _after_cry(piece: str, found: re.Match[str], token: str, word: str) -> bool | None:
    """Exclamation and question marks end a sentence, unless the speaker is named next or a name is written so."""
    if token in NAMES_IN_CRY and (word[:1].islower() or word.rstrip(".") in SOFT):
        return False
    if not word[:1].isupper():
        return False if word[:1].islower() and (found["close"] or found["stop"] == "!") else None
    if set(found["close"]) & set("”\"'’"):
        ahead = piece[found.end() : found.end() + 80].split()[:5]
        for count, part in enumerate(ahead):
            if part.strip(",.") in SAID and (count > 1 or not _pronoun_said(ahead)):
                return False
            if part[:1].islower():
                break
    return True


def _pronoun_said(ahead: list[str]) -> bool:
    """Whether the words begin a sentence of their own: never for `He said`, which names the speaker."""
    return len(ahead) < 2 or not ahead[0][:1].isupper()


def _after_ellipsis(stop: str, word: str) -> bool | None:
    """An ellipsis ends a sentence before a capital letter; three plain stops before `I` do not."""
    dots = stop.count(".") + 3 * stop.count("…")
    if word[:1].islower() or not word:
        return False
    if dots >= 4:
        return True
    return False if word == "I" or word.startswith(("I’", "I'")) else True if word[:1].isupper() else None


def _after_close(word: str) -> bool | None:
    """A stop within quotation marks or brackets ends a sentence unless a small letter goes on."""
    if word[:1].islower():
        return False
    return True if word[:1].isupper() or not word else None


def _after_stop(piece: str, sentence: int, found: re.Match[str], *, token: str, word: str, opening: str) -> bool | None:
    """A full stop after a plain word, an abbreviation, an initial or a number."""
    bare = token.strip("*_([")
    starter = word in STARTERS or (bool(set(opening) & set('“"—–')) and word[:1].isupper())
    if not piece[sentence : found.start()].strip(" •⁃-(").removesuffix(bare).strip() and _is_mark(bare):
        return False  # "1. The first item"
    if bare in TITLES:
        return False
    if bare in BEFORE_NUMBERS and (word[:1].isdigit() or opening.startswith("(") or re.fullmatch("[IVXLC]+", word)):
        return False
    if bare in BEFORE_LOWER:
        return bare == "al" and starter
    if bare in SOFT:
        return starter or (bare.lower() == "etc" and word[:1].isupper())
    if len(bare) == 1 and bare.isalpha():
        return _after_letter(piece, found.start() - 1, bare, word)
    if _ACRONYM.fullmatch(bare):
        return _after_acronym(piece, sentence, found, bare, word, starter=starter)
    if "’" in bare or "-" in bare or word[:1].islower():
        return None
    small_word = len(bare) > 1 and bare.isalpha() and bare.islower()
    return True if starter and (small_word or len(bare) > 3) else None


def _is_mark(token: str) -> bool:
    """Whether a token can number an item: a number of three digits at most, a letter, a small Roman numeral."""
    return (
        (token.isdigit() and len(token) <= 3)
        or (len(token) == 1 and token.isalpha())
        or bool(re.fullmatch("[ivx]{1,5}", token))
    )


def _after_letter(piece: str, at: int, letter: str, word: str) -> bool | None:
    """A single letter is an initial, unless the word before says that it names something."""
    earlier = piece[max(0, at - 30) : at].split()
    previous = earlier[-1] if earlier else ""
    if letter.islower():
        return None
    if letter == "I" and (previous in BEFORE_I or previous == "War"):
        return word[:1].isupper()
    return previous in LETTERED


def _after_acronym(
    piece: str, sentence: int, found: re.Match[str], token: str, word: str, *, starter: bool
) -> bool | None:
    """`U.S.` ends a sentence before a word that begins one; `i.e.` never does; `5 a.m.` not at a sentence's head."""
    small = token.lower()
    if small in {"i.e", "e.g", "u.s.c"} or word[:1].islower() or word[:1].isdigit():
        return False
    if small in {"a.m", "p.m"}:
        head = len(piece[sentence : found.start()].split()) <= 3
        return word not in AFTER_CLOCK and word[:1].isupper() and not head
    if starter:
        return True
    after = piece[found.end() : found.end() + 60].split()
    plural = word.endswith("s") and len(after) > 1 and after[1].endswith("ed") and after[1].islower()
    return plural and not word.endswith("ss")


class _Engine:
    """Asks nupunkt, once per window and only if a rule was silent."""

    def __init__(self, piece: str) -> None:
        self._piece = piece.replace("\n", " ")
        self._known: dict[int, frozenset[int]] = {}

    def ends_at(self, cut: int) -> bool:
        """Whether the engine ends a sentence at this place."""
        window = cut // ENGINE_WINDOW
        if window not in self._known:
            first = max(0, window * ENGINE_WINDOW - 400)
            part = self._piece[first : (window + 1) * ENGINE_WINDOW + 400]
            self._known[window] = frozenset(first + len(part[:b].rstrip()) for _, b in _engine()(part))
        return cut in self._known[window]


@lru_cache(maxsize=1)
def _engine() -> Callable[[str], list[tuple[int, int]]]:
    """The engine, imported when the first sentence is asked for: the model takes some 40 ms to load."""
    import nupunkt  # noqa: PLC0415  # heavy, and not needed by the commands that read no text

    found: Any = nupunkt.sent_spans
    return found  # type: ignore[no-any-return]  # the package ships no types
