"""What the chapters say in each state: nothing, one, many; with and without what belongs to it."""

from dataclasses import replace
from datetime import date

import pytest

from netwerk.insight.catalogue import all_findings
from netwerk.insight.numbers import numbers
from netwerk.model import Gebied, Gesprek, Initiatief, Kern, Opgave, Signaal, Stap, Vraagstuk
from netwerk.net.selection import Selection
from netwerk.report.as_text import as_text
from netwerk.report.chapters.appendix_parts import FIGURE_LIST, SOURCES
from netwerk.report.chapters.halls_picture import halls_picture
from netwerk.report.content import describe
from netwerk.report.gebied_facts import OpgaveTold, Since
from netwerk.report.names_left_out import labels_of
from netwerk.report.phrases import part_of
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.report.described import TODAY, facts_of, said, section
from tests.report.rich import busy_facts, figure

ACTORS = {
    "Koor": {"kern": "silvolde", "categorie": "muziek_en_cultuur"},
    "Fanfare": {"kern": "silvolde", "categorie": "muziek_en_cultuur"},
    "Zaal": {"kern": "silvolde", "soort": "bedrijf", "categorie": "horeca_en_zaal"},
    "Makelaar_Jansen": {"soort": "professional", "rol": "gebiedsmakelaar", "gebieden": ("3",)},
}
TIES = "Koor[gebruikt_locatie_van]Zaal Fanfare[gebruikt_locatie_van]Zaal Koor-Makelaar_Jansen"
NET = net_from_text(TIES, ACTORS, selection=Selection(gebied="3"))


def told(key, net=NET, gebied="3", **more):
    return said(describe(facts_of(net, gebied=gebied, **more), ()), key)


def front(net=NET, gebied="3", **more):
    found = all_findings(net, schema(), TODAY)
    return describe(facts_of(net, found, numbers(net), gebied, **more)).front


def signals(*kernen, domein="zorg", bronnen=("team",)):
    return tuple(
        Signaal(
            id=f"s{k}",
            titel=f"Signaal {'abcdefghijklmnop'[k]}",
            kern=kern,
            domeinen=(domein,),
            bronsoort=bronnen[k % len(bronnen)],
            datum=f"2026-{k % 9 + 1:02}-03",
        )
        for k, kern in enumerate(kernen)
    )


def test_one_signal_and_many_are_told_rightly():
    one = told("vertellen", signalen=signals("silvolde"))
    assert "Het team legde één signaal vast uit één kern." in one
    many = told("vertellen", signalen=signals(*["silvolde"] * 13))
    assert "Het team legde 13 signalen vast uit één kern, het laatste van 3 september 2026" in many
    assert "Hieronder staan de acht nieuwste." in many
    assert "Het vaakst gaat het over zorg: 13 signalen." in many


@pytest.mark.parametrize(
    ("kernen", "bronnen", "returns"),
    [
        (("silvolde",) * 3, ("team", "dorpsbelang", "keukentafel"), True),
        (("silvolde",) * 3, ("team", "dorpsbelang", "team"), False),
        (("silvolde", "silvolde", "terborg"), ("team", "dorpsbelang", "keukentafel"), False),
    ],
)
def test_a_signal_returns_with_three_sources_in_one_kern(kernen, bronnen, returns):
    text = told("vertellen", signalen=signals(*kernen, bronnen=bronnen))
    line = "Over zorg in Silvolde komen drie signalen uit drie verschillende hoeken."
    assert (line in text) == returns


def test_beside_what_was_said_stands_what_the_figures_say_or_that_there_is_none():
    agreed = {"zorg": "De cijfers laten hetzelfde zien (de helft is ouder)."}
    rows = section(
        describe(facts_of(NET, gebied="3", signalen=signals("silvolde"), agreed=agreed)),
        "vertellen",
    ).tables[0]
    assert rows.head[-1] == "Wat zeggen de cijfers?"
    assert rows.rows[0][-1] == "De cijfers laten hetzelfde zien (de helft is ouder)."
    assert "Geen cijfer dat dit meet." in told("vertellen", signalen=signals("silvolde"))


def test_figures_of_one_source_stand_together_with_that_source_once():
    two = (figure(0, sentence="De één."), figure(1, sentence="De ander."))
    text = told("tellen", figures=(*two, figure(2, sentence="Iets anders.", bron="Elders")))
    assert text.count("Bron: Bron.") == 1
    assert "De ander. Bron: Bron." in text


