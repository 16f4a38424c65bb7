"""The modules of the browser part, each by itself on an empty page: no server, so quick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser
NETWERK = Path(__file__).resolve().parents[2] / "netwerk"
FOLDERS = {"map": NETWERK / "map" / "component" / "frontend", "ui": NETWERK / "ui" / "frontend"}
KINDS = {".js": "text/javascript", ".html": "text/html"}
HOST = "http://modules.test"

CAMERA = """async ([scale, x, y, areas]) => {
    const { settle } = await import('/map/camera.js');
    const box = { clientWidth: 800, clientHeight: 600, isConnected: true }, moves = [];
    const net = { setSize() {}, redraw() {}, moveTo: (camera) => moves.push(camera),
        getPositions: () => ({ a: { x: -400, y: 0 }, b: { x: 400, y: 0 }, c: { x: 0, y: 300 } }) };
    const kept = { touched: true, camera: { position: { x, y }, scale }, fits: new Map(), legend: null };
    settle({ box, net, kept, data: { areas }, root: { querySelector: () => ({ open: false, offsetWidth: 0 }) } });
    return { scale: moves[0].scale, ...moves[0].position };
}"""
SCENES = """async (steps) => {
    const { withScene } = await import(`/map/scene_cache.js?${++globalThis.run || (globalThis.run = 1)}`);
    const asks = [], drawn = [], draw = withScene(({ data }) => { drawn.push(data.what); return () => {}; });
    const setTriggerValue = (_, name) => asks.push(name);
    let now = 0, stop;
    Date.now = () => now;
    for (const [after, scene, content] of steps) {
        now += after;
        const before = stop;
        stop = draw({ data: { channel: 'kaart', scene, content }, setTriggerValue });
        before?.();
    }
    stop?.();
    return { asks, drawn };
}"""

LINES = """async (scenes) => {
    const { default: kaart } = await import('/map/kaart.js');
    const sheet = await (await fetch('/map/kaart.html')).text(), told = [], selected = [];
    const place = (id, x) => ({ id, x, y: 0, size: 10, label: id, tint: 'rest' });
    const look = { palette: { rest: ['#336699', '#99ccff'] }, legend: [], regions: [], areas: [],
        summary: '', layout_key: 'a', options: {} };
    let parent, end;
    for (const [fresh, names, ties] of scenes) {
        if (fresh) {
            end?.();
            parent?.remove();
            parent = document.body.appendChild(document.createElement('div'));
            parent.innerHTML = sheet;
            parent.querySelector('.nk-canvas').style.cssText = 'width: 600px; height: 400px';
        }
        const nodes = names.map((name, at) => place(name, 200 * at));
        const edges = ties.map(([from, to]) => ({ id: `${from}-${to}`, from, to, tint: 'rest', width: 1 }));
        const scene = JSON.stringify({ ...look, nodes, edges });
        const data = { scene, content: scene, channel: 'k', debug: true, height: 400 };
        end = kaart({ parentElement: parent, data, setTriggerValue() {},
            setStateValue: (what, value) => { if (what === 'selection') told.push(value.edges); } });
        const map = globalThis.netwerkMaps.k;
        if (!selected.length) map.net.body.emitter.emit('click', { nodes: [], edges: ['A-B'] });
        selected.push(map.net.getSelectedEdges());
    }
    return { told, selected };
}"""
ALL = (["A", "B", "C"], [["A", "B"], ["B", "C"]])
WITHOUT_B = (["A", "C"], [])


@pytest.fixture
def modules(browser: Browser) -> Iterator[Page]:
    """A page that can import the modules of the browser part."""
    context = browser.new_context(bypass_csp=True, locale="en-US")
    page = context.new_page()

    def answer(route: Route) -> None:
        parts = route.request.url.removeprefix(f"{HOST}/").split("/")
        if len(parts) == 2 and parts[0] in FOLDERS:
            route.fulfill(
                path=FOLDERS[parts[0]] / parts[1].split("?")[0], content_type="text/javascript"
            )
        else:
            route.fulfill(body="<!doctype html><body></body>", content_type="text/html")

    page.route("**/*", answer)
    page.goto(f"{HOST}/")
    yield page
    context.close()


@pytest.mark.parametrize("at", [(0, 0), (-200, 10), (200, 150)])
def test_who_looks_between_two_actors_keeps_that_view(modules: Page, at: tuple[int, int]) -> None:
    after = modules.evaluate(CAMERA, [3.39, *at, []])
    assert after == {"scale": 3.39, "x": at[0], "y": at[1]}


def test_who_looks_at_an_area_without_actors_keeps_that_view(modules: Page) -> None:
    area = {"rings": [[[1500, 1500], [1900, 1500], [1900, 1900]]]}
    after = modules.evaluate(CAMERA, [2, 1800, 1600, [area]])
    assert after == {"scale": 2, "x": 1800, "y": 1600}


def test_who_looks_where_no_map_is_sees_everything_again(modules: Page) -> None:
    after = modules.evaluate(CAMERA, [2, 5000, 5000, []])
    assert after["scale"] < 1.4
    assert abs(after["x"]) < 50


def test_a_lost_scene_is_asked_for_once_however_often_the_page_is_drawn(modules: Page) -> None:
    done = modules.evaluate(SCENES, [[100, "a", None]] * 8)
    assert done["asks"] == ["a"]


def test_a_scene_that_stays_away_is_asked_for_again_ever_less_often(modules: Page) -> None:
    done = modules.evaluate(SCENES, [[100, "a", None]] * 3000)
    assert 5 < len(done["asks"]) < 15


def test_after_many_asks_in_vain_the_map_can_still_be_asked_for(modules: Page) -> None:
    """As after a server that was away: nothing needs to be loaded anew."""
    in_vain = [[10_000, "a", None]] * 60
    asks = modules.evaluate(SCENES, in_vain)["asks"]
    assert 5 < len(asks) < 20
    again = modules.evaluate(SCENES, [*in_vain, [70_000, "a", None]])["asks"]
    assert len(again) == len(asks) + 1


def test_after_an_answer_the_next_lost_scene_is_asked_for_at_once(modules: Page) -> None:
    steps = [[10, "a", None], [10, "a", '{"what": "a"}'], [10, "b", None]]
    assert modules.evaluate(SCENES, steps) == {"asks": ["a", "b"], "drawn": ["a", "a"]}


def test_a_lost_question_is_repeated_though_nothing_is_drawn(modules: Page) -> None:
    """The question itself may be lost, with the connection."""
    asks = modules.evaluate(
        """async () => {
            let ring;
            const plain = window.setTimeout;
            window.setTimeout = (act, wait) => { ring = [act, wait]; return 1; };
            const { withScene } = await import('/map/scene_cache.js'), asks = [];
            const given = { data: { channel: 'kaart', scene: 'a', content: null }, setTriggerValue: (_, n) => asks.push(n) };
            let now = 0;
            Date.now = () => now;
            withScene(() => undefined)(given);
            now += ring[1];
            ring[0]();
            window.setTimeout = plain;
            return asks;
        }"""
    )
    assert asks == ["a", "a"]


def test_what_came_is_not_asked_for_later_though_no_turn_is_ended(modules: Page) -> None:
    """Streamlit ends a turn only when the element goes, not when the next turn comes."""
    asks = modules.evaluate(
        """async () => {
            const waiting = new Map(), plain = [window.setTimeout, window.clearTimeout];
            window.setTimeout = (act, wait) => { waiting.set(waiting.size + 1, act); return waiting.size; };
            window.clearTimeout = (which) => waiting.delete(which);
            const { withScene } = await import('/map/scene_cache.js'), asks = [];
            const setTriggerValue = (_, name) => asks.push(name), draw = withScene(() => undefined);
            for (const content of [null, null, '{}', null])
                draw({ data: { channel: 'kaart', scene: 'a', content }, setTriggerValue });
            const now = Date.now();
            Date.now = () => now + 60_000;
            for (const act of [...waiting.values()]) act();
            [window.setTimeout, window.clearTimeout] = plain;
            return asks;
        }"""
    )
    assert asks == ["a"]


def test_a_chosen_line_is_told_again_by_a_map_that_is_made_again(modules: Page) -> None:
    done = modules.evaluate(LINES, [[True, *ALL], [True, *ALL]])
    assert done["told"] == [[["A", "B"]], [["A", "B"]]]
    assert done["selected"][1] == ["A-B"]


def test_a_line_that_left_the_map_is_no_choice_any_more(modules: Page) -> None:
    done = modules.evaluate(LINES, [[True, *ALL], [False, *WITHOUT_B], [True, *ALL]])
    assert done["told"] == [[["A", "B"]], []]
    assert done["selected"][2] == []


def test_a_line_that_left_the_map_while_its_user_was_away_is_not_told(modules: Page) -> None:
    done = modules.evaluate(LINES, [[True, *ALL], [True, *WITHOUT_B], [False, *WITHOUT_B]])
    assert done["told"] == [[["A", "B"]], []]


def test_in_the_list_of_columns_only_the_first_line_is_streamlits(modules: Page) -> None:
    lines = modules.evaluate(
        """async () => {
            const list = "<div data-testid='stDataFrameColumnVisibilityMenu'>";
            const html = "<table><td>Theme</td></table>", label = (words) => `<label><span></span>${words}</label>`;
            document.body.innerHTML = `${list}${["Select all", "Format", "Select all"].map(label).join("")}</div>`
                + `<div data-testid='stHtml'>${html}</div><p>Print</p>`;
            (await import('/ui/taal.js')).default({ setTriggerValue() {} });
            return [...document.querySelectorAll("label, td, p")].map((line) => line.textContent);
        }"""
    )
    assert lines == ["Alles kiezen", "Format", "Select all", "Theme", "Print"]
