"""Naar het bestuur: what went up, to whom, how long it takes, and what came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.agenda.board_lines import BoardLine, BoardSum, Item, Key, board_lines, board_sum
from netwerk.errors import InputError
from netwerk.insight import wording as w
from netwerk.insight.active import GONE
from netwerk.insight.finding import ActorRef, actor_ref
from netwerk.map.board_picture import BoardStroke, board_picture
from netwerk.model import Actor, Afspraak, Initiatief, Kern, Signaal, Stap, Vraagstuk, fold
from netwerk.net.net import Net
from netwerk.net.selection import Selection
from netwerk.services.agenda.agenda_items import agenda_item, field_of
from netwerk.services.changes import readable_in, resource
from netwerk.services.day.agreements import AgreementTyped, agree
from netwerk.services.desk import Desk, in_gebied
from netwerk.store.values import Revision
from netwerk.typed.dates import on_day_words

WETHOUDER, COLLEGE = "gebiedswethouder", "college"
DAY = ("dag", "dagen")
FEW = 4
"""Of fewer answers each is named."""
THING = ("ding", "dingen")
NOTHING_BACK = "Hier is niets van het bestuur terug te vertellen. Ververs de pagina."
NOTHING = "Er is nog niets naar het bestuur gegaan, voor zover vastgelegd."


@dataclass(frozen=True)
class BoardRow:
    """One line to the board with names. where: its kern, else its gebied; to: who has it."""

    line: BoardLine
    where: str
    to: str
    receiver: ActorRef | None
    senders: tuple[ActorRef, ...]
    words: str


@dataclass(frozen=True)
class ToBoard:
    """All lines to the board of a gebied.

    sentences: how it goes together. board: who of the board is known: gebiedswethouders and the
    college. picture: the lines as SVG, '' without any; told in words by its title and the rows.
    """

    rows: tuple[BoardRow, ...]
    total: BoardSum
    sentences: tuple[str, ...]
    board: tuple[ActorRef, ...]
    picture: str


def to_board(desk: Desk, selection: Selection) -> ToBoard:
    """What went to the board from the selected gebied."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    net = desk.networks.net()
    stored = [e.item for kind in (Signaal, Vraagstuk, Initiatief) for e in desk.reads.all(kind)]
    seen: dict[Key, Item] = {
        (type(item).__name__, item.id): item
        for item in readable_in(desk, stored, selection.gebied)
        if isinstance(item, Signaal | Vraagstuk | Initiatief)
    }
    agreed = [entry.item for entry in desk.reads.all(Afspraak)]
    lines = board_lines(seen, (entry.item for entry in desk.reads.all(Stap)), desk.today, agreed)
    if selection.kern:
        lines = tuple(line for line in lines if line.kern == selection.kern)
    kernen = {entry.item.id: entry.item.naam for entry in desk.reads.all(Kern)}
    rows = tuple(_row(net, kernen, line) for line in lines)
    total = board_sum(lines)
    board = _board(desk, net, selection.gebied)
    sentences = _sentences(total)
    return ToBoard(rows, total, sentences, board, _picture(rows, board, sentences[0]))


def board_values(desk: Desk, selection: Selection) -> dict[str, Any]:
    """The same as values for JSON."""
    found = to_board(desk, selection)
    return {
        "lines": [asdict(row) for row in found.rows],
        "total": asdict(found.total),
        "sentences": list(found.sentences),
        "board": [asdict(actor) for actor in found.board],
    }


def agree_to_tell(desk: Desk, label: str, id: str, token: str) -> Revision:
    """Make an afspraak of telling who sent it what came back from the board.

    Raises InputError when nothing came back or it was told already, and what `agree` raises.
    """
    item = agenda_item(desk, label, id).item
    desk.require(BEWERKEN, resource(desk, item))
    untold = [line for line in lines_of(desk, label, id) if line.untold]
    if not untold:
        raise InputError(NOTHING_BACK)
    if all(line.agreed for line in untold):
        raise InputError("Hierover staat al een afspraak open. Ververs de pagina.")
    typed: dict[str, Any] = {
        "titel": f"Vertel terug wat het bestuur zei over {item.titel}",
        "gebied": item.gebied,
        "kern": item.kern,
        "actoren": item.betrokken,
        "over": next(line.answer for line in untold if not line.agreed),
        field_of(label): id,
    }
    return agree(desk, AgreementTyped(**typed), token)


