"""Entries for the Algoritmeregister: publicatiestandaard 1.0.0, one for each choice of contact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from netwerk.access.own_gemeente import REGISTER_FIELDS, STATUSES, WORDS, OwnGemeente
from netwerk.report.accountability.draft_texts import Choosing, choosing, shared_words

Entry = Mapping[str, Mapping[str, Any]]
CATEGORIES = ("Hoog-risico AI-systemen", "Impactvolle algoritmes", "Overige algoritmes")
LIMITS: Mapping[tuple[str, str], int] = {
    ("algemene_informatie", "naam"): 100,
    ("algemene_informatie", "korte_omschrijving"): 350,
    ("algemene_informatie", "organisatie"): 100,
    ("verantwoord_gebruik", "doel_en_impact"): 2500,
    ("verantwoord_gebruik", "afwegingen"): 2500,
    ("verantwoord_gebruik", "menselijke_tussenkomst"): 2500,
    ("verantwoord_gebruik", "risicobeheer"): 2500,
    ("verantwoord_gebruik", "wettelijke_basis"): 2500,
    ("verantwoord_gebruik", "titel_wettelijke_basis"): 100,
    ("verantwoord_gebruik", "toelichting_impacttoetsen"): 2500,
    ("werking", "gegevens"): 2500,
    ("werking", "titel_gegevensbron"): 500,
    ("werking", "technische_werking"): 5000,
    ("werking", "leverancier"): 200,
    ("metadata", "bron_id"): 100,
    ("metadata", "zoektermen"): 2500,
}
"""A text has fewer characters than this."""
NEEDED = (
    ("algemene_informatie", "naam"),
    ("algemene_informatie", "korte_omschrijving"),
    ("algemene_informatie", "organisatie"),
    ("algemene_informatie", "status"),
    ("algemene_informatie", "contactgegevens"),
    ("algemene_informatie", "publicatiecategorie"),
    ("metadata", "taal"),
    ("metadata", "schema"),
)
ONE_OF: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("algemene_informatie", "status"): STATUSES,
    ("algemene_informatie", "publicatiecategorie"): CATEGORIES,
    ("metadata", "taal"): ("nld",),
    ("metadata", "schema"): ("1.0.0",),
}
_MAIL, _LINK, _MONTH = r"[^@\s]+@[^@\s]+\.[^@\s]+", r"https://\S+", r"[0-9]{4}-[0-9]{2}"
FORMS: Mapping[tuple[str, str], str] = {
    ("algemene_informatie", "contactgegevens"): f"{_LINK}|{_MAIL}",
    ("algemene_informatie", "begindatum"): _MONTH,
    ("algemene_informatie", "einddatum"): _MONTH,
}


def register_entries(of: OwnGemeente) -> dict[str, Entry]:
    """An entry for each kind that chooses contact, by its name.

    What the municipality has not filled in is left out. `faults_of` names what must be there, and
    `lacking_fields` all that is not.
    """
    return {name: _entry(name, choice, of) for name, choice in choosing().items()}


def lacking_fields(of: OwnGemeente) -> tuple[str, ...]:
    """What the register asks and is in no entry yet, in words, besides what `faults_of` names."""
    shown = {"begindatum", *REGISTER_FIELDS}
    return tuple(WORDS[name] for name in WORDS if name in shown and not getattr(of, name))


def _entry(name: str, choice: Choosing, of: OwnGemeente) -> Entry:
    said = shared_words()
    return {
        "algemene_informatie": _filled(
            naam=f"{said['naam_voor']}{choice.name}",
            korte_omschrijving=_explained(choice.short),
            organisatie=of.naam,
            thema=list(said["thema"]),
            status=of.status,
            begindatum=of.begindatum,
            contactgegevens=of.contact,
            link_publiekspagina=of.link_publiekspagina,
            publicatiecategorie="Impactvolle algoritmes",
        ),
        "verantwoord_gebruik": _filled(
            doel_en_impact=f"{choice.goal} {said['impact']}",
            afwegingen=said["afwegingen"],
            menselijke_tussenkomst=said["menselijke_tussenkomst"],
            risicobeheer=said["risicobeheer"],
            wettelijke_basis=of.wettelijke_basis,
            link_wettelijke_basis=of.link_wettelijke_basis,
            titel_wettelijke_basis=of.titel_wettelijke_basis,
            verwerkingsregister=of.verwerkingsregister,
            impacttoetsen=of.impacttoetsen,
            link_impacttoets=of.link_impacttoets,
            toelichting_impacttoetsen=""
            if of.impacttoetsen
            else (
                "Een DPIA is als concept gemaakt; de gemeente stelt haar vast. Of een IAMA nodig "
                "is, bepaalt de gemeente."
            ),
        ),
        "werking": _filled(
            gegevens=" ".join(filter(None, (said["gegevens"], choice.uses))),
            technische_werking=f"{said['techniek']} {choice.working}",
            leverancier=of.leverancier,
            link_broncode=of.link_broncode,
        ),
        "metadata": _filled(
            taal="nld",
            schema="1.0.0",
            bron_id=f"netwerk-{name}",
            zoektermen="gebiedsgericht werken, netwerk, introducties, " + choice.name,
        ),
    }


def _explained(short: str) -> str:
    """What an entry does, with what an actor is when it names one: everybody may read it."""
    return f"{short} {shared_words()['actor']}" if "actor" in short else short


def _filled(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def faults_of(entry: Entry) -> tuple[str, ...]:
    """What keeps an entry from being published by the standard, each in a sentence."""
    faults = [
        f"{part}.{key} is nog niet ingevuld."
        for part, key in NEEDED
        if not entry.get(part, {}).get(key)
    ]
    for part, values in entry.items():
        for key, value in values.items():
            if isinstance(value, str):
                faults += _faults(part, key, value)
    return tuple(faults)


def _faults(part: str, key: str, value: str) -> list[str]:
    """What is wrong with one text."""
    at, faults = (part, key), []
    if re.search(r"[\r\n]|^\s*[-*•] ", value):
        faults.append(f"{part}.{key} heeft een regeleinde of een opsomming.")
    if at in LIMITS and len(value) >= LIMITS[at]:
        faults.append(f"{part}.{key} heeft {len(value)} tekens; minder dan {LIMITS[at]} mag.")
    if at in ONE_OF and value not in ONE_OF[at]:
        faults.append(f"{part}.{key} is '{value}'. Kies uit: {', '.join(ONE_OF[at])}.")
    form = FORMS.get(at, _LINK if "link" in key or key == "verwerkingsregister" else ".*")
    if not re.fullmatch(form, value, re.DOTALL):
        faults.append(f"{part}.{key} heeft de verkeerde vorm.")
    return faults
