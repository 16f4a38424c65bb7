"""A card of one subject on a page."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    from netwerk.insight.finding import Certainty, Finding
    from netwerk.insight.subjects import Told
    from netwerk.ui import subject_card

    lead = Finding("cut_point", "Houdt bijeen.", certainty=Certainty("redelijk", "Half gevraagd."))
    parts = (
        Finding("bridge", "Brug.", certainty=Certainty("onzeker", "Oud.")),
        Finding("pendant", "Los.", certainty=Certainty("redelijk", "")),
    )
    subject_card.card(Told(lead.subject, lead, parts), "proef")


def test_a_part_that_is_less_certain_than_its_card_says_so_on_the_page() -> None:
    app = AppTest.from_function(page, default_timeout=30)
    app.session_state["meer:proef"] = True
    app.run()
    assert not app.exception
    texts = [entry.value.replace("\\", "") for entry in app.markdown]
    assert "Brug. Zekerheid: onzeker." in texts
    assert "Los." in texts


def test_a_card_shows_its_chance_when_somebody_asks_what_it_rests_on() -> None:
    app = AppTest.from_function(sure_page, default_timeout=30).run()
    assert not any("van de 10 gevallen" in entry.value for entry in app.markdown)
    app = AppTest.from_function(sure_page, default_timeout=30)
    app.session_state["waarom:proef"] = True
    app.run()
    assert not app.exception
    texts = [entry.value.replace("\\", "") for entry in app.markdown]
    said = "Dit zou in 8 van de 10 gevallen ook gelden als we alles wisten. Half gevraagd."
    assert said in texts


def sure_page() -> None:
    from netwerk.insight.finding import Certainty, Finding
    from netwerk.insight.subjects import Told
    from netwerk.ui import subject_card

    sure = Certainty("redelijk", "Half gevraagd.")
    lead = Finding("cut_point", "Houdt bijeen.", certainty=sure, holds=0.8)
    subject_card.card(Told(lead.subject, lead), "proef")


def test_the_relations_under_the_other_facts_stand_there_once() -> None:
    app = AppTest.from_function(twice_page, default_timeout=30)
    app.session_state["meer:proef"] = True
    app.run()
    assert not app.exception
    (table,) = app.get("html")
    assert table.proto.body.count("<td>Gesprek</td>") == 1


def twice_page() -> None:
    from netwerk.insight.finding import ActorRef, Evidence, Finding
    from netwerk.insight.subjects import Told
    from netwerk.ui import subject_card

    one, two = ActorRef("a", "An"), ActorRef("b", "Bas")
    tie = Evidence("r", one, two, soort="kent", sterkte=3, bron="Gesprek", datum="2026-03-14")
    parts = (Finding("bridge", "Brug.", evidence=(tie,)), Finding("pendant", "X.", evidence=(tie,)))
    subject_card.card(Told(None, Finding("cut_point", "Houdt bijeen."), parts), "proef")
