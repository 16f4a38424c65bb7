"""Rows of a list of actors: from draft to planned row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from netwerk.exchange.drafts import Draft
from netwerk.exchange.identity import (
    ActorRow,
    Cluster,
    Place,
    Stored,
    cluster_rows,
    give_ids,
    postcode4,
)
from netwerk.exchange.notes import Notes
from netwerk.exchange.places import Places
from netwerk.exchange.report import PlannedRow, State
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Gebied, Kern, Relatie, Value, item_from
from netwerk.schema import schema
from netwerk.typed.convert import allowed, name_key, same

T = TypeVar("T", Actor, Relatie, Gebied, Kern)
ASK = "of geef de soort op voor alle rijen zonder soort (keuze 'soort', of --soort)."


def plan_actors(
    drafts: Sequence[Draft], stored: Stored, places: Places, options: ImportOptions, notes: Notes
) -> tuple[list[PlannedRow], list[Cluster]]:
    """A planned row for each draft, and the actors they mean (those with a problem included)."""
    planned: list[PlannedRow] = []
    rows: list[ActorRow] = []
    for draft in drafts:
        problem = draft.problem or (
            None
            if draft.values.get("naam")
            else "de naam ontbreekt. Vul een naam in of haal de rij weg."
        )
        if problem:
            planned.append(problem_row(draft, problem, notes))
        else:
            rows.append(_actor_row(draft, places, notes))
    clusters = cluster_rows(_without_clashing_keys(rows, notes))
    stored.match([c for c in clusters if not c.problem])
    soorten = _soorten(clusters, options, notes)
    for cluster in give_ids(clusters, stored, soorten):
        _note(
            cluster.first,
            "id",
            "deze sleutel is al van een andere actor; de rij krijgt een eigen sleutel.",
            notes,
        )
    for i, cluster in enumerate(clusters):
        if not cluster.problem:
            _build(cluster, soorten.get(i), places, options, notes)
        planned.extend(_planned(cluster, notes))
    return planned, clusters


def problem_row(draft: Draft, sentence: str, notes: Notes) -> PlannedRow:
    """The planned row of a draft that cannot be used, with its message."""
    table = draft.sheet.table
    notes.problem(table.file, table.sheet, draft.row, None, sentence)
    return PlannedRow(
        file=table.file,
        sheet=table.sheet,
        row=draft.row,
        label=draft.sheet.label,
        state="probleem",
        item=None,
        before=None,
        sentence=sentence,
    )


def _actor_row(draft: Draft, places: Places, notes: Notes) -> ActorRow:
    values = dict(draft.values)
    naam = str(values["naam"])
    file_id = values.pop("id", None)
    gebieden = _gebieden(draft, places, notes)
    kern = _kern(draft, places, gebieden, notes)
    if gebieden:
        values["gebieden"] = gebieden
    if kern:
        values["kern"] = kern
    postcode = draft.texts.get("postcode")
    here = places.by_postcode(postcode) if postcode and not kern else ()
    soort, kvk = values.get("soort"), values.get("kvk")
    return ActorRow(
        draft=draft,
        naam=naam,
        key=name_key(naam),
        file_id=str(file_id) if file_id else None,
        soort=str(soort) if soort else None,
        place=Place(
            kern or (here[0].id if len(here) == 1 else None),
            frozenset(gebieden),
            postcode4(postcode),
        ),
        kvk=str(kvk) if kvk else None,
        values=values,
    )


def _gebieden(draft: Draft, places: Places, notes: Notes) -> tuple[str, ...]:
    text = draft.texts.get("gebieden")
    if not text:
        return ()
    found = places.gebieden_in(text)
    for unknown in found.unknown:
        _count(
            draft, "gebieden", f"{unknown}; weggelaten. Bekend: {places.known_gebieden()}.", notes
        )
    return found.ids


def _kern(draft: Draft, places: Places, gebieden: tuple[str, ...], notes: Notes) -> str | None:
    text = draft.texts.get("kern")
    if not text:
        return None
    found = places.kern_in(text, gebieden)
    for unknown in found.unknown:
        _count(draft, "kern", f"{unknown}; leeg gelaten. Kies een kern uit de lijst.", notes)
    return found.ids[0] if found.ids else None


def _without_clashing_keys(rows: list[ActorRow], notes: Notes) -> list[ActorRow]:
    """Rows whose key stands in the same sheet with another name lose it.

    It does not say who they are.
    """
    names: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.file_id:
            names[(id(row.draft.sheet), row.file_id)].add(row.key)
    kept = []
    for row in rows:
        if row.file_id and len(names[(id(row.draft.sheet), row.file_id)]) > 1:
            _note(
                row,
                "id",
                f"de sleutel '{row.file_id}' staat bij verschillende namen en is niet gebruikt.",
                notes,
            )
            row = replace(row, file_id=None)
        kept.append(row)
    return kept


def _soorten(clusters: Sequence[Cluster], options: ImportOptions, notes: Notes) -> dict[int, str]:
    """The soort of each actor that is new, by position; without one the actor gets a problem."""
    lijst = schema().keuzes["soort"]
    soorten: dict[int, str] = {}
    for i, cluster in enumerate(clusters):
        if cluster.problem:
            continue
        told = next((row.soort for row in cluster.rows if row.soort), None)
        words = sorted(
            {
                row.draft.texts["soort"]
                for row in cluster.rows
                if "soort" in row.draft.texts and not row.soort
            }
        )
        soort = (
            told
            or (cluster.before.soort if cluster.before else None)
            or options.soort
            or _by_categorie(cluster, notes)
        )
        if soort and words and not told:
            _note(
                cluster.first,
                "soort",
                f"'{words[0][:60]}' is geen bekende soort; gelezen als {lijst.label(soort)}.",
                notes,
            )
        if cluster.before is not None:
            continue
        if soort:
            soorten[i] = soort
        elif words:
            cluster.problem = (
                f"'{words[0][:60]}' is geen bekende soort. Kies uit: {allowed(lijst)}, {ASK}"
            )
        else:
            cluster.problem = f"de soort ontbreekt. Vul in: {allowed(lijst)}, {ASK}"
    return soorten


def _by_categorie(cluster: Cluster, notes: Notes) -> str | None:
    """The soort that a known categorie belongs to."""
    keuzes = schema().keuzes["categorie"].keuzes
    for row in cluster.rows:
        keuze = keuzes.get(str(row.values.get("categorie")))
        if keuze and keuze.soort:
            _note(
                row,
                "categorie",
                f"de soort is afgeleid van de categorie ({keuze.label}: {keuze.soort}).",
                notes,
            )
            return keuze.soort
    return None


def _build(
    cluster: Cluster, soort: str | None, places: Places, options: ImportOptions, notes: Notes
) -> None:
    values = _merged(cluster, notes)
    if cluster.before is not None:
        if cluster.by_alias:
            del values["naam"]  # the file uses an old name: the actor keeps the name it has now
        cluster.item, cluster.changes = changed_item(cluster.before, values)
        return
    values |= {"id": cluster.id, "soort": soort}
    if options.bron:
        values.setdefault("bron", options.bron)
    _suggest_place(cluster.first, values, places, notes)
    cluster.item = item_from("Actor", values)  # type: ignore[assignment]


def changed_item(before: T, values: dict[str, Value]) -> tuple[T, tuple[str, ...]]:
    """The stored item with the values of a row, and which properties differ.

    What the row leaves empty stays as it is.
    """
    velden = schema().labels[type(before).__name__].velden
    new = {
        naam: value
        for naam, value in values.items()
        if not same(velden[naam], getattr(before, naam), value)
    }
    return (replace(before, **new), tuple(sorted(new))) if new else (before, ())  # type: ignore[arg-type]


def _merged(cluster: Cluster, notes: Notes) -> dict[str, Value]:
    """One set of values from all rows of an actor: lists together, else the first.

    What is not used is said.
    """
    values = dict(cluster.first.values)
    velden = schema().labels["Actor"].velden
    for row in cluster.rows[1:]:
        for naam, value in row.values.items():
            held = values.get(naam)
            if held is None:
                values[naam] = value
            elif isinstance(held, tuple) and isinstance(value, tuple):
                values[naam] = tuple(dict.fromkeys((*held, *value)))
            elif naam != "naam" and not same(velden[naam], held, value):
                used, unused = str(held)[:60], str(value)[:60]
                said = (
                    f"deze actor staat er vaker in met een andere waarde; '{used}' is "
                    f"gebruikt en niet '{unused}'."
                )
                _note(row, naam, said, notes)
    return values


def _suggest_place(row: ActorRow, values: dict[str, Value], places: Places, notes: Notes) -> None:
    if "postcode" not in values or "kern" in values or "gebieden" in values:
        return
    here = places.by_postcode(str(values["postcode"]))
    gebieden = sorted({kern.gebied for kern in here})
    if len(here) == 1:
        values["kern"] = here[0].id
        _note(row, "postcode", "de kern is ingevuld op grond van de postcode.", notes)
    elif len(gebieden) == 1:
        values["gebieden"] = (gebieden[0],)
        _note(row, "postcode", "het gebied is ingevuld op grond van de postcode.", notes)
    elif gebieden:
        which = " en ".join(gebieden)
        _note(
            row,
            "postcode",
            f"postcode {postcode4(str(values['postcode']))} ligt in gebied {which}; vul zelf "
            "het gebied of de kern in.",
            notes,
        )


def _planned(cluster: Cluster, notes: Notes) -> list[PlannedRow]:
    if cluster.problem:
        return [problem_row(row.draft, cluster.problem, notes) for row in cluster.rows]
    item = cluster.item
    in_order = sorted(
        (row.draft for row in cluster.rows),
        key=lambda d: (d.sheet.table.file, d.sheet.table.sheet or "", d.row),
    )
    state: State = (
        "nieuw" if cluster.before is None else "gewijzigd" if cluster.changes else "gelijk"
    )
    labels = [schema().labels["Actor"].velden[naam].label for naam in cluster.changes]
    naam = item.naam if item else cluster.first.naam
    sentence = {
        "nieuw": f"{naam} is nieuw.",
        "gewijzigd": f"{naam}: {', '.join(labels)}.",
        "gelijk": f"{naam} staat er al zo in.",
    }[state]
    planned = []
    for i, draft in enumerate(in_order):
        table = draft.sheet.table
        if i == 0:
            row = PlannedRow(
                file=table.file,
                sheet=table.sheet,
                row=draft.row,
                label="Actor",
                state=state,
                item=item,
                before=cluster.before,
                sentence=sentence,
                changes=cluster.changes,
            )
        else:
            first = in_order[0]
            where = (
                f"rij {first.row}"
                if first.sheet is draft.sheet
                else f"rij {first.row} van {first.sheet.table.sheet or first.sheet.table.file}"
            )
            row = PlannedRow(
                file=table.file,
                sheet=table.sheet,
                row=draft.row,
                label="Actor",
                state="overgeslagen",
                item=None,
                before=None,
                sentence=f"dubbele rij: dezelfde actor als {where}.",
            )
            notes.count(
                table.file,
                table.sheet,
                draft.row,
                None,
                "dubbele rij: de actor staat er al eerder in.",
                first=True,
            )
        planned.append(row)
    return planned


def _note(row: ActorRow, veld: str, sentence: str, notes: Notes) -> None:
    _count(row.draft, veld, sentence, notes)


def _count(draft: Draft, veld: str, sentence: str, notes: Notes) -> None:
    table = draft.sheet.table
    notes.count(table.file, table.sheet, draft.row, draft.sheet.header(veld), sentence)
