"""Networks with kernen, a team and people who stopped: the demo area, and random ones."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import strategies as st

from netwerk.access.rights import User
from netwerk.net.net import Net, net_from, select
from netwerk.net.selection import Selection
from netwerk.schema import read_plaatsen, schema
from netwerk.services.desk import Desk
from netwerk.services.imports import load_demo
from netwerk.services.live.networks import Networks
from netwerk.services.stores import desk_at, open_store
from netwerk.settings import Settings
from tests.builders import snapshot_from_rows

TODAY = date(2026, 11, 25)
DAY = TODAY.isoformat()
SOORTEN = ("bewonersgroep", "bedrijf", "instelling", "professional")
KERNEN = ("etten", "voorst", "terborg", None)
KINDS = ("kent", "werkt_samen_met", "lid_van", "werkt_voor", "gebruikt_locatie_van")


@cache
def demo_desk() -> Desk:
    """The desk of An with the demo area, loaded once."""
    folder = Path(mkdtemp())
    store = open_store(Settings(store=str(folder / "netwerk.db"), user="An"))
    desk = replace(
        desk_at(store, User("An", "beheerder"), folder / "plaatsen"), clock=lambda: TODAY
    )
    load_demo(desk)
    return desk


def demo() -> Networks:
    """The networks of the demo area."""
    return demo_desk().networks


def demo_selections() -> list[Selection]:
    """The whole, every gebied, every kern, and some filters."""
    places = read_plaatsen()
    return [
        Selection(),
        *(Selection(gebied=gebied.id) for gebied in places.gebieden),
        *(Selection(gebied=kern.gebied, kern=kern.id) for kern in places.kernen),
        Selection(soorten=("bewonersgroep", "professional")),
        Selection(gebied="5", relaties=("werkt_samen_met", "lid_van")),
        Selection(domeinen=("cultuur",)),
    ]


@st.composite
def random_nets(draw: st.DrawFn) -> Net:
    """A small network as anybody could have typed it, as selected."""
    n = draw(st.integers(0, 14))
    people = [
        {
            "id": f"a{i:02d}",
            "naam": f"Groep {i}",
            "soort": (soort := draw(st.sampled_from(SOORTEN))),
            "kern": draw(st.sampled_from(KERNEN)),
            "gebieden": draw(st.sampled_from(((), ("5",), ("5", "6"), ("2",)))),
            "rol": draw(st.sampled_from((None, "gebiedsmakelaar", "wijkagent")))
            if soort == "professional"
            else None,
            "status": draw(st.sampled_from((None, None, None, "actief", "gestopt"))),
            "gevraagd": draw(st.sampled_from((None, "2026-02"))),
            "domeinen": draw(st.sampled_from(((), ("sociaal",), ("fysiek", "sociaal")))),
        }
        for i in range(n)
    ]
    pairs = st.tuples(st.integers(0, max(0, n - 1)), st.integers(0, max(0, n - 1)))
    rows = [
        {
            "id": f"r{k:02d}",
            "van": f"a{i:02d}",
            "naar": f"a{j:02d}",
            "soort": draw(st.sampled_from(KINDS)),
            "tot": draw(st.sampled_from((None, None, None, "2024"))),
        }
        for k, (i, j) in enumerate(draw(st.lists(pairs, max_size=2 * n)))
        if i != j
    ]
    net = net_from(snapshot_from_rows(people, rows), schema(), DAY)
    chosen = draw(
        st.sampled_from((None, Selection(gebied="5"), Selection(gebied="5", kern="etten")))
    )
    return net if chosen is None else select(net, chosen)