def test_the_summary_names_the_figure_furthest_from_the_gemeente():
    near = figure(0, naam="Sport", value=50.0, gemeente=49.0)
    far = figure(1, maat="eenzaam", naam="Eenzaam", value=20.0, gemeente=10.0, shown="20 %")
    text = told("tellen", figures=(near, far))
    assert (
        "Het grootste verschil met de gemeente: eenzaam, 20 % hier en 10 % in de gemeente." in text
    )
    assert "grootste verschil" not in told("tellen", figures=(near,))


def test_a_source_is_one_source_and_small_sources_share_a_table():
    told_figures = (
        figure(0, naam="A", bron="RIVM, 2024; geschat, niet gemeten; tussen 1 en 2", jaar=2024),
        figure(1, naam="B", bron="RIVM 2024; geschat, niet gemeten", jaar=2024, licentie="CC BY"),
        figure(2, naam="C", bron="Politie, 2023", jaar=2023, licentie=""),
        *(figure(k, naam=f"K{k}", bron="CBS, 2024", jaar=2024) for k in range(3, 7)),
    )
    made = describe(facts_of(NET, gebied="3", every_figure=told_figures), ())
    tables = {part.key: part.tables for part in made.appendices}
    cbs, others = tables[FIGURE_LIST]
    assert cbs.caption == "CBS, 2024"
    assert others.head[-1] == "Bron"
    assert [row[0] for row in others.rows] == ["A", "B", "C"]
    assert "(tussen 1 en 2)" in others.rows[0][1]
    rows = tables[SOURCES][-1].rows
    assert [row for row in rows if row[0].startswith("RIVM")] == [
        ("RIVM 2024; geschat, niet gemeten", "CC BY")
    ]


def test_halls_tell_who_comes_and_whether_they_have_contact():
    text = told("zalen")
    assert "Er is één zaal of plek met bekende gebruikers." in text
    assert "In Zaal in Silvolde komen Fanfare en Koor." in text
    assert "Dat zij contact hebben, is niet bekend." in text
    assert "Eén tweetal komt op dezelfde plek zonder bekend contact." in text
    known = net_from_text(f"{TIES} Koor-Fanfare", ACTORS, selection=Selection(gebied="3"))
    assert "Dat zij contact hebben, is bekend." in told("zalen", known)
    assert "Van iedereen die een plek deelt, is contact bekend." in told("zalen", known)


def test_halls_have_a_picture_with_every_name_that_a_screen_reader_is_told():
    beeld = section(describe(facts_of(NET, gebied="3")), "zalen").beeld
    assert beeld is not None
    assert not beeld.landscape
    assert beeld.alt == "Een lijn van elke zaal naar wie er komt: Zaal met twee gebruikers."
    assert beeld.svg.count("<line") == 2
    assert beeld.svg.count("<rect") == 2  # the paper, and a square for the hall


def test_who_works_here_is_told_by_function_and_never_by_name():
    text = told("team")
    assert "Voor gebied 3 werkt één professional." in text
    assert "Gebiedsmakelaar" in text
    assert "Jansen" not in text


def test_what_lacks_is_told_where_most_other_kernen_have_it_and_only_of_a_filled_kern():
    kernen = ("terborg", "etten", "voorst", "megchelen", "netterden")
    actors = {
        f"{naam}_{kern}": {"kern": kern, "categorie": naam, "soort": "bewonersgroep"}
        for kern in kernen
        for naam in ("sport_en_spel", "feest_en_traditie", "belang_en_dorp", "kerk_en_zin")
    }
    here = {
        f"hier_{naam}": {"kern": "silvolde", "categorie": naam}
        for naam in ("feest_en_traditie", "belang_en_dorp", "kerk_en_zin", "natuur_en_energie")
    }
    both = actors | here
    net = net_from_text(" ".join(both), both, selection=Selection(gebied="3"))
    line = "In Silvolde is niemand bekend in de categorie Sport & spel. In alle vijf de andere kernen met vier of meer actoren wel."
    assert line in told("wie", net)
    few = actors | {"hier": {"kern": "silvolde", "categorie": "kerk_en_zin"}}
    small = net_from_text(" ".join(few), few, selection=Selection(gebied="3"))
    assert "niemand bekend" not in told("wie", small)


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ([{"staat": "loopt"}], "Er is één initiatief, en dat loopt."),
        ([{"staat": "klaar"}] * 2, "Er zijn twee initiatieven vastgelegd; beide zijn klaar."),
        (
            [{"staat": "loopt"}, {"staat": "nieuw"}, {"staat": "klaar"}],
            "Er zijn drie initiatieven vastgelegd: één loopt, één is nieuw en één is klaar.",
        ),
    ],
)
def test_what_runs_is_counted_by_how_far_it_is(items, line):
    made = tuple(Initiatief(id=f"i{k}", titel="Samen", **item) for k, item in enumerate(items))
    assert line in told("loopt", initiatieven=made)


