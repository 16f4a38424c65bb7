from datetime import date

from netwerk.insight.openings.introductions import is_decided
from netwerk.model import Verbindkans
from netwerk.ui.decided import consequence, returns_on

TODAY = date(2026, 11, 28)


def test_a_proposal_put_on_later_says_that_it_comes_back_and_when() -> None:
    tot = returns_on("later", TODAY)
    assert consequence("later", tot) == "Dit voorstel komt terug op 26-02-2027."


def test_on_the_day_that_was_said_the_proposal_is_there_again_and_not_before() -> None:
    tot = returns_on("later", TODAY)
    choice = Verbindkans(id="x", actoren=("a", "b"), besluit="later", tot=tot)
    assert is_decided(choice, date(2027, 2, 25))
    assert not is_decided(choice, date(2027, 2, 26))


def test_what_is_done_or_is_not_right_does_not_come_back_by_itself() -> None:
    for besluit in ("doen", "klopt_niet", "kennen_al"):
        assert returns_on(besluit, TODAY) is None
    assert consequence("klopt_niet", None) == "Dit voorstel komt niet vanzelf terug."


def test_what_is_taken_up_does_not_read_as_refused() -> None:
    assert consequence("doen", None).startswith("Dit voorstel is opgepakt.")


def test_who_know_each_other_already_are_to_be_recorded() -> None:
    assert consequence("kennen_al", None).startswith("Leg hun contact vast")
    assert consequence("kennen_al", None, contact=True) == "Hun contact staat erin."
