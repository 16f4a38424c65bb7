"""The log shows that somebody changed it, whatever he did, unless he has its key."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from netwerk.access.log_line import BEHEER, WIJZIGEN, WISSEN, LogLine
from netwerk.errors import StoreUnavailable
from netwerk.store.logbook.disk_log import DiskLog
from netwerk.store.logbook.log_place import LogPlace
from netwerk.store.logbook.log_reading import LogAsked, count_lines, read_lines, verdict_of
from netwerk.store.logbook.log_wiping import said_words

LINES = 9


def line(number: int, at: str = "2026-11-29T10:00:00.000000Z") -> LogLine:
    return LogLine(f"An {number}", WIJZIGEN, f"Actor a{number}", at, "deze machine", True)


@pytest.fixture
def place(tmp_path: Path) -> LogPlace:
    """A log of some lines, its key and its end in another folder."""
    keys = tmp_path / "sleutels"
    place = LogPlace(
        tmp_path / "netwerk.log.db", keys / "logboek.sleutel", keys / "logboek.eind", days=36_000
    )
    with closing(DiskLog(place)) as log:
        for number in range(1, LINES + 1):
            log.write(line(number))
    return place


def tamper(place: LogPlace, *statements: str) -> None:
    with closing(sqlite3.connect(place.file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_what_was_left_alone_fits(place: LogPlace) -> None:
    verdict = verdict_of(place)
    assert (verdict.problem, verdict.lines, verdict.last) == ("", LINES, LINES)
    assert [found.line for found in read_lines(place, LogAsked(), 1)] == [line(LINES)]


@pytest.mark.parametrize(
    "changed",
    [
        "wie = 'Piet'",
        "wat = 'inzien'",
        "waarop = 'Actor b'",
        "wanneer = '2026-11-29T10:00:01.000000Z'",
        "waarvandaan = '10.0.0.1'",
        "gelukt = 0",
        "zegel = upper(zegel)",
    ],
)
def test_each_field_that_is_changed_names_its_line(place: LogPlace, changed: str) -> None:
    tamper(place, f"UPDATE regel SET {changed} WHERE nummer = 4")
    verdict = verdict_of(place)
    assert (verdict.at, bool(verdict.problem)) == (4, True)


@pytest.mark.parametrize(
    ("statements", "at", "said"),
    [
        (["DELETE FROM regel WHERE nummer = 5"], 5, "Regel 5 ontbreekt."),
        (["DELETE FROM regel WHERE nummer IN (5, 6)"], 5, "regels 5 tot en met 6 ontbreken"),
        (
            [
                "DELETE FROM regel WHERE nummer = 5",
                "UPDATE regel SET nummer = -nummer + 1 WHERE nummer > 5",
                "UPDATE regel SET nummer = -nummer WHERE nummer < 0",
            ],
            5,
            "Regel 5 is veranderd",
        ),
        (
            [
                "UPDATE regel SET nummer = 99 WHERE nummer = 3",
                "UPDATE regel SET nummer = 3 WHERE nummer = 4",
                "UPDATE regel SET nummer = 4 WHERE nummer = 99",
            ],
            3,
            "Regel 3 is veranderd",
        ),
        (["DELETE FROM regel WHERE nummer > 7"], 8, "eind is weg: De regels 8 tot en met 9"),
        (["DELETE FROM regel WHERE nummer < 3"], 1, "regels 1 tot en met 2 ontbreken"),
        (
            [
                "DELETE FROM regel WHERE nummer < 3",
                "UPDATE begin SET nummer = 2, ervoor = (SELECT zegel FROM regel LIMIT 1)",
            ],
            3,
            "past niet bij de sleutel",
        ),
        (["DELETE FROM regel"], 1, "eind is weg"),
        (["DELETE FROM regel", "DELETE FROM begin"], 1, "weg of leeggemaakt"),
    ],
)
def test_lines_that_go_or_change_places_are_seen(
    place: LogPlace, statements: list[str], at: int, said: str
) -> None:
    tamper(place, *statements)
    verdict = verdict_of(place)
    assert verdict.at == at
    assert said in verdict.problem


def test_an_end_that_was_cut_off_is_still_seen_when_writing_went_on(place: LogPlace) -> None:
    tamper(place, "DELETE FROM regel WHERE nummer > 6")
    with closing(DiskLog(place)) as log:
        for number in range(20, 30):
            log.write(line(number))
    verdict = verdict_of(place)
    assert verdict.at == LINES
    assert "Het eind is vervangen" in verdict.problem


def test_another_log_in_its_place_is_seen(place: LogPlace) -> None:
    for part in ("", "-wal", "-shm"):
        place.file.with_name(place.file.name + part).unlink(missing_ok=True)
    assert "weg of leeggemaakt" in verdict_of(place).problem
    with closing(DiskLog(place)) as log:
        for number in range(1, LINES + 3):
            log.write(line(number))
    assert (
        "ander logboek dan eerst: het vorige ging tot en met regel 9" in verdict_of(place).problem
    )


def test_without_its_key_no_line_is_written_and_none_vouched_for(place: LogPlace) -> None:
    place.key_file.rename(place.key_file.with_suffix(".weg"))
    with closing(DiskLog(place)) as log, pytest.raises(StoreUnavailable, match="ontbreekt"):
        log.write(line(10))
    assert not place.key_file.exists(), "a new key beside an old log would make all of it a lie"
    assert "ontbreekt" in verdict_of(place).problem


def test_with_another_key_no_line_is_written_and_none_vouched_for(place: LogPlace) -> None:
    other = replace(place, secret="x" * 40)
    with closing(DiskLog(other)) as log, pytest.raises(StoreUnavailable, match="past niet"):
        log.write(line(10))
    assert "past niet" in verdict_of(other).problem
    assert verdict_of(place).problem == ""


def test_what_is_older_than_it_is_kept_goes_and_the_rest_still_fits(place: LogPlace) -> None:
    old = replace(place, file=place.file.with_name("oud.log.db"), head=place.head.with_name("oud"))
    with closing(DiskLog(old)) as log:
        for number in (1, 2, 3):
            log.write(line(number, "2020-01-01T00:00:00.000000Z"))
        log.write(line(4, "2099-01-01T00:00:00.000000Z"))
        log.write(line(5, "2020-01-01T00:00:00.000000Z"))
    before = verdict_of(old)
    short = replace(old, days=30)
    with closing(DiskLog(short)) as log:
        log.write(line(6, "2099-01-01T00:00:00.000000Z"))
        assert log.remove_expired() == 0
    found = read_lines(short, LogAsked(), oldest=True)
    assert [(one.number, one.line.wat) for one in found] == [
        (4, WIJZIGEN),
        (5, WIJZIGEN),  # after one that stays
        (6, BEHEER),
        (7, WIJZIGEN),
    ]
    assert "logboek opgeruimd: 3 regels van voor" in found[2].line.waarop
    after = verdict_of(short)
    assert (before.problem, after.problem, after.first, after.last) == ("", "", 4, 7)
    tamper(short, "UPDATE regel SET wie = 'Piet' WHERE nummer = 4")
    assert verdict_of(short).at == 4


def test_what_somebody_types_in_a_line_stays_one_line(place: LogPlace) -> None:
    odd = LogLine(
        "An\nPiet", WIJZIGEN, "x" * 5000 + "\ud800", "2026-11-29T10:00:00.000000Z", "\0", True
    )
    with closing(DiskLog(place)) as log:
        log.write(odd)
    (kept,) = read_lines(place, LogAsked(), 1)
    assert kept.line.wie == "An Piet"
    assert len(kept.line.waarop) == 300
    assert verdict_of(place).problem == ""


def without_an_4(found: LogLine) -> LogLine:
    if found.wie != "An 4":
        return found
    return replace(found, wie="oud-medewerker 1", waarop="Actor [gewist]")


def wipe(place: LogPlace, told: bool = True) -> tuple[int, bool]:
    def said(count: int) -> LogLine | None:
        words = said_words(count)
        return LogLine("Bo", WISSEN, words, line(1).wanneer, "", True) if told else None

    with closing(DiskLog(place)) as log:
        return log.wipe(without_an_4, said)


def test_an_erased_line_says_nothing_more_and_the_log_still_fits(place: LogPlace) -> None:
    before = verdict_of(place)
    assert wipe(place) == (1, True)
    verdict = verdict_of(place)
    assert (verdict.problem, verdict.wiped, verdict.last) == ("", 1, LINES + 1)
    kept = {one.number: one for one in read_lines(place, LogAsked())}
    assert (kept[4].line.wie, kept[4].line.waarop) == ("oud-medewerker 1", "Actor [gewist]")
    assert kept[LINES].seal == before.seal, "who wrote this seal down can still show it"
    for part in ("", "-wal"):
        file = place.file.with_name(place.file.name + part)
        assert not file.exists() or b"An 4" not in file.read_bytes()
        assert not file.exists() or b"Actor a4" not in file.read_bytes()
    assert wipe(place, told=False) == (0, True)


@pytest.mark.parametrize(
    "changed",
    [
        "wie = 'Piet' WHERE nummer = 4",
        "waarop = 'Actor [gewist] en meer' WHERE nummer = 4",
        "waarop = '[gewist]' WHERE nummer = 5",
        "waarop = '[gewist]', waarop_bewijs = 'gewist:' WHERE nummer = 5",
        "(wie, waarop, wie_bewijs, waarop_bewijs) = (SELECT wie, waarop, wie_bewijs, waarop_bewijs "
        "FROM regel WHERE nummer = 4) WHERE nummer = 5",
        "(wie, wie_merk, wie_bewijs) = (SELECT wie, wie_merk, wie_bewijs FROM regel WHERE nummer = "
        "4) WHERE nummer = 5",
    ],
)
def test_who_has_no_key_erases_nothing_unseen(place: LogPlace, changed: str) -> None:
    wipe(place)
    tamper(place, f"UPDATE regel SET {changed}")
    verdict = verdict_of(place)
    assert verdict.at == int(changed[-1])
    assert verdict.problem


def test_more_wiped_lines_than_erasures_say_is_told(place: LogPlace) -> None:
    wipe(place, told=False)
    assert "volgens het logboek zelf in hoogstens 0" in verdict_of(place).problem


def test_a_line_that_is_too_long_ends_between_two_words(place: LogPlace) -> None:
    long = replace(line(10), waarop=f"2 items: Actor koor, Relatie {'jan-de-vries-' * 30}")
    with closing(DiskLog(place)) as log:
        log.write(long)
    (kept,) = read_lines(place, LogAsked(), 1)
    assert kept.line.waarop == "2 items: Actor koor, Relatie …"


def test_somebody_is_found_by_the_name_with_and_without_the_sign_in_name(place: LogPlace) -> None:
    with closing(DiskLog(place)) as log:
        for wie in ("Bea Heer (bea)", "Bea Heerlijk (bea2)", "Bea"):
            log.write(replace(line(1), wie=wie))

    def found(wie: str) -> list[str]:
        return [one.line.wie for one in read_lines(place, LogAsked(wie=wie))]

    assert found("bea heer") == found("Bea Heer (bea)") == ["Bea Heer (bea)"]
    assert found("Bea") == ["Bea"]
    assert found("An 1") == ["An 1"]
    assert found("%") == []


def test_part_of_a_name_finds_it_where_nobody_is_called_just_that(place: LogPlace) -> None:
    with closing(DiskLog(place)) as log:
        for wie in ("Pia Project", "Éva Smit (eva)", "Éva Smits"):
            log.write(replace(line(1), wie=wie))

    def found(wie: str) -> list[str]:
        asked = LogAsked(wie=wie)
        lines = [one.line.wie for one in read_lines(place, asked)]
        assert count_lines(place, asked) == len(lines)
        return lines

    assert found("pia") == found("PROJECT") == ["Pia Project"]
    assert found("éva") == ["Éva Smits", "Éva Smit (eva)"]
    assert found("éva smit") == ["Éva Smit (eva)"]
    assert found("_ia") == []


@pytest.mark.parametrize("odd", ["\n", "\x1b[2J", "\x9b", "\b", "\r", "\u202e", "\u2066", "\u2028"])
def test_no_sign_in_a_text_moves_the_cursor_or_makes_another_line(
    place: LogPlace, odd: str
) -> None:
    told = LogLine(f"An{odd}1", WIJZIGEN, f"a{odd}b", "2026-11-29", f"10.0.0.1{odd}", True)
    with closing(DiskLog(place)) as log:
        log.write(told)
    kept = read_lines(place, LogAsked(), 1)[0].line
    assert all(text.isprintable() for text in (kept.wie, kept.waarop, kept.waarvandaan))
    assert verdict_of(place).problem == ""
