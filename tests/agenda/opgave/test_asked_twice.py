"""What may be compared between two moments: held against the rule written out the slow way."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from netwerk.agenda.opgave.asked_twice import panel_of
from netwerk.agenda.opgave.estimate import difference_of
from netwerk.agenda.opgave.indicators import ALL_CONTACTS, ALONE, SIDES, WITH_CARE, counted
from netwerk.net.net import net_from
from netwerk.schema import schema
from tests.builders import net_from_text, snapshot_from_rows

THEN, NOW = "2024-06-01", "2025-06-01"
ACTORS = [f"a{i}" for i in range(7)]
PAIRS = list(combinations(ACTORS, 2))
ties = st.sets(st.sampled_from(PAIRS))
asked = st.dictionaries(
    st.sampled_from(ACTORS),
    st.sampled_from(["2023", "2024-01", "2024-05-31", "2024-06-01", "2025-01-10"]),
)


def net(pairs, days, op, **more):
    rows = [
        {"id": a, "naam": a, "soort": "bewonersgroep", "gevraagd": days.get(a), **more}
        for a in ACTORS
    ]
    lines = [{"id": f"{a}{b}", "van": a, "naar": b, "soort": "kent"} for a, b in sorted(pairs)]
    return net_from(snapshot_from_rows(rows, lines, op=op), schema())


def panel(before, after, here=None, merged=None):
    return panel_of(before, after, schema(), (), here, merged)


def later(first, second):
    """The rule by hand: surely a later day, and not before the first moment."""
    n = min(len(first), len(second))
    return second[:n] > first[:n] and second >= THEN[: len(second)]


@given(ties, asked, ties, asked)
def test_who_and_what_counts_is_as_the_rule_says(then, first, now, second):
    made = panel(net(then, first, THEN), net(now, second, NOW))
    twice = {a for a in ACTORS if a in first and a in second and later(first[a], second[a])}
    assert made.now.asked == made.then.asked == twice
    for told, pairs in ((made.then, then), (made.now, now)):
        assert told.pairs == {p for p in pairs if set(p) <= twice}


@given(ties, asked, ties, asked, ties)
def test_whatever_is_recorded_about_who_was_not_asked_twice_changes_nothing(
    then, first, now, second, more
):
    before = net(then, first, THEN)
    made = panel(before, net(now, second, NOW))
    extra = {pair for pair in more if not made.now.asked.issuperset(pair)}
    again = panel(before, net(now | extra, second, NOW))
    for indicator in (ALL_CONTACTS, ALONE, SIDES, WITH_CARE):
        assert difference_of(indicator, made) == difference_of(indicator, again)


def test_who_was_asked_once_is_not_asked_twice_by_time_passing():
    days = dict.fromkeys(ACTORS, "2024-01-01")
    assert panel(net((), days, THEN), net((), days, NOW)).size == 0


def test_nobody_is_called_alone_for_a_contact_that_is_left_out():
    first = {"a0": "2024-01-01", "a1": "2024-01-01"}
    second = {"a0": "2025-01-01", "a1": "2025-01-01"}
    pairs = {("a0", "a5")}
    made = panel(net(pairs, first, THEN), net(pairs, second, NOW))
    assert counted(ALONE, made.now) == {"a0": False, "a1": True}


def test_a_contact_that_began_before_counts_at_both_moments():
    days = ({"A": "2024-01-01", "B": "2024-01-01"}, {"A": "2025-01-01", "B": "2025-01-01"})
    made = []
    for since in ("2019", "2024-05", "2024-09", "2024-06-01", "2024"):  # of a year: maybe after
        before, after = (
            net_from_text(
                text,
                actors={a: {"gevraagd": day} for a, day in asked_on.items()},
                every_tie={"sinds": since},
                op=op,
            )
            for text, asked_on, op in (("A B", days[0], THEN), ("A-B", days[1], NOW))
        )
        made.append(panel(before, after))
    assert [len(one.then.pairs) for one in made] == [1, 1, 0, 0, 0]


def test_an_actor_that_became_one_with_another_keeps_its_contacts():
    first, second = dict.fromkeys(ACTORS, "2024-01-01"), dict.fromkeys(ACTORS, "2025-01-01")
    before = net({("a0", "a1")}, first, THEN)
    gone = net({("a1", "a2")}, second, NOW)
    rows = [i for i in range(gone.n) if gone.actors["id"][i] != "a0"]
    after = net_from(
        snapshot_from_rows(
            [{k: gone.actors[k][i] for k in gone.actors} for i in rows],
            [{"id": "t", "van": "a1", "naar": "a2", "soort": "kent"}],
            op=NOW,
        ),
        schema(),
    )
    assert panel(before, after, merged={"a0": "a2"}).then.pairs == {("a1", "a2")}
    assert panel(before, after).then.pairs == set()


def test_of_a_place_a_contact_with_somebody_elsewhere_counts_too():
    days = (dict.fromkeys(ACTORS, "2024-01-01"), dict.fromkeys(ACTORS, "2025-01-01"))
    pairs = {("a0", "a1"), ("a2", "a3")}
    made = panel(net(pairs, days[0], THEN), net(pairs, days[1], NOW), here={"a0"})
    assert made.now.pairs == {("a0", "a1")}
    assert made.size == 1


def test_what_somebody_does_is_taken_from_the_second_moment_for_both():
    days = (dict.fromkeys(ACTORS, "2024-01-01"), dict.fromkeys(ACTORS, "2025-01-01"))
    before = net({("a0", "a1")}, days[0], THEN, domeinen=())
    after = net({("a0", "a1")}, days[1], NOW, domeinen=("wonen", "jeugd"))
    made = panel(before, after)
    assert counted(SIDES, made.then) == counted(SIDES, made.now) == {("a0", "a1"): True}


def test_who_stopped_or_became_another_does_not_count_as_asked():
    first, second = dict.fromkeys(ACTORS, "2024-01-01"), dict.fromkeys(ACTORS, "2025-01-01")
    before = net((), first, THEN)
    for status in ("gestopt", "opgegaan_in"):
        assert panel(before, net((), second, NOW, status=status)).size == 0
        assert panel(net((), first, THEN, status=status), net((), second, NOW)).before == 0
