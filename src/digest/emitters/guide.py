"""What the data files are, for who finds them: `data/README.md`.

In: the linked corpus. Out: one Markdown file that names every file and every member of a claim's record, with the
digest's title and licence. A test holds that no file and no member is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from digest.corpus import Corpus
from digest.emitters import jsontext
from digest.emitters.claim_record import MEMBERS, SCHEMA
from digest.model import File

FILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "claims.json": "every claim with all that is known of it",
        "claims.jsonl": "the same objects, one a line",
        "claims.csv": "the same as a table, in UTF-8 with a byte order mark. A cell that a spreadsheet would run as a "
        "formula (it begins with `=`, `+`, `-`, `@`, a tab or a line's end) has an apostrophe before it; a program "
        "takes that off, or reads `claims.jsonl`",
        "annotations.jsonld": "every claim as a W3C Web Annotation. Positions are in code points of the document whose "
        "SHA-256 the target names",
        "references.bib": "the sources and the works that they lean on, as BibTeX",
        "references.ris": "the same as RIS",
        "references.csl.json": "the same as CSL-JSON",
        "inventory.json": "all that has an address here: type, id, title and address, also of claims that were "
        "withdrawn, merged or superseded",
        "digest.argdown": "questions and claims with what speaks for and against them, as an Argdown map",
        "digest.sqlite": "all of it as a database; `datasette digest.sqlite -m metadata.json` shows it with facets",
        "metadata.json": "what Datasette should know of the database",
        "manifest.json": "every file of this site with its SHA-256, and one hash over all that names the edition",
    }
)
"""The files in `data/`, with what they hold."""


class GuideEmitter:
    """Emits the description of the data files."""

    name = "guide"
    version = "1"

    def emit(self, corpus: Corpus, /) -> tuple[File, ...]:
        """Returns `data/README.md`."""
        settings = corpus.settings
        licence = f"Licence: {settings.licence}\n\n" if settings.licence else ""
        files = "".join(f"- [`{name}`]({name}): {words}.\n" for name, words in FILES.items())
        members = "".join(f"- `{name}`: {words}.\n" for name, words in MEMBERS.items())
        text = (
            f"# Data of “{settings.title}”\n\n{licence}"
            f"{files}\n"
            "Beside the page of each source stand `citation.bib`, `.ris` and `.csl.json`, beside that of each theme "
            "`references.bib`, `.ris` and `.csl.json` with the sources of its claims. Atom (`feed.xml`) and JSON Feed "
            "(`feed.json`) stand at the root for new sources, beside the list of claims for new claims, and beside "
            "each theme, source and voice. Entries' ids stay when the site moves; their times come from the sources' "
            "dates and the editors', and tell the order of claims within a day.\n\n"
            "Quotations that a source's rights do not let us show are null or empty; `withheld` names the limit.\n\n"
            f"## A claim (`{SCHEMA}`)\n\n{members}"
        )
        return (File("data/README.md", jsontext.data(text)),)
