"""From what plays to who takes it up: together, who knows, the board, and what returns."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, InputError, LooksPrivate
from netwerk.model import (
    Actor,
    Afspraak,
    Initiatief,
    Item,
    Relatie,
    Signaal,
    Stap,
    Vraagstuk,
)
from netwerk.net.selection import Selection
from netwerk.services.agenda.agenda_items import AgendaKey
from netwerk.services.agenda.agenda_opened import open_agenda_item
from netwerk.services.day.agreements import finish
from netwerk.services.desk import Desk
from netwerk.services.records.edits import undo
from netwerk.services.taking_up.signals_again import (
    NOTHING,
    TOO_LITTLE,
    make_one_of_them,
    not_recognised,
    signals_again,
    vraagstuk_of,
)
from netwerk.services.taking_up.telling_back import tell_back
from netwerk.services.taking_up.to_board import NOTHING as NOTHING_UP
from netwerk.services.taking_up.to_board import agree_to_tell, board_values, to_board
from netwerk.services.taking_up.together_words import NO_DOMEIN
from netwerk.services.taking_up.who_knows import who_knows
from netwerk.services.taking_up.who_takes_up import agree_gathering, agree_meeting, who_together
from netwerk.store.port import Change, Put

ALL, FIVE, THREE = Selection(), Selection(gebied="5"), Selection(gebied="3")
TODAY = date(2026, 11, 25)  # of the desk of these tests


def group(id: str, *domeinen: str, **more: object) -> Actor:
    known: dict[str, object] = {"soort": "instelling", "kern": "etten", "domeinen": domeinen}
    return Actor(id=id, naam=id.capitalize(), **(known | more))  # type: ignore[arg-type]


def ties(*pairs: str) -> list[Relatie]:
    found = [pair.split("-") for pair in pairs]
    return [
        Relatie(id=f"{a}-{b}", van=a, naar=b, soort="werkt_samen_met", bron="gesprek")
        for a, b in found
    ]


def put(desk: Desk, *items: Item) -> None:
    """Store these, also when they are there already."""
    now = [desk.store.get(type(item), [item.id]).get(item.id) for item in items]
    puts = (Put(i, held.version if held else None) for i, held in zip(items, now, strict=True))
    desk.store.apply(Change(tuple(puts), "An"))
    desk.networks.changed()


def vraagstuk(**more: object) -> Vraagstuk:
    known: dict[str, object] = {
        "titel": "Stil in Etten",
        "gebied": "5",
        "kern": "etten",
        "domeinen": ("wonen", "zorg"),
    }
    return Vraagstuk(id="v1", **(known | more))  # type: ignore[arg-type]


def round_etten(desk: Desk) -> None:
    """Wonen and Zorg do not know each other, both know the Hal; a second pair stands apart."""
    people = [
        group("wonen", "wonen"),
        group("zorg", "zorg", contact="teamleider"),
        group("hal", "cultuur"),
        group("bouw", "wonen"),
        group("thuis", "zorg"),
        group("stil"),
    ]
    put(desk, *people, *ties("wonen-hal", "hal-zorg", "bouw-thuis"), vraagstuk())


def test_who_can_take_it_up_is_told_with_names_and_with_what_it_asks(desk: Desk) -> None:
    round_etten(desk)
    found = who_together(desk, "Vraagstuk", "v1")
    assert found.headline == "Twee kunnen dit samen oppakken: Bouw en Thuis."
    assert found.best is not None
    assert [(m.actor.naam, m.brings) for m in found.best.members] == [
        ("Bouw", "wonen, komt van hier, de fysieke kant"),
        ("Thuis", "zorg, komt van hier, de sociale kant"),
    ]
    assert found.second is not None
    assert [a.naam for a in found.second.actors] == ["Wonen", "Zorg"]
    assert [(m.van.naam, m.naar.naam, m.via.naam) for m in found.second.missing] == [
        ("Wonen", "Zorg", "Hal")
    ]
    assert found.second.members[1].ask_for == "teamleider"
    assert found.niveau == "netwerk"
    assert any("niet bekend waar die over gaat" in line for line in found.more)


@pytest.mark.parametrize(
    ("niveau", "said"),
    [
        ("netwerk", "Dit kan bij het netwerk blijven."),
        ("gebiedsteam", "Dit ligt nu bij het gebiedsteam."),
        ("bestuur", "Dit ligt al bij het bestuur."),
    ],
)
def test_where_it_lies_now_is_what_is_said(desk: Desk, niveau: str, said: str) -> None:
    round_etten(desk)
    put(desk, vraagstuk(niveau=niveau))
    more = who_together(desk, "Vraagstuk", "v1").more
    assert [line for line in more if "netwerk" in line or " ligt " in line] == [
        next(line for line in more if line.startswith(said))
    ]


def test_what_lies_with_the_board_is_not_to_be_stepped_up(desk: Desk) -> None:
    people = [group("wonen", "wonen"), group("zorg", "zorg")]
    put(desk, *people, vraagstuk())
    assert "schaal het dan op naar het bestuur" in " ".join(
        who_together(desk, "Vraagstuk", "v1").more
    )
    put(desk, vraagstuk(niveau="bestuur"))
    told = " ".join(who_together(desk, "Vraagstuk", "v1").more)
    assert "Dit ligt al bij het bestuur." in told
    assert "schaal" not in told


def test_what_somebody_has_open_already_counts_and_this_one_does_not(desk: Desk) -> None:
    round_etten(desk)
    busy = [
        Initiatief(id=f"i{k}", titel=f"Iets {k}", gebied="5", betrokken=("bouw",)) for k in range(3)
    ]
    done = Initiatief(id="klaar", titel="Klaar", staat="klaar", gebied="5", betrokken=("thuis",))
    put(desk, *busy, done, vraagstuk(betrokken=("bouw", "thuis")))
    found = who_together(desk, "Vraagstuk", "v1")
    assert found.best is not None
    assert [m.load for m in found.best.members] == [3, 0]
    assert "Bouw heeft al drie dingen open. Vraag eerst of dit erbij past." in found.more
    assert found.convener is not None
    assert found.convener.naam == "Thuis"


def test_who_stopped_is_in_no_group(desk: Desk) -> None:
    round_etten(desk)
    put(desk, group("bouw", "wonen", status="gestopt"))
    found = who_together(desk, "Vraagstuk", "v1")
    assert found.best is not None
    assert [a.naam for a in found.best.actors] == ["Wonen", "Zorg"]


def test_only_with_the_team_it_goes_to_the_team(desk: Desk) -> None:
    agent = group(
        "agent", "veiligheid", soort="professional", rol="wijkagent", categorie="gebiedsteam"
    )
    put(desk, group("wonen", "wonen"), group("zorg", "zorg"), agent)
    put(desk, *ties("wonen-zorg", "wonen-agent"), vraagstuk(domeinen=("veiligheid",)))
    found = who_together(desk, "Vraagstuk", "v1")
    assert found.niveau == "gebiedsteam"
    assert any("Leg het bij het gebiedsteam" in line for line in found.more)


def test_what_nobody_is_known_for_is_said_so_and_never_that_there_is_nobody(desk: Desk) -> None:
    round_etten(desk)
    put(desk, vraagstuk(domeinen=("economie",)))
    found = who_together(desk, "Vraagstuk", "v1")
    assert (found.best, found.niveau) == (None, "bestuur")
    assert "Wie gaat over economie, is hier niet bekend." in found.more[0]
    put(desk, vraagstuk(domeinen=()))
    assert who_together(desk, "Vraagstuk", "v1").headline == NO_DOMEIN


def test_an_introduction_of_the_group_becomes_an_afspraak_on_the_vraagstuk(desk: Desk) -> None:
    round_etten(desk)
    second = who_together(desk, "Vraagstuk", "v1").second
    assert second is not None
    agree_meeting(desk, "Vraagstuk", "v1", second.missing[0], "t1")
    agree_meeting(desk, "Vraagstuk", "v1", second.missing[0], "t1")
    (held,) = (entry.item for entry in desk.store.all(Afspraak))
    assert held.titel == "Stel Wonen en Zorg aan elkaar voor via Hal"
    assert (held.vraagstuk, held.actoren, held.kern) == ("v1", ("wonen", "zorg"), "etten")
    after = who_together(desk, "Vraagstuk", "v1").second
    assert after is not None
    assert after.missing[0].agreed
    assert [member.load for member in after.members] == [0, 0]  # it is this work, and no other


def test_a_reader_of_another_gebied_is_not_told_who_can_take_it_up(desk: Desk) -> None:
    round_etten(desk)
    other = desk.of(User("Bo", "geen", {"3": "lezer"}))
    with pytest.raises(AccessDenied):
        who_together(other, "Vraagstuk", "v1")


# Waar zit de deskundigheid


def test_who_knows_about_a_domein_is_told_with_function_and_route(desk: Desk) -> None:
    round_etten(desk)
    found = who_knows(desk, "Zorg", FIVE, "wonen")
    first = found.found[0]
    assert (first.actor.naam, first.ask_for, first.where) == ("Zorg", "teamleider", "Etten")
    assert first.route.startswith("Van Wonen via Hal naar Zorg, in twee stappen")
    assert first.why == "Werkt aan zorg en noemt het in de naam."


def test_who_had_it_handed_over_before_knows_about_it(desk: Desk) -> None:
    step = Stap(
        id="s",
        soort="overdracht",
        datum="2026-03-01",
        vraagstuk="v1",
        ontvanger="hal",
        verteld="Zo",
    )
    round_etten(desk)
    put(desk, step, vraagstuk(titel="Vervoer naar het ziekenhuis", domeinen=()))
    hal = next(k for k in who_knows(desk, "vervoer", ALL).found if k.actor.id == "hal")
    assert hal.why == "Kreeg Vervoer naar het ziekenhuis overgedragen."


def test_those_of_the_chosen_gebied_come_first_and_who_is_not_found_is_not_known(
    desk: Desk,
) -> None:
    round_etten(desk)
    put(desk, group("aardig", "zorg", kern="silvolde"))
    assert [k.actor.id for k in who_knows(desk, "zorg", FIVE).found] == ["zorg", "thuis", "aardig"]
    assert who_knows(desk, "zorg", THREE).found[0].actor.id == "aardig"
    nobody = who_knows(desk, "ruimtevaart", ALL)
    assert nobody.found == ()
    assert "niet bekend" in nobody.sentence
    with pytest.raises(InputError, match="Typ waar je iemand voor zoekt"):
        who_knows(desk, " ,. ", ALL)


@pytest.mark.parametrize("asked", ["de", "a", "van het"])
def test_a_small_word_finds_nobody_and_asks_for_another(desk: Desk, asked: str) -> None:
    put(desk, group("de"))
    with pytest.raises(InputError, match=f"'{asked}' zegt te weinig"):
        who_knows(desk, asked, ALL)


def test_who_reads_one_gebied_is_told_of_nobody_elsewhere(desk: Desk) -> None:
    round_etten(desk)
    put(desk, group("aardig", "zorg", kern="silvolde"))
    reader = desk.of(User("Bo", "geen", {"3": "lezer"}))
    assert [k.actor.id for k in who_knows(reader, "zorg", THREE).found] == ["aardig"]


# Naar het bestuur


def up(id: str, day: str, **more: object) -> Stap:
    known: dict[str, object] = {
        "soort": "opschalen",
        "niveau": "bestuur",
        "vraagstuk": "v1",
        "van": "gebiedsmakelaar",
        "naar": "het college",
        "verteld": "Wij komen er niet uit",
    }
    return Stap(id=id, datum=day, **(known | more))  # type: ignore[arg-type]


def test_what_went_up_waits_until_something_comes_back(desk: Desk) -> None:
    assert to_board(desk, FIVE).sentences == (NOTHING_UP,)
    round_etten(desk)
    put(desk, up("s1", "2026-11-05"))
    found = to_board(desk, FIVE)
    assert [(r.where, r.to, r.words) for r in found.rows] == [
        ("Etten", "het college", "Wacht al 20 dagen op antwoord.")
    ]
    assert found.sentences[0] == "Er ging één ding naar het bestuur; één wacht nog op antwoord."
    assert "Etten" in found.picture
    assert to_board(desk, THREE).rows == ()


def test_what_came_back_is_to_be_told_until_a_step_brings_it_down(desk: Desk) -> None:
    round_etten(desk)
    answered = up("s1", "2026-10-01", antwoord="Er komt een bus", antwoord_op="2026-10-13")
    put(desk, answered, vraagstuk(betrokken=("zorg",)))
    (row,) = to_board(desk, FIVE).rows
    assert row.words == "Antwoord na 12 dagen, nog niet terugverteld."
    agree_to_tell(desk, "Vraagstuk", "v1", "t1")
    (held,) = (entry.item for entry in desk.store.all(Afspraak))
    assert (held.actoren, held.over, held.vraagstuk) == (("zorg",), "Er komt een bus", "v1")
    down = up("s2", "2026-10-20", soort="terugleggen", niveau="netwerk", verteld="De bus komt")
    put(desk, down)
    found = to_board(desk, FIVE)
    assert found.rows[0].words == "Antwoord na 12 dagen, terugverteld op 20 oktober 2026."
    assert found.total.untold == 0
    with pytest.raises(InputError, match="niets van het bestuur terug te vertellen"):
        agree_to_tell(desk, "Vraagstuk", "v1", "t2")


def answered(desk: Desk) -> None:
    """The board answered, and the afspraak to tell that is open."""
    round_etten(desk)
    came = up("s1", "2026-10-01", antwoord="Er komt een bus", antwoord_op="2026-10-13")
    put(desk, came, vraagstuk(betrokken=("zorg",)))
    agree_to_tell(desk, "Vraagstuk", "v1", "t1")


def test_an_afspraak_to_tell_it_that_is_done_tells_it(desk: Desk) -> None:
    answered(desk)
    (row,) = to_board(desk, FIVE).rows
    assert (row.line.untold, row.line.agreed) == (True, True)
    with pytest.raises(InputError, match="al een afspraak"):
        agree_to_tell(desk, "Vraagstuk", "v1", "t2")
    (held,) = desk.store.all(Afspraak)
    made = finish(desk, held.item.id, held.version, "Verteld bij de koffie")
    found = to_board(desk, FIVE)
    assert found.rows[0].words == "Antwoord na 12 dagen, terugverteld op 25 november 2026."
    assert found.total.untold == 0
    undo(desk, made.number)
    assert to_board(desk, FIVE).rows[0].line.untold


def test_an_afspraak_by_hand_counts_by_its_words_and_another_does_not(desk: Desk) -> None:
    round_etten(desk)
    put(desk, up("s1", "2026-10-01", antwoord="Er komt een bus", antwoord_op="2026-10-13"))
    done: dict[str, Any] = {
        "beslissing": "doen", "stand": "gedaan", "vraagstuk": "v1", "gebied": "5",
        "gedaan_op": "2026-11-01",
    }  # fmt: skip
    put(desk, Afspraak(id="a1", titel="Zaal bellen", **done))
    assert to_board(desk, FIVE).total.untold == 1
    put(desk, Afspraak(id="a2", titel="Uitkomst Terugvertellen aan de soos", **done))
    assert to_board(desk, FIVE).total.untold == 0


def test_who_told_it_notes_to_whom_and_when_and_the_afspraak_is_done_with_it(desk: Desk) -> None:
    answered(desk)
    before = desk.store.revision()
    made = tell_back(desk, "s1", "Zorg, dorpsbelang", "t3", "2026-11-02")
    assert made.number == before + 1
    (row,) = to_board(desk, FIVE).rows
    assert row.words == (
        "Antwoord na 12 dagen, terugverteld aan Zorg, dorpsbelang op 2 november 2026."
    )
    (held,) = (entry.item for entry in desk.store.all(Afspraak))
    assert (held.stand, held.uitkomst) == ("gedaan", "Verteld aan Zorg, dorpsbelang")
    (step,) = open_agenda_item(desk, AgendaKey("Vraagstuk", "v1")).steps
    assert (step.to_tell, step.told) == (
        False, "Terugverteld op 2 november 2026, aan Zorg, dorpsbelang."
    )  # fmt: skip
    assert tell_back(desk, "s1", "Zorg, dorpsbelang", "t3", "2026-11-02").number == made.number
    undo(desk, made.number)
    (held,) = (entry.item for entry in desk.store.all(Afspraak))
    assert (to_board(desk, FIVE).total.untold, held.stand) == (1, "open")


@pytest.mark.parametrize(
    ("aan", "op", "said"),
    [
        (" ", None, "Aan wie"),
        ("dorpsbelang", "2026-10-12", "Het antwoord kwam 13 oktober 2026"),
        ("dorpsbelang", "2026-12-24", "moet nog komen"),
    ],
)
def test_telling_back_that_cannot_be_is_one_sentence(
    desk: Desk, aan: str, op: str | None, said: str
) -> None:
    answered(desk)
    with pytest.raises(InputError, match=said):
        tell_back(desk, "s1", aan, "t3", op)


def test_to_whom_it_was_told_is_no_name_of_a_resident(desk: Desk) -> None:
    answered(desk)
    with pytest.raises(LooksPrivate):
        tell_back(desk, "s1", "Jan de Vries", "t3")


def test_what_is_brought_back_down_is_an_answer_too(desk: Desk) -> None:
    round_etten(desk)
    down = up("s2", "2026-10-20", soort="terugleggen", niveau="netwerk", verteld="Doe het zelf")
    put(desk, up("s1", "2026-10-01"), down)
    (row,) = to_board(desk, FIVE).rows
    assert (row.line.answer, row.line.days, row.line.untold) == ("Doe het zelf", 19, False)


def test_the_usual_time_is_the_middle_one_of_what_was_answered(desk: Desk) -> None:
    round_etten(desk)
    days = ("2026-10-03", "2026-10-06", "2026-10-31")
    steps = [
        up(f"s{k}", "2026-10-01", antwoord="Ja", antwoord_op=day) for k, day in enumerate(days)
    ]
    put(desk, *steps, up("wacht", "2026-11-24"))
    found = to_board(desk, FIVE)
    assert (found.total.usual, found.total.longest, found.total.untold) == (5.0, 1, 3)
    assert found.rows[0].line.step == "wacht"
    assert board_values(desk, FIVE)["total"]["answered"] == 3


def test_the_wethouder_stands_on_the_picture_also_when_nothing_went_there(desk: Desk) -> None:
    round_etten(desk)
    wethouder = group("wethouder", soort="professional", rol="gebiedswethouder", gebieden=("5",))
    put(desk, wethouder, up("s1", "2026-11-05"))
    found = to_board(desk, FIVE)
    assert [a.naam for a in found.board] == ["Wethouder"]
    assert "Wethouder" in found.picture


# Signals that return


def usual_signals(count: int = 40) -> list[Signaal]:
    """Two years of signals, spread over kernen and domeinen."""
    kernen = ("silvolde", "terborg", "gendringen", "varsseveld")
    domeinen = ("zorg", "wonen", "sport", "jeugd", "veiligheid")
    return [
        Signaal(
            id=f"oud{k:03d}",
            titel="Iets",
            kern=kernen[k % 4],
            gebied=None,
            domeinen=(domeinen[k % 5],),
            datum=(TODAY - timedelta(days=200 + 14 * k)).isoformat(),
            bronsoort="team",
        )
        for k in range(count)
    ]


def new_signals(sources: Sequence[str], begin: int = 60) -> list[Signaal]:
    return [
        Signaal(
            id=f"nieuw{k}",
            titel=f"Bus {k}",
            kern="etten",
            gebied="5",
            domeinen=("economie",),
            datum=(TODAY - timedelta(days=begin - 9 * k)).isoformat(),
            bronsoort=soort,
        )
        for k, soort in enumerate(sources)
    ]


THREE_SIDES = ("keukentafel", "dorpsbelang", "vereniging")


def test_three_sides_that_name_the_same_are_told_with_how_sure_that_is(desk: Desk) -> None:
    put(desk, *usual_signals(), *new_signals(THREE_SIDES))
    (again,) = signals_again(desk, FIVE).found
    assert again.finding.sentence == (
        "Er is misschien meer aan de hand: drie kanten noemen economie in Etten sinds september "
        "2026."
    )
    assert "Door toeval zie je zoiets in de gemeente" in again.finding.certainty.sentence
    assert [titel for _, titel, _, _ in again.signals] == ["Bus 0", "Bus 1", "Bus 2"]
    assert signals_again(desk, THREE).sentence == NOTHING


def test_one_side_that_says_it_three_times_is_not_told(desk: Desk) -> None:
    put(desk, *usual_signals(), *new_signals(("dorpsbelang",) * 3))
    assert signals_again(desk, FIVE).found == ()


def test_without_history_nothing_is_claimed(desk: Desk) -> None:
    put(desk, *new_signals(THREE_SIDES))
    assert signals_again(desk, FIVE).sentence == TOO_LITTLE


def test_what_returns_is_made_a_vraagstuk_and_not_told_again(desk: Desk) -> None:
    put(desk, *usual_signals(), *new_signals(THREE_SIDES))
    (again,) = signals_again(desk, FIVE).found
    assert again.titel == "Meer signalen over economie in Etten"
    with pytest.raises(InputError, match="titel"):
        make_one_of_them(desk, again.finding.key, FIVE, " ", "t0")
    done = make_one_of_them(desk, again.finding.key, FIVE, None, "t2")
    (made,) = (entry.item for entry in desk.store.all(Vraagstuk))
    assert vraagstuk_of(desk, done) == (made.id, again.titel)
    undo(desk, done.number)
    assert vraagstuk_of(desk, done) is None
    make_one_of_them(desk, again.finding.key, FIVE, "Economie in Etten", "t1")
    (made,) = (entry.item for entry in desk.store.all(Vraagstuk))
    assert made.titel == "Economie in Etten"
    assert made.signalen == ("nieuw0", "nieuw1", "nieuw2")
    assert signals_again(desk, FIVE).found == ()


def test_what_returns_is_made_a_vraagstuk_once_when_it_is_sent_twice(desk: Desk) -> None:
    put(desk, *usual_signals(), *new_signals(THREE_SIDES))
    (again,) = signals_again(desk, FIVE).found
    done = make_one_of_them(desk, again.finding.key, FIVE, None, "t1")
    assert make_one_of_them(desk, again.finding.key, FIVE, None, "t1") == done
    assert len(list(desk.store.all(Vraagstuk))) == 1


def test_what_is_not_recognised_comes_back_after_three_new_sides(desk: Desk) -> None:
    put(desk, *usual_signals(), *new_signals(THREE_SIDES))
    (again,) = signals_again(desk, FIVE).found
    not_recognised(desk, again.finding.key, FIVE, "Dat was de kermis")
    assert signals_again(desk, FIVE).found == ()
    with pytest.raises((InputError, Conflict)):
        not_recognised(desk, again.finding.key, FIVE)
    later = replace(desk, clock=lambda: TODAY + timedelta(days=40))
    more = [
        replace(s, id=f"later{s.id}", datum=(TODAY + timedelta(days=5 * k + 5)).isoformat())
        for k, s in enumerate(new_signals(THREE_SIDES))
    ]
    put(desk, *more)
    (back,) = signals_again(later, FIVE).found
    assert back.finding.key != again.finding.key


def test_who_may_not_read_the_gebied_is_told_nothing_of_its_signals(desk: Desk) -> None:
    put(desk, *usual_signals(), *new_signals(THREE_SIDES))
    reader = desk.of(User("Bo", "geen", {"3": "lezer"}))
    with pytest.raises(AccessDenied):
        signals_again(reader, FIVE)
    assert signals_again(reader, THREE).found == ()


def test_what_plays_about_it_is_found_too_with_where_and_only_what_may_be_read(desk: Desk) -> None:
    round_etten(desk)
    put(
        desk,
        vraagstuk(titel="Vervoer naar de huisarts"),
        Signaal(id="s3", titel="Geen vervoer", gebied="3", reikwijdte="heel_gebied"),
        Signaal(id="s4", titel="Te stil", gebied="5", domeinen=("wonen",), staat="klaar"),
    )
    found = who_knows(desk, "vervoer", FIVE)
    assert [(one.card.titel, one.where, one.here) for one in found.about] == [
        ("Vervoer naar de huisarts", "Etten, gebied 5 (Ulft-noord e.o.)", True),
        ("Geen vervoer", "heel gebied 3", False),
    ]
    by_theme = who_knows(desk, "wonen", FIVE)
    assert [one.card.id for one in by_theme.about] == ["v1", "s4"]
    reader = desk.of(User("Bo", "geen", {"5": "lezer"}))
    assert [one.card.id for one in who_knows(reader, "vervoer", FIVE).about] == ["v1"]


def test_who_does_not_reach_each_other_is_brought_together_by_an_afspraak(desk: Desk) -> None:
    put(desk, group("wonen", "wonen"), group("zorg", "zorg"), vraagstuk())
    found = who_together(desk, "Vraagstuk", "v1")
    assert (found.best, {actor.id for actor in found.apart}) == (None, {"wonen", "zorg"})
    made = agree_gathering(desk, "Vraagstuk", "v1", "t1")
    assert agree_gathering(desk, "Vraagstuk", "v1", "t1").number == made.number
    (held,) = (entry.item for entry in desk.store.all(Afspraak))
    assert (held.titel, held.vraagstuk) == ("Breng Wonen en Zorg bij elkaar", "v1")
    assert set(held.actoren) == {"wonen", "zorg"}
    assert who_together(desk, "Vraagstuk", "v1").gathered
    with pytest.raises(InputError, match="al afgesproken"):
        agree_gathering(desk, "Vraagstuk", "v1", "t2")
