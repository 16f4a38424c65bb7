"""A card of one subject on a page."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    from netwerk.insight.finding import Certainty, Finding
    from netwerk.insight.subjects import Told
    from netwerk.ui import subject_card

    lead = Finding("cut_point", "Spil.", certainty=Certainty("redelijk", "Half gevraagd."))
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
