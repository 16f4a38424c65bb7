"""Two files that do not agree: neither is taken silently, whether together or one by one."""

from netwerk.services.figures.reading_figures import import_figures, plan_figures
from tests.figures.made_files import KWB_ROWS, kwb, pdok

KWB_FILE = ("kwb-2024.csv", kwb(*KWB_ROWS))


def other(naam="Etten", code="BU15090003", people=900):
    return (
        "pdok_2024.geojson",
        pdok(
            {
                "buurtcode": code,
                "buurtnaam": naam,
                "gemeentecode": "GM1509",
                "jaar": 2024,
                "aantalInwoners": people,
                "percentagePersonen65JaarEnOuder": 20,
            }
        ),
    )


def told(desk, *files):
    return plan_figures(desk, files)


def of_etten(plan):
    return {i.maat: i.waarde for i in plan.items if i.plek == "BU15090003"}


def test_two_files_in_one_batch_that_contradict_say_so_and_neither_is_used(desk):
    plan = told(desk, KWB_FILE, other(people=900))
    assert "inwoners" not in of_etten(plan)
    assert of_etten(plan)["huishoudens"] == 400
    (line,) = [line for line in plan.told if "zeggen iets anders" in line]
    assert "kwb-2024.csv en pdok_2024.geojson" in line
    assert "Inwoners van Etten (1.000 en 900)" in line


def test_two_names_of_one_code_in_a_batch_are_refused_as_one_by_one(desk):
    together = told(desk, KWB_FILE, other(naam="Megchelen", people=1000))
    assert not of_etten(together)
    (line,) = [line for line in together.told if "Megchelen" in line and "heet in" in line]
    assert "pdok_2024.geojson" in line
    assert "kwb-2024.csv" in line
    import_figures(desk, told(desk, KWB_FILE))
    after = told(desk, other(naam="Megchelen", people=1000))
    assert not of_etten(after)
    assert any("in wat er al staat van 2024" in line for line in after.told)


def test_files_that_agree_are_taken_together(desk):
    plan = told(desk, KWB_FILE, other(people=1000))
    assert of_etten(plan)["inwoners"] == 1000
    assert not [line for line in plan.told if "iets anders" in line]


def test_what_cannot_be_is_told_before_it_is_stored(desk):
    row = KWB_ROWS[2].split(";")
    row[10], row[15] = "1100", "24900"
    lines = told(desk, ("kwb-2024.csv", kwb(";".join(row)))).told
    assert any("Etten 1.100 bij 1.000 inwoners" in line for line in lines)
    assert any("Etten € 24.900.000" in line for line in lines)
    assert not [line for line in told(desk, KWB_FILE).told if "niet kloppen" in line]
