"""Who may change or read one gebied does nothing in another by what he refers to."""

import base64
from dataclasses import replace

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError
from netwerk.model import (
    Activiteit,
    Actor,
    Afspraak,
    Cijfer,
    Gesprek,
    Huisstijl,
    Initiatief,
    Opgave,
    Signaal,
    Stap,
    Uitgave,
    Vraagstuk,
)
from netwerk.net.selection import Selection
from netwerk.report.chapters.of_gebied import kernen_of
from netwerk.services.agenda.agenda_items import AgendaKey
from netwerk.services.agenda.agenda_steps import OPSCHALEN, StepTyped, take_step
from netwerk.services.changes import readable
from netwerk.services.day.talks import talks_with
from netwerk.services.describing.descriptions import described
from netwerk.services.describing.facts import gebied_facts
from netwerk.services.describing.team_words import CoverTyped, cover_of, keep_cover
from netwerk.services.figures.figures_there import figures_there, remove_figures
from netwerk.services.opgaven.basis import measure_choices
from netwerk.services.opgaven.goals_shown import opgaven
from netwerk.services.opgaven.nulmetingen import make_nulmeting
from netwerk.services.records.edits import new_token
from netwerk.services.records.items import add_item, change_item, remove_item
from netwerk.services.taking_up.to_board import board_values
from netwerk.store.port import Change, Put

STEP = Stap(
    id="stap",
    soort="overdracht",
    datum="2026-11-01",
    signaal="vier",
    naar="gebiedsteam",
    verteld="Alles.",
    ontvanger="vijf",
)


@pytest.fixture
def passed_on(desk):
    """A signal of gebied 4 that went to an actor of gebied 5."""
    items = (
        Actor(id="vijf", naam="Zaal Vijf", soort="bedrijf", gebieden=("5",)),
        Signaal(id="vier", titel="Zaal dicht", gebied="4"),
        STEP,
    )
    put(desk, *items)
    return desk


def put(desk, *items):
    desk.store.apply(Change(tuple(Put(item) for item in items), "An", "x"))
    desk.networks.changed()


def editor(desk, gebied):
    return desk.of(User("Bo", "geen", {gebied: "bewerker"}))


def test_who_keeps_the_gebied_of_the_receiver_cannot_touch_a_step_of_another(passed_on):
    five = editor(passed_on, "5")
    version = passed_on.store.get(Stap, ["stap"])["stap"].version
    assert list(readable(five, [STEP])) == []
    with pytest.raises(AccessDenied):
        add_item(five, replace(STEP, id=""), new_token(), sure=True, private=True)
    with pytest.raises(AccessDenied):
        change_item(five, replace(STEP, antwoord="Nee."), version, new_token())
    with pytest.raises(AccessDenied):
        remove_item(five, "Stap", "stap", version)


def test_who_keeps_the_gebied_of_the_signal_still_may(passed_on):
    four = editor(passed_on, "4")
    version = passed_on.store.get(Stap, ["stap"])["stap"].version
    assert list(readable(four, [STEP])) == [STEP]
    remove_item(four, "Stap", "stap", version)
    assert not list(passed_on.store.all(Stap))


def test_a_receiver_without_a_function_is_not_named_to_who_may_not_see_him(passed_on):
    take_step(
        passed_on,
        AgendaKey("Signaal", "vier"),
        StepTyped(OPSCHALEN, "Alles.", niveau="bestuur", ontvanger="vijf"),
        new_token(),
    )
    four = repr(board_values(editor(passed_on, "4"), Selection(gebied="4")))
    assert "Zaal dicht" in four
    assert "Zaal Vijf" not in four
    assert "'vijf'" not in four
    told = repr(board_values(passed_on, Selection(gebied="4")))
    assert "Zaal Vijf" in told
    assert "Zaal Vijf" not in [entry.item.naar for entry in passed_on.store.all(Stap)]


def test_the_description_of_the_whole_tells_no_kern_of_a_gebied_that_may_not_be_read(desk):
    facts = gebied_facts(desk.of(User("Bo", "lezer", {"5": "geen"})), None)
    names = {kern.naam for kern in kernen_of(facts)}
    assert "Silvolde" in names
    assert "Etten" not in names
    assert "Etten" in {kern.naam for kern in kernen_of(gebied_facts(desk, None))}


def count(id, kern, maat, bron="Eigen telling"):
    return Cijfer(id=id, maat=maat, plek=kern, plek_soort="kern", jaar=2025, waarde=3.0, bron=bron)


@pytest.fixture
def counted(desk):
    """Own counts of a kern of gebied 5 and of one of gebied 3, of one source."""
    put(
        desk,
        count("c5", "etten", "eigen:clubs met een gebouw"),
        count("c3", "silvolde", "eigen:clubs met ruzie"),
    )
    return desk


def test_own_counts_of_another_gebied_are_not_offered_as_a_measure(counted):
    def offered(desk):
        return [name for name in measure_choices(desk).values() if "clubs" in name.casefold()]

    assert len(offered(counted)) == 2
    (mine,) = offered(editor(counted, "5"))
    assert "gebouw" in mine


