"""A server with the demo area that the API is asked of, over HTTP, by several applications."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import requests

from netwerk.access.application_settings import digest
from netwerk.cli import main

KEYS = {
    "lezer": "netwerk_lezer",
    "makelaar": "netwerk_makelaar",
    "vijf": "netwerk_vijf",
    "twee": "netwerk_twee",
    "niets": "netwerk_niets",
    "mistyped": "netwerk_mistyped",
    "over": "netwerk_over",
    "druk": "netwerk_druk",
    "haast": "netwerk_haast",
}
MORE = {
    "lezer": "per_minuut = 6000",
    "makelaar": 'rol = "makelaar"\nper_minuut = 6000',
    "vijf": 'rol = "makelaar"\ngebieden = ["5"]\nper_minuut = 6000',
    "twee": 'gebieden = ["4", "5"]\nper_minuut = 6000',
    "niets": 'rol = "geen"\nper_minuut = 6000',
    "mistyped": 'rol = "beheerdr"\nper_minuut = 6000',
    "over": 'tot = "2026-01-01"',
    "druk": "per_minuut = 3",
    "haast": "per_minuut = 2",
}


def toml() -> str:
    return "\n".join(
        f'[[toepassing]]\nnaam = "{naam}"\nsleutel = "{digest(key)}"\n{MORE[naam]}\n'
        for naam, key in KEYS.items()
    )


@dataclass
class Api:
    """Where the API is, and how to ask it."""

    root: str
    said: Path
    store: Path
    config: Path

    def get(self, path: str, who: str | None = "lezer", **more: Any) -> requests.Response:
        headers = dict(more.pop("headers", {}))
        if who is not None:
            headers["Authorization"] = f"Bearer {KEYS.get(who, who)}"
        method = more.pop("method", "GET")
        more |= {"headers": headers, "timeout": 60, "allow_redirects": False}
        answer = requests.request(method, self.root + path, **more)
        answer.encoding = "utf-8"
        return answer

    def log(self) -> list[list[str]]:
        lines = self.said.read_text(encoding="utf-8").splitlines()
        return [line.split("|")[1:] for line in lines if line.startswith("LOG|")]


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    folder = tmp_path_factory.mktemp("api")
    config, store, said = folder / "netwerk.toml", folder / "netwerk.db", folder / "said"
    config.write_text(toml(), encoding="utf-8")
    settings = {
        "NETWERK_CONFIG": str(config),
        "NETWERK_STORE": str(store),
        "NETWERK_USER": "An",
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    before = dict(os.environ)
    os.environ.update(settings)
    try:
        assert main(["demo"]) == 0
        for gebied in ("4", "5"):  # a group with a number in each
            add = ["item", "add", "actor", f"id=koor-{gebied}", f"naam=Koor van {gebied}"]
            add += ["soort=bewonersgroep", f"gebieden={gebied}", f"telefoon=0315-00000{gebied}"]
            assert main([*add, f"email=koor{gebied}@voorbeeld.nl", "--toch"]) == 0
    finally:
        os.environ.clear()
        os.environ.update(before)
    with said.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("serving.py")), str(port)],
            env=before | settings | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            root = f"http://127.0.0.1:{port}/api/v1"
            until = time.monotonic() + 60
            while True:
                try:
                    requests.get(f"{root}/openapi.json", timeout=5)
                    break
                except requests.ConnectionError:
                    assert process.poll() is None, said.read_text()
                    assert time.monotonic() < until
                    time.sleep(0.1)
            yield Api(root, said, store, config)
            assert process.poll() is None, said.read_text()
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def command(api: Api, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """What a command says with --json at the same store, as a role."""

    def run(role: str, *words: str) -> Any:
        monkeypatch.setenv("NETWERK_STORE", str(api.store))
        monkeypatch.setenv("NETWERK_CONFIG", str(api.config))
        monkeypatch.setenv("NETWERK_ROLE", role)
        capsys.readouterr()
        code = main([*words, "--json"])
        out, err = capsys.readouterr()
        assert code == 0, err
        return json.loads(out)

    return run
