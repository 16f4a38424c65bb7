"""No text that somebody types anywhere is left out of the rule on numbers and addresses."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from netwerk.access.contact_data import (
    CONTACT_FIELDS,
    NO_TEXT,
    NOT_SEEN,
    OF_ACCOUNTS,
    contact_texts,
    without_contact,
)
from netwerk.access.rights import User
from netwerk.errors import AccessDenied
from netwerk.model import ITEM_TYPES, Actor, Kern, Relatie, Signaal, Stap
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.changes import apply
from netwerk.services.day.search_everything import search_everything
from netwerk.services.desk import Desk
from netwerk.services.exports import export_file
from netwerk.services.records.changeable import may_take_back
from netwerk.services.records.history import change_lines, history
from netwerk.services.records.item_cards import show_item
from netwerk.services.records.item_history import item_history
from netwerk.services.records.items import add_item, change_item, stored_item
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from tests.services.team.test_contact_hidden import texts_in

LEZER = User("Lies", "lezer")
SAID = "iets, bel 0315-776655 of mail geheim@voorbeeld.nl"
SHOWN = "iets, bel (…) of mail (…)"
SECRETS = ("776655", "geheim@")
FIELDS = [
    (label, veld.naam, veld.type)
    for label, words in schema().labels.items()
    for veld in words.velden.values()
    if veld.type in ("tekst", "teksten")
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The desk of a beheerder who typed numbers wherever it can be done."""
    opened = desk_at(
        open_store(Settings(store=str(tmp_path / "n.db"))), User("An", "beheerder"), tmp_path
    )
    texts: Any = dict.fromkeys(("adres", "website", "bron", "bevestigd_door"), SAID)
    items = (
        Actor(
            id="zes",
            naam="Zes",
            soort="bewonersgroep",
            gebieden=("6",),
            andere_namen=("Groep 0315-776655",),
            labels=(SAID,),
            **texts,
        ),
        Actor(id="vijf", naam="Vijf", soort="bewonersgroep", gebieden=("5",)),
        Relatie(id="r", van="vijf", naar="zes", soort="kent", toelichting=SAID, bron=SAID),
        Signaal(id="s", titel="Zaal", gebied="6"),
        Stap(id="t", soort="opschalen", datum="2026-01-05", signaal="s", van=SAID, naar=SAID),
    )
    apply(opened, Change(tuple(Put(item) for item in items), "An", "Begin"))
    yield opened
    opened.close()


def _told(value: object) -> list[str]:
    said = " ".join(texts_in(value))
    return [secret for secret in SECRETS if secret in said]


@pytest.mark.parametrize(("label", "veld", "kind"), FIELDS)
def test_every_text_of_the_schema_is_in_the_rule_or_named_with_a_reason(
    label: str, veld: str, kind: str
) -> None:
    item: Any = object.__new__(ITEM_TYPES[label])
    for name, field in type(item).__dataclass_fields__.items():
        empty = () if "tuple" in str(field.type) else None
        object.__setattr__(item, name, empty)
    object.__setattr__(item, veld, (SAID,) if kind == "teksten" else SAID)
    shown = getattr(without_contact(item), veld)
    if (label, veld) in NO_TEXT or ("*", veld) in NO_TEXT or (label, "*") in NO_TEXT:
        assert veld not in contact_texts(label)
    elif (label, veld) in OF_ACCOUNTS:
        assert shown == "iets, bel (…) of mail geheim@voorbeeld.nl"
    elif label == "Actor" and veld in CONTACT_FIELDS:
        assert shown is None
    else:
        assert shown == ((SHOWN,) if kind == "teksten" else SHOWN)


def test_what_is_left_out_is_of_the_schema_and_says_why() -> None:
    there = {(label, veld) for label, veld, _ in FIELDS}
    labels, names = ({key[i] for key in there} for i in (0, 1))
    for label, veld in (*NO_TEXT, *OF_ACCOUNTS):
        if label == "*":
            assert veld in names
        elif veld == "*":
            assert label in labels
        else:
            assert (label, veld) in there
    assert all(len(why.split()) > 2 for why in NO_TEXT.values())


def test_a_step_an_actor_and_a_relation_are_told_without_them(desk: Desk) -> None:
    answers = [
        lambda d: show_item(d, "Stap", "t"),
        lambda d: show_item(d, "Signaal", "s"),
        lambda d: show_item(d, "Actor", "zes"),
        lambda d: list(d.store.all(Stap)),
        lambda d: list(d.reads.relaties_of(["zes"])),
        lambda d: list(d.store.changes(1)),
        lambda d: change_lines(d, 1),
        *(
            (lambda d, form=form: export_file(d, form))
            for form in ("xlsx", "csv", "kumu-json", "graphml", "hsds", "node-link")
        ),
    ]
    for n, answer in enumerate(answers):
        assert _told(answer(desk.of(LEZER))) == [], n
    assert _told(answers[0](desk))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://mastodon.nl/@zang", "https://mastodon.nl/@zang"),
        ("www.zang.nl", "www.zang.nl"),
        ("zang@kern.nl", "(…)"),
        ("https://zang.nl, 0315-776655", "https://zang.nl, (…)"),
    ],
)
def test_a_website_that_is_no_mail_address_stays(text: str, shown: str) -> None:
    actor = Actor(id="a", naam="A", soort="bedrijf", website=text)
    assert without_contact(actor).website == shown


