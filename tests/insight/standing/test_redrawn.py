"""Unrecorded contacts that are drawn in follow their distribution exactly."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import poisson

from netwerk.insight.standing.redrawn import poisson_counts

LOTS = st.floats(min_value=1e-9, max_value=1 - 1e-9)
RATES = st.one_of(st.floats(0, 60), st.floats(0, 1e-3), st.floats(50, 5000))


@given(st.lists(st.tuples(LOTS, RATES), min_size=1, max_size=30))
def test_numbers_of_contacts_are_the_poisson_quantiles_that_scipy_gives(drawn):
    lots, rates = (np.array(column) for column in zip(*drawn, strict=True))
    counts = poisson_counts(lots, rates)
    near = poisson.cdf(counts, rates) >= lots - 1e-12
    least = (counts == 0) | (poisson.cdf(counts - 1, rates) < lots + 1e-12)
    assert near.all()
    assert least.all()


def test_a_lot_of_nothing_is_no_contact_and_never_less():
    assert poisson_counts(np.array([0.0, 0.0]), np.array([1.5, 80.0])).tolist() == [0, 0]
