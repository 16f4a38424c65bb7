"""A description with everything that one can have, for tests of the files."""

from __future__ import annotations

from netwerk.report.description import (
    Beeld,
    Beschrijving,
    Cover,
    Front,
    FrontOpgave,
    Key,
    Point,
    Section,
    Table,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 297 150" width="297" height="150">'
    '<rect width="297" height="150" fill="#eef1f4"/><circle cx="60" cy="70" r="20" fill="#1f5f8b"/>'
    '<text x="100" y="75" font-size="9">Koor De Lijster</text></svg>'
)


def whole(word: str = "Koor", logo: bytes | None = None, png: bytes | None = None) -> Beschrijving:
    """Cover, first page, parts with everything in them and two appendices."""
    kernen = Table(
        "Kernen", ("Kern", "Inwoners"), ((word, "5.500"), ("Etten", "niet bekend")), (3, 1)
    )
    plain = Table("Zonder kop per rij", ("Wat", "Wie"), (("a", "b"),), (1, 1), row_heads=False)
    everybody = Table(
        "Actoren per kern",
        ("Actor", "Soort", "Kern", "Vraag naar"),
        tuple((f"{word} {n}", "bewonersgroep", "Etten", "de secretaris") for n in range(1, 91)),
        (4, 3, 2, 3),
    )
    sections = (
        Section("plek", "De plek", (f"Samen 5.500 inwoners. {word}.",), (kernen, plain)),
        Section(
            "zalen",
            "Zalen en wie er komen",
            beeld=Beeld(f"Drie zalen, {word}", svg=SVG, png=png, caption="Zalen", landscape=False),
            own_text=(f"De zaal is het hart van het dorp, zegt {word}.", "En dat blijft zo."),
            summary="Drie zalen dragen het dorp.",
        ),
        Section(
            "netwerk",
            "Het netwerk",
            ("Er zijn drie contacten.",),
            beeld=Beeld(f"De kaart met {word}", svg=SVG, png=png),
            subsections=(
                Section(
                    "bruggen",
                    "Waar veel aan hangt",
                    points=(
                        Point(f"{word} staat alleen.", "Zekerheid: redelijk.", ("Nog iets.",)),
                        Point("Zonder noot."),
                    ),
                ),
            ),
            summary="Het hangt aan één contact.",
        ),
    )
    appendices = (
        Section("actoren", "Actoren per kern", tables=(everybody,)),
        Section("begrippen", "Begrippen", ("Een actor is wie meedoet.",)),
    )
    front = Front(
        headline=f"{word} houdt het dorp bijeen",
        under="Drie cijfers, drie opgaven en één vraag.",
        keys=(
            Key("1.805", "mensen wonen in Etten", "CBS, 2024"),
            Key("1 op 4", "is ouder dan 65", "Oude IJsselstreek: 1 op 5. CBS, 2024"),
            Key("7", "clubs staan alleen"),
        ),
        opgaven=(
            FrontOpgave(
                "In 2031 doen 25 meer vrijwilligers mee",
                "100",
                "125 in 2031",
                "de gebiedsmakelaar",
                "Bel de clubs",
            ),
        ),
        asks=("Besluit over het buurtbudget.",),
        proud=(f"{word} zong voor het hele dorp.",),
        changed=("Sinds de nulmeting kwamen er drie contacten bij.",),
        sure="Dit rust op 12 van de 30 actoren; van de rest is het niet bekend.",
    )
    cover = Cover(
        gebied="Gebied 5",
        datum="2026-11-25",
        gemeente="Oude IJsselstreek",
        nummer="1.2",
        maker="gebiedsmakelaar",
        evaluatiedatum="2027-11-25",
        based_on="Gebaseerd op 12 van de 30 actoren.",
        kleur="#ff5aa8",
        logo=logo,
    )
    return Beschrijving(
        f"Beschrijving van {word}",
        ("Gemaakt op 25 november 2026.",),
        sections,
        "2026-11-25",
        cover=cover,
        front=front,
        appendices=appendices,
    )
