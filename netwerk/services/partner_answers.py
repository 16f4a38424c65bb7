"""What comes back from others, mails and sheets, as part of an import preview."""

from __future__ import annotations

from collections.abc import Callable

from netwerk.access.rights import LEZEN
from netwerk.exchange.bounds.files_together import FilesAsked, Planned
from netwerk.exchange.partners.reply_plan import AsAsked, Key
from netwerk.exchange.reading_progress import Progress
from netwerk.model import ITEM_TYPES, Item, Navraag
from netwerk.services.desk import Desk
from netwerk.store.port import Store


def plan_files(
    desk: Desk, asked: FilesAsked, tell: Progress, stopped: Callable[[], bool]
) -> Planned:
    """What these files would do, and why as the history keeps it ('' for ordinary lists).

    Raises Stopped when ``stopped()`` says so.
    """
    desk.require(LEZEN)
    return desk.readers.plan(asked, _as_asked(desk.store), tell, stopped)


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
