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


IN_5 = {"5": "makelaar"}
MAKELAAR, TEAMLID = User("An", "lezer", IN_5), User("An", "lezer", {"5": "teamlid"})


@pytest.mark.parametrize(
    ("user", "action", "resource", "says"),
    [
        (MAKELAAR, BEWERKEN, Resource("Actor", ("6",)), "in gebied 6; jij wijzigt in gebied 5."),
        (TEAMLID, BEWERKEN, Resource("", ("6", "7")), "gebied 6 en 7; jij wijzigt in gebied 5."),
        (MAKELAAR, BEWERKEN, Resource("Actor"), "niet bij één gebied; jij wijzigt in gebied 5."),
        (TEAMLID, BEWERKEN, Resource("Cijfer", ("5",)), "rol 'teamlid' wijzig je geen cijfers."),
        (TEAMLID, BEWERKEN, Resource("Cijfer", ("6",)), "rol 'teamlid' wijzig je geen cijfers."),
        (User("An", "teamlid"), BEWERKEN, Resource("Kern"), "'teamlid' wijzig je geen kernen."),
        (User("An", "lezer"), BEWERKEN, Resource("Actor"), "'lezer' kun je dit niet wijzigen."),
        (User("An", "geen"), LEZEN, Resource("Actor", ("5",)), "'geen' kun je dit niet zien."),
        (User("An", "geen", IN_5), LEZEN, Resource("", ("6",)), "jij kijkt in gebied 5."),
        (MAKELAAR, CONTACT, Resource("", ("6",)), "jij ziet contactgegevens in gebied 5."),
        (User("An", "makelaar"), BEHEREN, Resource(), "'makelaar' kun je dit niet doen."),
        (MAKELAAR, BEHEREN, Resource("", ("5",)), "rol 'makelaar' kun je dit niet doen."),
        (
            User("An", "makelaar", {"6": "lezer"}),
            BEWERKEN,
            Resource("Actor", ("6",)),
            "Dit ligt in gebied 6; jij wijzigt in de andere gebieden.",
        ),
    ],
)
def test_a_refusal_says_what_is_not_yours_and_where_you_may(
    user: User, action: str, resource: Resource, says: str
) -> None:
    with pytest.raises(AccessDenied) as refused:
        require(user, action, resource)
    assert says in str(refused.value)
    assert "(" not in str(refused.value)
