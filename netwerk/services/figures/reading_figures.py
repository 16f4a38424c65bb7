"""Files with figures: read, compared with what is kept, and accepted as one change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.exchange.guard.why_private import private_facts_of
from netwerk.figures.cbs_codes import GEBIED, KERN
from netwerk.figures.figure_book import book_of
from netwerk.figures.measures import MATEN, maat_of
from netwerk.figures.not_counted import not_counted
from netwerk.figures.sources.own_table import OWN_SOURCE, maat_key
from netwerk.figures.sources.read_value import ReadFigures, ReadValue
from netwerk.figures.sources.source_forms import FORMS
from netwerk.figures.sources.what_read import BORDERS, counted, listed, what_read
from netwerk.figures.unlikely import unlikely
from netwerk.model import Cijfer, Grens
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.figures.comparing_borders import compared_borders
from netwerk.services.figures.figure_tables import read_figure_file
from netwerk.services.figures.files_differ import other_name, other_values
from netwerk.services.figures.kept_figures import KeptFigures, kept_figures
from netwerk.services.records.edits import new_token
from netwerk.services.rules.private import unless_private
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision, Stored
from netwerk.typed.text import one_line, slug, tidy

_SOURCES = frozenset(form.bron for form in FORMS)


@dataclass(frozen=True)
class FiguresPlan:
    """What files with figures would do.

    read: one line per file, of what was read. told: what was not used and why, and what one can do.
    items, borders: what would be added or changed; new, changed, same: how many of both. private:
    what looks private, each as property and why, with its row; private_ids: of which items.
    """

    read: tuple[str, ...]
    told: tuple[str, ...]
    items: tuple[Cijfer, ...]
    new: int
    changed: int
    same: int
    why: str
    versions: Mapping[str, Stored[Cijfer]] = field(default_factory=dict)
    private: tuple[tuple[str, str], ...] = ()
    private_ids: frozenset[str] = frozenset()
    token: str = field(default_factory=new_token)
    borders: tuple[Grens, ...] = ()
    border_versions: Mapping[str, Stored[Grens]] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """How much would be stored: '307 cijfers en 32 grenzen'; empty for nothing."""
        counts = (len(self.items), ("cijfer", "cijfers")), (len(self.borders), BORDERS)
        return listed(counted(count, words) for count, words in counts if count)


def plan_figures(
    desk: Desk, files: Sequence[tuple[str, bytes]], jaar: int | None = None
) -> FiguresPlan:
    """Read files and compare them with what is kept; nothing is stored.

    jaar: the year of files that do not say it. A value that is not known never takes the place of
    one that is. Raises InputError with one sentence per file that cannot be used, AccessDenied.
    """
    desk.require_somewhere(LEZEN)
    kept = kept_figures(desk)
    if not files:
        raise InputError("Kies een bestand met cijfers.")
    newest = desk.today.year
    if jaar is not None and not 1990 <= jaar <= newest:
        raise InputError(f"{jaar} kan niet het jaar van deze cijfers zijn.")
    refused: list[str] = []
    found: list[ReadFigures] = []
    for name, content in files:
        try:
            found += read_figure_file(name, content, kept, jaar, newest)
        except InputError as error:
            refused.append(str(error))
    if refused:
        raise InputError(" ".join(refused))
    return _planned(desk, kept, found)


def without_private(desk: Desk, plan: FiguresPlan) -> FiguresPlan:
    """The same plan without the rows that look private: those are left out. Raises AccessDenied."""
    desk.require_somewhere(LEZEN)
    left = tuple(item for item in plan.items if item.id not in plan.private_ids)
    versions = {id: entry for id, entry in plan.versions.items() if id not in plan.private_ids}
    return replace(
        plan,
        items=left,
        versions=versions,
        new=len(left) - len(versions) + len(plan.borders) - len(plan.border_versions),
        changed=len(versions) + len(plan.border_versions),
        private=(),
        private_ids=frozenset(),
    )


def import_figures(desk: Desk, plan: FiguresPlan, private: bool = False) -> Revision | None:
    """Store what a plan adds and changes as one change; None when all of it is there already.

    Figures of sources with codes ask to be allowed to change the whole gemeente; own figures of a
    kern or gebied ask that gebied. private: somebody said that what looks private may go in. Raises
    LooksPrivate, AccessDenied, Conflict.
    """
    why = unless_private(plan.why, plan.private, private)
    if not plan.words:
        desk.require_somewhere(LEZEN)
        return None
    puts = [_put(item, plan.versions.get(item.id)) for item in plan.items]
    puts += [_put(item, plan.border_versions.get(item.id)) for item in plan.borders]
    return apply(desk, Change(tuple(puts), desk.user.naam, why, "cijfers", token=plan.token))


def plan_own_count(
    desk: Desk, plek: str, maat: str, jaar: int, waarde: float, bron: str = ""
) -> FiguresPlan:
    """What one count that somebody types would do, to be stored with `import_figures`.

    plek: the id of a kern or gebied. maat: what was counted, in his words. Raises InputError when
    something is missing or cannot be, AccessDenied.
    """
    desk.require_somewhere(LEZEN)
    kept = kept_figures(desk)
    place = kept.kernen.get(plek) or kept.gebieden.get(plek)
    key = maat_key(maat)
    if place is None:
        raise InputError("Kies een kern of een gebied waar je dit telde.")
    if not key:
        raise InputError("Vul in wat je telde, zoals 'Clubs met een eigen gebouw'.")
    if not 1990 <= jaar <= desk.today.year:
        raise InputError(f"{jaar} kan niet het jaar van deze telling zijn.")
    value = ReadValue(
        maat=key,
        plek=plek,
        plek_soort=KERN if plek in kept.kernen else GEBIED,
        plek_naam=place.naam,
        jaar=jaar,
        waarde=waarde,
        bron=one_line(tidy(bron)) or OWN_SOURCE,
    )
    read = ReadFigures(
        file="telling",
        bron=value.bron,
        licentie=None,
        indeling=None,
        rows=1,
        values=(value,),
    )
    plan = _planned(desk, kept, [read])
    return replace(plan, why=f"Telling: {maat_of(key).naam} in {place.naam}, {jaar}")


def _put(item: Cijfer | Grens, before: Stored[Cijfer] | Stored[Grens] | None) -> Put:
    return Put(item) if before is None else Put(item, before.version, before.item)


def _planned(desk: Desk, kept: KeptFigures, found: Sequence[ReadFigures]) -> FiguresPlan:
    there = {_key(entry.item): entry for entry in desk.reads.all(Cijfer)}
    wanted: dict[tuple[str, str, int, str], Cijfer] = {}
    clash = other_name(kept, found)
    unsure, differ = other_values(found, lambda read, value: _key(_item(read, value)))
    for read in found:
        for value in read.values:
            item = _item(read, value)
            if value.plek not in clash and _key(item) not in unsure:
                wanted[_key(item)] = item
    items, versions, same = [], {}, 0
    for key, found_now in wanted.items():
        before = there.get(key)
        item = found_now if before is None else _named(found_now, before.item)
        if before is None:
            items.append(item)
        elif replace(item, id=before.item.id, bestand=before.item.bestand) == before.item:
            same += 1
        else:
            items.append(replace(item, id=before.item.id))
            versions[before.item.id] = before
    rows = {_id(value): value.where for read in found for value in read.values}
    private: list[tuple[str, str]] = []
    private_ids = set()
    for item in items:
        if item.bron in _SOURCES and item.maat in MATEN:
            continue
        for label, why_private in private_facts_of(item, None):
            where = rows.get(_id_of(item), "")
            private.append((label, f"{why_private} ({where})" if where else why_private))
            private_ids.add(item.id)
    files = dict.fromkeys(read.file for read in found)
    borders = compared_borders(desk, found, clash)
    return FiguresPlan(
        read=tuple(f"{read.file}: {what_read(read, kept.gemeente)}" for read in found),
        told=tuple(
            dict.fromkeys(
                [
                    *clash.values(),
                    *differ,
                    *unlikely(wanted.values()),
                    *_told(kept, found, there.values(), items),
                ]
            )
        ),
        items=tuple(items),
        new=len(items) - len(versions) + borders.new,
        changed=len(versions) + len(borders.versions),
        same=same + borders.same,
        why=f"{'Cijfers' if items else 'Grenzen'} ingelezen uit {', '.join(files)}",
        versions=versions,
        borders=borders.items,
        border_versions=borders.versions,
        private=tuple(dict.fromkeys(private)),
        private_ids=frozenset(private_ids),
    )


def _told(
    kept: KeptFigures,
    found: Sequence[ReadFigures],
    there: Iterable[Stored[Cijfer]],
    items: Iterable[Cijfer],
) -> list[str]:
    told = [f"{read.file}: {line}" for read in found for line in read.told]
    book = book_of([*(entry.item for entry in there), *items])
    buurten = {
        (value.plek, read.indeling or value.jaar)
        for read in found
        for value in read.named
        if value.plek_soort == "buurt"
    }
    newest: dict[str, int] = {}
    for code, indeling in buurten:
        newest[code] = max(newest.get(code, 0), indeling)
    return told + list(not_counted(book, kept.kernen.values(), newest.items()))


def _item(read: ReadFigures, value: ReadValue) -> Cijfer:
    return Cijfer(
        id=_id(value),
        maat=value.maat,
        plek=value.plek,
        plek_soort=value.plek_soort,
        plek_naam=value.plek_naam,
        jaar=value.jaar,
        bron=value.bron,
        waarde=value.waarde,
        ondergrens=value.low,
        bovengrens=value.high,
        indelingsjaar=read.indeling,
        licentie=read.licentie,
        bestand=read.file,
    )


def _id_of(item: Cijfer) -> str:
    return _figure_id(item.maat, item.plek, item.jaar, item.bron)


def _id(value: ReadValue) -> str:
    return _figure_id(value.maat, value.plek, value.jaar, value.bron)


def _figure_id(maat: str, plek: str, jaar: int, bron: str) -> str:
    """A readable id, the same for the same figure; of a text that a person typed with a mark."""
    parts = ["cijfer", slug(maat), slug(plek), str(jaar), slug(bron)]
    if maat not in MATEN or bron not in _SOURCES:
        exact = f"{maat}|{plek}|{bron}".encode()
        parts.append(hashlib.blake2s(exact, digest_size=4).hexdigest())
    return "-".join(parts)


def _named(item: Cijfer, before: Cijfer) -> Cijfer:
    """With the name that was known, when this file has none."""
    return item if item.plek_naam else replace(item, plek_naam=before.plek_naam)


def _key(item: Cijfer) -> tuple[str, str, int, str]:
    return item.maat, item.plek, item.jaar, item.bron
