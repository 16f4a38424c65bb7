"""Files that cannot be read: each one sentence that says what it is and how to mend it."""

import io
import zipfile

import pytest

from netwerk.errors import InputError
from tests.exchange.given import plan, repacked, xlsx

WORKBOOK = xlsx({"Actoren": [["Naam", "Soort"], ["Koor", "vereniging"]]})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return out.getvalue()


def with_part(name, data):
    out = io.BytesIO(WORKBOOK)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def refused(name, content):
    with pytest.raises(InputError) as refusal:
        plan((name, content))
    sentence = str(refusal.value)
    assert sentence.startswith(name)
    assert sentence.rstrip().endswith(".")
    assert "Traceback" not in sentence
    return sentence


@pytest.mark.parametrize(
    "content", [b"", b"   \n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\xff\xfe"]
)
def test_an_empty_file(content):
    assert "is leeg" in refused("leeg.csv", content)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("lijst.xlsx", b"%PDF-1.7\n...", "een PDF"),
        ("lijst.xlsx", b"\x89PNG\r\n\x1a\n...", "een plaatje"),
        ("lijst.xls", OLE, "oud Office-bestand zonder werkbladen"),
        ("lijst.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "wachtwoord"),
        ("lijst.doc", OLE + "WordDocument".encode("utf-16-le"), "Word-bestand"),
        ("lijst.odt", zipped(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
        ("lijst.docx", zipped(word__document_dot_xml="<a/>"), "Word-bestand"),
        ("lijst.xlsb", zipped(xl__workbook_dot_bin="x"), "anders opgebouwd"),
        ("lijst.zip", zipped(lijst_dot_pdf="%PDF"), "zip-bestand zonder lijst"),
        ("lijst.xls", b"<html><table><tr><td>naam</td></tr></table></html>", "webpagina of XML"),
        ("net.gexf", b'<?xml version="1.0"?><gexf></gexf>', "zonder punten en lijnen"),
        ("net.json", b'{"elements": []}', "JSON"),
        ("lijst.csv", bytes(range(256)) * 20, "geen tekst"),
    ],
    ids=["pdf", "png", "xls", "password", "doc", "ods", "docx", "xlsb", "zip", "html", "gexf", "json", "bytes"],
)  # fmt: skip
def test_what_is_no_table_is_called_by_its_name(name, content, said):
    assert said in refused(name, content)


def test_a_file_of_200_megabytes_is_refused_before_it_is_read():
    assert "200 MB" in refused("groot.xlsx", b"PK\x03\x04" + bytes(200 * 1024 * 1024))


@pytest.mark.parametrize("part", [0.002, 0.02, 0.5, 0.994])
def test_a_workbook_that_was_cut_off(part):
    assert "beschadigd" in refused("half.xlsx", WORKBOOK[: int(len(WORKBOOK) * part)])


def test_a_workbook_with_a_damaged_sheet():
    place = WORKBOOK.index(b"xl/worksheets/sheet1.xml") + 60
    assert "beschadigd" in refused(
        "kapot.xlsx", WORKBOOK[:place] + bytes(20) + WORKBOOK[place + 20 :]
    )


@pytest.mark.parametrize(
    ("part", "pattern", "new"),
    [
        ("xl/workbook.xml", "</workbook>", ""),
        ("xl/worksheets/sheet1.xml", "</sheetData>", ""),
        ("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "worksheets/weg.xml"),
        ("xl/worksheets/sheet1.xml", 't="inlineStr"><is><t>Naam</t></is>', 't="s"><v>99</v>'),
    ],
)
def test_a_workbook_of_which_the_inside_does_not_fit(part, pattern, new):
    assert "beschadigd" in refused("kapot.xlsx", repacked(WORKBOOK, part, pattern, new))


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "docProps/app.xml"]
)
def test_a_document_type_is_refused_unread(part):
    evil = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    content = repacked(WORKBOOK, part, r"^(<\?xml[^>]*\?>)?", f'<?xml version="1.0"?>{evil}')
    assert "DOCTYPE" in refused("xxe.xlsx", content)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_an_encoding_that_does_not_exist_is_named(part):
    declared = '<?xml version="1.0" encoding="x-bestaat-niet"?>'
    assert "x-bestaat-niet" in refused(
        "kapot.xlsx", repacked(WORKBOOK, part, r"^(<\?xml[^>]*\?>)?", declared)
    )


def test_a_document_type_in_another_encoding_is_refused_too():
    evil = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "e">]><x/>'.encode(
        "utf-16"
    )
    assert "DOCTYPE" in refused("xxe.xlsx", with_part("docProps/meer.xml", evil))


def test_a_document_type_in_a_sheet_that_is_not_called_xml_is_refused_too():
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "e">]><worksheet><sheetData/></worksheet>'
    content = repacked(
        with_part("xl/worksheets/blad.dat", evil),
        "xl/_rels/workbook.xml.rels",
        "worksheets/sheet1.xml",
        "worksheets/blad.dat",
    )
    assert "DOCTYPE" in refused("xxe.xlsx", content)


def test_a_zip_bomb_is_refused_unpacked():
    out = io.BytesIO(WORKBOOK)
    with (
        zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/bom.bin", "w", force_zip64=True) as part,
    ):
        for _ in range(500):
            part.write(bytes(1024 * 1024))
    assert len(out.getvalue()) < 2_000_000
    assert "uitgepakt" in refused("bom.xlsx", out.getvalue())


def test_a_workbook_without_anything_in_it():
    assert "geen zichtbaar blad met gegevens" in refused("leeg.xlsx", xlsx({"Blad1": []}))


def test_one_bad_file_of_two_stops_the_import():
    with pytest.raises(InputError, match=r"^b\.xlsx is een PDF"):
        plan(("a.csv", "naam;soort\nKoor;vereniging\n"), ("b.xlsx", b"%PDF-1.7"))


def test_no_file_at_all():
    with pytest.raises(InputError, match="geen bestand gekozen"):
        plan()


def test_text_cut_in_the_middle_of_utf16():
    assert "utf-16" in refused(
        "half.csv", "naam;soort\nKoor;vereniging\n".encode("utf-16")[:-1] + b"\xd8"
    )


def test_more_rows_than_memory_can_bear_are_refused_over_all_files_together(monkeypatch):
    monkeypatch.setattr("netwerk.exchange.plan.ROWS_LIMIT", 5)
    plan("naam;soort\nA;bedrijf\nB;bedrijf\n", "naam;soort\n")
    with pytest.raises(InputError, match=r"lijst2.csv.*meer dan 5 rijen"):
        plan("naam;soort\nA;bedrijf\nB;bedrijf\n", "naam;soort\nC;bedrijf\nD;bedrijf\n")


def test_every_file_that_cannot_be_read_is_named_and_what_becomes_of_the_others():
    files = (
        ("foto.xlsx", b"\xff\xd8\xff\xe0 foto"),
        ("lijst.csv", "naam\nKoor\n"),
        ("leeg.csv", b""),
    )
    with pytest.raises(InputError) as refusal:
        plan(*files)
    said = str(refusal.value)
    assert "foto.xlsx is" in said
    assert "leeg.csv is leeg" in said
    assert said.endswith("Haal foto.xlsx en leeg.csv weg om het andere bestand wel te lezen.")
    with pytest.raises(InputError, match=r"^leeg\.csv is leeg\. Kies een bestand met [^.]+\.$"):
        plan(("leeg.csv", b""))