def test_money_is_told_by_what_was_decided():
    made = tuple(
        Initiatief(id=f"i{k}", titel="Samen", budget=1000.0 * (k + 1), budget_besluit=decision)
        for k, decision in enumerate(("toegekend", "toegekend", "aangevraagd", "afgewezen", None))
    )
    text = told("loopt", initiatieven=made)
    assert "Voor twee initiatieven is € 3.000 toegekend." in text
    assert "Voor één initiatief is € 3.000 aangevraagd en nog niet besloten." in text
    assert "Voor één initiatief is € 4.000 aangevraagd en afgewezen." in text


def opgave(**more):
    values = {"id": "o1", "titel": "In 2031 kent iedereen elkaar", "streefwaarde": 8.0}
    return Opgave(**{**values, **more})


def stand_of(part):
    """How an opgave stands, by the heads of its table."""
    (table,) = part.tables
    return dict(zip(table.head, table.rows[0], strict=True))


def test_an_opgave_tells_its_problem_measure_goal_partners_and_first_step():
    item = opgave(
        probleem="men kent elkaar niet",
        indicator="Het aantal contacten",
        bron="netwerk",
        beginwaarde=2.0,
        begindatum="2025-03",
        streefdatum="2031-12-31",
        trekker="gebiedsmakelaar",
        partners=("Koor", "Fanfare"),
        eerste_stap="Samen eten",
        niveau="bestuur",
    )
    made = OpgaveTold(item=item, now=3.0, now_day="2026-05-01", progress="Op weg.")
    part = section(describe(facts_of(NET, gebied="3", opgaven=(made,))), "opgaven_1")
    assert part.title == "In 2031 kent iedereen elkaar"
    assert part.text == (
        "Men kent elkaar niet.",
        "Je ziet het aan het aantal contacten (bron: netwerk).",
        "Op weg.",
        "Partners zijn Koor en Fanfare. Dat zij contact hebben, is niet bekend.",
    )
    rows = stand_of(part)
    assert rows["Begin"] == "2 (maart 2025)"
    assert rows["Nu"] == "3 (1 mei 2026)"
    assert rows["Doel"] == "8 (31 december 2031)"
    assert rows["Wie beslist"] == "Bestuur"


def test_without_an_opgave_the_largest_gaps_stand_there():
    assert "nog geen opgaven gekozen" in told("opgaven")
    found = all_findings(NET, schema(), TODAY)
    text = said(describe(facts_of(NET, found, numbers(NET), "3")), "opgaven")
    assert "grootste gaten" in text
    page = front()
    assert page.opgaven[0].what == "Nog geen opgaven gekozen"
    assert page.keys


def test_each_key_of_the_first_page_leads_to_its_own_opgave():
    made = tuple(
        OpgaveTold(
            item=opgave(id=f"o{k}", titel=f"In 203{k}", indicator="Het aantal clubs", niveau=level),
            now=float(k),
        )
        for k, level in enumerate(("netwerk", "bestuur", "gebiedsteam", "netwerk"))
    )
    page = front(opgaven=made)
    assert [row.what for row in page.opgaven] == ["In 2031", "In 2032", "In 2030"]
    assert [key.value for key in page.keys] == ["1", "2", "0"]
    assert [key.words for key in page.keys] == [
        "Het aantal clubs",
        "clubs",
        "clubs",
    ]  # no "1 clubs"


def test_now_is_never_the_baseline_and_both_pages_say_the_same():
    made = OpgaveTold(item=opgave(beginwaarde=6.0, begindatum="2025-03"))
    whole = describe(facts_of(NET, gebied="3", opgaven=(made,)))
    rows = stand_of(section(whole, "opgaven_1"))
    assert rows["Begin"] == "6 (maart 2025)"
    assert rows["Nu"] == whole.front.opgaven[0].now == whole.front.keys[0].value
    assert rows["Nu"] == "nog niet gemeten"
    assert whole.front.keys[0].note == "Begin: 6. Doel: 8"


