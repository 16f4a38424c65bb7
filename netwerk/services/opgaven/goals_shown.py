"""Opgaven as they are shown: the goal, where it stands, what it rests on and what it warns of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from netwerk.access.rights import LEZEN
from netwerk.agenda.opgave.estimate import PanelChange
from netwerk.agenda.opgave.indicators import indicator_of
from netwerk.agenda.opgave.saying import (
    difference_sentence,
    goal_sentence,
    plan_text,
    standing_sentence,
    value_words,
)
from netwerk.agenda.opgave.standing import GoalStanding, MeasuredPoint, points_of, standing_of
from netwerk.agenda.opgave.warning import noise_of, warnings_of
from netwerk.insight import wording as w
from netwerk.model import Meting, Opgave
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.changes import readable_in
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.opgaven.baseline import WHOLE_DAY, with_baseline
from netwerk.services.opgaven.basis import Basis, basis_of, place_of
from netwerk.services.opgaven.measured import difference
from netwerk.services.records.items import stored_item
from netwerk.typed.dates import day_words
from netwerk.typed.moments import day_of

MEASURED = "netwerk, nu gemeten"


@dataclass(frozen=True)
class OpgaveShown:
    """An opgave for a page, a document or a command.

    item: as it is stored; of a draft with the baseline that netwerk would fill in.
    goal: 'In 2031 is ...', '' when target or date is missing. sentence: where it stands. rests_on:
    what changed among who was asked twice, '' when the network is not what it is measured by.
    partners: who they are and whether they know each other. text: the whole as a plan has it.
    unit: '%' or ''.
    """

    item: Opgave
    version: int
    goal: str
    sentence: str
    rests_on: str
    partners: str
    warnings: tuple[str, ...]
    stands: GoalStanding
    text: str
    unit: str

    def said(self, value: float | None) -> str:
        """A value of this opgave as a reader writes it."""
        return w.UNKNOWN if value is None else value_words(self.item, value, self.unit)


def opgaven(desk: Desk, selection: Selection) -> tuple[OpgaveShown, ...]:
    """The opgaven of the selected gebied (those of the whole gemeente too), the first due first."""
    desk.require(LEZEN, in_gebied(selection.gebied))
    entries = {entry.item.id: entry for entry in desk.reads.all(Opgave)}
    there = readable_in(desk, [e.item for e in entries.values()], selection.gebied, nowhere=True)
    if selection.kern is not None:
        there = [o for o in there if isinstance(o, Opgave) and o.kern in (None, selection.kern)]
    shown = [
        _shown(desk, o, entries[o.id].version)
        for o in there
        if isinstance(o, Opgave) and desk.may_read(place_of(desk, o).gebied)
    ]
    return tuple(sorted(shown, key=lambda s: (s.item.streefdatum or "9", s.item.titel, s.item.id)))


def opgave_shown(desk: Desk, id: str) -> OpgaveShown:
    """One opgave as it is shown. Raises NotFound, AccessDenied."""
    entry = stored_item(desk, "Opgave", id)
    assert isinstance(entry.item, Opgave)  # noqa: S101 (for the type checker: asked by label)
    return _shown(desk, entry.item, entry.version)


def draft_shown(desk: Desk, opgave: Opgave) -> OpgaveShown:
    """An opgave that is being written, as it would be shown: nothing is stored."""
    desk.require(LEZEN, in_gebied(place_of(desk, opgave).gebied))
    return _shown(desk, opgave, 0)


def metingen_of(desk: Desk, id: str) -> tuple[Meting, ...]:
    """What was measured of an opgave and kept, the last stored last.

    Raises NotFound, AccessDenied.
    """
    stored_item(desk, "Opgave", id)
    entries = desk.reads.referring_to("Opgave", [id])
    stored = sorted(entries, key=lambda e: (e.version, e.item.id))
    return tuple(e.item for e in stored if isinstance(e.item, Meting))


def measured_now(desk: Desk, opgave: Opgave, op: str | None = None) -> PanelChange | None:
    """What changed since the baseline of an opgave that the network measures; None for others.

    op: until when, None for now.
    """
    indicator = indicator_of(opgave.maat)
    begun = opgave.begindatum or ""
    place = place_of(desk, opgave)
    desk.require(LEZEN, in_gebied(place.gebied))
    if indicator is None or opgave.beginwaarde is None or len(begun) != WHOLE_DAY:
        return None
    if begun >= (day_of(op) if op else desk.today.isoformat()):
        return None
    return difference(desk, indicator, replace(place, op=op), begun)


def partner_words(desk: Desk, ids: Sequence[str]) -> str:
    """Who the partners are and how many of each two have contact, as far as is recorded.

    Of whom the user may not see nothing is said.
    """
    desk.require_somewhere(LEZEN)
    net = desk.networks.net()
    rows = [i for id in dict.fromkeys(ids) if (i := net.index_of(id)) is not None]
    if not rows:
        return ""
    names = w.names_of(net, rows, len(rows))
    pairs = list(combinations(rows, 2))
    if not pairs:
        return names
    known = [pair for pair in pairs if pair[1] in net.neighbours(pair[0])]
    if len(pairs) == 1:
        return (
            f"{names}. Of zij elkaar kennen, is niet bekend"
            if not known
            else (f"{names}. Zij kennen elkaar")
        )
    have = w.verb(len(known), "kent", "kennen")
    text = f"{names}. {w.whole(len(known))} van de {len(pairs)} tweetallen {have} elkaar"
    unknown = [pair for pair in pairs if pair not in known]
    if known and unknown:
        first = " en ".join(w.name_of(net, i) for i in unknown[0])
        text += f"; niet bekend is het bijvoorbeeld van {first}"
    return text


def _shown(desk: Desk, opgave: Opgave, version: int) -> OpgaveShown:
    metingen = metingen_of(desk, opgave.id) if version else ()
    if not version:
        opgave = with_baseline(desk, opgave)
    basis = basis_of(desk, opgave, metingen)
    changed = measured_now(desk, opgave)
    points = points_of(opgave, metingen, _also(desk, opgave, basis, changed))
    stands = standing_of(opgave, points, _noise(basis, points))
    goal = goal_sentence(opgave, basis.what, basis.unit)
    partners = partner_words(desk, opgave.partners)
    level = schema().toon("Opgave", "niveau", opgave.niveau) if opgave.niveau else ""
    since = f"sinds {day_words(opgave.begindatum)}"
    return OpgaveShown(
        item=opgave,
        version=version,
        goal=goal,
        sentence=standing_sentence(
            opgave, stands, basis.unit, desk.today.isoformat(), _asked_again(opgave, changed)
        ),
        rests_on=difference_sentence(changed, since, opgave.beginwaarde) if changed else "",
        partners=partners,
        warnings=warnings_of(opgave, basis.by, desk.today),
        stands=stands,
        text=plan_text(opgave, goal, partners, level),
        unit=basis.unit,
    )


def _noise(basis: Basis, points: Sequence[MeasuredPoint]) -> float | None:
    """How much a figure or count goes up and down by itself, by the years before the last one."""
    if basis.by.indicator is not None or not points:
        return None
    return noise_of([year for year in basis.by.years if str(year.jaar) < points[-1].datum[:4]])


def _asked_again(opgave: Opgave, changed: PanelChange | None) -> int | None:
    """Of what the network measures how many were asked twice; None for others."""
    if indicator_of(opgave.maat) is None:
        return None
    return changed.asked if changed is not None else 0


def _also(
    desk: Desk, opgave: Opgave, basis: Basis, changed: PanelChange | None
) -> Sequence[MeasuredPoint]:
    """What is known beside the stored Metingen: the figure of each year, or the network now."""
    if changed is not None and opgave.beginwaarde is not None:
        three = changed.on(opgave.beginwaarde)
        return () if three is None else (MeasuredPoint(desk.today.isoformat(), *three, MEASURED),)
    begun = (opgave.begindatum or "")[:4]
    return [
        MeasuredPoint(str(f.jaar), f.value, f.low, f.high, f"{f.bron}, {f.jaar}")
        for f in basis.figures
        if f.value is not None and str(f.jaar) != begun
    ]
