"""The ronde on its page: who is passed over is another for this session, and for nobody else."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Gesprek, Relatie
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from tests.ui.conftest import desk_beside

APP = Path(__file__).parents[2] / "app.py"
ODD = "Koor <b>De *Lijster*</b>"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The desk of An at a store with eight clubs that know each other and eight that know nobody."""
    desk = desk_beside(tmp_path, monkeypatch, "An")
    names = [f"Club {i}" for i in range(8)] + [f"Alleen {i}" for i in range(7)] + [ODD]
    groups = [
        Actor(id=f"a{i:02d}", naam=naam, soort="bewonersgroep", kern="etten", gebieden=("5",))
        for i, naam in enumerate(names)
    ]
    ties = [
        Relatie(id=f"r{i}-{j}", van=f"a{i:02d}", naar=f"a{j:02d}", soort="kent")
        for i, j in combinations(range(8), 2)
    ]
    apply(desk, Change(tuple(map(Put, (*groups, *ties))), "An"))
    yield desk
    desk.close()


def opened() -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    app.switch_page("netwerk/ui/pages/ronde.py").run()
    assert not app.exception
    return app


def swaps(app: AppTest) -> list[str]:
    return [b.key.rpartition(":")[2] for b in app.button if str(b.key).startswith("ronde:wissel")]


def test_who_is_passed_over_makes_room_for_another_in_this_session_only(desk: Desk) -> None:
    app = opened()
    before, revision = swaps(app), desk.store.revision()
    assert len(before) == 5
    app.button(key=f"ronde:wissel:{before[0]}").click().run()
    after = swaps(app)
    assert before[0] not in after
    assert len(after) == 5
    assert swaps(opened()) == before
    assert desk.store.revision() == revision
    app.button(key="ronde:terug").click().run()
    assert swaps(app) == before


def test_what_i_visited_stays_as_done_without_buttons(desk: Desk) -> None:
    first = swaps(opened())[0]
    talk = Gesprek(id="g", met=(first,), datum=str(desk.today), door="An")
    apply(desk, Change((Put(talk),), "An"))
    assert first not in swaps(opened())
    assert len(swaps(opened())) == 4
