"""A picture without names: a bundle is called after a place or a category, never after an actor."""

from netwerk.map.anonymous import anonymised
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.map.view import View
from netwerk.schema import schema
from tests.builders import net_from_text


def labels(collapse_by: str) -> set[str]:
    actors = {
        name: {"kern": "etten", "categorie": "Vrij woord"} for name in ("Kwik", "Kwek", "Kwak")
    }
    net = net_from_text("Kwik-Kwek Kwek-Kwak Kwak-Kwik", actors)
    picture = draw(net, schema(), layout(net), View(collapse_by=collapse_by))
    return {str(node["label"]).splitlines()[0] for node in anonymised(picture).network.nodes}


def test_a_bundle_of_a_kern_keeps_the_name_of_the_kern() -> None:
    assert all(label.startswith("Etten") for label in labels("kern"))


def test_a_bundle_with_a_name_that_somebody_made_up_is_called_a_group() -> None:
    assert labels("categorie") == {"Groep"}
    assert labels("groep") == {"Groep"}