def test_a_value_is_written_as_on_the_page_of_the_opgaven():
    made = OpgaveTold(item=opgave(maat="zonder_contact"), now=23.46, unit="%")
    whole = describe(facts_of(NET, gebied="3", opgaven=(made,)))
    assert stand_of(section(whole, "opgaven_1"))["Nu"] == "23 %"
    assert whole.front.opgaven[0].now == "23 %"


def test_all_of_a_few_is_said_with_an_article():
    assert part_of(3, 3, ("opgave", "opgaven")) == "alle drie de opgaven"
    assert part_of(20, 20, ("opgave", "opgaven")) == "alle 20 opgaven"


def test_what_runs_is_summed_up_without_a_none_and_without_an_answer_that_nobody_owes():
    done = Initiatief(id="i", titel="Feest", staat="klaar")
    open_one = Vraagstuk(id="v", titel="Hoe nu?", staat="nieuw")
    facts = facts_of(NET, gebied="3", initiatieven=(done,), vraagstukken=(open_one,))
    summary = section(describe(facts), "loopt").summary
    assert summary == "Er loopt nu geen initiatief en één vraagstuk staat open."


def test_of_a_kern_where_nobody_is_recorded_it_is_not_known_who_is_there():
    area = {
        "gebieden": (Gebied(id="3", naam="Drie"),),
        "kernen": (
            Kern(id="silvolde", naam="Silvolde", gebied="3"),
            Kern(id="leeg", naam="Leeg", gebied="3"),
        ),
    }
    whole = describe(facts_of(replace(NET, **area), gebied="3"))
    (place,) = section(whole, "plek").tables
    assert {row[0]: row[3] for row in place.rows}["Leeg"] == "niet bekend"
    by_kern = section(whole, "wie").tables[1]
    assert {row[0]: row[1:] for row in by_kern.rows}["Leeg"] == ("niet bekend", "niet bekend", "")


def test_of_a_kern_with_some_people_no_soort_is_told_as_none():
    """What is not recorded is not known: never '0'."""
    whole = describe(facts_of(NET, gebied="3", findings=()))
    for table in section(whole, "wie").tables:
        assert "0" not in {cell for row in table.rows for cell in row}


def test_nothing_that_is_none_is_summed_up_of_the_network():
    counts = {"actors": 4, "contact_pairs": 1, "without_contact": 0, "cut_points": 0}
    whole = describe(facts_of(NET, numbers=counts, gebied="3"))
    assert section(whole, "netwerk").summary == "Eén contact is bekend."


def test_an_opgave_that_is_reached_leaves_the_first_page():
    made = OpgaveTold(item=opgave(staat="klaar"))
    assert front(opgaven=(made,)).opgaven[0].what == "Nog geen opgaven gekozen"


def test_what_is_asked_is_what_was_written_and_what_waits_at_the_board():
    page = describe(busy_facts(NET)).front
    assert page.asks == (
        "Kom langs.",
        "Geef antwoord op 'Hoe komen ouderen er?', gevraagd op 7 september 2026.",
    )


@pytest.mark.parametrize(
    "more",
    [
        {"antwoord": "Wij zoeken geld."},
        {"antwoord_op": "2026-10-01"},
        {"niveau": "gebiedsteam"},
        {"soort": "overdracht"},
    ],
)
def test_what_was_answered_or_did_not_go_to_the_board_is_not_asked(more):
    facts = busy_facts(NET, uitgave=None)
    step = replace(facts.stappen[0], **more)
    assert describe(replace(facts, stappen=(step,))).front.asks == ()


def test_three_successes_the_last_celebrated_first():
    items = tuple(
        Initiatief(id=f"i{k}", titel=f"Feest {k}", succes="Het lukte. En meer.", gevierd_op=day)
        for k, day in enumerate(("2024-01-01", "2026-01-01", None, "2025-01-01"))
    )
    assert front(initiatieven=items).proud == (
        "Feest 1: Het lukte.",
        "Feest 3: Het lukte.",
        "Feest 0: Het lukte.",
    )


