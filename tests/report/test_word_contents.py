"""The contents of the Word file: links without page numbers, and no question at opening."""

from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn

from netwerk.report.content import describe
from netwerk.report.docx import to_docx
from tests.report.test_chapters import NET, facts_of


def test_the_contents_are_links_without_pages_and_word_asks_nothing_at_opening():
    made = to_docx(describe(facts_of(NET, gebied="3")))
    with ZipFile(BytesIO(made)) as parts:
        for name in parts.namelist():
            assert b"updateFields" not in parts.read(name), name
    document = Document(BytesIO(made))
    lines = [p for p in document.paragraphs if p.style.name == "toc 2"]
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 2"]
    assert len(lines) == len(heads)
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    for line, head in zip(lines, heads, strict=True):
        (link,) = line._p.iter(qn("w:hyperlink"))
        assert link.get(qn("w:anchor")) in marks
        assert "".join(text.text for text in link.iter(qn("w:t"))) == head
        assert "\t" not in line.text
