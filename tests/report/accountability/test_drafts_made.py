"""The drafts: in step with the schema and the findings, and no claim without something that is there."""

import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from netwerk.access.log_line import LogLine
from netwerk.access.own_gemeente import WHO, OwnGemeente
from netwerk.insight.catalogue import every_kind
from netwerk.report.accountability.algorithm_register import (
    LIMITS,
    faults_of,
    lacking_fields,
    register_entries,
)
from netwerk.report.accountability.draft_facts import DraftFacts
from netwerk.report.accountability.draft_texts import (
    choosing,
    choosing_nobody,
    draft_text,
    personal_data,
    recorded_beside,
    risks,
    told_elsewhere,
)
from netwerk.report.accountability.drafts_made import DRAFTS, INSERTS, NOT_YET, make_draft
from netwerk.report.as_markdown import to_markdown
from netwerk.report.docx import to_docx
from netwerk.report.pdf.typeset import to_pdf
from netwerk.schema import schema
from netwerk.services.privacy.keeping_terms import keeping_terms
from netwerk.store.logbook.log_place import DAYS
from netwerk.ui.menu import every_page

ROOT = Path(__file__).parents[3]
PLACE = OwnGemeente(
    naam="Gemeente Voorbeeld",
    adres="Markt 1",
    contact="netwerk@voorbeeld.nl",
    fg_mail="fg@voorbeeld.nl",
    website="https://voorbeeld.nl",
    begindatum="2026-12",
    status="In gebruik",
)
FACTS = DraftFacts(schema(), PLACE, date(2026, 11, 30), {})
TEXTS = ("tekst", "teksten")


def text_of(name: str, facts: DraftFacts = FACTS) -> str:
    return to_markdown(make_draft(name, facts)).replace("\\", "")


def open_fields(label: str) -> set[str]:
    """The fields that can hold something about somebody: marked so, or any words at all."""
    velden = schema().labels[label].velden.values()
    return {v.naam for v in velden if v.persoonlijk or (v.type in TEXTS and v.naam != "id")}


# In step with the schema.


def test_every_label_says_what_it_can_hold_of_people_and_how_long():
    assert set(personal_data()) == set(schema().labels)


@pytest.mark.parametrize("label", sorted(schema().labels))
def test_every_field_with_words_is_told_or_said_to_hold_nothing_of_people(label: str):
    record = personal_data()[label]
    assert set(record.fields) | set(record.without) == open_fields(label)
    assert not set(record.fields) & set(record.without)
    marked = {v.naam for v in schema().labels[label].velden.values() if v.persoonlijk}
    assert marked <= set(record.fields)
    assert bool(record.fields) == bool(record.whom)


def test_dpia_and_register_name_every_such_field_and_the_keep_list_every_label():
    dpia, register, keep = (text_of(name) for name in ("dpia", "register", "bewaren"))
    for label, record in personal_data().items():
        there = schema().labels[label]
        assert f"| {there.meervoud} |" in keep
        assert f"| {there.meervoud} |" in register
        for veld in record.fields:
            row = f"| {there.enkel} | {there.velden[veld].label} |"
            assert row in dpia
            assert row in register
        if not record.fields:
            assert there.meervoud in dpia


def test_what_the_municipality_keeps_by_its_settings_goes_before_the_proposal():
    facts = DraftFacts(schema(), PLACE, date(2026, 11, 30), {"gesprek": "18 maanden"})
    assert "| gesprekken | 18 maanden | vernietigen | gemeente |" in text_of("bewaren", facts)
    assert "| gesprekken | 3 jaar na het gesprek | vernietigen | voorstel |" in text_of("bewaren")
    assert "18 maanden" in text_of("verklaring", facts)


def test_what_is_proposed_is_what_is_cleared_when_the_settings_say_nothing():
    usual = keeping_terms({})
    labels = {name.lower(): record for name, record in personal_data().items()}
    told = [kind for kind in usual.months if kind in labels]
    assert len(told) >= 5
    for kind in told:
        assert labels[kind].term.startswith(f"{usual.words(kind)} "), kind


# In step with the findings.


