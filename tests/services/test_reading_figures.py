"""Files with figures: known by their headers, told in one line, stored once, taken away again."""

import io
from dataclasses import replace

import pytest
from openpyxl import Workbook

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError, LooksPrivate, NotFound
from netwerk.figures.figure_words import source_words, value_words
from netwerk.figures.of_place import NO_SUM
from netwerk.model import Cijfer, Kern
from netwerk.services.figures.figure_rows import figure_rows, kernen_beside
from netwerk.services.figures.figures_lacking import why_none, without_codes
from netwerk.services.figures.figures_of_place import (
    figures_of,
    history_of,
    inhabitants_of_kernen,
    inhabitants_words,
    lines_of,
)
from netwerk.services.figures.figures_there import figures_there, remove_figures
from netwerk.services.figures.reading_figures import (
    import_figures,
    plan_figures,
    plan_own_count,
    without_private,
)
from netwerk.services.records.edits import undo
from netwerk.store.port import Change, Put
from tests.figures.made_files import KWB, KWB_ROWS, OTHERS, kwb, pdok, quoted, statline

FILE = ("kwb-2024.csv", kwb())


def read(desk, *files, jaar=None):
    plan = plan_figures(desk, files, jaar)
    import_figures(desk, plan)
    return plan


def value(desk, maat, **place):
    return figures_of(desk, **place)[maat].value


def own(*rows, header="plek;maat;jaar;waarde;bron"):
    return ("eigen.csv", "\n".join([header, *rows]).encode())


def test_the_key_figures_of_cbs_are_told_in_one_line_and_other_gemeenten_are_left_out(desk):
    plan = read(desk, FILE)
    assert plan.read == (
        "kwb-2024.csv: 8 rijen: 1 gemeente, 1 wijk en 4 buurten van Oude IJsselstreek, "
        "12 maten, 2024; 1 rij overgeslagen (1 andere gemeente).",
    )


def test_etten_is_the_sum_of_its_buurten_and_its_share_is_weighted(desk):
    read(desk, FILE)
    figures = figures_of(desk, kern="etten")
    assert figures["inwoners"].value == 1500
    assert figures["aandeel_leeftijd_65"].value == pytest.approx(20.0)
    assert figures["afstand_huisarts"].value == pytest.approx((2 * 1000 + 5 * 500) / 1500)
    assert figures["woz"].value == pytest.approx(1000 * (320 * 410 + 400 * 200) / 610)


def test_what_is_not_known_is_never_zero_and_half_of_the_buurten_is_too_little(desk):
    read(desk, FILE)
    koop = figures_of(desk, kern="etten")["aandeel_koop"]
    assert koop.value is None
    assert koop.note == "van 1 van de 2 buurten bekend: te weinig"
    assert "aandeel_koop" not in {line.maat for line in lines_of(desk, kern="etten")}


def test_a_median_is_not_added_up(desk):
    row = KWB_ROWS[3].rsplit(";", 1)[0] + ";120"
    read(desk, ("kwb-2024.csv", kwb(KWB_ROWS[0], KWB_ROWS[2], row)))
    assert figures_of(desk, kern="etten")["vermogen"].note == NO_SUM
    assert value(desk, "vermogen", gemeente=True) == 90_000


def test_the_gemeente_is_not_counted_with_its_own_buurten(desk):
    read(desk, FILE)
    assert value(desk, "inwoners", gemeente=True) == 2000


def test_reading_the_same_file_again_adds_nothing(desk):
    first = read(desk, FILE)
    again = plan_figures(desk, [FILE])
    assert (again.new, again.changed, again.same) == (0, 0, first.new)
    assert import_figures(desk, again) is None


