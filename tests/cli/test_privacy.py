"""``netwerk privacy``: find, erase and retention as scripts use them."""

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from netwerk.model import (
    Activiteit,
    Actor,
    Doelgroep,
    Gesprek,
    Initiatief,
    Item,
    Opgave,
    Peilmoment,
    Relatie,
    Signaal,
    Verbindkans,
    Vraagstuk,
    Weergave,
)
from netwerk.services.stores import open_store
from netwerk.settings import load_settings
from netwerk.store.port import Change, Delete, Put, now
from tests.cli.conftest import Netwerk


@pytest.fixture
def filled(netwerk: Netwerk) -> None:
    """A professional by name, a note about him, and a colleague of that name."""
    store = open_store(load_settings())
    jan = Actor(
        id="jan-de-vries", naam="Jan de Vries", soort="professional", telefoon="06-12345678"
    )
    club = Actor(id="club", naam="Club", soort="bewonersgroep", laatst_bevestigd="2026-01-01")
    oud = Actor(id="oud", naam="Oude club", soort="bewonersgroep", status="gestopt")
    store.apply(Change((Put(jan), Put(club), Put(oud)), who="Jan de Vries", why="erbij"))
    store.apply(
        Change(
            (
                Put(Signaal(id="s", titel="Zaal", omschrijving="J. de Vries belde")),
                Put(Gesprek(id="g", met=("club",), datum="2019-05-01", waarover="De oude zaal")),
                Put(Gesprek(id="g2", met=("club",), datum="2026-05-01", waarover="De zaal")),
            ),
            who="An",
        )
    )
    version = store.get(Actor, ["oud"])["oud"].version
    store.apply(
        Change((Delete("Actor", "oud", version),), who="An", at="2026-01-01T00:00:00.000000Z")
    )
    store.close()


def files_with(text: str) -> list[str]:
    return [p.name for p in Path().iterdir() if p.is_file() and text.encode() in p.read_bytes()]


@pytest.mark.usefixtures("filled")
def test_find_says_where_since_when_and_what_stands_there(netwerk: Netwerk) -> None:
    said = netwerk("privacy", "find", "jan", "DE", "vriés", "--telefoon", "+31 6 12345678")
    assert said.code == 0
    assert "actor 'Jan de Vries'" in said.out
    assert "J. de Vries belde" in said.out
    assert "Gebruiker 'Jan de Vries'" in said.out
    found = netwerk("privacy", "find", "Jan de Vries", "--json").json
    assert [f["label"] for f in found["finds"]] == ["Actor", "Signaal"]
    assert [f["offered"] for f in found["finds"]] == ["weg", "woorden"]
    assert netwerk("privacy", "find", "Niemand").out.startswith("Er is niets gevonden")


@pytest.mark.usefixtures("filled")
def test_the_copy_for_the_person_is_marked_and_not_overwritten(netwerk: Netwerk) -> None:
    assert netwerk("privacy", "find", "Jan de Vries", "--out", "kopie.txt").code == 0
    text = Path("kopie.txt").read_text(encoding="utf-8")
    assert text.startswith("Bevat persoonsgegevens.\n")
    assert "J. de Vries belde" in text
    assert netwerk("privacy", "find", "Jan de Vries", "--out", "kopie.txt").code == 1
    assert netwerk("privacy", "find", "Jan de Vries", "--out", "kopie.txt", "--force").code == 0


