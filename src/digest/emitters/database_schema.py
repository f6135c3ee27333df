"""The tables of `data/digest.sqlite`, and what Datasette shows of them. Data only.

A claim's `label` is what names it in lists: the statement, else the quotation, else the id. What the site calls
references are `works` here, since `references` is a word of SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SCHEMA: Final = """
CREATE TABLE digest (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE sources (
  key TEXT PRIMARY KEY, title TEXT, subtitle TEXT, authors TEXT, container TEXT, publisher TEXT, published TEXT,
  year TEXT, type TEXT, language TEXT, doi TEXT, url TEXT, page TEXT, licence TEXT, wording TEXT, sha256 TEXT
);
CREATE TABLE themes (id TEXT PRIMARY KEY, title TEXT, summary TEXT);
CREATE TABLE voices (id TEXT PRIMARY KEY, name TEXT, role TEXT, title TEXT, affiliation TEXT);
CREATE TABLE works (
  id TEXT PRIMARY KEY, type TEXT, title TEXT, authors TEXT, publisher TEXT, issued TEXT, doi TEXT, url TEXT,
  source TEXT REFERENCES sources(key)
);
CREATE TABLE claims (
  id TEXT PRIMARY KEY, label TEXT, url TEXT, source TEXT REFERENCES sources(key), number INTEGER, quote TEXT,
  withheld TEXT, statement TEXT, start INTEGER, "end" INTEGER, section TEXT, locator TEXT, kind TEXT,
  evidence_type TEXT, modality TEXT, confidence REAL, voice TEXT, voice_role TEXT, stance TEXT, reported INTEGER,
  central INTEGER, role TEXT, salience REAL, status TEXT, under_review INTEGER, edited_by TEXT, edited_on TEXT,
  note TEXT
);
CREATE TABLE claim_themes (
  claim TEXT REFERENCES claims(id), theme TEXT REFERENCES themes(id), position INTEGER, PRIMARY KEY (claim, theme)
);
CREATE TABLE claim_voices (
  claim TEXT REFERENCES claims(id), voice TEXT REFERENCES voices(id), position INTEGER, PRIMARY KEY (claim, voice)
);
CREATE TABLE claim_works (
  claim TEXT REFERENCES claims(id), work TEXT REFERENCES works(id), position INTEGER, PRIMARY KEY (claim, work)
);
CREATE TABLE relations (
  source TEXT REFERENCES claims(id), type TEXT, target TEXT REFERENCES claims(id), origin TEXT, because TEXT
);
CREATE TABLE questions (id TEXT PRIMARY KEY, theme TEXT REFERENCES themes(id), asks TEXT);
CREATE TABLE answers (
  question TEXT REFERENCES questions(id), claim TEXT REFERENCES claims(id), answer TEXT, reason TEXT
);
CREATE INDEX claims_by_source ON claims(source);
CREATE INDEX claim_themes_by_theme ON claim_themes(theme);
CREATE INDEX claim_voices_by_voice ON claim_voices(voice);
CREATE INDEX claim_works_by_work ON claim_works(work);
CREATE INDEX relations_by_source ON relations(source);
CREATE INDEX relations_by_target ON relations(target);
"""

CLAIM_MEMBERS: Final = (
    "url", "source.key", "number", "quote", "withheld", "statement", "start", "end", "section.title", "locator", "kind",
    "evidence_type", "modality", "confidence", "voice.name", "voice.role", "voice.stance", "reported", "central",
    "role", "salience", "status", "under_review", "edited_by", "edited_on", "note",
)  # fmt: skip
"""Members of a claim's record that fill the columns of `claims` after id and label."""

LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {"sources": "title", "themes": "title", "voices": "name", "works": "title", "claims": "label", "questions": "asks"}
)
"""Tables with the column that names a row."""

FACETS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "claims": ("source", "kind", "modality", "evidence_type", "voice_role", "central", "status"),
        "sources": ("year", "type", "language", "wording"),
        "works": ("type",),
    }
)
"""Tables with the columns that Datasette counts values of."""
