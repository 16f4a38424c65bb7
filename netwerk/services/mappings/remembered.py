"""What users said that tables and words mean, kept in the store for the next time."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import InputError
from netwerk.exchange.guard.safe_samples import is_safe_sample
from netwerk.exchange.mapping.file_mapping import (
    CROSS,
    NAMES,
    PAIRS,
    FileMapping,
    TableMapping,
)
from netwerk.exchange.mapping.seen_files import SeenTable
from netwerk.exchange.mapping.toml_in import read_mapping
from netwerk.exchange.mapping.toml_out import mapping_text
from netwerk.model import Leesafspraak, fold
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.mappings.preview import Preview
from netwerk.services.rules.alike import places_of
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision

USED = "Je vorige keuzes voor deze koppen of woorden zijn gebruikt."
KEPT = "Keuzes bij inlezen bewaard"
"""What history says of choices that were kept."""
WORDS = "leesafspraak-woorden"
"""The one item that keeps all words."""
LONGEST_NAME = 80
_NO_HEADERS = (NAMES, PAIRS, CROSS)


def remembered_mapping(desk: Desk, partner: str | None = None) -> FileMapping:
    """What users said before; of one partner first, then what was said of no partner.

    Without a partner what was said of any of them counts too, the newest most.
    """
    desk.require(LEZEN)
    items = [entry.item for entry in desk.store.all(Leesafspraak)]
    wanted = fold(partner or "")
    if wanted:
        items = [item for item in items if fold(item.partner or "") in ("", wanted)]

    def turn(item: Leesafspraak) -> tuple[bool, str, str]:
        own = fold(item.partner or "") == wanted
        return own, item.datum or "", item.id

    tables: list[TableMapping] = []
    words: dict[tuple[str, str, str], str] = {}
    for item in sorted(items, key=turn):
        try:
            said = read_mapping(item.naam, item.toewijzing.encode())
        except InputError:
            continue  # the schema knows a word of it no more: it is asked again
        tables += said.tables
        words |= said.words
    return FileMapping(tuple(tables), words)


def remember(desk: Desk, preview: Preview) -> Revision | None:
    """Keep what the user said of the tables and words of this preview; None when all was known.

    Only tables that are known by their headers are kept, and no names of people.
    """
    desk.require_somewhere(BEWERKEN)
    wanted = [*_tables(desk, preview), *_words(desk, preview)]
    stored = desk.store.get(Leesafspraak, [item.id for item in wanted])
    ops = []
    for item in wanted:
        before = stored.get(item.id)
        if before is None or before.item.toewijzing != item.toewijzing:
            ops.append(Put(item, before.version if before else None))
    if not ops:
        return None
    token = uuid.uuid5(uuid.NAMESPACE_OID, f"{preview.token}:leesafspraak").hex
    return apply(desk, Change(tuple(ops), who=desk.user.naam, why=KEPT, type="import", token=token))


def words_of_remembered(preview: Preview, earlier: FileMapping) -> str:
    """The sentence that says that earlier choices count in a plan; empty when none does."""
    asked = preview.plan.questions
    for table in asked.tables:
        place = (table.where.file, table.where.sheet, table.headers)
        if not preview.mapping.of_table(*place) and earlier.of_table(*place):
            return USED
    keys = {(word.label, word.veld, word.word) for word in asked.words}
    return USED if keys & (earlier.words.keys() - preview.mapping.words.keys()) else ""


def _tables(desk: Desk, preview: Preview) -> Iterable[Leesafspraak]:
    """The tables of which the user said something, each by its headers."""
    partner = preview.partner or None
    for seen in preview.plan.questions.tables:
        told = preview.mapping.of_table(seen.where.file, seen.where.sheet, seen.headers)
        if told is None or not seen.headers or told.holds in _NO_HEADERS or _names_people(seen):
            continue
        if not told.holds and not told.columns:
            continue
        kept = TableMapping(None, None, seen.headers, told.holds, told.columns)
        named = ", ".join(column.header for column in seen.columns) or ", ".join(seen.headers)
        yield Leesafspraak(
            id=f"leesafspraak-{_digest([fold(partner or ''), *seen.headers])}",
            naam=" ".join(named.split())[:LONGEST_NAME],
            toewijzing=mapping_text(FileMapping((kept,))),
            partner=partner,
            koppen=seen.headers,
            datum=desk.today.isoformat(),
        )


def _words(desk: Desk, preview: Preview) -> Iterable[Leesafspraak]:
    """All words that are known, with what the user said now.

    Not a name that several kernen have: in the next file it may be another one of them.
    """
    if not preview.mapping.words:
        return
    stored = desk.store.get(Leesafspraak, [WORDS]).get(WORDS)
    words: dict[tuple[str, str, str], str] = {}
    if stored:
        with suppress(InputError):  # what cannot be read any more is asked again
            words |= read_mapping(WORDS, stored.item.toewijzing.encode()).words
    seen = {(w.label, w.veld, w.word): w.text for w in preview.plan.questions.words}
    places = places_of(desk.store)
    for key, meaning in preview.mapping.words.items():
        text = seen.get(key, key[2])
        if is_safe_sample("", text) and not places.kern_in(text, ()).either:
            words[key] = meaning
    words = {key: meaning for key, meaning in words.items() if meaning}
    if not words and not stored:
        return
    yield Leesafspraak(
        id=WORDS,
        naam="Woorden in bestanden",
        toewijzing=mapping_text(FileMapping(words=dict(sorted(words.items())))),
        datum=desk.today.isoformat(),
    )


def _names_people(seen: SeenTable) -> bool:
    """Whether a header is the name of somebody, as above a table of who knows whom."""
    return not all(is_safe_sample("", column.header) for column in seen.columns)


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:16]
