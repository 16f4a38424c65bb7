"""The picture leaves the tool: whole files, and no name where none may be."""

from __future__ import annotations

import json
import re
import struct
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest

from netwerk.errors import InputError
from netwerk.map.export import export_map
from netwerk.map.fonts import text_width
from netwerk.map.geo import draw_geo
from netwerk.map.html_file import MODULES, one_script
from netwerk.map.layout import layout
from netwerk.map.payload import asset
from netwerk.map.picture import draw
from netwerk.map.view import Mark, Picture, View
from netwerk.net.net import Net
from netwerk.schema import schema
from tests.builders import net_from_text
from tests.map.neighbourhood import neighbourhood

DAY = date(2026, 11, 25)
NASTY = "</script><script>alert(1)</script> \x0b & \ud800 Zn"


def picture_of(net: Net, view: View | None = None) -> Picture:
    return draw(net, schema(), layout(net), view or View())


def secret_net() -> Net:
    names = {
        f"geheim{k}": {"naam": f"Zwijgnaam{k} Kwik", "categorie": f"Vrijwoord{k}", "kern": "etten"}
        for k in range(8)
    }
    text = (
        " ".join(f"geheim{k}-geheim{(k + 1) % 8}" for k in range(8))
        + " geheim0~geheim3 geheim1>geheim5"
    )
    return net_from_text(text, names, every_tie={"bron": "Bronnaam Kwik", "thema": "Themanaam"})


@pytest.mark.parametrize("fmt", ["html", "svg"])
@pytest.mark.parametrize("colour_by", ["soort", "categorie", "groep"])
@pytest.mark.parametrize("collapse_by", [None, "groep", "categorie", "kern"])
def test_without_names_means_no_name_id_note_or_source_anywhere_in_the_file(
    fmt: str, colour_by: str, collapse_by: str | None
) -> None:
    marks = (
        Mark("route", ("geheim1",), (("geheim0", "geheim1"),), "Route naar Zwijgnaam1 Kwik"),
        Mark("spil", ("geheim2",)),
    )
    view = View(
        colour_by=colour_by,
        collapse_by=collapse_by,
        expanded=("etten",),
        marks=marks,
        regions="kern",
        focus="geheim1",
        steps=3,
    )
    picture = picture_of(secret_net(), view)
    file = export_map(
        picture,
        fmt,
        anonymous=True,
        title="Rond zwijgnaam1 kwik",
        source_line="Gesprek met Zwijgnaam3 Kwik",
        day=DAY,
    )
    for word in ("zwijgnaam", "geheim", "kwik", "vrijwoord", "bronnaam", "themanaam"):
        assert word not in file.decode().casefold()
    with_names = export_map(picture_of(secret_net()), fmt, day=DAY).decode()
    assert "Zwijgnaam1 Kwik" in with_names


def test_the_geographic_map_without_names_keeps_the_names_of_places() -> None:
    svg = export_map(draw_geo(secret_net(), schema()), "svg", anonymous=True, day=DAY).decode()
    assert "Etten" in svg
    assert "Zwijgnaam" not in svg


def test_an_svg_is_well_formed_has_a_title_a_legend_the_day_and_the_source() -> None:
    net = net_from_text("A-B", {"A": {"naam": NASTY}, "B": {"naam": "Jansen & Zn"}})
    svg = export_map(
        picture_of(net),
        "svg",
        title="Netwerk <van> ons",
        source_line="Selectie: alles. Bron: netwerk",
        day=DAY,
    )
    root = ElementTree.fromstring(svg)
    words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "Netwerk <van> ons" in words
    assert "25 november 2026. 2 actoren, 1 contact" in words
    assert "Selectie: alles. Bron: netwerk" in words
    assert "Legenda" in words
    assert "Jansen & Zn" in words
    assert root.find("{http://www.w3.org/2000/svg}desc").text.startswith(
        "Netwerkkaart met 2 actoren"
    )
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))


