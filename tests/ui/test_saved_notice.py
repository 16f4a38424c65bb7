"""What was just saved, said until somebody does something: a page that draws itself is not read yet."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from netwerk.ui import saved_notice, state

    which = st.session_state.get("run", "whole")
    if which == "whole":
        state.arrive("kaart")
    state.begin_part()
    saved_notice.show("hier")


def run(app: AppTest, which: str, by_itself: bool) -> list[str]:
    app.session_state["run"] = which
    if by_itself:
        app.session_state["vanzelf:straks"] = True
    return [said.value for said in app.run().success]


def told() -> AppTest:
    app = AppTest.from_function(page)
    app.session_state["opgeslagen:hier"] = ("Het is bewaard.", None, True)
    return app


def test_a_part_that_is_drawn_because_the_browser_asked_still_says_what_was_saved() -> None:
    app = told()
    assert run(app, "whole", False) == ["Het is bewaard\\."]
    assert run(app, "part", True) == ["Het is bewaard\\."]
    assert run(app, "part", True) == ["Het is bewaard\\."]
    assert run(app, "part", False) == []


def test_a_page_that_drew_itself_does_not_make_its_parts_say_it_for_ever() -> None:
    app = told()
    assert run(app, "whole", True) == ["Het is bewaard\\."]
    assert run(app, "part", False) == []
