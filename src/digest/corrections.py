"""Reading `content/sources/<key>.yaml`: all that the editors say of one source.

In: `Fields` and the ids of the themes. Out: an `Overlay`. Whether a claim that is named exists is not known here;
``digest.apply`` finds that out. Everything else that is wrong is among the problems of the fields: words that are in
no vocabulary, themes that do not exist, empty statements, a claim that is corrected and rejected.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from digest.errors import Where, suggest
from digest.fields import Fields, Word
from digest.model import VOCABULARY
from digest.overlays import Addition, Correction, Overlay, QuoteSelector, Rejection, SetRelation
from digest.records import overlay_record, read_date

STATUSES: Final = ("published", "under-review")
"""What `status:` may say; what takes a claim out stands under `reject:` or `merge:`."""
VOICES: Final = ("person", "organisation", "group")

_FINGERPRINT: Final = re.compile("[0-9a-f]{16}")
_STATUS_HINT: Final = "Use `reject:` or `merge:` to take a claim out."
_BASE_HINT: Final = "It stands on the claim's page, 16 digits from 0 to f; leave it out if unsure."


def read_overlay(key: str, fields: Fields, themes: Collection[str]) -> Overlay:
    """Returns the corrections of the source with that key."""
    record, claims = fields.mapping("record"), fields.mapping("claims")
    splits = [found for item in fields.mappings("split") if (found := _split(item, themes)) is not None]
    overlay = Overlay(
        key=key,
        where=fields.where(),
        record=() if record is None else overlay_record(record),
        corrections=() if claims is None else _corrections(claims, themes),
        additions=(*_additions(fields, "add", themes), *(a for parts, _ in splits for a in parts)),
        rejections=(*_rejections(fields), *_merges(fields), *(rejection for _, rejection in splits)),
        relations=tuple(r for item in fields.mappings("relations") if (r := _relation(item)) is not None),
    )
    fields.finish()
    _once(overlay, fields)
    return overlay


def _corrections(claims: Fields, themes: Collection[str]) -> tuple[Correction, ...]:
    return tuple(_correction(id_, item, claims.key_where(id_), themes) for id_, item in claims.items())


def _correction(claim: str, fields: Fields, where: Where, themes: Collection[str]) -> Correction:
    """The labels that an editor gives to a claim, and its passage if she gives it; the mapping is read to its end."""
    voice, role = _voice(fields)
    chosen, add, drop = _themes(fields, themes)
    base = fields.text("base")
    if base and not _FINGERPRINT.fullmatch(base):
        fields.problem("base", "invalid-value", f"`{base}` is not the fingerprint of a quotation", _BASE_HINT)
        base = ""
    status = fields.text("status")
    if status and status not in STATUSES:
        fields.problem("status", "invalid-value", f"`{status}` is not allowed at `status`", _STATUS_HINT)
        status = ""
    statement = fields.text("statement")
    if "statement" in fields and not statement:
        hint = "Write one, or take the line out."
        fields.problem("statement", "empty-statement", f"the statement of `{claim or 'an addition'}` is empty", hint)
    correction = Correction(
        claim=claim,
        where=where,
        base=base,
        kind=fields.choice("kind", VOCABULARY["kind"]),
        central=fields.flag("central", default=False),
        voice=voice,
        voice_role=role,
        modality=fields.choice("modality", VOCABULARY["modality"]),
        themes_set=chosen,
        themes_add=add,
        themes_drop=drop,
        statement=statement,
        status=status,
        note=fields.text("note"),
        by=fields.text("by"),
        on=read_date(fields, "on"),
        statement_where=fields.where("statement") if statement else None,
        selector=_selector(fields),
    )
    fields.finish()
    return correction


def _voice(fields: Fields) -> tuple[str, str]:
    """A name, `author`, or a mapping of name and role."""
    found = fields.mixed("voice")
    if len(found) != 1:
        if found:
            fields.problem("voice", "wrong-type", "expected one voice at `voice`, found a list")
        return "", ""
    if isinstance(found[0], Word):
        return found[0].text, ""
    name, role = found[0].required("name"), found[0].choice("role", VOICES)
    found[0].finish()
    return name, role


def _themes(fields: Fields, known: Collection[str]) -> tuple[tuple[str, ...] | None, tuple[str, ...], tuple[str, ...]]:
    """The themes in place of those found, those to add and those to drop."""
    words = [Word(name, word.where) for word in fields.words("themes") for name in word.text.replace(",", " ").split()]
    signed: dict[str, list[str]] = {"": [], "+": [], "-": []}
    for word in words:
        sign = word.text[0] if word.text[0] in "+-" else ""
        name = word.text.removeprefix(sign)
        if name not in known:
            hint = suggest(name, known, noun="theme")
            fields.problem_at(word.where, "unknown-theme", f"there is no theme `{name}`", hint)
        elif name not in signed[sign]:
            signed[sign].append(name)
    changes = signed["+"] + signed["-"]
    if signed[""] and changes:
        hint = "Write `[a, b]` to set a claim's themes, or `[+a, -b]` to change them."
        fields.problem("themes", "invalid-value", "themes with and without `+` or `-` stand in one list", hint)
    chosen = tuple(signed[""]) if signed[""] or ("themes" in fields and not words) else None
    return chosen, tuple(signed["+"]), tuple(signed["-"])


def _selector(fields: Fields) -> QuoteSelector | None:
    """A passage, by its exact words and the words around it."""
    selector = QuoteSelector(fields.text("exact"), fields.text("prefix"), fields.text("suffix"))
    if not selector.exact and (selector.prefix or selector.suffix):
        fields.required("exact")
    return selector if selector.exact else None


def _additions(fields: Fields, key: str, themes: Collection[str], *, replaces: str = "") -> list[Addition]:
    """Claims that were missed, or that another is split into."""
    found = []
    for item in fields.mappings(key):
        item.required("exact")
        where = item.where("exact")
        correction = _correction("", item, where, themes)
        if correction.selector is not None:
            found.append(Addition(correction.selector, correction, where, replaces))
    return found


def _split(fields: Fields, themes: Collection[str]) -> tuple[list[Addition], Rejection] | None:
    """A claim that is taken out because it is two or more, and those."""
    claim, where = fields.required("claim"), fields.where("claim")
    parts = _additions(fields, "into", themes, replaces=claim)
    reason, on = fields.text("reason", "split into smaller claims"), read_date(fields, "on")
    fields.finish()
    if not claim or not parts:
        if claim:
            fields.problem("into", "missing-key", "`into` is missing", "List the new claims, each with `exact:`.")
        return None
    return parts, Rejection(claim, reason, where, on, "", "superseded")


def _rejections(fields: Fields) -> list[Rejection]:
    """Claims to take out: a list of ids or mappings, or a mapping by id."""
    found = []
    for item in fields.mixed("reject"):
        if isinstance(item, Word):
            found.append(Rejection(item.text, "", item.where))
        elif "claim" in item:
            found.append(_rejection(item.required("claim"), item, item.where("claim")))
        else:
            for id_ in item:
                child = item.mixed(id_)
                where = item.key_where(id_)
                if child and isinstance(child[0], Fields):
                    found.append(_rejection(id_, child[0], where))
                else:
                    found.append(Rejection(id_, " ".join(word.text for word in child if isinstance(word, Word)), where))
    return found


def _rejection(claim: str, fields: Fields, where: Where) -> Rejection:
    successor = fields.text("successor")
    status = "superseded" if successor else "withdrawn"
    rejection = Rejection(claim, fields.text("reason"), where, read_date(fields, "on"), successor, status)  # type: ignore[arg-type]  # one of the two
    fields.finish()
    return rejection


def _merges(fields: Fields) -> list[Rejection]:
    """Claims that are taken out because another says the same."""
    found = []
    for item in fields.mappings("merge"):
        into, reason, on = item.required("into"), item.text("reason"), read_date(item, "on")
        claims = item.words("claims")
        if not claims:
            item.problem("claims", "missing-key", "`claims` is missing", "Add a line `claims: [id, …]`.")
        if into:
            found += [Rejection(w.text, reason, w.where, on, into, "merged") for w in claims if w.text != into]
        item.finish()
    return found


def _relation(fields: Fields) -> SetRelation | None:
    """A relation between two claims."""
    source, target = fields.required("from"), fields.required("to")
    fields.required("type")
    kind = fields.choice("type", VOCABULARY["relation"])
    because = fields.text("because")
    where = fields.where("from")
    fields.finish()
    if source and source == target:
        fields.problem("to", "invalid-value", f"the claim `{source}` is related to itself", "Name two claims.")
        return None
    return SetRelation(source, target, kind, because, where) if source and target and kind else None  # type: ignore[arg-type]  # a word of the vocabulary


def _once(overlay: Overlay, fields: Fields) -> None:
    """No claim is corrected and taken out, or taken out twice; no quotation is added twice."""
    seen = {item.claim: item.where for item in overlay.corrections}
    for item in overlay.rejections:
        if item.claim in seen:
            message = f"the claim `{item.claim}` is taken out here, and already treated in line {seen[item.claim].line}"
            fields.problem_at(item.where, "duplicate-correction", message, "Keep one of the two.")
        seen.setdefault(item.claim, item.where)
    added: dict[QuoteSelector, Where] = {}
    for addition in overlay.additions:
        if addition.selector in added:
            message = f"the same quotation is added twice, first in line {added[addition.selector].line}"
            fields.problem_at(addition.where, "duplicate-correction", message, "Keep one of the two.")
        added.setdefault(addition.selector, addition.where)