def test_names_in_the_svg_do_not_lie_on_each_other() -> None:
    root = ElementTree.fromstring(export_map(picture_of(neighbourhood(130)), "svg", day=DAY))
    boxes = []
    for t in root.iter("{http://www.w3.org/2000/svg}text"):
        if t.get("stroke"):
            continue
        size, x, y = float(t.get("font-size")), float(t.get("x")), float(t.get("y"))
        width = text_width(t.text, size, t.get("font-weight") == "700")
        left = x - {"middle": width / 2, "end": width}.get(t.get("text-anchor", ""), 0)
        boxes.append((left, y - size * 0.7, left + width, y))
    assert len(boxes) > 40
    clashes = [
        (a, b)
        for k, a in enumerate(boxes)
        for b in boxes[:k]
        if a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
    ]
    assert clashes == []


@pytest.mark.parametrize(("size", "wide"), [("A4", 2572), ("A3", 3307)])
def test_a_png_has_the_size_of_its_paper_and_letters_in_it(size: str, wide: int) -> None:
    picture = picture_of(neighbourhood(30))
    png = export_map(picture, "png", size=size, day=DAY)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert width == pytest.approx(wide, abs=2)
    assert width / height == pytest.approx(2**0.5, rel=0.01)
    more = export_map(picture, "png", size=size, day=DAY, source_line="Bron: netwerk")
    assert len(more) > len(png), "words take ink: the font was found"


def test_the_width_of_a_text_is_that_of_the_font() -> None:
    """DejaVu Sans has 2048 units an em; advance widths of A and i are 1401 and 569 (FontForge, font version 2.37)."""
    assert text_width("A", 2048) == 1401
    assert text_width("i", 2048) == 569
    assert text_width("Ai", 20) == pytest.approx(20 * 1970 / 2048)
    assert text_width("\U0001f600", 10) > text_width("W", 10)  # what the font lacks: its box
    assert text_width("", 10) == 0


def test_the_html_file_asks_nothing_from_outside_and_lets_no_text_run() -> None:
    net = net_from_text("A-B", {"A": {"naam": NASTY}}, every_tie={"bron": NASTY})
    html = export_map(picture_of(net), "html", title=NASTY, source_line=NASTY, day=DAY).decode()
    own = html.replace(asset("vis-network.min.js"), "")
    assert own.count("<script") == own.count("</script>") == 3, (
        "vis-network, the data and our own; nothing from a name"
    )
    assert not re.search(r'(src|href)="?https?:', html.replace("http://www.w3.org", ""))
    assert "default-src 'none'" in html
    data = json.loads(re.search(r'id="nk-data">(.*?)</script>', html, re.S)[1])
    assert data["nodes"][0]["label"] == NASTY


def test_the_html_file_holds_the_same_as_a_table() -> None:
    html = export_map(picture_of(net_from_text("Aap-Noot")), "html", day=DAY).decode()
    assert "<td>Aap</td><td>werkt samen met</td><td>Noot</td>" in html


def test_an_unknown_format_or_paper_is_refused_in_dutch() -> None:
    picture = picture_of(net_from_text("A-B"))
    with pytest.raises(InputError, match="html, svg of png"):
        export_map(picture, "gif")
    with pytest.raises(InputError, match="A4, A3 of A1"):
        export_map(picture, "svg", size="A9")


def test_an_empty_map_can_be_exported() -> None:
    empty = draw(net_from_text("A"), schema(), {"A": (0, 0)}, View(hidden=("A",)))
    for fmt in ("html", "svg", "png"):
        assert export_map(empty, fmt, day=DAY)


def test_vis_network_is_the_copy_that_pyvis_ships() -> None:
    spec = find_spec("pyvis")
    assert spec is not None
    shipped = Path(str(spec.origin)).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
    assert asset("vis-network.min.js") == shipped.read_text(encoding="utf-8")
    assert "MIT License" in asset("vis-network.LICENSE.txt")


def test_the_browser_part_becomes_one_script_without_imports() -> None:
    script = one_script()
    assert not re.search(r"^(import|export) ", script, re.M)
    names = re.findall(r"^(?:function\*?|const|let) (\w+)", script, re.M)
    assert len(names) == len(set(names)), "two modules use one name"


def test_no_html_is_ever_made_from_text_in_the_browser_part() -> None:
    for name in (*MODULES, "kaart.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function",
            asset(name),
        ), name
