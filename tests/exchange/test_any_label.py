"""Every label of the schema is read from a sheet and written to one, also one added tomorrow."""

import shutil
from dataclasses import dataclass, replace

import pytest

from netwerk import model
from netwerk import schema as schema_module
from netwerk.exchange.formats.workbook import export, not_in_export
from netwerk.exchange.meaning import label_plans
from netwerk.exchange.plan import Existing
from netwerk.exchange.verdict import verdict
from netwerk.model import (
    Activiteit,
    Actor,
    Bron,
    Doelgroep,
    Initiatief,
    Meting,
    Opgave,
    Relatie,
    Signaal,
    Vraagstuk,
    field_names,
)
from netwerk.schema import data_folder, schema
from tests.exchange.given import accepted, plan, states, stored, texts, with_items, xlsx

KOOR = Actor(id="koor", naam="Koor", soort="bewonersgroep")
ZAAL = Actor(id="zaal", naam="De Zaal", soort="bedrijf")
SIGNAAL = Signaal(
    id="hangjeugd",
    titel="Hangjeugd; bij de brug",
    gebied="4",
    kern="ulft-zuid",
    reikwijdte="heel_gebied",
    domeinen=("jeugd", "sociaal"),
    bronsoort="keukentafel",
    omschrijving="regel 1\nregel 2",
    niveau="netwerk",
    staat="nieuw",
    betrokken=("koor", "zaal"),
    datum="2024-05",
    bron="ronde",
)
VRAAGSTUK = Vraagstuk(
    id="jeugd",
    titel="Wat doet de jeugd?",
    gebied="4",
    kern="ulft-zuid",
    reikwijdte="heel_gebied",
    domeinen=("jeugd",),
    datum="2024-06",
    omschrijving="=geen formule",
    signalen=("hangjeugd",),
    niveau="gebiedsteam",
    staat="nieuw",
    betrokken=("koor",),
    bron="team",
)
INITIATIEF = Initiatief(
    id="honk",
    titel="Jeugdhonk",
    gebied="4",
    kern="ulft-zuid",
    reikwijdte="heel_gebied",
    domeinen=("jeugd",),
    datum="2024-07-01",
    budget=1250.5,
    budget_bron="buurtbudget",
    budget_besluit="toegekend",
    budget_besloten_op="2024-08",
    succes="Open op vrijdag",
    gevierd_op="2024-09-06",
    les="Begin klein",
    omschrijving="elke vrijdag",
    vraagstuk="jeugd",
    niveau="bestuur",
    staat="nieuw",
    betrokken=("zaal",),
    bron="team",
)
OPGAVE = Opgave(
    id="vrijwilligers",
    titel="Meer vrijwilligers",
    gebied="5",
    kern="etten",
    domeinen=("sociaal",),
    probleem="Er zijn te weinig handen",
    maat="vrijwilligerswerk",
    indicator="aantal",
    bron="RIVM",
    beginwaarde=25.5,
    begindatum="2024",
    streefwaarde=31.0,
    streefdatum="2030",
    trekker="gebiedsmakelaar",
    partners=("koor", "zaal"),
    eerste_stap="Samen eten",
    niveau="netwerk",
    staat="loopt",
)
METING = Meting(
    id="m1",
    opgave="vrijwilligers",
    jaar=2024,
    waarde=26.25,
    datum="2024-10",
    ondergrens=24.0,
    bovengrens=28.5,
    bron="Lemon",
)
DOELGROEP = Doelgroep(
    id="scholen",
    naam="Scholen en clubs",
    gebieden=("4", "5"),
    kernen=("etten",),
    soorten=("instelling",),
    categorieen=("onderwijs_en_kind", "sport_en_spel"),
    domeinen=("jeugd",),
    rollen=("leerkracht",),
    labels=("kind",),
    woorden=("school",),
    kanalen=("mail", "nieuwsbrief"),
    omschrijving="Voor de sportdag",
    eigenaar="Makelaar",
)
ACTIVITEIT = Activiteit(
    id="sportdag",
    titel="Sportdag",
    soort="activiteit",
    datum="2024-06-12",
    tijd="19:30",
    tot="2024-06-13",
    gebied="4",
    kern="ulft-zuid",
    plaats="Sportpark",
    initiatief="honk",
    doelgroepen=("scholen",),
    bereikt=("koor", "zaal"),
    bereikt_aantal=120,
    omschrijving="Voor allen",
    bron="plan",
)
BRON = Bron(id="gids", naam="Gids 2024", datum="2024", omschrijving="papier")
RELATIE = Relatie(id="r", van="koor", naar="zaal", soort="kent")
ITEMS = {
    type(i).__name__: i
    for i in (SIGNAAL, VRAAGSTUK, INITIATIEF, OPGAVE, METING, BRON, DOELGROEP, ACTIVITEIT)
}
EVERYTHING = stored(KOOR, ZAAL, RELATIE, *ITEMS.values())


