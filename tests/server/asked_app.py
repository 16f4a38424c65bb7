"""Asks routes without a server: as a client at some address."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import BaseRoute


@dataclass(frozen=True)
class AskedApp:
    """An app of these routes, asked from ``host``."""

    routes: tuple[BaseRoute, ...]
    host: str = "127.0.0.1"

    def get(self, path: str, headers: Any = None) -> httpx.Response:
        """What the app answers."""
        return asyncio.run(self._get(path, headers))

    async def _get(self, path: str, headers: Any) -> httpx.Response:
        app = Starlette(routes=list(self.routes))
        transport = httpx.ASGITransport(app=app, client=(self.host, 40000))
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8501"
        ) as client:
            return await client.get(path, headers=headers)
