"""Every change, every refusal and every file leaves a line, whichever service did it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from netwerk.access.log_line import (
    AANMELDEN,
    BEHEER,
    CONTACT_ZIEN,
    EXPORTEREN,
    INZIEN,
    WIJZIGEN,
    LogLine,
)
from netwerk.access.rights import BEHEREN, BEWERKEN, LEZEN, User
from netwerk.errors import AccessDenied, Conflict, NetwerkError, StoreUnavailable
from netwerk.model import Actor
from netwerk.services import changes, exports
from netwerk.services.records import edits, items
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from tests.services.test_rights import (
    CHOSEN,
    SERVICES,
    USERS,
    World,
    _sit_down,
    template,  # noqa: F401 (a fixture)
)

GIVES_FILE = {
    "agenda_print.agenda_page",
    "calendar_files.calendar_ics",
    "calendar_files.calendar_sheet",
    "changes_file.changes_file",
    "descriptions.described",
    "draft_files.draft_file",
    "exports.export_file",
    "exports.export_files",
    "mailing_list.mailing_file",
    "many_descriptions.description_files",
    "maps.picture_file",
    "mapping_files.mapping_file",
    "meeting_sheet.team_sheet",
    "partner_questions.ask_by_mail",
    "partner_questions.partner_sheet",
    "round_of_week.ronde_calendar",
    "round_of_week.ronde_page",
    "tables.table_file",
    "talks.talks_file",
    "team_list.agreements_calendar",
    "year_krant.krant_file",
    "year_report.year_report",
}
"""What hands out a file about the network. An example to fill in is none."""
ASKS_ONLY = {"changes.refusals", "changes.done_already"}


@dataclass
class Kept:
    """A log that keeps its lines here, to look at; it may be full."""

    lines: list[LogLine] = field(default_factory=list)
    full: bool = False

    def write(self, line: LogLine) -> None:
        self.ready()
        self.lines.append(line)

    def ready(self) -> None:
        if self.full:
            raise StoreUnavailable("Het logboek is niet te schrijven.")

    def close(self) -> None:
        pass

    def of(self, *wat: str, gelukt: bool = True) -> list[LogLine]:
        return [line for line in self.lines if line.wat in wat and line.gelukt == gelukt]


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def world(template: tuple[Path, str, int], tmp_path: Path, kept: Kept) -> Iterator[World]:  # noqa: F811
    world = _sit_down(template, tmp_path, USERS["beheerder"])
    yield replace(world, desk=replace(world.desk, log=kept))
    world.desk.close()


CHANGING = [name for name, row in SERVICES.items() if row.action in {BEWERKEN, BEHEREN}]


@pytest.mark.parametrize("name", CHANGING)
def test_what_changes_something_leaves_a_line_for_each_change_and_one_when_refused(
    name: str, world: World, kept: Kept
) -> None:
    row, store = SERVICES[name], world.desk.store
    reader = replace(world, desk=world.desk.of(User("Bo", "lezer")))
    with pytest.raises(AccessDenied):
        row.call(reader)
    assert len(kept.of(WIJZIGEN, BEHEER, CONTACT_ZIEN, gelukt=False)) == 1
    # The backup that a row looks into is made by the owner first, and has a line of its own.
    assert [one for one in kept.of(WIJZIGEN, BEHEER) if "reservekopie" not in one.waarop] == []
    kept.lines.clear()
    before = store.revision()
    row.call(world)
    if row.action == BEWERKEN:
        made = store.revision() - before
        assert len(kept.of(WIJZIGEN)) >= (1 if made else 0)
        assert len(kept.of(WIJZIGEN)) <= made
        assert kept.of(WIJZIGEN, gelukt=False) == []


@pytest.mark.parametrize("name", sorted(GIVES_FILE - {"year_report.year_report"}))
def test_what_hands_out_a_file_leaves_a_line(name: str, world: World, kept: Kept) -> None:
    SERVICES[name].call(world)
    assert len(kept.of(EXPORTEREN)) == 1


def test_every_service_with_bytes_for_an_answer_is_on_the_list() -> None:
    from tests.services.test_rights import PUBLIC

    without = {"own_counts_file.example_counts", "small_maps.whole_picture"}
    giving = {
        name
        for name, function in PUBLIC.items()
        if name in SERVICES
        and str(function.__annotations__.get("return"))
        in {"bytes", "dict[str, bytes]", "MailRound", "PartnerSheet"}
    }
    assert giving - without == GIVES_FILE


def test_a_line_says_what_was_touched_and_nothing_that_somebody_wrote(
    world: World, kept: Kept
) -> None:
    new = [
        Actor(id=f"n{k}", naam="Geheime naam", soort="bedrijf", gebieden=("5",)) for k in range(5)
    ]
    made = changes.apply(world.desk, Change(tuple(map(Put, new)), "Bo", "Geheime reden"))
    (line,) = kept.lines
    assert (line.wie, line.wat, line.gelukt) == ("Bo", WIJZIGEN, True)
    assert line.waarop == (
        f"wijziging {made.number}: 5 items: Actor n0, Actor n1, Actor n2 en nog 2"
    )
    assert "eheim" not in repr(line)


def test_a_change_that_is_refused_by_the_store_leaves_a_line_too(world: World, kept: Kept) -> None:
    wrong = Actor(id="fout", naam="", soort="bedrijf", gebieden=("5",))
    with pytest.raises(NetwerkError):
        changes.apply(world.desk, Change((Put(wrong),), "Bo"))
    assert [(line.waarop, line.gelukt) for line in kept.lines] == [("Actor fout", False)]


def test_who_was_second_to_change_something_did_nothing_that_is_forbidden(
    world: World, kept: Kept
) -> None:
    opened = edits.stored_actor(world.desk, "vijf")
    items.change_item(world.desk, replace(opened.item, naam="Vijfje"), opened.version, "t1")
    kept.lines.clear()
    with pytest.raises(Conflict):
        items.change_item(world.desk, replace(opened.item, naam="Zes"), opened.version, "t2")
    assert kept.lines == []


def test_without_room_in_the_log_nothing_is_changed_and_no_file_is_given(
    world: World, kept: Kept
) -> None:
    kept.full = True
    before = world.desk.store.revision()
    with pytest.raises(StoreUnavailable, match="logboek"):
        items.add_item(world.desk, Actor(id="", naam="Nieuw", soort="bedrijf"), "t")
    with pytest.raises(StoreUnavailable, match="logboek"):
        exports.export_file(world.desk, "csv", CHOSEN)
    assert world.desk.store.revision() == before


def test_a_log_that_is_full_after_the_change_is_told_with_what_was_done(
    world: World, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = world.desk.store.apply

    def then_full(change: Change) -> object:
        kept.full = True
        return apply(change)

    monkeypatch.setattr(world.desk.store, "apply", then_full)
    with pytest.raises(StoreUnavailable, match=r"wel gedaan \(wijziging \d+: Actor .*logboek"):
        items.add_item(world.desk, Actor(id="", naam="Nieuw", soort="bedrijf"), "t")


def test_who_opens_what_is_of_another_gebied_is_written_down_and_a_page_that_asks_is_not(
    world: World, kept: Kept
) -> None:
    elsewhere = world.desk.of(USERS["reads another gebied only"])
    with pytest.raises(AccessDenied):
        items.stored_item(elsewhere, "Actor", "vijf")
    assert [(line.wat, line.waarop, line.gelukt) for line in kept.lines] == [
        (INZIEN, "Actor in gebied 5", False)
    ]
    kept.lines.clear()
    with pytest.raises(AccessDenied):
        elsewhere.require(LEZEN)
    assert kept.lines == []


def test_what_is_done_at_a_desk_is_on_disk_with_its_user(tmp_path: Path) -> None:
    settings = Settings(store=str(tmp_path / "netwerk.db"))
    with closing(open_desk(settings, User("An", "beheerder", waarvandaan="10.0.0.7"))) as desk:
        items.add_item(desk, Actor(id="", naam="Nieuw", soort="bedrijf"), "t")
        desk.of(User("Piet", "lezer")).record(AANMELDEN)
    from netwerk.services.audit.log_lines import LogWanted, log_lines

    with closing(open_desk(settings, User("An", "beheerder"))) as desk:
        shown = log_lines(desk, LogWanted())
        with pytest.raises(NetwerkError, match="Kies uit"):
            log_lines(desk, LogWanted(wat="iets"))
    assert [(one.line.wie, one.line.wat, one.line.waarvandaan) for one in shown.lines] == [
        ("Piet", AANMELDEN, "deze machine"),
        ("An", WIJZIGEN, "10.0.0.7"),
    ]


def test_a_refusal_of_what_is_of_the_whole_says_what_it_is_about(world: World, kept: Kept) -> None:
    reader = world.desk.of(USERS["reads another gebied only"])
    with pytest.raises(AccessDenied):
        reader.require(BEHEREN)
    assert [(line.wat, line.waarop, line.gelukt) for line in kept.lines] == [
        (BEHEER, "alle gebieden", False)
    ]
