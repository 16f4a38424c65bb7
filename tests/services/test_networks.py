import contextlib
import gc
import shutil
import threading
import time
import weakref
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from netwerk.model import Actor, Item
from netwerk.net.kernels import Stopped
from netwerk.net.selection import Selection
from netwerk.services.copies import make_backup, restore_backup
from netwerk.services.desk import Desk
from netwerk.services.live.jobs import Job, Jobs
from netwerk.services.live.networks import Networks
from netwerk.services.records.history import change_lines
from netwerk.services.records.item_cards import list_items
from netwerk.services.records.item_history import item_changes
from netwerk.services.records.items import add_item, change_item, choices
from netwerk.services.stores import open_store
from netwerk.settings import Settings
from netwerk.store.connect import connect
from netwerk.store.port import Change, Put, Revision, Store

TODAY = date(2026, 11, 25)


def test_nothing_is_read_again_while_nothing_changed(village: Store, networks: Networks) -> None:
    first = networks.net()
    assert networks.net() is first
    assert networks.findings(None, TODAY) is networks.findings(None, TODAY)


def test_a_change_is_seen_by_the_next_question(
    village: Store, networks: Networks, desk: Desk
) -> None:
    before = networks.net()
    add_item(desk, Actor(id="", naam="Nieuw", soort="bedrijf"), "t")
    assert networks.net().n == before.n + 1
    assert before.n == 3


def test_a_gebied_is_a_part_of_the_same_reading(village: Store, networks: Networks) -> None:
    part = networks.net(Selection(gebied="3"))
    assert (part.n, part.revision) == (3, networks.net().revision)
    assert networks.net(Selection(gebied="2")).n == 0


def test_a_contact_that_ends_is_gone_the_day_after(village: Store, desk: Desk) -> None:
    days = [date(2026, 11, 25)]
    networks = Networks(village, clock=lambda: days[0])
    tie = village.relaties_of(["koor"])[0]
    change_item(desk, replace(tie.item, tot="2026-11-25"), tie.version, "t")
    assert networks.numbers(None)["contact_ties"] == 1
    days[0] = date(2026, 11, 26)
    assert networks.numbers(None)["contact_ties"] == 0
    assert networks.numbers(None)["ended"] == 1


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
        networks.kept((networks.moment().name, "vraag"), make)
    assert networks.kept((networks.moment().name, "vraag"), make) == 7


def test_results_of_an_older_revision_are_let_go(
    village: Store, networks: Networks, desk: Desk
) -> None:
    old = weakref.ref(networks.net())
    add_item(desk, Actor(id="", naam="Nieuw", soort="bedrijf"), "t")
    networks.net()
    gc.collect()
    assert old() is None


def test_a_long_question_tells_how_far_it_is_and_can_be_stopped(
    village: Store, networks: Networks
) -> None:
    job = networks.findings_job(None, TODAY)
    assert job.ready_within(60)
    assert job.share == 1.0
    assert networks.findings_job(None, TODAY) is job


def test_a_stopped_question_can_be_asked_again() -> None:
    jobs, started = Jobs(), threading.Event()

    def question(job: Job[str]) -> str:
        started.set()
        while not job.stopped():
            time.sleep(0.01)
        raise Stopped

    job = jobs.ask("vraag", question)
    assert started.wait(10)
    assert not job.ready_within(0)
    job.stop()
    assert job.ready_within(10)
    with pytest.raises(Stopped):
        job.result()
    assert jobs.ask("vraag", lambda _: "antwoord").result() == "antwoord"


def test_two_askers_share_one_job() -> None:
    jobs, go, asked = Jobs(), threading.Event(), []

    def question(job: Job[int]) -> int:
        asked.append(job)
        go.wait(10)
        return 7

    first, second = jobs.ask("vraag", question), jobs.ask("vraag", question)
    go.set()
    assert (first.result(), second.result(), len(asked)) == (7, 7, 1)


def test_a_backup_that_was_put_back_is_seen_although_its_number_is_the_same(
    village: Store, networks: Networks, settings: Settings, desk: Desk, tmp_path: Path
) -> None:
    make_backup(desk, tmp_path / "kopie")
    revision = add_item(desk, Actor(id="", naam="Eerst", soort="bedrijf"), "t1")
    assert "Eerst" in networks.net().actors["naam"]
    restore_backup(settings, desk.user, tmp_path / "kopie", overwrite=True)
    again = add_item(desk, Actor(id="", naam="Anders", soort="bedrijf"), "t2")
    assert again.number == revision.number
    assert "Anders" in networks.net().actors["naam"]
    assert "Eerst" not in networks.net().actors["naam"]