def test_what_changed_is_told_since_which_moment_or_that_there_is_none():
    assert front().changed == ("Er is nog geen nulmeting om mee te vergelijken.",)
    quiet = front(since=Since("Nulmeting", "2025-12-01"))
    assert quiet.changed == (
        "Sinds 1 december 2025 (Nulmeting) is er geen verandering vastgelegd.",
    )
    lines = tuple(f"Er zijn {n} nieuwe contacten." for n in (3, 4, 5, 6))
    some = front(since=Since("Nulmeting", "2025-12-01", lines))
    assert some.changed == (
        "Vergeleken met 1 december 2025 (Nulmeting).",
        "Er zijn drie nieuwe contacten.",
        "Er zijn vier nieuwe contacten.",
        "Er zijn vijf nieuwe contacten.",
    )


def test_a_kern_without_any_contact_outside_comes_before_one_that_hangs_on_one_actor():
    clubs = {name: {"kern": "netterden", "gebieden": ("6",)} for name in "ABCD"}
    held = {name: {"kern": "megchelen", "gebieden": ("6",)} for name in "EFGH"}
    pair = {name: {"kern": "voorst", "gebieden": ("6",)} for name in "PQ"}
    rest = {name: {"kern": "gendringen", "gebieden": ("6",)} for name in "VWXYZ"}
    net = net_from_text(
        "A-B B-C C-D D-A E-F F-G G-H H-E E-V V-W W-X X-Y Y-Z Z-V P-Q",
        {**clubs, **held, **pair, **rest},
        everyone={"soort": "bewonersgroep", "gevraagd": "2026"},
        selection=Selection(gebied="6"),
    )
    page = front(net, "6")
    assert page.headline == (
        "Gebied 6: van Netterden en twee groepen in Voorst is geen contact met anderen bekend"
    )
    assert page.keys[0].value == "6"
    assert "Megchelen" in page.keys[1].note


def test_how_many_opgaven_there_are_is_said_when_page_one_shows_fewer():
    goals = tuple(OpgaveTold(item=Opgave(id=f"o{k}", titel=f"Doel {k}")) for k in range(5))
    assert front(opgaven=goals).opgaven_head == "De opgaven: drie van de vijf"
    assert front(opgaven=goals[:3]).opgaven_head == "De opgaven"


def test_a_title_that_was_cut_when_it_was_typed_stands_whole_on_paper():
    whole = "geen plek vr ouderen overdag. al 3e keer deze maand dat iemand dit zegt"
    cut = replace(signals("silvolde")[0], titel="geen plek vr ouderen ...", omschrijving=whole)
    told = section(describe(facts_of(NET, gebied="3", signalen=(cut,)), ()), "vertellen")
    assert "deze maand dat iemand dit zegt" in told.points[0].text
    other = replace(cut, omschrijving="Iets anders.")
    told = section(describe(facts_of(NET, gebied="3", signalen=(other,)), ()), "vertellen")
    assert told.points[0].text.startswith("Geen plek vr ouderen")


def test_a_long_name_in_the_picture_of_halls_is_whole():
    name = "Werkgroep Dorpshuis en Gymzaal van Varsselder-Veldhunten en omstreken"
    picture = halls_picture([("Zaal", [(1, name), (2, "Koor")])])
    assert "…" not in picture.svg
    assert all(word in picture.svg for word in name.split())


def test_numbers_instead_of_names_are_those_of_the_document():
    here = {f"Hier{k}": {"gebieden": ("3",), "soort": "bewonersgroep"} for k in range(3)}
    there = {f"Daar{k}": {"gebieden": ("5",), "soort": "bewonersgroep"} for k in range(9)}
    only = {"Wim": {"gebieden": ("3",), "soort": "professional"}}
    everybody = {**there, **here, **only}
    net = net_from_text(" ".join(everybody), everybody, selection=Selection(gebied="3"))
    labels = labels_of(net, schema())
    by_name = dict(zip(net.whole.actors["naam"], net.whole.actors["id"], strict=True))
    assert sorted(labels[by_name[f"Hier{k}"]] for k in range(3)) == [
        "bewonersgroep 1",
        "bewonersgroep 2",
        "bewonersgroep 3",
    ]
    assert labels[by_name["Wim"]] == "een professional"


def test_certainty_is_one_sentence_on_the_first_page():
    for page in (front(), front(net_from_text(""), None), describe(busy_facts(NET)).front):
        assert page.sure.endswith(".")
        assert page.sure.count(".") == 1


def test_the_action_table_says_what_is_late_and_what_waits():
    rows = section(describe(busy_facts(NET)), "acties").tables[0].rows
    assert rows == (
        ("Bel de busmaatschappij", "gebiedsmakelaar", "1 oktober 2026", "te laat"),
        (
            "Hoe komen ouderen er? (opgeschaald)",
            "gebiedswethouder",
            "7 september 2026",
            "wacht op antwoord",
        ),
    )


