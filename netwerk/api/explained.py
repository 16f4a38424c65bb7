"""The page about the API, for people: plain HTML that asks nothing of another server."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from netwerk.api.api_question import PARAMETERS
from netwerk.api.listings import ApiList


def explained(listings: Sequence[ApiList]) -> str:
    """Every list with what it gives and its parameters, as one page."""
    rows = "".join(map(_row, listings))
    told = "".join(
        f"<dt><code>{escape(one.naam)}</code></dt><dd>{escape(one.about)}</dd>"
        for one in PARAMETERS.values()
    )
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>De API van netwerk</title></head><body><main>"
        "<h1>De API van netwerk</h1>"
        "<p>Lees hier gegevens met een eigen toepassing. Je hebt er een sleutel voor nodig. "
        "De beheerder van netwerk maakt die met <code>netwerk api sleutel</code>.</p>"
        '<p>De <a href="openapi.json">beschrijving als OpenAPI 3.1</a> is voor programma\'s.</p>'
        "<h2>Wat je kunt vragen</h2>"
        "<table><thead><tr><th scope='col'>Adres</th><th scope='col'>Wat het geeft</th>"
        f"<th scope='col'>Keuzes</th></tr></thead><tbody>{rows}</tbody></table>"
        f"<h2>Wat een keuze doet</h2><dl>{told}</dl>"
        "</main></body></html>"
    )


def _row(listing: ApiList) -> str:
    addresses = [listing.naam, *([f"{listing.naam}/{{id}}"] if listing.one else [])]
    codes = "<br>".join(f"<code>{escape(address)}</code>" for address in addresses)
    choices = ", ".join(listing.parameters)
    return f"<tr><td>{codes}</td><td>{escape(listing.about)}</td><td>{escape(choices)}</td></tr>"