def test_lists_follow_a_backup_that_was_put_back_although_its_number_is_the_same(
    village: Store, settings: Settings, desk: Desk, tmp_path: Path
) -> None:
    make_backup(desk, tmp_path / "kopie")
    revision = add_item(desk, Actor(id="", naam="Eerst", soort="bedrijf"), "t1")
    assert "Eerst" in choices(desk, "Actor").values()
    assert "Eerst" in {row.name for row in list_items(desk, "Actor").rows}
    restore_backup(settings, desk.user, tmp_path / "kopie", overwrite=True)
    put = Change((Put(Actor(id="anders", naam="Anders", soort="bedrijf")),), who="Jan")
    assert village.apply(put).number == revision.number
    assert "Eerst" not in {row.name for row in list_items(desk, "Actor").rows}
    assert "Anders" in choices(desk, "Actor").values()


class Asked:
    """Another store in whose place this stands can be put there, and it counts what it is asked."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.asked: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        self.asked[name] += 1
        return getattr(self.store, name)


@pytest.fixture
def asked(village: Store) -> Asked:
    return Asked(village)


@pytest.fixture
def following(asked: Asked) -> Networks:
    return Networks(asked, clock=lambda: TODAY)  # type: ignore[arg-type]


def put(store: Store, *items: Item) -> Revision:
    """Add these items, or change them to this."""
    ops = []
    for item in items:
        there = store.get(type(item), [item.id]).get(item.id)
        ops.append(Put(item, there.version if there else None))
    return store.apply(Change(tuple(ops), who="Jan"))


def test_after_a_change_only_what_changed_is_read(
    village: Store, asked: Asked, following: Networks
) -> None:
    following.net()
    for number in range(3):
        put(village, Actor(id=f"nieuw{number}", naam="Nieuw", soort="bedrijf"))
        assert following.net().n == 4 + number
    assert following.net().revision == village.revision()
    assert (asked.asked["snapshot"], asked.asked["changes"]) == (1, 3)


def test_after_a_great_change_all_is_read_again(
    village: Store, asked: Asked, following: Networks
) -> None:
    following.net()
    put(village, *(Actor(id=f"nieuw{n}", naam="Nieuw", soort="bedrijf") for n in range(201)))
    assert following.net().n == 204
    assert (asked.asked["snapshot"], asked.asked["changes"]) == (2, 0)


def test_a_store_that_was_replaced_is_read_as_a_whole(
    village: Store, asked: Asked, following: Networks, tmp_path: Path
) -> None:
    """As many revisions, or more, but not those that we stand on."""
    following.net()
    other = open_store(Settings(store=str(tmp_path / "ander.db"), user="Bo"))
    put(other, Actor(id="ander", naam="Ander", soort="bedrijf"))
    assert other.revision() == village.revision()
    asked.store = other
    assert following.net().actors["id"] == ["ander"]
    put(village, Actor(id="meer", naam="Meer", soort="bedrijf"))
    asked.store = village
    assert following.net().n == 4
    assert asked.asked["changes"] == 0
    other.close()


def test_a_revision_of_which_not_all_changes_show_yet_is_read_as_a_whole(
    village: Store, asked: Asked, following: Networks, monkeypatch: pytest.MonkeyPatch
) -> None:
    following.net()
    put(village, *(Actor(id=f"nieuw{n}", naam="Nieuw", soort="bedrijf") for n in range(2)))
    changes = list(village.changes(village.revision()))
    monkeypatch.setattr(village, "changes", lambda *_: iter(changes[:1]))
    assert following.net().n == 5
    assert asked.asked["snapshot"] == 2


def test_who_asks_at_once_shares_one_update(
    village: Store, asked: Asked, following: Networks
) -> None:
    following.net()
    put(village, Actor(id="nieuw", naam="Nieuw", soort="bedrijf"))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: following.net(), range(8)))
    assert len({id(net) for net in found}) == 1
    assert (asked.asked["snapshot"], asked.asked["changes"]) == (1, 1)


def test_the_next_day_nothing_is_read_again(village: Store, asked: Asked) -> None:
    days = [TODAY]
    networks = Networks(asked, clock=lambda: days[0])  # type: ignore[arg-type]
    put(village, replace(village.relaties_of(["koor"])[0].item, tot="2026-11-25"))
    assert networks.net().m == 1
    days[0] = date(2026, 11, 26)
    assert networks.net().m == 0
    put(village, Actor(id="nieuw", naam="Nieuw", soort="bedrijf"))
    days[0] = date(2026, 11, 27)
    assert (networks.net().n, asked.asked["snapshot"]) == (4, 1)
    nothing = put(village, Actor(id="nieuw", naam="Nieuw", soort="bedrijf"))
    days[0] = date(2026, 11, 28)
    assert networks.net().revision == nothing.number


def test_a_day_in_the_past_is_not_read_again_after_a_change(
    village: Store, asked: Asked, following: Networks
) -> None:
    long_ago = Selection(op="2020-01-01")
    for number in range(3):
        following.net()
        past = following.net(long_ago)
        assert (past.n, past.selection.op) == (0, "2020-01-01")
        assert following.kept((past.moment, number), lambda: 1) == 1
        put(village, Actor(id=f"nieuw{number}", naam="Nieuw", soort="bedrijf"))
    assert asked.asked["snapshot"] == 2


def test_a_day_that_is_not_over_follows_what_is_done_on_it(
    village: Store, following: Networks
) -> None:
    for number in range(3):
        following.net()
        assert following.net(Selection(op="2099-01-01")).n == 3 + number
        put(village, Actor(id=f"nieuw{number}", naam="Nieuw", soort="bedrijf"))


def test_a_replaced_store_has_another_past(
    asked: Asked, following: Networks, tmp_path: Path
) -> None:
    long_ago = Selection(op="2020-01-01")
    following.net()
    assert following.net(long_ago).n == 0
    other = connect(str(tmp_path / "ander.db"), Settings(store="ander"))
    then = replace(Change((Put(Actor(id="a", naam="A", soort="bedrijf")),), "Bo"), at="2019-01-01T00:00:00.000000Z")  # fmt: skip
    other.apply(then)
    asked.store = other
    assert following.net(long_ago).n == 1
    following.net()
    assert following.net(long_ago).n == 1
    other.close()


def test_a_file_that_was_replaced_is_seen_at_the_next_question(
    village: Store, asked: Asked, following: Networks, settings: Settings, tmp_path: Path
) -> None:
    """As many revisions, other content: another copy of the file went its own way."""
    village.close()
    copy = tmp_path / "kopie.db"
    shutil.copy(settings.store, copy)
    for path, name in ((settings.store, "Hier"), (str(copy), "Daar")):
        there = open_store(replace(settings, store=path))
        put(there, Actor(id=name, naam=name, soort="bedrijf"))
        there.close()
    asked.store = open_store(settings)
    assert "Hier" in following.net().actors["naam"]
    asked.store.close()
    copy.replace(settings.store)
    asked.store = open_store(settings)
    assert "Daar" in following.net().actors["naam"]
    assert "Hier" not in following.net().actors["naam"]
    assert {e.item.naam for e in following.reads.all(Actor)} >= {"Daar"}
    asked.store.close()


def test_one_moment_is_one_question_and_one_network(
    village: Store, asked: Asked, following: Networks
) -> None:
    following.net()
    asked.asked.clear()
    with following.one_moment():
        first = following.net()
        put(village, Actor(id="nieuw", naam="Nieuw", soort="bedrijf"))
        with following.one_moment():
            assert following.net() is first
        assert following.net() is first
        assert following.reads.counts() == following.reads.counts()
        assert asked.asked == {"head": 1, "counts": 1}
        following.changed()
        assert following.net().n == first.n + 1
    assert following.net().n == first.n + 1


def test_own_changes_are_seen_within_one_moment(desk: Desk, village: Store) -> None:
    with desk.one_moment():
        before = desk.networks.net().n
        add_item(desk, Actor(id="", naam="Nieuw", soort="bedrijf"), "t")
        assert desk.networks.net().n == before + 1


def test_what_is_worked_out_from_an_older_network_is_not_taken_for_new(
    village: Store, networks: Networks
) -> None:
    old = networks.net()
    put(village, Actor(id="nieuw", naam="Nieuw", soort="bedrijf"))
    new = networks.net()
    assert networks.kept((old.moment, "hoeveel"), lambda: old.n) == 3
    assert networks.kept((new.moment, "hoeveel"), lambda: new.n) == 4


def test_who_still_works_with_an_older_moment_keeps_it(village: Store, following: Networks) -> None:
    made = []
    with following.one_moment():
        net = following.net()
        following.kept((net.moment, "duur"), lambda: made.append(1))
        other = threading.Thread(target=lambda: (put(village, Actor(id="n", naam="N", soort="bedrijf")), following.net()))  # fmt: skip
        other.start()
        other.join()
        following.kept((net.moment, "duur"), lambda: made.append(1))
    assert made == [1]


def test_a_small_answer_is_asked_again_after_a_change(
    village: Store, asked: Asked, following: Networks
) -> None:
    for _ in range(2):
        assert [e.item.id for e in following.reads.search("koor")] == ["koor"]
        assert {e.item.id for e in following.reads.all(Actor)} == {"koor", "zaal", "club"}
    assert (asked.asked["search"], asked.asked["all"]) == (1, 1)
    put(village, replace(village.get(Actor, ["koor"])["koor"].item, naam="Zangers"))
    assert [e.item.naam for e in following.reads.search("zangers")] == ["Zangers"]
    assert following.reads.get(Actor, ["koor"])["koor"].item.naam == "Zangers"


def test_what_a_revision_did_is_read_once(desk: Desk, village: Store, asked: Asked) -> None:
    number = village.revision()
    networks = Networks(asked)  # type: ignore[arg-type]
    mine = replace(desk, store=asked, networks=networks)  # type: ignore[arg-type]
    assert change_lines(mine, number) == change_lines(mine, number)
    assert item_changes(mine, "Actor", "koor", number) == item_changes(
        mine, "Actor", "koor", number
    )
    assert asked.asked["changes"] == 2
