"""Word and the web page with everything in them: cover, contents, first page, captions, appendices."""

import re
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from netwerk.report.blocks import laid_out
from netwerk.report.docx import to_docx
from netwerk.report.html import to_html
from tests.report.test_pdf import HOSTILE
from tests.report.whole_description import whole


def png(wide=300, high=90):
    target = BytesIO()
    Image.new("RGB", (wide, high), "white").save(target, "PNG")
    return target.getvalue()


@pytest.fixture(scope="module")
def word():
    return Document(BytesIO(to_docx(whole(logo=png(), png=png(900, 450)))))


@pytest.fixture(scope="module")
def page():
    return to_html(whole(logo=png(), png=png(900, 450)))


def styles(word, name):
    return [p.text for p in word.paragraphs if p.style.name == name]


def fields(word):
    return [code.text.strip() for code in word.element.body.iter(qn("w:instrText"))]


def test_the_cover_tells_version_maker_and_when_to_look_back(word, page):
    told = styles(word, "Omslag")
    assert told == [
        "Gemeente: Oude IJsselstreek", "Versie: 1.2", "Gemaakt op: 25 november 2026", "Gemaakt door: gebiedsmakelaar",
        "Terugkijken op: 25 november 2027", "Gebaseerd op 12 van de 30 actoren.",
    ]  # fmt: skip
    assert "<dt>Terugkijken op</dt><dd>25 november 2027</dd>" in page


def test_word_has_a_table_of_contents_whose_links_lead_to_the_parts(word):
    assert fields(word)[0].startswith("TOC ")
    links = [link.get(qn("w:anchor")) for link in word.element.body.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")): mark for mark in word.element.body.iter(qn("w:bookmarkStart"))}
    heads = {
        name: "".join(text.text for text in mark.getparent().iter(qn("w:t")))
        for name, mark in marks.items()
    }
    assert [heads[link] for link in links] == styles(word, "toc 2")
    assert styles(word, "toc 2") == styles(word, "Heading 2")


def test_the_web_page_has_the_same_contents(page):
    ids = re.findall(r'<h2 id="([^"]+)"', page)
    assert re.findall(r'<a href="#([^"]+)">', page) == ids
    assert len(set(re.findall(r' id="([^"]+)"', page))) == len(re.findall(r' id="([^"]+)"', page))


def test_tables_and_pictures_are_numbered_each_by_itself(word, page):
    captions = styles(word, "Caption")
    assert captions == [
        "Tabel 1. De opgaven", "Tabel 2. Kernen", "Tabel 3. Zonder kop per rij", "Figuur 1. Zalen", "Tabel 4. Actoren per kern",
        "Figuur 2. De kaart met Koor",
    ]  # fmt: skip
    assert sum(code.startswith("SEQ ") for code in fields(word)) == len(captions)
    assert all(caption in page for caption in captions)


def test_each_page_but_the_cover_has_its_number(word):
    footer = word.sections[0].footer.paragraphs[0]
    codes = [code.text.strip() for code in footer._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert word.sections[0].different_first_page_header_footer
    assert not word.sections[1].different_first_page_header_footer


def test_nothing_is_stranded_in_word(word):
    body = [p for p in word.element.body if p.tag == qn("w:p")]
    for paragraph in word.paragraphs:
        keeps = paragraph.paragraph_format.keep_with_next
        if paragraph.style.name.startswith("Heading"):
            assert paragraph.style.paragraph_format.keep_with_next
        if paragraph.style.name == "Caption" and paragraph.text.startswith("Tabel"):
            assert keeps
        if paragraph.style.name == "Kort gezegd":
            before = body[body.index(paragraph._p) - 1]
            assert before.pPr.keepNext is not None
            assert before.pPr.keepNext.val
    for row in (row for table in word.tables for row in table.rows):
        assert row._tr.trPr.find(qn("w:cantSplit")) is not None


def test_every_table_in_word_repeats_its_head_and_has_one_real_style(word):
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table.style.name == "Netwerktabel"
    looks = [table._tbl.tblPr.find(qn("w:tblLook")) for table in word.tables]
    assert [look.get(qn("w:firstColumn")) for look in looks] == ["1", "1", "0", "1"]


def test_pictures_in_word_have_their_text(word):
    told = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert told == ["Logo van Oude IJsselstreek", "Drie zalen, Koor", "De kaart met Koor"]


def test_the_colour_is_made_readable_in_both(word, page):
    accent = re.search(r"--accent: (#[0-9a-f]{6});", page)[1]
    assert accent != "#ff5aa8", "that one cannot be read on white"
    assert str(word.styles["Heading 2"].font.color.rgb).lower() == accent[1:]


def test_own_words_and_summary_are_told_apart_by_their_words(word, page):
    for text in (
        "In eigen woorden van het team: De zaal is het hart van het dorp, zegt Koor.",
        "Kort gezegd: Drie zalen dragen het dorp.",
        "Hoe zeker dit is: Dit rust op 12 van de 30 actoren; van de rest is het niet bekend.",
    ):
        assert text in [p.text for p in word.paragraphs]
        assert text in re.sub(r"<[^>]+>", "", page)


def test_the_parts_a_file_tells_do_not_depend_on_what_it_can_draw():
    one, other = (laid_out(whole(), lambda beeld, can=can: can) for can in (True, False))
    assert one.contents == other.contents
    assert len(one.sheets) == 1
    assert other.sheets == ()


def test_hostile_words_change_nothing_but_the_words():
    page = to_html(whole(HOSTILE))
    tags = re.compile(r"<(/?\w+)")
    assert tags.findall(page) == tags.findall(to_html(whole("Koor")))
    words = Document(BytesIO(to_docx(whole(HOSTILE)))).paragraphs
    assert any('#eval("1")' in p.text for p in words)
