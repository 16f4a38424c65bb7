"""What goes out of a store: a selection, what its reader may have, and everything with history."""

import csv
import io
import json
import zipfile

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError
from netwerk.exchange.request import ImportOptions
from netwerk.model import ITEM_TYPES, Actor, Relatie, Signaal, item_from
from netwerk.net.selection import Selection
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.exports import (
    export_file,
    export_files,
    export_formats,
    export_name,
    export_told,
    offered_formats,
)
from netwerk.services.imports import load_demo, preview_import
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Delete, Put, Store
from tests.exchange.formats.read import read

FIVE = Selection(gebied="5")
ITEMS = (
    Actor(id="koor", naam="Koor", soort="bewonersgroep", gebieden=("5",), kern="etten"),
    Actor(id="zaal", naam="Zaal", soort="bedrijf", gebieden=("5",)),
    Actor(id="bank", naam="Bank", soort="bedrijf", gebieden=("1",)),
    Relatie(id="r1", van="koor", naar="zaal", soort="kent", thema="Cultuur in het dorp"),
    Relatie(id="r2", van="koor", naar="bank", soort="ondersteunt"),
    Relatie(id="r3", van="zaal", naar="koor", soort="overlegt_met", tot="2020"),
    Signaal(id="s1", titel="Zaal dicht", gebied="5", betrokken=("zaal",)),
    Signaal(id="s2", titel="Geld op", gebied="5", betrokken=("bank",)),
    Signaal(id="s3", titel="Elders", gebied="1"),
)


@pytest.fixture
def filled(desk: Desk) -> Desk:
    apply(desk, Change(tuple(map(Put, ITEMS)), "An"))
    return desk


def rows(desk: Desk, file: str, selection: Selection = FIVE) -> list[str]:
    """The keys in one CSV file of an export."""
    content = export_files(desk, "csv", selection)[file].decode("utf-8-sig")
    return [row[0] for row in csv.reader(io.StringIO(content, newline=""), delimiter=";")][1:]


def test_a_gebied_takes_its_actors_what_is_between_them_and_what_plays_there(filled: Desk) -> None:
    assert rows(filled, "actoren.csv") == ["koor", "zaal"]
    assert rows(filled, "relaties.csv") == ["r1", "r3"]
    assert rows(filled, "signalen.csv") == ["s1", "s2"]
    assert "5" in rows(filled, "gebieden.csv")
    assert "etten" in rows(filled, "kernen.csv")


def test_what_stays_outside_is_counted(filled: Desk) -> None:
    told = export_told(filled, "xlsx", FIVE)
    assert told.counts["actoren"] == 2
    words = " ".join(told.left_out)
    assert "1 relatie gaat niet mee: een van de twee actoren valt buiten je keuze" in words
    assert "Buiten je keuze: 1 actor, 1 signaal" in words
    assert "buiten je keuze" not in " ".join(export_told(filled, "xlsx").left_out)


def test_filters_choose_as_on_the_map_and_leave_the_agenda(filled: Desk) -> None:
    groups = Selection(gebied="5", soorten=("bewonersgroep",))
    assert rows(filled, "actoren.csv", groups) == ["koor"]
    assert rows(filled, "signalen.csv", groups) == []
    themed = Selection(gebied="5", thema="cultuur")
    assert rows(filled, "relaties.csv", themed) == ["r1"]
    assert "thema valt buiten je keuze" in " ".join(export_told(filled, "csv", themed).left_out)
    kinds = Selection(gebied="5", relaties=("overlegt_met",))
    assert rows(filled, "relaties.csv", kinds) == ["r3"]


@pytest.mark.parametrize("format", ["xlsx", "gexf", "kumu", "node-link", "neo4j"])
def test_a_selection_comes_back_as_nothing_new(filled: Desk, format: str) -> None:
    name = f"deel{export_formats()[format].suffix}"
    again = preview_import(filled, [(name, export_file(filled, format, FIVE))], ImportOptions())
    assert again.plan.items() == ()
    assert again.plan.count("gelijk", "Actor") == 2


def test_a_day_in_the_past_goes_out_as_it_was(filled: Desk) -> None:
    assert rows(filled, "actoren.csv", Selection(op="2999-12-31")) == ["bank", "koor", "zaal"]
    assert export_told(filled, "csv", Selection(op="2001-01-01")).counts == {}