def test_a_new_delivery_changes_what_it_knows_and_leaves_what_it_does_not(desk):
    read(desk, FILE)
    cells = dict(zip(KWB.split(";"), KWB_ROWS[2].split(";"), strict=True))
    later = ";".join((cells | {"a_inw": "1010", "p_wmo_t": "  NaN", "regio": ""}).values())
    plan = read(desk, ("kwb-2024.csv", kwb(later)))
    assert (plan.new, plan.changed) == (0, 1)
    assert value(desk, "inwoners", kern="etten") == 1510
    stored = {c.item.maat: c.item for c in desk.store.all(Cijfer) if c.item.plek == "BU15090003"}
    assert stored["wmo"].waarde == 60
    assert stored["inwoners"].plek_naam == "Etten"


def test_a_code_that_got_another_name_is_not_used_for_the_kern_and_it_is_told(desk):
    moved = KWB_ROWS[3].replace("Verspreide huizen Etten", "Industriepark")
    plan = read(desk, ("kwb-2024.csv", kwb(KWB_ROWS[2], moved)))
    assert figures_of(desk, kern="etten")["inwoners"].value is None
    assert plan.told == (
        "BU15090008 heet in 2024 'Industriepark', en staat bij Etten met een code van 2014. Hij "
        "telt niet mee. Klopt het toch? Zet 'Industriepark' bij de andere namen van Etten.",
    )
    etten = desk.store.get(Kern, ["etten"])["etten"]
    desk.store.apply(
        Change((Put(replace(etten.item, andere_namen=("Industriepark",)), etten.version),), "An")
    )
    desk.networks.changed()
    assert value(desk, "inwoners", kern="etten") == 1500


def test_codes_of_the_year_of_the_kern_need_no_name(desk):
    moved = KWB_ROWS[3].replace("Verspreide huizen Etten", "Industriepark")
    read(desk, ("kwb-2014.csv", kwb(KWB_ROWS[2], moved)))
    assert value(desk, "inwoners", kern="etten") == 1500


def test_codes_without_names_wait_for_a_file_that_has_them(desk):
    header = ("WijkenEnBuurten", "AantalInwoners_5", "k_65JaarOfOuder_12")
    rows = (("BU15090003", 1000, 150), ("BU15090008", 500, None))
    plan = read(desk, ("x.json", statline("85984NED", header, *rows)))
    assert figures_of(desk, kern="etten")["inwoners"].value is None
    assert "2 buurten in 2024 heten, staat in geen bestand" in plan.told[0]
    read(desk, FILE)
    assert value(desk, "inwoners", kern="etten") == 1500


def test_another_name_for_a_code_in_the_same_year_is_not_used(desk):
    read(desk, FILE)
    wrong = KWB_ROWS[2].replace(";Etten;", ";Netterden;")
    plan = plan_figures(desk, [("kwb-2024.csv", kwb(wrong))])
    assert plan.items == ()
    assert "heet in kwb-2024.csv 'Netterden' en in wat er al staat van 2024 'Etten'" in plan.told[0]


def test_buurten_of_no_kern_are_told(desk):
    other = KWB_ROWS[2].replace("BU15090003", "BU15090001").replace(";Etten;", ";Ulft-West;")
    plan = plan_figures(desk, [("kwb-2024.csv", kwb(other))])
    assert plan.told[0].startswith("Bij geen enkele kern: Ulft-West (BU15090001).")


def test_a_gebied_with_a_kern_without_buurten_says_nothing_instead_of_too_little(desk):
    read(desk, FILE)
    inwoners = figures_of(desk, gebied="4")["inwoners"]
    assert (inwoners.value, inwoners.note) == (
        None,
        "van Ulft-zuid is niet bekend welke buurten van CBS erbij horen",
    )
    assert lines_of(desk, gebied="4") == ()
    assert why_none(desk, gebied="4") == (
        "Hier staan geen cijfers: van Ulft-zuid is niet bekend welke buurten van CBS erbij horen."
    )
    assert why_none(desk, gebied="3") == ""


