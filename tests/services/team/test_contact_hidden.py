"""Phone numbers and mail addresses: nowhere for who may not see them, and never lost by him."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from netwerk.access.contact_data import (
    CONTACT_FIELDS,
    NOT_SEEN,
    ContactSeen,
    contact_seen,
    without_contact,
)
from netwerk.access.log_line import CONTACT_ZIEN, LogLine
from netwerk.access.rights import LEZEN, ROLES, User
from netwerk.errors import AccessDenied
from netwerk.exchange.request import ImportOptions
from netwerk.model import Actor, Doelgroep
from netwerk.net.selection import Selection
from netwerk.services.changes import apply
from netwerk.services.communication.audiences import audience_of
from netwerk.services.communication.mailing_list import list_of
from netwerk.services.communication.reach_ways import reach_told
from netwerk.services.day.search_everything import search_everything
from netwerk.services.desk import Desk
from netwerk.services.exports import export_file, export_name, export_told
from netwerk.services.imports import confirm_import, preview_import
from netwerk.services.live.jobs import Job
from netwerk.services.portraits.actor_portrait import actor_portrait
from netwerk.services.records.edits import merge_actoren, undo
from netwerk.services.records.history import change_lines
from netwerk.services.records.item_cards import show_item
from netwerk.services.records.item_history import item_changes
from netwerk.services.records.items import change_item, stored_item
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from tests.services.test_rights import SERVICES, USERS, World, _sit_down, template

__all__ = ["template"]

SECRETS = ("998877", "geheim@voorbeeld.nl", "12345678", "776655")
VIJF = {
    "telefoon": "0315 998877",
    "email": "geheim@voorbeeld.nl",
    "contact": "secretaris, 06-12345678",
    "omschrijving": "Zingt op maandag, bel 0315-776655.",
}
LEZER = User("Lies", "lezer")
GROEP = User("Pim", "projectgroep")
BOSS = User("An", "beheerder")


@pytest.fixture(scope="module")
def told(
    template: tuple[Path, str, int], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """A store in which an actor of gebied 5 has contact data, now and in its history."""
    world = _sit_down(template, tmp_path_factory.mktemp("contact"), USERS["beheerder"])
    for values in (VIJF, {"status": "actief"}):
        stored = world.desk.store.get(Actor, ["vijf"])["vijf"]
        new: Any = replace(stored.item, **values)
        apply(world.desk, Change((Put(new, stored.version),), "An"))
    yield world
    world.desk.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A store of its own with the same actor, at the desk of a beheerder."""
    opened = desk_at(open_store(Settings(store=str(tmp_path / "n.db"))), BOSS, tmp_path)
    vijf: Any = Actor(id="vijf", naam="Vijf", soort="bewonersgroep", gebieden=("5",), **VIJF)
    zes = Actor(id="zes", naam="Zes", soort="bewonersgroep", gebieden=("6",), telefoon="0315 1122")
    apply(opened, Change((Put(vijf), Put(zes)), "An"))
    yield opened
    opened.close()


