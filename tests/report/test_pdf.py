"""A description as a PDF: for a screen reader and an archive, the same bytes each time, whatever a name holds."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from netwerk.report.description import Beeld, Beschrijving, Key, Section
from netwerk.report.pdf.glyphs import MISSING, drawable
from netwerk.report.pdf.typeset import to_pdf
from tests.report.verapdf import broken_rules
from tests.report.whole_description import SVG, whole

HOSTILE = (
    '#eval("1") #read("/etc/passwd") $x$ *b* _i_ \\u{41} // <a> @b [c] 🎉 社 \ue000\x01 \u202eom\u202c ﷺ '
    + "w" * 90
)


def picture(kind: str, colour: str = "red") -> bytes:
    target = BytesIO()
    Image.new("RGB", (60, 20), colour).save(target, kind)
    return target.getvalue()


def opened(description: Beschrijving) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(to_pdf(description)))


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    found: list[pikepdf.Dictionary] = []

    def look(element: pikepdf.Object) -> None:
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if str(kid.S) == f"/{kind}":
                    found.append(kid)
                look(kid)

    look(pdf.Root.StructTreeRoot)
    return found


def sizes(pdf: pikepdf.Pdf) -> list[bool]:
    """Of each page whether it lies down."""
    return [
        float(page.mediabox[2]) - float(page.mediabox[0]) > float(page.mediabox[3])
        for page in pdf.pages
    ]


def test_every_kind_of_description_keeps_both_standards(tmp_path):
    cases = {
        "all": whole(logo=picture("PNG"), png=picture("PNG")),
        "hostile": whole(HOSTILE, logo=picture("JPEG")),
        "empty": Beschrijving("", (), (), "2026-01-01"),
        "odd": Beschrijving(
            "\x01", ("",), (Section("a", "", ("",), summary="Kort."),), "2026-01-01"
        ),
        "raster": Beschrijving(
            "T",
            (),
            (Section("a", "A", beeld=Beeld("x", png=picture("PNG"), landscape=False)),),
            "2026-01-01",
        ),
    }
    for name, description in cases.items():
        (tmp_path / f"{name}.pdf").write_bytes(to_pdf(description))
    assert broken_rules(*sorted(tmp_path.glob("*.pdf"))) == []


def test_the_checker_sees_a_file_that_breaks_a_rule(tmp_path):
    with opened(whole()) as pdf:
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "wrong.pdf")
    assert broken_rules(tmp_path / "wrong.pdf") != []


def test_the_same_description_gives_the_same_bytes_and_another_gives_others():
    assert to_pdf(whole()) == to_pdf(whole())
    assert to_pdf(whole()) != to_pdf(whole("Kerk"))
    assert to_pdf(whole()) != to_pdf(replace(whole(), datum="2026-11-26"))


def test_its_title_language_and_headings_can_be_read_out():
    with opened(whole()) as pdf:
        assert str(pdf.Root.Lang) == "nl-NL"
        assert str(pdf.docinfo["/Title"]) == "Beschrijving van Koor"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert len(elements(pdf, "H1")) == 7, "six parts, and what is in it"
        assert len(elements(pdf, "H2")) == 4


def test_a_picture_has_its_words_and_a_table_its_heads():
    with opened(whole(logo=picture("PNG"))) as pdf:
        told = {str(figure.get("/Alt")) for figure in elements(pdf, "Figure")}
        assert told == {"Drie zalen, Koor", "De kaart met Koor", "Logo van Oude IJsselstreek"}
        opgaven, kernen, without, everybody = elements(pdf, "Table")
        scopes = [
            [str(cell.A[0].Scope) for cell in elements_of(table, "TH")]
            for table in (opgaven, kernen, without)
        ]
        assert scopes == [
            ["/Column"] * 5 + ["/Row"],
            ["/Column"] * 2 + ["/Row"] * 2,
            ["/Column"] * 2,
        ]
        assert len(elements_of(everybody, "TR")) == 91


def elements_of(element: pikepdf.Dictionary, kind: str) -> list[pikepdf.Dictionary]:
    kids = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    own = [kid for kid in kids if str(kid.S) == f"/{kind}"]
    return own + [found for kid in kids if "/K" in kid for found in elements_of_kids(kid, kind)]


def elements_of_kids(kid: pikepdf.Dictionary, kind: str) -> list[pikepdf.Dictionary]:
    return elements_of(kid, kind) if isinstance(kid.K, pikepdf.Array) else []


def test_the_map_lies_down_on_the_last_sheet_and_the_rest_stands():
    with opened(whole()) as pdf:
        assert sizes(pdf) == [False] * (len(pdf.pages) - 1) + [True]


def test_the_cover_and_the_first_page_have_a_page_of_their_own_and_appendices_begin_one():
    with opened(whole()) as pdf:
        pages = len(pdf.pages)
    with opened(replace(whole(), appendices=())) as pdf:
        assert pages - len(pdf.pages) == 2, "ninety actors on two pages, and the words under them"
    with opened(replace(whole(), front=None)) as pdf:
        assert pages - len(pdf.pages) == 1


def test_a_name_is_never_a_command_and_what_has_no_sign_gets_a_box():
    assert drawable("Café ŵ Ελ кот") == "Café ŵ Ελ кот"
    assert drawable("🎉 社\ue000") == f"{MISSING} {MISSING}{MISSING}"
    assert drawable("om\u202eom\x00") == "omom"
    assert drawable("een\ttwee\nregel") == "een twee\nregel"


@pytest.mark.parametrize("count", [1, 2, 5])
def test_any_number_of_values_fits_on_the_first_page(count):
    front = whole().front
    assert front is not None
    many = replace(front, keys=tuple(Key(str(n), "clubs") for n in range(count)))
    with opened(replace(whole(), front=many)) as pdf:
        assert len(pdf.pages) > 2


def test_no_font_of_the_machine_is_used():
    with opened(whole("Ελλάδα")) as pdf:
        fonts = {
            str(font.BaseFont).partition("+")[2]
            for page in pdf.pages
            for font in (page.Resources.get("/Font") or {}).values()
        }
    assert fonts
    assert all(name.startswith(("LiberationSans", "DejaVuSans")) for name in fonts)


def test_the_map_may_hold_what_has_no_sign():
    beeld = Beeld("Drie", svg=SVG.replace("Koor De Lijster", "Koor 🎉"))
    told = Beschrijving("T", (), (Section("a", "A", beeld=beeld),), "2026-01-01")
    with opened(told) as pdf:
        assert sizes(pdf) == [False, True]
