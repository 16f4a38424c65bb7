"""Who is let in, what he sees, how often he may ask, and what is written down of it."""

import json
from contextlib import closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

import pytest

from netwerk.access.log_line import CONTACT_ZIEN, OPVRAGEN
from netwerk.api.door import FAULTY, NO_METHOD, NOWHERE, TOO_MANY
from netwerk.api.listings import LISTINGS, ApiList
from netwerk.api.problem import NOT_THERE
from tests.api.conftest import KEYS, Api

NAMES = [listing.naam for listing in LISTINGS]


def problem(answer: Any, status: int) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    told: dict[str, Any] = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["detail"].endswith(".")
    return told


@pytest.mark.parametrize("name", NAMES)
def test_without_a_key_nobody_comes_in(api: Api, name: str) -> None:
    told = problem(api.get(f"/{name}", None), 401)
    assert "Bearer" in told["detail"]


def test_a_wrong_or_ended_key_is_told_the_same(api: Api) -> None:
    wrong, over = api.get("/actoren", "netwerk_geraden"), api.get("/actoren", "over")
    assert problem(wrong, 401) == problem(over, 401)
    assert wrong.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Basic bmV0d2Vyaw==",
        KEYS["lezer"],
        f"Bearer {KEYS['lezer']}x",
        f"Bearer {KEYS['lezer'].upper()}",
        f"Bearer {KEYS['lezer']}, Bearer {KEYS['lezer']}",
    ],
)
def test_another_way_of_giving_a_key_is_no_key(api: Api, header: str) -> None:
    problem(api.get("/gebieden", None, headers={"Authorization": header}), 401)


def test_two_keys_at_once_are_none(api: Api) -> None:
    to = urlsplit(api.root)
    connection = HTTPConnection(to.netloc, timeout=30)
    connection.putrequest("GET", "/api/v1/gebieden")
    for who in ("lezer", "makelaar"):
        connection.putheader("Authorization", f"Bearer {KEYS[who]}")
    connection.endheaders()
    with closing(connection):
        assert connection.getresponse().status == 401


def test_a_reader_gets_no_contact_data_and_a_makelaar_does(api: Api) -> None:
    def given(who: str) -> list[dict[str, Any]]:
        return [row["values"] for row in api.get("/actoren?aantal=500", who).json()["items"]]

    fields = {"telefoon", "email"}
    shown = [values for values in given("makelaar") if fields & set(values)]
    assert shown, "The demo area has somebody with a number."
    for who in ("lezer", "mistyped"):
        assert [values for values in given(who) if fields & set(values)] == []
        for values in shown:
            text = json.dumps(api.get(f"/actoren/{values['id']}", who).json())
            for veld in fields & set(values):
                assert values[veld] not in text
    assert shown[0]["id"] in json.dumps(api.get(f"/actoren/{shown[0]['id']}", "makelaar").json())


def test_a_key_of_one_gebied_sees_nobody_of_another(api: Api) -> None:
    whole = api.get("/actoren?aantal=500", "makelaar").json()["items"]
    others = [row for row in whole if row["gebieden"] and "5" not in row["gebieden"]]
    names = {row["id"] for row in others}
    assert names
    for name in NAMES:
        answer = api.get(f"/{name}?aantal=500", "vijf")
        assert answer.status_code == 200, answer.text
        words = set(json.dumps(answer.json()).split('"'))
        assert words & names == set(), name
    assert [row["id"] for row in api.get("/gebieden", "vijf").json()["items"]] == ["5"]


@pytest.mark.parametrize("name", [n for n in NAMES if n != "gebieden"])
def test_another_gebied_is_not_there(api: Api, name: str) -> None:
    listing = next(one for one in LISTINGS if one.naam == name)
    assert "gebied" in listing.filters
    for gebied in ("4", "bestaat niet"):
        told = problem(api.get(f"/{name}?gebied={gebied}", "vijf"), 404)
        assert told["detail"] == NOT_THERE


def test_one_of_another_gebied_is_told_as_one_that_is_not(api: Api) -> None:
    whole = api.get("/actoren?aantal=500", "lezer").json()["items"]
    other = next(row["id"] for row in whole if row["gebieden"] and "5" not in row["gebieden"])
    theirs, none = api.get(f"/actoren/{other}", "vijf"), api.get("/actoren/niemand", "vijf")
    assert problem(theirs, 404) == problem(none, 404)
    assert api.get(f"/actoren/{other}", "lezer").status_code == 200


@pytest.mark.parametrize("listing", [one for one in LISTINGS if one.one], ids=lambda one: one.naam)
def test_all_that_is_told_of_one_names_nobody_of_elsewhere(api: Api, listing: ApiList) -> None:
    whole = api.get("/actoren?aantal=500", "lezer").json()["items"]
    elsewhere = [row for row in whole if row["gebieden"] and "5" not in row["gebieden"]]
    strangers = {word for row in elsewhere for word in (row["id"], row["name"])}
    answer = api.get(f"/{listing.naam}?aantal=500", "vijf").json()
    for row in answer["items"]:
        id = row["opgave"]["id"] if "opgave" in row else row["id"]
        told = api.get(f"/{listing.naam}/{id}", "vijf")
        assert told.status_code == 200, (id, told.text)
        assert {word for word in strangers if word in told.text} == set(), id


