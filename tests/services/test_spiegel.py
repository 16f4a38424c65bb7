"""The spiegel at the door: what is told of a kern, and what happens with a decision."""

from dataclasses import replace
from datetime import date

import pytest

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, LooksPrivate, NotFound
from netwerk.model import Actor, Afspraak, Cijfer, Kern, Relatie, Signaal, Vraagstuk
from netwerk.net.selection import Selection
from netwerk.schema import read_plaatsen
from netwerk.services.day.agreements import agreements
from netwerk.services.day.deciding import reopen_finding
from netwerk.services.desk import Desk
from netwerk.services.records.edits import undo
from netwerk.services.spiegel.decide_spiegel import agree_on, not_recognised
from netwerk.services.spiegel.running_here import running_here
from netwerk.services.spiegel.seen_spiegel import spiegel_of, spiegels_of
from netwerk.store.port import Change, Put
from tests.insight.areas import demo_desk

TODAY = date(2026, 11, 25)
KEY = "spiegel:geen_contact:zorg:etten"


def figure(maat: str, plek: str, waarde: float, soort: str = "kern") -> Cijfer:
    return Cijfer(
        id=f"{maat}-{plek}",
        maat=maat,
        plek=plek,
        plek_soort=soort,
        jaar=2024,
        waarde=waarde,
        bron="CBS",
    )


def club(number: int, kern: str) -> Actor:
    gebied = {"etten": "5", "silvolde": "3"}[kern]
    return Actor(
        id=f"{kern}-{number}",
        naam=f"Club {kern} {number}",
        soort="bewonersgroep",
        categorie="sport_en_spel",
        kern=kern,
        gebieden=(gebied,),
        gevraagd="2026-05-01",
    )


@pytest.fixture
def etten(desk: Desk) -> Desk:
    """Etten: a third is 65 or older, and no club knows care; in Silvolde each club does."""
    clubs = [club(i, kern) for kern in ("etten", "silvolde") for i in range(6)]
    care = Actor(
        id="thuiszorg", naam="Thuiszorg", soort="instelling", categorie="zorg", gebieden=("3", "5")
    )
    ties = [
        Relatie(id=f"{kern}-r{i}", van=f"{kern}-{i}", naar=f"{kern}-{(i + 1) % 6}", soort="kent")
        for kern in ("etten", "silvolde")
        for i in range(6)
    ]
    ties += [
        Relatie(id=f"z{i}", van=f"silvolde-{i}", naar="thuiszorg", soort="kent") for i in range(6)
    ]
    gemeente = Kern(id="etten", naam="Etten", gebied="5", cbs_codes=("BU15090001",), inwoners=1880)
    numbers = [
        figure("inwoners", "BU15090001", 1805, "buurt"),
        figure("leeftijd_65", "BU15090001", 632, "buurt"),
        figure("inwoners", "GM1509", 39402, "gemeente"),
        figure("leeftijd_65", "GM1509", 10185, "gemeente"),
        figure("afstand_school", "BU15090001", 0.5, "buurt"),
    ]
    stored = {entry.item.id: entry.version for entry in desk.store.all(Kern)}
    numbers = [replace(n, plek_naam="Etten" if n.plek_soort == "buurt" else None) for n in numbers]
    desk.store.apply(
        Change(
            (
                Put(gemeente, stored.get("etten", 0)),
                *map(Put, (*clubs, care, *ties, *numbers)),
            ),
            "An",
        )
    )
    desk.networks.changed()
    return desk


def test_a_kern_with_many_older_inhabitants_that_knows_no_care_is_told_with_its_evidence(etten):
    seen = spiegel_of(etten, "etten")
    first = seen.differs[0]
    assert first.key == KEY
    assert first.sentence.startswith("Etten: 35 % van de inwoners is 65 jaar of ouder")
    assert "gemeente 26 %" in first.sentence
    assert "van de zes actoren heeft er geen een bekend contact met zorg of welzijn" in (
        first.sentence
    )
    assert "CBS" in first.evidence
    assert not seen.refused


def test_a_school_nearby_that_nobody_recorded_can_be_added(etten):
    seen = spiegel_of(etten, "etten")
    one = next(one for one in seen.differs if one.add)
    assert one.add == "onderwijs_en_kind"
    assert one.sentence.endswith("In het netwerk van Etten staat geen school.")


