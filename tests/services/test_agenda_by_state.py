"""What plays in a gebied, by how far it is."""

from netwerk.access.rights import User
from netwerk.model import Signaal
from netwerk.net.selection import Selection
from netwerk.services.day.agenda_by_state import agenda_by_state
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put, Store


def test_what_plays_stands_by_state_the_newest_first_with_who_is_involved(
    desk: Desk, village: Store
) -> None:
    items = (
        Signaal(id="a", titel="Oud", gebied="3", staat="nieuw", datum="2025"),
        Signaal(
            id="b", titel="Vers", gebied="3", staat="nieuw", datum="2026-11", betrokken=("koor",)
        ),
        Signaal(id="c", titel="Loopt", gebied="3", staat="loopt"),
        Signaal(id="d", titel="Zonder stand", gebied="3"),
        Signaal(id="e", titel="Elders", gebied="5", staat="nieuw"),
        Signaal(id="f", titel="Overal", staat="loopt"),
    )
    desk.store.apply(Change(tuple(map(Put, items)), "An"))
    told = agenda_by_state(desk, "Signaal", Selection(gebied="3"))
    assert [(group.words, [i.titel for i in group.items]) for group in told] == [
        ("Nieuw", ["Vers", "Oud"]),
        ("Loopt", ["Loopt", "Overal"]),
        ("", ["Zonder stand"]),
    ]
    assert told[0].items[0].betrokken == ("Koor De Lijster (Silvolde)",)
    reader = desk.of(User("Bo", "geen", {"5": "lezer"}))
    seen = agenda_by_state(reader, "Signaal", Selection(gebied="5"))
    assert [i.titel for group in seen for i in group.items] == ["Elders"]
