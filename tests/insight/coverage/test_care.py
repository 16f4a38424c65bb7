from datetime import date

import pytest

from netwerk.insight.certainty import ground_of
from netwerk.insight.coverage.care import find_kernen_without_care
from netwerk.schema import schema
from tests.builders import net_from_text

TODAY = date(2026, 11, 25)
VILLAGE = ("A", "B", "C", "D")


def found(text, **categorie):
    actors = {
        name: {"kern": "etten", "categorie": categorie.get(name), "gevraagd": "2026-11"}
        for name in VILLAGE
    }
    elsewhere = {name: {"categorie": c, "gevraagd": "2026-11"} for name, c in categorie.items()}
    elsewhere |= {f"Y{i}": {"gevraagd": "2026-11"} for i in range(21)}
    net = net_from_text(text, elsewhere | actors)
    return find_kernen_without_care(ground_of(net, schema(), TODAY))


@pytest.mark.parametrize("known", ["", "A", "AB"])
def test_where_of_half_or_more_it_is_not_known_what_they_do_nothing_is_said_of_care(known):
    assert found("A-B B-C D", **dict.fromkeys(known, "sport")) == ()


def test_contacts_of_whom_it_is_not_known_what_they_do_may_give_care():
    assert found("A-X B-Y C-Z D-V", A="sport", B="sport", C="sport", D="sport") == ()


def test_where_most_is_known_it_is_told_and_without_care_on_record_there_is_no_figure():
    (without,) = found("A-B B-C D", A="sport", B="sport", C="sport")
    assert without.kind == "kern_without_care"
    assert without.holds is None
    rest = " ".join(f"Y{i}-Y{i + 1}" for i in range(20))
    (beside,) = found(f"A-B B-C D Zorg-Y1 {rest}", A="sport", B="sport", C="sport", Zorg="zorg")
    assert beside.holds is not None
