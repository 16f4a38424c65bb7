"""Small items and changes that the contract tests are written in."""

from __future__ import annotations

from typing import Any

from netwerk.model import (
    ITEM_TYPES,
    Activiteit,
    Actor,
    Afspraak,
    Bron,
    Cijfer,
    Doelgroep,
    Gebied,
    Gesprek,
    Grens,
    Hoofdstuk,
    Huisstijl,
    Initiatief,
    Item,
    Kern,
    Leesafspraak,
    Meting,
    Navraag,
    Opgave,
    Peilmoment,
    Relatie,
    Signaal,
    Stap,
    Uitgave,
    Verbindkans,
    Verschil,
    Vraagstuk,
    Weergave,
    Wissing,
)
from netwerk.store.port import Change, Delete, Put, Revision, Store

PLACES: tuple[Item, ...] = (
    Gebied(id="1", naam="Varsseveld", nummer=1),
    Gebied(id="2", naam="Terborg", nummer=2, omschrijving="Klein en oud"),
    Kern(
        id="heelweg",
        naam="Heelweg",
        gebied="1",
        soort="dorp",
        postcodes=("7055",),
        inwoners=1015,
        lengtegraad=6.46,
    ),
    Kern(id="terborg", naam="Terborg", gebied="2"),
)


def actor(id: str, naam: str = "", soort: str = "bewonersgroep", **more: Any) -> Actor:
    return Actor(id=id, naam=naam or f"Groep {id}", soort=soort, **more)


def relatie(id: str, van: str, naar: str, soort: str = "kent", **more: Any) -> Relatie:
    return Relatie(id=id, van=van, naar=naar, soort=soort, **more)


def write(
    store: Store, *ops: Item | Put | Delete, who: str = "Test", why: str = "", **more: Any
) -> Revision:
    """Apply these operations as one change; a bare item is a new one."""
    return store.apply(
        Change(
            tuple(op if isinstance(op, Put | Delete) else Put(op) for op in ops), who, why, **more
        )
    )


def version(store: Store, item: Item) -> int:
    return store.get(type(item), [item.id])[item.id].version


def change(store: Store, item: Item, **more: Any) -> Revision:
    """Store a new state of an item that is there, based on its newest version."""
    return write(store, Put(item, version(store, item)), **more)


def remove(store: Store, *items: Item, **more: Any) -> Revision:
    return write(
        store,
        *(Delete(type(item).__name__, item.id, version(store, item)) for item in items),
        **more,
    )


def state(store: Store) -> dict[tuple[str, str], Item]:
    """Everything that is stored, by label and id."""
    return {
        (label, entry.item.id): entry.item
        for label, cls in ITEM_TYPES.items()
        for entry in store.all(cls)
    }


