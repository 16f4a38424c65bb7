"""Rows of a list of actors: from draft to planned row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from netwerk.exchange.identity.contradiction import marks_of
from netwerk.exchange.identity.matching import StoredActors, give_ids
from netwerk.exchange.identity.namesakes import MEND, say_namesakes, stored_namesake
from netwerk.exchange.identity.same_actor import Cluster, Place, ReadActor, cluster_rows, postcode4
from netwerk.exchange.identity.surnames import is_surname, works_of
from netwerk.exchange.meaning.field_words import like
from netwerk.exchange.meaning.word_lists import is_address
from netwerk.exchange.notes import Notes
from netwerk.exchange.places import Places
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.reasons import NO_NAME, NO_REAL_NAME, NO_SOORT, UNCLEAR, Trouble
from netwerk.exchange.report import PlannedRow
from netwerk.exchange.request import ImportOptions
from netwerk.exchange.rows.actorplace import gebieden_of, kern_of, suggest_place
from netwerk.exchange.rows.planned_rows import (
    Outcome,
    Values,
    changed_item,
    item_rows,
    merged_values,
    outcome_words,
    problem_row,
    with_kept,
)
from netwerk.exchange.rows.stored_first import (
    with_newest_dates,
    with_own_text,
    without_unread,
)
from netwerk.model import fold, item_from
from netwerk.schema import schema
from netwerk.typed.convert import allowed, name_key

ASK = "of geef de soort op voor alle rijen zonder soort (keuze 'soort', of --soort)."
_OF_ONE_PERSON = frozenset({"id", "telefoon", "email", "kvk"})
NAMELESS = Trouble(NO_NAME, "de naam ontbreekt. Vul een naam in of haal de rij weg.")


def plan_actors(
    drafts: Sequence[Draft],
    stored: StoredActors,
    places: Places,
    options: ImportOptions,
    notes: Notes,
) -> tuple[list[PlannedRow], list[Cluster]]:
    """A planned row for each draft, and the actors they mean (those with a problem included)."""
    planned: list[PlannedRow] = []
    rows: list[ReadActor] = []
    works = works_of(drafts)
    for draft in drafts:
        trouble = draft.trouble or _nameless(draft)
        if trouble:
            planned.append(problem_row(draft, trouble, notes))
        else:
            rows.append(_actor_row(draft, places, notes, works, options.gebied))
    clusters = cluster_rows(_without_clashing_keys(rows, notes))
    stored.match([c for c in clusters if not c.trouble])
    soorten = _soorten(clusters, stored, options, notes)
    say_namesakes(clusters, stored, notes)
    for cluster in give_ids(clusters, stored, soorten):
        notes.count(
            cluster.first.draft.where("id"),
            "deze sleutel is al van een andere actor; de rij krijgt een eigen sleutel.",
        )
    for i, cluster in enumerate(clusters):
        if not cluster.trouble:
            _build(cluster, soorten.get(i), places, options, notes)
        planned.extend(_planned(cluster, notes))
    return planned, clusters


def _nameless(draft: Draft) -> Trouble | None:
    """What is the matter with the name of a row."""
    naam = draft.values.get("naam")
    if not naam:
        return NAMELESS
    if not draft.sheet.our_keys and (kind := is_address(str(naam))):
        said = f"'{str(naam)[:60]}' is een {kind} en geen naam. Vul de naam in of haal de rij weg."
        return Trouble(NO_REAL_NAME, said)
    return None


def _actor_row(
    draft: Draft,
    places: Places,
    notes: Notes,
    works: Mapping[tuple[int, int], str],
    gebied: str | None,
) -> ReadActor:
    """``gebied``: the one that was chosen for what names none: 'Ulft' is the Ulft in there."""
    values = dict(draft.values)
    naam = str(values["naam"])
    file_id = values.pop("id", None)
    gebieden, no_gebied = gebieden_of(draft, places, notes)
    chosen = gebieden or ((gebied,) if gebied else ())
    named, no_kern = kern_of(draft, places, chosen, notes)
    kern = named.ids[0] if named.ids else None
    if no_gebied or no_kern:
        draft = replace(draft, kept=(*draft.kept, *no_gebied, *no_kern))
    if gebieden:
        values["gebieden"] = gebieden
    if kern:
        values["kern"] = kern
    postcode = draft.texts.get("postcode")
    here = places.by_postcode(postcode) if postcode and not kern else ()
    certain = kern or (here[0].id if len(here) == 1 else None)
    soort = values.get("soort")
    return ReadActor(
        draft=draft,
        naam=naam,
        key=name_key(naam),
        file_id=str(file_id) if file_id else None,
        soort=str(soort) if soort else None,
        place=Place(
            certain,
            frozenset(gebieden),
            postcode4(postcode),
            frozenset(named.either),
            places.gebieden_of([certain] if certain else named.either),
        ),
        marks=marks_of(_of_the_person(draft, naam, values)),
        values=values,
        work=works.get((id(draft.sheet), draft.row), ""),
    )


def _of_the_person(draft: Draft, naam: str, values: Values) -> Values:
    """The values that tell two of one name apart.

    In a list of only names, roles and organisations each row is a membership: somebody who stands
    in it twice has two roles. A surname alone is never enough to say that it is the same person.
    """
    velden = {column.veld for column in draft.sheet.columns}
    is_memberships = any(tie.employer for tie in draft.sheet.ties) and not velden & _OF_ONE_PERSON
    if is_memberships and not is_surname(naam):
        return {veld: value for veld, value in values.items() if veld != "rol"}
    return values


def _without_clashing_keys(rows: list[ReadActor], notes: Notes) -> list[ReadActor]:
    """The rows; a key that stands in one sheet with several names says nothing and is taken off."""
    names: dict[tuple[int, str], set[str]] = defaultdict(set)
    for row in rows:
        if row.file_id:
            names[(id(row.draft.sheet), row.file_id)].add(row.key)
    kept = []
    for row in rows:
        if row.file_id and len(names[(id(row.draft.sheet), row.file_id)]) > 1:
            notes.count(
                row.draft.where("id"),
                f"de sleutel '{row.file_id}' staat bij verschillende namen en is niet gebruikt.",
            )
            row = replace(row, file_id=None)
        kept.append(row)
    return kept


def _soorten(
    clusters: Sequence[Cluster], stored: StoredActors, options: ImportOptions, notes: Notes
) -> dict[int, str]:
    """The soort of each actor that is new, by position; without one the actor gets a problem."""
    lijst = schema().keuzes["soort"]
    soorten: dict[int, str] = {}
    for i, cluster in enumerate(clusters):
        if cluster.trouble:
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
            notes.count(
                cluster.first.draft.where("soort"),
                f"'{words[0][:60]}' is geen bekende soort; gelezen als {lijst.label(soort)}.",
            )
        if cluster.before is not None:
            continue
        if soort:
            soorten[i] = soort
        elif said := stored_namesake(cluster, stored):
            cluster.trouble = Trouble(UNCLEAR, f"{said}. {MEND}")
        elif words:
            cluster.trouble = Trouble(
                NO_SOORT,
                f"'{words[0][:60]}' is geen bekende soort.{like(words[0])} Kies uit: "
                f"{allowed(lijst)}, {ASK}",
            )
        else:
            said = f"de soort ontbreekt. Vul in: {allowed(lijst)}, {ASK}"
            cluster.trouble = Trouble(NO_SOORT, said)
    return soorten


def _by_categorie(cluster: Cluster, notes: Notes) -> str | None:
    """The soort that a known categorie belongs to."""
    keuzes = schema().keuzes["categorie"].keuzes
    for row in cluster.rows:
        keuze = keuzes.get(str(row.values.get("categorie")))
        if keuze and keuze.soort:
            notes.count(
                row.draft.where("categorie"),
                f"de soort is afgeleid van de categorie ({keuze.label}: {keuze.soort}).",
            )
            return keuze.soort
    return None


def _build(
    cluster: Cluster, soort: str | None, places: Places, options: ImportOptions, notes: Notes
) -> None:
    rows = [(row.draft, dict(row.values)) for row in cluster.rows]
    values = merged_values("Actor", rows, "naam", notes)
    drafts = [draft for draft, _ in rows]
    if cluster.before is not None:
        values, dates = with_newest_dates(cluster.before, values, drafts, notes)
        text: tuple[str, ...] = ()
        if not (options.vervang or cluster.our_keys):
            values, text = with_own_text(cluster.before, values, drafts, notes)
        cluster.stays = (*dates, *text)
        drafts = without_unread(drafts, notes)
    values = with_kept("Actor", values, cluster.before, drafts)
    if cluster.before is not None:
        if cluster.by_alias:
            del values["naam"]  # the file uses an old name: the actor keeps the name it has now
        elif _is_only_retyped(str(values.get("naam") or ""), cluster.before.naam):
            del values["naam"]
        cluster.item, cluster.changes = changed_item(cluster.before, values)
        return
    values |= {"id": cluster.id, "soort": soort}
    if options.bron:
        values.setdefault("bron", options.bron)
    suggest_place(cluster.first.draft, values, places, notes)
    if options.gebied and "kern" not in values and "gebieden" not in values:
        values["gebieden"] = (options.gebied,)
        notes.count(
            cluster.first.draft.where(),
            "er staat geen kern of gebied; het gekozen gebied is ingevuld.",
        )
    cluster.item = item_from("Actor", values)  # type: ignore[assignment]


def _is_only_retyped(naam: str, stored: str) -> bool:
    """Whether a name is the stored one in other capitals, or typed without accents."""
    if naam.casefold() == stored.casefold():
        return True
    return naam.isascii() and not stored.isascii() and naam.casefold() == fold(stored)


def _planned(cluster: Cluster, notes: Notes) -> list[PlannedRow]:
    if cluster.trouble or cluster.item is None:
        trouble = cluster.trouble or NAMELESS
        return [problem_row(row.draft, trouble, notes) for row in cluster.rows]
    outcome = Outcome(cluster.item, cluster.before, cluster.changes, cluster.stays)
    drafts = [row.draft for row in cluster.rows]
    sentence = outcome_words(cluster.item.naam, outcome)
    return item_rows(drafts, outcome, sentence, "dezelfde actor als", notes)
