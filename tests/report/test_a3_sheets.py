"""The sheets of A3 as PDF: true A3 lying down, both standards, nothing cut off, nothing executed."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest

from netwerk.agenda.agenda_sheet import AgendaSheet, SheetLine
from netwerk.errors import InputError
from netwerk.net.selection import Selection
from netwerk.report.krant import Krant, KrantLine
from netwerk.report.pdf.a3_sheets import agenda_pdf, krant_pdf
from netwerk.services.agenda.agenda_print import agenda_page
from netwerk.services.describing.year_krant import krant_file
from tests.insight.areas import demo_desk
from tests.report.verapdf import broken_rules

DAY = date(2026, 11, 25)
LONG = " ".join(["Vereniging met een heel lange naam in Varsselder-Veldhunten"] * 12)
HOSTILE = '#eval("1") $x$ *b* _i_ // <a> @b [c] \\u{41} 🎉 ' + "w" * 90


def line(text: str, k: int = 0) -> SheetLine:
    return SheetLine("Signaal", text, text, "sinds 1 mei 2026", "Nieuw", board=k % 2 == 0)


def agenda(*texts: str) -> bytes:
    return agenda_pdf(AgendaSheet("Gebied 5", "25 november 2026", [*map(line, texts)]), DAY)


def krant(count: int, text: str = "Het lukte.") -> bytes:
    told = tuple(KrantLine(("i",), f"Feest {k}", text, "Etten.") for k in range(count))
    learned = KrantLine(("j",), "Wat wij leerden", text)
    return krant_pdf(Krant("Dit vierden wij in 2026", "Gebiedskrant", told, learned), DAY)


@pytest.mark.parametrize(
    "made", [agenda(), agenda("Kort"), agenda(*[LONG] * 40), krant(0), krant(2), krant(9, LONG)]
)
def test_every_sheet_is_true_a3_lying_down(made):
    with pikepdf.open(BytesIO(made)) as pdf:
        for page in pdf.pages:
            wide, high = (round(float(side) / 72 * 25.4) for side in page.mediabox[2:])
            assert (wide, high) == (420, 297)


def test_the_sheets_keep_both_standards_whatever_is_in_them(tmp_path):
    cases = {
        "agenda": agenda("Kort", HOSTILE),
        "leeg": agenda(),
        "krant": krant(2, HOSTILE),
        "vol": krant(9, LONG),
    }
    paths = []
    for name, made in cases.items():
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(made)
    assert not broken_rules(*paths)


def test_however_much_there_is_no_line_is_cut_off():
    with pikepdf.open(BytesIO(agenda(*[LONG] * 60))) as pdf:
        assert len(pdf.pages) > 1  # what has no room on one sheet goes to the next


def test_the_same_sheet_gives_the_same_bytes_and_only_these_kinds():
    desk = demo_desk()
    assert agenda_page(desk, Selection(gebied="5"), "pdf").startswith(b"%PDF")
    assert krant_file(desk, "5", 2026, "pdf") == krant_file(desk, "5", 2026, "pdf")
    for make in (
        lambda: agenda_page(desk, Selection(gebied="5"), "docx"),
        lambda: krant_file(desk, "5", 2026, "docx"),
    ):
        with pytest.raises(InputError, match=r"\.pdf of \.html"):
            make()