def test_kernen_stand_side_by_side_where_too_few_are_known_to_add_them_up(desk):
    read(desk, own("Etten;clubs;2024;4;team", "Ulft-noord;clubs;2023;7;team"))
    told = kernen_beside(desk, "5")
    assert told.kernen == ("Etten", "Ulft-centrum", "Ulft-noord", "Varsselder-Veldhunten")
    assert [(row.naam, row.values, row.source) for row in told.rows] == [
        ("Clubs", ("4", "niet bekend", "7 (2023)", "niet bekend"), "team, 2024")
    ]
    with pytest.raises(AccessDenied):
        kernen_beside(desk.of(User("Bo", "geen", {"1": "lezer"})), "5")


def test_the_years_before_are_told_and_none_across_a_break(desk):
    rows = [f"Etten;clubs;{year};{value};team" for year, value in ((2021, 3), (2022, 5), (2024, 4))]
    read(desk, own(*rows, "Etten;clubs;2019;9;een ander"))
    ((_, (row,)),) = figure_rows(desk, kern="etten").themes
    assert (row.here, row.years) == ("4", "2021: 3, 2022: 5; oudere jaren zijn anders geteld")


def test_all_answers_about_a_kern_tell_one_number_of_inhabitants(desk):
    read(desk, FILE)
    rows = dict(figure_rows(desk, kern="etten").themes)["Inwoners"]
    assert {
        value(desk, "inwoners", kern="etten"),
        inhabitants_of_kernen(desk, ["etten"])["etten"].value,
        history_of(desk, "inwoners", "etten")[-1].value,
    } == {1500}
    assert rows[0].here == lines_of(desk, kern="etten")[0].value_words == "1.500"


def test_figures_of_a_kern_itself_give_its_shares_too(desk):
    for maat, number in (("inwoners", 800), ("leeftijd_65", 200)):
        own = Cijfer(
            id=f"c-{maat}",
            maat=maat,
            plek="sinderen",
            plek_soort="kern",
            jaar=2024,
            bron="CBS 2024",
            waarde=number,
        )
        desk.store.apply(Change((Put(own),), "An"))
    desk.networks.changed()
    line = next(x for x in lines_of(desk, kern="sinderen") if x.maat == "aandeel_leeftijd_65")
    assert line.sentence == "25 % van de inwoners is 65 jaar of ouder."
    assert line.source_words == "CBS 2024"


def old_people(desk, jaar, number, old=200):
    """65 or older in Sinderen in 2024, and how many live there in another year."""
    for maat, year, count in (("inwoners", jaar, number), ("leeftijd_65", 2024, old)):
        figure = Cijfer(
            id=f"c-{maat}",
            maat=maat,
            plek="sinderen",
            plek_soort="kern",
            jaar=year,
            bron="CBS",
            waarde=count,
        )
        desk.store.apply(Change((Put(figure),), "An"))
    desk.networks.changed()
    return figures_of(desk, kern="sinderen")["aandeel_leeftijd_65"]


def test_a_share_of_inhabitants_of_a_year_before_names_that_year(desk):
    share = old_people(desk, 2023, 800)
    assert (share.jaar, share.value) == (2024, 25)
    assert source_words(share) == "CBS, 2024; met inwoners van 2023"


@pytest.mark.parametrize("jaar", [2005, 2022])
def test_a_share_of_inhabitants_of_long_before_is_not_known(desk, jaar):
    share = old_people(desk, jaar, 800)
    assert share.value is None
    assert share.note == "hoeveel inwoners er rond 2024 zijn, is niet bekend"


def test_a_share_above_100_is_not_known(desk):
    share = old_people(desk, 2023, 300, old=301)
    assert share.value is None
    assert share.note == "komt boven 100 %, met inwoners van 2023: dat klopt niet"


def test_beside_a_kern_stands_no_kern_of_a_gebied_that_is_not_ones_own(desk):
    read(desk, FILE)
    bo = desk.of(User("Bo", "geen", {"6": "lezer"}))
    by_all = " ".join(line.beside for line in lines_of(desk, kern="voorst"))
    assert "inwoners) " in by_all
    told = " ".join(line.beside for line in lines_of(bo, kern="voorst"))
    assert "in de gemeente" in told
    assert "inwoners) " not in told


