"""Of a reply only what somebody wrote counts: no quote, no signature, no machine."""

import pytest

from netwerk.exchange.partners.answer import Answer, answer_in
from netwerk.exchange.partners.own_words import own_words

QUESTION = """\
Beste Koor,

Wij houden bij welke groepen en organisaties er zijn en wie elkaar kent.
Klopt dit nog? Antwoorden kost een paar minuten.

KLOPT
WIJ KENNEN OOK: Zwembad
"""
MARKED = "\n".join(f"> {line}" for line in QUESTION.splitlines())

QUOTES = {
    "gmail": f"Op di 3 nov 2026 om 09:14 schreef Team <team@example.org>:\n\n{MARKED}",
    "gmail, broken line": f"Op di 3 nov 2026 om 09:14 schreef Team van de gemeente\n<team@example.org>:\n\n{MARKED}",
    "english": f"On Tue, Nov 3, 2026 at 9:14 AM Team <team@example.org> wrote:\n\n{MARKED}",
    "outlook": f"Van: Team <team@example.org>\nVerzonden: maandag 2 november 2026 16:02\nAan: Koor\nOnderwerp: Klopt dit nog?\n\n{QUESTION}",
    "outlook, bold": f"*Van:* Team\n*Verzonden:* maandag 2 november 2026\n*Aan:* Koor\n*Onderwerp:* Klopt\n\n{QUESTION}",
    "a line": f"________________________________\nVan: Team\n\n{QUESTION}",
    "original": f"-----Oorspronkelijk bericht-----\nVan: Team\n{QUESTION}",
    "apple": f"Verstuurd vanaf mijn iPhone\n\n> Op 3 nov 2026 om 09:14 heeft Team het volgende geschreven:\n> \n{MARKED}",
    "apple, not marked": f"Op 3 nov. 2026, om 09:14 heeft Team <t@example.org> het volgende geschreven:\n\n{QUESTION}",
    "nothing at all": QUESTION,
    "signature first": f"Met vriendelijke groet,\nAnna Vork\nKLOPT is mijn motto\n\n{MARKED}",
}


@pytest.mark.parametrize("quote", QUOTES)
def test_what_is_quoted_is_no_answer(quote: str) -> None:
    assert answer_in(own_words(QUOTES[quote].replace("Beste Koor,\n", ""))) == Answer()


@pytest.mark.parametrize("quote", QUOTES)
def test_what_stands_above_it_is(quote: str) -> None:
    text = f"Hallo allemaal,\n\nKLOPT\nFunctie: secretaris\n\n{QUOTES[quote]}"
    assert answer_in(own_words(text)) == Answer(agrees=True, functie="secretaris")


def test_an_answer_below_marks_and_between_them_counts() -> None:
    text = (
        "Op 3 nov schreef Team <t@example.org>:\n> Jullie contacten:\n> 2. kent Zaal\n"
        "ANDERS 2: gestopt\n> Klopt dit nog?\nKlopt verder alles\nKlopt\n"
    )
    found = answer_in(own_words(text))
    assert (found.agrees, found.stopped) == (True, (2,))
    assert found.unread == ("Klopt verder alles",)


def test_a_signature_and_what_a_phone_adds_count_for_nothing() -> None:
    text = "KLOPT\n\nMet vriendelijke groet,\n\nAnna Vork\nvoorzitter\n06 - 00000000\n\nVerstuurd vanaf mijn iPhone"
    assert answer_in(own_words(text)) == Answer(agrees=True)


def test_greetings_in_a_sentence_are_no_signature() -> None:
    text = "Groeten doen we altijd aan iedereen die we kennen en dat zijn er heel erg veel.\nKLOPT"
    assert answer_in(own_words(text)).agrees


@pytest.mark.parametrize(
    "line",
    [
        "KLOPT",
        "klopt!",
        "Klopt.",
        "Dit klopt",
        "Alles klopt nog",
        "Ja, dat klopt hoor",
        "- KLOPT",
        "*KLOPT*",
    ],
)
def test_klopt(line: str) -> None:
    assert answer_in([line]) == Answer(agrees=True)


