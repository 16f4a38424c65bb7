"""Borders of buurten: read with their figures, taken back with them, and drawn on the plattegrond."""

from __future__ import annotations

import json

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError
from netwerk.map.view import View
from netwerk.model import Cijfer, Grens
from netwerk.net.selection import Selection
from netwerk.services.figures.figures_there import figures_there, remove_figures
from netwerk.services.figures.reading_figures import import_figures, plan_figures
from netwerk.services.maps import geo_picture
from netwerk.services.records.edits import undo
from tests.figures.made_files import pdok_borders, square

ETTEN, VOORST, WATER = "BU15090003", "BU15090108", "BU15090999"


def place(code, naam, **more):
    """Properties as PDOK gives them."""
    return {"buurtcode": code, "buurtnaam": naam, "water": "NEE", "jaar": 2024} | more


def with_figures(code, naam, **more):
    figures = {"aantalInwoners": 300, "percentagePersonen65JaarEnOuder": 20}
    return place(code, naam, **figures, **more)


BOTH = (
    "pdok.geojson",
    pdok_borders(
        (with_figures(ETTEN, "Etten"), square(6.33, 51.91)),
        (with_figures(VOORST, "Verspreide huizen Voorst"), square(6.42, 51.87)),
        (with_figures(WATER, "Water", water="JA"), square(6.5, 51.9)),
    ),
)
ALONE = ("buurten.geojson", pdok_borders((place(ETTEN, "Etten"), square(6.33, 51.91))))


def read(desk, *files, jaar=None):
    plan = plan_figures(desk, files, jaar)
    return plan, import_figures(desk, plan)


def kept(desk):
    return {entry.item.plek: entry.item for entry in desk.store.all(Grens)}


def drawn(desk, areas=None):
    return geo_picture(desk, Selection(), View(), areas)


def legend(picture):
    return next(entry.label for entry in picture.legend if entry.part == "vlak")


def test_borders_come_in_with_their_figures_and_undo_takes_both_back(desk):
    plan, revision = read(desk, BOTH)
    assert plan.read == (
        "pdok.geojson: 3 rijen: 2 buurten van Oude IJsselstreek, 2 maten, 2 grenzen van buurten, "
        "2024; 1 rij overgeslagen (1 water).",
    )
    assert not any("grenzen" in line for line in plan.told)
    assert plan.words == "4 cijfers en 2 grenzen"
    assert (plan.new, plan.changed, plan.same) == (6, 0, 0)
    assert kept(desk).keys() == {ETTEN, VOORST}
    assert kept(desk)[ETTEN] == Grens(
        id="grens-bu15090003-2024",
        plek=ETTEN,
        plek_naam="Etten",
        plek_soort="buurt",
        jaar=2024,
        bron="CBS, kerncijfers wijken en buurten",
        licentie="CC BY 4.0",
        bestand="pdok.geojson",
        vorm=json.dumps(square(6.33, 51.91), separators=(",", ":")),
    )
    assert (revision.added, revision.why) == (6, "Cijfers ingelezen uit pdok.geojson")
    undo(desk, revision.number)
    assert not kept(desk)
    assert not list(desk.store.all(Cijfer))


def test_a_second_time_changes_nothing_and_another_line_changes_the_border(desk):
    read(desk, BOTH)
    again, revision = read(desk, BOTH)
    assert (revision, again.words, again.same) == (None, "", 6)
    same_line, revision = read(desk, ALONE)
    assert (revision, same_line.same) == (None, 1)
    moved = ("nieuw.geojson", pdok_borders((place(ETTEN, "Etten"), square(6.34, 51.91))))
    plan, revision = read(desk, moved)
    assert (plan.new, plan.changed) == (0, 1)
    assert "6.34," in kept(desk)[ETTEN].vorm
    undo(desk, revision.number)
    assert "6.33," in kept(desk)[ETTEN].vorm


def test_a_file_with_only_borders_counts(desk):
    plan, revision = read(desk, ALONE)
    assert plan.read == ("buurten.geojson: 1 rij: 1 grens van een buurt, 2024.",)
    assert (plan.words, revision.why) == ("1 grens", "Grenzen ingelezen uit buurten.geojson")
    assert kept(desk)[ETTEN].bron == "PDOK, wijken en buurten"


def test_wijken_and_the_gemeente_are_kept_too_and_the_year_is_asked(desk):
    file = pdok_borders(
        ({"statcode": "WK150900", "statnaam": "Wijk 00"}, square(6.4, 51.9)),
        ({"statcode": "GM1509", "statnaam": "Oude IJsselstreek"}, square(6.3, 51.8, 0.3)),
        ({"statcode": "GM0222", "statnaam": "Doetinchem"}, square(6.2, 51.9)),
    )
    with pytest.raises(InputError, match="Uit welk jaar zijn de grenzen in x"):
        plan_figures(desk, [("x.geojson", file)])
    plan, _ = read(desk, ("x.geojson", file), jaar=2023)
    assert plan.read[0].endswith(
        "1 grens van de gemeente en 1 grens van een wijk, 2023; 1 rij overgeslagen (1 andere "
        "gemeente)."
    )
    assert any("tekent de gebieden met grenzen van buurten" in line for line in plan.told)
    assert {(b.plek_soort, b.jaar) for b in kept(desk).values()} == {
        ("wijk", 2023),
        ("gemeente", 2023),
    }


