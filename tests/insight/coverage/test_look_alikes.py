import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.isolation import find_isolated
from netwerk.insight.coverage.look_alikes import look_alikes
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.insight.coverage.test_isolation import TODAY


def named(one, other, kern="silvolde", other_kern="silvolde"):
    names = {"A": {"naam": one, "kern": kern}, "B": {"naam": other, "kern": other_kern}}
    return net_from_text("A B-C", names)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Voetbal Vereniging Silvolde", "Voetbalvereniging Silvolde"), ("Schutterij Sint Joris", "Schutterij St. Joris Silvolde"),
     ("Het Trefpunt", "'t Trefpunt"), ("Heemkundige kring Sillevold", "Heemkundige Kring Silvolde"), ("Café Één", "Cafe Een")],
)  # fmt: skip
def test_two_spellings_of_one_name_in_one_kern_look_alike(one, other):
    net = named(one, other)
    assert dict(look_alikes(net)) == {0: 1, 1: 0}
    (found,) = find_isolated(ground_of(net, schema(), TODAY))
    assert (
        found.next_step == f"Kijk eerst of dit dezelfde is als {other}: de namen lijken op elkaar."
    )


@pytest.mark.parametrize(("kern", "alike"), [("silvolde", True), (None, True), ("terborg", False)])
def test_every_village_has_its_own_harmonie(kern, alike):
    assert bool(look_alikes(named("Harmonie", "Harmonie", "silvolde", kern))) == alike


def test_different_names_and_names_of_a_kern_alone_are_no_look_alikes():
    assert not look_alikes(named("Voetbalvereniging", "Volleybalvereniging"))
    assert not look_alikes(named("Silvolde", "De Sillevold"))