def test_the_columns_say_what_is_counted_told_and_known(etten):
    heard = Signaal(
        id="s1",
        titel="De soos vraagt vervoer",
        gebied="5",
        kern="etten",
        domeinen=("ouderen",),
        bronsoort="vereniging",
        datum="2026-10-01",
    )
    old = replace(heard, id="s2", titel="Oud", datum="2019-01-01")
    etten.store.apply(Change((Put(heard), Put(old)), "An"))
    etten.networks.changed()
    row = next(row for row in spiegel_of(etten, "etten").rows if row.key == "zorg")
    assert [cell.value for cell in row.figures] == ["35 %"]
    assert [cell.beside for cell in row.figures] == ["gemeente 26 %"]
    assert [signal.titel for signal in row.signals] == ["De soos vraagt vervoer"]
    assert row.network == ("Er is geen contact bekend met zorg of welzijn.",)
    assert "is er één signaal" in spiegel_of(etten, "etten").differs[0].sentence


def test_a_signal_counts_for_two_years_and_one_without_a_day_always(etten):
    begin = Signaal(id="s", titel="t", gebied="5", kern="etten", domeinen=("ouderen",))
    days = {
        "2024-10-31": False,
        "2024-10": False,
        "2024-11-01": True,
        "2024-11": True,
        "geen": True,
    }
    heard = [
        replace(begin, id=f"s{i}", titel=day, datum=None if day == "geen" else day)
        for i, day in enumerate(days)
    ]
    etten.store.apply(Change(tuple(map(Put, heard)), "An"))
    etten.networks.changed()
    row = next(row for row in spiegel_of(etten, "etten").rows if row.key == "zorg")
    assert {cell.titel for cell in row.signals} == {day for day, counts in days.items() if counts}


def test_where_few_were_asked_it_is_not_known_who_has_contact(etten):
    stored = {entry.item.id: entry for entry in etten.store.all(Actor)}
    never = [stored[f"etten-{i}"] for i in range(4)]
    puts = (Put(replace(e.item, gevraagd=None), e.version) for e in never)
    etten.store.apply(Change(tuple(puts), "An"))
    etten.networks.changed()
    seen = spiegel_of(etten, "etten")
    row = next(row for row in seen.rows if row.key == "zorg")
    assert row.network == ("Contacten zijn niet bekend: aan twee van de zes is ernaar gevraagd.",)
    assert KEY not in {one.key for one in seen.differs}


def test_what_is_done_about_it_already_stands_with_it(etten):
    running = Vraagstuk(id="v1", titel="Vervoer", gebied="5", kern="etten", domeinen=("zorg",))
    done = replace(running, id="v2", titel="Oud", staat="klaar")
    other = replace(running, id="v3", titel="Sport", domeinen=("sport",))
    etten.store.apply(Change(tuple(map(Put, (running, done, other))), "An"))
    etten.networks.changed()
    one = next(one for one in spiegel_of(etten, "etten").differs if one.key == KEY)
    assert [run.titel for run in one.runs] == ["Vervoer"]


def test_a_kern_of_which_nothing_is_counted_is_compared_with_nothing(etten):
    empty = [one for one in spiegels_of(etten, None) if one.kern == "ulft-centrum"]
    assert len(empty) == 1
    for one in empty:
        assert one.refused
        assert one.differs == ()


def test_what_is_not_recognised_is_put_away_until_somebody_shows_it_again(etten):
    made = not_recognised(etten, "etten", KEY, "De zuster komt hier elke week", "t1")
    etten.networks.changed()
    one = next(one for one in spiegel_of(etten, "etten").differs if one.key == KEY)
    assert one.decided
    assert KEY not in {one.key for one in spiegel_of(etten, "etten").open}
    with pytest.raises(Conflict, match="al iets besloten"):
        not_recognised(etten, "etten", KEY, "", "t2")
    assert not_recognised(etten, "etten", KEY, "De zuster komt hier elke week", "t1") == made
    reopen_finding(etten, KEY)
    etten.networks.changed()
    assert KEY in {one.key for one in spiegel_of(etten, "etten").open}