def test_the_rest_is_changed_and_those_stay(desk: Desk) -> None:
    pim = desk.of(User("Pim", "projectgroep"))
    for label, id, new in (
        ("Stap", "t", {"datum": "2026-02-01"}),
        ("Relatie", "r", {"sterkte": 2}),
        ("Actor", "zes", {"naam": "Zes en meer"}),
    ):
        entry: Any = stored_item(pim, label, id)
        change_item(pim, replace(entry.item, **new), entry.version, f"t{label}")
    held: Any = desk.store.get(Actor, ["zes"])["zes"].item
    assert (held.adres, held.labels) == (SAID, (SAID,))
    assert desk.store.get(Stap, ["t"])["t"].item.van == SAID
    assert desk.store.get(Relatie, ["r"])["r"].item.toelichting == SAID


def test_nobody_moves_an_actor_or_a_kern_to_see_what_is_said_of_a_relation(desk: Desk) -> None:
    items = (
        Kern(id="k6", naam="Kern zes", gebied="6"),
        Actor(id="a", naam="A", soort="bedrijf", kern="k6"),
        Actor(id="b", naam="B", soort="bedrijf", gebieden=("6",)),
        Relatie(id="ab", van="a", naar="b", soort="kent", toelichting=SAID),
    )
    apply(desk, Change(tuple(Put(item) for item in items), "An", "Meer"))
    pim = desk.of(User("Pim", "projectgroep", {"5": "makelaar"}))
    b: Any = stored_item(pim, "Actor", "b")
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        change_item(pim, replace(b.item, gebieden=("5",)), b.version, "t1")
    kern: Any = stored_item(pim, "Kern", "k6")
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        change_item(pim, replace(kern.item, gebied="5"), kern.version, "t2")


def test_a_key_made_of_a_title_holds_no_number_or_address(desk: Desk) -> None:
    for n, titel in enumerate(("Winkel stopt, bel 0315-641277", "Mail jan@kern.nl maar")):
        add_item(desk, Signaal(id="", titel=titel, gebied="6"), f"token{n}")
    ids = " ".join(entry.item.id for entry in desk.store.all(Signaal))
    assert "winkel-stopt-bel-token0" in ids
    assert "641277" not in ids
    assert "jan" not in ids


def test_nobody_finds_by_a_former_name_what_he_does_not_see_of_it(desk: Desk) -> None:
    for text in ("0315", "776655", "0315-776655"):
        assert [hit.id for hit in search_everything(desk, text).hits] == ["zes"]
        assert search_everything(desk.of(LEZER), text).hits == ()
        assert [e.item.id for e in desk.reads.search(text)] == ["zes"]
        assert desk.of(LEZER).reads.search(text) == []
        assert desk.of(LEZER).store.search(text) == []
    assert [e.item.id for e in desk.of(LEZER).reads.search("groep")] == ["zes"]


def test_a_number_in_a_name_of_the_network_is_no_way_to_find_it(desk: Desk) -> None:
    named = Actor(id="aed", naam="AED 0315-112233", soort="bewonersgroep", gebieden=("6",))
    apply(desk, Change((Put(named),), "An"))
    assert search_everything(desk.of(LEZER), "112233").hits == ()
    assert search_everything(desk, "112233").hits
    assert [hit.id for hit in search_everything(desk.of(LEZER), "aed").hits] == ["aed"]


def test_a_reader_may_take_nothing_back_and_who_may_see_reads_the_reason_whole(
    desk: Desk,
) -> None:
    apply(desk, Change((Put(Signaal(id="vijfde", titel="V", gebied="5")),), "An", SAID))
    apply(desk, Change((Put(Signaal(id="zesde", titel="Z", gebied="6")),), "An", SAID))
    assert not may_take_back(desk.of(LEZER), history(desk)[0].head)
    own = desk.of(User("Bo", "lezer", {"5": "makelaar"}))
    assert [one.why for one in history(desk)][:2] == [SAID, SAID]
    assert [one.why for one in history(desk.of(LEZER))][:2] == [SHOWN, SHOWN]
    assert [one.why for one in history(own)][:2] == [SHOWN, SAID]
    assert item_history(own, "Signaal", "vijfde")[0].why == SAID


def test_what_who_does_not_see_it_changes_is_called_whole_in_its_history(desk: Desk) -> None:
    titled = "Bel 0315-112233"
    add_item(desk, Signaal(id="bel", titel=titled, gebied="6"), "tx")
    pim = desk.of(User("Pim", "projectgroep"))
    entry: Any = stored_item(pim, "Signaal", "bel")
    change_item(pim, replace(entry.item, datum="2026-01-01"), entry.version, "ty")
    assert titled in history(desk)[0].why
    assert titled not in history(pim)[0].why


def test_brackets_around_a_number_are_not_doubled() -> None:
    for text, shown in (
        ("de zaal (0315-776655)", "de zaal (…)"),
        ("de zaal (geheim@voorbeeld.nl)", "de zaal (…)"),
        ("bel (0315) 12 34 56 na zes uur", "bel (…) na zes uur"),
        ("(bel 0315-776655)", "(bel (…))"),
        ("de zaal ((0315) 776655)", "de zaal (…)"),
    ):
        actor = Actor(id="a", naam="A", soort="bedrijf", contact=text)
        assert without_contact(actor).contact == shown


def test_the_whole_is_still_there_for_who_may(desk: Desk) -> None:
    assert desk.networks.net(Selection()).n == 2
    assert _told(export_file(desk, "csv")) == list(SECRETS)
