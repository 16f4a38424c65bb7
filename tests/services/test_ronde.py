"""The ronde is of one user and one week: stable, private, and nowhere in the store."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest

from netwerk.access.rights import User
from netwerk.agenda.choosing import VISITS
from netwerk.agenda.visit import monday_of
from netwerk.model import Actor, Gesprek, Relatie, Signaal
from netwerk.net.selection import Selection
from netwerk.services.answers.round_of_week import ronde, ronde_calendar, ronde_page, ronde_values
from netwerk.services.desk import Desk
from netwerk.services.exports import export_file, offered_formats
from netwerk.services.records.history import history
from netwerk.store.port import Change, Delete, Put, Store
from netwerk.typed.dates import day_words
from netwerk.typed.moments import today_here

FIVE = Selection(gebied="5")
TODAY = today_here()
MONDAY = monday_of(TODAY) + timedelta(weeks=1)
"""Next week: what these tests store today stood there when it began."""
KNOWN = [f"club{i}" for i in range(8)]
LONE = [f"alleen{i}" for i in range(8)]


def at(day: int) -> str:
    """A moment on this day of that week, as the store writes it."""
    return f"{MONDAY + timedelta(days=day)}T10:00:00.000000Z"


def on(desk: Desk, day: int, naam: str = "An", weeks: int = 0) -> Desk:
    """The desk of somebody on this day of that week, or of a later one."""
    there = replace(desk, clock=lambda: MONDAY + timedelta(days=day, weeks=weeks))
    return there.of(User(naam))


def group(key: str, kern: str, **more: object) -> Actor:
    """A group in gebied 5."""
    return Actor(
        id=key, naam=f"Groep {key}", soort="bewonersgroep", kern=kern, gebieden=("5",), **more
    )


@pytest.fixture
def area(store: Store) -> Store:
    """Eight clubs that nearly all know each other, and eight of whom no contact is known."""
    people = [group(key, "etten") for key in KNOWN]
    people += [group(key, "etten" if i % 2 else "ulft-noord") for i, key in enumerate(LONE)]
    ties = [
        Relatie(id=f"{a}-{b}", van=a, naar=b, soort="kent", laatst_bevestigd="2019-05-01")
        for a, b in combinations(KNOWN, 2)
        if (a, b) != (KNOWN[0], KNOWN[1])
    ]
    store.apply(Change(tuple(Put(item) for item in (*people, *ties)), who="Jan"))
    return store


def names(desk: Desk, **more: object) -> list[str]:
    return [visit.actor for visit in ronde(desk, FIVE, **more).visits]


def test_the_ronde_names_five_by_kern_with_why_and_what_to_ask(area: Store, desk: Desk) -> None:
    found = ronde(on(desk, 0), FIVE)
    assert len(found.visits) == VISITS
    assert found.monday == MONDAY
    assert [v.kern for v in found.visits] == sorted(
        (v.kern for v in found.visits), key=lambda k: -len(found.by_kern[k])
    )
    assert all(visit.why and visit.question.endswith("?") for visit in found.visits)
    assert sum(visit.actor in LONE for visit in found.visits) >= 3


def test_it_stays_the_same_all_week_whatever_is_stored_meanwhile(area: Store, desk: Desk) -> None:
    before = names(on(desk, 0))
    asked = [entry.item for entry in area.get(Actor, before[:2]).values()]
    version = {e.item.id: e.version for e in area.all(Actor)}
    tie = Relatie(id="nieuw", van=before[0], naar=before[1], soort="kent")
    area.apply(
        Change(
            (
                *(Put(replace(a, gevraagd=f"{MONDAY}"), version[a.id]) for a in asked),
                Put(tie),
                Put(group("nieuwkomer", "etten")),
            ),
            who="An",
            at=at(1),
        )
    )
    assert names(on(desk, 2)) == before
    assert names(on(desk, 6)) == before
    assert set(names(on(desk, 0, weeks=1))) != set(before)


def test_who_was_not_visited_is_not_proposed_again_the_next_weeks(area: Store, desk: Desk) -> None:
    weeks = [set(names(on(desk, 0, weeks=week))) for week in range(2)]
    assert weeks[0].isdisjoint(weeks[1])


def test_what_i_visited_is_shown_as_done_and_what_a_colleague_visited_is_not(
    area: Store, desk: Desk
) -> None:
    mine, theirs, earlier = names(on(desk, 0))[:3]
    talks = [("An", mine, 1), ("Bo", theirs, 1), ("An", earlier, -3)]
    items = [
        Gesprek(id=f"g{n}", met=(actor,), datum=str(MONDAY + timedelta(days=day)), door=naam)
        for n, (naam, actor, day) in enumerate(talks)
    ]
    area.apply(Change(tuple(Put(item) for item in items), who="An", at=at(1)))
    done = {
        naam: {v.actor for v in ronde(on(desk, 2, naam), FIVE).visits if v.done}
        for naam in ("An", "Bo", "Cas")
    }
    assert done == {"An": {mine}, "Bo": {theirs}, "Cas": set()}


def test_asking_for_the_ronde_stores_nothing_and_no_export_or_history_tells_of_it(
    area: Store, desk: Desk
) -> None:
    an = on(desk, 1)
    head = area.head()
    before = {key: export_file(an, key) for key in offered_formats(an) if key == "csv"}
    items = {cls: list(area.all(cls)) for cls in (Actor, Gesprek, Signaal)}
    swapped = names(an)[0]
    for _ in range(2):
        ronde(an, FIVE, skipped=(swapped,))
        ronde_page(an, FIVE)
        ronde_calendar(an, FIVE)
        ronde_values(an, FIVE)
    assert area.head() == head
    assert {cls: list(area.all(cls)) for cls in items} == items
    assert {key: export_file(an, key) for key in before} == before
    assert "ronde" not in repr(history(on(desk, 1, "Bo"))).lower()


def test_what_one_passes_over_changes_nothing_for_another(area: Store, desk: Desk) -> None:
    whole = names(on(desk, 0))
    swapped = names(on(desk, 0), skipped=(whole[0],))
    assert whole[0] not in swapped
    assert len(swapped) == VISITS
    assert names(on(desk, 0, "Bo")) == whole
    assert names(on(desk, 0)) == whole


def test_the_calendar_holds_what_is_left_private_and_never_in_the_past(
    area: Store, desk: Desk
) -> None:
    first = names(on(desk, 0))[0]
    talk = Gesprek(id="g", met=(first,), datum=str(MONDAY), door="An")
    area.apply(Change((Put(talk),), who="An", at=at(0)))
    text = ronde_calendar(on(desk, 3), FIVE).decode()
    assert text.count("BEGIN:VEVENT") == VISITS - 1 == text.count("CLASS:PRIVATE")
    assert f"-{first}@" not in text
    days = [line.partition(":")[2] for line in text.split("\r\n") if line.startswith("DTSTART")]
    assert min(days) >= f"{MONDAY + timedelta(days=3):%Y%m%d}"
    assert ronde_calendar(on(desk, 3), FIVE).decode() == text


def test_somebody_named_in_an_open_signal_is_visited_and_the_signal_is_said(
    area: Store, desk: Desk
) -> None:
    key = KNOWN[3]
    entry = area.get(Actor, [key])[key]
    asked = replace(entry.item, gevraagd=str(TODAY))
    news = Signaal(id="s", titel="Geen opvolger <b>", betrokken=(key,), gebied="5", staat="nieuw")
    area.apply(Change((Put(asked, entry.version), Put(news)), who="An"))
    (visit,) = [v for v in ronde(on(desk, 0), FIVE).visits if v.actor == key]
    assert visit.why[0] == "Signaal: Geen opvolger <b>."
    assert "Geen opvolger &lt;b&gt;" in ronde_page(on(desk, 0), FIVE).decode()
    closed = area.get(Signaal, ["s"])["s"]
    area.apply(Change((Put(replace(closed.item, staat="klaar"), closed.version),), who="An"))
    assert key not in names(on(desk, 0))


def test_who_was_asked_this_week_was_asked_last_on_that_day(area: Store, desk: Desk) -> None:
    there = on(desk, 1)
    key = names(there)[0]
    entry = area.get(Actor, [key])[key]
    asked = replace(entry.item, gevraagd=str(there.today))
    talk = Gesprek(id="g", met=(key,), datum=str(there.today), door="An")
    area.apply(Change((Put(asked, entry.version), Put(talk)), who="An", at=at(1)))
    (visit,) = [v for v in ronde(there, FIVE).visits if v.actor == key]
    assert visit.done
    said = " ".join(visit.why)
    assert f"Voor het laatst gevraagd: {day_words(str(there.today))}." in said
    assert "Nog nooit" not in said


def test_who_was_removed_or_stopped_this_week_is_not_visited(area: Store, desk: Desk) -> None:
    gone, stopped = [key for key in names(on(desk, 0)) if key in LONE][:2]
    entries = area.get(Actor, [gone, stopped])
    area.apply(
        Change(
            (
                Delete("Actor", gone, entries[gone].version),
                Put(replace(entries[stopped].item, status="gestopt"), entries[stopped].version),
            ),
            who="An",
            at=at(1),
        )
    )
    left = names(on(desk, 2))
    assert not {gone, stopped} & set(left)
    assert len(left) == VISITS


def test_of_too_little_no_visits_are_told(village: Store, desk: Desk) -> None:
    found = ronde(on(desk, 0), Selection())
    assert (found.known, found.visits) == (False, ())
    assert "Begin bij wie jij het best kent" in ronde_page(on(desk, 0), Selection()).decode()
    assert "VEVENT" not in ronde_calendar(on(desk, 0), Selection()).decode()


def test_a_list_of_today_has_a_ronde_today(area: Store, desk: Desk) -> None:
    """Nobody waits for Monday with a new list."""
    today = replace(desk, clock=lambda: TODAY)
    assert len(ronde(today, FIVE).visits) == VISITS


def test_the_sheet_says_of_which_week_it_is_and_on_which_day_it_was_told(
    desk: Desk, area: Store
) -> None:
    sunday = on(desk, 6)
    page = ronde_page(sunday, FIVE).decode()
    assert f"(van maandag {day_words(MONDAY.isoformat())})" in page
    assert f"vastgelegd op {day_words(sunday.today.isoformat())}." in page


def test_who_came_instead_of_all_who_left_this_week_is_visited(area: Store, desk: Desk) -> None:
    """As with an example that was put away: nobody of the begin of the week is there any more."""
    ops = [Delete("Relatie", e.item.id, e.version) for e in area.all(Relatie)]
    ops += [Delete("Actor", e.item.id, e.version) for e in area.all(Actor)]
    area.apply(Change(tuple(ops), who="An", at=at(0)))
    found = ronde(on(desk, 1), FIVE)
    assert (found.known, found.nobody, found.visits) == (False, True, ())
    assert "nog niemand vastgelegd" in ronde_page(on(desk, 1), FIVE).decode()
    new = [group(f"nieuw{i}", "etten") for i in range(6)]
    tie = Relatie(id="t", van="nieuw0", naar="nieuw1", soort="kent")
    area.apply(Change((*map(Put, new[:2]),), who="An", at=at(1)))
    few = ronde(on(desk, 1), FIVE)
    assert (few.known, few.nobody) == (False, False)
    area.apply(Change((*map(Put, new[2:]), Put(tie)), who="An", at=at(2)))
    assert {visit.actor for visit in ronde(on(desk, 3), FIVE).visits} <= {a.id for a in new}


def test_where_all_were_asked_a_newcomer_is_visited_this_week(area: Store, desk: Desk) -> None:
    asked = [replace(e.item, gevraagd=f"{TODAY}") for e in area.all(Actor)]
    version = {e.item.id: e.version for e in area.all(Actor)}
    area.apply(Change(tuple(Put(a, version[a.id]) for a in asked), who="An"))
    assert names(on(desk, 0)) == []
    area.apply(Change((Put(group("nieuwkomer", "etten")),), who="An", at=at(1)))
    assert names(on(desk, 1)) == names(on(desk, 4)) == ["nieuwkomer"]