def test_an_agreement_on_it_stands_on_the_page_of_agreements_and_one_undo_takes_it_away(etten):
    made = agree_on(etten, "etten", KEY, "Wijkzuster uitnodigen in Etten", "t1")
    etten.networks.changed()
    (agreed,) = agreements(etten, Selection(gebied="5"))
    assert (agreed.item.titel, agreed.item.kern) == ("Wijkzuster uitnodigen in Etten", "etten")
    assert "65 jaar of ouder" in str(agreed.item.over)
    undo(etten, made.number)
    etten.networks.changed()
    assert agreements(etten, Selection(gebied="5")) == ()


def test_a_text_about_a_resident_is_asked_about_before_it_is_kept(etten):
    with pytest.raises(LooksPrivate):
        not_recognised(etten, "etten", KEY, "Mevrouw Jansen heeft dementie", "t1")
    assert list(etten.store.all(Afspraak)) == []


def test_who_reads_another_gebied_sees_nothing_of_it_and_who_only_reads_decides_nothing(etten):
    other = replace(etten, user=User("Bo", "geen", {"3": "bewerker"}))
    with pytest.raises(AccessDenied):
        spiegel_of(other, "etten")
    assert {one.kern for one in spiegels_of(other, None)} == {"silvolde"}
    reader = replace(etten, user=User("Bo", "lezer"))
    with pytest.raises(AccessDenied):
        not_recognised(reader, "etten", KEY, "", "t1")


def test_contact_with_care_outside_the_gebied_of_the_reader_counts_for_him_too(etten):
    care = Actor(id="zuster", naam="Zuster", soort="instelling", categorie="zorg", gebieden=("3",))
    tie = Relatie(id="ver", van="etten-0", naar="zuster", soort="kent")
    etten.store.apply(Change((Put(care), Put(tie)), "An"))
    etten.networks.changed()
    reader = etten.of(User("Bo", "geen", {"5": "bewerker"}))
    for desk in (etten, reader):
        seen = spiegel_of(desk, "etten")
        assert KEY not in {one.key for one in seen.differs}
        row = next(row for row in seen.rows if row.key == "zorg")
        assert row.network == ("Eén van de zes actoren heeft contact met zorg of welzijn.",)
    assert "Zuster" not in str(spiegel_of(reader, "etten"))


def test_a_kern_or_key_that_is_not_there_is_said(etten):
    with pytest.raises(NotFound):
        spiegel_of(etten, "nergens")
    with pytest.raises(NotFound, match="niet meer in de spiegel"):
        agree_on(etten, "etten", "spiegel:x:y:z", "Iets", "t1")


def test_the_kernen_of_the_demo_are_those_of_the_places(desk):
    assert {one.kern for one in spiegels_of(desk, None)} == {
        kern.id for kern in read_plaatsen().kernen
    }


def test_beside_a_school_that_is_missing_stands_only_what_is_about_a_school(desk: Desk) -> None:
    sport = Vraagstuk(
        id="v-sport", titel="Hoe blijft er sport?", kern="etten", gebied="5", domeinen=("jeugd",)
    )
    school = replace(sport, id="v-school", titel="Blijft de School open?")
    desk.store.apply(Change((Put(sport), Put(school)), "An"))
    about = [one.id for one in running_here(desk, "etten", "jeugd", "school")]
    assert about == ["v-school"]
    assert [one.id for one in running_here(desk, "etten", "jeugd")] == ["v-school", "v-sport"]


def test_what_the_findings_say_too_is_as_sure_in_the_spiegel_as_there():
    desk = demo_desk()
    compared = 0
    for gebied in "123456":
        found = desk.networks.findings(Selection(gebied=gebied), desk.today)
        sure = {f.kern: f.certainty.band for f in found if f.kind == "kern_without_care"}
        for spiegel in spiegels_of(desk, gebied):
            for one in spiegel.differs:
                rule, theme = one.key.split(":")[1:3]
                if theme == "zorg" and rule != "cijfers_anders" and one.kern in sure:
                    compared += 1
                    assert one.band == sure[one.kern]
                    assert "bij de bevindingen" in one.evidence
    assert compared