def texts_in(value: object) -> Iterator[str]:
    """Every text in an answer, whatever it is made of."""
    if isinstance(value, Job):
        yield from texts_in(value.result())
    elif isinstance(value, bytes):
        if value[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(value)) as archive:
                for name in archive.namelist():
                    yield from texts_in(archive.read(name))
        else:
            yield value.decode("utf-8", "replace")
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from texts_in(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from texts_in(pair)
    elif isinstance(value, list | tuple | set | frozenset) or hasattr(value, "__next__"):
        for part in value:  # type: ignore[attr-defined]
            yield from texts_in(part)
    else:
        yield str(value)


def _found(world: World, name: str, user: User) -> list[str]:
    asked = replace(world, desk=world.desk.of(user))
    try:
        answer = SERVICES[name].call(asked)
    except AccessDenied as refused:
        answer = str(refused)
    said = " ".join(texts_in(answer))
    return [secret for secret in SECRETS if secret in said]


GIVEN = {"mailing_list.list_of"}
"""What its row gives it is of somebody who may see them."""
READING = [name for name, row in SERVICES.items() if row.action == LEZEN and name not in GIVEN]


@pytest.mark.parametrize("who", ["lezer", "teamlid, but projectgroep here", "a mistyped role"])
@pytest.mark.parametrize("name", READING)
def test_no_service_tells_contact_data_to_who_may_not_see_them(
    told: World, name: str, who: str
) -> None:
    assert _found(told, name, USERS[who]) == []


def test_the_same_services_do_tell_them_to_who_may(told: World) -> None:
    tell = [name for name in READING if _found(told, name, USERS["teamlid"])]
    assert len(tell) >= 8, tell


def test_who_sees_them_is_decided_per_gebied() -> None:
    seen = {role: contact_seen(User("An", role)) for role in ROLES}
    assert seen["makelaar"] is seen["teamlid"] is seen["beheerder"] is None
    assert seen["lezer"] == seen["projectgroep"] == seen["geen"] == ContactSeen(False)
    own = contact_seen(User("An", "lezer", {"5": "makelaar"}))
    assert own == ContactSeen(False, ("5",))
    assert own.sees(("5", "6"))
    assert not own.sees(("6",))
    assert not own.sees(())
    less = contact_seen(User("An", "makelaar", {"5": "lezer"}))
    assert less == ContactSeen(True, ("5",))
    assert not less.sees(("5",))
    assert less.sees(("6",))
    assert less.sees(())


def test_a_makelaar_sees_those_of_his_own_gebied_only(desk: Desk) -> None:
    own = desk.of(User("Bo", "lezer", {"5": "makelaar"}))
    there = {entry.item.id: entry.item for entry in own.store.all(Actor)}
    assert (there["vijf"].telefoon, there["zes"].telefoon) == ("0315 998877", None)


def test_a_kern_says_where_an_actor_is_too(desk: Desk) -> None:
    here = Actor(id="e", naam="E", soort="bedrijf", kern="etten", telefoon="0315 998877")
    apply(desk, Change((Put(here),), "An"))
    assert desk.of(User("Bo", "lezer", {"5": "makelaar"})).reads.get(Actor, ["e"])["e"].item == here
    for reads in (desk.of(LEZER).reads, desk.of(LEZER).store):
        assert reads.get(Actor, ["e"])["e"].item.telefoon is None
        assert [e.item.telefoon for e in reads.referring_to("Kern", ["etten"])] == [None]


def test_what_is_hidden_is_told_so_and_never_called_unknown(desk: Desk) -> None:
    card = show_item(desk.of(LEZER), "Actor", "zes")
    assert {f.veld: f.text for f in card.facts if f.veld in CONTACT_FIELDS} == {
        "telefoon": NOT_SEEN,
        "email": NOT_SEEN,  # also when none is known
    }
    assert actor_portrait(desk.of(LEZER), "vijf").hidden == CONTACT_FIELDS
    assert actor_portrait(desk, "vijf").hidden == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("secretaris, 06-12345678", "secretaris, (…)"),
        ("bel (0315) 12 34 56 na zes uur", "bel (…) na zes uur"),
        ("+31 6 12345678", "(…)"),
        ("mail a.b@c-d.nl", "mail (…)"),
        ("mail jan(at)kern.nl of jan [at] kern.nl", "mail (…) of (…)"),
        ("bel 0314/123456", "bel (…)"),
        ("0314 \u2013 123456, 06\u201112345678", "(…), (…)"),
        ("T06_12345678", "T(…)"),
        ("sinds 2019, 12.500 leden, KvK 12345678", "sinds 2019, 12.500 leden, KvK 12345678"),
    ],
)
def test_a_number_or_address_in_a_text_is_hidden_and_the_rest_stays(text: str, shown: str) -> None:
    actor = Actor(id="a", naam="A", soort="bedrijf", contact=text)
    assert without_contact(actor).contact == shown


# Nobody loses or changes what he does not see.


def test_who_does_not_see_them_changes_the_rest_and_they_stay(desk: Desk) -> None:
    pim = desk.of(GROEP)
    entry: Any = stored_item(pim, "Actor", "vijf")
    assert entry.item.telefoon is None
    new = replace(entry.item, naam="Vijf en meer", omschrijving=entry.item.omschrijving)
    change_item(pim, new, entry.version, "t1", entry.item)
    now = desk.store.get(Actor, ["vijf"])["vijf"].item
    assert now.naam == "Vijf en meer"
    assert {naam: getattr(now, naam) for naam in VIJF} == VIJF