@pytest.mark.usefixtures("filled")
def test_the_copy_tells_what_article_15_asks_and_no_keys(
    netwerk: Netwerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "eigen.toml"
    file.write_text(
        '[gemeente]\nwebsite = "https://gemeente.example"\ncontact = "avg@gemeente.example"\n'
        f'[[toepassing]]\nnaam = "Dashboard"\nsleutel = "{"a" * 64}"\n'
        '[bewaren]\ngesprek = "18 maanden"\n'
    )
    monkeypatch.setenv("NETWERK_CONFIG", str(file))
    store = open_store(load_settings())
    tie = Relatie(
        id="r", van="jan-de-vries", naar="club", soort="kent", bron="Lijst van de vereniging"
    )
    store.apply(Change((Put(tie),), who="An"))
    store.close()
    assert netwerk("privacy", "find", "Jan de Vries", "--out", "kopie.txt").code == 0
    text = Path("kopie.txt").read_text(encoding="utf-8")
    for part in ("Waarvoor", "Hoe lang", "Wie het ziet", "Waar het vandaan komt", "Meer lezen"):
        assert f"\n{part}\n" in text
    for told in ("https://gemeente.example", "avg@gemeente.example", "Dashboard", "18 maanden"):
        assert told in text
    assert "- Een gesprek dat wij hadden: 18 maanden.\n" in text
    for kind in ("stap:", "verbindkans:", "geschiedenis:", "gestopt:"):
        assert f"- {kind}" not in text, "a name of our own says nothing to the person"
    assert "Bron: Lijst van de vereniging" in text
    assert "jan-de-vries" not in text
    assert "Jan de Vries" in text
    assert re.search(r"\d{4}-\d\d-\d\d", text) is None
    assert re.search(r"\(sinds \d{1,2}-\d{1,2}-20\d\d", text)


@pytest.mark.usefixtures("filled")
def test_erase_asks_first_and_then_nothing_is_left_of_it(netwerk: Netwerk) -> None:
    asked = netwerk("privacy", "erase", "Jan de Vries")
    assert (asked.code, "--yes" in asked.err) == (1, True)
    assert "actoren weggehaald: 1" in asked.out
    assert files_with("J. de Vries")
    assert netwerk("backup", "oud.zip").code == 0
    said = netwerk("privacy", "erase", "Jan de Vries", "--oud-medewerker", "Jan de Vries", "--yes")
    assert said.code == 0
    for word in ("de Vries", "jan-de-vries", "12345678"):
        assert files_with(word) == []
    assert netwerk("check").code == 0
    assert netwerk("privacy", "find", "Jan de Vries").out.startswith("Er is niets gevonden")
    assert "oud-medewerker 1" in netwerk("history").out
    assert "actoren weggehaald: 1" in netwerk("privacy", "erase", "--lijst").out
    assert "Vries" not in netwerk("privacy", "erase", "--lijst").out
    held = netwerk("privacy", "erase", "--check", "oud.zip")
    assert (held.code, "1 wissing" in held.out) == (1, True)
    back = netwerk("restore", "oud.zip", "--force")
    assert "1 wissing opnieuw gedaan" in back.out
    # Erasing seals old changes anew: only the erasure itself is not in the copy.
    assert re.search(r"opgeslagen \(wijziging \d+\), staat in ", back.out), back.out
    assert "haal het bestand dan weg" in back.out
    assert netwerk("privacy", "find", "Jan de Vries").out.startswith("Er is niets gevonden")
    assert netwerk("backup", "nieuw.zip").code == 0
    assert netwerk("privacy", "erase", "--check", "nieuw.zip").code == 0


@pytest.mark.usefixtures("filled")
def test_a_choice_per_find(netwerk: Netwerk) -> None:
    said = netwerk(
        "privacy", "erase", "Jan de Vries", "--laat", "1", "--weg", "Signaal:s", "--yes", "--json"
    )
    assert said.json["counts"] == ["signalen weggehaald: 1"]
    left = netwerk("privacy", "find", "Jan de Vries", "--json").json["finds"]
    assert [f["id"] for f in left] == ["jan-de-vries"]
    assert netwerk("privacy", "erase", "Jan de Vries", "--weg", "9", "--yes").code == 1
    words = netwerk("privacy", "erase", "Jan de Vries", "--alleen-woorden", "alles", "--yes")
    assert words.code == 0
    assert netwerk("check").code == 0
    assert netwerk("privacy", "find", "Jan de Vries", "--json").json["finds"] == []


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("action", [("find", "Jan"), ("erase", "Jan", "--yes"), ("retention",)])
@pytest.mark.parametrize("role", ["lezer", "teamlid", "makelaar"])
def test_only_a_beheerder_may(
    netwerk: Netwerk, monkeypatch: pytest.MonkeyPatch, role: str, action: tuple[str, ...]
) -> None:
    monkeypatch.setenv("NETWERK_ROLE", role)
    said = netwerk("privacy", *action)
    assert (said.code, role in said.err, said.out) == (1, True, "")


@pytest.mark.usefixtures("filled")
def test_bad_input_is_one_sentence(netwerk: Netwerk) -> None:
    for words in (
        ("find",),
        ("find", "--telefoon", "12"),
        ("find", "-"),
        ("erase", "Niemand", "--yes"),
        ("erase", "Jan de Vries", "--oud-medewerker", "Kees", "--yes"),
        ("erase", "--check", "weg.zip"),
        ("retention", "--groep", "onzin", "--yes"),
    ):
        said = netwerk("privacy", *words)
        assert said.code == 1, words
        assert said.err.count("\n") == 1, said.err


@pytest.mark.usefixtures("filled")
def test_retention_lists_what_is_past_its_term_and_clears_a_group(
    netwerk: Netwerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[bewaren]\ngeschiedenis = "3 maanden"\ncontact = "altijd"\n')
    monkeypatch.setenv("NETWERK_CONFIG", str(config))
    groups = {g["kind"]: g for g in netwerk("privacy", "retention", "--json").json}
    assert [i["id"] for i in groups["gesprek"]["items"]] == ["g"]
    assert [i["id"] for i in groups["geschiedenis"]["items"]] == ["oud"]
    said = netwerk("privacy", "retention", "--groep", "gesprek", "--groep", "geschiedenis", "--yes")
    assert said.code == 0, said.err
    assert netwerk("privacy", "retention").out.strip() == "Er is niets over de bewaartermijn."
    for word in ("De oude zaal", "Oude club"):
        assert files_with(word) == []
    assert netwerk("check").code == 0


@pytest.mark.parametrize(
    "table",
    [
        "bewaren = 3",
        "[bewaren]\ngesprek = 3",
        '[bewaren]\nfout = "3 jaar"',
        '[bewaren]\nstap = "lang"',
    ],
)
@pytest.mark.usefixtures("filled")
def test_a_term_that_cannot_be_read_is_one_sentence(
    netwerk: Netwerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(table)
    monkeypatch.setenv("NETWERK_CONFIG", str(config))
    said = netwerk("privacy", "retention")
    assert (said.code, said.err.count("\n"), "bewaren" in said.err) == (1, 1, True)


@pytest.mark.usefixtures("filled")
def test_a_phone_number_that_is_not_confirmed_goes_and_the_actor_stays(
    netwerk: Netwerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(load_settings())
    there = store.get(Actor, ["club"])["club"]
    store.apply(
        Change(
            (
                Put(
                    Actor(
                        id="club",
                        naam="Club",
                        soort="bewonersgroep",
                        laatst_bevestigd="2019-01",
                        telefoon="0315-123456",
                        email="info@club.nl",
                        omschrijving="Bel (0315) 12 34 56",
                    ),
                    there.version,
                ),
            ),
            who="An",
        )
    )
    store.close()
    monkeypatch.delenv("NETWERK_CONFIG", raising=False)
    assert netwerk("privacy", "retention", "--groep", "contact", "--yes").code == 0
    club = json.loads(netwerk("item", "show", "actor", "club", "--json").out)
    assert "0315" not in json.dumps(club)
    assert "info@club.nl" not in json.dumps(club)
    assert files_with("0315") == []


@pytest.mark.usefixtures("filled")
def test_an_erasure_is_not_undone_and_no_older_change_brings_it_back(netwerk: Netwerk) -> None:
    netwerk("item", "add", "actor", "naam=Koor", "soort=bewonersgroep", "--toch")
    assert netwerk("privacy", "erase", "Jan de Vries", "--weg", "alles", "--yes").code == 0
    newest = netwerk("check", "--json").json["revision"]
    said = netwerk("undo", str(newest), "--yes")
    assert (said.code, "wat is gewist, is weg" in said.err) == (1, True)
    assert netwerk("undo", "--yes").code == 0  # the newest change before it
    for number in range(1, newest):
        said = netwerk("undo", str(number), "--yes")
        assert said.err.count("\n") <= 1
    assert netwerk("privacy", "find", "Jan de Vries", "--json").json["finds"] == []
    assert netwerk("check").code == 0


@pytest.mark.usefixtures("filled")
def test_a_copy_of_before_it_is_not_copied_over_it(netwerk: Netwerk, tmp_path: Path) -> None:
    netwerk("backup", "oud.zip")
    assert netwerk("restore", "oud.zip", "--store", "ander.db").code == 0
    assert netwerk("privacy", "erase", "Jan de Vries", "--yes").code == 0
    (tmp_path / "netwerk.db").unlink()
    for ending in ("-wal", "-shm"):
        (tmp_path / f"netwerk.db{ending}").unlink(missing_ok=True)
    said = netwerk("copy", "--from", "ander.db", "--to", "netwerk.db")
    assert (said.code, "netwerk restore" in said.err) == (1, True)
    assert netwerk("copy", "--from", "ander.db", "--to", "nieuw.db").code == 0


@pytest.mark.usefixtures("filled")
def test_a_new_place_says_that_it_does_not_know_what_was_erased(
    netwerk: Netwerk, tmp_path: Path
) -> None:
    netwerk("backup", "oud.zip")
    assert netwerk("privacy", "erase", "Jan de Vries", "--yes").code == 0
    netwerk("backup", "nieuw.zip")
    said = netwerk("restore", "oud.zip", "--store", "blind.db")
    assert (said.code, "weet niet wat er na die kopie is gewist" in said.out) == (0, True)
    find = ("privacy", "find", "Jan de Vries", "--store")
    assert netwerk(*find, "blind.db").out.startswith("2 vondsten")
    again = ("restore", "oud.zip", "--store", "blind.db", "--force", "--gewist")
    said = netwerk(*again, "netwerk.db.gewist")
    assert "1 wissing opnieuw gedaan" in said.out
    assert "weet niet" not in said.out
    assert netwerk(*find, "blind.db").out.startswith("0 vondsten")
    (tmp_path / "ernaast.db.gewist").write_bytes((tmp_path / "netwerk.db.gewist").read_bytes())
    said = netwerk("restore", "oud.zip", "--store", "ernaast.db")
    assert ("1 wissing opnieuw gedaan" in said.out, "weet niet" in said.out) == (True, False)
    # A backup of after it has its own list: an older one is cleaned in that place from now on.
    netwerk("restore", "nieuw.zip", "--store", "derde.db")
    assert (tmp_path / "derde.db.gewist").exists()
    assert (
        "1 wissing opnieuw" in netwerk("restore", "oud.zip", "--store", "derde.db", "--force").out
    )
    for wrong in ("weg.gewist", "oud.zip"):
        bad = netwerk("restore", "oud.zip", "--store", "vierde.db", "--gewist", wrong)
        assert (bad.code, bad.err.count("\n"), (tmp_path / "vierde.db").exists()) == (1, 1, False)


@pytest.mark.usefixtures("filled")
def test_a_function_is_no_contact_data_and_what_is_listed_goes(
    netwerk: Netwerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contacts = {
        "a": ("coördinator uitgifte", None),
        "b": ("via buurtsport", None),
        "c": ("Jan Bos, penningmeester", None),
        "d": ("Piet (vz) - Club", None),
        "e": ("beheerder 06-12345679", None),
        "f": ("secretaris", "+49 2871 12345"),
        "g": ("Mevr. Roos", "0315-123456"),
    }
    store = open_store(load_settings())
    put = [
        Put(
            Actor(
                id=id,
                naam=f"Groep {id}",
                soort="bewonersgroep",
                contact=contact,
                telefoon=phone,
                laatst_bevestigd="2019-01",
            )
        )
        for id, (contact, phone) in contacts.items()
    ]
    store.apply(Change(tuple(put), who="An"))
    store.close()
    config = tmp_path / "config.toml"
    config.write_text('[bewaren]\ncontact = "18 maanden"\n', encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(config))
    (group,) = (g for g in netwerk("privacy", "retention", "--json").json if g["kind"] == "contact")
    assert [i["id"] for i in group["items"]] == ["c", "d", "e", "f", "g"]
    asked = netwerk("privacy", "retention", "--groep", "contact")
    assert all(f"actor: Groep {id}" in asked.out for id in "cdefg"), asked.out
    assert netwerk("privacy", "retention", "--groep", "contact", "--yes").code == 0
    left = {g["kind"] for g in netwerk("privacy", "retention", "--json").json}
    assert "contact" not in left
    store = open_store(load_settings())
    now = {id: (e.item.contact, e.item.telefoon) for id, e in store.get(Actor, contacts).items()}
    store.close()
    assert now == {
        "a": ("coördinator uitgifte", None),
        "b": ("via buurtsport", None),
        "c": ("[gewist], penningmeester", None),
        "d": ("[gewist] (vz) - Club", None),
        "e": ("beheerder [gewist]", None),
        "f": ("secretaris", None),
        "g": ("[gewist]", None),
    }


def test_the_term_of_who_stopped_begins_when_that_was_recorded(netwerk: Netwerk) -> None:
    store = open_store(load_settings())
    for id, at in (("lang", "2020-01-01T00:00:00.000000Z"), ("net", now())):
        stopped = Actor(
            id=id,
            naam=f"Club {id}",
            soort="bewonersgroep",
            status="gestopt",
            laatst_bevestigd="2018-05-01",
        )
        store.apply(Change((Put(stopped),), who="An", at=at))
    store.close()
    groups = {g["kind"]: g for g in netwerk("privacy", "retention", "--json").json}
    assert [i["id"] for i in groups["gestopt"]["items"]] == ["lang"]


def test_old_decisions_on_introductions_and_old_activities_are_listed_and_cleared(
    netwerk: Netwerk,
) -> None:
    store = open_store(load_settings())
    clubs = [Put(Actor(id=i, naam=f"Club {i}", soort="bewonersgroep")) for i in "abc"]
    chosen = [
        Put(Verbindkans(id=id, actoren=("a", "b"), besluit="later", datum="2020-01-01", tot=tot))
        for id, tot in (("oud", None), ("rust", "2099-01-01"))
    ]
    held = [
        Put(
            Activiteit(id=f"feest-{day}", titel="Feest", soort="bijeenkomst", datum=day, gebied="4")
        )
        for day in ("2019-06-01", "2099-06-01")
    ]
    store.apply(Change((*clubs, *chosen, *held), who="An"))
    store.close()
    groups = {g["kind"]: g for g in netwerk("privacy", "retention", "--json").json}
    assert [i["id"] for i in groups["verbindkans"]["items"]] == ["oud"]
    assert [i["id"] for i in groups["activiteit"]["items"]] == ["feest-2019-06-01"]
    said = netwerk(
        "privacy", "retention", "--groep", "verbindkans", "--groep", "activiteit", "--yes"
    )
    assert said.code == 0, said.err
    assert netwerk("privacy", "retention").out.strip() == "Er is niets over de bewaartermijn."
    assert files_with("feest-2019-06-01") == []
    assert netwerk("check").code == 0


def test_what_is_done_or_of_somebody_is_listed_by_its_last_change_and_cleared(
    netwerk: Netwerk,
) -> None:
    def kept(id: str) -> tuple[Item, ...]:
        return (
            Vraagstuk(id=f"klaar-{id}", titel="Vervoer", gebied="4", staat="klaar"),
            Vraagstuk(id=f"open-{id}", titel="Wonen", gebied="4", staat="loopt"),
            Initiatief(id=f"plan-{id}", titel="Plukbus", gebied="4", staat="klaar"),
            Doelgroep(id=f"ouders-{id}", naam="Ouders", rollen=("leraar",), eigenaar="An"),
            Weergave(id=f"beeld-{id}", naam="Mijn beeld", eigenaar="An", inhoud="{}"),
            Weergave(id=f"plek-{id}", naam="Plaatsen", inhoud="{}"),
        )

    store = open_store(load_settings())
    for id, at in (("lang", "2015-01-01T00:00:00.000000Z"), ("net", now())):
        store.apply(Change(tuple(map(Put, kept(id))), who="An", at=at))
    dated = [
        Put(Opgave(id=f"doel-{year}", titel="Meer ontmoeting", streefdatum=f"{year}-12-31"))
        for year in (2018, 2099)
    ]
    moments = [
        Put(
            Peilmoment(
                id=f"overleg-{year}", naam="Overleg", tijdstip=f"{year}-03-01T10:00:00+01:00"
            )
        )
        for year in (2018, 2026)
    ]
    store.apply(Change((*dated, *moments), who="An"))
    store.close()
    groups = {g["kind"]: g for g in netwerk("privacy", "retention", "--json").json}
    assert {kind: [i["id"] for i in group["items"]] for kind, group in groups.items()} == {
        "vraagstuk": ["klaar-lang"],
        "initiatief": ["plan-lang"],
        "doelgroep": ["ouders-lang"],
        "weergave": ["beeld-lang"],
        "opgave": ["doel-2018"],
        "peilmoment": ["overleg-2018"],
    }
    chosen = [word for kind in groups for word in ("--groep", kind)]
    said = netwerk("privacy", "retention", *chosen, "--yes")
    assert said.code == 0, said.err
    assert netwerk("privacy", "retention").out.strip() == "Er is niets over de bewaartermijn."
    assert files_with("klaar-lang") == []
    store = open_store(load_settings())
    there = {e.item.id for cls in (Vraagstuk, Weergave, Peilmoment) for e in store.all(cls)}
    store.close()
    assert there == {"open-lang", "klaar-net", "open-net", "plek-lang", "beeld-net", "plek-net"} | {
        "overleg-2026"
    }


def put(*items: Item) -> None:
    store = open_store(load_settings())
    store.apply(Change(tuple(map(Put, items)), who="An"))
    store.close()


BUURTHUIS = Actor(
    id="buurthuis",
    naam="Buurthuis",
    soort="instelling",
    contact="Jan de Vries, coordinator",
    telefoon="0315-123456",
    email="buurthuis@voorbeeld.nl",
    adres="Dorpsplein 1",
)
LONG = "Heel lange tekst over de zaal. " * 20


@pytest.mark.usefixtures("filled")
def test_the_copy_gives_texts_whole_and_the_number_of_who_is_the_contact(
    netwerk: Netwerk,
) -> None:
    put(BUURTHUIS, Signaal(id="lang", titel="Lang", omschrijving=f"{LONG}Jan de Vries. {LONG}Eind"))
    found = netwerk("privacy", "find", "Jan de Vries", "--out", "kopie.txt")
    assert found.code == 0
    assert "Eind" not in found.out, "a list shows the part around it"
    text = Path("kopie.txt").read_text(encoding="utf-8")
    assert f"{LONG}Jan de Vries. {LONG}Eind" in text
    for told in ("0315-123456", "buurthuis@voorbeeld.nl", "06-12345678"):
        assert told in text
    assert "Dorpsplein" not in text, "where the house is says nothing of who answers there"
    assert "Dit is alles" not in text
    assert "vindt netwerk zo niet" in text


@pytest.mark.usefixtures("filled")
def test_the_number_of_another_contact_is_not_given(netwerk: Netwerk) -> None:
    put(Actor(**(asdict(BUURTHUIS) | {"contact": "secretaris", "omschrijving": "Jan de Vries"})))
    assert netwerk("privacy", "find", "Jan de Vries", "--out", "kopie.txt").code == 0
    assert "0315-123456" not in Path("kopie.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("filled")
def test_the_plan_says_how_it_will_read_and_what_is_left_of_the_person(netwerk: Netwerk) -> None:
    put(
        BUURTHUIS,
        Signaal(id="kort", titel="Kort", omschrijving="Mooi. Jan de Vries belt. Bel 06-87654321."),
    )
    store = open_store(load_settings())
    new = Actor(id="nieuw", naam="Nieuw", soort="bewonersgroep")
    store.apply(Change((Put(new),), who="An", why="Tip van J. de Vries"))
    store.close()
    plan = netwerk("privacy", "erase", "Jan de Vries")
    still = "Let op: Bij Buurthuis staat nog een telefoonnummer, een e-mailadres en een adres."
    for told in (
        "Buurthuis, contact (functie): [gewist], coordinator",
        "omschrijving: [gewist] belt.\n",
        "waarom: Tip van [gewist]\n",
        still,
        "Let op: Bij Kort staat nog een telefoonnummer. Zoek ook daarop",
    ):
        assert told in plan.out
    assert "Bij Zaal staat" not in plan.out
    done = netwerk("privacy", "erase", "Jan de Vries", "--telefoon", "0315-123456", "--yes")
    assert "Bij Buurthuis staat nog een e-mailadres en een adres." in done.out
