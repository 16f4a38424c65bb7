"""Whatever is asked, there is an answer in the words of the API, and never a fault of ours."""

import http.client
import json
import random
import socket
import string
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netwerk.api.api_question import PARAMETERS
from netwerk.api.listings import LISTINGS
from tests.api.conftest import KEYS, Api
from tests.effort import examples

NAMES = [listing.naam for listing in LISTINGS]
WEIRD = ["..", "%2e%2e", "%00", "%ff%fe", "%", "%zz", "\u200b", "💥", "ﬁ", "a" * 3000]
WEIRD += ["'--", "\\", "~", ";x=1", "*", "|"]
LIKELY = ["5", "4", "Etten", "1", "500", "2026", "2026-01-01", "0001-01-01", "9999-12-31", "alle"]
LIKELY += ["9999-12-31T23:59:59+14:00", "0001-01-01T00:00", "-1", "NaN", "1e9"]
VALUES = st.one_of(st.sampled_from(LIKELY), st.text(max_size=40))
NOT_OURS = {200, 304, 400, 401, 404, 405, 414, 431}


def raw(
    api: Api,
    method: str,
    target: str,
    headers: dict[str, str],
    body: bytes = b"",
    address: str = "127.0.0.1",
) -> int:
    """Ask as no well-behaved client would, from an address: the target goes as it is."""
    connection = http.client.HTTPConnection(
        urlsplit(api.root).netloc, timeout=60, source_address=(address, 0)
    )
    try:
        connection.putrequest(method, target, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if body:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body or None)
        answer = connection.getresponse()
        content = answer.read()
    finally:
        connection.close()
    kind = answer.headers.get("content-type", "")
    if kind.startswith("application/problem+json"):
        told = json.loads(content)
        assert told["status"] == answer.status
        assert "Traceback" not in told["detail"]
    elif kind.startswith("application/json"):
        json.loads(content, parse_constant=_no_constant)
    return answer.status


def _no_constant(name: str) -> None:
    raise AssertionError(f"{name} is no JSON.")


KEY = {"Authorization": f"Bearer {KEYS['lezer']}"}


@settings(
    examples(150),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    name=st.sampled_from(NAMES),
    id=st.one_of(st.none(), st.sampled_from(WEIRD), st.text(max_size=30)),
    query=st.lists(
        st.tuples(st.one_of(st.sampled_from(sorted(PARAMETERS)), st.text(max_size=8)), VALUES),
        max_size=4,
    ),
    who=st.sampled_from(["lezer", "makelaar", "vijf", "twee", "niets"]),
)
def test_any_path_and_parameters(
    api: Api, name: str, id: str | None, query: list[tuple[str, str]], who: str
) -> None:
    path = f"/{name}" + ("" if id is None else f"/{quote(id, safe='%', errors='replace')}")
    asked = "&".join(f"{quote(k, errors='replace')}={quote(v, errors='replace')}" for k, v in query)
    headers = {"Authorization": f"Bearer {KEYS[who]}"}
    status = raw(api, "GET", f"/api/v1{path}?{asked}", headers)
    assert status in NOT_OURS


@settings(
    examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(key=st.text(alphabet=string.printable.replace("\r", "").replace("\n", ""), max_size=60))
def test_any_key(api: Api, key: str) -> None:
    header = key.encode("latin-1", "replace").decode("latin-1").strip("\x0b\x0c")
    held = {"Authorization": f"Bearer {header}"}
    status = raw(api, "GET", "/api/v1/gebieden", held, address="127.0.0.2")
    assert status in {400, 401, 429}


@pytest.mark.parametrize(
    "header",
    [
        {"If-None-Match": '"' * 1000},
        {"If-None-Match": "*"},
        {"If-None-Match": 'W/,,,"ï"'},
        {"Accept": "text/html"},
        {"Accept-Encoding": "zzz"},
        {"X-Forwarded-For": "1.2.3.4"},
        {"X-HTTP-Method-Override": "DELETE"},
        {"Range": "bytes=0-10"},
        {"X-Large": "a" * 10_000},
        {"Content-Type": "application/json"},
    ],
    ids=lambda header: next(iter(header)),
)
def test_any_header(api: Api, header: dict[str, str]) -> None:
    assert raw(api, "GET", "/api/v1/gebieden", KEY | header) == 200
    assert raw(api, "GET", "/api/v1/gebieden", KEY | header, b"{" * 200_000) == 200


def test_huge_headers_and_addresses_are_refused(api: Api) -> None:
    to = urlsplit(api.root)
    for line in (b"GET /api/v1/" + b"a" * 200_000 + b" HTTP/1.1\r\n", b"\x00\xff\r\n\r\n"):
        with socket.create_connection((to.hostname or "", to.port or 0), 10) as held:
            held.settimeout(10)
            try:
                held.sendall(line + b"Host: x\r\nX: " + b"b" * 200_000 + b"\r\n\r\n")
                told = held.recv(100)
            except ConnectionError:
                told = b""
        assert told == b"" or b" 4" in told
    assert api.get("/gebieden").status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_weird_ids(api: Api, name: str) -> None:
    for id in WEIRD:
        target = f"/api/v1/{name}/{quote(id, safe='%;*~')}"
        assert raw(api, "GET", target, KEY) in {400, 404}, id


def test_many_at_once_each_get_their_own(api: Api) -> None:
    """Two users at once: nobody gets what is another's."""
    own = {who: api.get("/actoren?aantal=500", who).text for who in ("lezer", "makelaar", "vijf")}
    assert len(set(own.values())) == 3
    asked = [random.Random(n).choice(list(own)) for n in range(90)]
    with ThreadPoolExecutor(12) as pool:
        told = list(pool.map(lambda who: api.get("/actoren?aantal=500", who).text, asked))
    assert told == [own[who] for who in asked]
