"""Cijfers: the address names the kern, who comes back finds it, kernen stand side by side."""

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from netwerk.model import Cijfer
from netwerk.services.desk import Desk
from netwerk.services.figures.reading_figures import import_figures, plan_own_count

APP = Path(__file__).parents[2] / "app.py"
PLACE = "Waarvan wil je de cijfers zien?"


def opened(app: AppTest, **query: str) -> AppTest:
    app.switch_page("netwerk/ui/pages/cijfers.py")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def place_of(app: AppTest) -> str | None:
    return next(box.value for box in app.selectbox if box.label == PLACE)


def new() -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.session_state["gebied"] = "5"
    return app.run()


def test_a_shared_address_opens_its_kern_also_one_of_another_gebied(desk: Desk) -> None:
    assert place_of(opened(new(), kern="etten")) == "etten"
    assert place_of(opened(new(), kern="silvolde")) == "silvolde"
    assert place_of(opened(new(), kern="nergens")) == ""


def test_who_leaves_and_comes_back_finds_the_kern_again(desk: Desk) -> None:
    app = opened(new(), kern="etten")
    app.query_params.clear()
    app.switch_page("netwerk/ui/pages/opgaven.py").run()
    app.query_params.clear()
    assert place_of(opened(app)) == "etten"
    assert app.query_params["kern"] == "etten"


def test_kernen_stand_side_by_side_open_where_nothing_adds_up(desk: Desk) -> None:
    import_figures(desk, plan_own_count(desk, "etten", "clubs met een gebouw", 2024, 4, "team"))
    app = opened(new())
    (box,) = [box for box in app.expander if box.label == "De kernen naast elkaar"]
    assert box.proto.expanded
    assert "De kernen naast elkaar" not in [b.label for b in opened(new(), kern="etten").expander]


def test_a_column_without_any_value_is_left_out(desk: Desk) -> None:
    import_figures(desk, plan_own_count(desk, "etten", "clubs met een gebouw", 2024, 4, "team"))
    app = new()

    def heads() -> list[str]:
        bodies = [e.proto.body for e in app.get("html") if "<table" in e.proto.body]
        return re.findall(r'role="columnheader">([^<]*)', bodies[0])

    opened(app, kern="etten")
    assert heads() == ["Wat", "Hier", "Bron en jaar"]


def test_an_own_count_is_read_as_a_dutch_writer_means_it(desk: Desk) -> None:
    app = opened(new())
    for label, typed in (("Wat is geteld?", "uren per week"), ("Hoeveel?", "12,5")):
        next(t for t in app.text_input if t.label == label).set_value(typed)
    next(b for b in app.button if b.label == "Telling opslaan").click()
    app.run()
    assert not app.exception
    assert [entry.item.waarde for entry in desk.store.all(Cijfer)] == [12.5]