def test_a_step_of_something_that_may_not_be_read_is_not_told():
    step = Stap(id="t9", soort="opschalen", datum="2026-01-01", vraagstuk="v-elders")
    facts = replace(busy_facts(NET), stappen=(step,), uitgave=None)
    assert describe(facts).front.asks == ()
    assert len(section(describe(facts), "acties").tables[0].rows) == 1


def test_with_whom_was_spoken_is_told_by_function_and_kind_of_this_year():
    talks = (
        Gesprek(id="g1", met=("Koor", "Makelaar_Jansen"), datum="2026-05-01"),
        Gesprek(id="g2", met=("Fanfare",), datum="2024-05-01"),
    )
    part = section(describe(facts_of(NET, gebied="3", gesprekken=talks)), "verantwoording")
    assert any("één gesprek vastgelegd met twee gesprekspartners" in line for line in part.text)
    assert part.tables[0].rows == (
        ("Gebiedsmakelaar", "1"),
        ("Iemand van muziek en cultuur", "1"),
    )


def test_without_names_no_name_stands_anywhere_and_one_actor_has_one_label():
    found = all_findings(NET, schema(), TODAY)
    facts = facts_of(
        NET,
        found,
        numbers(NET),
        "3",
        initiatieven=(
            Initiatief(id="i1", titel="Koor en Fanfare samen", betrokken=("Koor", "Fanfare")),
        ),
        vraagstukken=(Vraagstuk(id="v1", titel="Waar gaat makelaar jansen heen?"),),
        own={"plek": "Het Koor zingt."},
    )
    told_without = describe(facts, nameless=True)
    text = as_text(told_without)
    for name in ("Koor", "Fanfare", "Jansen", "jansen"):
        assert name not in text
    for naam in ("Koor", "Fanfare", "Jansen"):
        assert naam not in str(section(told_without, "zalen").beeld.svg)
    labels = labels_of(NET, schema())
    assert len(set(labels.values())) == len(labels)
    assert labels["Makelaar_Jansen"] == "een gebiedsmakelaar"
    assert labels["Zaal"] == "een bedrijf"  # the only one in Silvolde: its kern would name it


def test_another_gebied_stands_beside_it_in_a_column_of_its_own():
    other = facts_of(net_from_text("A-B", selection=Selection(gebied="2")), gebied="2")
    description = describe(facts_of(NET, gebied="3"), beside=other)
    table = section(description, "vergelijking").tables[0]
    assert table.head == ("Wat", "Gebied 3", "Gebied 2")
    assert {row[0]: row[1:] for row in table.rows}["Zalen met bekende gebruikers"] == (
        "1",
        "0",
    )


def test_another_municipality_with_its_own_gebieden_and_kernen_is_told_by_their_names():
    places = (
        (Gebied(id="noord", naam="Noord"),),
        (Kern(id="k1", naam="Dorp Aan Zee", gebied="noord"),),
    )
    net = net_from_text("A-B", {"A": {"kern": "k1"}, "B": {"kern": "k1"}})
    net = replace(net, gebieden=places[0], kernen=places[1], selection=Selection(gebied="noord"))
    text = as_text(describe(facts_of(net, (), numbers(net), "noord", gemeente="Elders")))
    assert "# Beschrijving van gebied Noord" in text
    assert "Gebied Noord heeft één kern: Dorp Aan Zee." in text
    assert "Oude IJsselstreek" not in text


def test_1500_actors_are_told_in_as_many_chapters_and_words_and_all_listed():
    actors = {
        f"Club_{k}": {"kern": ("silvolde", "terborg")[k % 2], "gebieden": ("3",)}
        for k in range(1500)
    }
    ties = " ".join(f"Club_{k}-Club_{k + 1}" for k in range(0, 1499, 2))
    net = net_from_text(ties, actors, selection=Selection(gebied="3"))
    made = describe(facts_of(net, (), numbers(net), "3"))
    assert sum(len(table.rows) for table in section(made, "actoren").tables) == 1500
    words = sum(len(line.split()) for part in made.sections for line in part.text)
    assert words < 600
    assert "1.500 bewonersgroepen" in said(made, "wie")


def test_a_day_is_late_only_after_it():
    facts = busy_facts(NET)
    today = replace(facts, today=date(2026, 10, 1))
    assert section(describe(today), "acties").tables[0].rows[0][-1] == "open"
