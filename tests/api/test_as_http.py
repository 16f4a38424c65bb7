"""How the API speaks HTTP: methods, pages, tags, problems, and its description."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import jsonschema
import pytest

from netwerk.api.listings import LISTINGS
from netwerk.cli import main
from netwerk.typed.moments import today_here
from tests.api.conftest import KEYS, Api
from tests.api.test_letting_in import problem


@pytest.fixture(scope="session")
def described(api: Api) -> dict[str, Any]:
    answer = api.get("/openapi.json", None)  # open to everybody: it holds no data
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def test_the_description_is_whole(api: Api, described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1")
    assert re.fullmatch(r"\d+\.\d+\.\d+", described["info"]["version"])
    for path in described["paths"]:
        assert re.fullmatch(r"/[a-z]+(/\{id\})?", path), path
    ids = [one["get"]["operationId"] for one in described["paths"].values()]
    assert len(set(ids)) == len(ids)
    for ref in _refs(described):
        held: Any = described
        for part in ref.removeprefix("#/").split("/"):
            held = held[part]
    for form in described["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(form)


def _refs(held: Any) -> Iterator[str]:
    if isinstance(held, dict):
        yield from (v for k, v in held.items() if k == "$ref")
        held = list(held.values())
    if isinstance(held, list):
        for one in held:
            yield from _refs(one)


@pytest.mark.parametrize("listing", LISTINGS, ids=lambda one: one.naam)
def test_each_answer_is_as_described(api: Api, described: dict[str, Any], listing: Any) -> None:
    answer = api.get(f"/{listing.naam}?aantal=500", "makelaar")
    form = described["paths"][f"/{listing.naam}"]["get"]["responses"]["200"]["content"]
    wanted = form["application/json"]["schema"] | {"components": described["components"]}
    jsonschema.Draft202012Validator(wanted).validate(answer.json())
    names = {
        p["$ref"].rpartition("/")[2]
        for p in described["paths"][f"/{listing.naam}"]["get"]["parameters"]
    }
    assert names == set(listing.parameters)


def test_a_problem_is_as_described(api: Api, described: dict[str, Any]) -> None:
    form = described["components"]["schemas"]["Probleem"]
    for answer in (api.get("/actoren", None), api.get("/actoren?x=1"), api.get("/niets")):
        jsonschema.Draft202012Validator(form).validate(answer.json())


def test_every_answer_tells_its_version_and_is_for_nobody_else(api: Api) -> None:
    for path in ("/actoren", "/actoren?x=1", "/niets", "/openapi.json", "/actoren/niemand"):
        headers = api.get(path).headers
        assert headers["api-version"] == "1.0.0"
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["vary"] == "Authorization"
        assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_nothing_is_changed_by_the_api(api: Api, method: str) -> None:
    answer = api.get("/actoren", method=method, data=b"{}")
    problem(answer, 405)
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_head_and_options(api: Api) -> None:
    head, get = api.get("/kernen", method="HEAD"), api.get("/kernen")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(get.content))
    assert head.headers["etag"] == get.headers["etag"]
    options = api.get("/kernen", None, method="OPTIONS", headers={"Origin": "https://evil.nl"})
    assert options.status_code == 204
    assert not [name for name in options.headers if name.startswith("access-control")]


@pytest.mark.parametrize("path", ["/actoren/", "/", "/Actoren", "//actoren", "/actoren%2F"])
def test_another_address_is_not_there(api: Api, path: str) -> None:
    problem(api.get(path), 404)


def test_a_list_comes_in_pages(api: Api) -> None:
    whole = api.get("/kernen?aantal=500").json()
    first = api.get("/kernen?aantal=3")
    assert first.json()["items"] == whole["items"][:3]
    assert first.json()["paginering"] == {
        "pagina": 1,
        "aantal": 3,
        "totaal": len(whole["items"]),
    }
    assert set(first.links) == {"first", "next", "last"}
    second = api.get("/kernen" + first.links["next"]["url"])
    assert second.json()["items"] == whole["items"][3:6]
    assert {"prev", "first"} <= set(second.links)
    last = api.get("/kernen" + first.links["last"]["url"])
    assert last.json()["items"][-1] == whole["items"][-1]
    assert "next" not in last.links
    assert api.get("/kernen?aantal=3&pagina=900").json()["items"] == []


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("kleur=rood", "kleur"),
        ("aantal=501", "aantal"),
        ("aantal=0", "aantal"),
        ("aantal=-1", "aantal"),
        ("aantal=١", "aantal"),
        ("aantal=1e3", "aantal"),
        ("pagina=99999999999999999999", "pagina"),
        ("pagina=", "pagina"),
        ("gebied=1&gebied=2", "gebied"),
        ("gebied=%00", "gebied"),
        ("gebied=99", "gebied"),
        ("kern=nergens", "kern"),
        ("soort=draak", "soort"),
        ("gewijzigd_na=gisteren", "gewijzigd_na"),
        ("gewijzigd_na=2026-02-30", "gewijzigd_na"),
        ("gebied=" + "x" * 201, "gebied"),
    ],
)
def test_a_wrong_question_is_told_what_is_wrong(api: Api, query: str, parameter: str) -> None:
    told = problem(api.get(f"/actoren?{query}"), 400)
    assert told["parameter"] == parameter
    assert parameter in told["detail"]


def test_filters(api: Api) -> None:
    whole = api.get("/actoren?aantal=500").json()["items"]
    kern = next(row["values"]["kern"] for row in whole if row["values"].get("kern"))
    soort = whole[0]["values"]["soort"]
    told = api.get(f"/actoren?aantal=500&kern={kern}&soort={soort}").json()["items"]
    wanted = [r for r in whole if (r["values"].get("kern"), r["values"]["soort"]) == (kern, soort)]
    assert told == wanted
    assert wanted


def test_only_what_was_changed_later(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NETWERK_STORE", str(api.store))
    monkeypatch.setenv("NETWERK_CONFIG", str(api.config))
    whole = api.get("/actoren?aantal=500").json()["items"]
    early = api.get("/actoren?aantal=500&gewijzigd_na=1990-01-01").json()["items"]
    assert early == whole
    later = (today_here() + timedelta(days=2)).isoformat()
    assert api.get(f"/actoren?gewijzigd_na={later}").json()["items"] == []
    tag = api.get("/actoren").headers["etag"]
    assert api.get("/actoren", headers={"If-None-Match": tag}).status_code == 304
    from netwerk.store.port import now

    moment, id = now(), whole[0]["id"]
    assert main(["item", "change", "actor", id, "website=https://voorbeeld.nl"]) == 0
    told = api.get(f"/actoren?gewijzigd_na={moment}").json()["items"]
    assert [row["id"] for row in told] == [id]
    again = api.get("/actoren", headers={"If-None-Match": tag})
    assert again.status_code == 200
    assert again.headers["etag"] != tag


def test_a_tag_is_of_one_user_and_one_question(api: Api) -> None:
    asked = [
        ("/actoren", "lezer"),
        ("/actoren", "makelaar"),
        ("/actoren?pagina=2", "lezer"),
        ("/kernen", "lezer"),
        ("/actoren", "vijf"),
    ]
    tags = [api.get(path, who).headers["etag"] for path, who in asked]
    assert len(set(tags)) == len(tags)
    held = {"If-None-Match": f'"iets", W/{tags[0]}'}
    answer = api.get("/actoren", headers=held)
    assert answer.status_code == 304
    assert answer.content == b""
    assert answer.headers["etag"] == tags[0]
    assert api.get("/actoren", None, headers=held).status_code == 401
    assert api.get("/actoren", "makelaar", headers=held).status_code == 200


def test_the_page_for_people_asks_nothing_of_others(api: Api) -> None:
    answer = api.get("/uitleg", None)
    assert answer.headers["content-type"].startswith("text/html")
    assert "http" not in answer.text
    assert "<script" not in answer.text
    assert all(listing.naam in answer.text for listing in LISTINGS)
    assert KEYS["lezer"] not in answer.text
