"""Import in two steps: look at what was read, then accept it as one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.errors import AccessDenied, Conflict, InputError
from netwerk.exchange.bounds.files_together import FilesAsked
from netwerk.exchange.guard.held_back import named
from netwerk.exchange.mapping.file_mapping import FileMapping
from netwerk.exchange.meaning.label_plans import plans
from netwerk.exchange.not_used import not_used as not_used
from netwerk.exchange.reading_progress import Progress, quiet
from netwerk.exchange.report import STATES, ImportPlan
from netwerk.exchange.request import Existing, ImportOptions
from netwerk.exchange.row_tally import checked_words as checked_words
from netwerk.exchange.verdict import sheet_words, to_store_words, verdict
from netwerk.exchange.what_stays import what_stays as what_stays
from netwerk.model import ITEM_TYPES, Item, Navraag, Verschil
from netwerk.schema import data_folder, schema
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.example.loading import Loaded, load_example
from netwerk.services.import_rights import without_refused
from netwerk.services.mappings.preview import Preview
from netwerk.services.mappings.remembered import (
    remember,
    remembered_mapping,
    words_of_remembered,
)
from netwerk.services.partner_answers import plan_files
from netwerk.services.rules.our_gemeente import example_fits
from netwerk.store.port import Change, Put, unwatched
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


def preview_import(
    desk: Desk,
    files: Sequence[tuple[str, bytes]],
    options: ImportOptions,
    tell: Progress = quiet,
    stopped: Callable[[], bool] = lambda: False,
) -> Preview:
    """Read files and compare them with the store; nothing is written.

    A row of a gebied that is not the user's is a problem in the plan. ``tell`` is told how far it
    is. Raises InputError for a file that cannot be read, Stopped when ``stopped()`` says so.
    """
    desk.require(LEZEN)
    existing, versions = _existing(desk)
    if options.remembered and options.earlier is None:
        options = replace(options, earlier=remembered_mapping(desk, options.partner))
    plan, why = plan_files(
        desk, FilesAsked(files, existing, options, desk.today.isoformat()), tell, stopped
    )
    plan = without_refused(desk, plan, versions)
    keys = [key for key in map(_key, plan.items()) if key in versions]
    seen = {(label, id): existing.items[label][id] for label, id in keys}
    earlier = options.earlier or FileMapping()
    preview = Preview(
        plan,
        versions,
        seen,
        why,
        mapping=options.told,
        earlier=earlier,
        partner=options.partner,
    )
    return replace(preview, remembered=words_of_remembered(preview, earlier))


def confirm_import(
    desk: Desk,
    preview: Preview,
    type: str = "import",
    keep: bool = True,
    watch: Callable[[float], None] = unwatched,
) -> Revision | None:
    """Store every new and changed row of a preview in one change; None when there is none.

    keep: what the user said that the files mean is kept for the next time, as a change before that.
    ``watch`` is told how far it is,
    and what it raises stops it.

    Raises AccessDenied, Conflict (somebody changed the same property since the preview),
    StoreError.
    """
    desk.require_somewhere(BEWERKEN)
    ops = tuple(
        Put(item, preview.versions.get(key := _key(item)), preview.seen.get(key))
        for item in preview.plan.items()
    )
    if keep and (preview.mapping.tables or preview.mapping.words):
        with suppress(AccessDenied, Conflict):  # a conflict: somebody kept the same meanwhile
            remember(desk, preview)
    if not ops:
        return None
    why = preview.why or "Import van " + ", ".join(preview.plan.files)
    if taken := named(preview.plan.held):
        why = f"{why}; toch opgenomen: {taken}"
    change = Change(ops, who=desk.user.naam, why=why, type=type, token=preview.token, watch=watch)
    return apply(desk, change)


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


def load_demo(desk: Desk) -> Loaded | None:
    """Load the demo area: its lists through the same import as any file, and what plays there.

    None when all of it was there. Raises InputError where another municipality was set up.
    """
    desk.require(BEWERKEN)
    if not example_fits(desk):
        raise InputError(
            "Het voorbeeld speelt in een andere gemeente en past niet bij deze gebieden. Bekijk "
            "het in een eigen bestand: netwerk demo --store voorbeeld.db, zonder NETWERK_PLAATSEN."
        )
    folder = data_folder("seed_data")
    try:
        files = [(name, (folder / name).read_bytes()) for name in DEMO_FILES]
    except OSError as error:
        raise InputError(
            f"Het demogebied is niet te lezen ({error}). Installeer netwerk opnieuw."
        ) from error
    preview = preview_import(desk, files, ImportOptions())
    return load_example(desk, preview.plan.items(), preview.seen, preview.versions)


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

    labels = (*plans(), Navraag.__name__, Verschil.__name__)
    return Existing({label: read(ITEM_TYPES[label]) for label in labels}), versions