def lines_of(desk: Desk, label: str, id: str) -> tuple[BoardLine, ...]:
    """The lines to the board of one item. Raises what `agenda_item` raises."""
    item = agenda_item(desk, label, id).item
    around = [entry.item for entry in desk.reads.referring_to(label, [id])]
    steps = [one for one in around if isinstance(one, Stap)]
    agreed = [one for one in around if isinstance(one, Afspraak)]
    return board_lines({(label, id): item}, steps, desk.today, agreed)


def _row(net: Net, kernen: dict[str, str], line: BoardLine) -> BoardRow:
    receiver = _seen(net, line.ontvanger)
    to = receiver.naam if receiver else line.naar or "het bestuur"
    where = kernen.get(line.kern or "", "")
    if not where and line.gebied:
        where = w.short_gebied_words(net, line.gebied)
    senders = tuple(ref for id in line.senders if (ref := _seen(net, id)) is not None)
    told = replace(
        line,
        ontvanger=receiver.id if receiver else None,
        senders=tuple(ref.id for ref in senders),
    )
    return BoardRow(told, where, to, receiver, senders, _words(line))


def _words(line: BoardLine) -> str:
    """How it stands: 'wacht 40 dagen', 'antwoord na 12 dagen, nog niet terugverteld'."""
    days = "" if line.days is None else w.counted(line.days, DAY)
    if line.is_open and line.days == 0:
        return "Ging vandaag omhoog."
    if line.is_open:
        return f"Wacht al {days} op antwoord." if days else "Wacht op antwoord."
    after = f"Antwoord {_after(line.days)}" if line.days is not None else "Antwoord gekregen"
    if line.told is None:
        return f"{after}, nog niet terugverteld."
    whom = f" aan {line.told_to}" if line.told_to else ""
    return f"{after}, terugverteld{whom} {on_day_words(line.told)}."


def _after(days: int) -> str:
    """'na 12 dagen', 'dezelfde dag'."""
    return f"na {w.counted(days, DAY)}" if days else "dezelfde dag"


def _sentences(total: BoardSum) -> tuple[str, ...]:
    if not total.up:
        return (NOTHING,)
    went = w.verb(total.up, "ging", "gingen")
    is_open = w.verb(total.open, "wacht", "wachten")
    waits = (
        f"{w.number_word(total.open)} {is_open} nog op antwoord"
        if total.open
        else "alles is beantwoord"
    )
    said = [
        f"Er {went} {w.number_word(total.up)} {THING[total.up != 1]} naar het bestuur; {waits}."
    ]
    if total.usual is not None:
        days = w.counted(round(total.usual), DAY)
        if len(total.took) == 1:
            said.append(f"Het ene antwoord kwam {_after(total.took[0])}.")
        elif len(total.took) < FEW:  # of so few the half says nothing
            after = [_after(took) for took in total.took]
            said.append(f"De antwoorden kwamen {w.listing(after, FEW)}.")
        else:
            said.append(f"De helft van de {total.answered} antwoorden kwam binnen {days}.")
    if total.longest:
        said.append(f"Wat het langst wacht, wacht {w.counted(total.longest, DAY)}.")
    if total.untold:
        many = "Eén" if total.untold == 1 else w.number_word(total.untold).capitalize()
        came = w.verb(total.untold, "antwoord is", "antwoorden zijn")
        said.append(f"{many} {came} nog niet terugverteld aan wie het meldde.")
    return tuple(said)


def _board(desk: Desk, net: Net, gebied: str | None) -> tuple[ActorRef, ...]:
    """Who of the board is known: the wethouders of the gebied, and the college."""
    found = []
    for entry in desk.reads.all(Actor):
        actor, row = entry.item, net.index_of(entry.item.id)
        if row is None or actor.status in GONE:
            continue
        there = net.gebieden_of(row)
        here = gebied is None or not there or gebied in there
        is_board = actor.rol == WETHOUDER or fold(actor.naam).split()[:1] == [COLLEGE]
        if is_board and here:
            found.append(actor_ref(net, row))
    return tuple(sorted(found, key=lambda ref: (ref.naam.casefold(), ref.id)))


def _picture(rows: Sequence[BoardRow], board: Sequence[ActorRef], title: str) -> str:
    if not rows:
        return ""
    lines = [BoardStroke(row.where or "Plek niet bekend", row.to, row.line.is_open) for row in rows]
    return board_picture(lines, [actor.naam for actor in board], title)


def _seen(net: Net, id: str | None) -> ActorRef | None:
    row = net.index_of(id) if id else None
    return None if row is None else actor_ref(net, row)