def of_label(done, label):
    return [item for item in done.items() if type(item).__name__ == label]


@pytest.mark.parametrize("label", ITEMS)
def test_the_examples_fill_every_property(label):
    item = ITEMS[label]
    assert all(getattr(item, name) not in (None, ()) for name in field_names(type(item)))


def test_every_label_that_users_enter_is_exchanged_and_the_others_are_named():
    assert set(label_plans.plans()) == {n for n, label in schema().labels.items() if label.scherm}
    assert {"Actor", "Relatie", "Gebied", "Kern", *ITEMS} <= set(label_plans.plans())
    assert (
        "verbindkansen, verschillen, weergaven, navragen, leesafspraken, "
        "afspraken, gesprekken, peilmomenten en wissingen"
    ) in not_in_export()
    assert "backup" in not_in_export()


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_reading_back_an_export_of_every_label_finds_all_of_it_equal(format):
    done = plan(*export(EVERYTHING, format).items(), existing=EVERYTHING)
    assert states(done) == {"gelijk": sum(map(len, EVERYTHING.items.values()))}
    assert verdict(done).kind == "alles_gelijk"


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("label", ITEMS)
def test_an_export_fills_an_empty_store_with_the_same(label, format):
    done = plan(*export(EVERYTHING, format).items(), existing=Existing())
    assert of_label(done, label) == [ITEMS[label]]
    assert texts(done, "probleem") == []


@pytest.mark.parametrize("label", ITEMS)
def test_a_label_is_recognised_by_its_headers_when_the_file_has_another_name(label):
    many = {"Signaal", "Vraagstuk", "Initiatief", "Bron"}
    title = schema().labels[label].meervoud
    content = export(EVERYTHING, "csv")[f"{title}.csv"]
    done = plan(
        (f"{title if label in many - {'Signaal'} else 'export (1)'}.csv", content),
        existing=EVERYTHING,
    )
    assert states(done) == {"gelijk": 1}


def test_headers_that_fit_several_labels_ask_for_the_name_of_the_sheet():
    done = plan("Titel;Gebied;Niveau;Staat;Omschrijving\nStilte;4;;;\n")
    (problem,) = texts(done, "probleem")
    assert "signalen, vraagstukken of initiatieven" in problem
    assert "Noem het blad" in problem
    named = plan(("signalen.csv", "Titel;Gebied;Niveau;Staat\nStilte;4;;\n"))
    assert [item.id for item in of_label(named, "Signaal")] == ["stilte"]


