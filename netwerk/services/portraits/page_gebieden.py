"""In which gebieden the subject of a page is, for who looks at one of its own pages."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.access.rights import LEZEN
from netwerk.model import Gebied, Kern
from netwerk.services.desk import Desk


def gebieden_of_page(desk: Desk, page: str, asked: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the gebieden of what a page is about, of those that the user may read.

    page: 'actor', 'kern', 'paar' or 'gebied'; asked: what its address says (id, or a and b). Of
    two actors what both are in. Nothing for another page, and for what is not there.
    """
    desk.require_somewhere(LEZEN)
    id = asked.get("id", "")
    if page == "gebied":
        found = {id} & {entry.item.id for entry in desk.reads.all(Gebied)}
    elif page == "kern":
        found = {entry.item.gebied for entry in desk.reads.all(Kern) if entry.item.id == id}
    elif page == "actor":
        found = _of_actor(desk, id)
    elif page == "paar":
        found = _of_actor(desk, asked.get("a", "")) & _of_actor(desk, asked.get("b", ""))
    else:
        return ()
    return tuple(sorted(gebied for gebied in found if desk.may_read(gebied)))


def _of_actor(desk: Desk, id: str) -> set[str]:
    net = desk.networks.net()
    at = net.index_of(id)
    return set() if at is None else set(net.gebieden_of(at))
