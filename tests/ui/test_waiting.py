"""A page that waits for the findings: what is pressed meanwhile is never lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.ui import wait


class JustReady:
    """A job that is not ready when the page looks, and is a moment later."""

    share = 0.9

    def ready_within(self, seconds: float) -> bool:
        """Ready only for who does not wait."""
        return seconds == 0

    def result(self) -> tuple[object, ...]:
        """Nothing."""
        return ()


def page() -> None:
    """A page with findings and below them something to press."""
    import streamlit as st

    from netwerk.net.selection import Selection
    from netwerk.ui import wait

    wait.findings(Selection())
    if st.button("Stel weer voor"):
        st.session_state["pressed"] = True
    st.write("gedaan" if st.session_state.get("pressed") else "nog niet")


def test_a_button_below_is_heard_when_the_findings_come_in_at_that_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wait, "desk", lambda: None)
    monkeypatch.setattr(wait, "findings_job", lambda *_: JustReady())
    app = AppTest.from_function(page, default_timeout=60).run()
    app.button[-1].click().run()
    assert app.markdown[-1].value == "gedaan"


class Ready(JustReady):
    """A job that is ready at once."""

    def ready_within(self, seconds: float) -> bool:
        """Always."""
        return True


def cards() -> None:
    """A page with the cards of one page of findings and below them something to press."""
    import streamlit as st

    from netwerk.net.selection import Selection
    from netwerk.services.answers.sections import GATEN
    from netwerk.ui.cards import topic_page
    from netwerk.ui.cards.topic_page import CardPage

    topic_page.draw(CardPage(GATEN, "gaten", "Geen gaten."), Selection())
    st.button("Stel weer voor")


@pytest.mark.parametrize("drawn", [page, cards])
def test_what_stands_below_keeps_its_place_when_the_findings_come_in(
    monkeypatch: pytest.MonkeyPatch, drawn: Callable[[], None]
) -> None:
    """What moves is made anew by the browser: a press that has begun on it is then no press."""
    monkeypatch.setattr(wait, "desk", lambda: None)
    places = []
    for job in (JustReady(), Ready()):
        monkeypatch.setattr(wait, "findings_job", lambda *_, job=job: job)
        app = AppTest.from_function(drawn, default_timeout=60).run()
        places += [n for n, e in app.main.children.items() if getattr(e, "type", "") == "button"]
    assert places == [1, 1]
