"""A figure of a kind is one figure on every page, whatever files it came from."""

from dataclasses import replace

import pytest

from netwerk.figures.figure_words import value_words
from netwerk.figures.sources.source_forms import FORMS
from netwerk.model import Cijfer, Kern
from netwerk.schema import data_folder
from netwerk.services.describing.figures_told import every_figure, figures_told
from netwerk.services.example.seed_items import figure_items
from netwerk.services.figures.figure_rows import figure_rows, kernen_beside
from netwerk.services.figures.figures_of_place import figures_of
from netwerk.services.figures.kept_figures import kept_figures
from netwerk.services.figures.reading_figures import import_figures, plan_figures
from netwerk.store.port import Change, Put
from tests.figures.made_files import KWB, kwb

GEBIED = "5"
OLD_NAME = "CBS Kerncijfers wijken en buurten 2024"
SOURCE = "CBS, kerncijfers wijken en buurten"
BUURTEN = {  # code: name, households, owner-occupied (%), value of a home (x 1000)
    "BU15090000": ("Ulft-Centrum", 1700, 56, 296),
    "BU15090002": ("Ulft-Noord", 700, 76, 324),
    "BU15090004": ("Varsselder en Veldhunten", 300, 87, 383),
    "BU15090007": ("Verspreide huizen Varsselder", 120, 89, 451),
    "BU15090003": ("Etten", 500, 77, 324),
    "BU15090008": ("Verspreide huizen Etten", 150, 78, 526),
}


def row(code, naam, homes, koop, woz):
    """A row of CBS as it is early in a year: how many homes there are is not known yet."""
    cells = dict.fromkeys(KWB.split(";"), ".")
    cells |= {
        "gwb_code_10": code,
        "regio": naam,
        "recs": "Buurt" if code.startswith("BU") else "Gemeente",
        "gm_naam": "Oude IJsselstreek",
        "a_inw": str(2 * homes),
        "a_hh": str(homes),
        "p_koopw": str(koop),
        "g_wozbag": str(woz),
    }
    return ";".join(cells.values())


def figure(maat, plek, waarde):
    return Cijfer(
        id=f"demo-{maat}-{plek}",
        maat=maat,
        plek=plek,
        plek_soort="gemeente" if plek.startswith("GM") else "kern",
        plek_naam="Oude IJsselstreek" if plek.startswith("GM") else plek,
        jaar=2024,
        waarde=waarde,
        bron=OLD_NAME,
        indelingsjaar=2024,
    )


@pytest.fixture
def two_files(desk):
    """What was there of some kernen, and a file of all buurten beside it."""
    kern = desk.reads.get(Kern, ["ulft-centrum"])["ulft-centrum"]
    codes = replace(kern.item, cbs_codes=("BU15090000",), cbs_jaar=2024)
    old = [
        figure(maat, plek, waarde)
        for plek, koop, woz in (
            ("ulft-noord", 70.0, 300_000.0),
            ("varsselder-veldhunten", 88.0, 403_000.0),
            ("etten", 60.0, 370_000.0),
            ("GM1509", 66.0, 329_000.0),
        )
        for maat, waarde in (("aandeel_koop", koop), ("woz", woz))
    ]
    desk.store.apply(Change((Put(codes, kern.version), *map(Put, old)), "An"))
    desk.networks.changed()
    rows = [row("GM1509", "Oude IJsselstreek", 17434, 66, 329)]
    rows += [row(code, *values) for code, values in BUURTEN.items()]
    import_figures(desk, plan_figures(desk, [("kwb-2024.csv", kwb(*rows))]))
    return desk


@pytest.mark.parametrize("maat", ["aandeel_koop", "woz"])
def test_page_side_by_side_and_document_tell_one_figure(two_files, maat):
    desk = two_files
    kernen = sorted(
        (k for k in kept_figures(desk).kernen.values() if k.gebied == GEBIED), key=lambda k: k.naam
    )
    naam = {"aandeel_koop": "Koopwoningen", "woz": "WOZ-waarde"}[maat]
    of_kernen = [figures_of(desk, kern=k.id)[maat] for k in kernen]
    shown = tuple(value_words(maat, f.value) for f in of_kernen)
    (beside,) = [r for r in kernen_beside(desk, GEBIED).rows if r.naam.startswith(naam)]
    assert beside.values == shown
    assert "niet bekend" not in shown
    whole = value_words(maat, figures_of(desk, gebied=GEBIED)[maat].value)
    assert whole != "niet bekend"
    rows = [r for _, rows in figure_rows(desk, gebied=GEBIED).themes for r in rows]
    assert [r.here for r in rows if r.naam.startswith(naam)] == [whole]
    assert [t.shown for t in figures_told(desk, GEBIED, kernen) if t.maat == maat] == [whole]
    listed = [t for t in every_figure(desk, GEBIED, kernen) if t.maat == maat]
    assert [(t.where, t.shown) for t in listed] == [
        ("", whole),
        *((k.naam, words) for k, words in zip(kernen, shown, strict=True)),
    ]


def test_a_file_takes_the_place_of_what_was_there_of_the_same_source_and_year(two_files):
    koop = figures_of(two_files, kern="etten")["aandeel_koop"]
    assert koop.value == pytest.approx((77 * 500 + 78 * 150) / 650)
    assert koop.bron == SOURCE
    assert "gewogen naar huishoudens" in koop.note


def test_of_a_kern_that_no_file_has_the_whole_still_rests_on_what_its_kernen_say(desk):
    """Three kernen were given themselves, one only by its buurt: together they are the gebied."""
    old = [
        figure("aandeel_koop", plek, 80.0)
        for plek in ("ulft-noord", "varsselder-veldhunten", "etten")
    ]
    people = [figure("inwoners", o.plek, 1000.0) for o in old]
    kern = desk.reads.get(Kern, ["ulft-centrum"])["ulft-centrum"]
    codes = replace(kern.item, cbs_codes=("BU15090000",), cbs_jaar=2024)
    desk.store.apply(Change((Put(codes, kern.version), *map(Put, old), *map(Put, people)), "An"))
    desk.networks.changed()
    rows = [row("BU15090000", "Ulft-Centrum", 500, 40, 300)]
    import_figures(desk, plan_figures(desk, [("kwb-2024.csv", kwb(*rows))]))
    found = figures_of(desk, gebied=GEBIED)["aandeel_koop"]
    assert (found.value, found.filled, found.of) == (pytest.approx(70.0), 4, 4)


def test_one_source_under_two_names_is_told_once(desk):
    typed = figure("woz", "etten", 1.0)
    read = replace(typed, id="c2", waarde=2.0, bron=SOURCE)
    unknown = replace(typed, id="c3", maat="inwoners", bron=SOURCE, waarde=None)
    known = replace(unknown, id="c4", bron=OLD_NAME, waarde=1000.0)
    desk.store.apply(Change(tuple(map(Put, (typed, read, unknown, known))), "An"))
    desk.networks.changed()
    found = figures_of(desk, kern="etten")
    assert found["woz"].value == 2.0
    assert found["inwoners"].value == 1000.0


def test_the_demo_calls_its_sources_as_their_readers_do(desk):
    items = figure_items(data_folder("seed_data"))
    assert {item.bron for item in items} <= {form.bron for form in FORMS}
