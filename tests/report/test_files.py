"""A description as a Word document and as a web page: complete, safe, readable."""

import base64
import re
import shutil
import struct
import zlib
from html.parser import HTMLParser
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import sync_playwright

from netwerk.report.description import Beeld, Beschrijving, Point, Section, Table
from netwerk.report.docx import to_docx
from netwerk.report.html import to_html

NASTY = (
    "<script>alert(1)</script>\x00\x0b\x1b\ufffe \" onmouseover='x' =cmd() 'Café' ŵ 😀 \u202e&amp;"
)
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="5" cy="5" r="4"/></svg>'
)


def png(width=4, height=4):
    """A red picture, made by hand from the PNG specification."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\x00" + b"\xff\x00\x00" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def description(word="Koor", beeld=None):
    table = Table(
        "Kernen", ("Kern", "Inwoners"), ((word, "5.500"), ("Silvolde", "niet bekend")), (3, 1)
    )
    sections = (
        Section("feiten", "Het gebied", (f"Samen 5.500 inwoners. {word}",), (table,)),
        Section("netwerk", "Het netwerk", ("Er zijn 3 contacten.",), beeld=beeld),
        Section(
            "gaten",
            "Gaten",
            points=(Point(f"{word} staat alleen.", "Zekerheid: redelijk."), Point("Zonder noot.")),
        ),
    )
    return Beschrijving(
        f"Beschrijving van {word}", ("Gemaakt op 25 november 2026.",), sections, "2026-11-25"
    )


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def opened(description):
    return Document(BytesIO(to_docx(description)))


def all_text(document):
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


@pytest.mark.parametrize(
    "sentence",
    [
        "Samen 5.500 inwoners. Koor",
        "Koor staat alleen.",
        "Zekerheid: redelijk.",
        "niet bekend",
        "Kernen",
    ],
)
def test_both_files_say_all_that_the_description_says(sentence):
    assert sentence in " ".join(Tags(to_html(description())).words)
    assert sentence in all_text(opened(description()))


def test_word_has_real_headings_in_order():
    headings = [
        (p.style.name, p.text)
        for p in opened(description()).paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert headings == [
        ("Heading 1", "Beschrijving van Koor"), ("Heading 2", "Het gebied"), ("Heading 2", "Het netwerk"), ("Heading 2", "Gaten"),
    ]  # fmt: skip


def test_word_knows_that_its_language_is_dutch():
    document = opened(description())
    languages = {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.title == "Beschrijving van Koor"


def test_a_word_table_repeats_its_head_and_a4_is_the_page():
    document = opened(description())
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    wide, narrow = (cell.width for cell in document.tables[0].rows[1].cells)
    assert round(wide / narrow, 1) == 3.0
    assert (
        round(document.sections[0].page_width.mm),
        round(document.sections[0].page_height.mm),
    ) == (210, 297)


def test_the_word_picture_has_its_text_for_who_cannot_see_it():
    document = opened(description(beeld=Beeld("Drie groepen en twee contacten", png=png())))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Drie groepen en twee contacten"
    assert (
        document.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].blob
        == png()
    )


def test_the_map_has_a_lying_sheet_of_its_own_after_the_words():
    """Of a page that stands it would get 170 mm, and its names would be 1.5 mm high."""
    document = opened(description(beeld=Beeld("Drie groepen", png=png(297, 210))))
    words, sheet = document.sections
    assert (round(words.page_width.mm), round(words.page_height.mm)) == (210, 297)
    assert (round(sheet.page_width.mm), round(sheet.page_height.mm)) == (297, 210)
    (shape,) = document.inline_shapes
    assert shape.width.mm >= 250
    room = sheet.page_height - sheet.top_margin - sheet.bottom_margin
    assert shape.height < room, "its words stand under it on the same sheet"
    assert "De kaart staat op het laatste blad." in all_text(document)


@pytest.mark.browser
def test_printed_from_the_browser_the_map_lies_on_one_sheet_after_the_words(tmp_path):
    path = tmp_path / "beschrijving.html"
    path.write_text(to_html(description(beeld=Beeld("Drie", png=png(297, 210)))), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(path.as_uri())
        printed = page.pdf(prefer_css_page_size=True)
        browser.close()
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    lying = [float(wide) > float(high) for wide, high in boxes]
    assert lying == [False, True]


@pytest.mark.parametrize("beeld", [Beeld("Drie groepen", svg=SVG), Beeld("Drie groepen")])
def test_without_a_png_word_tells_the_picture_in_words(beeld):
    document = opened(description(beeld=beeld))
    assert len(document.inline_shapes) == 0
    assert "Drie groepen" in all_text(document)


def test_odd_text_stays_text_in_word_and_the_file_opens():
    text = all_text(opened(description(NASTY)))
    assert "<script>alert(1)</script>" in text
    assert "ŵ 😀" in text
    assert not re.search("[\x00\x0b\x1b\ufffe]", text)


def test_odd_text_stays_text_on_the_page():
    page = to_html(description(NASTY))
    tags = Tags(page)
    assert {tag for tag, _ in tags.tags} & {"script", "iframe", "object", "img"} == set()
    assert not any(name.startswith("on") for _, attributes in tags.tags for name in attributes)
    assert "<script>alert(1)</script>" in "".join(tags.words)
    assert not re.search("[\x00\x0b\x1b\ufffe]", page)


def test_the_page_is_dutch_and_needs_nothing_from_elsewhere():
    page = to_html(description(beeld=Beeld("Drie", svg=SVG)))
    tags = Tags(page).tags
    assert ("html", {"lang": "nl"}) in tags
    assert not any(
        name in {"href", "srcset"} or (name == "src" and not value.startswith("data:"))
        for _, at in tags
        for name, value in at.items()
    )
    assert "http://" not in page
    assert "https://" not in page
    assert "@import" not in page


@pytest.mark.parametrize(("beeld", "kind", "content"), [
    (Beeld("Drie", svg=SVG), "svg+xml", SVG.encode()), (Beeld("Drie", png=png()), "png", png()),
])  # fmt: skip
def test_the_picture_on_the_page_is_an_image_with_text(beeld, kind, content):
    (image,) = [at for tag, at in Tags(to_html(description(beeld=beeld))).tags if tag == "img"]
    assert image["alt"] == "Drie"
    assert image["src"] == f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def test_tables_on_the_page_have_captions_and_heads_that_a_screen_reader_can_use():
    tags = Tags(to_html(description())).tags
    assert ("th", {"scope": "col"}) in tags
    assert ("th", {"scope": "row"}) in tags
    assert "caption" in {tag for tag, _ in tags}


@pytest.mark.browser
def test_a_real_browser_shows_the_page_runs_nothing_and_asks_for_nothing(tmp_path):
    hostile = SVG.replace("<circle", "<script>parent.document.title='mis'</script><circle")
    path = tmp_path / "beschrijving.html"
    path.write_text(to_html(description(NASTY, Beeld(NASTY, svg=hostile))), encoding="utf-8")
    requests, problems = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("dialog", lambda dialog: problems.append(dialog.message))
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.goto(path.as_uri())
        assert page.get_by_role("img").evaluate("image => image.naturalWidth") > 0
        assert page.title().startswith("Beschrijving van <script>")
        assert page.get_by_role("table", name="Kernen").is_visible()
        browser.close()
    assert problems == []
    assert [url for url in requests if not url.startswith(("file:", "data:"))] == []


def test_no_two_texts_are_glued_in_word():
    """Also who reads only the text of the runs, without breaks, sees every sentence end."""
    point = Point("Koor staat alleen.", "Zekerheid: redelijk.", ("Het is zo.",))
    told = Beschrijving(
        "Titel", ("Intro.",), (Section("gaten", "Gaten", points=(point,)),), "2026-11-25"
    )
    paragraphs = ["".join(run.text for run in p.runs) for p in opened(told).paragraphs]
    assert paragraphs[-3:] == ["Koor staat alleen.", "Zekerheid: redelijk.", "Ook: Het is zo."]
