"""Every number that a chapter writes is the number of what it is about, whatever the gebied.

Each number in a sentence must be covered by a rule below, and a rule says how it is counted anew.
"""

import re
from collections import Counter
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings

from netwerk.insight.counts import counted
from netwerk.insight.coverage.team import team_of
from netwerk.report.chapters.halls_chapter import USES
from netwerk.report.chapters.of_gebied import as_document
from netwerk.report.chapters.opgaven_chapter import by_weight
from netwerk.report.content import describe
from netwerk.typed.dates import MONTHS
from tests.report.described import every_section, in_digits
from tests.report.rich import random_facts

N = r"(\d+(?:\.\d{3})*(?:,\d+)?)"
DAY = rf"\b(?:\d{{1,2}} )?(?:{'|'.join(m[0] for m in MONTHS)}) \d{{4}}\b|\bin \d{{4}}\b|(?<=van )\d{{4}}\b"
SOORTEN = ("bewonersgroep", "bedrijf", "instelling", "professional")


def who(facts):
    """Who counts, by row."""
    return [i for i in range(facts.net.n) if counted(facts.net)[i]]


def column(facts, name):
    return [facts.net.actors[name][i] for i in who(facts)]


def kernen(facts):
    return [k for k in facts.net.kernen if facts.gebied in {None, k.gebied}]


def people(facts):
    """How many live in each kern, of those that are known."""
    known = [facts.inwoners.get(k.id, k.inwoners) for k in kernen(facts)]
    return [n for n in known if n is not None]


def never(facts):
    return sum(not day for day in column(facts, "gevraagd"))


def of_soort(soort):
    return lambda facts: column(facts, "soort").count(soort)


def by_domein(facts):
    return Counter(d for s in facts.signalen for d in set(s.domeinen))


def of_staat(staat):
    return lambda facts: sum(i.staat == staat for i in facts.initiatieven)


def count(key):
    return lambda facts: int(facts.numbers.get(key, 0))


def budgets(decision):
    def held(facts):
        return [
            i.budget
            for i in facts.initiatieven
            if i.budget is not None and i.budget_besluit == decision
        ]

    return held


def told_of(kind, key):
    def value(facts):
        found = next(f for f in facts.findings if f.kind == kind)
        return int(found.numbers.get(key) or 0)

    return value


def known_to_several(facts):
    """Groups that two or more of the team have contact with, not those the team works for."""
    net, team = facts.net, team_of(facts.net, facts.gebied)
    ours = {u for i in team for u in net.whole.levels.of(int(net.place[i]))}
    near = Counter(int(j) for i in team for j in net.neighbours(i))
    return sum(
        net.actors["soort"][i] != "professional"
        and near[i] >= 2
        and ours.isdisjoint(net.whole.levels.of(int(net.place[i])))
        for i in who(facts)
    )


def talks(facts):
    return [g for g in facts.gesprekken if g.datum > "2025-11-25"]


def dated(facts):
    return [*facts.net.actors["laatst_bevestigd"], *facts.net.relaties["laatst_bevestigd"]]


def pairs_meeting(facts):
    """Pairs that use one hall, and of how many contact is not known."""
    users = {}
    for row, kind in enumerate(facts.net.relaties["soort"]):
        a, b = int(facts.net.van[row]), int(facts.net.naar[row])
        if kind == USES and a != b:
            users.setdefault(b, set()).add(a)
    met = {p for those in users.values() for p in combinations(sorted(those), 2)}
    return users, sum(b not in facts.net.neighbours(a) for a, b in met)


def unplaced(name):
    return lambda facts: sum(not value for value in column(facts, name))


def without_kern(facts):
    """Groups, bedrijven and instellingen of one gebied of which the kern is not known."""
    net = facts.net
    return sum(
        not net.actors["kern"][i]
        and net.actors["soort"][i] != "professional"
        and len(net.gebieden_of(i)) < 2
        for i in who(facts)
    )


def open_questions(facts):
    """As many as stand in the list."""
    (part,) = describe(facts, ("onbekend",)).sections
    return sum(len(table.rows) for table in part.tables)


def total_reached(facts):
    return round(float(facts.numbers["reachable_share"]) * (len(who(facts)) - 1))


