"""What 'past niet bij hen' teaches: the same kinds of group, proposed in the same way, stand lower."""

import pytest

from netwerk.insight.catalogue import all_proposals
from netwerk.insight.certainty import ground_of
from netwerk.insight.openings.introduction_words import EASY, GAIN
from netwerk.insight.openings.misfit import fit_of, misfit_sentences, unfit_ways
from netwerk.model import Afspraak
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.insight.areas import TODAY

SPORT, CULTUUR, ZORG = ({"categorie": c} for c in ("sport", "cultuur", "zorg"))
ACTORS = {"A": SPORT, "B": CULTUUR, "C": SPORT, "D": CULTUUR, "E": ZORG, "F": ZORG, "N": {}}


def said(*pairs, beslissing="klopt_niet", waarom="past_niet", kind=EASY.name):
    return [
        Afspraak(
            id=f"{one}{other}",
            titel="x",
            beslissing=beslissing,
            stand="vervallen",
            waarom=waarom,
            bevinding=f"{kind}:{one}:{other}",
            actoren=(one, other),
        )
        for one, other in pairs
    ]


@pytest.fixture
def net():
    return net_from_text("A-B C-D E-F N", ACTORS)


def at(net, *names):
    return [net.index_of(name) for name in names]


def test_the_same_kinds_of_group_in_the_same_way_count_less_and_others_do_not(net):
    unfit = unfit_ways(net, said(("A", "B")))
    pairs = [at(net, "C", "D"), at(net, "A", "C"), at(net, "E", "D"), at(net, "N", "D")]
    assert fit_of(net, EASY.name, pairs, unfit).tolist() == [0.8, 1.0, 1.0, 1.0]
    assert fit_of(net, GAIN.name, pairs, unfit).tolist() == [1.0] * 4


def test_it_counts_lower_each_time_and_never_away(net):
    counts = []
    for times in (1, 2, 3, 9):
        unfit = unfit_ways(net, said(*[("A", "B")] * times))
        counts.append(float(fit_of(net, EASY.name, [at(net, "C", "D")], unfit)[0]))
    assert counts == pytest.approx([0.8, 0.64, 0.512, 0.5])


def test_what_was_taken_up_weighs_it_up(net):
    both = [*said(("A", "B")), *said(("C", "D"), beslissing="doen", waarom=None)]
    assert unfit_ways(net, both) == {}
    assert unfit_ways(net, [*both, *said(("A", "D"))]) == {(EASY.name, "cultuur", "sport"): 1}


@pytest.mark.parametrize("waarom", ["al_contact", "bestaat_niet_meer", "anders"])
def test_another_reason_teaches_nothing_of_the_kinds(net, waarom):
    assert unfit_ways(net, said(("A", "B"), waarom=waarom)) == {}


def test_of_who_is_gone_or_has_no_categorie_nothing_is_learned(net):
    assert unfit_ways(net, said(("A", "weg"), ("A", "N"))) == {}


def test_it_is_told_in_words_of_proposals_only(net):
    unfit = unfit_ways(net, [*said(("A", "B"), ("C", "D")), *said(("E", "F"), kind="pair")])
    assert misfit_sentences(schema(), unfit, (EASY.name,)) == (
        "Zulke voorstellen tussen cultuur en sport staan lager: 2 keer zei iemand dat het niet bij "
        "hen past.",
    )


def test_among_proposals_others_are_made_before_them():
    kinds = {"s": SPORT, "c": CULTUUR, "z": ZORG}
    clubs = {f"{x}{i}": kinds[x] | {"kern": "etten"} for x in kinds for i in range(3)}
    halls = [f"h{i}" for i in range(4)]
    ties = [f"{h}-{c}" for i, h in enumerate(halls) for k, c in enumerate(clubs) if (k + i) % 2]
    net = net_from_text(" ".join(ties), clubs | {hall: {} for hall in halls})
    ground = ground_of(net, schema(), TODAY)

    def of_sport_and_cultuur(told):
        pairs = [f.about for f in all_proposals(ground, (), (), told) if f.kind == EASY.name]
        ends = [{end[0] for end in pair.split(":")} for pair in pairs]
        return [k for k, pair in enumerate(ends) if pair == {"s", "c"}], len(pairs)

    before, _ = of_sport_and_cultuur(())
    after, made = of_sport_and_cultuur(said(("s0", "c1"), ("s1", "c2")))
    assert before
    assert made
    assert len(after) < len(before)
    assert all(k > before[0] for k in after)
