"""Of who confirmed something only the function is kept, however it is written."""

import pytest

from netwerk.exchange.partners.confirming import as_function


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("secretaris", "secretaris"),
        ("secretaris en penningmeester", "secretaris en penningmeester"),
        ("Wijkagent Ulft", "Wijkagent Ulft"),
        ("secretaris, mevr. Vork", "secretaris"),
        ("secretaris (Jan Vork)", "secretaris"),
        ("penningmeester - A. Vork", "penningmeester"),
        ("bewoner; depressief", "bewoner"),
        ("secretaris Jan Vork", "secretaris"),
        ("Secretaris Jan de Vork", "Secretaris"),
        ("secretaris A. Vork", "secretaris"),
        ("secretaris a.b. vork", "secretaris"),
        ("Secretaris mevr. Vork", "Secretaris"),
        ("directeur a.i.", "directeur a.i."),
        ("medewerker Sociaal Werk", "medewerker Sociaal Werk"),
        ("voorzitter Oranje Vereniging", "voorzitter Oranje Vereniging"),
        ("mevr. A. Vork", None),
        ("Jan de Vork", None),
        ("Jan Vork", None),
        ("A. Vork", None),
        ("A.Vork", None),
        ("a.b. vork", None),
        ("is langdurig ziek", None),
        ("secretaris 06-12345678", None),
        ("secretaris jan@vork.example", None),
        ("", None),
        (None, None),
    ],
)
def test_a_function_is_kept_and_who_has_it_is_not(text, function):
    assert as_function(text) == function