ACTOR = r"actor(?:en)?"
ASKED = [
    (rf"op {N} {ACTOR};", lambda f: len(who(f))),
    (rf"aan {N} daarvan is gevraagd", lambda f: len(who(f)) - never(f)),
]
RULES = {
    "intro": ASKED,
    "plek": [
        (rf"heeft {N} kern(?:en)?:", lambda f: len(kernen(f))),
        (rf"(?:hebben samen|heeft) {N} inwoners", lambda f: sum(people(f))),
        (rf"^{N} kern(?:en)?\b", lambda f: len(kernen(f))),
        (rf"met (?:samen )?{N} inwoners", lambda f: sum(people(f))),
        (rf"is met {N} de grootste", lambda f: max(people(f))),
        (rf"van {N} daarvan is bekend", lambda f: len(people(f))),
    ],
    "tellen": [(rf"^{N} cijfers? uit", lambda f: len(f.figures)), (rf"uit {N} bron", lambda f: 1)],
    "vertellen": [
        (rf"legde {N} signa", lambda f: len(f.signalen)),
        (rf"vast uit {N} kern", lambda f: len({s.kern for s in f.signalen if s.kern})),
        (rf"staan de {N} nieuwste", lambda f: 8),
        (rf": {N} signa(?:al|len)", lambda f: max(by_domein(f).values())),
    ],
    "wie": [
        (rf"(?:is|zijn) {N} {ACTOR} vastgelegd", lambda f: len(who(f))),
        (rf"nog {N} actoren vastgelegd", lambda f: len(who(f))),
        (rf"^{N} ander(?:en)? tel", lambda f: f.net.n - len(who(f))),
        *[
            (rf"{N} {many}", of_soort(soort))
            for soort, many in zip(
                SOORTEN,
                (r"bewonersgroep(?:en)?", "bedrij(?:f|ven)", "instelling(?:en)?", "professionals?"),
                strict=True,
            )
        ],
    ],
    "netwerk": [
        (rf"[Tt]ussen {N} {ACTOR}", count("actors")),
        (rf"[Vv]an {N} {ACTOR} zijn", count("actors")),
        (rf"\(en {N} die gestopt", lambda f: f.net.n - len(who(f))),
        (rf"{N} relaties? vastgelegd", count("current_ties")),
        (rf"(?:gaat|gaan) {N} over contact", count("contact_ties")),
        (
            rf"contact en {N} over iets",
            lambda f: count("current_ties")(f) - count("contact_ties")(f),
        ),
        (rf"dat {N} contact", count("contact_pairs")),
        (rf"{N} relaties? (?:is|zijn) voorbij", count("ended")),
        (rf"[Vv]an {N} {ACTOR} is geen contact bekend", count("without_contact")),
        (rf"; van {N} daarvan", count("isolated")),
        (rf"{N} {ACTOR} (?:heeft|hebben) alleen", count("outside_only")),
        (rf"[Aa]an {N} {ACTOR} hangt", count("cut_points")),
        (rf"[Bb]ij {N} contact", count("bridges")),
        (rf"via anderen, {N} van de", total_reached),
        (rf"van de {N} anderen bereiken", lambda f: len(who(f)) - 1),
        (rf"{N} contact(?:en)? (?:is|zijn) bekend", count("contact_pairs")),
    ],
    "team": [
        (rf"werk(?:t|en) {N} professional", lambda f: len(team_of(f.net, f.gebied))),
        (rf"{N} groep\w*, bedri\w+ (?:en|of) instelling\w* he", known_to_several),
        (r"met (2) of meer teamleden", lambda f: 2),
        (
            rf"kent {N} van de",
            lambda f: told_of("no_team_tie", "actors")(f) - told_of("no_team_tie", "without")(f),
        ),
        (rf"(?:van de|alle) {N} (?:de )?groep", told_of("no_team_tie", "actors")),
        (rf"{N} kent? meer|{N} kennen meer", known_to_several),
    ],
    "loopt": [
        (rf"nog {N} initiatieven vastgelegd", lambda f: len(f.initiatieven)),
        (rf"[Ee]r (?:is|zijn) {N} initiati", lambda f: len(f.initiatieven)),
        (rf"; alle {N} (?:lopen|zijn|hebben)", lambda f: len(f.initiatieven)),
        (rf"{N} lo(?:opt|pen)", of_staat("loopt")),
        (rf"{N} (?:is|zijn) nieuw", of_staat("nieuw")),
        (rf"{N} (?:is|zijn) klaar", of_staat("klaar")),
        (rf"{N} (?:heeft|hebben) geen stand", of_staat(None)),
        (rf"{N} vraagstuk", lambda f: sum(v.staat != "klaar" for v in f.vraagstukken)),
        (rf"en {N} andere", lambda f: sum(v.staat != "klaar" for v in f.vraagstukken) - 4),
        (rf"[Vv]oor {N} initiati\w+ is € [\d.,]+ toe", lambda f: len(budgets("toegekend")(f))),
        (rf"€ {N} toegekend", lambda f: sum(budgets("toegekend")(f))),
        (
            rf"[Vv]oor {N} initiati\w+ is € [\d.,]+ aangevraagd en nog",
            lambda f: len(budgets("aangevraagd")(f)),
        ),
        (rf"€ {N} aangevraagd en nog", lambda f: sum(budgets("aangevraagd")(f))),
        (
            rf"[Vv]oor {N} initiati\w+ is € [\d.,]+ aangevraagd en afg",
            lambda f: len(budgets("afgewezen")(f)),
        ),
        (rf"€ {N} aangevraagd en afg", lambda f: sum(budgets("afgewezen")(f))),
        (rf"{N} initiati\w+ lo", of_staat("loopt")),
        (rf"bij {N} initiati", lambda f: sum(bool(i.succes) for i in f.initiatieven)),
    ],
    "opgaven": [
        (rf"heeft {N} opgave", lambda f: len(f.opgaven)),
        (rf"og {N} opgaven gekozen", lambda f: len(f.opgaven)),
        (r"over (5) jaar wil staan", lambda f: 5),
        (rf"[Aa]lle {N} (?:de )?opgaven hebben", lambda f: len(f.opgaven)),
        (rf"^{N} van de \d+ opgaven (?:heeft|hebben)", lambda f: sum(
            bool(o.item.trekker) for o in f.opgaven)),
        (rf"van de {N} opgaven", lambda f: len(f.opgaven)),
        (rf"van alle {N} (?:de )?opgaven", lambda f: len(f.opgaven)),
        (rf"van {N} van de \d+ opgaven is nog", lambda f: sum(
            o.now is None and o.item.beginwaarde is None for o in f.opgaven)),
    ],
    "onbekend": [
        (rf"[Aa]an {N} van de", never),
        (rf"van de {N} actoren is nooit", lambda f: len(who(f))),
        (rf"gevraagd \({N} {ACTOR}\)", lambda f: len(who(f))),
        (rf"gevraagd:.* en {N} anderen", lambda f: never(f) - 4),
        (rf"{N} vra(?:ag|gen) open", open_questions),
        (rf"[Vv]an {N} {ACTOR} is de kern", without_kern),
        (rf"[Vv]an {N} {ACTOR} is het domein", unplaced("domeinen")),
        (rf"[Vv]an {N} {ACTOR} is de categorie", unplaced("categorie")),
        (
            rf"[Vv]an {N} van de \d+ gegevens is niet",
            lambda f: sum(not day for day in dated(f)),
        ),
        (rf"(?:van de|[Aa]lle) {N} (?:de )?gegevens", lambda f: len(dated(f))),
        (rf"{N} relaties? wij", lambda f: f.net.lone),
        (r"(?:is|zijn) (2) jaar oud", lambda f: 2),
    ],
    "verantwoording": [
        *ASKED,
        (rf"zijn {N} gesprekken|is {N} gesprek", lambda f: len(talks(f))),
        (rf"met {N} gesprekspartner", lambda f: len({
            id for g in talks(f) for id in g.met if f.net.whole.index_of(id) is not None})),
    ],
}  # fmt: skip


