"""What the API gives is what the commands print with --json, for the same role."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tests.api.conftest import Api

Command = Callable[..., Any]

NAMED: Mapping[str, str] = {
    "bevindingen": "findings",
    **dict.fromkeys(("signalen", "vraagstukken", "initiatieven"), "agenda"),
    "opgaven": "opgaven",
    "cijfers": "figures",
    "afspraken": "agreements",
}
"""How the list of an address is called by its command, where that is not ``items``."""
SAME = {
    "actoren": ("item", "list", "actor"),
    "actoren?gebied=5": ("item", "list", "actor", "--gebied", "5"),
    "relaties": ("item", "list", "relatie"),
    "gebieden": ("item", "list", "gebied"),
    "kernen": ("item", "list", "kern"),
    "metingen": ("item", "list", "meting"),
    "bevindingen": ("insight",),
    "bevindingen?gebied=5": ("insight", "--gebied", "5"),
    "bevindingen?gebied=5&soort=isolated": ("insight", "--gebied", "5", "--kind", "isolated"),
    "opgaven": ("opgave", "list"),
    "opgaven?gebied=5": ("opgave", "list", "--gebied", "5"),
    "cijfers": ("cijfers", "show"),
    "cijfers?gebied=5": ("cijfers", "show", "--gebied", "5"),
    "cijfers?kern=Etten": ("cijfers", "show", "--kern", "Etten"),
    "afspraken": ("afspraken",),
    "afspraken?stand=alle": ("afspraken", "--alle"),
}


def every_page(api: Api, path: str, who: str) -> dict[str, Any]:
    """The whole list, page by page along the links."""
    sign = "&" if "?" in path else "?"
    name, query = path.partition("?")[0], f"{path.partition('?')[2]}{sign}aantal=500".lstrip("?&")
    whole: dict[str, Any] = {}
    while True:
        answer = api.get(f"/{name}?{query}", who)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        del page["paginering"]
        whole = page | {"items": [*whole.get("items", ()), *page["items"]]}
        if "next" not in answer.links:
            return whole
        query = answer.links["next"]["url"].removeprefix("?")


@pytest.mark.parametrize("role", ["lezer", "makelaar"])
@pytest.mark.parametrize("path", SAME)
def test_a_list_is_what_the_command_prints(
    api: Api, command: Command, path: str, role: str
) -> None:
    told = every_page(api, path, role)
    printed = command(role, *SAME[path])
    listed = printed.pop(NAMED.get(path.partition("?")[0], "items"))
    assert told == printed | {"items": listed}


@pytest.mark.parametrize("label", ["signalen", "vraagstukken", "initiatieven"])
@pytest.mark.parametrize("more", ["", "?gebied=5"])
def test_the_agenda_is_what_the_command_prints(
    api: Api, command: Command, label: str, more: str
) -> None:
    told = every_page(api, label + more, "lezer")["items"]
    whole = command("lezer", "agenda", "list", *(["--gebied", "5"] if more else []))["agenda"]
    wanted = {"signalen": "Signaal", "vraagstukken": "Vraagstuk", "initiatieven": "Initiatief"}
    assert told == [card for card in whole if card["label"] == wanted[label]]
    assert told


@pytest.mark.parametrize("role", ["lezer", "makelaar"])
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("actoren", ("item", "show", "actor")),
        ("relaties", ("item", "show", "relatie")),
        ("gebieden", ("item", "show", "gebied")),
        ("kernen", ("item", "show", "kern")),
        ("metingen", ("item", "show", "meting")),
        ("signalen", ("agenda", "show")),
        ("vraagstukken", ("agenda", "show")),
        ("initiatieven", ("agenda", "show")),
        ("opgaven", ("opgave", "show")),
    ],
)
def test_one_is_what_the_command_shows(
    api: Api, command: Command, path: str, words: tuple[str, ...], role: str
) -> None:
    first = every_page(api, path, role)["items"][0]
    id = first["opgave"]["id"] if path == "opgaven" else first["id"]
    answer = api.get(f"/{path}/{id}", role)
    assert answer.status_code == 200
    assert answer.json() == command(role, *words, id)


def test_one_afspraak_is_as_in_the_list(api: Api) -> None:
    listed = every_page(api, "afspraken?stand=alle", "lezer")["items"]
    assert listed
    assert api.get(f"/afspraken/{listed[0]['id']}").json() == listed[0]
