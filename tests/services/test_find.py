"""Finding an actor by what somebody remembers of its name."""

import pytest

from netwerk.model import Actor
from netwerk.services.desk import Desk
from netwerk.services.records.find import names, suggestions
from netwerk.store.port import Change, Put, Store


@pytest.mark.parametrize(
    "text",
    [
        "Koor De Lijster",
        "koor de LIJSTER",
        "lijster",
        "Zangclub",
        "Zangklub",
        "koor de lyster",
        "Lijstre",
        "kor lijster",
    ],
)
def test_a_part_an_old_name_and_a_typing_error_find_the_choir(
    text: str, village: Store, desk: Desk
) -> None:
    assert suggestions(desk, text) == ("koor",)


@pytest.mark.parametrize("text", ["", "   ", "xyzzy", "koor xyzzy", "'; drop table"])
def test_what_looks_like_nobody_finds_nobody(text: str, village: Store, desk: Desk) -> None:
    assert suggestions(desk, text) == ()


def test_several_who_may_be_meant_are_all_suggested_and_a_whole_name_wins(
    village: Store, desk: Desk
) -> None:
    more = (
        Actor(id="k2", naam="Koor", soort="bewonersgroep"),
        Actor(id="k3", naam="Koor De Merel", soort="bewonersgroep"),
    )
    village.apply(Change(tuple(Put(item) for item in more), "An"))
    assert set(suggestions(desk, "koor de")) == {"koor", "k3"}
    assert suggestions(desk, "koor") == ("k2",)


def test_every_name_in_the_list_is_there_once_with_its_old_names(
    village: Store, desk: Desk
) -> None:
    more = [
        Actor(id=f"b{k}", naam="Buurthuis", soort="instelling", kern=kern)
        for k, kern in enumerate(("ulft-noord", "etten", "etten"))
    ]
    village.apply(Change(tuple(Put(item) for item in more), "An"))
    label = names(desk).label
    assert label["koor"] == "Koor De Lijster (Silvolde), ook: Zangclub"
    assert label["b0"] == "Buurthuis (Ulft-noord)"
    assert len(set(label.values())) == len(label)