def value_of(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def plain(facts, text: str) -> str:
    """The text with numbers as figures, and without names, gebieden and days."""
    for name in sorted(map(str, facts.net.whole.actors["naam"]), key=len, reverse=True):
        text = text.replace(name, "NAAM")
    text = re.sub(DAY, "DAG", text)
    text = re.sub(r"\b([Gg]ebied) \d+", r"\1", text)
    return re.sub(r"'[^']*'", "TITEL", in_digits(text))


def check(facts, where: str, text: str, rules) -> None:
    line = plain(facts, text)
    spans = {m.span(1): m[1] for m in re.finditer(rf"(?<![\w-]){N}", line)}
    for pattern, count_anew in rules:
        for match in re.finditer(pattern, line):
            group = next(g for g in range(1, match.re.groups + 1) if match[g] is not None)
            expected = count_anew(facts)
            assert value_of(match[group]) == pytest.approx(expected), (
                where,
                pattern,
                line,
                expected,
            )
            spans.pop(match.span(group), None)
    assert not spans, (where, "no rule for", spans, line)


def own_lines(facts, part):
    """The lines of a part that are its own: what findings and the agenda say is told as it is."""
    given = {as_document(facts, f.sentence) for f in facts.findings}
    given |= {f"{f.sentence}" for f in facts.figures} | {"Iets is nieuw."}
    steps = [f.next_step for f in facts.findings if f.next_step]
    for line in (*part.text, part.summary):
        for step in steps:
            line = line.replace(step, "")
        if line.strip() and line not in given:
            yield line.strip()


EASY = {"vertellen": "verschillende hoeken", "wie": "in de categorie"}
"""Lines with more numbers of one sort, which have a test of their own."""


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_facts())
def test_every_number_of_a_chapter_is_counted_anew(facts):
    description = describe(facts)
    check(facts, "intro", description.cover.based_on, RULES["intro"])
    for part in description.sections:
        for line in own_lines(facts, part):
            skip = EASY.get(part.key)
            if not (skip and skip in line) and not line.startswith(("Ook in nog",)):
                told = re.sub(r" In \S+ kern(?:en)? is iets niet bekend.*", "", line)
                check(facts, part.key, told, RULES[part.key])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_facts())
