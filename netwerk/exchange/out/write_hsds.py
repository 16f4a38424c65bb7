"""HSDS 3 (Open Referral) for directories of services: organisations and how to reach them.

Keys are made from our own, so that the same organisation has the same key every time. Our own key
and the KvK number stand among the identifiers.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence

from netwerk.exchange.formats.csv import csv_text
from netwerk.exchange.formats.hsds import OWN_SCHEME
from netwerk.exchange.out.outgoing import Outgoing, name_of_actor
from netwerk.model import Actor
from netwerk.schema import schema
from netwerk.typed.text import join_list, neutral, one_line, tidy

PERSONS = "professional"
"""The soort that is no organisation."""
HSDS_HEADERS: Mapping[str, Sequence[str]] = {
    "organizations": (
        *("id", "name", "alternate_name", "description", "email", "website", "tax_status"),
        *("tax_id", "year_incorporated", "legal_status", "logo", "uri", "parent_organization_id"),
    ),
    "organization_identifiers": (
        *("id", "organization_id", "identifier_scheme", "identifier_type", "identifier"),
    ),
    "locations": (
        *("id", "location_type", "url", "organization_id", "name", "alternate_name"),
        *("description", "transportation", "latitude", "longitude", "external_identifier"),
        "external_identifier_type",
    ),
    "addresses": (
        *("id", "location_id", "attention", "address_1", "address_2", "city", "region"),
        *("state_province", "postal_code", "country", "address_type"),
    ),
    "phones": (
        *("id", "location_id", "service_id", "organization_id", "contact_id"),
        *("service_at_location_id", "number", "extension", "type", "description"),
    ),
    "contacts": (
        *("id", "organization_id", "service_id", "service_at_location_id", "location_id"),
        *("name", "title", "department", "email"),
    ),
}


def write_hsds(out: Outgoing) -> dict[str, bytes]:
    """The tables by name."""
    rows: dict[str, list[Mapping[str, str]]] = {table: [] for table in HSDS_HEADERS}
    for actor in out.actors:
        if actor.soort != PERSONS:
            for table, values in _rows(out, actor):
                rows[table].append(values)
    return {
        f"{table}.csv": csv_text(
            [headers, *([neutral(row.get(h, "")) for h in headers] for row in rows[table])], ","
        ).encode()
        for table, headers in HSDS_HEADERS.items()
    }


def _rows(out: Outgoing, actor: Actor) -> Iterator[tuple[str, Mapping[str, str]]]:
    own = _key("organization", actor)
    yield (
        "organizations",
        {
            "id": own,
            "name": name_of_actor(actor),
            "alternate_name": join_list(one_line(tidy(name)) for name in actor.andere_namen),
            "description": tidy(actor.omschrijving or ""),
            "email": tidy(actor.email or ""),
            "website": tidy(actor.website or ""),
            "legal_status": schema().keuzes["soort"].label(actor.soort),
        },
    )
    identifiers = {OWN_SCHEME: ("Sleutel in netwerk", actor.id)}
    if actor.kvk:
        identifiers["NL-KVK"] = ("KvK-nummer", tidy(actor.kvk))
    for scheme, (kind, identifier) in identifiers.items():
        yield (
            "organization_identifiers",
            {
                "id": _key(scheme, actor),
                "organization_id": own,
                "identifier_scheme": scheme,
                "identifier_type": kind,
                "identifier": identifier,
            },
        )
    if actor.adres or actor.postcode or actor.kern:
        yield from _location(out, actor, own)
    if actor.telefoon:
        number = tidy(actor.telefoon)
        yield (
            "phones",
            {"id": _key("phone", actor), "organization_id": own, "number": number},
        )
    if actor.contact:
        title = tidy(actor.contact)
        yield (
            "contacts",
            {"id": _key("contact", actor), "organization_id": own, "title": title},
        )


def _location(out: Outgoing, actor: Actor, own: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    place = _key("location", actor)
    location = {"id": place, "location_type": "physical", "organization_id": own}
    yield "locations", location | {"name": name_of_actor(actor)}
    yield (
        "addresses",
        {
            "id": _key("address", actor),
            "location_id": place,
            "address_1": tidy(actor.adres or ""),
            "city": out.kernen.get(actor.kern, actor.kern) if actor.kern else "",
            "postal_code": tidy(actor.postcode or ""),
            "country": "NL",
            "address_type": "physical",
        },
    )


def _key(kind: str, actor: Actor) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"netwerk:{kind}:{actor.id}"))
