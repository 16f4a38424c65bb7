"""What figures say about what people say, in the words of a description."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from netwerk.access.rights import LEZEN
from netwerk.agenda.spiegel.agreement import (
    AGREES,
    DIFFERS,
    TOO_LITTLE,
    Agreement,
    agreement,
)
from netwerk.agenda.spiegel.themes import THEMES
from netwerk.figures.figure_words import sentence as figure_sentence
from netwerk.figures.figure_words import value_words
from netwerk.insight import wording as w
from netwerk.model import Kern, Signaal
from netwerk.services.desk import Desk
from netwerk.services.spiegel.kern_known import known_of_kern

NO_THEME = "geen cijfer over dit thema"
NO_KERN = "bij de signalen staat geen kern"


def agreed_words(
    desk: Desk, kernen: Sequence[Kern], signalen: Sequence[Signaal]
) -> Mapping[str, str]:
    """By domein whether the figures of the kernen agree with the signalen about it, and why.

    Three answers, as in the spiegel: klopt, klopt niet, te weinig om te zeggen.
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
            told[domein] = w.sentence(f"{TOO_LITTLE}: {NO_THEME if theme is None else NO_KERN}")
            continue
        there = {by_id[id].naam: agreement(theme, known[id][theme.key]) for id in sorted(ids)}
        told[domein] = " ".join(_lines(there))
    return told


def _lines(there: Mapping[str, Agreement]) -> Iterator[str]:
    """A sentence for each kern with a figure, then one for those of which there is too little."""
    order = sorted(there, key=str.casefold)
    several = len(there) > 1
    for verdict in (AGREES, DIFFERS):
        for naam in order:
            if there[naam].verdict == verdict:
                start = f"{verdict} in {naam}" if several else verdict
                yield w.sentence(f"{start}: {_figure(there[naam])}")
    by_why: dict[str, list[str]] = {}
    for naam in order:
        if there[naam].verdict == TOO_LITTLE:
            by_why.setdefault(_why(there[naam]), []).append(naam)
    if by_why and not several:
        yield w.sentence(f"{TOO_LITTLE}: {next(iter(by_why))}")
    elif by_why:
        yield w.sentence(TOO_LITTLE)
        for why, names in by_why.items():
            yield w.sentence(f"{w.listing(names, len(names))}: {why}")


def _why(one: Agreement) -> str:
    return f"{_figure(one)}, {one.why}" if one.figure is not None else one.why


def _figure(one: Agreement) -> str:
    if one.figure is None:
        return ""
    words = figure_sentence(one.figure).removesuffix(".")
    words = f"{words[:1].lower()}{words[1:]}"
    if one.usual is None or one.usual.value is None:
        return words
    return f"{words} (gemeente {value_words(one.figure.maat, one.usual.value)})"