def test_references_are_by_key_or_by_name_in_the_files_or_the_network():
    sheets = {
        "Vraagstukken": [["Titel", "Komt voort uit signalen"], ["Jeugd", "Hangjeugd; 7"]],
        "Signalen": [
            ["id", "Titel", "Gebied", "Betrokken actoren"],
            ["7", "Stilte", "gebied 4", "de zaal"],
            ["", "Hangjeugd", "4 ", "Koor, De Zaal"],
        ],
    }
    done = plan(("map.xlsx", xlsx(sheets)), existing=stored(KOOR, ZAAL))
    by_title = {s.titel: s for s in of_label(done, "Signaal")}
    assert (by_title["Stilte"].betrokken, by_title["Stilte"].gebied) == (("zaal",), "4")
    assert by_title["Hangjeugd"].betrokken == ("koor", "zaal")
    (vraagstuk,) = of_label(done, "Vraagstuk")
    assert vraagstuk.signalen == (by_title["Hangjeugd"].id, "7")
    assert states(
        plan(("map.xlsx", xlsx(sheets)), existing=accepted(done, stored(KOOR, ZAAL)))
    ) == {"gelijk": 3}


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (("signalen.csv", "titel;betrokken actoren\nStilte;Nergens\n"), "'Nergens' (bij Betrokken"),
        (
            ("signalen.csv", "titel;gebied\nStilte;Atlantis\n"),
            "'Atlantis' is niet één bekend gebied",
        ),
        (("initiatieven.csv", "titel;vraagstuk\nHonk;Nergens\n"), "staat niet bij de vraagstukken"),
        (("metingen.csv", "opgave;jaar;bron\nNergens;2024;Lemon\n"), "staat niet bij de opgaven"),
    ],
)
def test_an_unknown_reference_is_a_problem_of_that_row(file, said):
    done = plan(file, existing=stored(KOOR))
    assert states(done) == {"probleem": 1}
    assert said in done.rows[0].sentence
    assert done.rows[0].reason.mend


def test_what_is_required_and_missing_is_a_problem_of_that_row():
    done = plan(
        ("metingen.csv", "opgave;jaar;bron\nvrijwilligers;;Lemon\nvrijwilligers;veel;Lemon\n"),
        existing=EVERYTHING,
    )
    assert states(done) == {"probleem": 2}
    assert "'Jaar' ontbreekt" in done.rows[0].sentence
    assert "'veel' is niet te lezen" in done.rows[1].sentence
    nameless = plan(("signalen.csv", "titel;gebied\n;4\n"))
    assert "de titel ontbreekt" in nameless.rows[0].sentence


@pytest.mark.parametrize("words", ["het hele gebied", "Heel gebied", "hele gebied"])
def test_the_whole_gebied_in_the_column_of_the_kern_is_no_unknown_kern(words):
    done = accepted(plan(("signalen.csv", f"titel;gebied;kern\nGeen bus;4;{words}\nRust;4;\n")))
    signals = {s.titel: (s.gebied, s.kern, s.reikwijdte) for s in done.of(Signaal).values()}
    assert signals == {"Geen bus": ("4", None, "heel_gebied"), "Rust": ("4", None, None)}


def test_a_second_import_without_keys_updates_what_the_first_one_made():
    first = accepted(plan(("signalen.csv", "titel;gebied;staat\nHangjeugd bij de brug;4;\n")))
    (made,) = first.of(Signaal).values()
    assert made.id == "hangjeugd-bij-de-brug"
    done = plan(
        ("signalen.csv", "titel;gebied;omschrijving\nHANGJEUGD bij de brug;4;nieuw\n"),
        existing=first,
    )
    (row,) = done.rows
    assert (row.state, row.item.id, row.changes) == (
        "gewijzigd",
        made.id,
        ("omschrijving", "titel"),
    )


def test_the_same_title_in_two_gebieden_or_on_two_dates_is_two():
    text = "titel;gebied;datum\nHangjeugd;4;2023\nHangjeugd;5;2023\nHangjeugd;5;2024\n"
    done = plan(("signalen.csv", text))
    assert len({item.id for item in done.items()}) == 3
    assert states(plan(("signalen.csv", text), existing=accepted(done))) == {"gelijk": 3}
    unclear = plan(("signalen.csv", "titel;bron\nHangjeugd;gids\n"), existing=accepted(done))
    assert "er zijn 3 signalen die dit kunnen zijn" in unclear.rows[0].sentence


def test_two_rows_of_one_thing_are_one_and_what_differs_is_said():
    done = plan(
        ("signalen.csv", "titel;gebied;bron\nHangjeugd;4;gids\nhangjeugd;4;team\nHangjeugd;;\n")
    )
    assert states(done) == {"nieuw": 1, "overgeslagen": 2}
    assert any("is gebruikt en niet" in text for text in texts(done))


