"""What a cell says: its text mended, nothing and 'zie boven' recognised, a value or kept text."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.exchange.meaning.word_lists import is_address, is_no_contact, is_nothing, is_same
from netwerk.model import Value
from netwerk.schema import Veld
from netwerk.typed.convert import LEFT_EMPTY, convert
from netwerk.typed.dates import is_serial
from netwerk.typed.mended import mended

NAMES = ("naam", "titel", "van", "naar")
ENDS = ("van", "naar")
_WEIGHED = ("soort", "sterkte", "frequentie")
"""Properties of a relation in which 'geen' or 0 says that there is no contact."""
_ERRORS = frozenset(
    {
        "#n/a",
        "#n/b",
        "#ref!",
        "#verw!",
        "#name?",
        "#naam?",
        "#value!",
        "#waarde!",
        "#div/0!",
        "#deel/0!",
        "#null!",
        "#leeg!",
        "#num!",
        "#getal!",
    }
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says for a property.

    text: as it was meant; empty when it says nothing. keep: text that is no value, to be kept
    beside. remarks: sentences for the user.
    """

    text: str = ""
    value: Value = None
    keep: str | None = None
    remarks: tuple[str, ...] = ()


def meant(text: str, above: str, exact: bool) -> tuple[str, tuple[str, ...]]:
    """The text of a cell as it was meant, and what was done to it.

    above: what the same column says in the row above. exact: one of our own files, which says what
    it says.
    """
    if not text or exact:
        return text, ()
    remarks: list[str] = []
    if text[0] == "#" and text.casefold() in _ERRORS:
        return "", (f"de uitkomst van een formule is een fout ({text}); {LEFT_EMPTY}.",)
    whole = mended(text)
    if whole != text:
        remarks.append("tekens die verminkt waren zijn hersteld (zoals &amp; en Ã©).")
    if is_same(whole):
        if not above:
            return "", (f"'{whole}' zegt 'zie boven', maar daarboven staat niets; {LEFT_EMPTY}.",)
        return above, (f"'{whole}' betekent hetzelfde als in de rij erboven; dat is ingevuld.",)
    return whole, tuple(remarks)


def read_cell(veld: Veld, label: str, text: str, note: str | None, exact: bool) -> Cell:
    """What the text of a cell says for a property of ``label``.

    note: what the property is called in which text is kept that is no value; None: there is none.
    """
    if not exact and _says_nothing(veld, label, text):
        return Cell(remarks=(f"'{text}' betekent dat er niets is ingevuld; {LEFT_EMPTY}.",))
    if label == "Relatie" and veld.naam in ENDS:
        return Cell(text, text)
    if label == "Relatie" and veld.naam in _WEIGHED and _is_asked(veld, text) and not exact:
        return Cell(text)
    if veld.keuzes and not exact and (kind := is_address(text)):
        where = f"bewaard bij {note}" if note else LEFT_EMPTY
        said = f"'{text[:60]}' is een {kind} en hoort niet bij {veld.label}; {where}."
        return Cell(text, None, f"{veld.label}: {text}" if note else None, (said,))
    value, remark = convert(veld, text)
    if remark is None:
        return Cell(text, value)
    needed = bool(veld.keuzes) and veld.verplicht  # judged later, with the choices of the user
    lost = value in (None, ()) and not veld.verwijst_naar and not needed
    rough = veld.type == "datum" and not lost and not is_serial(text)
    rough = rough or (veld.keuzes == "frequentie" and not lost)
    if note is None or exact or not (lost or rough) or len(text) > _LONGEST:
        return Cell(text, value, None, (remark,))
    said = remark.replace(LEFT_EMPTY, f"bewaard bij {note}")
    if rough:
        said = f"{said} Wat er stond is bewaard bij {note}."
    return Cell(text, value, f"{veld.label}: {text}", (said,))


_LONGEST = 2_000


def _is_asked(veld: Veld, text: str) -> bool:
    return is_no_contact(text, strength=veld.naam != "soort")


def _says_nothing(veld: Veld, label: str, text: str) -> bool:
    if label == "Relatie" and (
        veld.naam in ENDS or (veld.naam in _WEIGHED and _is_asked(veld, text))
    ):
        return False  # asked and no contact is something: the row as a whole is judged
    numeric = veld.type in ("getal", "kommagetal") or veld.naam == "id" or veld.keuzes == "sterkte"
    return is_nothing(text, name=veld.naam in (*NAMES, "id"), numeric=numeric)
