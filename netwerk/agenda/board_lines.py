"""Lines to the board: what went up, when and to whom, what came back, and whether that was told.

Something went up when a step brought it to the level of the board. An answer is what was kept on
that step, or else what was said when it was brought back down. What came back is told to who sent
it when on the day of the answer or later somebody noted so, a step brought it back down with what
was said, or an afspraak to tell it was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from netwerk.model import Afspraak, Initiatief, Signaal, Stap, Vraagstuk, fold

BESTUUR, UP, BACK = "bestuur", "opschalen", "terugleggen"
Item = Signaal | Vraagstuk | Initiatief
Key = tuple[str, str]
"""Label and id."""
TELLING = ("vertel terug", "terugvertel", "terug te vertellen", "koppel terug", "terugkoppel")
"""How an afspraak to tell something back is called."""
DONE, OPEN = "gedaan", "open"


@dataclass(frozen=True)
class BoardLine:
    """One thing that went to the board.

    label, id, titel: what it was; kern, gebied: where it plays. step: id of the step. up: the day
    it went. van, naar: by function, '' when not known. ontvanger: id of the actor, None for nobody
    in particular. answer: what came back ('' nothing yet), on answered. days: until the answer, of
    an open one until today; None when its day is not known. told: when it was told to who sent it,
    told_to: to whom, '' when only the day is known. agreed: whether an open afspraak is to tell it;
    senders: ids of who is involved.
    """

    label: str
    id: str
    titel: str
    kern: str | None
    gebied: str | None
    step: str
    up: str
    van: str
    naar: str
    ontvanger: str | None
    asked: str
    answer: str
    answered: str | None
    days: int | None
    told: str | None
    told_to: str
    agreed: bool
    senders: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether nothing came back yet."""
        return not self.answer

    @property
    def untold(self) -> bool:
        """Whether something came back that was never told to who sent it."""
        return bool(self.answer) and self.told is None


@dataclass(frozen=True)
class BoardSum:
    """How it goes together: how many went up, are open, came back and were not told.

    usual: the median of the days to an answer, None without one. longest: days of the open one that
    waits longest. took: the days to each answer, the shortest first.
    """

    up: int
    open: int
    answered: int
    untold: int
    usual: float | None
    longest: int | None
    took: tuple[int, ...] = ()


def board_lines(
    items: Mapping[Key, Item],
    steps: Iterable[Stap],
    today: date,
    agreed: Iterable[Afspraak] = (),
) -> tuple[BoardLine, ...]:
    """What went to the board of these items: open first and longest first, then newest first.

    items: by label and id; a step or an afspraak of another item is left out.
    """
    about: dict[Key, list[Afspraak]] = {}
    for one in agreed:
        if (over := key_of(one)) is not None:
            about.setdefault(over, []).append(one)
    by_item: dict[Key, list[Stap]] = {}
    for step in steps:
        key = key_of(step)
        if key is not None and key in items:
            by_item.setdefault(key, []).append(step)
    lines = [
        _line(key, items[key], step, held, today, about.get(key, ()))
        for key, held in by_item.items()
        for step in held
        if step.soort == UP and step.niveau == BESTUUR
    ]
    lines.sort(key=lambda line: (line.up, line.step), reverse=True)
    return tuple(
        sorted(lines, key=lambda line: (not line.is_open, line.up if line.is_open else ""))
    )


def board_sum(lines: Iterable[BoardLine]) -> BoardSum:
    """The lines together."""
    listed = list(lines)
    took = [line.days for line in listed if line.answer and line.days is not None]
    waits = [line.days for line in listed if line.is_open and line.days is not None]
    return BoardSum(
        up=len(listed),
        open=sum(line.is_open for line in listed),
        answered=sum(not line.is_open for line in listed),
        untold=sum(line.untold for line in listed),
        usual=float(median(took)) if took else None,
        took=tuple(sorted(took)),
        longest=max(waits, default=None),
    )


def tells_back(one: Afspraak, answer: str) -> bool:
    """Whether an afspraak is to tell what came back."""
    return one.over == answer or any(words in fold(one.titel) for words in TELLING)


def key_of(step: Stap | Afspraak) -> Key | None:
    """The label and id of what a step or an afspraak is about."""
    keys = (
        ("Signaal", step.signaal),
        ("Vraagstuk", step.vraagstuk),
        ("Initiatief", step.initiatief),
    )
    return next(((label, id) for label, id in keys if id), None)


def _line(
    key: Key,
    item: Item,
    step: Stap,
    others: Iterable[Stap],
    today: date,
    agreed: Iterable[Afspraak],
) -> BoardLine:
    down = sorted((o for o in others if _brings_back(o, step)), key=lambda o: (o.datum, o.id))
    answer, answered = step.antwoord or "", step.antwoord_op if step.antwoord else None
    if not answer and down:
        answer, answered = down[0].verteld or "", down[0].datum
    to_tell = [one for one in agreed if answer and tells_back(one, answer)]
    days = [(other.datum, "") for other in down]
    days += [(one.gedaan_op or "", "") for one in to_tell if one.stand == DONE]
    told = sorted(one for one in days if answered and one[0] >= answered)
    if step.terugverteld_op:
        told = [(step.terugverteld_op, step.terugverteld_aan or "")]
    return BoardLine(
        label=key[0],
        id=key[1],
        titel=item.titel,
        kern=item.kern,
        gebied=item.gebied,
        step=step.id,
        up=step.datum,
        van=step.van or "",
        naar=step.naar or "",
        ontvanger=step.ontvanger,
        asked=step.verteld or "",
        answer=answer,
        answered=answered,
        days=_days(step.datum, answered if answer else today.isoformat()),
        told=told[0][0] if told else None,
        told_to=told[0][1] if told else "",
        agreed=not told and any(one.stand == OPEN for one in to_tell),
        senders=item.betrokken,
    )


def _brings_back(other: Stap, step: Stap) -> bool:
    """Whether this step brought back down, with words, what the other brought up."""
    return other.soort == BACK and bool(other.verteld) and other.datum >= step.datum


def _days(first: str, last: str | None) -> int | None:
    try:
        return max(0, (date.fromisoformat(last or "") - date.fromisoformat(first)).days)
    except ValueError:  # a month or a year only
        return None