def test_taking_figures_away_takes_only_what_one_sees_and_may_change(counted):
    (listed,) = figures_there(editor(counted, "5"))
    assert listed.cijfers == 1
    (seen,) = figures_there(counted.of(User("Bo", "lezer", {"5": "makelaar"})))
    assert (seen.amount, seen.goes, seen.stays) == ("2 cijfers", "1 cijfer", "1 cijfer")
    (seen,) = figures_there(counted.of(User("Bo", "lezer", {"5": "teamlid"})))
    assert (seen.goes, seen.stays) == ("", "2 cijfers")
    (seen,) = figures_there(counted)
    assert (seen.goes, seen.stays) == ("2 cijfers", "")
    remove_figures(editor(counted, "5"), "Eigen telling")
    assert [entry.item.id for entry in counted.store.all(Cijfer)] == ["c3"]
    with pytest.raises(AccessDenied) as none:
        remove_figures(editor(counted, "5"), "Eigen telling")
    assert "Silvolde" not in str(none.value)
    reader = counted.of(User("Bo", "lezer", {"5": "bewerker"}))
    with pytest.raises(AccessDenied):
        remove_figures(reader, "Eigen telling")
    assert [entry.item.id for entry in counted.store.all(Cijfer)] == ["c3"]


@pytest.mark.parametrize("kind", [Signaal, Vraagstuk, Initiatief, Opgave, Activiteit])
def test_a_kern_with_a_gebied_that_it_is_not_in_is_refused(desk, kind):
    more = {"datum": "2026-12-01"} if kind is Activiteit else {}
    right = kind(id="a", titel="Zaal", gebied="5", kern="etten", **more)
    wrong = replace(right, id="b", kern="silvolde")
    with pytest.raises(InputError, match="Kern Silvolde ligt niet in dit gebied"):
        add_item(desk, wrong, new_token(), sure=True)
    add_item(desk, right, new_token(), sure=True)
    version = desk.store.get(kind, ["a"])["a"].version
    with pytest.raises(InputError, match="ligt niet in dit gebied"):
        change_item(desk, replace(right, kern="silvolde"), version, new_token())


def test_a_kern_of_another_gebied_that_was_read_in_shuts_no_page(desk):
    put(desk, Opgave(id="o", titel="Meer clubs", gebied="5", kern="silvolde", maat="net-contacten"))
    for gebied in ("3", "5"):
        shown = opgaven(desk.of(User("Bo", "geen", {gebied: "lezer"})), Selection(gebied=gebied))
        assert [one.item.id for one in shown] == (["o"] if gebied == "3" else [])
        assert gebied_facts(desk.of(User("Bo", "geen", {gebied: "lezer"})), gebied).gebied == gebied
        assert make_nulmeting(editor(desk, gebied), f"Begin {gebied}", gebied).added


def test_a_cover_of_which_only_the_year_is_known_is_kept_so(desk):
    put(desk, Uitgave(id="u", gebied="5", evaluatiedatum="2027"))
    version = cover_of(desk, "5").version
    keep_cover(desk, "5", CoverTyped(nummer="2", evaluatiedatum="2027"), version, new_token())
    assert cover_of(desk, "5").item.evaluatiedatum == "2027"
    assert cover_of(desk, "5").item.nummer == "2"


def test_a_logo_that_is_no_picture_is_refused_and_never_stops_a_description(desk):
    style = Huisstijl(id="h", gemeente="Ons", logo=base64.b64encode(b"geen plaatje").decode())
    with pytest.raises(InputError, match="geen plaatje"):
        add_item(desk, style, new_token(), sure=True)
    put(desk, style)
    for ending in ("docx", "pdf", "html"):
        assert described(desk, "5", ending)


TALK = Gesprek(
    id="praat", met=("vier",), waarover="De zaal", datum="2026-11-01", door="An",
    noemde=("vijf",), vervolg="bel",
)  # fmt: skip


@pytest.fixture
def talked(desk):
    """A talk with an actor of gebied 4, that named one of gebied 5 and led to an afspraak there."""
    items = (
        Actor(id="vier", naam="Zaal Vier", soort="bedrijf", gebieden=("4",)),
        Actor(id="vijf", naam="Zaal Vijf", soort="bedrijf", gebieden=("5",)),
        Afspraak(
            id="bel", titel="Bel Zaal Vijf", beslissing="doen", stand="open", gebied="5",
            actoren=("vijf",),
        ),
        TALK,
    )  # fmt: skip
    desk.store.apply(Change(tuple(Put(item) for item in items), "An", "x"))
    desk.networks.changed()
    return desk


def test_a_talk_is_of_whom_it_was_with_and_not_of_who_was_named_in_it(talked):
    five = editor(talked, "5")
    version = talked.store.get(Gesprek, ["praat"])["praat"].version
    assert list(readable(five, [TALK])) == []
    assert talks_with(five, "vijf") == ()
    with pytest.raises(AccessDenied):
        add_item(five, replace(TALK, id=""), new_token(), sure=True, private=True)
    with pytest.raises(AccessDenied):
        change_item(five, replace(TALK, waarover="Iets"), version, new_token())
    with pytest.raises(AccessDenied):
        remove_item(five, "Gesprek", "praat", version)


def test_who_keeps_the_gebied_of_whom_it_was_with_sees_it_without_who_is_elsewhere(talked):
    four = editor(talked, "4")
    version = talked.store.get(Gesprek, ["praat"])["praat"].version
    (seen,) = talks_with(four, "vier")
    assert (seen.noemde, seen.vervolg) == ((), None)
    remove_item(four, "Gesprek", "praat", version)
    assert not list(talked.store.all(Gesprek))
