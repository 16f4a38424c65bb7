"""Why something was not stored is said as long as it holds."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.errors import StoreBusy, StoreUnavailable
from netwerk.services.last_known import Away
from netwerk.ui import retry
from netwerk.ui.away import AGAIN

GONE = Away("2026-11-28T10:00:00+00:00", "De opslag is weg.")


def page() -> None:
    """A button that stores something, beside what `retry` says of it."""
    import streamlit as st

    from netwerk.ui import retry

    st.button("Opslaan")
    st.write(f"opnieuw: {retry.asked_again('hier')}")


@pytest.fixture
def standing(monkeypatch: pytest.MonkeyPatch) -> list[Away | None]:
    """Whether the store is away, as the pages know it: the last one holds."""
    held: list[Away | None] = [GONE]
    monkeypatch.setattr(retry, "desk", lambda: None)
    monkeypatch.setattr(retry, "away", lambda _: held[-1])
    return held


def failed(away: Away | None, error: StoreUnavailable | StoreBusy) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60)
    app.session_state["opnieuw:hier"] = (str(error), away is not None)
    return app.run()


def test_the_reason_goes_when_the_store_is_back(standing: list[Away | None]) -> None:
    app = failed(GONE, StoreUnavailable("De opslag is weg."))
    assert len(app.error) == 1
    standing.append(None)
    app.run()
    assert list(app.error) == []
    assert [said.value for said in app.info] == [retry.BACK]
    assert AGAIN in [button.label for button in app.button]


def test_who_presses_again_at_that_moment_is_heard(standing: list[Away | None]) -> None:
    app = failed(GONE, StoreUnavailable("De opslag is weg."))
    standing.append(None)
    app.button[-1].click().run()
    assert app.markdown[-1].value == "opnieuw: True"


def test_another_reason_stays_until_it_is_tried_again(standing: list[Away | None]) -> None:
    standing.append(None)
    app = failed(None, StoreBusy("Iemand anders schrijft."))
    app.run()
    assert len(app.error) == 1