def test_at_most_twelve_sentences(desk):
    marks = [f"Etten;Telling {n};2025;{n};" for n in range(20)]
    read(desk, FILE, own(*marks))
    assert len(lines_of(desk, kern="etten")) == 12


def test_a_small_kern_tells_how_many_live_there_and_nothing_more(desk):
    read(desk, FILE)
    lines = lines_of(desk, kern="bontebrug")
    assert [line.sentence for line in lines] == ["Er zijn 150 inwoners."]
    assert "te klein voor cijfers" in lines[0].source_words
    assert figures_of(desk, kern="bontebrug")["aandeel_koop"].value is None


def test_a_line_has_the_gemeente_and_one_kern_of_about_the_same_size_beside_it(desk):
    read(desk, FILE)
    line = next(x for x in lines_of(desk, kern="etten") if x.maat == "aandeel_leeftijd_65")
    assert line.sentence == "20 % van de inwoners is 65 jaar of ouder."
    assert line.beside.startswith("in de gemeente 25 %")
    assert line.source_words == "CBS, kerncijfers wijken en buurten, 2024"


def test_the_other_number_of_inhabitants_stands_beside_it_once(desk):
    read(desk, FILE)
    told = [x.source_words for x in lines_of(desk, kern="etten") if "lijst" in x.source_words]
    assert told == [
        "CBS, kerncijfers wijken en buurten, 2024; in de lijst van plaatsen staat 1.880, per "
        "postcode"
    ]


def test_a_csv_of_statline_is_known_by_its_titles(desk):
    head = (
        "Perioden;Wijken en buurten;Regiocode (gemeente, wijk, buurt) (code);"
        "Bevolking/Aantal inwoners (aantal);Bevolking/Leeftijd/65 jaar of ouder (aantal)"
    )
    rows = (
        "2023;Etten;BU15090003;     900;     200",
        "2023;Verspreide huizen Etten;BU15090008;     100;       .",
    )
    read(desk, ("Kerncijfers_04052024_101010.csv", quoted(head, *rows)))
    figures = figures_of(desk, kern="etten")
    assert (figures["inwoners"].value, figures["inwoners"].jaar) == (1000, 2023)
    assert figures["leeftijd_65"].note.endswith("te weinig")


def test_a_workbook_is_read_and_an_empty_cell_of_a_first_delivery_keeps_what_was_known(desk):
    read(desk, FILE)
    header = KWB.split(";")
    cells = dict(zip(header, KWB_ROWS[0].split(";"), strict=True))
    first = cells | {"a_inw": "2100", "p_wmo_t": "", "g_afs_hp": "1,7"}
    book, content = Workbook(), io.BytesIO()
    book.active.title = "KWB2025"
    book.active.append(header)
    book.active.append([first[name] for name in header])
    book.save(content)
    read(desk, ("kwb.xlsx", content.getvalue()))
    figures = figures_of(desk, gemeente=True)
    assert (figures["inwoners"].value, figures["inwoners"].jaar) == (2100, 2025)
    assert figures["afstand_huisarts"].value == 1.7
    assert (figures["wmo"].value, figures["wmo"].jaar) == (70, 2024)


def test_inhabitants_are_one_number_and_the_other_one_is_named_once(desk):
    assert inhabitants_words(desk, "etten") == "1.880 (lijst van plaatsen)"
    read(desk, FILE)
    assert inhabitants_words(desk, "etten") == (
        "1.500 (CBS, kerncijfers wijken en buurten, 2024); in de lijst van plaatsen staat 1.880, "
        "per postcode"
    )
    assert inhabitants_of_kernen(desk, ["etten", "ulft-zuid"]).keys() == {"etten"}


def test_the_year_is_asked_when_no_file_says_it(desk):
    with pytest.raises(InputError, match="Uit welk jaar"):
        plan_figures(desk, [("cijfers.csv", kwb())])
    read(desk, ("cijfers.csv", kwb()), jaar=2023)
    assert figures_of(desk, kern="etten")["inwoners"].jaar == 2023