@pytest.mark.parametrize("number", ["0315 112233", "0315 998877"])
def test_nobody_gives_another_value_for_what_he_does_not_see_nor_guesses_it(
    desk: Desk, number: str
) -> None:
    pim = desk.of(GROEP)
    entry: Any = stored_item(pim, "Actor", "vijf")
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        change_item(pim, replace(entry.item, telefoon=number), entry.version, "t1")
    assert desk.store.get(Actor, ["vijf"])["vijf"].item.telefoon == "0315 998877"


def test_a_new_actor_may_come_with_a_number(desk: Desk) -> None:
    new = Actor(id="n", naam="Nieuw", soort="bedrijf", telefoon="0315 445566")
    apply(desk.of(GROEP), Change((Put(new),), "Pim"))
    assert desk.store.get(Actor, ["n"])["n"].item.telefoon == "0315 445566"


@pytest.mark.parametrize("form", ["xlsx", "csv", "node-link", "graphml", "gexf"])
def test_what_a_reader_took_along_never_comes_back_over_what_he_did_not_see(
    desk: Desk, form: str
) -> None:
    told = desk.store.get(Actor, ["vijf"])["vijf"].item
    content = export_file(desk.of(LEZER), form, Selection())
    name = export_name(desk, form, Selection())
    preview = preview_import(desk, [(name, content)], ImportOptions())
    assert not [row.changes for row in preview.plan.rows if row.changes]
    confirm_import(desk, preview)
    assert desk.store.get(Actor, ["vijf"])["vijf"].item == told


@pytest.mark.parametrize("form", ["xlsx", "csv", "node-link", "kumu-json", "graphml", "neo4j"])
def test_a_file_says_of_what_is_hidden_that_it_is_and_so_does_the_page(
    desk: Desk, form: str
) -> None:
    said = " ".join(texts_in(export_file(desk.of(LEZER), form)))
    assert said.count(NOT_SEEN) >= 4  # of two actors, whether they are known or not
    told = export_told(desk.of(LEZER), form)
    assert told.left_out[0] == (
        f"Telefoon en e-mail van 2 actoren zijn {NOT_SEEN}. Die cellen zeggen dat ook in het "
        "bestand."
    )
    assert "Telefoon" not in told.personal
    assert NOT_SEEN not in " ".join((*texts_in(export_file(desk, form)),))
    assert NOT_SEEN not in " ".join(export_told(desk, form).left_out)


def test_a_mail_address_in_hsds_is_one_or_nothing(desk: Desk) -> None:
    assert NOT_SEEN not in " ".join(texts_in(export_file(desk.of(LEZER), "hsds")))
    assert "Die cellen zijn dan leeg." in export_told(desk.of(LEZER), "hsds").left_out[0]


@pytest.mark.parametrize("mask", ["secretaris, (…)", NOT_SEEN])
def test_a_mask_in_any_field_of_a_file_leaves_what_is_stored(desk: Desk, mask: str) -> None:
    file = (
        "lijst.csv",
        f"naam;soort;contact;telefoon;website;iets\nVijf;bewonersgroep;{mask};{mask};v.nl;{mask}\n",
    )
    preview = preview_import(desk, [(file[0], file[1].encode())], ImportOptions())
    said = [message.sentence for message in preview.plan.messages]
    assert any("wat er al stond, blijft staan" in sentence for sentence in said)
    confirm_import(desk, preview)
    now = desk.store.get(Actor, ["vijf"])["vijf"].item
    assert now.website == "v.nl"
    assert {naam: getattr(now, naam) for naam in VIJF} == VIJF


def test_an_import_says_of_each_row_that_it_changes_what_is_not_seen(desk: Desk) -> None:
    file = (
        "lijst.csv",
        b"id;naam;soort;telefoon;website\nvijf;Vijf;bewonersgroep;0315 1;\n"
        b"zes;Zes;bewonersgroep;;zes.nl\nnieuw;Nieuw;bedrijf;0315 445566;\n",
    )
    pim = desk.of(GROEP)
    preview = preview_import(pim, [file], ImportOptions())
    assert [row.state for row in preview.plan.rows] == ["probleem", "gewijzigd", "nieuw"]
    assert NOT_SEEN in preview.plan.rows[0].sentence
    assert confirm_import(pim, preview) is not None
    there = {e.item.id: e.item for e in desk.store.all(Actor)}
    assert [there[id].telefoon for id in ("vijf", "zes", "nieuw")] == [
        "0315 998877",
        "0315 1122",
        "0315 445566",
    ]
    assert there["zes"].website == "zes.nl"


