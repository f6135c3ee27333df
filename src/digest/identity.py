"""Quotations as identities: how a quote is normalised, fingerprinted, and turned into a claim id.

An id is minted once, from the source's key, the normalised quote and its ordinal among equal quotes, and is then
kept in the ledger and never computed again. Normalising is for comparing only; what is shown is always the
source's own text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

ALPHABET: Final = "abcdefghjkmnpqrstvwxyz0123456789"
"""Crockford's base 32 in lower case, letters first: i, l, o and u are left out, so that 0 and 1 have no look-alike."""
LETTERS: Final = 22
ID_LENGTH: Final = 8
ID: Final = re.compile(rf"[{ALPHABET[:LETTERS]}][{ALPHABET}]{{{ID_LENGTH - 1}}}")

_FOLD: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
_SPACE: Final = re.compile(r"\s+")


def normalise(quote: str) -> str:
    """Returns the quote with ligatures, quotation marks, dashes, invisible signs and white space made uniform."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", quote.translate(_FOLD)).translate(_FOLD)).strip()


def fingerprint(quote: str) -> str:
    """Returns 16 hexadecimal digits of SHA-256 over the normalised quote; equal for what differs in typography only."""
    return hashlib.sha256(normalise(quote).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def mint(source_key: str, quote: str, ordinal: int, attempt: int = 0) -> str:
    """Returns an id of 8 signs of `ALPHABET`, the first a letter.

    `ordinal` counts equal normalised quotes in the source from 0; `attempt` is raised by who mints while the id is
    taken by another claim.
    """
    seed = f"{source_key}\0{normalise(quote)}\0{ordinal}" + (f"\0{attempt}" if attempt else "")
    number = int.from_bytes(hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()[:10], "big")
    number, first = divmod(number, LETTERS)
    signs = ALPHABET[first]
    for _ in range(ID_LENGTH - 1):
        number, rest = divmod(number, len(ALPHABET))
        signs += ALPHABET[rest]
    return signs


def is_id(word: str) -> bool:
    """Whether the word has the form of a claim id."""
    return bool(ID.fullmatch(word))
