"""Text that users type with marks of a list or of weight: it comes out as typed, and does nothing."""

from io import BytesIO

import docx
import pytest

from netwerk.model import Uitgave
from netwerk.report.blocks import OWN, Para, laid_out
from netwerk.report.content import describe
from netwerk.report.docx import to_docx
from netwerk.report.html import to_html
from netwerk.report.pdf.typeset import _written
from netwerk.report.phrases import paragraphs
from tests.report.test_chapters import NET, facts_of

TYPED = """Dit willen wij:
- een *vaste* zaal
- een **avond** samen
1. eerst bellen
2) dan _eten_
# geen kop
= ook niet
#eval("1") $x$ `code`

En verder
op de volgende regel."""
LINES = (
    "Dit willen wij:",
    "- een *vaste* zaal",
    "- een **avond** samen",
    "1. eerst bellen",
    '2) dan _eten_ # geen kop = ook niet #eval("1") $x$ `code`',
    "En verder op de volgende regel.",
)


def test_each_line_with_a_mark_of_a_list_stays_a_line():
    assert paragraphs(TYPED) == LINES
    assert paragraphs("Op 3. mei - of later -\nis het feest") == (
        "Op 3. mei - of later - is het feest",
    )


@pytest.mark.parametrize("line", LINES)
def test_what_was_typed_stands_so_in_every_kind_of_file(line):
    told = describe(facts_of(NET, gebied="3", own={"plek": TYPED}))
    assert line in [
        paragraph.text.partition("team: ")[2] or paragraph.text
        for paragraph in docx.Document(BytesIO(to_docx(told))).paragraphs
    ]
    html = to_html(told)
    assert line.replace('"', "&quot;") in html
    assert "<em>" not in html
    own = [
        b for b in laid_out(told, lambda _: True).blocks if isinstance(b, Para) and b.manner == OWN
    ]
    assert line in [_written(block)["text"] for block in own]


def test_a_mark_before_what_is_asked_is_not_a_second_mark():
    asked = Uitgave(id="u", gebied="3", gevraagd="- besluit over de zaal\n- maak uren vrij")
    front = describe(facts_of(NET, gebied="3", uitgave=asked)).front
    assert front is not None
    assert front.asks == ("Besluit over de zaal.", "Maak uren vrij.")


def test_a_list_within_a_list_and_what_comes_after_it_stand_on_lines_of_their_own():
    typed = "Wij zien:\n- zalen\n    o de gymzaal\n    o het dorpshuis,\n      dat lekt\n- clubs\nDaarna praten wij."
    assert paragraphs(typed) == (
        "Wij zien:",
        "- zalen",
        "o de gymzaal",
        "o het dorpshuis, dat lekt",
        "- clubs",
        "Daarna praten wij.",
    )
    assert paragraphs("een regel\ndie doorloopt in 3 dorpen\nen Etten") == (
        "een regel die doorloopt in 3 dorpen en Etten",
    )
