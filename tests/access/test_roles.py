"""Who may do what on whose resource, in which gebied."""

import pytest

from netwerk.access.rights import (
    BEHEREN,
    BEWERKEN,
    CONTACT,
    LEZEN,
    Resource,
    User,
    allowed,
    function_of,
    require,
)
from netwerk.errors import AccessDenied


@pytest.mark.parametrize(
    ("rol", "may"),
    [
        ("lezer", {LEZEN}),
        ("projectgroep", {LEZEN, BEWERKEN}),
        ("teamlid", {LEZEN, CONTACT, BEWERKEN}),
        ("makelaar", {LEZEN, CONTACT, BEWERKEN}),
        ("bewerker", {LEZEN, CONTACT, BEWERKEN}),
        ("beheerder", {LEZEN, CONTACT, BEWERKEN, BEHEREN}),
        ("geen", set()),
        ("baas", {LEZEN}),
        ("", {LEZEN}),
    ],
)
def test_each_role_may_do_this_and_nothing_else(rol: str, may: set[str]) -> None:
    user = User("An", rol)
    actions = (LEZEN, CONTACT, BEWERKEN, BEHEREN)
    assert {action for action in actions if allowed(user, action)} == may


def test_a_name_never_stands_where_a_function_belongs() -> None:
    assert function_of(User("Anna de Vries (anna)", "lezer", {"5": "makelaar"})) == "makelaar"
    assert function_of(User("An", "bewerker")) == "makelaar"
    assert function_of(User("An", "teamlid")) == "teamlid"


def test_a_teamlid_leaves_figures_places_and_opgaven_to_others() -> None:
    for label, may in (("Actor", True), ("Signaal", True), ("Cijfer", False), ("Opgave", False)):
        assert allowed(User("An", "teamlid"), BEWERKEN, Resource(label)) == may
        assert allowed(User("An", "makelaar"), BEWERKEN, Resource(label))
    with pytest.raises(AccessDenied, match="teamlid"):
        require(User("An", "teamlid"), BEWERKEN, Resource("Kern"))


def test_what_is_somebodys_own_is_changed_by_the_owner_and_by_a_beheerder_only() -> None:
    view = Resource("Weergave", owner="An")
    assert allowed(User("An", "bewerker"), BEWERKEN, view)
    assert not allowed(User("Bo", "bewerker"), BEWERKEN, view)
    assert allowed(User("Bo", "beheerder"), BEWERKEN, view)
    assert allowed(User("Bo", "lezer"), LEZEN, view)
    with pytest.raises(AccessDenied, match="Dit is van An"):
        require(User("Bo", "bewerker"), BEWERKEN, view)


def test_a_role_in_a_gebied_goes_before_the_usual_role() -> None:
    user = User("An", "lezer", {"5": "bewerker"})
    assert allowed(user, BEWERKEN, Resource("Actor", ("5",)))
    assert not allowed(user, BEWERKEN, Resource("Actor", ("4",)))
    assert not allowed(user, BEWERKEN)
    assert allowed(user, BEWERKEN, Resource("Actor", ("4", "5")))
    less = User("Bo", "bewerker", {"5": "lezer"})
    assert not allowed(less, BEWERKEN, Resource("Actor", ("5",)))
