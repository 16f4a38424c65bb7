"""Figures stand beside the network: bringing in hundreds works out nothing anew."""

from netwerk.model import Actor, Cijfer
from netwerk.services.figures.figures_there import remove_figures
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put


def figures(count, first=0):
    return tuple(
        Put(
            Cijfer(
                id=f"c{n}",
                maat="inwoners",
                plek=f"BU1509{n:04}",
                plek_soort="buurt",
                jaar=2024,
                bron="CBS",
            )
        )
        for n in range(first, first + count)
    )


def test_hundreds_of_figures_leave_the_network_as_it_was(village, desk):
    before = desk.networks.net()
    found = desk.networks.findings(None, desk.today)
    village.apply(Change(figures(700), "An", type="cijfers"))
    village.apply(Change(figures(700, 1000), "An", type="cijfers"))
    desk.networks.changed()
    assert desk.networks.net() is before
    assert desk.networks.findings(None, desk.today) is found


def test_an_actor_among_the_figures_is_seen(village, desk):
    before = desk.networks.net()
    new = Put(Actor(id="nieuw", naam="Nieuw", soort="bedrijf"))
    village.apply(Change((*figures(700), new), "An", type="cijfers"))
    desk.networks.changed()
    assert desk.networks.net().n == before.n + 1


def test_taking_them_away_and_giving_them_back_too(village, desk):
    village.apply(Change(figures(700), "An", type="cijfers"))
    before = desk.networks.net()
    remove_figures(desk, "CBS")
    assert desk.networks.net() is before
    undo(desk)
    assert desk.networks.net() is before
