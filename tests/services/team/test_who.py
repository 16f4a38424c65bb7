"""Who works here, what he may, and the rules of everybody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netwerk.access.rights import ROLES, User
from netwerk.errors import AccessDenied, InputError
from netwerk.services.desk import Desk
from netwerk.services.stores import desk_at, local_user, open_store
from netwerk.services.team.who_am_i import may_words, who_am_i
from netwerk.services.team.who_may_what import who_may_what, who_may_what_values
from netwerk.settings import Settings, load_settings


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a beheerder at a new store with the gebieden of the municipality."""
    store = open_store(Settings(store=str(tmp_path / "n.db")))
    opened = desk_at(store, User("An", "beheerder"), tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("user", "said"),
    [
        (User("Anna de Wit", "beheerder"), "Anna de Wit, beheerder"),
        (
            User("Anna de Wit", "lezer", {"3": "makelaar"}),
            "Anna de Wit, makelaar in gebied 3 (Silvolde), verder lezer",
        ),
        (User("Anna", "geen", {"3": "teamlid"}), "Anna, teamlid in gebied 3 (Silvolde)"),
        (User("Anna", "geen"), "Anna, zonder rol"),
        (User("Anna", "lezer", {"4x": "makelaar"}), "Anna, lezer"),
    ],
)
def test_who_works_here_is_said_in_one_line(desk: Desk, user: User, said: str) -> None:
    assert who_am_i(desk.of(user)).sentence == said


def test_a_mistyped_role_is_said(desk: Desk) -> None:
    me = who_am_i(desk.of(User("Bo", "koning")))
    assert me.may == ("overal: lezen",)
    assert "De rol 'koning' bestaat niet, dus je mag alleen lezen." in me.warning


def test_what_each_role_may_is_in_words() -> None:
    assert may_words("geen") == "niets"
    assert may_words("lezer") == "lezen"
    assert may_words("projectgroep") == "lezen, wijzigen"
    assert "niet: " in may_words("teamlid")
    assert may_words("makelaar") == "lezen, telefoon en e-mail zien, wijzigen"


TOML = """
[toegang]
anders = "lezer"
andere_gebieden = "niet zien"
[[toegang.rol]]
groep = "makelaars"
rol = "makelaar"
gebieden = ["3", "9"]
[[toegang.rol]]
persoon = "an@gemeente.nl"
rol = "beheerder"
"""


def test_every_rule_is_told_in_sentences_and_as_a_table(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "netwerk.toml"
    path.write_text(TOML, encoding="utf-8")
    monkeypatch.setenv("NETWERK_CONFIG", str(path))
    told = who_may_what(desk)
    assert told.sentences == (
        "Wie in de groep 'makelaars' zit, is makelaar in gebied 3 (Silvolde), gebied 9, dat niet "
        "bestaat.",
        "an@gemeente.nl is beheerder in de hele gemeente.",
        "Wie zich aanmeldt en in geen regel staat, is lezer: die mag alles lezen en niets "
        "wijzigen.",
        "Wie alleen een rol in een gebied heeft, ziet niets van de andere gebieden.",
    )
    assert [(row.wie, row.rol, row.waar) for row in told.rows] == [
        ("groep makelaars", "makelaar", "gebied 3 (Silvolde)"),
        ("groep makelaars", "makelaar", "gebied 9, dat niet bestaat"),
        ("an@gemeente.nl", "beheerder", "de hele gemeente"),
    ]
    assert set(told.roles) == set(ROLES)
    assert len(told.warnings) == 2
    assert who_may_what_values(desk)["rows"][2]["rol"] == "beheerder"
    with pytest.raises(AccessDenied):
        who_may_what(desk.of(User("Bo", "makelaar")))
    path.write_text("[toegang]\nander = 1\n", encoding="utf-8")
    with pytest.raises(InputError, match="'ander'"):
        who_may_what(desk)


# Who works here without signing in.


def _settings(tmp_path: Path, text: str = "", **environ: str) -> Settings:
    path = tmp_path / "netwerk.toml"
    path.write_text(text, encoding="utf-8")
    return load_settings({"NETWERK_CONFIG": str(path), **environ})


def test_who_sits_at_his_own_machine_is_the_beheerder_of_his_file(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    assert local_user(settings).rol == local_user(settings, page=True).rol == "beheerder"


def test_without_a_role_a_page_that_others_reach_only_lets_read(tmp_path: Path) -> None:
    settings = _settings(tmp_path, NETWERK_ADDRESS="0.0.0.0")
    assert local_user(settings, page=True).rol == "lezer"
    assert local_user(settings).rol == "beheerder"  # the command line on the machine itself
    named = _settings(tmp_path, NETWERK_ADDRESS="0.0.0.0", NETWERK_ROLE="bewerker")
    assert local_user(named, page=True).rol == "bewerker"


def test_without_a_role_a_page_where_people_sign_in_only_lets_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = _settings(tmp_path, '[aanmelden]\nserver = "https://login.example"\n')
    monkeypatch.setenv("NETWERK_CONFIG", str(tmp_path / "netwerk.toml"))
    assert local_user(settings, page=True).rol == "lezer"