def test_every_hall_is_counted_anew(facts):
    description = describe(facts, ("zalen",))
    (part,) = description.sections
    users, strangers = pairs_meeting(facts)
    if not users:
        assert not re.search(r"\d", plain(facts, " ".join(part.text)))
        return
    rule = rf"[Ee]r (?:is|zijn) {N} za"
    check(facts, "zalen", part.text[0], [(rule, lambda _: len(users))])
    names = facts.net.actors["naam"]
    ordered = sorted(users, key=lambda h: (-len(users[h]), str(names[h]).casefold(), h))
    for host, line in zip(ordered[:6], part.text[1:7], strict=False):
        of = list(combinations(sorted(users[host]), 2))
        known = sum(b in facts.net.neighbours(a) for a, b in of)
        rules = [
            (rf"en {N} anderen", lambda _, u=users[host]: len(u) - 4),
            (rf"[Vv]an {N} van de", lambda _, k=known: k),
            (rf"(?:van de|alle) {N} (?:de )?tweetallen", lambda _, o=of: len(o)),
        ]
        check(facts, "zalen", line, rules)
    if strangers:
        check(facts, "zalen", part.summary, [(rf"^{N} tweetal", lambda _: strangers)])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_facts())
def test_every_value_of_an_opgave_is_its_own(facts):
    description = describe(facts, ("opgaven", "wethouder"))
    shown = by_weight(facts.opgaven)
    for told, part in zip(shown, description.sections[0].subsections, strict=False):
        rows = dict(zip(part.tables[0].head, part.tables[0].rows[0], strict=True))
        for name, value in (
            ("Begin", told.item.beginwaarde),
            ("Nu", told.now),
            ("Doel", told.item.streefwaarde),
        ):
            none = "nog niet gemeten" if name == "Nu" else "niet bekend"
            words = none if value is None else f"{value:g}".replace(".", ",")
            assert rows[name].split(" (")[0] == words
        whole = facts.net.whole
        there = sorted({whole.index_of(id) for id in told.item.partners} - {None})
        of = list(combinations(there, 2))
        known = sum(b in whole.neighbours(a) for a, b in of)
        rules = [
            (rf"[Vv]an {N} van de", lambda _, k=known: k),
            (rf"(?:van de|alle) {N} (?:de )?tweetallen", lambda _, o=of: len(o)),
        ]
        for line in part.text:
            check(facts, "opgave", line, rules)
    first = [told for told in shown if told.item.staat != "klaar"][:3]
    for told, key in zip(first, description.front.keys, strict=False):
        now = told.now
        assert key.value == ("nog niet gemeten" if now is None else f"{now:g}".replace(".", ","))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(random_facts())
def test_tables_add_up_to_who_counts(facts):
    description = describe(facts)
    parts = {part.key: part for part in every_section(description)}
    if not who(facts):
        return
    of = {table.caption: table for table in parts["wie"].tables}
    assert sum(int(row[1]) for row in of["Wie er zijn"].rows) == len(who(facts))
    if "Wie er zijn, per kern" in of:
        rows = of["Wie er zijn, per kern"].rows
        told = [row for row in rows if row[1] != "niet bekend"]
        assert sum(int(row[1]) for row in told) == len(who(facts))
        for row in told:
            assert sum(map(int, re.findall(r"\b\d+\b", row[2]))) == int(row[1])
    if parts["plek"].tables:
        held = [row[3] for row in parts["plek"].tables[0].rows if row[3] != "niet bekend"]
        assert "0" not in held
        assert sum(map(int, held)) == len(who(facts))
    listed = sum(len(table.rows) for table in parts["actoren"].tables)
    assert listed == len(who(facts))
