"""Labels dealt out at random."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from netwerk.net.shuffles import shuffled_labels


def test_the_same_seed_deals_the_same_labels_and_each_label_is_dealt_as_often_as_it_is_there() -> (
    None
):
    labels = np.array([0, 0, 0, 1, 2], np.int32)
    dealt = shuffled_labels(labels, 5, 50, 3)
    assert dealt.tolist() == shuffled_labels(labels, 5, 50, 3).tolist()
    assert dealt.tolist() != shuffled_labels(labels, 5, 50, 4).tolist()
    assert all(sorted(deal) == labels.tolist() for deal in dealt.tolist())
    first = Counter(shuffled_labels(labels, 1, 20_000, 5)[:, 0].tolist())
    assert [first[k] / 20_000 for k in range(3)] == pytest.approx([0.6, 0.2, 0.2], abs=0.012)
