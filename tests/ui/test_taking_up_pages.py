"""Who can take it up on its card, who knows about it, and the board: as somebody sees and does it."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from netwerk.model import Actor, Afspraak, Relatie, Signaal, Stap, Vraagstuk
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put
from netwerk.typed.moments import today_here
from tests.ui.conftest import APP, on


def day(ago: int) -> str:
    return (today_here() - timedelta(days=ago)).isoformat()


def fill(desk: Desk) -> None:
    """Wonen and Zorg of Etten know the same hall; a vraagstuk went to the board and came back."""
    people = [
        Actor(id="wonen", naam="Wonen", soort="instelling", kern="etten", domeinen=("wonen",)),
        Actor(id="zorg", naam="Zorg", soort="instelling", kern="etten", domeinen=("zorg",)),
        Relatie(id="r1", van="wonen", naar="zaal", soort="werkt_samen_met"),
        Relatie(id="r2", van="zaal", naar="zorg", soort="werkt_samen_met"),
    ]
    vraagstuk = Vraagstuk(
        id="v", titel="Stil in Etten", gebied="5", kern="etten", domeinen=("wonen", "zorg")
    )
    step = Stap(
        id="s",
        soort="opschalen",
        niveau="bestuur",
        datum=day(40),
        vraagstuk="v",
        naar="het college",
        verteld="Alles",
        antwoord="Er komt geld",
        antwoord_op=day(10),
    )
    apply(desk, Change(tuple(map(Put, (*people, vraagstuk, step))), "An"))


def app() -> AppTest:
    return AppTest.from_file(str(APP), default_timeout=120).run()


def words(shown: AppTest) -> str:
    said = (str(e.value) for kind in ("markdown", "html") for e in shown.get(kind))
    return "\n".join(said).replace("\\", "")


def press(shown: AppTest, label: str) -> None:
    next(b for b in shown.button if b.label == label).click()
    shown.run()
    assert not shown.exception


def test_the_board_tells_what_came_back_and_makes_an_afspraak_of_telling_it(desk: Desk) -> None:
    fill(desk)
    shown = on(app(), "bestuur")
    assert "Er ging één ding naar het bestuur; alles is beantwoord" in words(shown)
    press(shown, "Maak hier een afspraak van")
    (held,) = (entry.item for entry in desk.store.all(Afspraak))
    assert held.titel == "Vertel terug wat het bestuur zei over Stil in Etten"


def test_the_board_without_anything_says_how_it_gets_there(desk: Desk) -> None:
    shown = on(app(), "bestuur")
    assert "nog niets naar het bestuur gegaan" in words(shown)


def test_who_can_take_it_up_is_named_with_the_way_to_each(desk: Desk) -> None:
    fill(desk)
    shown = app()
    shown.session_state["samen:Vraagstuk:v:vraag"] = True
    on(shown, "agenda", {"soort": "vraagstuk", "sleutel": "v"})
    (answer,) = (e.value for e in shown.get("html") if "kunnen dit samen oppakken" in str(e.value))
    assert 'href="actor?id=wonen"' in answer
    assert 'href="actor?id=zorg"' in answer


def test_who_knows_about_it_is_found_and_gets_it_handed_over(desk: Desk) -> None:
    fill(desk)
    shown = on(app(), "deskundigheid", {"soort": "vraagstuk", "sleutel": "v"})
    shown.text_input(key="deskundigheid:zoek").set_value("zorg").run()
    assert "Over 'zorg' weet 1 actor iets" in words(shown)
    press(shown, "Draag warm over aan *Zorg*")
    assert shown.title[0].value == "Agenda"


def test_what_returns_stands_above_the_agenda_and_is_put_away(desk: Desk) -> None:
    kinds = ("keukentafel", "dorpsbelang", "vereniging")
    old = [
        Signaal(
            id=f"o{k}",
            titel="Oud",
            gebied="5",
            kern="etten",
            domeinen=("zorg",),
            datum=day(200 + 9 * k),
        )
        for k in range(40)
    ]
    new = [
        Signaal(id=f"n{k}", titel=f"Bus {k}", gebied="5", kern="etten", domeinen=("economie",), bronsoort=kind, datum=day(20 + k))
        for k, kind in enumerate(kinds)
    ]  # fmt: skip
    apply(desk, Change(tuple(map(Put, (*old, *new))), "An"))
    shown = on(app(), "agenda")
    assert "drie kanten noemen economie in Etten" in words(shown)
    press(shown, "Herken ik niet")
    assert "drie kanten noemen economie in Etten sinds" not in words(shown)
    (said,) = [box.value for box in shown.success]
    assert said.endswith(".")
    assert not said.replace("\\", "").endswith("..")
    (held,) = (entry.item for entry in desk.store.all(Afspraak))
    assert held.beslissing == "klopt_niet"
