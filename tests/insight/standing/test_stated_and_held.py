"""What is stated holds as often, on networks of which everything is known; `make calibrate` measures more."""

import numpy as np
import pytest

from tests.calibrate.certainty import ask_rounds, measured


@pytest.mark.parametrize("world", ["demo", "140"])
def test_what_is_stated_holds_as_often(world):
    said = measured(world, 0.0, 10, seed=11)
    for kind in ("isolated", "pendant", "bridge", "cut_point", "kern_without_care"):
        both = np.array(said[kind])
        assert abs(both[:, 0].mean() - both[:, 1].mean()) < 0.08, kind


def test_where_friends_of_friends_meet_only_having_no_contact_gets_a_figure():
    said = measured("gesloten 140", 0.0, 2, seed=11)
    assert said["isolated"]
    assert not said["bridge"]
    assert not said["pendant"]
    assert not said["cut_point"]


def test_asking_by_what_answers_could_change_corrects_more_than_asking_the_busiest():
    corrected = ask_rounds("demo", 16, seed=3)
    assert corrected["antwoord"] > corrected["meeste contacten"]