def test_percentages_of_pdok_are_shares_water_is_left_out_and_minus_99995_is_not_known(desk):
    place = {
        "buurtcode": "BU15090108",
        "buurtnaam": "Verspreide huizen Voorst",
        "gemeentecode": "GM1509",
        "water": "NEE",
        "aantalInwoners": 300,
        "percentagePersonen65JaarEnOuder": 20,
        "percentageKoopwoningen": -99995,
        "jaar": 2024,
    }
    water = place | {"buurtcode": "BU15090999", "water": "JA"}
    plan = read(desk, ("pdok.geojson", pdok(place, water)))
    assert plan.read[0].endswith("1 rij overgeslagen (1 water).")
    assert value(desk, "aandeel_leeftijd_65", kern="voorst") == 20
    assert "aandeel_koop" not in figures_of(desk, kern="voorst")


def test_points_alone_are_no_figures_and_no_borders(desk):
    border = {"statcode": "WK150900", "statnaam": "Wijk 00"}
    with pytest.raises(InputError, match=r"geen grenzen die te gebruiken zijn\. .*is geen vlak"):
        plan_figures(desk, [("x.geojson", pdok(border))])


def test_a_table_of_statline_is_known_by_its_words_and_not_by_their_numbers(desk):
    for suffix in (5, 77):
        header = ("WijkenEnBuurten", f"AantalInwoners_{suffix}", "Codering_3")
        rows = (("GM1509    ", 2000 + suffix, "GM1509    "),)
        read(desk, (f"85984NED-{suffix}.json", statline("85984NED", header, *rows)))
        assert value(desk, "inwoners", gemeente=True) == 2000 + suffix


def test_health_takes_adults_and_the_estimate_and_says_that_it_is_one(desk):
    head = "ID;WijkenEnBuurten;Leeftijd;Marges;Perioden;Eenzaam_27;GoedErvarenGezondheid_4"
    rows = [
        f"{n};GM1509    ;{age};{margin};{year}JJ00;{lonely};       ."
        for n, (age, margin, year, lonely) in enumerate(
            [
                ("20300", "MW00000", 2020, "    40.0"),
                ("20300", "MW00000", 2024, "    44.0"),
                ("20300", "MOG0095", 2024, "    41.0"),
                ("20300", "MBG0095", 2024, "    47.0"),
                ("53300", "MW00000", 2024, "    60.0"),
            ]
        )
    ]
    read(desk, ("50150NED.csv", quoted(head, *rows)))
    figures = figures_of(desk, gemeente=True)
    assert (figures["eenzaam"].value, figures["eenzaam"].low, figures["eenzaam"].high) == (
        44,
        41,
        47,
    )
    assert "ervaren_gezondheid" not in figures
    line = next(x for x in lines_of(desk, gemeente=True) if x.maat == "eenzaam")
    assert line.sentence == "44 % van de volwassenen voelt zich eenzaam."
    assert line.source_words == (
        "RIVM, gezondheid per wijk en buurt, 2024; geschat, niet gemeten; tussen 41 % en 47 %"
    )
    assert line.trend == "In 2020 was dat 40 %."


def test_no_trend_across_a_year_in_which_the_question_changed(desk):
    head = "ID;Marges;RegioS;Perioden;SocialeCohesieSchaalscore_15"
    rows = [
        f"{n};MW00000;GM1509;{year}JJ00;{mark}"
        for n, (year, mark) in enumerate([(2019, 7.0), (2021, 6.1), (2023, 6.4)])
    ]
    read(desk, ("85146NED.csv", quoted(head, *rows)))
    line = next(x for x in lines_of(desk, gemeente=True) if x.maat == "cohesie")
    assert (line.value_words, line.trend) == ("6,4", "In 2021 was dat 6,1.")


