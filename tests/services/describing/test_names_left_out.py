"""Without names: no other name of an actor, none of another gebied, and who acts by function."""

import html

import pytest

from netwerk.access.rights import User
from netwerk.model import (
    Actor,
    Afspraak,
    Hoofdstuk,
    Initiatief,
    Opgave,
    Signaal,
    Stap,
    Uitgave,
    Vraagstuk,
)
from netwerk.services.describing.descriptions import Asked, described
from netwerk.services.describing.year_krant import krant_file
from netwerk.services.desk import Desk
from netwerk.store.port import Change, Put, Store

TOLD = "Zangclub en Fanfare Heen speelden, ook FH deed mee."


def told(desk: Desk) -> str:
    return html.unescape(described(desk, "3", "html", Asked(nameless=True)).decode())


@pytest.fixture
def feast(village: Store) -> Store:
    items = (
        Actor(
            id="heen",
            naam="Fanfare Heen",
            andere_namen=("FH", "Etten"),
            soort="bewonersgroep",
            kern="etten",
        ),
        Initiatief(
            id="i",
            titel="Feest",
            gebied="3",
            staat="klaar",
            datum="2026-10-01",
            succes=f"{TOLD} Daarna ging het naar Etten.",
            gevierd_op="2026-10-02",
        ),
    )
    village.apply(Change(tuple(map(Put, items)), who="Jan", why="feest"))
    return village


@pytest.mark.parametrize("roles", [{}, {"3": "lezer"}])
def test_other_names_and_names_of_elsewhere_stand_in_no_paper_without_names(
    feast: Store, desk: Desk, roles: dict[str, str]
) -> None:
    reader = desk.of(User("Lies", "geen", roles)) if roles else desk
    krant = html.unescape(krant_file(reader, "3", 2026).decode())
    for text in (told(reader), krant):
        assert "speelden, ook" in text
        assert not any(name in text for name in ("Zangclub", "Fanfare", "Heen", "FH"))
        assert "Daarna ging het naar Etten." in text
    if roles:
        assert "en een andere partij speelden, ook een andere partij deed mee" in krant


def test_who_acts_is_told_by_function(village: Store, desk: Desk) -> None:
    def agreed(id: str, wie: str) -> Afspraak:
        return Afspraak(
            id=id, titel=f"Bel {id}", beslissing="doen", stand="open", wie=wie, gebied="3"
        )

    items = (
        agreed("a", "Karin Hendriksen"),
        agreed("b", "gebiedsmakelaar gebied 1-3"),
        agreed("c", "Wijkagent Piet de Boer"),
        agreed("d", "Koor De Lijster"),
        Initiatief(id="i", titel="Feest", gebied="3", staat="loopt"),
        Stap(
            id="s",
            soort="opschalen",
            initiatief="i",
            naar="Wim Roos",
            niveau="bestuur",
            datum="2026-05-01",
        ),
        Opgave(id="o", titel="Meer doen", gebied="3", trekker="Anna Vos"),
        Opgave(id="p", titel="Meer zien", gebied="3", trekker="voorzitter dorpsbelang Silvolde"),
        Uitgave(id="u", gebied="3", maker="Jet Bos"),
    )
    village.apply(Change(tuple(map(Put, items)), who="Jan", why="afspraken"))
    text = told(desk)
    for name in ("Hendriksen", "Karin", "Piet", "Boer", "Lijster", "Roos", "Vos", "Jet Bos"):
        assert name not in text
    for words in ("iemand van het team", "gebiedsmakelaar gebied 1-3", "Wijkagent"):
        assert words in text
    assert "voorzitter dorpsbelang Silvolde" in text
    assert "functie niet bekend" in text
    named = html.unescape(described(desk, "3", "html").decode())
    assert "Karin Hendriksen" in named


PLANTED = "Koor De Lijster, de Zangclub en Schietclub spraken Karin Hendriksen in ZAAL HET HOF."


def test_no_planted_name_is_left_in_any_kind_of_text(village: Store, desk: Desk) -> None:
    """Own text, signals, questions, initiatives, agreements, steps, goals and the cover."""
    items = (
        Hoofdstuk(id="h", deel="plek", gebied="3", tekst=f"Dit speelt:\n- {PLANTED}"),
        Signaal(id="s", titel=f"Signaal {PLANTED}", gebied="3", datum="2026-05-01"),
        Vraagstuk(id="v", titel=f"Vraag {PLANTED}", gebied="3", staat="loopt"),
        Initiatief(
            id="i",
            titel=f"Samen {PLANTED}",
            gebied="3",
            staat="klaar",
            datum="2026-10-01",
            succes=f"Gelukt {PLANTED}",
            les=f"Geleerd {PLANTED}",
            gevierd_op="2026-10-02",
        ),
        Afspraak(
            id="a",
            titel=f"Bel {PLANTED}",
            beslissing="doen",
            stand="open",
            wie="Karin Hendriksen",
            gebied="3",
        ),
        Stap(
            id="t",
            soort="opschalen",
            initiatief="i",
            naar="Karin Hendriksen",
            niveau="bestuur",
            datum="2026-05-01",
        ),
        Opgave(
            id="o",
            titel=f"Doel {PLANTED}",
            gebied="3",
            probleem=f"Probleem {PLANTED}",
            indicator=f"Het aantal {PLANTED}",
            bron=f"Bron {PLANTED}",
            eerste_stap=f"Eerst {PLANTED}",
            trekker="Karin Hendriksen",
        ),
        Uitgave(id="u", gebied="3", maker="Karin Hendriksen", gevraagd=f"Besluit {PLANTED}"),
    )
    village.apply(Change(tuple(map(Put, items)), who="Jan", why="teksten"))
    papers = [told(desk), html.unescape(krant_file(desk, "3", 2026).decode())]
    assert papers[0].count("spraken") >= 10
    assert " de een " not in papers[1]
    for text in papers:
        for name in ("Lijster", "Zangclub", "Schietclub", "Hendriksen", "Karin", "zaal het hof"):
            assert name.casefold() not in text.casefold(), name
    assert "Karin Hendriksen" in html.unescape(described(desk, "3", "html").decode())
