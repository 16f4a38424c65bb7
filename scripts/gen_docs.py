"""Writes docs/gebruik/gegevens.md from the schema.

With --check it only says whether the page is current.

    python scripts/gen_docs.py [--check]

Exit code 0 when the page is (now) current, 1 when --check finds it is not.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from netwerk.schema import Keuze, KeuzeLijst, Label, RelatieSoort, Schema, Veld, schema

PAGE = Path(__file__).resolve().parent.parent / "docs" / "gebruik" / "gegevens.md"
TYPES = {"getal": "heel getal", "kommagetal": "getal"}
"""How a type is called where its own name does not say it."""
INTRO = """\
<!-- Gemaakt met scripts/gen_docs.py uit graph_schema/. Wijzig die bestanden, niet deze. -->
# Gegevens

Dit is alles wat netwerk kan vastleggen, en waarom. Je voert het in op de bladzijde **Lijsten**
([uitleg](invoeren.md)), met een bestand ([Importeren](importeren.md)) of met de opdracht
`netwerk item` ([uitleg](opdrachten.md)). Leeg betekent overal: **niet bekend**. Een datum mag een
jaar zijn (`2024`), een maand (`2024-05`) of een dag (`2024-05-17`). Bewoners staan er nooit in,
alleen hun groepen.

Waar **kort** bij staat, begint het formulier mee; de rest staat onder *Meer gegevens*.

Een gegeven met een **P** kan naar een persoon leiden. Vul daar een functie en een algemeen adres of
nummer in, nooit een privégegeven. Meer hierover staat in [Privacy](privacy.md).
"""

KEPT = """\
## Wat netwerk zelf bewaart

Dit typt niemand in. Het ontstaat op de bladzijden Introducties, Dubbelen en Navragen en naast de
kaart.
"""


def page(content: Schema) -> str:
    """The whole page as Markdown."""
    parts = [INTRO]
    entered = [label for label in content.labels.values() if label.scherm]
    parts.extend(_label(label) for label in entered)
    parts.append(KEPT)
    parts.extend(_label(label) for label in content.labels.values() if not label.scherm)
    parts.append(_relations(content.relaties.values(), content.keuzes["soort"]))
    parts.append(
        "## Lijsten\n\nBij een lijst met *eigen woorden mogen* blijft een ander woord staan "
        "zoals je het schrijft.\n"
    )
    parts.extend(_list(lijst) for lijst in content.keuzes.values() if lijst.naam != "relatie")
    return "\n".join(parts)


def _label(label: Label) -> str:
    lines = [f"## {label.naam}\n", f"{label.betekenis.rstrip('.')}.\n"]
    rows = (
        (
            veld.label if veld.naam != "id" else "Sleutel",
            f"`{veld.naam}`",
            _kind(veld),
            _marks(veld),
            veld.doel,
        )
        for veld in label.velden.values()
    )
    return "\n".join(
        [*lines, *_table(("Gegeven", "Naam in bestanden", "Vorm", "Let op", "Waarvoor"), rows), ""]
    )


def _kind(veld: Veld) -> str:
    if veld.keuzes:
        return f"{TYPES.get(veld.type, veld.type)} uit [{veld.keuzes}](#{veld.keuzes})"
    if veld.verwijst_naar:
        return f"{TYPES.get(veld.type, veld.type)} naar {veld.verwijst_naar} (`{veld.relatie}`)"
    return TYPES.get(veld.type, veld.type)


def _marks(veld: Veld) -> str:
    return ", ".join(
        mark
        for mark, on in (
            ("verplicht", veld.verplicht),
            ("kort", veld.kort),
            ("**P**", veld.persoonlijk),
        )
        if on
    )


def _relations(relaties: Iterable[RelatieSoort], soorten: KeuzeLijst) -> str:
    def ends(names: tuple[str, ...]) -> str:
        return "iedereen" if len(names) == len(soorten.keuzes) else ", ".join(names)

    rows = (
        (
            r.label,
            f"`{r.naam}`",
            "contact" if r.is_contact else "andere relatie",
            "van → naar" if r.richting else "beide kanten",
            ends(r.van),
            ends(r.naar),
        )
        for r in relaties
    )
    head = ("Relatie", "Naam in bestanden", "Laag", "Richting", "Van", "Naar")
    intro = (
        '<a id="relatie"></a>\n## Soorten relaties\n\n'
        "Contacten dragen het netwerk: daaruit komen de kaart, de gaten en de bruggen.\n"
        "Een andere relatie, zoals lid zijn of een zaal gebruiken, telt nooit als contact.\n"
    )
    return "\n".join([intro, *_table(head, rows), ""])


def _list(lijst: KeuzeLijst) -> str:
    title = f"### {lijst.naam}\n" + ("\nEigen woorden mogen.\n" if lijst.vrij else "")
    rows = (
        (k.label, f"`{k.waarde}`", _belongs(k), ", ".join(k.koppen)) for k in lijst.keuzes.values()
    )
    return "\n".join(
        [title, *_table(("Woord", "Naam in bestanden", "Hoort bij", "Ook herkend"), rows), ""]
    )


def _belongs(keuze: Keuze) -> str:
    marks = (
        keuze.soort,
        f"kant: {keuze.zijde}" if keuze.zijde else None,
        "zorg en welzijn" if keuze.zorg else None,
    )
    return ", ".join(mark for mark in marks if mark)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterable[str]:
    for cells in (head, tuple("---" for _ in head), *rows):
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def main(arguments: list[str]) -> int:
    """Write the page, or with --check compare it."""
    wanted = page(schema())
    if "--check" in arguments:
        if PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted:
            return 0
        print(
            f"{PAGE.relative_to(PAGE.parents[2])} is niet bij. Draai: .venv/bin/python "
            "scripts/gen_docs.py",
            file=sys.stderr,
        )
        return 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
