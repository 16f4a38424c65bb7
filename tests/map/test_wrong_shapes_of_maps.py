"""Own borders and kept views of any shape: a picture, or one of our own sentences."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netwerk.errors import InputError, NetwerkError
from netwerk.map.areas import areas_from_geojson
from netwerk.map.geo import draw_geo
from netwerk.map.picture import draw
from netwerk.map.saved import places_in, saved_view_in
from netwerk.map.view import View
from netwerk.model import Weergave
from netwerk.net.selection import Selection
from netwerk.schema import schema
from tests.builders import net_from_text

NET = net_from_text("A-B B-C C-D", {"A": {"kern": "etten"}, "B": {"kern": "silvolde"}})
PLACES = {name: (float(k), float(-k)) for k, name in enumerate("ABCD")}

texts = st.text(max_size=5) | st.sampled_from(["A", "kern", "etten", "route", "contact"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.just(10**400) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
SQUARE = [[6.0, 51.9], [6.1, 51.9], [6.1, 52.0], [6.0, 51.9]]


def features(geometry: Any, properties: Any = None) -> bytes:
    feature = {"type": "Feature", "geometry": geometry, "properties": properties}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


contents = (
    st.binary(max_size=40)
    | values.map(lambda v: json.dumps(v).encode())
    | values.map(lambda v: json.dumps({"features": v}).encode())
    | values.map(lambda v: features({"type": "Polygon", "coordinates": v}))
    | values.map(lambda v: features({"type": "MultiPolygon", "coordinates": [[v, SQUARE]]}))
    | values.map(lambda v: features({"type": "Polygon", "coordinates": [[*SQUARE, v]]}))
    | values.map(lambda v: features({"type": v, "coordinates": [SQUARE]}))
    | values.map(lambda v: features({"type": "Polygon", "coordinates": [SQUARE]}, v))
)


@given(contents)
def test_borders_of_any_shape(content: bytes) -> None:
    try:
        picture = draw_geo(NET, schema(), geojson=content)
    except InputError as error:
        assert str(error).endswith(".")  # noqa: PT017 (both ways are right)
        return
    for area in picture.areas:
        json.dumps([area.rings, area.at], allow_nan=False)


@pytest.mark.parametrize(
    "content",
    [
        features({"type": "Polygon", "coordinates": [[[float("nan"), 52.0], *SQUARE]]}),
        features({"type": "Polygon", "coordinates": [[["nan", 52.0], *SQUARE]]}),
        features({"type": "Polygon", "coordinates": [[]]}),
        features({"type": "Polygon", "coordinates": [SQUARE, []]}),
        features({"type": "Polygon", "coordinates": [[[], *SQUARE]]}),
        features({"type": "MultiPolygon", "coordinates": [[]]}),
        b"[" * 100_000,
        b'{"features": ' + b"[" * 100_000,
        features({"type": "Polygon", "coordinates": [[[10**400, 1], *SQUARE]]}),
    ],
)
def test_borders_that_are_none_are_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="kaartbestand"):
        areas_from_geojson(content, lambda x, y: (x, y))


CHOICES = {
    "colour_by": st.sampled_from(["soort", "groep", "x"]),
    "size_by": st.sampled_from(["contacten", "maat", "x"]),
    "measure": st.lists(st.tuples(texts, st.floats()), max_size=2),
    "regions": st.sampled_from([None, "kern", "gebied", "x"]),
    "layers": st.lists(st.sampled_from(["contact", "affiliatie", "x"]), max_size=2),
    "marks": st.lists(
        st.fixed_dictionaries(
            {"kind": st.sampled_from(["route", "spil", "voorstel", "x"])},
            optional={
                "actors": st.lists(texts, max_size=2),
                "ties": st.lists(st.tuples(texts, texts), max_size=2),
                "label": texts,
                "meer": values,
            },
        ),
        max_size=2,
    ),
    "focus": st.none() | texts,
    "steps": st.integers(-1, 12),
    "only": st.none() | st.tuples(st.sampled_from(["kern", "groep", "x"]), texts),
    "hidden": st.lists(texts, max_size=3),
    "collapse_by": st.sampled_from([None, "kern", "groep", "x"]),
    "expanded": st.lists(texts, max_size=2),
    "collapsed": st.lists(st.tuples(st.sampled_from(["kern", "categorie"]), texts), max_size=2),
    "parallel": st.sampled_from(["een", "los", "x"]),
    "limit": st.integers(-1, 5),
}


@st.composite
def kept_views(draw: st.DrawFn) -> str:
    """The text of a kept view: choices that are nearly right, and one thing of any shape."""
    view: dict[str, Any] = {
        name: draw(CHOICES[name])
        for name in draw(st.lists(st.sampled_from(sorted(CHOICES)), max_size=4))
    }
    selection: dict[str, Any] = draw(
        st.dictionaries(
            st.sampled_from(["gebied", "kern", "soorten", "op", "x"]), values, max_size=1
        )
    )
    content = {"view": view, "selection": selection, "places": {"A": [1, 2]}, "geographic": True}
    place = draw(st.sampled_from(["view", "selection", "places", "one", "none"]))
    if place == "one":
        view[draw(st.sampled_from(sorted(CHOICES)))] = draw(values)
    elif place != "none":
        content[place] = draw(values)
    return json.dumps(content)


@given(kept_views() | values.map(json.dumps) | texts | st.just("[" * 100_000))
def test_a_kept_view_of_any_shape_is_drawn_or_left_out(text: str) -> None:
    item = Weergave(id="beeld-x", naam="X", inhoud=text)
    saved, places = saved_view_in(item), places_in(item)
    json.dumps(places, allow_nan=False)
    if saved is None:
        return
    hash((saved.selection, saved.view))  # both are keys of what is kept
    assert View.from_values(json.loads(json.dumps(saved.view.to_values()))) == saved.view
    try:
        draw(NET, schema(), PLACES, saved.view)
        draw_geo(NET, schema(), saved.view)
    except NetwerkError as error:
        assert str(error).endswith(".")  # noqa: PT017 (both ways are right)


@pytest.mark.parametrize(
    "content",
    [
        {"view": {"marks": [{}]}},
        {"view": {"marks": 5}},
        {"view": {"only": "kern"}},
        {"view": {"colour_by": []}},
        {"view": {"measure": [["A", float("inf")]]}},
        {"view": []},
        {"view": None},
        {"selection": {"gebied": ["5"]}},
        {"selection": {"soorten": "bedrijf"}},
        {"selection": {"soorten": [["bedrijf"]]}},
        {"selection": []},
    ],
)
def test_a_view_of_the_wrong_shape_is_no_view(content: dict[str, Any]) -> None:
    assert saved_view_in(Weergave(id="beeld-x", naam="X", inhoud=json.dumps(content))) is None


def test_an_empty_view_is_the_whole_map() -> None:
    saved = saved_view_in(Weergave(id="beeld-x", naam="X", inhoud="{}"))
    assert saved is not None
    assert (saved.selection, saved.view) == (Selection(), View())
