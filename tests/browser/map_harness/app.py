"""A small page to try the map component by itself; what it shows is chosen in the address (?scene=...&n=...)."""

from __future__ import annotations

import json
from dataclasses import replace

import streamlit as st

from netwerk.map.component import kaart
from netwerk.map.geo import draw_geo
from netwerk.map.layout import layout
from netwerk.map.picture import draw
from netwerk.map.view import Mark, View
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.browser.map_harness.attacks import attack_net
from tests.builders import net_from_text
from tests.map.neighbourhood import neighbourhood


def net_of(scene: str) -> Net:
    if scene == "attack":
        return attack_net()
    if scene == "small":
        extra = "; Nieuw-Bas Nieuw-Cor" if st.session_state.get("extra") else ""
        return net_from_text("An-Bas Bas-Cor Cor-An Cor>Dirk Dirk-Eva Cor~Dirk; Fien" + extra)
    return made_up(int(st.query_params.get("n", "130")), st.query_params.get("gebied"))


@st.cache_resource(hash_funcs={Net: id})
def first_places(net: Net) -> dict[str, tuple[float, float]]:
    return layout(net)


@st.cache_resource
def made_up(n: int, gebied: str | None) -> Net:
    return neighbourhood(n, gebied=gebied)


def view_of(scene: str, net: Net) -> View:
    view = View(
        regions=st.query_params.get("regions"), colour_by=st.query_params.get("colour", "soort")
    )
    if "collapse" in st.query_params:
        opened = tuple(st.session_state.get("opened", ()))
        view = replace(view, collapse_by=st.query_params["collapse"], expanded=opened)
    if scene == "marks":
        ids = [str(i) for i in net.actors["id"]]
        best = sorted(range(net.n), key=lambda i: -int(net.degree[i]))[:3]
        route = tuple((ids[net.van[r]], ids[net.naar[r]]) for r in net.relations_of(best[0])[:3])
        view = replace(view, fade=True, marks=(
            Mark("spil", tuple(ids[i] for i in best)), Mark("route", (), route), Mark("voorstel", (), ((ids[0], ids[5]), (ids[9], ids[30]))),
        ))  # fmt: skip
    return view


st.set_page_config(layout="wide", page_title="Kaart proberen")
st.title("Netwerkkaart")
scene = st.query_params.get("scene", "demo")
st.button("Nog eens")
st.checkbox("Nieuwe actor", key="extra")
command = None
if st.button("Zoek Dirk"):
    st.session_state["seq"] = st.session_state.get("seq", 0) + 1
if "seq" in st.session_state:
    command = {"seq": st.session_state["seq"], "select": ["Dirk"], "focus": "Dirk"}
net = net_of(scene)
kept = st.session_state.get("places")
if kept is None or kept.keys() != set(net.actors["id"]):
    kept = st.session_state["places"] = first_places(net) if kept is None else layout(net, kept)
places = kept
view = view_of(scene, net)
picture = draw_geo(net, schema(), view) if scene == "geo" else draw(net, schema(), places, view)
if picture.notice:
    st.info(picture.notice)
holder = st.container()
if st.query_params.get("hidden"):
    holder = st.tabs(["Eerst", "Kaart"])[1]
if st.checkbox("Kaart weg"):
    st.stop()
with holder:
    event = kaart(
        picture,
        key="kaart",
        height=int(st.query_params.get("height", "640")),
        command=command,
        debug=True,
    )
if event.expand:
    st.session_state["opened"] = [
        *st.session_state.get("opened", []),
        event.expand.partition(":")[2],
    ]
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
with st.expander("Wat Python ziet"):
    st.code(
        json.dumps(
            {
                "runs": st.session_state["runs"],
                "nodes": event.nodes,
                "edges": event.edges,
                "expand": event.expand,
                "moved": event.moved,
            }
        )
    )
