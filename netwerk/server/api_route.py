"""Where the read API stands beside the pages."""

from __future__ import annotations

from starlette.routing import Mount

from netwerk.api.app import api_app
from netwerk.ui.server_desk import shared_desk

API = "/api/v1"


def api_route(path: str) -> Mount:
    """The API under the path of the app, at the store that the pages show."""
    return Mount(f"{path}{API}", api_app(lambda user: shared_desk().of(user)))
