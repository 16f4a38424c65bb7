"""HSDS (Open Referral): organisations with the names of their services, where they are, their ties.

Services, locations and contacts never become actors: what a service is called stands at the
organisation that gives it, and a location gives its organisation an address.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from netwerk.exchange.formats.jsontext import Record, records, text_of
from netwerk.exchange.formats.network import NetworkFile
from netwerk.exchange.table import RawTable
from netwerk.schema import schema

Rows = Sequence[Mapping[str, str]]
_MARKS: Mapping[str, frozenset[str]] = {
    "organizations": frozenset(("id", "name", "legal_status", "year_incorporated")),
    "services": frozenset(("id", "name", "organization_id", "status", "fees_description")),
    "locations": frozenset(("id", "name", "transportation", "latitude", "longitude")),
    "service_at_location": frozenset(("id", "service_id", "location_id", "description")),
    "contacts": frozenset(("id", "organization_id", "service_id", "title", "department")),
    "phones": frozenset(("id", "number", "extension", "organization_id", "contact_id")),
    "addresses": frozenset(("id", "location_id", "address_1", "postal_code")),
    "organization_identifiers": frozenset(("id", "organization_id", "identifier_scheme")),
}
_OLD_MARKS = {
    "services": frozenset(("id", "organization_id", "program_id", "name", "status")),
    "organizations": frozenset(("id", "name", "tax_status", "tax_id")),
}
_OTHERS = (
    frozenset(("id", "resource_id", "last_action_date")),
    frozenset(("id", "link_id", "taxonomy_term_id")),
    frozenset(("id", "taxonomy_id", "parent_id")),
    frozenset(("id", "name", "language", "character_set")),
    frozenset(("id", "name", "uri", "version")),
)
OWN_SCHEME = "netwerk"
"""The scheme of an identifier that is the key of an actor in netwerk."""
_TIED = ("service_id", "location_id", "organization_id")


def hsds_table(headers: Sequence[str]) -> str | None:
    """Which HSDS table has these headers: its name, 'other' for one without use here, else None."""
    found = frozenset(header.strip().casefold() for header in headers)
    for marks in (_MARKS, _OLD_MARKS):
        for table, needed in marks.items():
            if needed <= found:
                return table
    if any(needed <= found for needed in _OTHERS):
        return "other"
    first = [header.strip().casefold() for header in headers]
    return "other" if first[:1] == ["id"] and len(first) > 1 and first[1] in _TIED else None


def nested_organizations(data: Any) -> dict[str, list[Record]]:
    """The HSDS tables of nested JSON; empty when it is not HSDS."""
    found = records(data) if isinstance(data, list) else [data] if isinstance(data, dict) else []
    if isinstance(data, dict) and isinstance(data.get("contents"), list):
        found = records(data["contents"])
    if not found or not all(map(_is_organization, found)):
        return {}
    tables: dict[str, list[Record]] = defaultdict(list)
    for record in found:
        own = text_of(record.get("id"))
        tables["organizations"].append(record)
        for table, key in (("services", "services"), ("locations", "locations")):
            for nested in records(record.get(key)):
                tables[table].append({**nested, "organization_id": own})
        for key in ("phones", "contacts", "organization_identifiers"):
            for nested in records(record.get(key)):
                tables[key].append({**nested, "organization_id": own})
    for location in tables["locations"]:
        for address in records(location.get("addresses")):
            tables["addresses"].append({**address, "location_id": location.get("id")})
    return tables


def read_organizations(
    name: str, tables: Mapping[str, Sequence[Mapping[str, Any]]]
) -> list[RawTable]:
    """The organisations as points, and the ties that the tables say, as tables of our own."""
    network = NetworkFile(name)
    text = {table: [_texts(row) for row in rows] for table, rows in tables.items()}
    services = _by(text.get("services", ()), "organization_id")
    locations = _by(text.get("locations", ()), "organization_id")
    addresses = _by(text.get("addresses", ()), "location_id")
    phones = _by(
        [row for row in text.get("phones", ()) if not row.get("contact_id")], "organization_id"
    )
    contacts = _by(text.get("contacts", ()), "organization_id")
    identifiers = _by(text.get("organization_identifiers", ()), "organization_id")
    own = {
        row["organization_id"]: row["identifier"]
        for row in text.get("organization_identifiers", ())
        if row.get("identifier_scheme") == OWN_SCHEME
        and {"organization_id", "identifier"} <= set(row)
    }
    for row in text.get("organizations", ()):
        key = row.get("id", "")
        places = [a for place in locations.get(key, ()) for a in addresses.get(place["id"], ())]
        address: Mapping[str, str] = places[0] if places else {}
        network.point(
            own.get(key, key),
            {
                "soort": schema().keuzes["soort"].find(row.get("legal_status", "")) or "instelling",
                "andere namen": row.get("alternate_name", ""),
                "omschrijving": row.get("description", ""),
                "email": row.get("email", ""),
                "website": row.get("website", "") or row.get("url", ""),
                "telefoon": next((p["number"] for p in phones.get(key, ()) if "number" in p), ""),
                "adres": address.get("address_1", ""),
                "postcode": address.get("postal_code", ""),
                "plaats": address.get("city", ""),
                "contact": "; ".join(
                    c.get("title") or c.get("department", "") for c in contacts.get(key, ())
                ).strip("; "),
                "kvk": next((i["identifier"] for i in identifiers.get(key, ()) if _kvk(i)), ""),
                "labels": "; ".join(s["name"] for s in services.get(key, ()) if "name" in s),
            },
            row.get("name", ""),
        )
        if parent := row.get("parent_organization_id"):
            network.line(own.get(key, key), own.get(parent, parent), {"soort": "onderdeel van"})
    _at_locations(network, text, own)
    _say(network, text)
    return network.tables()


def _at_locations(network: NetworkFile, text: Mapping[str, Rows], own: Mapping[str, str]) -> None:
    """An organisation that gives a service at a location of another one uses its location."""
    owner = {row.get("id"): row.get("organization_id", "") for row in text.get("locations", ())}
    giver = {row.get("id"): row.get("organization_id", "") for row in text.get("services", ())}
    seen: set[tuple[str, str]] = set()
    for row in text.get("service_at_location", ()):
        van, naar = giver.get(row.get("service_id"), ""), owner.get(row.get("location_id"), "")
        if van and naar and van != naar and (van, naar) not in seen:
            seen.add((van, naar))
            ends = own.get(van, van), own.get(naar, naar)
            network.line(*ends, {"soort": "gebruikt locatie van"})


def _say(network: NetworkFile, text: Mapping[str, Rows]) -> None:
    """What does not become an actor, and whose organisation is not there."""
    said = {
        "services": "diensten staan met hun naam bij hun organisatie (labels)",
        "locations": "locaties geven hun organisatie haar adres",
        "contacts": "contactpersonen staan met hun functie bij hun organisatie, zonder naam",
    }
    there = {row.get("id", "") for row in text.get("organizations", ())}
    for table, sentence in said.items():
        if rows := text.get(table, ()):
            loose = sum(row.get("organization_id", "") not in there for row in rows)
            away = f" Van {loose} zit de organisatie er niet bij." if loose else ""
            network.say(f"{sentence}; het zijn geen actoren ({len(rows)}).{away}")
    if others := sorted(set(text) - _MARKS.keys()):
        network.say(f"niet gelezen, want netwerk heeft er geen plek voor: {', '.join(others)}.")


def _is_organization(record: Record) -> bool:
    return (
        bool(text_of(record.get("name")))
        and isinstance(record.get("services"), list)
        and bool(record.keys() & {"legal_status", "locations", "organization_identifiers"})
    )


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    return {
        str(key).strip().casefold(): text for key, value in row.items() if (text := text_of(value))
    }


def _by(rows: Rows, key: str) -> dict[str, list[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in rows:
        if row.get(key):
            found[row[key]].append({"id": "", **row})
    return found


def _kvk(row: Mapping[str, str]) -> bool:
    scheme = row.get("identifier_scheme", "").casefold() + row.get("identifier_type", "").casefold()
    return "identifier" in row and any(
        word in scheme for word in ("kvk", "nl-coc", "coc", "nl-kvk")
    )