def test_every_kind_of_finding_says_whether_it_chooses_with_whom_contact_is_sought():
    kinds = {kind.name for kind in every_kind()}
    told = [set(choosing()) & kinds, set(told_elsewhere()), set(choosing_nobody())]
    assert set.union(*told) == kinds
    assert sum(map(len, told)) == len(kinds)
    assert set(told_elsewhere().values()) <= set(choosing())
    assert {kind.name for kind in every_kind() if kind.decidable} <= set(choosing())


@pytest.mark.parametrize("name", sorted(choosing()))
def test_every_entry_keeps_to_the_standard(name: str):
    entry = register_entries(PLACE)[name]
    assert faults_of(entry) == ()
    for (part, key), limit in LIMITS.items():
        assert len(entry[part].get(key, "")) < limit
    flat = [value for part in entry.values() for value in part.values()]
    assert all("\n" not in value for value in flat if isinstance(value, str))
    assert "gelijk" in entry["verantwoord_gebruik"]["risicobeheer"] or (
        "naar verhouding" in entry["verantwoord_gebruik"]["risicobeheer"]
    )


def test_what_breaks_the_standard_is_named():
    entry = {part: dict(values) for part, values in register_entries(PLACE)["isolated"].items()}
    general = entry["algemene_informatie"]
    general |= {"naam": "x" * 100, "status": "Klaar", "contactgegevens": "bel ons"}
    general |= {
        "korte_omschrijving": "een\ntwee",
        "begindatum": "2026",
        "link_publiekspagina": "www",
    }
    entry["metadata"]["schema"] = "2"
    del general["publicatiecategorie"]
    said = " ".join(faults_of(entry))
    for key in ("naam", "status", "contactgegevens", "korte_omschrijving", "begindatum"):
        assert f"algemene_informatie.{key} " in said
    assert "link_publiekspagina" in said
    assert "metadata.schema" in said
    assert "algemene_informatie.publicatiecategorie is nog niet ingevuld." in said


def test_names_and_ids_of_entries_are_their_own():
    entries = register_entries(PLACE).values()
    for part, key in (("algemene_informatie", "naam"), ("metadata", "bron_id")):
        assert len({entry[part][key] for entry in entries}) == len(entries)


def test_without_a_municipality_an_entry_says_what_is_lacking():
    said = faults_of(register_entries(OwnGemeente())["isolated"])
    assert [fault.split(" ")[0] for fault in said] == [
        "algemene_informatie.organisatie",
        "algemene_informatie.contactgegevens",
    ]


# No claim without something that is there.


def there(proof: str) -> bool:
    kind, _, what = proof.partition(" ")
    if kind == "pagina":
        return what in {page.title for page in every_page()}
    if kind == "opdracht":
        page = (ROOT / "docs" / "gebruik" / "opdrachten.md").read_text(encoding="utf-8")
        return bool(re.search(rf"`netwerk {what}\b", page))
    assert kind == "test" or what.startswith("docs/gebruik/"), proof
    return (ROOT / what).exists()


def test_what_a_page_does_too_is_not_said_of_the_command_only():
    told = [measure.proofs for risk in risks() for measure in risk.measures]
    by_command = [proofs for proofs in told if "opdracht privacy" in proofs]
    assert by_command
    assert all("pagina Privacy" in proofs for proofs in by_command)


def test_every_measure_names_something_that_is_there_and_what_waits_is_not_there_yet():
    for risk in risks():
        assert risk.measures
        for measure in risk.measures:
            assert measure.proofs
            found = [there(proof) for proof in measure.proofs]
            # of a measure that waits: once all of it is there, take `wacht` away in risicos.toml
            assert all(found) != measure.waits, (measure.text, measure.proofs)


def test_what_the_accessibility_statement_says_is_tested_is_a_test():
    for row in draft_text("toegankelijkheid").tables["getest"]:
        text = (ROOT / row["bewijs"]).read_text(encoding="utf-8")
        if "axe" in row["wat"]:
            assert "axe" in text.lower()
        if "toetsenbord" in row["wat"]:
            assert "keyboard" in text


