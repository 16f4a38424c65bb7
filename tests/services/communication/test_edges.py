"""Of another gebied, or nearly an address: who is then not on a list and not named."""

from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.model import Activiteit, Actor, Doelgroep
from netwerk.net.selection import Selection
from netwerk.services.communication.audiences import audiences, save_audience
from netwerk.services.communication.gebied_calendar import on_calendar, reached_list
from netwerk.services.communication.mailing_list import mailing_list
from netwerk.store.port import Change, Put
from tests.services.communication.test_audiences import RULE


@pytest.mark.parametrize(
    ("email", "on_it"),
    [
        ("info@vvgendringen.nl", True),
        ("info@vvgendringen.nl; bestuur@vvgendringen.nl", False),
        ("VV <info@vvgendringen.nl>", False),
        ("info@vvgendringen", False),
    ],
)
def test_what_is_not_one_address_is_told_and_not_sent_to(desk, six, email, on_it):
    held = desk.store.get(Actor, ["vv"])["vv"]
    desk.store.apply(Change((Put(replace(held.item, email=email), held.version),), "An"))
    desk.networks.changed()
    save_audience(desk, RULE, "t")
    listed = mailing_list(desk, audiences(desk, Selection())[0].item.id, "mail")
    assert ("vv" in listed.ids) is on_it
    wrong = [one.why for one in listed.left_out if one.id == "vv"]
    assert wrong == ([] if on_it else ["het mailadres klopt niet"])


def test_a_doelgroep_of_another_gebied_names_nobody_on_the_list_of_who_came(desk, six):
    kerken = Doelgroep(id="d5", naam="Clubs van 5", gebieden=("5",), categorieen=("sport_en_spel",))
    feest = Activiteit(id="a", titel="Feest", datum="2026-11-01", gebied="6", doelgroepen=("d5",))
    desk.store.apply(Change((Put(kerken), Put(feest)), "An"))
    desk.networks.changed()
    assert list(reached_list(desk, "a").names) == ["etten"]
    bo = desk.of(User("Bo", "geen", {"6": "bewerker"}))
    assert list(reached_list(bo, "a").names) == []
    assert [line.voor for line in on_calendar(bo, Selection(gebied="6"))] == [()]
