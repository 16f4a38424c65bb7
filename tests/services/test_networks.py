import contextlib
import gc
import threading
import time
import weakref
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from netwerk.model import Actor
from netwerk.net.kernels import Stopped
from netwerk.net.selection import Selection
from netwerk.services.copies import make_backup, restore_backup
from netwerk.services.desk import Desk
from netwerk.services.item_cards import list_items
from netwerk.services.items import add_item, change_item, choices
from netwerk.services.jobs import Job, Jobs
from netwerk.services.networks import Networks
from netwerk.settings import Settings
from netwerk.store.port import Change, Put, Store

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