def test_a_reader_is_sent_to_pages_commands_and_the_manual_and_to_no_file():
    for name in DRAFTS:
        told = text_of(name)
        assert "tests/" not in told, name
        assert ".md" not in told, name
        assert "blad gaten" not in told, name
    told = text_of("dpia")
    assert "Te zien: pagina Gaten." in told
    assert "handleiding Rollen" in told
    assert "opdracht netwerk who" in told


def test_hidden_phone_and_mail_is_told_as_what_is_there():
    for name in ("dpia", "register"):
        told = text_of(name)
        after = told[told.index("Telefoon en e-mail ziet alleen wie dat mag") :]
        assert NOT_YET not in after.split("- ")[0], name


def test_limiting_asks_for_no_field_that_is_not_there():
    fields = {v for label in schema().labels.values() for v in label.velden}
    assert "bezwaar" not in fields
    told = text_of("dpia")
    assert "leg vast dat er bezwaar is" not in told
    assert "Netwerk heeft geen veld voor een bezwaar." in told


# The log, sign-in and the API.


def test_every_field_of_the_log_stands_among_the_personal_data():
    lines = [one for one in recorded_beside() if one.where == "Logboek"]
    assert [one.name.lower() for one in lines] == [field.name for field in fields(LogLine)]
    for name in ("dpia", "register"):
        told = text_of(name)
        for one in recorded_beside():
            assert f"| {one.where} | {one.name} |" in told
        assert "IP-adres" in told


def test_who_asks_the_api_is_a_receiver_by_name():
    asked = ("Dashboard (makelaar, Ulft)", "Open data (lezer, de hele gemeente)")
    facts = replace(FACTS, applications=asked)
    for name in ("dpia", "register", "verklaring"):
        assert "; ".join(asked) in text_of(name, facts), name
        assert "nu geen" in text_of(name), name


def test_the_dpia_tells_that_signing_in_elsewhere_goes_out_and_that_a_log_can_watch_people():
    told = text_of("dpia")
    assert "naar landen buiten de EER." not in told
    assert "Entra ID" in told
    assert "Het logboek wordt gebruikt om medewerkers te volgen" in told
    assert "Wat overblijft" in told


# How long.


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        (
            "contact",
            "of na de laatste wijziging als niemand bevestigde | vernietigen | gemeente |",
        ),
        (
            "geschiedenis",
            "van wat is verwijderd, na het verwijderen nog: 18 maanden | vernietigen |",
        ),
        ("logboek", "van welk adres | 18 maanden | vernietigen | gemeente |"),
        ("gestopt", "en daarna: 18 maanden | vernietigen | gemeente |"),
    ],
)
def test_what_is_kept_beside_the_labels_follows_the_settings_too(kind: str, row: str):
    facts = replace(FACTS, terms={kind: "18 maanden"})
    assert row in text_of("bewaren", facts)
    assert row not in text_of("bewaren")
    assert "18 maanden" in text_of("verklaring", facts)


def test_the_privacy_notice_has_a_term_for_contact_data_history_and_log():
    told = text_of("verklaring")
    for asked in ("telefoonnummer en e-mailadres: 3 jaar", "geschiedenis: ", "logboek: 2 jaar"):
        assert asked in told


def test_the_keep_list_says_of_each_thing_whether_netwerk_names_it_when_it_is_past_its_term():
    facts = replace(FACTS, listed=frozenset(keeping_terms({}).months))
    told = text_of("bewaren", facts)
    for listed in (
        "gesprekken",
        "signalen",
        "stappen",
        "navragen",
        "afspraken",
        "actoren",
        "activiteiten",
        "vraagstukken",
        "initiatieven",
        "opgaven",
        "doelgroepen",
        "peilmomenten",
    ):
        row = next(line for line in told.splitlines() if line.startswith(f"| {listed} |"))
        assert row.endswith("| jaarlijkse lijst |"), row
    for by_hand in ("cijfers", "bronnen", "Reservekopieën"):
        row = next(line for line in told.splitlines() if line.startswith(f"| {by_hand} |"))
        assert row.endswith("| zelf nalopen |"), row
    kept = replace(FACTS, listed=frozenset(), terms={"gesprek": "wordt niet opgeruimd"})
    assert "| gemeente | zelf nalopen |" in text_of("bewaren", kept)


