"""Names in a sentence open the page of who is meant."""

from netwerk.insight.finding import ActorRef
from netwerk.ui.links import actor_link, linked

ONE, OTHER = ActorRef("koor-etten", "Koor"), ActorRef("koor-ulft", "Koor")
HALL, LONG = ActorRef("zaal", "Zaal"), ActorRef("koor-lang", "Koor Etten")


def test_a_name_is_a_link_once_and_the_longest_goes_first() -> None:
    said = linked("Koor Etten kent Koor; Koor kent Zaal.", (ONE, LONG, HALL))
    assert said == (
        f"{actor_link('koor-lang', 'Koor Etten')} kent {actor_link('koor-etten', 'Koor')}; "
        f"Koor kent {actor_link('zaal', 'Zaal')}."
    )


def test_two_of_one_name_each_open_their_own_page_in_order() -> None:
    said = linked("Koor en Koor staan er misschien dubbel in.", (ONE, OTHER))
    assert said.startswith(
        f"{actor_link('koor-etten', 'Koor')} en {actor_link('koor-ulft', 'Koor')} staan"
    )


def test_a_name_of_two_that_stands_there_once_is_no_link_for_who_is_meant_is_not_known() -> None:
    assert linked("Koor kent Zaal.", (ONE, OTHER)) == "Koor kent Zaal."


def test_the_same_actor_given_twice_is_one() -> None:
    assert linked("Koor.", (ONE, ONE)) == f"{actor_link('koor-etten', 'Koor')}."


def test_what_a_user_typed_as_a_name_is_text_in_the_link() -> None:
    bad = ActorRef("x", "<b>Koor</b>")
    assert "<b>" not in linked("<b>Koor</b> en <i>", (bad,))


def test_of_two_of_one_name_none_is_linked_where_the_sentence_does_not_list_them() -> None:
    third = ActorRef("lang", "Koor Etten")
    said = linked("Koor Etten en Koor", (ONE, OTHER, third))
    assert said == f"{actor_link('lang', 'Koor Etten')} en Koor"
    twice = "Koor kent Zaal; Koor is nooit gevraagd."
    assert linked(twice, (ONE, OTHER)) == twice