def test_undoing_puts_back_what_is_not_seen_unless_that_is_what_changed(desk: Desk) -> None:
    entry: Any = stored_item(desk, "Actor", "vijf")
    named = change_item(desk, replace(entry.item, naam="Ander"), entry.version, "t1")
    undo(desk.of(GROEP), named.number)
    now: Any = stored_item(desk, "Actor", "vijf")
    assert (now.item.naam, now.item.telefoon) == ("Vijf", "0315 998877")
    called = change_item(desk, replace(now.item, telefoon="0315 112233"), now.version, "t2")
    with pytest.raises(AccessDenied, match=NOT_SEEN):
        undo(desk.of(GROEP), called.number)


def test_merging_keeps_what_is_not_seen(desk: Desk) -> None:
    merge_actoren(desk.of(GROEP), "vijf", "zes")
    assert desk.store.get(Actor, ["vijf"])["vijf"].item.telefoon == "0315 998877"


# Two people in one process.


def test_what_is_kept_for_one_is_not_given_to_the_other(desk: Desk) -> None:
    entry: Any = stored_item(desk, "Actor", "vijf")
    number = change_item(desk, replace(entry.item, telefoon="0315 112233"), entry.version, "t")
    answers = [
        lambda d: actor_portrait(d, "vijf"),
        lambda d: show_item(d, "Actor", "vijf"),
        lambda d: list(d.reads.all(Actor)),
        lambda d: change_lines(d, number.number),
        lambda d: item_changes(d, "Actor", "vijf", number.number),
        lambda d: export_file(d, "csv"),
        lambda d: audience_of(d, Doelgroep(id="", naam="G", soorten=("bewonersgroep",))),
    ]
    for answer in answers:
        for first, second in ((desk, desk.of(LEZER)), (desk.of(LEZER), desk)):
            for reader in (first, second):
                said = " ".join(texts_in(answer(reader)))
                assert ("112233" in said) == (reader is desk)


def test_nobody_finds_an_actor_by_a_number_that_he_does_not_see(desk: Desk) -> None:
    for text in ("0315 998877", "998877", "geheim@voorbeeld.nl"):
        assert search_everything(desk.of(LEZER), text).hits == ()
        assert list(desk.of(LEZER).reads.search(text)) == []


def test_a_list_for_a_mailing_says_that_addresses_are_not_seen(desk: Desk) -> None:
    rule = Doelgroep(id="", naam="Groepen", soorten=("bewonersgroep",))
    mine, others = (audience_of(d, rule) for d in (desk, desk.of(LEZER)))
    assert list_of(desk, mine, "mail").ids == ("vijf",)
    listed = list_of(desk.of(LEZER), others, "mail")
    assert {one.why for one in listed.left_out} == {f"mailadres {NOT_SEEN}"}
    assert "Met jouw rol zie je geen mailadressen" in listed.sentence
    ways = {one.way: one.words for one in reach_told(desk.of(LEZER), others).ways}
    assert ways["email"] == f"Mail: {NOT_SEEN}."
    assert reach_told(desk.of(LEZER), others).nowhere == ()


def test_the_network_holds_no_contact_data(desk: Desk) -> None:
    """What is shared by everybody is made of the network: no contact data may come into it."""
    assert not {*CONTACT_FIELDS, "contact", "omschrijving"} & set(
        desk.networks.net(Selection()).actors
    )


# The log.


class _Lines:
    """A log in memory."""

    def __init__(self) -> None:
        self.lines: list[LogLine] = []

    def write(self, line: LogLine) -> None:
        """Keep a line."""
        self.lines.append(line)


def test_seeing_contact_data_is_logged_once_a_day_of_each_actor(desk: Desk) -> None:
    log = _Lines()
    kept = replace(desk, log=log)
    for user in (BOSS, User("Bo", "teamlid"), LEZER):
        for _ in range(2):
            actor_portrait(kept.of(user), "vijf")
            show_item(kept.of(user), "Actor", "vijf")
    show_item(kept, "Actor", "vijf", contact=False)
    assert [(line.wie, line.wat, line.waarop, line.gelukt) for line in log.lines] == [
        ("An", CONTACT_ZIEN, "Actor vijf", True),
        ("Bo", CONTACT_ZIEN, "Actor vijf", True),
    ]