ONE_OF_EACH: tuple[Item, ...] = (
    *PLACES,
    Actor(
        id="zon", naam="Café de Zon", soort="bedrijf", andere_namen=("Zonnetje", "De Oude Zon"), categorie="horeca_en_zaal",
        domeinen=("sociaal", "cultuur"), gebieden=("1", "2"), kern="heelweg", contact="beheerder", telefoon="0315 000 000",
        email="info@voorbeeld.invalid", website="https://voorbeeld.invalid/?a=1&b=2", adres="Dorpsstraat 1", postcode="7055AA",
        kvk="01234567", omschrijving="Zaal met\ntwee regels", labels=("hal", "eigen woord"), status="actief", gevraagd="2026-03",
        bron="gesprek", laatst_bevestigd="2026-03-14", bevestigd_door="makelaar",
    ),
    Actor(id="makelaar", naam="Gebiedsmakelaar", soort="professional", rol="gebiedsmakelaar", gebieden=("1",)),
    Relatie(
        id="r1", van="zon", naar="makelaar", soort="werkt_samen_met", sterkte=4, frequentie="maandelijks", thema="feest",
        sinds="2019", tot="2026-12-31", bron="gesprek", laatst_bevestigd="2026-03", bevestigd_door="makelaar", toelichting="Zaal",
    ),
    Bron(id="b1", naam="Ledenlijst 2026", datum="2026-01-05", omschrijving="Bestand van de gemeente"),
    Signaal(
        id="s1", titel="Minder vrijwilligers", gebied="1", niveau="netwerk", staat="nieuw", betrokken=("zon",), datum="2026-02",
        kern="heelweg", domeinen=("sociaal",), bronsoort="keukentafel"
    ),
    Vraagstuk(id="v1", titel="Wie draagt het dorp?", gebied="1", reikwijdte="heel_gebied", signalen=("s1",), niveau="gebiedsteam", staat="loopt"),
    Initiatief(id="i1", titel="Dorpskeuken", gebied="1", vraagstuk="v1", betrokken=("zon", "makelaar"), staat="klaar", bron="plan"),
    Opgave(id="o1", titel="Meer vrijwilligers", gebied="1", indicator="aantal", beginwaarde=120.5, streefwaarde=150.0),
    Meting(id="m1", opgave="o1", jaar=2025, bron="eigen telling", waarde=131.25),
    Verbindkans(id="k1", actoren=("zon", "makelaar"), besluit="later", reden="Na de zomer", tot="2026-09", datum="2026-06-01"),
    Verschil(id="niet--makelaar--zon", actoren=("makelaar", "zon"), datum="2026-06-02"),
    Weergave(id="w1", naam="Alleen zorg", eigenaar="Test", inhoud='{"domeinen": ["zorg"]}'),
    Navraag(
        id="NW-2345-678H", actor="zon", datum="2026-09-01", kanaal="mail", relaties=("r1",), antwoord=("klopt", "kennen_ook"),
        beantwoord="2026-09-04", functie="beheerder",
    ),
    Leesafspraak(
        id="la-1", naam="clubje, bellen", toewijzing='[[tabel]]\nkoppen = ["bellen", "clubje"]\n', partner="Bibliotheek",
        koppen=("bellen", "clubje"), datum="2026-09-01",
    ),
    Afspraak(
        id="a-1", titel="Zaal en makelaar aan tafel", beslissing="doen", stand="gedaan", bevinding="meeting:makelaar:zon",
        over="De zaal hangt aan één contact.", wie="Gebiedsmakelaar", voor="2026-10-01", tot="2026-12-01", waarom="anders",
        reden="Eerst de verbouwing", uitkomst="Zij spreken elkaar elke maand", datum="2026-09-20", gedaan_op="2026-09-30",
        eigenaar="Test", actoren=("zon",), gebied="1", kern="heelweg", signaal="s1", vraagstuk="v1", initiatief="i1", opgave="o1",
    ),
    Gesprek(
        id="g-1", met=("zon",), waarover="De verbouwing", datum="2026-09-20", door="Test", noemde=("zon",),
        noemde_ook=("Breiclub",), vervolg="a-1",
    ),
    Wissing(id="wissing-1", datum="2026-11-29", sporen='{"zout":"00"}', door="Test", aantallen=("actoren weggehaald: 1",)),
    Peilmoment(
        id="mo-1", naam="Teamoverleg", tijdstip="2026-09-21T09:30:00+00:00", soort="nulmeting", gebied="1", eigenaar="Test",
    ),
    Stap(
        id="st-1", vraagstuk="v1", soort="opschalen", datum="2026-09-22", van="gebiedsmakelaar", naar="gebiedswethouder",
        ontvanger="zon", niveau="bestuur", verteld="Er is een plek nodig", antwoord="In maart een besluit",
        antwoord_op="2026-10-01", terugverteld_aan="dorpsbelang", terugverteld_op="2026-10-03", eigenaar="Test",
    ),
    Cijfer(
        id="inwoners-BU15090000-2024", maat="inwoners", plek="BU15090000", plek_naam="Varsseveld", plek_soort="buurt", jaar=2024,
        waarde=1805.0, ondergrens=1800.5, bovengrens=1810.0, bron="CBS", indelingsjaar=2024, licentie="CC BY 4.0", bestand="kwb.csv",
    ),
    Grens(
        id="grens-bu15090000-2024", plek="BU15090000", plek_naam="Varsseveld", plek_soort="buurt", jaar=2024, bron="CBS",
        licentie="CC BY 4.0", bestand="pdok.geojson", vorm='{"type":"Polygon","coordinates":[[[6.4,51.9],[6.5,51.9],[6.5,52],[6.4,51.9]]]}',
    ),
    Doelgroep(
        id="dg-1", naam="Scholen en sportclubs", gebieden=("1",), kernen=("heelweg",), soorten=("instelling",),
        categorieen=("sport_en_spel",), domeinen=("sport",), rollen=("leerkracht",), labels=("hal",), woorden=("school",),
        kanalen=("mail", "dorpswebsite"), omschrijving="Voor de sportdag", eigenaar="Test",
    ),
    Activiteit(
        id="ac-1", titel="Sportdag", soort="activiteit", datum="2026-06-12", tijd="19:30", tot="2026-06-13", gebied="1",
        kern="heelweg", plaats="Sportpark", initiatief="i1", doelgroepen=("dg-1",), bereikt=("zon",), bereikt_aantal=120,
        omschrijving="Voor\nallen", bron="plan",
    ),
    Hoofdstuk(id="h-1", deel="plek", gebied="1", tekst="Een dorp\nmet een plein"),
    Uitgave(id="u-1", gebied="1", nummer="1", maker="gebiedsmakelaar", evaluatiedatum="2027-11", gevraagd="Een plek"),
    Huisstijl(id="huisstijl", gemeente="Oude IJsselstreek", kleur="#1f5f8b", logo="iVBORw0KGgo="),
)  # fmt: skip