def test_liveability_takes_the_newest_year(desk):
    rows = ("bu_code,jaar,lbm,afw,fys", "BU15090108,2022,0.1,0,0", "BU15090108,2024,-0.25,0,0.5")
    read(desk, FILE, ("Leefbaarometer 2002-2024.csv", "\n".join(rows).encode()))
    figures = figures_of(desk, kern="voorst")
    assert (figures["leefbaarometer"].value, figures["leefbaarometer"].jaar) == (-0.25, 2024)
    assert [f.jaar for f in history_of(desk, "leefbaarometer", "voorst")] == [2022, 2024]


def police(*rows):
    head = "ID;SoortMisdrijf;WijkenEnBuurten;Perioden;GeregistreerdeMisdrijven_1"
    return ("47022NED.csv", quoted(head, *(f"{n};{row}" for n, row in enumerate(rows))))


def test_kinds_of_crime_are_not_added_to_their_total(desk):
    plan = read(desk, police("0.0.0 ;GM1509    ;2024JJ00;88", "1.1.1 ;GM1509    ;2024JJ00;10"))
    assert value(desk, "misdrijven", gemeente=True) == 88
    assert "1 deel van een totaal" in plan.read[0]


def test_a_year_is_the_sum_of_twelve_months_and_eleven_are_no_year(desk):
    months = [f"0.0.0 ;GM1509    ;2023MM{month:02};{month}" for month in range(1, 13)]
    part = [f"0.0.0 ;GM1509    ;2024MM{month:02};9" for month in range(1, 12)]
    plan = read(desk, police(*months, *part))
    assert value(desk, "misdrijven", gemeente=True) == 78
    assert "Van 2024 staan 11 van de 12 maanden in het bestand." in plan.told[0]
    with pytest.raises(InputError, match="11 van de 12 maanden"):
        plan_figures(desk, [police(*part)])


def test_crimes_are_told_per_thousand_who_live_there(desk):
    read(desk, FILE, police("0.0.0 ;GM1509;2024JJ00;88"))
    line = next(x for x in lines_of(desk, gemeente=True) if x.maat == "misdrijven_per_1000")
    assert line.sentence == "De politie telde in een jaar 44 misdrijven op elke 1.000 inwoners."


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (("a.csv", b"Donorregistratie;Perioden;Aantal\nja;2014;5"), "geen kolom met codes"),
        (("b.csv", kwb(OTHERS[0])), "de ene rij is van andere gemeenten"),
        (("c.csv", b"RegioS;GeregistreerdeMisdrijven_1\nDrenthe (PV);5"), "staat niets van"),
        (("d.csv", b"code;naam\nBU15090003;Etten"), "geen cijfers die netwerk kent"),
        (("e.json", b'{"a": {"b": 1}}'), "is JSON waarin geen gemeente"),
        (("f.csv", b""), "is leeg"),
    ],
)
def test_a_file_without_figures_per_place_is_refused_in_one_sentence(desk, file, why):
    with pytest.raises(InputError, match=why):
        plan_figures(desk, [file])


def test_a_value_that_cannot_be_is_left_out_and_told(desk):
    cells = dict(zip(KWB.split(";"), KWB_ROWS[2].split(";"), strict=True))
    odd = ";".join((cells | {"p_koopw": "140", "a_hh": "veel"}).values())
    plan = plan_figures(desk, [("kwb-2024.csv", kwb(odd))])
    told = " ".join(plan.told)
    assert "In kolom p_koopw is 1 waarde geen goed getal" in told
    assert "In kolom a_hh is 1 waarde geen goed getal" in told
    assert not {"aandeel_koop", "huishoudens"} & {item.maat for item in plan.items}


def test_own_counts_and_lemon_are_a_simple_table(desk):
    read(
        desk,
        own(
            "Etten;Lemon: totaal;2025;7,4;Lemon (corporatie)",
            "Etten;Vrijwilligers;2025;1.250;",
            "Varsselder;Vrijwilligers;2025;50;",
            "Ulft-noord;Vrijwilligers;2025;100;",
            "Ulft-centrum;Vrijwilligers;2025;100;",
        ),
    )
    lines = {line.maat: line for line in lines_of(desk, kern="etten")}
    assert lines["lemon_totaal"].sentence == "De buurt (Lemon) krijgt een 7,4."
    assert lines["eigen:vrijwilligers"].sentence == "Vrijwilligers: 1.250."
    assert lines["eigen:vrijwilligers"].source_words == "Eigen telling, 2025"
    assert value(desk, "eigen:vrijwilligers", gebied="5") == 1500


