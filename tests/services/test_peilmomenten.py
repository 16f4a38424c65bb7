"""Moments that are kept: a meeting of the team, to look back to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError, LooksPrivate, NotFound
from netwerk.model import Actor, Afspraak, Gesprek, Relatie
from netwerk.net.selection import Selection
from netwerk.services.answers.questions import changed_between
from netwerk.services.day.peilmomenten import (
    drop_moment,
    happened_since,
    keep_moment,
    kept_moments,
    moment_called,
)
from netwerk.services.desk import Desk
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put, Store
from netwerk.typed.moments import today_here

WHOLE = Selection()


def put(desk: Desk, *items: object) -> None:
    desk.store.apply(Change(tuple(Put(item) for item in items), "An"))
    desk.networks.changed()


def test_what_changed_since_the_meeting_of_this_morning_is_told_apart(
    desk: Desk, village: Store
) -> None:
    keep_moment(desk, "Teamoverleg")
    put(desk, Relatie(id="r2", van="club", naar="zaal", soort="kent", sinds="2026-11-25"))
    since = moment_called(desk, "overleg", WHOLE)
    told = [finding.sentence for finding in changed_between(desk, since, None, WHOLE)]
    assert any("Schietclub met Zaal Het Hof" in sentence for sentence in told)
    assert not any("Koor" in sentence for sentence in told), "the choir was there before"


def test_on_its_first_day_a_network_begins_and_nothing_has_grown(
    desk: Desk, village: Store
) -> None:
    yesterday = (desk.today - timedelta(days=1)).isoformat()
    (told,) = changed_between(desk, yesterday, None, WHOLE)
    count = desk.networks.net().n
    assert told.sentence == f"Het netwerk is vandaag begonnen: {count} actoren."


def test_on_its_first_day_the_count_of_a_part_is_not_told_as_that_of_the_network(
    desk: Desk, village: Store
) -> None:
    put(desk, Actor(id="school", naam="School", soort="instelling", kern="etten"))
    yesterday = (desk.today - timedelta(days=1)).isoformat()
    said = {
        where: [finding.sentence for finding in changed_between(desk, yesterday, None, where)]
        for where in (
            WHOLE,
            Selection(gebied="3"),
            Selection(kern="etten"),
            Selection(gebied="3", soorten=("bedrijf",)),
        )
    }
    begun = "Het netwerk is vandaag begonnen: "
    assert list(said.values()) == [
        [f"{begun}4 actoren."],
        [f"{begun}3 actoren in gebied 3."],
        [f"{begun}1 actor in Etten."],
        [f"{begun}1 actor binnen deze selectie."],
    ]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Selection(gebied="5"), "In gebied 5 is nog niemand vastgelegd."),
        (Selection(kern="etten"), "In Etten is nog niemand vastgelegd."),
        (
            Selection(gebied="3", soorten=("professional",)),
            "Binnen deze selectie is nog niemand vastgelegd.",
        ),
    ],
)
@pytest.mark.parametrize("days", [0, 1])
def test_where_nobody_was_ever_recorded_that_is_told_and_not_that_nothing_changed(
    desk: Desk, village: Store, where: Selection, words: str, days: int
) -> None:
    first = (desk.today - timedelta(days=days)).isoformat()
    (told,) = changed_between(desk, first, None, where)
    assert (told.kind, told.sentence) == ("nobody_yet", words)


def test_a_network_of_nobody_says_so_also_of_a_day_that_was(desk: Desk) -> None:
    (told,) = changed_between(desk, "2026-01-10", None, WHOLE)
    assert told.sentence == "Er is nog niemand vastgelegd."
    (told,) = changed_between(desk, "2026-01-10", "2026-02-10", Selection(gebied="5"))
    assert told.sentence == "In gebied 5 was op 10 februari 2026 nog niemand vastgelegd."
    (told,) = changed_between(desk, "2026-01-10", "2026-02-10T09:30", WHOLE)
    assert told.sentence == "Er was op 10 februari 2026, 9.30 uur nog niemand vastgelegd."


def test_knowing_more_since_the_meeting_is_never_told_as_growth(desk: Desk, village: Store) -> None:
    keep_moment(desk, "Teamoverleg")
    put(desk, Relatie(id="r2", van="club", naar="zaal", soort="kent"))
    since = moment_called(desk, "Teamoverleg", WHOLE)
    found = changed_between(desk, since, None, WHOLE)
    assert {f.kind for f in found} <= {"contacts_known", "newly_connected"}
    told = " ".join(f.sentence for f in found)
    assert "Dat is geen groei" in told
    assert "erbij gekomen" not in told
    assert "gegroeid" not in told


def test_a_moment_is_kept_undone_and_let_go(desk: Desk) -> None:
    revision = keep_moment(desk, "  Team \n overleg ")
    (kept,) = kept_moments(desk, WHOLE)
    assert kept.item.naam == "Team overleg"
    assert kept.item.eigenaar == "An"
    undo(desk, revision.number, revision.seal)
    assert kept_moments(desk, WHOLE) == ()
    keep_moment(desk, "Tweede")
    (kept,) = kept_moments(desk, WHOLE)
    drop_moment(desk, kept.item.id)
    assert kept_moments(desk, WHOLE) == ()
    with pytest.raises(NotFound):
        drop_moment(desk, kept.item.id)


def test_the_newest_moment_is_the_last_meeting_and_each_gebied_has_its_own(desk: Desk) -> None:
    keep_moment(desk, "Lang geleden", tijdstip="2026-01-10")
    keep_moment(desk, "Vijf", "5", tijdstip="2026-02-10T09:30")
    keep_moment(desk, "Een", "1", tijdstip="2026-03-10")
    names = [one.item.naam for one in kept_moments(desk, Selection(gebied="5"))]
    assert names == ["Vijf", "Lang geleden"]
    assert moment_called(desk, "overleg", Selection(gebied="5")) == "2026-02-10T08:30:00.000000Z"
    assert moment_called(desk, "een", WHOLE).startswith("2026-03-10T22:59:59")
    assert moment_called(desk, "2026-02-01", WHOLE) == "2026-02-01"


def test_what_cannot_be_a_moment_is_said_in_one_sentence(desk: Desk) -> None:
    with pytest.raises(InputError, match="Geef het moment een naam"):
        keep_moment(desk, " \u200b ")
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    with pytest.raises(InputError, match="nog niet geweest"):
        keep_moment(desk, "Straks", tijdstip=tomorrow)
    with pytest.raises(InputError, match="Er is nog geen moment bewaard"):
        moment_called(desk, "overleg", WHOLE)
    with pytest.raises(InputError, match="tweede dag"):
        changed_between(desk, "2026-02-01T10:00", "2026-02-01T09:00", WHOLE)


def test_who_may_read_only_another_gebied_sees_no_moment_of_this_one(desk: Desk) -> None:
    keep_moment(desk, "Vijf", "5")
    reader = desk.of(User("Bo", "geen", {"1": "lezer"}))
    assert kept_moments(reader, Selection(gebied="1")) == ()
    with pytest.raises(AccessDenied):
        kept_moments(reader, Selection(gebied="5"))
    with pytest.raises(AccessDenied):
        keep_moment(reader, "Mag niet", "1")


def test_what_was_done_since_is_listed_by_gebied(desk: Desk, village: Store) -> None:
    put(
        desk,
        Afspraak(
            id="a", titel="Koffie", beslissing="doen", stand="gedaan", gedaan_op="2026-11-20",
            uitkomst="Zij komen", actoren=("koor",), kern="silvolde",
        ),
        Afspraak(id="b", titel="Oud", beslissing="doen", stand="gedaan", gedaan_op="2026-01-01"),
        Afspraak(id="c", titel="Open", beslissing="doen", stand="open"),
        Gesprek(id="g", met=("zaal",), datum="2026-11-21", waarover="De verbouwing"),
    )  # fmt: skip
    told = [(d.soort, d.what) for d in happened_since(desk, "2026-11-01", Selection(gebied="3"))]
    assert told == [
        ("Gesprek", "Zaal Het Hof (Silvolde). De verbouwing"),
        ("Afspraak", "Koffie. Zij komen"),
    ]
    assert happened_since(desk, "2026-11-01", Selection(gebied="5")) == ()


@pytest.mark.parametrize("naam", ["bel 06-12345678", "bsn 123456782", "jan.jansen@gmail.com"])
def test_what_looks_private_is_no_name_of_a_moment(desk, naam):
    with pytest.raises(LooksPrivate):
        keep_moment(desk, naam)
    assert kept_moments(desk, Selection()) == ()


def test_what_was_done_before_the_meeting_of_today_is_not_told_after_it(
    desk: Desk, village: Store
) -> None:
    today = today_here().isoformat()
    done = Afspraak(
        id="a", titel="Voor", beslissing="doen", stand="gedaan", gedaan_op=today, kern="silvolde"
    )
    put(desk, done, Gesprek(id="g", met=("zaal",), datum=today, waarover="Voor"))
    put(desk, replace(done, id="open", titel="Na", stand="open", gedaan_op=None))
    keep_moment(desk, "Teamoverleg")
    since = moment_called(desk, "overleg", WHOLE)
    assert happened_since(desk, since, WHOLE) == ()
    at = desk.store.get(Afspraak, ["open"])["open"]
    ended = replace(at.item, stand="gedaan", gedaan_op=today)
    desk.store.apply(Change((Put(ended, at.version),), "An"))
    put(desk, Gesprek(id="h", met=("zaal",), datum=today, waarover="Later"))
    told = {d.what for d in happened_since(desk, since, WHOLE)}
    assert told == {"Na.", "Zaal Het Hof (Silvolde). Later"}
    assert len(happened_since(desk, today, WHOLE)) == 4, "of a day all of it counts"


def test_what_was_done_after_the_last_day_is_not_told(desk: Desk, village: Store) -> None:
    put(desk, Gesprek(id="g", met=("zaal",), datum="2026-11-21"))
    assert happened_since(desk, "2026-11-01", WHOLE, "2026-11-20") == ()
    assert len(happened_since(desk, "2026-11-01", WHOLE, "2026-11-21")) == 1


def test_a_new_phone_number_is_told_as_changed_since_the_meeting(
    desk: Desk, village: Store
) -> None:
    keep_moment(desk, "Teamoverleg")
    since = moment_called(desk, "overleg", WHOLE)
    before = desk.store.get(Actor, ["koor"])["koor"]
    new = replace(before.item, telefoon="0315 000001", omschrijving="Zingt")
    made = desk.store.apply(Change((Put(new, before.version),), "An"))
    desk.networks.changed()
    (told,) = happened_since(desk, since, WHOLE)
    assert (told.soort, told.datum) == ("Gewijzigd", today_here().isoformat())
    assert told.what.startswith("Koor")
    assert told.what.endswith(": telefoon, omschrijving"), told.what
    (said,) = changed_between(desk, since, None, WHOLE)
    assert said.sentence.endswith("kwam er geen actor of contact bij en ging er geen weg.")
    undo(desk, made.number, made.seal)
    assert happened_since(desk, since, WHOLE) == (), "what was changed back is no change"
