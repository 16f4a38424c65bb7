"""Who was reached of whom one wanted to reach, in one sentence for each doelgroep."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from netwerk.typed.text import one_line


def came_words(
    wanted: Mapping[str, Collection[str]],
    reached: Collection[str],
    people: int | None = None,
    *,
    mailing: bool = False,
) -> tuple[str, ...]:
    """'Sportclubs in gebied 6: 3 van de 14 waren er.' for each doelgroep, and how many else.

    wanted: of each doelgroep (by name) the ids of who is in it. reached: the ids of who came.
    people: how many people came, None when nobody counted. Nothing when nothing was noted: that
    is not known, which is not the same as nobody.
    """
    if not reached and people is None:
        return ()
    got = set(reached)
    said = [_of(one_line(naam), set(ids), got, mailing) for naam, ids in wanted.items()]
    others = len(got - {id for ids in wanted.values() for id in ids})
    if others:
        said.append(_others(others, bool(wanted), mailing))
    if people is not None:
        went = "Het ging naar" if mailing else f"Er {'was' if people < 2 else 'waren'}"
        said.append(f"{went} {_people(people)}.")
    return tuple(said)


def _of(naam: str, ids: set[str], got: set[str], mailing: bool) -> str:
    """As 'Kerken: 1 van de 4 was er'."""
    count = len(ids & got)
    if not ids:
        return f"{naam}: hier zit nu niemand in."
    part = f"{count} van de {len(ids)}" if count else f"niemand van de {len(ids)}"
    return f"{naam}: {part} {_verb(max(count, 1), mailing)}."


def _others(count: int, more: bool, mailing: bool) -> str:
    who = ("1 ander" if count == 1 else f"{count} anderen") if more else _actoren(count)
    verb = _verb(count, mailing).split(" ", 1)
    return f"{'Ook ' if more else ''}{who} {verb[0]} {verb[1]}."


def _verb(count: int, mailing: bool) -> str:
    if mailing:
        return "kreeg de mailing" if count == 1 else "kregen de mailing"
    return "was er" if count == 1 else "waren er"


def _actoren(count: int) -> str:
    return "1 actor" if count == 1 else f"{count} actoren"


def _people(count: int) -> str:
    return {0: "niemand", 1: "1 mens"}.get(count, f"{count} mensen")