@pytest.mark.parametrize(
    "line",
    [
        "KLOPT niet", "Klopt niet meer", "Dit klopt bijna", "klopt, behalve het nummer", "Klopt dit?", "klopt deels",
        "Het kloppen gaat goed", "Ik weet niet of dit KLOPT", "niet klopt", "KLOPT maar wij stoppen",
    ],
)  # fmt: skip
def test_what_only_looks_like_klopt_is_for_somebody_to_read(line: str) -> None:
    found = answer_in([line])
    assert not found.agrees
    assert found.unread == (line,)


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["KLOPT 1, 2 en 4"], Answer(agreed=(1, 2, 4))),
        (["Klopt: 3"], Answer(agreed=(3,))),
        (["ANDERS 2: gestopt"], Answer(stopped=(2,))),
        (["Anders: 2 en 3 zijn gestopt"], Answer(stopped=(2, 3))),
        (["ANDERS 1 geen contact meer"], Answer(stopped=(1,))),
        (["ANDERS telefoon: 0315 000000"], Answer(changes=(("telefoon", "0315 000000"),))),
        (["ANDERS", "telefoon: 0315 000000", "adres is nu Dorpsstraat 2"],
         Answer(changes=(("telefoon", "0315 000000"), ("adres", "Dorpsstraat 2")))),
        (["ANDERS 1 zien we minder"], Answer(unread=("1 zien we minder",))),
        (["ANDERS"], Answer(unread=("ANDERS",))),
        (["WIJ KENNEN OOK: Koor, Veer; Zaal Het Hof"], Answer(also=("Koor", "Veer", "Zaal Het Hof"))),
        (["Wij kennen ook:", "- Koor", "- Veer"], Answer(also=("Koor", "Veer"))),
        (["WIJ KENNEN OOK: geen"], Answer()),
        (["wij kennen ook niemand, -, n.v.t."], Answer()),
        (["WIJ KENNEN OOK: Koor, maar niet Veer"], Answer(also=("Koor",), unread=("maar niet Veer",))),
        (["WIJ KENNEN OOK: anna@example.org"], Answer(unread=("anna@example.org",))),
        (["FUNCTIE secretaris"], Answer(functie="secretaris")),
        (["Met de kerk hebben we geen contact meer."], Answer(unread=("Met de kerk hebben we geen contact meer.",))),
    ],
)  # fmt: skip
def test_the_three_phrases(lines: list[str], answer: Answer) -> None:
    assert answer_in(lines) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("KLOPT\n\nAnna Vork\nSecretaris Koor De Lijster", Answer(agrees=True)),
        ("Anna Vork\n\nKLOPT", Answer(agrees=True, unread=("Anna Vork",))),
        ("KLOPT\n\nAlleen het nummer niet", Answer(agrees=True, unread=("Alleen het nummer niet",))),
        ("KLOPT\n\nNIET MEER", Answer(agrees=True, unread=("NIET MEER",))),
        ("KLOPT\nNee", Answer(agrees=True, unread=("Nee",))),
        ("WIJ KENNEN OOK: Veer\n\nAnna Vork", Answer(also=("Veer",))),
        ("WIJ KENNEN OOK:\n\nKoor\nVeer\n\nAnna de Vork", Answer(also=("Koor", "Veer"))),
        ("WIJ KENNEN OOK:\nKoor\n\nverder niemand die we kennen", Answer(also=("Koor",), unread=("verder niemand die we kennen",))),
        ("Team schreef op 2026-11-25 10:00:\n> KLOPT\n\nKLOPT", Answer(agrees=True)),
    ],
)  # fmt: skip
def test_a_name_below_the_answer_is_a_signature_and_nobody_they_know(
    text: str, answer: Answer
) -> None:
    assert answer_in(own_words(text)) == answer


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    "line", ["A" * 50_000 + "!", "Aa " * 20_000 + "!", "KLOPT" + " nog" * 20_000 + " x", "> " * 30_000, "ANDERS " + "a" * 50_000, "ANDERS 1" + ",1" * 20_000 + "x", "Op " + "x" * 50_000, "WIJ KENNEN OOK: " + "A en " * 10_000]
)  # fmt: skip
def test_a_long_line_takes_no_time(line: str) -> None:
    answer_in(own_words(f"KLOPT\n{line}\n{line}"))
