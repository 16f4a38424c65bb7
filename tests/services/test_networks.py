import contextlib
import threading
from datetime import date

from netwerk.access.rights import User
from netwerk.model import Actor
from netwerk.net.selection import Selection
from netwerk.services.edits import add_actor
from netwerk.services.networks import Networks
from netwerk.store.port import Store

TODAY = date(2026, 11, 25)


def test_nothing_is_read_again_while_nothing_changed(village: Store, networks: Networks) -> None:
    first = networks.net()
    assert networks.net() is first
    assert networks.findings(None, TODAY) is networks.findings(None, TODAY)


def test_a_change_is_seen_by_the_next_question(village: Store, networks: Networks, an: User) -> None:
    before = networks.net()
    add_actor(village, an, Actor(id="", naam="Nieuw", soort="bedrijf"), "t")
    assert networks.net().n == before.n + 1
    assert before.n == 3


def test_a_gebied_is_a_part_of_the_same_reading(village: Store, networks: Networks) -> None:
    part = networks.net(Selection(gebied="3"))
    assert (part.n, part.revision) == (3, networks.net().revision)
    assert networks.net(Selection(gebied="2")).n == 0


def test_ten_askers_at_once_make_one_net(village: Store, networks: Networks) -> None:
    found = []
    threads = [threading.Thread(target=lambda: found.append(networks.net())) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 10
    assert len({id(net) for net in found}) == 1


def test_a_failed_answer_is_not_kept(networks: Networks) -> None:
    asked = []

    def make() -> int:
        asked.append(1)
        if len(asked) == 1:
            raise ValueError
        return 7

    with contextlib.suppress(ValueError):
        networks.kept("vraag", make)
    assert networks.kept("vraag", make) == 7
