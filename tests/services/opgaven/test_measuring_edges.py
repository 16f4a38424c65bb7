"""Of tomorrow, of the year of the baseline, of the team of another gebied: what does not count."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from netwerk.errors import InputError
from netwerk.model import Actor, Meting, Opgave, Relatie
from netwerk.services.desk import Desk
from netwerk.services.figures.reading_figures import import_figures, plan_own_count
from netwerk.services.opgaven.goals_shown import draft_shown, opgave_shown
from netwerk.services.opgaven.making import MetingTyped, add_meting, add_opgave, measure
from tests.services.opgaven.conftest import BEGUN, FIRST, Clock, group

GOAL = Opgave(id="o1", titel="Meer contact", gebied="3", streefdatum=f"{FIRST + 5}-12-31")


def test_a_count_of_tomorrow_is_refused_and_one_of_today_is_kept(desk: Desk) -> None:
    add_opgave(desk, GOAL, "t1")
    with pytest.raises(InputError, match="nog niet geweest"):
        add_meting(desk, MetingTyped("o1", 4.0, f"{FIRST}-03-03"), "t2")
    add_meting(desk, MetingTyped("o1", 4.0, f"{FIRST}-03-02"), "t3")
    assert [entry.item.waarde for entry in desk.store.all(Meting)] == [4.0]


def test_a_figure_of_the_year_of_the_baseline_is_no_new_measurement(
    desk: Desk, clock: Clock
) -> None:
    def count(jaar: int, value: float) -> None:
        import_figures(desk, plan_own_count(desk, "silvolde", "Clubs", jaar, value))

    count(FIRST, 4)
    goal = replace(GOAL, kern="silvolde", maat="eigen:clubs", streefwaarde=8)
    add_opgave(desk, goal, "t1")
    shown = opgave_shown(desk, "o1")
    assert (shown.item.beginwaarde, shown.item.begindatum) == (4, str(FIRST))
    clock.day = date(FIRST + 1, 3, 2)
    with pytest.raises(InputError, match="geen nieuwer cijfer"):
        measure(desk, "o1", "t2")
    count(FIRST + 1, 6)
    measure(desk, "o1", "t3")
    assert [(e.item.jaar, e.item.waarde) for e in desk.store.all(Meting)] == [(FIRST + 1, 6)]


@pytest.mark.parametrize(("works_in", "share"), [("3", 0), ("5", 100)])
def test_the_team_of_another_gebied_is_contact_outside_the_own_team(
    desk: Desk, put: Callable[..., None], works_in: str, share: int
) -> None:
    agent = Actor(
        id="agent",
        naam="Wijkagent",
        soort="professional",
        rol="wijkagent",
        gebieden=(works_in,),
    )
    put(BEGUN, group(0, BEGUN), agent, Relatie(id="r", van="a00", naar="agent", soort="kent"))
    assert draft_shown(desk, replace(GOAL, maat="net-zonder-team")).item.beginwaarde == share
