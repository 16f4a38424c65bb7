"""Just small enough, one month short, twice with another value: what figures then say."""

import pytest

from netwerk.access.rights import User
from netwerk.errors import InputError, LooksPrivate
from netwerk.services.figures.figures_of_place import figures_of, lines_of
from netwerk.services.figures.reading_figures import (
    import_figures,
    plan_figures,
    plan_own_count,
)
from netwerk.services.opgaven.basis import measure_choices
from tests.figures.made_files import KWB_ROWS, kwb, quoted

OF_GEMEENTE, ETTEN, BONTEBRUG = KWB_ROWS[0], KWB_ROWS[2:4], KWB_ROWS[5]


def read(desk, *files):
    plan = plan_figures(desk, files)
    import_figures(desk, plan)
    return plan


@pytest.mark.parametrize(("inhabitants", "koop"), [(199, None), (200, 50)])
def test_a_kern_of_two_hundred_is_large_enough_for_figures(desk, inhabitants, koop):
    row = BONTEBRUG.replace(";1;150;20;", f";1;{inhabitants};20;")
    read(desk, ("kwb-2024.csv", kwb(row)))
    found = figures_of(desk, kern="bontebrug")
    assert found["inwoners"].value == inhabitants
    assert found["aandeel_koop"].value == koop


def test_a_year_of_which_one_month_is_not_known_is_not_known(desk):
    head = "ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1"
    rows = [
        f"{year}{month};0.0.0 ;GM1509    ;{year}MM{month:02};{count}"
        for year in (2022, 2023)
        for month in range(1, 13)
        for count in ("." if (year, month) == (2023, 5) else "2",)
    ]
    plan = read(desk, ("47022NED.csv", quoted(head, *rows)))
    found = figures_of(desk, gemeente=True)["misdrijven"]
    assert (found.jaar, found.value) == (2022, 24)
    assert "Van 2023 ontbreken maanden bij sommige plekken." in plan.told[0]


def test_a_figure_that_stands_in_a_file_twice_with_another_value_is_not_used(desk):
    other = ETTEN[0].replace(";1;1000;200;", ";1;1300;200;")
    plan = read(desk, ("kwb-2024.csv", kwb(*ETTEN, other)))
    assert "Eén cijfer staat er twee keer in met een andere waarde." in plan.told[0]
    found = figures_of(desk, kern="etten")["inwoners"]
    assert (found.value, found.note) == (None, "van 1 van de 2 buurten bekend: te weinig")


@pytest.mark.parametrize(("low", "known"), [("41.0", (41, 47)), ("45.0", (None, None))])
def test_bounds_that_do_not_hold_their_value_are_left_out(desk, low, known):
    head = "ID;WijkenEnBuurten;Leeftijd;Marges;Perioden;Eenzaam_27"
    cells = (("MW00000", "44.0"), ("MOG0095", low), ("MBG0095", "47.0"))
    rows = [f"{n};GM1509    ;20300;{how};2024JJ00;{cell}" for n, (how, cell) in enumerate(cells)]
    read(desk, ("50150NED.csv", quoted(head, *rows)))
    found = figures_of(desk, gemeente=True)["eenzaam"]
    assert (found.value, found.low, found.high) == (44, *known)


def test_beside_a_figure_stands_the_gemeente_of_the_same_year_only(desk):
    read(desk, ("kwb-2024.csv", kwb(*ETTEN)), ("kwb-2022.csv", kwb(OF_GEMEENTE)))
    (line,) = (x for x in lines_of(desk, kern="etten") if x.maat == "aandeel_leeftijd_65")
    assert line.beside == ""
    read(desk, ("kwb-2024.csv", kwb(OF_GEMEENTE)))
    (line,) = (x for x in lines_of(desk, kern="etten") if x.maat == "aandeel_leeftijd_65")
    assert line.beside == "in de gemeente 25 %"


def test_beside_an_own_count_or_inhabitants_stands_no_other_number(desk):
    rows = "plek;maat;jaar;waarde\nEtten;Clubs;2024;7\ngemeente;Clubs;2024;90"
    read(desk, ("kwb-2024.csv", kwb()), ("eigen.csv", rows.encode()))
    beside = {line.maat: line.beside for line in lines_of(desk, kern="etten")}
    assert (beside["eigen:clubs"], beside["inwoners"]) == ("", "")
    assert beside["aandeel_leeftijd_65"].startswith("in de gemeente 25 %")


def test_an_own_count_of_another_gebied_is_nothing_to_measure_by(desk):
    for plek, what in (("etten", "Clubs"), ("silvolde", "Koren"), ("6", "Zalen")):
        import_figures(desk, plan_own_count(desk, plek, what, 2025, 4))
    own = {key for key in measure_choices(desk) if key.startswith("eigen:")}
    assert own == {"eigen:clubs", "eigen:koren", "eigen:zalen"}
    bo = desk.of(User("Bo", "geen", {"5": "lezer"}))
    assert {key for key in measure_choices(bo) if key.startswith("eigen:")} == {"eigen:clubs"}


@pytest.mark.parametrize(
    ("maat", "bron"),
    [
        ("Clubs", "mevrouw Jansen is ziek"),
        ("Lemon: veiligheid", "mevrouw Jansen is ziek"),
        ("mevrouw Jansen is ziek", "RIVM, gezondheid per wijk en buurt"),
    ],
)
def test_whatever_is_typed_with_a_count_is_looked_at(desk, maat, bron):
    with pytest.raises(LooksPrivate):
        import_figures(desk, plan_own_count(desk, "etten", maat, 2025, 7, bron))


def test_a_count_of_next_year_cannot_be(desk):
    assert plan_own_count(desk, "etten", "Clubs", 2026, 7).new == 1
    with pytest.raises(InputError, match="2027 kan niet"):
        plan_own_count(desk, "etten", "Clubs", 2027, 7)
    rows = "plek;maat;jaar;waarde\nEtten;Clubs;2026;7\nEtten;Clubs;2027;8"
    plan = read(desk, ("eigen.csv", rows.encode()))
    assert [item.jaar for item in plan.items] == [2026]
    assert "1 zonder goed jaar" in plan.read[0]
    with pytest.raises(InputError, match="2027 kan niet"):
        plan_figures(desk, [("kwb.csv", kwb())], 2027)
