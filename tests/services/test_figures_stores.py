"""Figures in both stores: many at once, read back the same, and taken back."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from netwerk.access.rights import User
from netwerk.services.desk import Desk
from netwerk.services.figures.figures_of_place import figures_of
from netwerk.services.figures.figures_there import figures_there
from netwerk.services.figures.reading_figures import import_figures, plan_figures
from netwerk.services.records.edits import undo
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from tests.figures.made_files import KWB, KWB_ROWS, kwb

ENGINES = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("neo4j", id="neo4j", marks=pytest.mark.neo4j),
]
MANY, WITHIN = 40, 20
"""Buurten in a file, and the seconds in which three years of them are read and kept."""


@pytest.fixture(params=ENGINES)
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    url = str(tmp_path / "netwerk.db")
    if request.param == "neo4j":
        url = request.getfixturevalue("neo4j_url")
        emptied = open_store(Settings(store=url, user="An"))
        emptied.load((), overwrite=True)
        emptied.close()
    store = open_store(Settings(store=url, user="An"))
    yield desk_at(store, User("An", "beheerder"), tmp_path / "plaatsen")
    store.close()


def test_a_file_is_kept_and_taken_back(desk: Desk) -> None:
    import_figures(desk, plan_figures(desk, [("kwb-2024.csv", kwb())]))
    assert figures_of(desk, kern="etten")["inwoners"].value == 1500
    again = plan_figures(desk, [("kwb-2024.csv", kwb())])
    assert (again.new, again.changed) == (0, 0)
    undo(desk)
    assert figures_there(desk) == ()


def test_three_years_of_forty_buurten_are_kept_in_some_seconds(desk: Desk) -> None:
    base = dict(zip(KWB.split(";"), KWB_ROWS[2].split(";"), strict=True))
    rows = [
        ";".join((base | {"gwb_code_10": f"BU1509{n:04}", "regio": f"Buurt {n}"}).values())
        for n in range(MANY)
    ]
    files = [(f"kwb-{year}.csv", kwb(*rows)) for year in (2021, 2022, 2023)]
    started = time.perf_counter()
    plan = plan_figures(desk, files)
    import_figures(desk, plan)
    assert plan.new == MANY * 12 * 3
    assert time.perf_counter() - started < WITHIN
    assert [one.cijfers for one in figures_there(desk)] == [MANY * 12] * 3