def test_no_term_is_shorter_than_what_the_product_clears():
    told = text_of("bewaren")
    assert "hooguit 5 jaar" not in told
    assert "van wat is verwijderd nog 5 jaar na het verwijderen" in told
    assert "of na de laatste wijziging als niemand bevestigde" in told
    assert "ook als het nog open staat" in told
    assert "laatst afmeldde" in told


def test_the_register_has_the_terms_of_what_stands_beside_the_labels_too():
    told = text_of("register")
    for row in draft_text("bewaren").tables["anders"]:
        assert f"| {row['wat']} |" in told


def test_what_is_proposed_beside_the_labels_is_what_the_product_does():
    rows = {r["instelling"]: r for r in draft_text("bewaren").tables["anders"] if "instelling" in r}
    usual = keeping_terms({})
    assert usual.words("contact") in rows["contact"]["termijn"]
    assert usual.words("geschiedenis") in rows["geschiedenis"]["termijn"]
    assert (rows["logboek"]["termijn"], DAYS) == ("2 jaar", 730)


# The Algoritmeregister.


def test_each_entry_names_the_data_that_only_it_uses():
    entries = register_entries(PLACE)
    told = {name: entry["werking"]["gegevens"] for name, entry in entries.items()}
    assert "signalen" in told["ronde"]
    assert "gesprek" in told["ronde"]
    assert "vraagstuk" in told["samen"]
    assert "drukte" in told["samen"]
    for word in ("omschrijvingen", "labels", "signalen"):
        assert word in told["deskundigheid"]
    assert "signalen" not in told["isolated"]


def test_who_reads_an_entry_is_told_what_an_actor_is_and_where_the_data_come_from():
    for name, entry in register_entries(PLACE).items():
        short = entry["algemene_informatie"]["korte_omschrijving"]
        said = "Een actor is een groep, bedrijf, instelling of professional." in short
        assert said == ("actor" in choosing()[name].short), name
        assert "Bronnen: gesprekken" in entry["werking"]["gegevens"]
        assert (
            "oordeel over een groep of professional"
            in (entry["verantwoord_gebruik"]["risicobeheer"])
        )


def test_what_the_register_asks_is_set_once_and_stands_in_every_entry():
    of = replace(
        PLACE,
        wettelijke_basis="Verordening gebieden",
        link_wettelijke_basis="https://voorbeeld.nl/verordening",
        titel_wettelijke_basis="Verordening",
        leverancier="Hoster BV",
        link_broncode="https://broncode.nl",
        link_publiekspagina="https://voorbeeld.nl/netwerk",
        verwerkingsregister="https://voorbeeld.nl/avg",
        impacttoetsen="DPIA",
        link_impacttoets="https://voorbeeld.nl/dpia",
    )
    assert lacking_fields(of) == ()
    for entry in register_entries(of).values():
        assert faults_of(entry) == ()
        assert entry["algemene_informatie"]["link_publiekspagina"] == of.link_publiekspagina
        use, work = entry["verantwoord_gebruik"], entry["werking"]
        for name in (
            "wettelijke_basis",
            "link_wettelijke_basis",
            "titel_wettelijke_basis",
            "verwerkingsregister",
            "impacttoetsen",
            "link_impacttoets",
        ):
            assert use[name] == getattr(of, name)
        assert (work["leverancier"], work["link_broncode"]) == (of.leverancier, of.link_broncode)
    told = text_of("algoritmeregister", replace(FACTS, of=of))
    assert "Alles voor het register is ingevuld." in told


