"""Import in two steps: look at what was read, then accept it as one change."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import InputError
from netwerk.exchange.guard.held_back import named
from netwerk.exchange.meaning.label_plans import plans
from netwerk.exchange.report import STATES, ImportPlan
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.verdict import sheet_words, to_store_words, verdict
from netwerk.model import ITEM_TYPES, Item, Navraag
from netwerk.schema import data_folder, schema
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.import_rights import without_refused
from netwerk.services.partner_answers import plan_files
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision

__all__ = [
    "Preview",
    "confirm_import",
    "counts_by_label",
    "load_demo",
    "preview_import",
    "sheet_words",
    "to_store_words",
    "verdict",
]

DEMO_FILES = ("actoren.csv", "relaties.csv")


@dataclass(frozen=True)
class Preview:
    """What an import would do, and the versions of the stored items it was based on.

    seen: how the items that it changes stood. why: what history says of it, '' for lists. The token
    makes accepting it twice harmless.
    """

    plan: ImportPlan
    versions: Mapping[tuple[str, str], int]
    seen: Mapping[tuple[str, str], Item]
    why: str = ""
    token: str = field(default_factory=lambda: uuid.uuid4().hex)


def preview_import(
    desk: Desk,
    files: Sequence[tuple[str, bytes]],
    options: ImportOptions,
    progress: Callable[[float], None] | None = None,
) -> Preview:
    """Read files and compare them with the store; nothing is written.

    A row of a gebied that is not the user's is a problem in the plan. Raises InputError for a file
    that cannot be read.
    """
    desk.require(LEZEN)
    existing, versions = _existing(desk)
    plan, why = plan_files(desk, files, existing, options, progress)
    plan = without_refused(desk, plan, versions)
    keys = [key for key in map(_key, plan.items()) if key in versions]
    seen = {(label, id): existing.items[label][id] for label, id in keys}
    return Preview(plan, versions, seen, why)


def confirm_import(desk: Desk, preview: Preview, type: str = "import") -> Revision | None:
    """Store every new and changed row of a preview in one change; None when there is none.

    Raises AccessDenied, Conflict (somebody changed the same property since the preview),
    StoreError.
    """
    desk.require_somewhere(BEWERKEN)
    ops = tuple(
        Put(item, preview.versions.get(key := _key(item)), preview.seen.get(key))
        for item in preview.plan.items()
    )
    if not ops:
        return None
    why = (
        "Verzonnen demogebied geladen"
        if type == "demo"
        else preview.why or "Import van " + ", ".join(preview.plan.files)
    )
    if taken := named(preview.plan.held):
        why = f"{why}; toch opgenomen: {taken}"
    return apply(desk, Change(ops, who=desk.user.naam, why=why, type=type, token=preview.token))


def counts_by_label(plan: ImportPlan) -> dict[str, dict[str, int]]:
    """Number of rows by what they are ('actoren', 'relaties' ..., 'niet gelezen') and state.

    Adds up to the rows of the files.
    """
    counts: dict[str, dict[str, int]] = {}
    for (label, state), count in sorted(
        plan.counts().items(), key=lambda pair: (pair[0][0] or "~", STATES.index(pair[0][1]))
    ):
        word = schema().labels[label].meervoud if label else "niet gelezen"
        counts.setdefault(word, {})[state] = count
    return counts


def load_demo(desk: Desk) -> Revision | None:
    """Load the demo area through the same import as any file."""
    desk.require(BEWERKEN)
    folder = data_folder("seed_data")
    try:
        files = [(name, (folder / name).read_bytes()) for name in DEMO_FILES]
    except OSError as error:
        raise InputError(
            f"Het demogebied is niet te lezen ({error}). Installeer netwerk opnieuw."
        ) from error
    return confirm_import(desk, preview_import(desk, files, ImportOptions()), type="demo")


def _key(item: Item) -> tuple[str, str]:
    return type(item).__name__, item.id


def _existing(desk: Desk) -> tuple[Existing, dict[tuple[str, str], int]]:
    versions: dict[tuple[str, str], int] = {}

    def read(cls: type[Item]) -> dict[str, Item]:
        items = {}
        for entry in desk.store.all(cls):
            items[entry.item.id] = entry.item
            versions[_key(entry.item)] = entry.version
        return items

    labels = (*plans(), Navraag.__name__)
    return Existing({label: read(ITEM_TYPES[label]) for label in labels}), versions
