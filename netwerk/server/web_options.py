"""With which options the web page is served."""

from __future__ import annotations

from collections.abc import Mapping

from netwerk.access.server_address import LOOPBACK, ServerAddress
from netwerk.settings import Settings

LARGEST_FILE, LARGEST_MESSAGE = 50, 5
"""Megabytes of a file that is read in, and of what a page of a browser tells at once."""
FIXED: Mapping[str, object] = {
    "logger.level": "warning",
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.enableCORS": True,
    "server.corsAllowedOrigins": [],
    "server.enableXsrfProtection": True,
    "server.xsrfCookieSameSite": "strict",
    "server.unsafeMetricsUserAttributes": [],
    "server.maxUploadSize": LARGEST_FILE,
    "server.maxMessageSize": 50,
    "server.maxWidgetStateSize": LARGEST_MESSAGE,
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
    "theme.light.primaryColor": "#1f5f8b",
    "theme.dark.primaryColor": "#7db7de",
    "theme.light.baseRadius": "small",
    "theme.dark.baseRadius": "small",
}
"""Megabytes where it is a size. ``runner.postScriptGC`` is hidden, so any minor version of
Streamlit may drop it. With it on, each run of a page ends with a full garbage collection, for which
everybody waits (docs/figures.md). ``server.enableCORS`` on means that another origin may not."""


def web_options(settings: Settings, address: ServerAddress) -> dict[str, object]:
    """All options of a server at this address and port."""
    named = [name for name in address.names if name not in LOOPBACK]
    return {
        **FIXED,
        "server.address": settings.address,
        "server.port": settings.port,
        "server.baseUrlPath": address.path.strip("/"),
        "server.allowedHosts": list(address.names),
        "browser.serverAddress": named[0] if named else "localhost",
    }
