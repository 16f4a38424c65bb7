"""A finding on a page: its grounds are drawn when somebody opens them, and not before."""

from streamlit.testing.v1 import AppTest

from netwerk.ui.portraits.html_rows import bullets


def page() -> None:
    from netwerk.insight.finding import ActorRef, Certainty, Evidence, Finding
    from netwerk.ui import show

    one, two = ActorRef("a", "An"), ActorRef("b", "Bas")
    show.finding(
        Finding(
            kind="bridge",
            sentence="An en Bas | houden *twee* delen bij elkaar.",
            actors=(one, two),
            evidence=(
                Evidence(
                    relatie="r",
                    van=one,
                    naar=two,
                    soort="KENT",
                    sterkte=3,
                    bron="lijst | *2026*",
                    datum="2026-03-14",
                ),
            ),
            certainty=Certainty("stevig", "Zeker genoeg."),
            next_step="Leg een tweede contact.",
        ),
        "proef",
    )


def test_the_grounds_of_a_finding_are_sent_only_when_they_are_opened() -> None:
    app = AppTest.from_function(page, default_timeout=30).run()
    assert not app.exception
    assert len(app.markdown) == 1
    assert not app.button
    app = AppTest.from_function(page, default_timeout=30)
    app.session_state["waarom:proef"] = True
    app.run()
    assert not app.exception
    assert [button.label for button in app.button] == ["Bekijk op de kaart"]
    table = app.get("html")[0].proto.body
    assert "<td>lijst | *2026*</td><td>14-03-2026</td>" in table


def test_pieces_of_a_cell_have_a_space_between_them() -> None:
    """On a phone they stand on one line: 'kan.Vraag' may not be read as one word."""
    assert "</li> <li>" in bullets(["Etten hangt aan één contact.", "Vraag het daar."])
