"""What the makelaar's own decisions show, and that nothing is said when they show nothing."""

from datetime import date, timedelta

import numpy as np
import pytest

from netwerk.insight.openings.worked import (
    FEWEST,
    KERN,
    LEAST,
    MOST,
    SECTOR,
    USUAL,
    WAIT,
    learned,
    outcomes,
)
from netwerk.model import Verbindkans
from tests.builders import net_from_text

TODAY = date(2026, 11, 25)
LONG_AGO = (TODAY - WAIT).isoformat()


def choice(a, b, besluit="doen", datum=LONG_AGO):
    return Verbindkans(id=f"{a}{b}", actoren=(a, b), besluit=besluit, datum=datum)


def taught(count, good, there):
    """What outcomes teach: how many, which of them worked, and where the reason held."""
    went = np.array([good(k) for k in range(count)])
    return learned({KERN: np.array([there(k) for k in range(count)])}, went)


def test_a_proposal_nobody_tried_teaches_nothing():
    """22 times 'klopt niet' gave: 'Voorstellen binnen één kern werkten vaker (0 van de 22)'."""
    net = net_from_text(" ".join(f"A{k} B{k}" for k in range(22)))
    for besluit in ("klopt_niet", "kennen_al", "later"):
        refused = [choice(f"A{k}", f"B{k}", besluit) for k in range(22)]
        assert len(outcomes(net, refused, TODAY)[1]) == 0


def test_where_nothing_worked_nothing_is_said_and_the_usual_reasons_count():
    none = taught(22, lambda k: False, lambda k: True)
    assert none.sentences == ()
    assert none.weights == USUAL
    few = taught(FEWEST - 1, lambda k: k % 2 == 0, lambda k: k % 2 == 0)
    assert few.sentences == ()


def test_a_sentence_says_what_the_counts_say():
    more = taught(20, lambda k: k < 10, lambda k: k < 10)
    told = "Voorstellen binnen één kern werkten vaker (10 van de 10) en staan hoger."
    assert more.sentences == (told,)
    less = taught(20, lambda k: k < 10, lambda k: k >= 10)
    told = "Voorstellen binnen één kern werkten minder vaak (0 van de 10) en staan lager."
    assert less.sentences == (told,)


def test_what_was_taken_up_lately_is_still_open():
    net = net_from_text("A B C-D E F")
    lately = (TODAY - WAIT + timedelta(days=1)).isoformat()
    decided = [choice("A", "B", datum=lately), choice("C", "D", datum=lately), choice("E", "F")]
    pairs, went = outcomes(net, decided, TODAY)
    names = [tuple(str(net.actors["id"][i]) for i in pair) for pair in pairs.tolist()]
    assert dict(zip(names, went.tolist(), strict=True)) == {("C", "D"): True, ("E", "F"): False}


@pytest.mark.parametrize(("held", "bound"), [(lambda k: k < 5, MOST), (lambda k: k >= 5, LEAST)])
def test_what_is_learned_stays_within_its_bounds(held, bound):
    """Of 200 five worked, all of one reason: that counts twice as much, not twenty times."""
    taught_weight = taught(200, lambda k: k < 5, held).weights[KERN]
    assert LEAST <= taught_weight <= MOST
    if bound == MOST:
        assert taught_weight == MOST


def test_a_reason_that_never_worked_still_counts_half():
    """100 of 200 worked, none of the hundred of this reason."""
    assert taught(200, lambda k: k < 100, lambda k: k >= 100).weights[KERN] == LEAST
    assert SECTOR in USUAL
