"""What comes back from the browser, and what goes there."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files

import pytest

from netwerk.map.component import event_from
from netwerk.map.layout import layout
from netwerk.map.payload import REMEMBERED, SentScene, asset, described, scene_of, sending
from netwerk.map.picture import draw
from netwerk.map.view import MapEvent
from netwerk.schema import schema
from tests.builders import net_from_text


def test_a_choice_a_drag_and_a_double_click_become_an_event() -> None:
    event = event_from({"nodes": ["A"], "edges": [["A", "B"]]}, {"A": [1, 2.5]}, {"node": "A"})
    assert event == MapEvent(("A",), (("A", "B"),), "A", {"A": (1.0, 2.5)})


@pytest.mark.parametrize("nothing", [None, {}])
def test_nothing_done_is_an_empty_event(nothing: dict | None) -> None:
    assert event_from(nothing, nothing, nothing) == MapEvent()


def test_what_goes_to_the_browser_is_plain_json_with_every_text_as_typed() -> None:
    net = net_from_text("A-B", {"A": {"naam": "Jansen & Zn <b>"}})
    data = json.loads(json.dumps(described(draw(net, schema(), layout(net)))))
    assert data["nodes"][0]["label"] == "Jansen & Zn <b>"
    assert data["options"]["physics"] == {"enabled": False}
    assert data["edges"][0]["from"] == "A"


def test_the_package_names_its_component_where_streamlit_looks_for_it() -> None:
    manifest = tomllib.loads((files("netwerk") / "pyproject.toml").read_text(encoding="utf-8"))
    component = next(
        c for c in manifest["tool"]["streamlit"]["component"]["components"] if c["name"] == "kaart"
    )
    folder = files("netwerk") / component["asset_dir"]
    assert {"kaart.js", "kaart.css", "map.js", "vis-network.min.js"} <= {
        entry.name for entry in folder.iterdir()
    }


def test_a_browser_is_sent_a_scene_once_and_after_that_only_its_name() -> None:
    net = net_from_text("A-B")
    picture = draw(net, schema(), layout(net))
    first, sent = sending(scene_of(picture), ())
    assert json.loads(first["content"] or "") == described(picture)
    again, sent = sending(scene_of(picture), sent)
    assert again == {"scene": first["scene"], "content": None}
    net = net_from_text("A-B B-C")
    other, sent = sending(scene_of(draw(net, schema(), layout(net))), sent)
    assert other["scene"] != first["scene"]
    assert other["content"] is not None
    assert sent == (first["scene"], other["scene"])


def test_python_takes_a_browser_to_have_no_more_scenes_than_it_keeps() -> None:
    sent: tuple[str, ...] = ()
    for number in range(20):
        _, sent = sending(SentScene(str(number), "{}"), sent)
    kept = int(re.search(r"MOST_KEPT = (\d+)", asset("scene_cache.js"))[1])  # type: ignore[index]
    assert len(sent) == REMEMBERED <= kept


def test_a_picture_is_described_once_however_many_look_at_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    net = net_from_text("A-B")
    picture = draw(net, schema(), layout(net))
    scene = scene_of(picture)
    monkeypatch.setattr("netwerk.map.payload.described", None)
    assert scene_of(picture) is scene


def test_no_two_modules_of_the_map_give_one_name_to_two_things() -> None:
    """The HTML file holds them one after another: a name declared twice stops all of it."""
    declared: dict[str, list[str]] = {}
    modules = list(files("netwerk.map.component").joinpath("frontend").iterdir())
    for file in modules:
        if not file.name.endswith(".js") or file.name.endswith(".min.js"):
            continue
        text = file.read_text(encoding="utf-8")
        names = re.findall(r"^(?:export )?(?:function|class|const|let) (\w+)", text, re.M)
        more = re.findall(r"^(?:export )?(?:const|let) (.*)", text, re.M)
        names += [n for line in more for n in re.findall(r", ([A-Za-z_]\w*) = ", line)]
        for name in names:
            declared.setdefault(name, []).append(file.name)
    assert len(declared) > 100
    assert {name: files for name, files in declared.items() if len(set(files)) > 1} == {}
