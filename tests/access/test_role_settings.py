"""Who gets which role where, by the rules of netwerk.toml."""

from pathlib import Path
from typing import Any

import pytest

from netwerk.access.rights import BEHEREN, BEWERKEN, CONTACT, LEZEN, Resource, User, allowed
from netwerk.access.role_settings import (
    RoleSettings,
    joined,
    read_role_settings,
    role_settings,
    rule_warnings,
    user_of,
)
from netwerk.errors import InputError


def _rules(*rules: dict[str, Any], **more: Any) -> RoleSettings:
    return read_role_settings({**more, "rol": list(rules)})


def _anna(settings: RoleSettings, *groups: str, known: tuple[str, ...] | None = None) -> User:
    return user_of("Anna", "anna@gemeente.nl", groups, settings, "10.0.0.1", known=known)


MAKERS = {"groep": "makelaars", "rol": "makelaar", "gebieden": ["5"]}
TEAM = {"groep": "team", "rol": "teamlid"}


def test_without_a_table_who_signs_in_may_nothing() -> None:
    anna = _anna(read_role_settings({}), "makelaars")
    assert anna == User("Anna", "geen", waarvandaan="10.0.0.1")
    assert not allowed(anna, LEZEN)


def test_who_no_rule_is_about_reads_only_where_the_settings_say_so() -> None:
    assert _anna(_rules(MAKERS, anders="lezer"), "anderen").rol == "lezer"
    assert _anna(_rules(MAKERS), "anderen").rol == "geen"


def test_a_group_gives_its_role_in_its_gebieden_and_the_rest_is_read() -> None:
    anna = _anna(_rules(MAKERS), "makelaars")
    assert (anna.rol, dict(anna.rollen)) == ("lezer", {"5": "makelaar"})


def test_other_gebieden_are_not_seen_when_the_settings_say_so() -> None:
    anna = _anna(_rules(MAKERS, andere_gebieden="niet zien"), "makelaars")
    assert (anna.rol, dict(anna.rollen)) == ("geen", {"5": "makelaar"})


def test_several_rules_add_up_per_gebied() -> None:
    settings = _rules(MAKERS, TEAM, {"persoon": "ANNA@gemeente.nl", "rol": "lezer"})
    anna = _anna(settings, "makelaars", "team")
    assert (anna.rol, dict(anna.rollen)) == ("teamlid", {"5": "makelaar"})
    assert _anna(settings, "team").rollen == {}


def test_what_two_roles_may_together_is_what_the_role_may_that_they_become() -> None:
    assert joined(("projectgroep", "teamlid")) == "makelaar"
    assert joined(("lezer", "projectgroep")) == "projectgroep"
    assert joined(("lezer", "teamlid")) == "teamlid"
    assert joined(("bewerker", "lezer")) == "makelaar"
    assert joined(()) == joined(("geen",)) == "geen"
    both = User("Bo", joined(("projectgroep", "teamlid")))
    assert allowed(both, CONTACT)
    assert allowed(both, BEWERKEN, Resource("Cijfer"))
    assert not allowed(both, BEHEREN)


def test_a_group_that_is_gone_is_gone_at_the_next_call() -> None:
    settings = _rules(MAKERS)
    assert _anna(settings, "makelaars").rollen
    assert not _anna(settings).rollen


def test_no_address_is_nobodys_address() -> None:
    settings = _rules({"persoon": "baas@gemeente.nl", "rol": "beheerder"})
    assert user_of("Baas", "", (), settings, "x").rol == "geen"
    assert user_of("Baas", " Baas@Gemeente.NL ", (), settings, "x").rol == "beheerder"


def test_a_mistyped_role_reads_and_is_told() -> None:
    settings = _rules({"groep": "makelaars", "rol": "makelar"})
    assert _anna(settings, "makelaars").rol == "lezer"
    assert rule_warnings(settings) == (
        "Regel 1 van [[toegang.rol]] noemt de rol 'makelar', en die bestaat niet. Wie eronder "
        "valt, mag alleen lezen. Kies uit: lezer, projectgroep, teamlid, makelaar, bewerker, "
        "beheerder, geen.",
    )


def test_a_mistyped_gebied_gives_nothing_and_never_everything() -> None:
    settings = _rules({"groep": "makelaars", "rol": "makelaar", "gebieden": ["4x"]})
    assert _anna(settings, "makelaars", known=("4", "5")).rollen == {}
    for known in (None, ("4", "5")):
        anna = _anna(settings, "makelaars", known=known)
        assert not allowed(anna, BEWERKEN)
        assert not allowed(anna, BEWERKEN, Resource(gebieden=("4",)))
    assert "gebied '4x'" in rule_warnings(settings, ("4", "5"))[0]
    assert rule_warnings(settings) == ()


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ([], "[toegang]"),
        ({"ander": "lezer"}, "'ander'"),
        ({"anders": "beheerder"}, "'anders'"),
        ({"anders": ["lezer"]}, "'anders'"),
        ({"andere_gebieden": True}, "'andere_gebieden'"),
        ({"rol": {"groep": "x"}}, "'rol'"),
        ({"rol": [{"rol": "lezer"}]}, "regel 1"),
        ({"rol": [{"groep": "a", "persoon": "b", "rol": "lezer"}]}, "'persoon'"),
        ({"rol": [MAKERS, {"groep": "a"}]}, "regel 2"),
        ({"rol": [{"groep": 3, "rol": "lezer"}]}, "'groep'"),
        ({"rol": [{"groep": "a", "rol": "lezer", "gebied": "4"}]}, "'gebied'"),
        ({"rol": [{"groep": "a", "rol": "lezer", "gebieden": "4"}]}, "'gebieden'"),
        ({"rol": [{"groep": "a", "rol": "lezer", "gebieden": [""]}]}, "'gebieden'"),
        ({"rol": [{"groep": "a", "rol": "lezer", "gebieden": [["4"]]}]}, "'gebieden'"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_that_names_the_place(table: Any, named: str) -> None:
    with pytest.raises(InputError) as raised:
        read_role_settings(table)
    assert named in str(raised.value)
    assert str(raised.value).startswith("In netwerk.toml, bij ")


def test_the_rules_come_from_the_settings_file_as_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "netwerk.toml"
    environ = {"NETWERK_CONFIG": str(path)}
    path.write_text('[toegang]\nanders = "lezer"\n[[toegang.rol]]\ngroep="a"\nrol="teamlid"\n')
    assert _anna(role_settings(environ), "a").rol == "teamlid"
    path.write_text('[toegang]\nanders = "lezer"\n')
    assert _anna(role_settings(environ), "a").rol == "lezer"
