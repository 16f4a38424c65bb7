"""Who may do what on whose resource, in which gebied."""

import pytest

from netwerk.access.rights import (
    BEHEREN,
    BEWERKEN,
    LEZEN,
    Resource,
    User,
    allowed,
    require,
)
from netwerk.errors import AccessDenied


@pytest.mark.parametrize(
    ("rol", "may"),
    [
        ("lezer", {LEZEN}),
        ("bewerker", {LEZEN, BEWERKEN}),
        ("beheerder", {LEZEN, BEWERKEN, BEHEREN}),
        ("baas", set()),
    ],
)
def test_each_role_may_do_this_and_nothing_else(rol: str, may: set[str]) -> None:
    user = User("An", rol)
    assert {action for action in (LEZEN, BEWERKEN, BEHEREN) if allowed(user, action)} == may


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
