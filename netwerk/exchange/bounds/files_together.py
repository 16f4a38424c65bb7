"""What files do together, lists and what comes back from others; nothing is asked of a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from netwerk.errors import InputError
from netwerk.exchange.formats.recognise import FileKind, sniff
from netwerk.exchange.formats.zips import files_of_zip
from netwerk.exchange.partners.letter import is_letter, read_letter
from netwerk.exchange.partners.reply_plan import AsAsked, Key, plan_reply
from netwerk.exchange.partners.reply_rows import joined, with_plan
from netwerk.exchange.partners.sheet_back import is_partner_sheet
from netwerk.exchange.partners.sheet_plan import plan_sheet
from netwerk.exchange.plan import plan_import
from netwerk.exchange.reading_progress import Progress
from netwerk.exchange.report import ImportPlan
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.model import Item

File = tuple[str, bytes]


@dataclass(frozen=True)
class FilesAsked:
    """The files that are to be read, with what there is already and the choices of the user."""

    files: Sequence[File]
    existing: Existing
    options: ImportOptions
    today: str


Planned = tuple[ImportPlan, str]
"""What the files would do, and why as the history keeps it ('' for ordinary lists)."""
Plan = Callable[[FilesAsked, AsAsked, Progress], Planned]


def plan_together(asked: FilesAsked, as_asked: AsAsked, tell: Progress) -> Planned:
    """What these files would do.

    ``as_asked``: an item as it was when a partner was asked about it. The name of a mail is not
    kept: it often holds the name of who wrote it. Raises InputError when a file cannot be read.
    """
    existing, options, today = asked.existing, asked.options, asked.today
    files = [one for file in asked.files for one in _opened(*file)]
    mails = [file for file in files if is_letter(file[1])]
    sheets = [file for file in files if is_partner_sheet(file[1])]
    lists = [file for file in files if file not in mails and file not in sheets]
    if not (mails or sheets):
        return plan_import(files, existing, options, tell), ""
    plans = []
    if lists:
        plans.append(plan_import(lists, existing, options, tell))
        existing = with_plan(existing, plans[-1])
    for name, content in sheets:
        plans.append(plan_sheet(name, content, existing, options, today))
        existing = with_plan(existing, plans[-1])
    letters = [(name, read_letter(name, content)) for name, content in mails]
    for name, letter in sorted(letters, key=lambda pair: (pair[1].day or today, pair[0])):
        plans.append(plan_reply(name, letter, existing, as_asked, options, today))
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


def _why(lists: Sequence[File], sheets: int, mails: int) -> str:
    parts = []
    if lists:
        parts.append("Import van " + ", ".join(name for name, _ in lists))
    if sheets:
        parts.append("Blad van een partner terug" if sheets == 1 else f"{sheets} bladen terug")
    if mails:
        parts.append("Antwoord per mail" if mails == 1 else f"{mails} antwoorden per mail")
    return "; ".join(parts)