def test_a_key_of_two_gebieden_is_asked_for_one_where_that_matters(api: Api) -> None:
    assert api.get("/actoren", "twee").status_code == 200
    told = problem(api.get("/bevindingen", "twee"), 400)
    assert told["parameter"] == "gebied"
    assert "4, 5" in told["detail"]
    assert api.get("/bevindingen?gebied=4", "twee").status_code == 200


def test_a_role_that_reads_nothing_is_given_nothing(api: Api) -> None:
    for name in NAMES:
        problem(api.get(f"/{name}", "niets"), 404)


def test_too_many_questions_wait_and_others_do_not(api: Api) -> None:
    answers = [api.get("/gebieden", "druk") for _ in range(5)]
    assert [a.status_code for a in answers[:3]] == [200, 200, 200]
    told = problem(answers[4], 429)
    assert "3 in een minuut" in told["detail"]
    assert 1 <= int(answers[4].headers["retry-after"]) <= 60
    assert api.get("/gebieden", "lezer").status_code == 200


def test_each_question_is_a_line_in_the_log(api: Api) -> None:
    api.get("/kernen")
    api.get("/kernen/nergens")
    api.get("/actoren?aantal=500", "makelaar")
    lines = api.log()
    assert ["api lezer", OPVRAGEN, "kernen", "api lezer, 127.0.0.1", "True"] in lines
    assert ["api lezer", OPVRAGEN, "kernen", "api lezer, 127.0.0.1", "False"] in lines
    where = "api makelaar, 127.0.0.1"
    assert ["api makelaar", CONTACT_ZIEN, "actoren", where, "True"] in lines
    assert not any("nergens" in field for line in lines for field in line)


def test_a_question_of_a_known_key_that_gets_nothing_is_a_line_too(api: Api) -> None:
    where, who = "api niets, 127.0.0.1", "api niets"
    problem(api.get("/bestaatniet", "niets"), 404)
    problem(api.get("/actoren", "niets", method="DELETE"), 405)
    before = len(api.log())
    problem(api.get("/bestaatniet", None), 404)
    problem(api.get("/bestaatniet", "netwerk_geraden"), 404)
    lines = api.log()
    assert [who, OPVRAGEN, NOWHERE, where, "False"] in lines
    assert [who, OPVRAGEN, NO_METHOD, where, "False"] in lines
    assert len(lines) == before, "without a key that is known there is nobody to write down"


def test_a_burst_over_the_limit_is_one_line_a_minute(api: Api) -> None:
    answers = [api.get("/gebieden", "haast").status_code for _ in range(12)]
    assert answers[0] == 200
    assert answers[-1] == 429
    told = [line for line in api.log() if line[0] == "api haast" and line[2] == TOO_MANY]
    assert told == [["api haast", OPVRAGEN, TOO_MANY, "api haast, 127.0.0.1", "False"]]


def test_a_key_that_is_taken_out_of_the_settings_ends_at_once(api: Api) -> None:
    before = api.config.read_text(encoding="utf-8")
    assert api.get("/gebieden", "twee").status_code == 200
    try:
        api.config.write_text(before.split('[[toepassing]]\nnaam = "twee"')[0], encoding="utf-8")
        problem(api.get("/gebieden", "twee"), 401)
        api.config.write_text(before + "\n[[toepassing]]\nfout = 1\n", encoding="utf-8")
        told = problem(api.get("/gebieden", "twee"), 503)
        assert "toml" not in told["detail"]
        assert ["api onbekend", OPVRAGEN, FAULTY, "api, 127.0.0.1", "False"] in api.log()
    finally:
        api.config.write_text(before, encoding="utf-8")


def test_wrong_keys_are_counted_by_address_and_a_right_one_still_comes_in(api: Api) -> None:
    def asked(key: str, address: str) -> int:
        connection = HTTPConnection(urlsplit(api.root).netloc, source_address=(address, 0))
        with closing(connection):
            connection.request(
                "GET", "/api/v1/gebieden", headers={"Authorization": f"Bearer {key}"}
            )
            return connection.getresponse().status

    answers = [asked(f"netwerk_{n}", "127.0.0.3") for n in range(80)]
    assert answers[0] == 401
    assert answers[-1] == 429
    assert set(answers) == {401, 429}
    assert asked(KEYS["lezer"], "127.0.0.3") == 200
    assert asked("netwerk_1", "127.0.0.4") == 401
    assert ["api onbekend", OPVRAGEN, "", "api, 127.0.0.3", "False"] in api.log()
