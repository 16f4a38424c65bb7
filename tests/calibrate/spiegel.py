"""The spiegel on data in which figures, signals and network have nothing to do with each other.

Networks are those of `worlds` with places; the figures of the kernen are drawn by themselves with
the spread that CBS, RIVM and Leefbaarometer show between kernen, and signals fall anywhere. What is
told then is told by chance. Planted: one kern stands out in one figure, has no contact with who is
there for that theme, and no signal of it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from netwerk.agenda.spiegel.mismatch import KernFacts, Mismatch, mismatches_of
from netwerk.agenda.spiegel.network_side import network_sides, who_serves
from netwerk.agenda.spiegel.themes import THEMES
from netwerk.agendadata import Signaal
from netwerk.figures.measures import maat_of
from netwerk.figures.place_figure import PlaceFigure
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.bench.sections import replaced
from tests.calibrate.worlds import Random, contacts_of_size, linked, net_of, town, world

SPREAD: Mapping[str, tuple[float, float]] = {
    "aandeel_leeftijd_65": (26, 4.5),
    "aandeel_eenpersoons": (31, 7),
    "afstand_huisarts": (1.6, 1.0),
    "langdurig_ziek": (33, 3),
    "wmo": (70, 20),
    "aandeel_leeftijd_0_15": (13, 2.5),
    "aandeel_leeftijd_15_25": (11, 2),
    "jeugdzorg": (10, 3),
    "afstand_school": (1.0, 0.5),
    "eenzaam": (45, 4),
    "vrijwilligerswerk": (35, 5),
    "leefbaar_samenhang": (0.02, 0.08),
    "aandeel_corporatie": (22, 9),
    "leefbaar_woningen": (0.02, 0.08),
    "leefbaar_fysiek": (0.02, 0.08),
    "leefbaar_overlast": (0.05, 0.08),
    "laag_inkomen": (38, 6),
    "moeite_rondkomen": (12, 3),
}
"""Mean of the kernen and standard deviation between them."""
LEAST = 0.1
SIGNALS, SIDES = 100, ("keukentafel", "dorpsbelang", "vereniging", "team", "instelling")
PLANTED_THEME, PLANTED_FIGURE, PLANTED_MORE = "zorg", "aandeel_leeftijd_65", 9.0


def told(random: Random, net: Net, planted: str | None = None) -> list[Mismatch]:
    """What the spiegel tells of all kernen of a net."""
    figures = _figures(random, net, planted)
    signals = _signals(random, net, planted)
    counts = np.ones(net.n, bool)
    found = []
    for theme in THEMES.values():
        sides = network_sides(net, schema(), theme, counts)
        for kern in net.kernen:
            facts = KernFacts(
                kern=kern.id,
                naam=kern.naam,
                inhabitants=kern.inwoners,
                figures=figures[kern.id],
                gemeente=figures[""],
                signals=signals.get((kern.id, theme.key), ()),
                network=sides[kern.id],
                recorded=frozenset(
                    str(c)
                    for c, k in zip(net.actors["categorie"], net.actors["kern"], strict=True)
                    if k == kern.id and c
                ),
            )
            found += mismatches_of(theme, facts)
    return found


def by_chance(n: int, kind: str, seed: int) -> Counter[str]:
    """How often something is told of data without any mismatch; 'gebieden' is how many there are."""
    random = np.random.default_rng(seed)
    net = world(random, n, kind)
    found = told(random, net)
    return Counter({"gebieden": len(net.gebieden), "told": len(found)}) + Counter(
        f"{one.rule}" for one in found
    )


def planted(n: int, seed: int) -> Counter[str]:
    """Whether one planted mismatch is told, in one of the four kernen with the most actors."""
    random = np.random.default_rng(seed)
    here = town(random, n, deal=True)
    bare = net_of(here.actors, set(), np.ones(n, bool))
    serves = who_serves(bare, schema(), THEMES[PLANTED_THEME])
    known = {kern.id for kern in bare.kernen if kern.inwoners}
    sizes = Counter(str(actor["kern"]) for actor in here.actors if actor["kern"] in known)
    kern = sizes.most_common(4)[int(random.integers(4))][0]
    inside = np.array([actor["kern"] == kern for actor in here.actors])

    def keep(i: int, j: int) -> bool:
        return not ((inside[i] and serves[j]) or (inside[j] and serves[i]))

    edges = linked(random, here, contacts_of_size(n), place=True, keep=keep)
    found = told(random, net_of(here.actors, edges, np.ones(n, bool)), kern)
    hit = any(one.kern == kern and one.theme == PLANTED_THEME for one in found)
    return Counter({"planted": 1, "found": int(hit), "told": len(found)})


def _figures(
    random: Random, net: Net, planted: str | None
) -> Mapping[str, Mapping[str, PlaceFigure]]:
    places = {kern.id: kern for kern in net.kernen}
    drawn = {
        maat: {
            kern: max(float(random.normal(mean, spread)), LEAST if mean > 1 else -1.0)
            for kern in places
        }
        for maat, (mean, spread) in SPREAD.items()
    }
    if planted:
        drawn[PLANTED_FIGURE][planted] = SPREAD[PLANTED_FIGURE][0] + PLANTED_MORE
    weights = np.array([kern.inwoners or 1 for kern in places.values()], float)
    usual = {
        maat: float(np.average(list(values.values()), weights=weights))
        for maat, values in drawn.items()
    }
    return {
        "": {maat: _figure(maat, "GM", value) for maat, value in usual.items()},
        **{
            kern: {maat: _figure(maat, kern, values[kern]) for maat, values in drawn.items()}
            for kern in places
        },
    }


def _figure(maat: str, plek: str, value: float) -> PlaceFigure:
    return PlaceFigure(
        maat=maat, plek=plek, jaar=2024, value=value, bron="CBS", modelled=maat_of(maat).modelled
    )


def _signals(
    random: Random, net: Net, planted: str | None
) -> Mapping[tuple[str, str], tuple[Signaal, ...]]:
    kernen = [kern.id for kern in net.kernen]
    themes = list(THEMES)
    found: dict[tuple[str, str], list[Signaal]] = {}
    for number in range(SIGNALS):
        kern, theme = str(random.choice(kernen)), str(random.choice(themes))
        if (kern, theme) != (planted, PLANTED_THEME):
            found.setdefault((kern, theme), []).append(
                Signaal(
                    id=f"s{number}",
                    titel="Signaal",
                    kern=kern,
                    bronsoort=str(random.choice(SIDES)),
                    datum=f"2026-{1 + number % 12:02d}-{1 + number % 28:02d}",
                )
            )
    return {key: tuple(held) for key, held in found.items()}


MOST_FALSE, LEAST_FOUND = 1.0, 0.9
HEADING = "## How often the spiegel tells of chance"


def main(write: Path | None, networks: int = 60) -> bool:
    """Measure both, write it down, and say whether the limits are kept."""
    lines = [HEADING, "", "| actors | told a gebied by chance | planted found |", "|---|---|---|"]
    kept = True
    for n in (140, 500):
        chance, power = Counter[str](), Counter[str]()
        for seed in range(networks):
            chance += by_chance(n, "DF"[seed % 2], seed)
            power += planted(n, 1_000 + seed)
        false = chance["told"] / chance["gebieden"]
        found = power["found"] / power["planted"]
        kept &= false <= MOST_FALSE and found >= LEAST_FOUND
        lines.append(f"| {n} | {false:.2f} | {found:.2f} |")
    sys.stdout.write("\n".join(lines) + "\n")
    if write:
        text = write.read_text(encoding="utf-8") if write.exists() else ""
        write.write_text(replaced(text, HEADING, lines), encoding="utf-8")
    return kept
