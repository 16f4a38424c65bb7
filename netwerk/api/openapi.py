"""The description of the API for programs: OpenAPI 3.1, made from the schema and the listings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_origin, get_type_hints

from netwerk.api.api_question import PARAMETERS
from netwerk.api.listings import ITEMS, ApiList
from netwerk.model import ITEM_TYPES
from netwerk.schema import schema

API_VERSION = "1.0.0"
"""Semantic version: what scripts of others rely on changes with the first number only."""
LICENCE = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
Schema = dict[str, Any]

FORMS: Sequence[tuple[type, Schema]] = (
    (tuple, {"type": "array", "items": {"type": "string"}}),
    (int, {"type": "integer"}),
    (float, {"type": "number"}),
)
"""How a value is written that is no text."""
NUMBER = {"type": ["number", "string", "integer", "boolean", "null"]}
PROBLEMS = {
    "400": "De vraag klopt niet; 'parameter' noemt wat.",
    "401": "Geen geldige sleutel.",
    "404": "Dit is er niet, of niet voor deze sleutel.",
    "429": "Te veel vragen; 'Retry-After' zegt hoeveel seconden je wacht.",
    "503": "De gegevens zijn nu niet te bereiken.",
}


def openapi(listings: Sequence[ApiList]) -> Schema:
    """The whole description."""
    paths: Schema = {}
    for listing in listings:
        paths[f"/{listing.naam}"] = _list_path(listing)
        if listing.one is not None:
            paths[f"/{listing.naam}/{{id}}"] = _one_path(listing)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Netwerk",
            "version": API_VERSION,
            "description": "Het netwerk van een gebied lezen: dezelfde waarden als de opdrachten "
            "met --json. De namen van velden zijn die van het schema van netwerk.",
            "license": LICENCE,
        },
        "servers": [{"url": ".", "description": "De map waarin deze beschrijving staat."}],
        "security": [{"sleutel": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "sleutel": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "De sleutel van een toepassing.",
                }
            },
            "parameters": {one.naam: _parameter(one.naam) for one in PARAMETERS.values()},
            "headers": _headers(),
            "responses": {status: _problem(said) for status, said in PROBLEMS.items()},
            "schemas": {
                **{one.label: _label(one.label) for one in listings if one.label},
                "Paginering": _object(
                    pagina={"type": "integer"},
                    aantal={"type": "integer"},
                    totaal={"type": "integer"},
                ),
                "Probleem": _object(
                    ("parameter",),
                    status={"type": "integer"},
                    title={"type": "string"},
                    detail={"type": "string"},
                    parameter={"type": "string"},
                ),
            },
        },
    }


def _list_path(listing: ApiList) -> Schema:
    page: Schema = {ITEMS: {"type": "array", "items": _row(listing)}}
    answer = _open(paginering={"$ref": "#/components/schemas/Paginering"}, **page)
    names = [{"$ref": f"#/components/parameters/{name}"} for name in listing.parameters]
    return {"get": _get(listing, f"{listing.naam}Lijst", listing.about, names, answer)}


def _one_path(listing: ApiList) -> Schema:
    enkel = schema().labels[listing.label].enkel
    id = {
        "name": "id",
        "in": "path",
        "required": True,
        "description": f"De sleutel van een {enkel}.",
        "schema": {"type": "string"},
    }
    about = f"Alles van één {enkel}."
    return {"get": _get(listing, f"{listing.naam}Eén", about, [id], {"type": "object"})}


def _get(
    listing: ApiList, name: str, about: str, parameters: Sequence[Schema], answer: Schema
) -> Schema:
    same = f" Zoals `{listing.command}`." if listing.command else ""
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in _headers()}
    return {
        "operationId": name,
        "tags": [listing.naam],
        "summary": about,
        "description": f"{about}{same}",
        "parameters": list(parameters),
        "responses": {
            "200": {
                "description": "Het antwoord.",
                "headers": headers,
                "content": {"application/json": {"schema": answer}},
            },
            "304": {"description": "Niets nieuws sinds de ETag in 'If-None-Match'."},
            **{status: {"$ref": f"#/components/responses/{status}"} for status in PROBLEMS},
        },
    }


def _row(listing: ApiList) -> Schema:
    """The form of one of a list; what is worked out has words for programs that do not change."""
    values = {"$ref": f"#/components/schemas/{listing.label}"}
    text: Schema = {"type": "string"}
    rows: Mapping[str, Schema] = {
        "items": _object(
            id=text,
            name=text,
            gebieden={"type": "array", "items": text},
            facts={"type": "object", "additionalProperties": text},
            version={"type": "integer"},
            values=values,
        ),
        "findings": _open(kind=text, key=text, sentence=text, certainty={"type": "object"}),
        "agenda": _open(label=text, id=text, version={"type": "integer"}, titel=text),
        "opgaven": _open(opgave=values, doel=text, stand=text, metingen={"type": "array"}),
        "figures": _open(maat=text, naam=text, waarde=NUMBER, jaar=NUMBER),
        "agreements": _open(id=text, titel=text, version={"type": "integer"}),
    }
    return rows[listing.key]


def _label(label: str) -> Schema:
    """The properties of a label as they are stored; those that are not known are not there."""
    held, kinds = schema().labels[label], get_type_hints(ITEM_TYPES[label])
    properties: Schema = {}
    for veld in held.velden.values():
        kind = kinds[veld.naam]
        there = {get_origin(one) or one for one in (get_args(kind) or (kind,))} | {get_origin(kind)}
        form = next((form for type, form in FORMS if type in there), {"type": "string"})
        properties[veld.naam] = dict(form) | {"title": veld.label, "description": veld.doel}
    return {
        "type": "object",
        "title": held.enkel,
        "required": ["id"],
        "properties": properties,
        "additionalProperties": False,
    }


def _parameter(name: str) -> Schema:
    one = PARAMETERS[name]
    return {"name": name, "in": "query", "description": one.about, "schema": dict(one.form)}


def _headers() -> Schema:
    text = {"schema": {"type": "string"}}
    return {
        "API-Version": {"description": "De versie van deze API.", **text},
        "ETag": {"description": "Verandert zodra het antwoord kan veranderen.", **text},
        "Link": {"description": "De eerste, vorige, volgende en laatste bladzijde.", **text},
    }


def _problem(said: str) -> Schema:
    form = {"schema": {"$ref": "#/components/schemas/Probleem"}}
    return {"description": said, "content": {"application/problem+json": form}}


def _object(optional: Sequence[str] = (), /, **properties: Schema) -> Schema:
    return {
        "type": "object",
        "required": [name for name in properties if name not in optional],
        "properties": properties,
        "additionalProperties": False,
    }


def _open(**properties: Schema) -> Schema:
    return _object(**properties) | {"additionalProperties": True}