def test_a_border_that_cannot_be_used_is_told_and_its_figures_come_in(desk):
    open_line = {
        "type": "Polygon",
        "coordinates": [[[6.4, 51.9], [6.5, 51.9], [6.5, 52], [6.4, 52]]],
    }
    file = pdok_borders(
        (with_figures(ETTEN, "Etten"), open_line),
        (with_figures(VOORST, "Verspreide huizen Voorst"), None),
        (with_figures("BU15090302", "Sinderen"), None),
    )
    plan, _ = read(desk, ("pdok.geojson", file))
    assert (
        "pdok.geojson: De grens van BU15090003 is niet gebruikt: de lijn is niet gesloten."
        in plan.told
    )
    assert (
        "pdok.geojson: De grenzen van 2 plekken zijn niet gebruikt: er staat geen vorm bij."
        in plan.told
    )
    assert not kept(desk)
    assert len(list(desk.store.all(Cijfer))) == 6


def test_meters_of_the_dutch_grid_become_degrees(desk):
    ring = [[218180, 439131], [218280, 439131], [218280, 439231], [218180, 439131]]
    meters = {"type": "Polygon", "coordinates": [ring]}
    read(desk, ("rd-2024.geojson", pdok_borders((place(ETTEN, "Etten"), meters))))
    (found,) = json.loads(kept(desk)[ETTEN].vorm)["coordinates"]
    assert found[0] == pytest.approx([6.306, 51.937], abs=1e-3)  # west of Etten
    assert [area.name for area in drawn(desk).areas] == ["Gebied 5"]


def test_metres_of_another_grid_are_not_in_the_netherlands(desk):
    ring = [[918180, 39131], [918280, 39131], [918280, 39231], [918180, 39131]]
    meters = {"type": "Polygon", "coordinates": [ring]}
    with pytest.raises(InputError, match="de vorm ligt niet in Nederland"):
        plan_figures(desk, [("x.geojson", pdok_borders((place(ETTEN, "Etten"), meters)))])


def test_two_lines_of_one_place_are_both_left_out(desk):
    file = pdok_borders(
        (with_figures(ETTEN, "Etten"), square(6.4, 51.9)),
        (with_figures(ETTEN, "Etten"), square(6.5, 51.9)),
    )
    plan, _ = read(desk, ("pdok.geojson", file))
    assert any(
        "De grens van BU15090003 is niet gebruikt: de plek staat er twee keer" in t
        for t in plan.told
    )
    assert not kept(desk)


def test_a_border_under_another_name_than_is_kept_of_that_year_is_not_used(desk):
    read(desk, BOTH)
    other = pdok_borders((place(ETTEN, "Ergens anders"), square(6.2, 51.9)))
    plan, revision = read(desk, ("x.geojson", other))
    assert revision is None
    assert any("heet in x.geojson 'Ergens anders'" in line for line in plan.told)


def test_what_is_there_names_the_borders_and_taking_away_takes_them(desk):
    read(desk, BOTH)
    (there,) = figures_there(desk)
    assert there.words == "4 cijfers: 2 maten van 2 buurten; 2 grenzen van buurten"
    assert there.amount == "4 cijfers en 2 grenzen"
    revision = remove_figures(desk, there.bron, 2024)
    assert revision.removed == 6
    assert not kept(desk)
    undo(desk, revision.number)
    assert len(kept(desk)) == 2


def test_only_borders_are_named_and_taken_away_too(desk):
    read(desk, ALONE)
    (there,) = figures_there(desk)
    assert (there.words, there.indelingsjaar) == ("1 grens van een buurt", 2024)
    remove_figures(desk, there.bron)
    assert figures_there(desk) == ()


def test_borders_are_of_the_whole_gemeente(desk):
    of_five = desk.of(User("Bo", "lezer", {"5": "bewerker"}))
    with pytest.raises(AccessDenied):
        import_figures(of_five, plan_figures(of_five, [ALONE]))
    assert not kept(desk)


def test_the_plattegrond_draws_the_borders_says_whose_and_what_is_not_known(desk):
    before = drawn(desk)
    assert legend(before) == "Vlak: gebied (schematisch)"
    _, revision = read(desk, BOTH)
    after = drawn(desk)
    assert [area.name for area in after.areas] == ["Gebied 5", "Gebied 6"]
    assert legend(after) == (
        "Vlak: gebied (CBS, kerncijfers wijken en buurten, 2024; niet alle grenzen bekend)"
    )
    assert "gebied 1 (niets)" in after.notice
    assert "gebied 6 (1 van 10 buurten)" in after.notice
    assert after.layout_key != before.layout_key
    undo(desk, revision.number)
    assert drawn(desk).areas == before.areas


def test_a_file_of_ones_own_goes_before_borders_that_were_read(desk, tmp_path):
    read(desk, BOTH)
    own = tmp_path / "eigen.geojson"
    own.write_bytes(pdok_borders(({"naam": "Mijn gebied"}, square(6.3, 51.8, 0.2))))
    picture = drawn(desk, own)
    assert [area.name for area in picture.areas] == ["Mijn gebied"]
    assert legend(picture) == "Vlak: gebied"
    assert "grenzen" not in picture.notice


def test_a_code_that_means_another_place_in_that_year_is_not_drawn(desk):
    read(desk, ("x.geojson", pdok_borders((place(ETTEN, "Heel ergens anders"), square(6.3, 51.9)))))
    assert legend(drawn(desk)) == "Vlak: gebied (schematisch)"