def test_own_counts_may_have_a_column_each(desk):
    read(desk, own("5;2025;12;", header="gebied;jaar;Clubs;Buurtkamers"))
    assert value(desk, "eigen:clubs", gebied="5") == 12
    assert "eigen:buurtkamers" not in figures_of(desk, gebied="5")


def test_a_place_that_is_not_known_is_told(desk):
    plan = plan_figures(desk, [own("Etten;Clubs;2025;4;", "Parijs;Clubs;2025;9;")])
    assert plan.told == ("eigen.csv: Niet bekend als plek: Parijs (rij 3).",)
    assert plan.new == 1


def test_a_count_about_one_person_is_asked_about_first(desk):
    plan = plan_figures(desk, [own("Etten;mevrouw Jansen is ziek;2025;4;")])
    with pytest.raises(LooksPrivate):
        import_figures(desk, plan)
    assert figures_there(desk) == ()


def test_a_count_may_be_typed_in_and_changed(desk):
    for number in (4.0, 5.0):
        plan = plan_own_count(desk, "etten", "Clubs", 2025, number)
        import_figures(desk, plan)
    assert value(desk, "eigen:clubs", kern="etten") == 5
    assert [one.cijfers for one in figures_there(desk)] == [1]
    for plek, maat, jaar in (
        ("nergens", "Clubs", 2025),
        ("etten", " ", 2025),
        ("etten", "x", 2999),
    ):
        with pytest.raises(InputError):
            plan_own_count(desk, plek, maat, jaar, 1.0)


def test_figures_of_a_source_go_and_undo_gives_them_back(desk):
    read(desk, FILE)
    there = figures_there(desk)[0]
    assert (there.bron, there.jaar) == ("CBS, kerncijfers wijken en buurten", 2024)
    assert there.words == "74 cijfers: 12 maten van 1 gemeente, 1 wijk, 4 buurten en Nederland"
    remove_figures(desk, there.bron, 2024)
    assert figures_there(desk) == ()
    undo(desk)
    assert figures_there(desk) == (there,)
    with pytest.raises(NotFound):
        remove_figures(desk, "niets")


def test_a_reader_cannot_import_and_an_editor_of_one_gebied_only_his_own_counts(desk):
    bo = desk.of(User("Bo", "lezer", {"5": "bewerker"}))
    with pytest.raises(AccessDenied):
        read(bo, FILE)
    read(bo, own("Etten;Clubs;2025;4;"))
    with pytest.raises(AccessDenied):
        read(bo, own("Silvolde;Clubs;2025;4;"))
    assert value(desk, "eigen:clubs", kern="etten") == 4


def test_who_reads_one_gebied_sees_no_own_counts_of_another(desk):
    read(desk, own("Silvolde;Clubs;2025;4;;", "Silvolde;Clubs;2024;3;Telling van het dorp"))
    bo = desk.of(User("Bo", "geen", {"5": "lezer"}))
    assert figures_there(bo) == ()
    with pytest.raises(AccessDenied):
        figures_of(bo, kern="silvolde")
    assert figures_of(bo, kern="etten") == {}


@pytest.mark.parametrize(
    ("maat", "first", "second", "shown"),
    [
        ("Percentage tevreden bezoekers", "60%", "70%", "62 %"),
        ("Tevreden bezoekers", "60 %", "70 %", "62 %"),
        ("Tevreden bezoekers in procenten", "60", "70", "62 %"),
        ("Cijfer van de bezoekers", "7", "8", "62"),
        ("Gemiddelde leeftijd", "50", "60", "62"),
        ("Leden per club", "40", "41", "62"),
        ("Drukte bij de clubs", "7", "7,5", "62"),
    ],
)
def test_own_percentages_marks_and_means_of_kernen_are_not_added_up(
    desk, maat, first, second, shown
):
    kernen = [e.item.naam for e in desk.reads.all(Kern) if e.item.gebied == "6"]
    rows = [f"{naam};{maat};2025;{first};" for naam in kernen[1:]]
    read(desk, own(*rows, f"{kernen[0]};{maat};2025;{second};"))
    (figure,) = figures_of(desk, gebied="6").values()
    assert (figure.value, figure.note) == (None, NO_SUM)
    assert lines_of(desk, gebied="6") == ()
    assert value_words(figure.maat, 62) == shown


