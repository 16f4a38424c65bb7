"""A gebied in which much plays, and random ones, as facts for a description."""

from hypothesis import strategies as st

from netwerk.insight.catalogue import all_findings
from netwerk.insight.numbers import numbers
from netwerk.model import Afspraak, Gesprek, Initiatief, Opgave, Signaal, Stap, Uitgave, Vraagstuk
from netwerk.report.gebied_facts import FigureTold, OpgaveTold, Since
from netwerk.schema import schema
from tests.insight.areas import random_nets
from tests.report.described import TODAY, facts_of

DOMEINEN = ("zorg", "ouderen", "jeugd", "cultuur")
SOURCES = ("keukentafel", "dorpsbelang", "team", "vereniging")
STATES = ("nieuw", "loopt", "klaar", None)
KERNEN = ("etten", "voorst", "terborg", None)
DAYS = ("2026-03-02", "2025-11", "2024", None)
DECISIONS = ("aangevraagd", "toegekend", "afgewezen", None)


def figure(k: int, **more) -> FigureTold:
    """A figure without a number in its words."""
    values = {
        "maat": f"maat{'abcdefghijkl'[k]}",
        "naam": "Voelt zich gezond",
        "sentence": "De meesten voelen zich gezond.",
        "shown": "veel",
        "jaar": 2024,
        "bron": "Bron",
        "domeinen": (DOMEINEN[k % len(DOMEINEN)],),
    }
    return FigureTold(**{**values, **more})


@st.composite
def random_facts(draw):
    """The facts of any small network with any small agenda; no text in it holds a number."""
    net = draw(random_nets())
    ids = [str(id) for id in net.actors["id"]]
    some = st.lists(st.sampled_from(ids), max_size=4, unique=True) if ids else st.just([])
    pick = st.sampled_from
    signalen = [
        Signaal(
            id=f"s{k}",
            titel="Er is iets",
            kern=draw(pick(KERNEN)),
            domeinen=tuple(draw(st.lists(pick(DOMEINEN), max_size=2, unique=True))),
            bronsoort=draw(pick((*SOURCES, None))),
            datum=draw(pick(DAYS)),
        )
        for k in range(draw(st.integers(0, 14)))
    ]
    initiatieven = [
        Initiatief(
            id=f"i{k}",
            titel="Samen doen",
            kern=draw(pick(KERNEN)),
            staat=draw(pick(STATES)),
            betrokken=tuple(draw(some)),
            budget=draw(pick((None, 500.0, 1250.0, 99.5))),
            budget_besluit=draw(pick(DECISIONS)),
            succes=draw(pick((None, "Het lukte."))),
            les=draw(pick((None, "Begin klein."))),
            gevierd_op=draw(pick(DAYS)),
        )
        for k in range(draw(st.integers(0, 14)))
    ]
    vraagstukken = [
        Vraagstuk(id=f"v{k}", titel="Hoe dan?", staat=draw(pick(STATES)))
        for k in range(draw(st.integers(0, 6)))
    ]
    opgaven = [
        OpgaveTold(
            item=Opgave(
                id=f"o{k}",
                titel="Het gebied kent elkaar",
                probleem="Men kent elkaar niet.",
                indicator=draw(pick((None, "Het aantal contacten"))),
                beginwaarde=draw(pick((None, 0.0, 3.0, 6.5))),
                streefwaarde=draw(pick((None, 8.0))),
                trekker=draw(pick((None, "gebiedsmakelaar"))),
                partners=tuple(draw(some)),
                staat=draw(pick(STATES)),
                niveau=draw(pick(("bestuur", "netwerk", None))),
            ),
            now=draw(pick((None, 4.0))),
        )
        for k in range(draw(st.integers(0, 5)))
    ]
    talks = [
        Gesprek(id=f"g{k}", met=tuple(draw(some)), datum=draw(pick(("2026-05-01", "2024-01-01"))))
        for k in range(draw(st.integers(0, 4)))
    ]
    return facts_of(
        net,
        all_findings(net, schema(), TODAY),
        numbers(net),
        draw(pick((None, "1", "2", "5"))),
        signalen=tuple(signalen),
        initiatieven=tuple(initiatieven),
        vraagstukken=tuple(vraagstukken),
        opgaven=tuple(opgaven),
        gesprekken=tuple(talks),
        figures=tuple(figure(k) for k in range(draw(st.integers(0, 4)))),
        inwoners=draw(pick(({}, {"etten": 1805, "voorst": 2060}))),
        inwoners_bron=draw(pick(("", "de bron"))),
        since=draw(pick((None, Since("Begin", "2025-01-02", ("Iets is nieuw.",))))),
    )


def busy_facts(net, gebied="3", **more):
    """The facts of a net with one of everything on its agenda."""
    values = {
        "signalen": (
            Signaal(id="s1", titel="De bus rijdt niet", kern="silvolde", domeinen=("zorg",)),
        ),
        "vraagstukken": (Vraagstuk(id="v1", titel="Hoe komen ouderen er?"),),
        "initiatieven": (Initiatief(id="i1", titel="Belbus", staat="loopt"),),
        "stappen": (
            Stap(
                id="t1",
                soort="opschalen",
                datum="2026-09-07",
                vraagstuk="v1",
                naar="gebiedswethouder",
                niveau="bestuur",
            ),
        ),
        "afspraken": (
            Afspraak(
                id="a1",
                titel="Bel de busmaatschappij",
                beslissing="doen",
                stand="open",
                wie="gebiedsmakelaar",
                voor="2026-10-01",
            ),
        ),
        "uitgave": Uitgave(id="u1", gebied=gebied, gevraagd="Kom langs."),
    }
    return facts_of(net, gebied=gebied, **{**values, **more})
