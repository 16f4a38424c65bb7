"""The page Navragen without a browser: who is asked, what is fetched, and taking it back."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

from netwerk.model import Actor, Navraag
from netwerk.services.changes import apply
from netwerk.services.desk import Desk
from netwerk.services.partner_questions import ask_by_mail
from netwerk.store.port import Change, Put
from tests.ui.test_editing import page, press, told


def with_address(desk: Desk) -> None:
    wz = Actor(id="wz", naam="Woonzorg", soort="instelling", gebieden=("5",), email="i@wz.example")
    apply(desk, Change((Put(wz),), "An"))


def test_a_mail_is_made_ready_once_and_can_be_taken_back(desk: Desk) -> None:
    with_address(desk)
    app = page("navragen")
    assert app.multiselect[0].options == ["Woonzorg (gebied 5)"]
    app.multiselect[0].select("Woonzorg (gebied 5)").run()
    press(app, "1 mail klaarzetten")
    assert "1 mail is klaargezet" in " ".join(told(app))
    assert desk.store.counts()["Navraag"] == 1
    assert not app.multiselect  # nobody is left to choose
    press(app, "Niet verstuurd: draai dit terug")
    assert desk.store.counts()["Navraag"] == 0
    assert "Woonzorg (gebied 5)" in page("navragen").multiselect[0].options


def test_a_sheet_for_a_partner_is_made_and_kept_as_a_question(desk: Desk) -> None:
    with_address(desk)
    app = page("navragen")
    app.selectbox[0].select("wz").run()
    press(app, "Maak het blad")
    assert "Het blad is klaar: 1 actor, " in " ".join(told(app))
    assert next(e.item for e in desk.store.all(Navraag)).kanaal == "blad"


def test_who_was_asked_this_quarter_is_told(desk: Desk) -> None:
    with_address(desk)
    apply(
        desk,
        Change((Put(Navraag(id="NW-2345-678H", actor="wz", datum=desk.today.isoformat())),), "An"),
    )
    app = page("navragen")
    assert not app.multiselect  # nobody is left to choose
    app.selectbox[0].select("wz").run()
    press(app, "Maak het blad")
    assert "al gevraagd op" in " ".join(told(app))


def test_an_answer_is_dragged_in_seen_and_saved(desk: Desk) -> None:
    with_address(desk)
    code = next(iter(ask_by_mail(desk, "5", ["wz"]).files)).removesuffix(".eml")[-12:]
    mail = f"From: a@wz.example\nSubject: RE: ({code})\nDate: {format_datetime(datetime.now(UTC))}\n\nKLOPT\n"
    app = (
        page("importeren").file_uploader[0].upload("re.eml", mail.encode(), "message/rfc822").run()
    )
    assert not app.exception
    press(app, "2 gegevens opslaan")
    assert "2 gewijzigd" in " ".join(told(app))
    assert desk.store.get(Actor, ["wz"])["wz"].item.laatst_bevestigd == desk.today.isoformat()
