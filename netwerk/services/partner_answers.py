"""What comes back from others, mails and sheets, as part of an import preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.exchange.formats.recognise import FileKind, sniff
from netwerk.exchange.formats.zips import files_of_zip
from netwerk.exchange.partners.letter import is_letter, read_letter
from netwerk.exchange.partners.reply_plan import AsAsked, Key, plan_reply
from netwerk.exchange.partners.reply_rows import joined, with_plan
from netwerk.exchange.partners.sheet_back import is_partner_sheet
from netwerk.exchange.partners.sheet_plan import plan_sheet
from netwerk.exchange.plan import plan_import
from netwerk.exchange.report import ImportPlan
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.model import ITEM_TYPES, Item, Navraag
from netwerk.services.desk import Desk
from netwerk.store.port import Store

File = tuple[str, bytes]


def plan_files(
    desk: Desk,
    files: Sequence[File],
    existing: Existing,
    options: ImportOptions,
    progress: Callable[[float], None] | None = None,
) -> tuple[ImportPlan, str]:
    """What these files would do, and why as the history keeps it ('' for ordinary lists).

    The name of a mail is not kept: it often holds the name of who wrote it.
    """
    desk.require(LEZEN)
    today = desk.today.isoformat()
    files = [one for file in files for one in _opened(*file)]
    mails = [file for file in files if is_letter(file[1])]
    sheets = [file for file in files if is_partner_sheet(file[1])]
    lists = [file for file in files if file not in mails and file not in sheets]
    if not (mails or sheets):
        return plan_import(files, existing, options, progress), ""
    plans = []
    if lists:
        plans.append(plan_import(lists, existing, options, progress))
        existing = with_plan(existing, plans[-1])
    for name, content in sheets:
        plans.append(plan_sheet(name, content, existing, options, today))
        existing = with_plan(existing, plans[-1])
    letters = [(name, read_letter(name, content)) for name, content in mails]
    for name, letter in sorted(letters, key=lambda pair: (pair[1].day or today, pair[0])):
        plans.append(plan_reply(name, letter, existing, _as_asked(desk.store), options, today))
        existing = with_plan(existing, plans[-1])
    return _once(joined(plans)), _why(lists, len(sheets), len(mails))


def _opened(name: str, content: bytes) -> Sequence[File]:
    """The files in a zip with answers; any other file as it is."""
    if not content.startswith(b"PK\x03\x04") or is_partner_sheet(content):
        return ((name, content),)
    try:
        if sniff(name, content) is FileKind.ZIP:
            inside = tuple(files_of_zip(name, content))
            if any(is_letter(file) or is_partner_sheet(file) for _, file in inside):
                return inside
    except InputError:
        pass  # the reader of lists says what is wrong with it
    return ((name, content),)


def _once(plan: ImportPlan) -> ImportPlan:
    """The plan with each item in it as the last file leaves it, before as the store has it."""
    last: dict[Key, Item] = {}
    first: dict[Key, Item | None] = {}
    for row in plan.rows:
        if row.state in ("nieuw", "gewijzigd") and row.item is not None:
            key = (type(row.item).__name__, row.item.id)
            last[key] = row.item
            first.setdefault(key, row.before)
    created = tuple(i for i in plan.created if (type(i).__name__, i.id) not in last)
    rows = []
    for row in reversed(plan.rows):
        if row.state in ("nieuw", "gewijzigd") and row.item is not None:
            key = (type(row.item).__name__, row.item.id)
            if key not in last:  # stored with a row below
                row = replace(row, item=None)
            else:
                row = replace(row, item=last.pop(key), before=first[key])
        rows.append(row)
    return replace(plan, rows=tuple(reversed(rows)), created=created)


def _as_asked(store: Store) -> AsAsked:
    """Items as they were when a question was asked, by the history."""

    def find(navraag: Navraag, key: Key) -> Item | None:
        asked = _oldest(store, (Navraag.__name__, navraag.id), 0)
        changed = _oldest(store, key, asked) if asked else 0
        if changed:
            found = store.changes(changed, changed)
            return next((c.before for c in found if (c.label, c.id) == key), None)
        stored = store.get(ITEM_TYPES[key[0]], [key[1]]).get(key[1])
        return stored.item if stored else None

    return find


def _oldest(store: Store, key: Key, after: int) -> int:
    """The number of the first change of an item after a change; 0 when there is none."""
    oldest, before = 0, None
    while page := store.history(item=key, before=before):
        numbers = [revision.number for revision in page if revision.number > after]
        oldest = min(numbers, default=oldest)
        if len(numbers) < len(page):
            break
        before = page[-1].number
    return oldest


def _why(lists: Sequence[File], sheets: int, mails: int) -> str:
    parts = []
    if lists:
        parts.append("Import van " + ", ".join(name for name, _ in lists))
    if sheets:
        parts.append("Blad van een partner terug" if sheets == 1 else f"{sheets} bladen terug")
    if mails:
        parts.append("Antwoord per mail" if mails == 1 else f"{mails} antwoorden per mail")
    return "; ".join(parts)
