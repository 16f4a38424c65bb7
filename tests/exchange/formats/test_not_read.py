"""What is not read is named by its format, with the way out; what it is called does not matter."""

import pytest

from tests.exchange.formats.read import read, refused, zipped


@pytest.mark.parametrize(
    ("content", "what", "way"),
    [
        (b"%PDF-1.7", "een PDF", "Excel- of CSV-bestand"),
        (b"{\\rtf1 tekst}", "RTF", ".xlsx"),
        (b"\0\x01\0\0Standard Jet DB\0", "een Access-database", "Exporteer de tabel in Access naar Excel"),
        (b"\0\0\x27\x0a" + bytes(60), "een shapefile", "QGIS"),
        ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "een agenda (ics)", "Van en Naar"),
        ("From a@b.example Sat Jan 1\nSubject: x\nTo: y\n\nDag\n", "een postbus (mbox)", ".csv of .vcf"),
        ("Return-Path: <a@b.example>\nFrom: a@b.example\nSubject: x\nTo: y\n\nDag\n", "een mail", "tabel"),
        ("digraph dorp {\n Koor -> Club;\n}\n", "Graphviz (DOT)", "GEXF"),
        ("// uit\ngraph {\n Koor -- Club;\n}\n", "Graphviz (DOT)", "GEXF"),
        ("export const edges = [\n{a: 1}]", "JavaScript", ".json"),
        ('<kml xmlns="x"><Document/></kml>', "een kaart", "QGIS"),
        ('<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>', ".fods", ".ods"),
        ('<?xml version="1.0"?><!-- x --><svg/>', "SVG", "GEXF"),
        ("<html><table><tr><td>naam</td></tr></table></html>", "webpagina", ".xlsx"),
        ('<?mso-application progid="Excel.Sheet"?><Workbook/>', "Excel-bestand in XML", ".xlsx"),
        (zipped({"word/document.xml": "x"}), "Word-bestand", ".xlsx"),
        (zipped({"Index/Document.iwa": "x"}), "Numbers", "Exporteer naar Excel"),
        (zipped({"ppt/presentation.xml": "x"}), "presentatie", ".xlsx"),
        (zipped({"visio/document.xml": "x"}), "Visio", ".xlsx"),
        (zipped({"Workspace_0_xml": "x", "Project_xml": "x"}), "project van Gephi", "GEXF"),
        (zipped({"CytoscapeSession-1/cysession.xml": "x"}), "sessie van Cytoscape", "GEXF"),
        (zipped({"gebied.shp": "x", "gebied.dbf": "y"}), "een kaart", "QGIS"),
        (zipped({"mimetype": "application/epub+zip"}), "application/epub+zip", ".xlsx"),
        (b"7z\xbc\xaf\x27\x1c", "7z", "Pak het uit"),
        (b"\x1f\x8b\x08", "gz", "Pak het uit"),
        (b"$FL2@(#)", "SPSS", ".xlsx"),
        ("0 0 1 1\n1 0 0 1\n0 1 1 0\n", "alleen getallen", "namen in de eerste rij"),
    ],
)  # fmt: skip
def test_what_it_is_and_the_way_out(content, what, way):
    sentence = refused(content)
    assert what in sentence
    assert way in sentence


def test_a_list_that_looks_a_bit_like_something_else_is_a_list():
    assert read("graph,naam\n1,Koor\n").tables[0].rows[0][1] == ("graph", "naam")
    assert read("dl;naam\n1;Koor\n").tables[0].rows[0][1] == ("dl", "naam")
    assert read("Van: wie;Naar\nKoor;Club\n").tables[0].rows[0][1] == ("Van: wie", "Naar")


@pytest.mark.parametrize("encoding", ["mac_roman", "cp850"])
def test_lists_of_a_mac_and_of_dos_keep_their_accents(encoding):
    names = ["Café", "Één", "Crèche", "Oranjevereniging Ülft", "Coöperatie", "Financiën"]
    text = "Naam;Soort\r" + "".join(f"{name};vereniging\r" for name in names)
    rows = read(text.encode(encoding)).tables[0].rows
    assert [cells[0] for _, cells in rows[1:]] == names
