"""A made-up municipality of any size, in the shape of a real one: clubs that meet in halls, institutions that serve
several kernen, professionals per gebied, kernen that hardly know each other, and actors without any tie."""

from __future__ import annotations

import random

from netwerk.model import Value
from netwerk.net.net import Net, net_from
from netwerk.schema import read_plaatsen, schema
from tests.builders import snapshot_from_rows

CLUBS = [
    "Oranjevereniging",
    "Voetbalclub",
    "Fanfare",
    "Schutterij",
    "Toneelgroep",
    "Buurtvereniging",
    "Koor",
    "Wandelclub",
    "Dorpsbelang",
    "Tennisclub",
]
FIRMS = [
    "Bakkerij",
    "Bouwbedrijf",
    "Café",
    "Supermarkt",
    "Garage",
    "Hoveniersbedrijf",
    "Zaal",
    "Melkveebedrijf",
]
INSTITUTIONS = [
    "Basisschool",
    "Huisartsenpraktijk",
    "Dorpshuis",
    "Woonzorgcentrum",
    "Bibliotheek",
    "Kinderopvang",
]
ROLES = ["Gebiedsmakelaar", "Wijkagent", "Wijkverpleegkundige", "Sociaal werker", "Opbouwwerker"]
SHARE = {"bewonersgroep": 0.5, "bedrijf": 0.25, "instelling": 0.15, "professional": 0.1}
NAMES = {
    "bewonersgroep": CLUBS,
    "bedrijf": FIRMS,
    "instelling": INSTITUTIONS,
    "professional": ROLES,
}
CATEGORIES = {
    "bewonersgroep": ["sport_en_spel", "muziek_en_cultuur", "belang_en_dorp", "feest_en_traditie"],
    "bedrijf": ["winkel", "horeca_en_zaal", "agrarisch"],
    "instelling": ["zorg", "onderwijs_en_kind", "ontmoeten_en_cultuur"],
    "professional": ["gebiedsteam", "zorgprofessional"],
}
CONTACT = [
    "werkt_samen_met",
    "kent",
    "overlegt_met",
    "organiseert_samen",
    "verwijst_naar",
    "ondersteunt",
]
AFFILIATION = ["gebruikt_locatie_van", "lid_van", "bestuurslid_van"]


def neighbourhood(
    n: int, ties_each: float = 2.2, *, seed: int = 7, gebied: str | None = None
) -> Net:
    """A net of ``n`` actors in the kernen of the product's places (or of one gebied), the same for the same seed."""
    rnd = random.Random(seed)
    kernen = sorted(
        (k for k in read_plaatsen().kernen if gebied in (None, k.gebied)), key=lambda k: k.id
    )
    actors = [_actor(i, rnd, kernen) for i in range(n)]
    return net_from(snapshot_from_rows(actors, _ties(actors, int(n * ties_each), rnd)), schema())


def _actor(i: int, rnd: random.Random, kernen: list) -> dict[str, Value]:
    soort = rnd.choices(list(SHARE), list(SHARE.values()))[0]
    kern = rnd.choices(kernen, [(k.inwoners or 800) ** 0.7 for k in kernen])[0]
    return {
        "id": f"a{i:05d}",
        "naam": f"{rnd.choice(NAMES[soort])} {kern.naam} {i}",
        "soort": soort,
        "categorie": rnd.choice(CATEGORIES[soort]),
        "kern": None if rnd.random() < 0.04 else kern.id,
        "gebieden": (kern.gebied,),
    }


def _ties(actors: list[dict[str, Value]], m: int, rnd: random.Random) -> list[dict[str, Value]]:
    n = len(actors)
    by_kern: dict[Value, list[int]] = {}
    for i, actor in enumerate(actors):
        by_kern.setdefault(actor["kern"], []).append(i)
    social = [i for i in range(n) if rnd.random() < 0.9]
    rows, degree = [], [1] * n
    while len(rows) < m:
        i = rnd.choice(social)
        home = by_kern[actors[i]["kern"]]
        pool = home if rnd.random() < 0.82 and len(home) > 2 else range(n)
        j = max(rnd.sample(list(pool), 2), key=lambda x: degree[x] * rnd.random())
        if i == j or (j not in social and rnd.random() < 0.95):
            continue
        degree[i] += 1
        degree[j] += 1
        soort = rnd.choice(CONTACT if rnd.random() < 0.75 else AFFILIATION)
        rows.append({
            "id": f"r{len(rows):06d}", "van": actors[i]["id"], "naar": actors[j]["id"], "soort": soort,
            "sterkte": rnd.choice([None, 1, 2, 3, 3, 4, 5]), "bron": "gesprek met de makelaar", "laatst_bevestigd": "2026-03",
        })  # fmt: skip
    return rows
