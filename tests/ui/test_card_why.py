"""What stands under 'Waarom?' of a card: how sure it is, what else is so and on which relations."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from netwerk.insight.finding import ActorRef, Certainty, Evidence, Finding
    from netwerk.insight.subjects import Told
    from netwerk.services.answers.topics import Topic
    from netwerk.ui.cards import subject

    one, two = ActorRef("a", "An"), ActorRef("b", "Bas")
    tie = Evidence("r", one, two, soort="kent", sterkte=3, bron="Gesprek", datum="2026-03-14")
    sure = Certainty("redelijk", "Half gevraagd.")
    lead = Finding("cut_point", "Houdt bijeen.", certainty=sure, holds=0.8)
    parts = (
        Finding("bridge", "Brug.", certainty=Certainty("onzeker", "Oud."), evidence=(tie,)),
        Finding("pendant", "Los.", certainty=Certainty("redelijk", ""), evidence=(tie,)),
    )
    told = Told(lead.subject, lead, parts)
    topic = Topic("proef", "An", "Houdt bijeen.", "", told)
    st.session_state.setdefault("waarom:proef", True)
    subject._why(topic, "proef", "Waarom?")


def opened() -> AppTest:
    app = AppTest.from_function(page, default_timeout=30).run()
    assert not app.exception
    return app


def texts(app: AppTest) -> list[str]:
    return [entry.value.replace("\\", "") for entry in app.markdown]


def test_a_part_that_is_less_certain_than_its_card_says_so() -> None:
    assert "Brug. Zekerheid: onzeker." in texts(opened())
    assert "Los." in texts(opened())


def test_a_card_shows_its_chance_when_somebody_asks_what_it_rests_on() -> None:
    (said,) = [text for text in texts(opened()) if text.startswith("Zekerheid")]
    assert "in 8 van de 10 gevallen" in said
    assert "Half gevraagd." in said
    app = AppTest.from_function(page, default_timeout=30)
    app.session_state["waarom:proef"] = False
    assert not any("van de 10 gevallen" in text for text in texts(app.run()))


def test_the_relations_that_it_rests_on_stand_there_once() -> None:
    (table,) = opened().get("html")
    assert table.proto.body.count("<td>Gesprek</td>") == 1
