"""What somebody says of a proposal counts at once, also when it is changed outside this process."""

from dataclasses import replace

from netwerk.model import Afspraak
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import findings
from netwerk.services.answers.outcomes import outcome_of_proposals
from netwerk.services.day.agreements import finish
from netwerk.services.day.deciding import Choice, decide_finding
from netwerk.store.port import Change, Delete, Put
from tests.services.day.conftest import proposal


def _scores(desk):
    told = findings(desk, Selection())
    return {f.key: f.numbers["score"] for f in told if f.kind.startswith("introduction")}


def _kept(desk):
    return next(iter(desk.store.all(Afspraak)))


def test_a_reason_that_is_changed_or_removed_alone_is_not_counted_any_more(desk):
    first = proposal(desk)
    before = _scores(desk)
    decide_finding(desk, first, Choice("klopt_niet", waarom="past_niet"))
    lower = _scores(desk)
    same = before.keys() & lower.keys()
    assert any(lower[key] < before[key] for key in same)
    kept = _kept(desk)
    other = replace(kept.item, waarom="anders")
    desk.store.apply(Change((Put(other, kept.version),), "Jan"))
    assert all(_scores(desk)[key] == before[key] for key in same)
    assert outcome_of_proposals(desk).learned == ()
    kept = _kept(desk)
    desk.store.apply(Change((Put(replace(other, waarom="past_niet"), kept.version),), "Jan"))
    assert _scores(desk) == lower
    desk.store.apply(Change((Delete("Afspraak", other.id, _kept(desk).version),), "Jan"))
    assert all(_scores(desk)[key] == before[key] for key in same)


def test_that_something_is_done_leaves_what_was_worked_out(desk):
    decide_finding(desk, proposal(desk), Choice("doen"))
    told, kept = findings(desk, Selection()), _kept(desk)
    finish(desk, kept.item.id, kept.version, "Zij spraken elkaar")
    assert findings(desk, Selection()) is told