def test_the_order_of_rows_changes_nothing():
    rows = ["Hangjeugd;4;gids", "Hangjeugd;5;", "Hangjeugd;;team", "Stilte;;", "stilte;4;gids"]
    one = plan(("signalen.csv", "\n".join(["titel;gebied;bron", *rows])))
    other = plan(("signalen.csv", "\n".join(["titel;gebied;bron", *reversed(rows)])))
    assert one.items() == other.items()
    assert one.counts() == other.counts()


def test_a_title_may_be_changed_in_an_export_and_comes_back_as_a_change():
    renamed = with_items(EVERYTHING, [replace(SIGNAAL, titel="Jeugd bij de brug")])
    done = plan(*export(renamed, "xlsx").items(), existing=EVERYTHING)
    (row,) = [row for row in done.rows if row.state == "gewijzigd"]
    assert (row.item, row.changes) == (replace(SIGNAAL, titel="Jeugd bij de brug"), ("titel",))


NEW_LABEL = """
[Overlegtafel]
enkel = "overlegtafel"
meervoud = "overlegtafels"
betekenis = "Een tafel waar actoren overleggen"
[Overlegtafel.velden.id]
type = "tekst"
verplicht = true
doel = "Vaste sleutel"
[Overlegtafel.velden.naam]
type = "tekst"
kort = true
label = "Naam"
verplicht = true
doel = "Herkennen"
[Overlegtafel.velden.deelnemers]
type = "verwijzingen"
label = "Deelnemers"
verwijst_naar = "Actor"
relatie = "DEELNEMER"
doel = "Wie er zit"
[Overlegtafel.velden.onder]
type = "verwijzing"
label = "Valt onder"
verwijst_naar = "Overlegtafel"
relatie = "VALT_ONDER"
doel = "Verband"
[Overlegtafel.velden.stoelen]
type = "getal"
label = "Stoelen"
doel = "Hoe groot"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlegtafel:
    """A label that only this test has."""

    id: str
    naam: str
    deelnemers: tuple[str, ...] = ()
    onder: str | None = None
    stoelen: int | None = None


@pytest.fixture
def one_label_more(tmp_path, monkeypatch):
    """A copy of the schema and the model with one label more."""
    folder = shutil.copytree(data_folder("graph_schema"), tmp_path / "graph_schema")
    with (folder / "labels.toml").open("a", encoding="utf-8") as file:
        file.write(NEW_LABEL)
    monkeypatch.setattr(schema_module, "data_folder", lambda _: folder)
    monkeypatch.setitem(model.ITEM_TYPES, "Overlegtafel", Overlegtafel)
    schema.cache_clear()
    yield
    monkeypatch.undo()
    schema.cache_clear()


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_a_label_added_to_schema_and_model_is_read_and_written_without_another_edit(
    one_label_more, format
):
    lijst = "Naam;Deelnemers;Valt onder;Stoelen\nWonen;Koor, de zaal;Breed;8\nBreed;koor;;1.200\n"
    done = plan(("overlegtafels.csv", lijst), existing=stored(KOOR, ZAAL))
    wonen = Overlegtafel(
        id="wonen", naam="Wonen", deelnemers=("koor", "zaal"), onder="breed", stoelen=8
    )
    breed = Overlegtafel(id="breed", naam="Breed", deelnemers=("koor",), stoelen=1200)
    assert done.items() == (breed, wonen)
    after = accepted(done, stored(KOOR, ZAAL))
    again = plan(*export(after, format).items(), existing=after)
    assert set(states(again)) == {"gelijk"}
    empty = plan(*export(after, format).items(), existing=Existing())
    assert of_label(empty, "Overlegtafel") == [breed, wonen]


def test_an_unknown_item_of_the_same_label_is_a_problem_of_that_row(one_label_more):
    lijst = "Naam;Deelnemers;Valt onder\nWonen;;Nergens\nBreed;;Wonen\nLos;;\n"
    done = plan(("overlegtafels.csv", lijst))
    assert [(row.row, row.state) for row in done.rows] == [
        (2, "probleem"),
        (3, "probleem"),
        (4, "nieuw"),
    ]
    assert "staat niet bij de overlegtafels" in done.rows[0].sentence
    assert "die rij (2) heeft een probleem" in done.rows[1].sentence
