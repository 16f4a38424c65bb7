"""What figures say beside what people say, in the words of a description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from netwerk.access.rights import LEZEN
from netwerk.agenda.spiegel.agreement import (
    FOR_HOW_MANY,
    NOT_MEASURED,
    NOT_SHOWN,
    SAME,
    Agreement,
    agreement,
)
from netwerk.agenda.spiegel.themes import THEMES
from netwerk.figures.figure_words import beside_gemeente, value_words
from netwerk.figures.measures import SHARE, maat_of
from netwerk.insight import wording as w
from netwerk.model import Kern, Signaal
from netwerk.services.desk import Desk
from netwerk.services.spiegel.kern_known import known_of_kern

NO_KERN = "bij de signalen staat geen kern"


def agreed_words(
    desk: Desk, kernen: Sequence[Kern], signalen: Sequence[Signaal]
) -> Mapping[str, str]:
    """By domein what the figures of the kernen say beside the signalen about it.

    Never that people are wrong: see `agreement`.
    """
    desk.require_somewhere(LEZEN)
    by_id = {kern.id: kern for kern in kernen}
    heard: dict[str, set[str]] = {}
    for signal in signalen:
        for domein in signal.domeinen:
            heard.setdefault(domein, set()).update(
                {signal.kern} & by_id.keys() if signal.kern else ()
            )
    known = {
        id: known_of_kern(desk, by_id[id])
        for id in sorted({id for ids in heard.values() for id in ids})
    }
    told = {}
    for domein, ids in heard.items():
        theme = next((t for t in THEMES.values() if domein in t.domeinen), None)
        if theme is None or not ids:
            why = "" if theme is None else f": {NO_KERN}"
            told[domein] = w.sentence(f"{NOT_MEASURED}{why}")
            continue
        there = {
            by_id[id].naam: agreement(
                theme,
                known[id][theme.key],
                [s for s in signalen if s.kern == id and domein in s.domeinen],
            )
            for id in sorted(ids)
        }
        told[domein] = " ".join(_lines(there))
    return told


def _lines(there: Mapping[str, Agreement]) -> Iterator[str]:
    """A sentence for each kern with a figure, then one for those of which none measures it."""
    order = sorted(there, key=str.casefold)
    several = len(there) > 1
    for verdict in (SAME, NOT_SHOWN):
        for naam in order:
            if there[naam].verdict == verdict:
                start = f"{naam}: {verdict}" if several else verdict
                beside = "; allebei kan waar zijn" if verdict == NOT_SHOWN else ""
                yield w.sentence(
                    f"{start}{beside} ({beside_gemeente(there[naam].figure, there[naam].usual)})"
                )
    by_why: dict[str, list[str]] = {}
    for naam in order:
        if there[naam].verdict in (NOT_MEASURED, FOR_HOW_MANY):
            by_why.setdefault(there[naam].why, []).append(naam)
    if by_why:
        yield from _not_measured(by_why, len(there))
    for naam in order:
        if there[naam].verdict == FOR_HOW_MANY:
            where = f"in {naam} wonen" if several else "er wonen hier"
            yield w.sentence(f"{where} relatief {there[naam].people}: {_values(there[naam])}")


def _not_measured(by_why: Mapping[str, Sequence[str]], of: int) -> Iterator[str]:
    """That nothing measures it, with where and why as far as that differs."""
    if len(by_why) == 1 and of == sum(map(len, by_why.values())):
        why = next(iter(by_why))
        yield w.sentence(f"{NOT_MEASURED}: {why}" if why else NOT_MEASURED)
        return
    for why, names in by_why.items():
        where = w.listing(names, len(names))
        yield w.sentence(f"{where}: {NOT_MEASURED}{f', {why}' if why else ''}")


def _values(one: Agreement) -> str:
    """'19 %, gemeente 26 %'; a figure that is no share is told in full."""
    if one.figure is None or maat_of(one.figure.maat).kind != SHARE:
        return beside_gemeente(one.figure, one.usual)
    here = value_words(one.figure.maat, one.figure.value)
    if one.usual is None or one.usual.value is None:
        return here
    return f"{here}, gemeente {value_words(one.figure.maat, one.usual.value)}"
