"""The map as one HTML file that needs nothing else.

It opens from a mail, works without internet and runs no foreign script.

A content security policy in the file allows only the scripts that are in it (by their hash) and no
request at all, so that text from users cannot do anything even if an escape were forgotten.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable

from netwerk.map.payload import asset, described
from netwerk.map.proposed import ties_words
from netwerk.map.svg_paper import text
from netwerk.map.view import Picture

MODULES = (
    "items.js",
    "hulls.js",
    "boxes.js",
    "lines.js",
    "names.js",
    "paint.js",
    "legend.js",
    "theme.js",
    "camera.js",
    "map.js",
    "los.js",
)
"""The browser part, written as one script in the file: what is used by others comes first."""


def html_of(picture: Picture, *, title: str, source_line: str, day: str) -> str:
    """The picture as a whole HTML document; the tables hold the same as the map."""
    scripts = [asset("vis-network.min.js"), one_script()]
    named = bool(picture.actors)
    style = asset("kaart.css") + asset("los.css")
    data = json.dumps({**described(picture), "height": 720, "command": None}).replace(
        "<", "\\u003c"
    )
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        "form-action 'none'; "
        f"script-src {' '.join(_hash(script) for script in scripts)}"
    )
    return "\n".join(
        (
            '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1"><meta '
            'name="referrer" content="no-referrer">',
            f"<title>{text(title)}</title><style>{style}</style></head><body>",
            f"<header><h1>{text(title)}</h1><p>{text(day)}</p><p><strong>{text(picture.headline)}</strong></p></header><main>",
            _search(picture) if named else "",
            asset("kaart.html"),
            '<section class="nk-panel" aria-live="polite" aria-label="Gekozen op de '
            'kaart"></section>',
            f"<p>{text(picture.summary)}</p>",
            *(_tables(picture) if named else ()),
            f"</main><footer><p>{text(source_line)}</p></footer>",
            f'<script type="application/json" id="nk-data">{data}</script>',
            f"<script>{scripts[0]}</script><script "
            f'type="module">{scripts[1]}</script></body></html>',
        )
    )


def one_script() -> str:
    """The modules of the browser part as one: import lines fall away, exports become plain."""
    whole = "\n".join(asset(name) for name in MODULES)
    return re.sub(r"^export ", "", re.sub(r"^import .*?;\n", "", whole, flags=re.M), flags=re.M)


def _hash(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"


def _search(picture: Picture) -> str:
    options = "".join(f'<option value="{text(row.naam)}"></option>' for row in picture.actors)
    return (
        '<p class="nk-search"><label for="nk-name">Zoek een naam</label> '
        '<input id="nk-name" type="search" list="nk-names" autocomplete="off"><datalist '
        f'id="nk-names">{options}</datalist></p>'
    )


def _tables(picture: Picture) -> tuple[str, str]:
    actors = (
        (r.naam, r.soort, r.categorie, r.plaats, str(r.contacten), ", ".join(r.marks))
        for r in picture.actors
    )
    ties = ((r.van, r.wat, r.naar, r.sterkte, r.bron, r.laatst_bevestigd) for r in picture.ties)
    actor_heads = ("Naam", "Soort", "Categorie", "Plaats", "Contacten", "Uitgelicht")
    tie_heads = ("Van", "Wat", "Naar", "Sterkte", "Bron", "Laatst bevestigd")
    return (
        _table(f"Actoren op de kaart ({len(picture.actors)})", actor_heads, actors),
        _table(f"Relaties op de kaart ({ties_words(picture.ties)})", tie_heads, ties),
    )


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{text(word)}</th>' for word in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{text(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return (
        f'<details class="nk-rows"><summary>{text(caption)}</summary><div class="nk-scroll" '
        'tabindex="0" role="region" '
        f'aria-label="{text(caption)}"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></details>'
    )