def test_an_own_count_of_all_kernen_is_added_up(desk):
    kernen = [e.item.naam for e in desk.reads.all(Kern) if e.item.gebied == "6"]
    read(desk, own(*(f"{naam};Bezoekers per jaar;2025;100;" for naam in kernen)))
    (figure,) = figures_of(desk, gebied="6").values()
    assert (figure.value, figure.note) == (100 * len(kernen), "")


def test_a_typing_error_in_a_place_is_asked_with_its_row(desk):
    plan = plan_figures(
        desk, [own("Etten;Clubs;2024;3;x", "", "Varselder;Clubs;2024;4;x", "Q;Clubs;2024;4;x")]
    )
    assert plan.told == (
        "eigen.csv: Niet bekend als plek: Varselder (rij 4). Bedoel je Varsselder-Veldhunten? "
        "Schrijf het zo.",
        "eigen.csv: Niet bekend als plek: Q (rij 5).",
    )


def test_rows_that_are_left_out_are_named_and_a_count_that_is_no_whole_number_is_told(desk):
    rows = ("Etten;Clubs;2024;veel;x", "Etten;Vrijwilligers;2024;112,5;x", "Etten;Clubs;ooit;3;x")
    told = plan_figures(desk, [own(*rows)]).told
    assert "eigen.csv: Zonder goed getal: rij 2." in told
    assert "eigen.csv: Zonder goed jaar: rij 4." in told
    assert any("112,5 bij" in line and "eigen.csv, rij 3" in line for line in told)


def test_what_looks_private_is_named_by_its_row_and_can_be_left_out(desk):
    rows = ("Etten;Clubs;2024;3;x", "Etten;Bellen met 06-12345678;2024;4;x")
    plan = plan_figures(desk, [own(*rows)])
    assert "(eigen.csv, rij 3)" in plan.private[0][1]
    with pytest.raises(LooksPrivate, match=r"eigen\.csv, rij 3"):
        import_figures(desk, plan)
    less = without_private(desk, plan)
    assert (less.new, less.private, [item.waarde for item in less.items]) == (1, (), [3.0])
    assert import_figures(desk, less) is not None


def codes_of(desk, kern, *codes):
    held = desk.reads.get(Kern, [kern])[kern]
    item = replace(held.item, cbs_codes=codes, cbs_jaar=2024 if codes else None)
    desk.store.apply(Change((Put(item, held.version),), "An"))
    desk.networks.changed()


def test_a_kern_without_codes_is_named_once_figures_of_buurten_are_there(desk):
    codes_of(desk, "etten")
    assert without_codes(desk, gebied="5") == ()
    read(desk, FILE)
    assert [kern.id for kern in without_codes(desk, kern="etten")] == ["etten"]
    assert "etten" in [kern.id for kern in without_codes(desk, gebied="5")]
    assert without_codes(desk, kern="voorst") == ()


def test_a_code_that_no_figure_knows_is_told(desk):
    codes_of(desk, "etten", "BU99999999")
    plan = read(desk, FILE)
    line = "Geen cijfer kent BU99999999, de code bij Etten."
    assert [told for told in plan.told if told.startswith("Geen cijfer kent")] == [
        f"{line} Kijk de CBS-buurtcodes van die kern na."
    ]
    codes_of(desk, "etten", "BU15090003", "BU99999999")
    assert "geen cijfer kent BU99999999" in figures_of(desk, kern="etten")["woz"].note
