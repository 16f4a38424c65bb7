"""What plays, at its edges: of another gebied, done already, partly a vraagstuk, named once more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from netwerk.access.rights import User
from netwerk.model import Afspraak, Initiatief, Vraagstuk
from netwerk.services.taking_up.signals_again import not_recognised, signals_again
from netwerk.services.taking_up.to_board import to_board
from netwerk.services.taking_up.who_knows import who_knows
from netwerk.services.taking_up.who_takes_up import who_together
from tests.services.test_taking_up import (
    ALL,
    FIVE,
    THREE,
    THREE_SIDES,
    TODAY,
    group,
    new_signals,
    put,
    round_etten,
    up,
    usual_signals,
    vraagstuk,
)


def reader(desk, gebied):
    return desk.of(User("Bo", "geen", {gebied: "lezer"}))


def agreed(id, stand, **more):
    return Afspraak(id=id, titel="Bel", beslissing="doen", stand=stand, gebied="5", **more)


@pytest.mark.parametrize(("stand", "stands"), [("open", True), ("gedaan", False)])
def test_only_an_open_afspraak_is_an_introduction_that_is_agreed(desk, stand, stands):
    round_etten(desk)
    put(desk, agreed("a", stand, vraagstuk="v1", actoren=("wonen", "zorg")))
    second = who_together(desk, "Vraagstuk", "v1").second
    assert second.missing[0].agreed is stands


def test_an_open_afspraak_on_something_else_counts_as_work(desk):
    round_etten(desk)
    put(desk, *(agreed(f"a{k}", "open", actoren=("bouw",)) for k in range(2)))
    put(desk, agreed("weg", "gedaan", actoren=("bouw",)))
    found = who_together(desk, "Vraagstuk", "v1")
    loads = {member.actor.id: member.load for member in found.best.members}
    assert loads == {"bouw": 2, "thuis": 0}


def test_what_somebody_did_elsewhere_is_not_told_to_who_may_not_read_that(desk):
    put(desk, group("hal", "cultuur", kern=None, gebieden=("3", "5")))
    put(desk, Initiatief(id="i", titel="Vervoer voor allen", gebied="5", betrokken=("hal",)))
    assert [k.actor.id for k in who_knows(desk, "vervoer", ALL).found] == ["hal"]
    assert who_knows(reader(desk, "3"), "vervoer", THREE).found == ()


def test_who_stopped_does_not_know_about_it(desk):
    put(desk, group("zorg", "zorg"), group("oud", "zorg", status="gestopt"))
    assert [k.actor.id for k in who_knows(desk, "zorg", ALL).found] == ["zorg"]


def test_what_went_up_from_another_gebied_is_not_told(desk):
    round_etten(desk)
    put(desk, up("s1", "2026-11-05"))
    put(desk, vraagstuk(), replace(vraagstuk(), id="v3", gebied="3", kern="silvolde"))
    put(desk, up("s3", "2026-11-05", vraagstuk="v3"))
    assert [row.line.id for row in to_board(reader(desk, "3"), THREE).rows] == ["v3"]
    assert [row.line.id for row in to_board(desk, FIVE).rows] == ["v1"]


def test_what_is_partly_a_vraagstuk_is_told_all_the_same(desk):
    part = Vraagstuk(id="v", titel="Bus", gebied="5", signalen=("nieuw0", "nieuw1"))
    put(desk, *usual_signals(), *new_signals(THREE_SIDES), part)
    assert len(signals_again(desk, FIVE).found) == 1
    put(desk, replace(part, signalen=("nieuw0", "nieuw1", "nieuw2")))
    assert signals_again(desk, FIVE).found == ()


@pytest.mark.parametrize(("sides", "told"), [(2, 0), (3, 1)])
def test_what_was_put_away_stays_so_until_three_other_sides_name_it(desk, sides, told):
    put(desk, *usual_signals(), *new_signals(THREE_SIDES))
    (again,) = signals_again(desk, FIVE).found
    not_recognised(desk, again.finding.key, FIVE, "Dat was de kermis")
    more = [
        replace(s, id=f"later{s.id}", datum=(TODAY + timedelta(days=5 * k + 5)).isoformat())
        for k, s in enumerate(new_signals(THREE_SIDES[:sides]))
    ]
    put(desk, *more)
    later = replace(desk, clock=lambda: TODAY + timedelta(days=40))
    assert len(signals_again(later, FIVE).found) == told


def test_what_returns_in_a_gebied_that_one_may_not_read_is_not_told(desk):
    put(desk, *usual_signals(), *new_signals(THREE_SIDES))
    assert len(signals_again(desk, ALL).found) == 1
    all_but_five = desk.of(User("Bo", "lezer", {"5": "geen"}))
    assert signals_again(all_but_five, ALL).found == ()


def test_what_was_brought_back_before_it_went_up_again_is_no_answer(desk):
    round_etten(desk)
    back = up("s0", "2026-09-01", soort="terugleggen", niveau="netwerk", verteld="Nee")
    put(desk, back, up("s1", "2026-10-01"))
    (row,) = to_board(desk, FIVE).rows
    assert (row.line.answer, row.line.is_open, row.line.untold) == ("", True, False)


def test_a_step_down_without_words_is_no_answer_and_tells_nothing(desk):
    round_etten(desk)
    down = up("s2", "2026-10-20", soort="terugleggen", niveau="netwerk", verteld=None)
    put(desk, up("s1", "2026-10-01"), down)
    assert to_board(desk, FIVE).rows[0].line.is_open
    put(desk, up("s1", "2026-10-01", antwoord="Er komt een bus", antwoord_op="2026-10-13"), down)
    (row,) = to_board(desk, FIVE).rows
    assert (row.line.is_open, row.line.untold) == (False, True)


def test_what_came_down_before_the_answer_did_not_tell_it(desk):
    round_etten(desk)
    down = up("s2", "2026-10-05", soort="terugleggen", niveau="netwerk", verteld="Wordt bekeken")
    put(desk, up("s1", "2026-10-01", antwoord="Er komt een bus", antwoord_op="2026-10-13"), down)
    assert to_board(desk, FIVE).rows[0].line.untold


def test_what_went_to_the_team_did_not_go_to_the_board(desk):
    round_etten(desk)
    put(desk, up("s1", "2026-10-01", niveau="gebiedsteam"))
    assert to_board(desk, FIVE).rows == ()