def test_what_is_not_set_is_named_and_what_is_set_is_not_asked():
    assert lacking_fields(PLACE) == (
        "link naar de wet of verordening",
        "naam van die wet of verordening",
        "link naar de broncode",
        "link naar een pagina voor het publiek",
        "link naar het verwerkingsregister",
        "welke toetsen zijn gedaan, zoals een DPIA",
        "link naar de DPIA",
    )
    told = text_of("algoritmeregister")
    asked = told[told.index("Nog in te vullen") : told.index("Inschrijvingen")]
    assert "link naar de broncode" in asked
    assert "begindatum" not in asked
    assert "maand waarin" not in asked
    assert "De wettelijke basis is een voorstel." in asked
    assert "maand waarin" in text_of("algoritmeregister", replace(FACTS, of=OwnGemeente()))


# What a data protection officer asks.


@pytest.mark.parametrize("name", list(DRAFTS))
def test_what_is_to_be_filled_in_says_by_whom(name: str):
    for of in (PLACE, OwnGemeente()):
        told = text_of(name, replace(FACTS, of=of))
        asked = re.findall(r"\[in te vullen door de gemeente([^\]]*)\]", told)
        assert asked
        for one in asked:
            assert one.removeprefix(", ").split(": ")[0] in WHO, one


def test_the_dpia_names_what_an_officer_looks_for():
    told = text_of("dpia")
    for article in (
        "artikel 4, onder 4", "artikel 6, lid 3", "artikel 6, lid 1, onder c", "artikel 9",
        "artikel 10", "artikel 13 en 14", "artikel 15 en 16", "artikel 17 en 21", "artikel 18",
        "artikel 19", "artikel 20", "artikel 22", "artikel 26", "artikel 28", "artikel 33",
        "artikel 34", "artikel 35, lid 9", "artikel 36", "artikel 5.1", "artikel 27, lid 1",
    ):  # fmt: skip
        assert article in told, article
    for asked in ("Belang van de betrokkene", "72 uur", "handhaving", "raken kwijt"):
        assert asked in told, asked


def test_no_draft_says_that_looking_never_leaves_a_line():
    assert "behalve als er een telefoonnummer" in text_of("dpia")


def test_the_notice_tells_professionals_that_they_can_be_named_and_staff_why():
    told = text_of("verklaring")
    for asked in ("wie veel anderen verbindt", "Werk je zelf met netwerk?", "cookie", "Stand van"):
        assert asked in told, asked


def test_the_accessibility_statement_names_the_decree_that_holds():
    assert "Tijdelijk besluit" not in text_of("toegankelijkheid")


# The documents.


def test_every_insert_is_known_and_used():
    used = {part.insert for name in DRAFTS for part in draft_text(name).parts} - {""}
    assert used == set(INSERTS)


@pytest.mark.parametrize("name", list(DRAFTS))
def test_a_draft_fills_in_the_municipality_and_marks_the_rest(name: str):
    filled, empty = (
        text_of(name),
        text_of(name, DraftFacts(schema(), OwnGemeente(), FACTS.today, {})),
    )
    assert "Gemeente Voorbeeld" not in empty
    assert (
        "[in te vullen door de gemeente, beheerder in netwerk.toml: naam van de gemeente]" in empty
    )
    assert "naam van de gemeente]" not in filled
    assert "{" not in filled
    assert "concept" in filled.splitlines()[0]
    assert "in te vullen door de gemeente" in filled


def test_the_drafts_are_word_and_pdf_too():
    told = make_draft("dpia", FACTS)
    assert to_docx(told).startswith(b"PK")
    assert to_pdf(told).startswith(b"%PDF")


def test_nothing_in_markdown_is_read_as_markup():
    facts = DraftFacts(schema(), OwnGemeente(naam="A|B *x* <b>"), FACTS.today, {})
    assert r"A\|B \*x\* \<b\>" in to_markdown(make_draft("dpia", facts))


def test_the_privacy_notice_tells_what_articles_13_and_14_ask():
    told = text_of("verklaring")
    for asked in (
        "verantwoordelijk", "functionaris gegevensbescherming", "artikel 6", "Hoe komen wij eraan",
        "Wie ziet je gegevens", "Europese Economische Ruimte", "Hoe lang", "kopie", "Wissen",
        "bezwaar", "Autoriteit Persoonsgegevens", "Beslist een computer", "niet verplicht",
    ):  # fmt: skip
        assert asked in told, asked
