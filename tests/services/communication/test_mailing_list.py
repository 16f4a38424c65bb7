"""A list for mail merge: no more than is needed, and it says who is not on it."""

import csv
import io
import zipfile
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from netwerk.errors import InputError, NotFound
from netwerk.model import Activiteit, Actor, Doelgroep
from netwerk.net.selection import Selection
from netwerk.services.communication.audiences import audiences, save_audience
from netwerk.services.communication.mailing_list import (
    mailing_file,
    mailing_list,
    mailing_name,
    register_mailing,
)
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put
from tests.services.communication.test_audiences import RULE


@pytest.fixture
def group(desk, six):
    save_audience(desk, RULE, "t")
    return audiences(desk, Selection())[0]


def test_only_who_has_an_address_is_on_the_list_and_the_others_are_told(desk, group):
    mail = mailing_list(desk, group.item.id, "mail")
    assert mail.rows == (("VV Gendringen", "secretaris", "info@vvgendringen.nl"),)
    assert [(one.naam, one.why) for one in mail.left_out] == [
        ("=TC Gendringen", "geen mailadres bekend"),
        ("OBS De Horizon", "het mailadres klopt niet"),
    ]
    assert mail.sentence == "1 van de 3 staat op de lijst."
    post = mailing_list(desk, group.item.id, "post")
    assert post.rows == (("=TC Gendringen", "", "Laan 2", "7081 AB", "Gendringen"),)
    assert [one.why for one in post.left_out] == ["geen adres bekend", "geen adres bekend"]


@pytest.mark.parametrize("by", ["mail", "post"])
def test_a_file_holds_nothing_but_the_columns_of_its_way(desk, group, by):
    table = list(
        csv.reader(
            io.StringIO(mailing_file(desk, group.item.id, by, "csv").decode("utf-8-sig")),
            delimiter=";",
        )
    )
    assert (
        table[0]
        == {
            "mail": ["Naam", "Ter attentie van", "E-mail"],
            "post": ["Naam", "Ter attentie van", "Adres", "Postcode", "Plaats"],
        }[by]
    )
    assert len(table) == 2
    whole = mailing_file(desk, group.item.id, by, "csv").decode()
    for secret in ("lastig", "Voetbal", "0315", "OBS"):
        assert secret not in whole


def test_no_cell_is_a_formula(desk, group):
    text = mailing_file(desk, group.item.id, "post", "csv").decode("utf-8-sig")
    assert text.splitlines()[1].startswith("'=TC")
    book = mailing_file(desk, group.item.id, "post", "xlsx")
    sheet = load_workbook(io.BytesIO(book)).active
    assert sheet["A2"].value == "=TC Gendringen"
    assert sheet["A2"].data_type == "s"
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_the_file_is_called_by_its_doelgroep(desk, group):
    assert mailing_name(desk, group, "mail", "xlsx") == (
        "basisscholen-en-sportclubs-in-gebied-6-mail.xlsx"
    )


def test_another_way_or_ending_and_a_list_of_nobody_are_refused(desk, group):
    with pytest.raises(InputError, match="mail, post"):
        mailing_list(desk, group.item.id, "duif")
    with pytest.raises(InputError, match="xlsx"):
        mailing_file(desk, group.item.id, "mail", "docx")
    with pytest.raises(NotFound):
        mailing_list(desk, "weg", "mail")
    save_audience(desk, RULE.__class__(id="", naam="Kerken", woorden=("sint",)), "t2")
    kerk = audiences(desk, Selection())[1].item.id
    with pytest.raises(InputError, match="geen bestand gemaakt"):
        mailing_file(desk, kerk, "mail", "xlsx")
    with pytest.raises(InputError, match="nog geen mailing"):
        register_mailing(desk, kerk, "mail", "t3")
    assert list(desk.store.all(Activiteit)) == []


def test_a_mailing_comes_on_the_calendar_in_one_press_and_once(desk, group):
    made = register_mailing(desk, group.item.id, "mail", "een", "6")
    register_mailing(desk, group.item.id, "mail", "een", "6")
    (entry,) = desk.store.all(Activiteit)
    item = entry.item
    assert (item.soort, item.datum, item.gebied) == ("mailing", "2026-11-25", "6")
    assert item.titel == "Mailing aan Basisscholen en sportclubs in gebied 6"
    assert (item.doelgroepen, item.bereikt) == ((group.item.id,), ("vv",))
    assert item.omschrijving == "Per mail. 1 van de 3 staat op de lijst."
    undo(desk, made.number)
    assert list(desk.store.all(Activiteit)) == []


def test_a_mailing_of_another_gebied_than_one_works_in_stays_with_the_doelgroep(desk, group):
    register_mailing(desk, group.item.id, "mail", "een", "5")
    (entry,) = desk.store.all(Activiteit)
    assert entry.item.gebied == "6"


def test_a_mailing_to_one_kern_is_in_the_gebied_of_the_kern(desk, six):
    save_audience(desk, replace(RULE, gebieden=(), kernen=("gendringen",)), "t")
    register_mailing(desk, audiences(desk, Selection())[0].item.id, "mail", "een", "5")
    (entry,) = desk.store.all(Activiteit)
    assert entry.item.gebied == "6"


@pytest.mark.parametrize(("by", "lacks"), [("mail", "mailadres"), ("post", "adres")])
def test_without_any_address_it_is_said_what_to_do_and_no_file_is_made(desk, six, by, lacks):
    rule = Doelgroep(id="", naam="Alleen zonder adres", woorden=("zonder alles",))
    nobody = Actor(id="niets", naam="Club Zonder Alles", soort="bewonersgroep", kern="netterden")
    desk.store.apply(Change((Put(nobody),), "An"))
    desk.networks.changed()
    save_audience(desk, rule, "t9")
    id = next(e.item.id for e in desk.store.all(Doelgroep) if e.item.naam == rule.naam)
    listed = mailing_list(desk, id, by)
    assert listed.rows == ()
    assert f"Van niemand in deze doelgroep is een {lacks} bekend" in listed.sentence
    for ending in ("csv", "xlsx"):
        with pytest.raises(InputError, match="geen bestand gemaakt"):
            mailing_file(desk, id, by, ending)
