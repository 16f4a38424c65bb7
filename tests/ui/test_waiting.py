"""A page that waits for the findings: what is pressed meanwhile is never lost."""

from __future__ import annotations

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
    app = AppTest.from_function(page).run()
    app.button[-1].click().run()
    assert app.markdown[-1].value == "gedaan"
