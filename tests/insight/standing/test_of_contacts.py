"""A record made of contacts alone: who shows none mostly lost one, so no figure is given."""

import numpy as np

from netwerk.insight.certainty import ground_of
from netwerk.schema import schema
from tests.builders import net_from_edges
from tests.insight.areas import DAY, TODAY, demo


def stars(alone):
    """Eight stars of five in a ring, and so many actors without contact."""
    hubs = range(0, 48, 6)
    ends = [(h, h + k) for h in hubs for k in range(1, 6)]
    ends += [(h, (h + 6) % 48) for h in hubs]
    return net_from_edges(48 + alone, ends, gevraagd=DAY)


def test_where_as_many_are_alone_as_lost_a_contact_there_is_no_figure():
    sure = ground_of(stars(4), schema(), TODAY).sure
    assert sure.of_contacts
    assert sure.isolated(50) is None
    assert sure.pendant(1) is None


def test_where_far_more_are_alone_than_lost_a_contact_there_is():
    sure = ground_of(stars(40), schema(), TODAY).sure
    assert not sure.of_contacts
    assert sure.isolated(50) > 0.6


def test_the_demo_is_no_record_of_contacts_alone():
    sure = ground_of(demo().net(), schema(), TODAY).sure
    assert not sure.of_contacts
    alone = int(np.flatnonzero(demo().net().degree == 0)[0])
    assert sure.isolated(alone) is not None
    assert sure.isolated(alone) <= 0.84  # contacts come in twos there: never stevig
