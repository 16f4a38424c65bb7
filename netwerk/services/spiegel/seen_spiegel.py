"""The spiegel of a kern or gebied: per theme three columns, and where they do not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netwerk.access.rights import LEZEN
from netwerk.agenda.spiegel.mismatch import (
    NO_NETWORK,
    NOT_RECORDED,
    OFTEN_NAMED,
    KernFacts,
    Mismatch,
    mismatches_of,
    too_small,
)
from netwerk.agenda.spiegel.mismatch_words import (
    mismatch_band,
    mismatch_certainty,
    mismatch_sentence,
    mismatch_step,
)
from netwerk.agenda.spiegel.network_words import network_words
from netwerk.agenda.spiegel.themes import THEMES, Theme
from netwerk.errors import NotFound
from netwerk.figures.figure_words import sentence, source_words, value_words
from netwerk.figures.place_figure import PlaceFigure
from netwerk.insight.coverage.care import KERN_WITHOUT_CARE
from netwerk.model import Kern
from netwerk.net.selection import Selection
from netwerk.schema import schema
from netwerk.services.day.decided_now import standing
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.spiegel.kern_known import known_of_kern
from netwerk.services.spiegel.running_here import Running, running_here

SMALL_KERN = "Te klein voor cijfers: onder de 200 inwoners zegt een cijfer te weinig."
CARE = "zorg"
SAME_AS = "Zo staat het ook bij de bevindingen:"
NO_COUNT = "Hoeveel inwoners er zijn, is niet bekend. Daarom vergelijkt de spiegel hier niets."


@dataclass(frozen=True, kw_only=True)
class FigureCell:
    """A figure in the spiegel: its value and what it is of; beside: the gemeente; its source."""

    value: str
    words: str
    beside: str
    source: str


@dataclass(frozen=True, kw_only=True)
class SignalCell:
    """A signaal in the spiegel: what it says, and where and when it was heard (ISO day)."""

    id: str
    titel: str
    bronsoort: str
    datum: str | None


@dataclass(frozen=True, kw_only=True)
class ThemeRow:
    """One theme: its three columns. An empty column is not known; network: short sentences."""

    key: str
    words: str
    figures: tuple[FigureCell, ...]
    signals: tuple[SignalCell, ...]
    network: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Differs:
    """What does not fit in a kern: the sentence, how sure, on what it rests, what one can do.

    key: by which a decision about it is kept. kern, gebied, naam: where. add: the categorie of who
    could be added, '' when that is not the step. titel: a title for an afspraak. decided: what was
    decided on it, '' when nothing was. runs: what is done about it already.
    """

    key: str
    kern: str
    gebied: str
    naam: str
    sentence: str
    band: str
    evidence: str
    step: str
    titel: str
    add: str
    decided: str
    runs: tuple[Running, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Spiegel:
    """The spiegel of a kern. refused: why nothing is compared, '' when it is."""

    kern: str
    naam: str
    gebied: str
    refused: str
    rows: tuple[ThemeRow, ...]
    differs: tuple[Differs, ...]

    @property
    def open(self) -> tuple[Differs, ...]:
        """What nobody decided on."""
        return tuple(one for one in self.differs if not one.decided)


def spiegel_of(desk: Desk, kern: str) -> Spiegel:
    """The spiegel of a kern. Raises NotFound, AccessDenied."""
    item = next((entry.item for entry in desk.reads.all(Kern) if entry.item.id == kern), None)
    desk.require(LEZEN, in_gebied(item.gebied if item else None))
    if item is None:
        raise NotFound(f"Er is geen kern met de sleutel '{kern}'.")
    return desk.networks.kept_answer(("spiegel", kern, desk.today), lambda: _spiegel(desk, item))


def spiegels_of(desk: Desk, gebied: str | None) -> tuple[Spiegel, ...]:
    """The spiegel of each kern of a gebied (None: of all that may be read), by name.

    Raises AccessDenied.
    """
    if gebied is None:
        desk.require_somewhere(LEZEN)
    else:
        desk.require(LEZEN, in_gebied(gebied))
    kernen = [entry.item for entry in desk.reads.all(Kern) if gebied in (None, entry.item.gebied)]
    return tuple(
        spiegel_of(desk, kern.id)
        for kern in sorted(kernen, key=lambda kern: kern.naam.casefold())
        if desk.may_read(kern.gebied)
    )


def _spiegel(desk: Desk, kern: Kern) -> Spiegel:
    facts = known_of_kern(desk, kern)
    first = next(iter(facts.values()))
    small = SMALL_KERN if too_small(first) else ""
    refused = NO_COUNT if first.inhabitants is None else small
    found = [one for key, known in facts.items() for one in mismatches_of(THEMES[key], known)]
    order = sorted(
        found, key=lambda one: (one.rule not in (NO_NETWORK, OFTEN_NAMED), -one.strength, one.key)
    )
    decided = {
        key: schema().keuzes["beslissing"].label(item.beslissing)
        for key, item in standing(desk).items()
    }
    return Spiegel(
        kern=kern.id,
        naam=kern.naam,
        gebied=kern.gebied,
        refused=refused,
        rows=tuple(_row(THEMES[key], known) for key, known in facts.items()),
        differs=tuple(
            _as_found(
                desk,
                one,
                _differs(
                    one,
                    kern,
                    decided.get(one.key, ""),
                    running_here(desk, kern.id, one.theme, _about(one)),
                ),
            )
            for one in order
        ),
    )


def _about(one: Mismatch) -> str:
    """The one thing that a mismatch is about, such as a school; '' when it is the whole theme."""
    near = THEMES[one.theme].near
    return near.words if near is not None and one.rule == NOT_RECORDED else ""


def _as_found(desk: Desk, one: Mismatch, told: Differs) -> Differs:
    """As sure as the finding that says the same of this kern: one claim has one certainty."""
    if one.theme != CARE or one.rule not in (NO_NETWORK, OFTEN_NAMED):
        return told
    findings = desk.networks.findings(Selection(gebied=told.gebied), desk.today)
    same = next(
        (f for f in findings if f.kind == KERN_WITHOUT_CARE.name and f.kern == one.kern), None
    )
    if same is None:
        return told
    evidence = f"{told.evidence} {SAME_AS} {same.sentence} {same.certainty.sentence}"
    return replace(told, band=same.certainty.band, evidence=evidence.strip())


def _row(theme: Theme, facts: KernFacts) -> ThemeRow:
    bronsoort = schema().keuzes["bronsoort"]
    return ThemeRow(
        key=theme.key,
        words=theme.words,
        figures=tuple(_cell(f, facts.gemeente) for f in _shown(theme, facts.figures)),
        signals=tuple(
            SignalCell(
                id=signal.id,
                titel=signal.titel,
                bronsoort=bronsoort.label(signal.bronsoort) if signal.bronsoort else "",
                datum=signal.datum,
            )
            for signal in facts.signals
        ),
        network=network_words(theme, facts.naam, facts.network),
    )


def _shown(theme: Theme, figures: Mapping[str, PlaceFigure]) -> Sequence[PlaceFigure]:
    known = [figures[maat] for maat in theme.shown if maat in figures]
    return [figure for figure in known if figure.value is not None]


def _cell(figure: PlaceFigure, gemeente: Mapping[str, PlaceFigure]) -> FigureCell:
    usual = gemeente.get(figure.maat)
    return FigureCell(
        value=value_words(figure.maat, figure.value),
        words=sentence(figure),
        beside=f"gemeente {value_words(figure.maat, usual.value)}"
        if usual is not None and usual.value is not None
        else "",
        source=source_words(figure),
    )


def _differs(one: Mismatch, kern: Kern, decided: str, runs: tuple[Running, ...]) -> Differs:
    near = THEMES[one.theme].near
    return Differs(
        key=one.key,
        kern=one.kern,
        gebied=kern.gebied,
        naam=kern.naam,
        sentence=mismatch_sentence(one, kern.naam),
        band=mismatch_band(one),
        evidence=mismatch_certainty(one),
        step=mismatch_step(one, kern.naam),
        titel=f"{kern.naam}: navragen wat er speelt rond {THEMES[one.theme].about}",
        add=near.categorieen[0] if near is not None and one.rule == NOT_RECORDED else "",
        decided=decided,
        runs=runs,
    )