def test_who_may_read_one_gebied_gets_that_gebied_and_no_more(filled: Desk) -> None:
    reader = filled.of(User("Bo", "geen", {"5": "lezer"}))
    for whole in ("xlsx", "gexf", "hsds"):
        with pytest.raises(AccessDenied):
            export_file(reader, whole)
    with pytest.raises(AccessDenied):
        export_told(reader, "csv", Selection(gebied="1"))
    assert rows(reader, "actoren.csv") == ["koor", "zaal"]
    # s2 names an actor of gebied 1: without that name it would come back as a change
    assert rows(reader, "signalen.csv") == ["s1"]
    assert "1 gegeven gaat niet mee" in " ".join(export_told(reader, "csv", FIVE).left_out)
    for content in export_files(reader, "csv", FIVE).values():
        assert b"bank" not in content.lower()


def test_one_gebied_that_may_not_be_read_is_not_in_the_whole(filled: Desk) -> None:
    reader = filled.of(User("Bo", "lezer", {"1": "geen"}))
    assert rows(reader, "actoren.csv", Selection()) == ["koor", "zaal"]
    assert rows(reader, "relaties.csv", Selection()) == ["r1", "r3"]
    assert rows(reader, "signalen.csv", Selection()) == ["s1"]
    for format in ("gexf", "graphml", "kumu-json", "node-link", "pajek"):
        assert b"Bank" not in export_file(reader, format)


def test_what_one_reader_was_told_is_not_told_to_another(filled: Desk) -> None:
    assert export_told(filled, "csv", FIVE).counts["signalen"] == 2
    reader = filled.of(User(filled.user.naam, "geen", {"5": "lezer"}))
    assert export_told(reader, "csv", FIVE).counts["signaal"] == 1


def test_pajek_does_not_show_what_is_over(filled: Desk) -> None:
    assert [line["soort"] for line in read(export_file(filled, "pajek", FIVE)).lines] == ["kent"]


def test_everything_with_history_is_for_a_beheerder_and_never_a_part(filled: Desk) -> None:
    assert "alles" in offered_formats(filled)
    writer = filled.of(User("Bo", "bewerker"))
    assert "alles" not in offered_formats(writer)
    with pytest.raises(AccessDenied):
        export_file(writer, "alles")
    with pytest.raises(InputError, match="deel"):
        export_file(filled, "alles", FIVE)


def test_the_history_that_goes_out_makes_the_store_again(filled: Desk, store: Store) -> None:
    removed = store.get(Relatie, ["r2"])["r2"]
    apply(filled, Change((Delete("Relatie", "r2", removed.version),), "Bo", "weg ermee"))
    undo(filled)
    content = export_file(filled, "alles")
    assert content == export_file(filled, "alles")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        lines = archive.read("geschiedenis/regels.jsonl").decode().splitlines()
        table = archive.read("geschiedenis/wijzigingen.csv").decode("utf-8-sig")
        names = set(archive.namelist())
    made: dict[tuple[str, str], object] = {}
    for line in map(json.loads, lines):
        key = line["label"], line["id"]
        if line["na"] is None:
            del made[key]
        else:
            made[key] = item_from(line["label"], line["na"])
    there = {
        (label, entry.item.id): entry.item
        for label, cls in ITEM_TYPES.items()
        for entry in store.all(cls)
    }
    assert made == there
    revisions = list(csv.DictReader(io.StringIO(table, newline=""), delimiter=";"))
    assert [int(row["Nummer"]) for row in revisions] == list(range(1, store.revision() + 1))
    assert revisions[-1]["Draait terug"] == str(store.revision() - 1)
    assert revisions[-1]["Zegel"] == store.head().seal
    assert {"LEESMIJ.md", "netwerk.xlsx", "netwerk.graphml", "gegevens/weergaven.csv"} <= names


def test_a_file_has_the_selection_in_its_name(desk: Desk) -> None:
    assert export_name(desk, "xlsx") == "netwerk.xlsx"
    assert export_name(desk, "gexf", FIVE) == "netwerk-gebied-5.gexf"
    assert export_name(desk, "pajek") == "netwerk.net"
    assert export_name(desk, "kumu", Selection(soorten=("bedrijf",))) == "netwerk-keuze-kumu.xlsx"


def test_an_unknown_format_names_the_known_ones(desk: Desk) -> None:
    with pytest.raises(InputError, match="gexf"):
        export_file(desk, "pdf")


def test_the_map_gives_its_places_and_colours(desk: Desk) -> None:
    load_demo(desk)
    text = export_file(desk, "gexf", FIVE).decode()
    assert text.count("<viz:position") == text.count("<node ") > 40
    assert '<viz:color r="20" g="70" b="127"/>' in text
