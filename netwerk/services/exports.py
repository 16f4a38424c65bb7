"""Everything goes out: the whole store or a selection, in every format, and what stays behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk.access.contact_data import CONTACT_FIELDS, NOT_SEEN, with_hidden_told
from netwerk.access.rights import BEHEREN, LEZEN, allowed
from netwerk.errors import InputError
from netwerk.exchange.formats.zipping import zip_of
from netwerk.exchange.meaning.label_plans import plans
from netwerk.exchange.out.left_out import left_out, personal
from netwerk.exchange.out.out_formats import EVERYTHING, OUT_FORMATS, OutFormat, fitting, out_format
from netwerk.exchange.out.outgoing import Outgoing
from netwerk.exchange.out.personal_mark import personal_mark, with_readme
from netwerk.exchange.out.write_everything import OutHistory, write_everything
from netwerk.exchange.request import Existing
from netwerk.map.appearance import PALETTE
from netwerk.model import ITEM_TYPES, Actor, Relatie
from netwerk.net.ending import is_over
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.chosen_items import Items, part_of, readable_part
from netwerk.services.desk import Desk, in_gebied
from netwerk.store.backup import history_of
from netwerk.store.codec import encode_item, to_json
from netwerk.store.past import items_at, revision_of_day
from netwerk.store.values import ItemChange, Revision
from netwerk.typed.text import slug

__all__ = [
    "EVERYTHING",
    "WHOLE",
    "ExportFormat",
    "ExportTold",
    "export_file",
    "export_files",
    "export_formats",
    "export_name",
    "export_told",
    "offered_formats",
]

PLACED = 20_000
"""Up to so many actors a file has places: to work out more would take minutes."""
WHOLE = Selection()
NETWORK = ("Actor", "Relatie")
ONLY_REAL = ("hsds",)
"""Formats in which a mail address is one or nothing: other programs check it."""


@dataclass(frozen=True)
class ExportFormat:
    """A format to choose: its key, what it is called, what it is for, how its file ends.

    several: whether it is several files, which may also come in a folder.
    """

    key: str
    title: str
    use: str
    suffix: str
    several: bool


@dataclass(frozen=True)
class ExportTold:
    """What a file will hold and what not, before it is made.

    counts: how many items by label in words. left_out: sentences. personal: a sentence about facts
    that may lead to a person, empty when there are none.
    """

    counts: Mapping[str, int]
    left_out: tuple[str, ...]
    personal: str = ""

    @property
    def sentence(self) -> str:
        """What goes along, in words."""
        parts = [f"{count} {word}" for word, count in self.counts.items()]
        return f"Dit gaat mee: {', '.join(parts)}." if parts else "Er is niets om mee te geven."


def export_formats() -> Mapping[str, ExportFormat]:
    """The formats by key, in the order in which they are offered."""
    return {
        f.key: ExportFormat(f.key, f.title, f.use, f.suffix, f.several)
        for f in OUT_FORMATS.values()
    }


def offered_formats(desk: Desk) -> Mapping[str, ExportFormat]:
    """The formats that this user may have; everything with history is for a beheerder."""
    desk.require_somewhere(LEZEN)
    all_may = allowed(desk.user, BEHEREN)
    return {key: f for key, f in export_formats().items() if all_may or key != EVERYTHING}


def export_told(desk: Desk, format: str, selection: Selection = WHOLE) -> ExportTold:
    """What a file of this format holds of this selection, and what it cannot hold."""
    chosen = _asked(desk, format, selection)
    who = (desk.user.naam, desk.user.rol, tuple(sorted(desk.user.rollen.items())))
    key = ("export_told", format, selection, who, desk.today)
    return desk.networks.kept_answer(key, lambda: _told(desk, chosen, selection))


def export_files(desk: Desk, format: str, selection: Selection = WHOLE) -> dict[str, bytes]:
    """The files of this format with what is selected: file name to content."""
    chosen = _asked(desk, format, selection)
    out, _ = _outgoing(desk, chosen, selection, places=chosen.places)
    if personal(out, chosen):
        out = replace(out, mark=personal_mark(desk.today.isoformat(), desk.user.naam))
    out = _hidden_told(out, chosen, _hidden_of(desk, out))
    if format == EVERYTHING:
        files = {"netwerk-alles.zip": write_everything(out, _history(desk))}
    else:
        files = dict(chosen.write(out))
        files = with_readme(files, out.mark) if chosen.several else files
    return desk.record_file(files, f"export {format}", selection.gebied)


def export_file(desk: Desk, format: str, selection: Selection = WHOLE) -> bytes:
    """The same as one file: a zip when the format is several files."""
    files = export_files(desk, format, selection)
    return zip_of(files) if out_format(format).several else next(iter(files.values()))


def export_name(desk: Desk, format: str, selection: Selection = WHOLE) -> str:
    """What the one file is called, with the selection in its name."""
    desk.require_somewhere(LEZEN)
    made = out_format(format)
    words = ["netwerk", *([f"gebied {selection.gebied}"] if selection.gebied else [])]
    if not replace(selection, gebied=None, op=None).is_whole:
        words.append("keuze")
    words += [selection.op] if selection.op else []
    words += [format] if format not in made.suffix and format != "pajek" else []
    return slug(" ".join(words)) + made.suffix


def _asked(desk: Desk, format: str, selection: Selection) -> OutFormat:
    """The format, when the user may have what is selected in it."""
    made = out_format(format)
    if format == EVERYTHING:
        desk.require(BEHEREN)
        if selection != WHOLE:
            raise InputError("Alles met geschiedenis kan niet van een deel. Laat de keuze weg.")
    desk.require(LEZEN, in_gebied(selection.gebied))
    return made


def _told(desk: Desk, format: OutFormat, selection: Selection) -> ExportTold:
    out, said = _outgoing(desk, format, selection, places=False)
    counts = {
        (plan.label.enkel if len(items) == 1 else plan.label.meervoud): len(items)
        for label, plan in sorted(plans().items(), key=lambda pair: pair[0] not in NETWORK)
        if (items := out.existing.items.get(label)) and _holds(format, label)
    }
    if format.key == EVERYTHING:
        number = desk.store.revision()
        counts["wijziging" if number == 1 else "wijzigingen"] = number
    if format.places and len(out.actors) > PLACED:
        said = (*said, f"Boven {PLACED} actoren gaan de plaatsen van de kaart niet mee.")
    hidden = _hidden_of(desk, out) if _holds_contact(format) else ()
    if hidden:
        said = (_hidden_words(len(hidden), format), *said)
    return ExportTold(counts, (*said, *left_out(out, format)), personal(out, format))


def _hidden_of(desk: Desk, out: Outgoing) -> tuple[Actor, ...]:
    """The actors of whom this user does not see the phone number and mail address."""
    if desk.sees_all_contact:
        return ()
    return tuple(actor for actor in out.actors if not desk.sees_contact(actor))


def _holds_contact(format: OutFormat) -> bool:
    held = None if format.holds is None else format.holds.get(Actor.__name__, frozenset())
    return held is None or bool(held & {*CONTACT_FIELDS})


def _hidden_words(count: int, format: OutFormat) -> str:
    many = f"{count} {'actor' if count == 1 else 'actoren'}"
    there = "zijn dan leeg" if format.key in ONLY_REAL else "zeggen dat ook in het bestand"
    return f"Telefoon en e-mail van {many} zijn {NOT_SEEN}. Die cellen {there}."


def _hidden_told(out: Outgoing, format: OutFormat, hidden: Sequence[Actor]) -> Outgoing:
    """The same, which says of what is hidden that it is: an empty cell means not known."""
    if not hidden or format.key in ONLY_REAL:
        return out
    items = out.existing.items
    told = {actor.id: with_hidden_told(actor) for actor in hidden}
    actors = {**items[Actor.__name__], **told}
    return replace(out, existing=Existing({**items, Actor.__name__: actors}))


def _holds(format: OutFormat, label: str) -> bool:
    return format.holds is None or label in format.holds


def _outgoing(
    desk: Desk, format: OutFormat, selection: Selection, places: bool
) -> tuple[Outgoing, tuple[str, ...]]:
    """What goes out, and what of the store is not in it."""
    items = _items(desk, format, selection)
    said: tuple[str, ...] = ()
    if not selection.is_whole:
        items, said = part_of(desk, items, selection)
    items, hidden = readable_part(desk, items)
    said = (*said, *hidden)
    day = selection.op or desk.today.isoformat()
    relaties = Existing(items).of(Relatie).values()
    ended = frozenset(relatie.id for relatie in relaties if is_over(relatie.tot, day))
    out, unfit = fitting(Outgoing(Existing(items), ended=ended), format)
    placed = places and 0 < len(out.actors) <= PLACED
    known = desk.atlas.places(selection, desk.user.naam) if placed else {}
    spots = {actor.id: known[actor.id] for actor in out.actors if actor.id in known}
    colours = {soort: _rgb(PALETTE[soort][0]) for soort in schema().keuzes["soort"].keuzes}
    return replace(out, places=spots, colours=colours), (*said, *unfit)


def _items(desk: Desk, format: OutFormat, selection: Selection) -> Items:
    labels = ITEM_TYPES if format.key == EVERYTHING else plans()
    if selection.op is not None:
        past = items_at(desk.store, revision_of_day(desk.store, selection.op))
        return {label: past[label] for label in labels}
    return {
        label: {entry.item.id: entry.item for entry in desk.store.all(ITEM_TYPES[label])}
        for label in labels
    }


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _history(desk: Desk) -> OutHistory:
    """The history as texts; a revision is known only after its changes were read."""
    revisions: list[Sequence[str]] = []

    def changes() -> Iterator[str]:
        for revision, done, token in history_of(desk.store, desk.store.revision()):
            revisions.append(_cells(revision, token))
            yield from map(_change, done)

    return OutHistory(changes(), revisions)


def _cells(revision: Revision, token: str) -> list[str]:
    counts = (revision.added, revision.changed, revision.removed)
    undoes = "" if revision.undoes is None else str(revision.undoes)
    said = (revision.at, revision.who, revision.why, revision.type)
    return [str(revision.number), *said, *map(str, counts), undoes, revision.seal, token]


def _change(change: ItemChange) -> str:
    head = to_json({"wijziging": change.revision, "label": change.label, "id": change.id})
    before, after = (encode_item(item) or "null" for item in (change.before, change.after))
    return f'{head[:-1]},"voor":{before},"na":{after}}}'
