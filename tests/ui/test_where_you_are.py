"""On the page of one actor, kern or pair the header says in which gebied that is."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.conftest import on

ULFT, TOWN = "demo-ulft-noord-aed", "demo-etten-toneel"
ASKED = {"actor": {"id": ULFT}, "kern": {"id": "ulft-noord"}, "paar": {"a": ULFT, "b": TOWN}}


def picker(demo_app: AppTest) -> str:
    return str(next(box for box in demo_app.selectbox if box.label == "Gebied").value)


@pytest.mark.parametrize("page", ASKED)
def test_the_header_says_in_which_gebied_the_subject_is(demo_app: AppTest, page: str) -> None:
    assert picker(demo_app) == "alle"
    assert picker(on(demo_app, page, ASKED[page])) == "5"


def test_the_own_choice_comes_back_on_another_page(demo_app: AppTest) -> None:
    on(demo_app, "kern", ASKED["kern"])
    demo_app.query_params.clear()
    assert picker(on(demo_app, "vandaag", {})) == "alle"
    demo_app.session_state["gebied"] = "1"
    assert picker(on(demo_app, "kern", ASKED["kern"])) == "5"
    demo_app.query_params.pop("id", None)
    assert picker(on(demo_app, "vandaag", {})) == "1"


def test_another_choice_leads_to_the_page_of_that_gebied(demo_app: AppTest) -> None:
    on(demo_app, "kern", ASKED["kern"])
    next(box for box in demo_app.selectbox if box.label == "Gebied").set_value("1").run()
    assert not demo_app.exception
    assert picker(demo_app) == "1"
    assert any(title.value.startswith("1\\.") for title in demo_app.title)


def test_the_tab_above_leads_back_to_the_gebied(demo_app: AppTest) -> None:
    on(demo_app, "kern", ASKED["kern"])
    links = [link.proto for link in demo_app.get("page_link") if link.proto.label == "Het gebied"]
    assert [link.query_string for link in links if link.query_string] == ["id=5"]


def test_a_kern_names_who_is_elsewhere_and_in_contact_with_it(demo_app: AppTest) -> None:
    on(demo_app, "kern", {"id": "etten"})
    said = [e.proto.body for e in demo_app.get("html")]
    (told,) = [text for text in said if "Contact buiten Etten:" in text]
    assert "Gebiedsmakelaar gebied 4-5" in told
    assert "actor?id=" in told


def test_a_form_for_something_new_begins_with_the_gebied_that_the_header_names(
    demo_app: AppTest,
) -> None:
    demo_app.session_state["gebied"] = "1"
    on(demo_app, "kern", ASKED["kern"])
    assert picker(demo_app) == "5"
    next(b for b in demo_app.button if b.label == "Toevoegen").click().run()
    assert not demo_app.exception
    (where,) = [m for m in demo_app.multiselect if m.label.startswith("Actief in gebied")]
    assert [value[0] for value in where.value] == ["5"]
