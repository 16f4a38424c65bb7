"""The metrics: a parser of Prometheus reads them, they name nobody, and not everybody may ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from netwerk.access.rights import BEHEREN, User
from netwerk.access.work_done import WORK_DONE
from netwerk.errors import AccessDenied, InputError, StoreUnavailable
from netwerk.model import Actor
from netwerk.server.metrics import METRICS, SECRET, metrics_route, metrics_secret
from netwerk.services import changes
from netwerk.services.stores import open_desk
from netwerk.settings import Settings
from netwerk.store.port import Change, Put
from netwerk.ui.page_times import timed
from tests.server.asked_app import AskedApp

LONG = "een-lang-geheim-van-de-meting"


def asking(
    question: Callable[[], int] = lambda: 7,
    secret: str = "",
    host: str = "127.0.0.1",
    people_sign_in: bool = False,
) -> AskedApp:
    route = metrics_route("", question, secret, people_sign_in=people_sign_in)
    return AskedApp((route,), host)


def numbers(client: AskedApp, **headers: str) -> dict[str, float]:
    """Every sample by its name and labels, as a parser of Prometheus reads them."""
    answer = client.get(METRICS, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    found = {}
    for family in text_string_to_metric_families(answer.text):
        assert family.documentation
        for sample in family.samples:
            found[sample.name + "".join(sorted(sample.labels.values()))] = sample.value
    return found


def test_what_is_counted_is_told(tmp_path: Any) -> None:
    desk = open_desk(Settings(store=str(tmp_path / "netwerk.db")), User("Els de Boer", "beheerder"))
    before = numbers(asking())
    changes.apply(desk, Change((Put(Actor(id="a", naam="Geheime groep", soort="bedrijf")),), "Els"))
    with pytest.raises(AccessDenied):
        desk.of(User("Bo", "lezer")).require(BEHEREN)
    desk.networks.findings(None, desk.today)
    with timed("vandaag"):
        pass
    after = numbers(asking(lambda: desk.store.revision()))
    more = {name: after[name] - before.get(name, 0) for name in after}
    assert more["netwerk_changes_total"] == 1
    assert more["netwerk_refused_total"] == 1
    assert more["netwerk_job_seconds_count"] >= 1
    assert more["netwerk_job_seconds_sum"] > 0
    assert more["netwerk_page_seconds_countvandaag"] == 1
    assert after["netwerk_store_revision"] == desk.store.revision()
    assert after["netwerk_store_up"] == 1
    assert after["netwerk_store_answer_seconds"] < 5
    assert after["netwerk_sessions"] == 0
    assert after["process_resident_memory_bytes"] > 1e7
    text = asking().get(METRICS).text
    assert not [word for word in ("Els", "Boer", "Geheime", "@") if word in text]
    desk.close()


def test_a_store_that_does_not_answer_is_a_number_and_no_error() -> None:
    def away() -> int:
        raise StoreUnavailable("weg")

    told = numbers(asking(away))
    assert told["netwerk_store_up"] == 0
    assert "netwerk_store_revision" not in told


@pytest.mark.parametrize(
    ("host", "headers"),
    [
        ("192.0.2.7", {}),
        ("127.0.0.1", {"x-forwarded-for": "127.0.0.1"}),
        ("127.0.0.1", {"forwarded": "for=192.0.2.7"}),
        ("127.0.0.1", {"via": "1.1 proxy"}),
        ("127.0.0.1", {"host": "netwerk.gemeente.nl"}),
        ("127.0.0.1", {"host": "rebound.example:8501"}),
        ("::1", {"x-real-ip": "192.0.2.7"}),
    ],
)
def test_without_a_secret_only_this_machine_itself_may_ask(
    host: str, headers: dict[str, str]
) -> None:
    answer = asking(host=host).get(METRICS, headers=headers)
    assert (answer.status_code, answer.text) == (404, "")


def test_with_a_secret_who_brings_it_may_ask_from_anywhere_and_nobody_else() -> None:
    far = asking(secret=LONG, host="192.0.2.7")
    assert numbers(far, authorization=f"Bearer {LONG}", host="netwerk.gemeente.nl")
    near = asking(secret=LONG)
    for given in ("", "Bearer", f"Bearer {LONG}x", f"Basic {LONG}", LONG, "Bearer é"):
        refused = near.get(METRICS, headers=[(b"authorization", given.encode())])
        assert refused.status_code == 404, given
    twice = [("authorization", f"Bearer {LONG}"), ("authorization", f"Bearer {LONG}")]
    assert near.get(METRICS, headers=twice).status_code == 404


def test_where_people_sign_in_nobody_asks_without_a_secret() -> None:
    """A proxy on the same machine that names nobody looks like this machine itself."""
    near = asking(people_sign_in=True)
    assert (near.get(METRICS).status_code, near.get(METRICS).text) == (404, "")
    assert numbers(asking(secret=LONG, people_sign_in=True), authorization=f"Bearer {LONG}")


def test_a_secret_that_is_short_is_a_sentence() -> None:
    assert metrics_secret({}) == ""
    assert metrics_secret({SECRET: LONG}) == LONG
    with pytest.raises(InputError, match="NETWERK_METRICS_GEHEIM is te kort"):
        metrics_secret({SECRET: "kort"})


def test_a_change_that_fails_is_no_longer_being_stored() -> None:
    with pytest.raises(ValueError), WORK_DONE.writing():  # noqa: PT012
        assert WORK_DONE.state().writing == 1
        raise ValueError
    assert WORK_DONE.state().writing == 0
    assert WORK_DONE.written_within(0)
