"""What somebody chooses of a description: parts, without names, beside another gebied, several at once."""

import base64
import io
import re
import zipfile
from io import BytesIO

import pikepdf
import pytest
from docx import Document

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, InputError
from netwerk.services.day.peilmomenten import keep_moment
from netwerk.services.describing.descriptions import (
    FORMATS,
    Asked,
    described,
    description,
    file_name,
    part_names,
    since_names,
)
from netwerk.services.describing.many_descriptions import (
    described_gebieden,
    description_files,
    descriptions_job,
    zip_name,
)
from netwerk.services.desk import Desk
from netwerk.services.live.jobs import Stopped
from netwerk.store.port import Store

NAMES = ("Koor De Lijster", "Zaal Het Hof", "Schietclub")


def text_of(content: bytes, format: str) -> str:
    if format == "html":
        return content.decode()
    if format == "docx":
        with zipfile.ZipFile(BytesIO(content)) as parts:
            return "".join(
                re.sub("<[^>]+>", "", parts.read(name).decode()) + parts.read(name).decode()
                for name in parts.namelist()
                if name.endswith(".xml")
            )
    with pikepdf.open(BytesIO(content)) as pdf:
        told = [
            str(pdf.docinfo),
            *(str(o.get("/Alt", "")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary)),
        ]
    return " ".join(told)


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_is_a_file_of_its_kind(village: Store, desk: Desk, format: str) -> None:
    content = described(desk, "3", format)
    starts = {"docx": b"PK", "pdf": b"%PDF-", "html": b"<!doctype html>"}
    assert content.startswith(starts[format])
    assert file_name(desk, "3", format) == f"beschrijving-3-silvolde.{format}"


@pytest.mark.parametrize("format", FORMATS)
def test_without_names_no_name_is_anywhere_in_the_file(
    village: Store, desk: Desk, format: str
) -> None:
    nameless = text_of(described(desk, "3", format, Asked(nameless=True)), format)
    assert not any(name in nameless for name in NAMES)
    named = text_of(described(desk, "3", format), format)
    assert format == "pdf" or all(name in named for name in NAMES)
    assert "zonder-namen" in file_name(desk, "3", format, nameless=True)


def pictures(content: bytes) -> list[str]:
    found = re.findall(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)", content.decode())
    return [base64.b64decode(held).decode() for held in found]


def test_without_names_no_name_is_in_a_picture_or_in_its_words(village: Store, desk: Desk) -> None:
    content = described(desk, "3", "html", Asked(nameless=True))
    assert 'alt="Netwerkkaart zonder namen: 3 actoren en 1 contact.' in content.decode()
    drawn = "".join(pictures(content))
    assert not [name for name in NAMES if name in drawn]
    assert "Netwerkkaart zonder namen: 3 tekens en 1 lijn." in drawn
    assert all(name in "".join(pictures(described(desk, "3", "html"))) for name in NAMES)


def test_the_name_of_a_zip_says_what_is_in_it() -> None:
    assert zip_name(("1", "3"), "pdf", True) == "beschrijvingen-1-3-pdf-zonder-namen.zip"
    assert zip_name(("5",), "docx") == "beschrijvingen-5-docx.zip"


def test_only_the_chosen_parts_are_told(village: Store, desk: Desk) -> None:
    told = description(desk, "3", "html", Asked(parts=("netwerk", "bronnen")))
    assert [part.key for part in told.sections] == ["netwerk"]
    assert [part.key for part in told.appendices] == ["bronnen"]
    assert told.front is None
    whole = description(desk, "3", "html")
    keys = {part.key for s in (*whole.sections, *whole.appendices) for part in (s, *s.subsections)}
    assert keys | {"wethouder"} >= set(part_names())


@pytest.mark.parametrize(
    "asked", [Asked(parts=("nergens",)), Asked(since="Feest"), Asked(beside="3")]
)
def test_a_choice_that_cannot_be_is_told_in_a_sentence(
    village: Store, desk: Desk, asked: Asked
) -> None:
    with pytest.raises(InputError, match=r"\.$"):
        description(desk, "3", "html", asked)


def test_another_gebied_stands_beside_it_also_with_chosen_parts(village: Store, desk: Desk) -> None:
    for parts in ((), ("plek",)):
        told = description(desk, "3", "html", Asked(parts=parts, beside="1"))
        (table,) = told.sections[-1].tables
        assert told.sections[-1].key == "vergelijking"
        assert len(table.head) == 3
    assert "vergelijking" not in {part.key for part in description(desk, "3", "html").sections}


def test_the_moments_to_compare_with_are_those_kept(village: Store, desk: Desk) -> None:
    assert since_names(desk, "3") == ()
    keep_moment(desk, "Teamoverleg", "3", token="t")
    assert since_names(desk, "3") == ("Teamoverleg",)
    assert description(desk, "3", "html", Asked(since="Teamoverleg")).sections


def test_what_was_chosen_is_kept_apart(village: Store, desk: Desk) -> None:
    one, other = (description(desk, "3", "html", Asked(nameless=n)) for n in (False, True))
    assert one != other
    assert description(desk, "3", "html") is one


def test_pictures_within_the_words_are_there_in_word_too(village: Store, desk: Desk) -> None:
    told = description(desk, "3", "docx")
    pictures = [
        part.beeld for s in told.sections for part in (s, *s.subsections) if part.beeld is not None
    ]
    assert told.front is not None
    pictures.append(told.front.beeld)
    assert len(pictures) > 1
    assert all(beeld is not None and beeld.png is not None for beeld in pictures)
    assert len(Document(BytesIO(described(desk, "3", "docx"))).inline_shapes) == len(pictures)


def test_several_gebieden_are_a_file_each_with_progress(village: Store, desk: Desk) -> None:
    told: list[tuple[float, str]] = []
    files = description_files(
        desk, ("1", "3", "1"), "html", tell=lambda share, words: told.append((share, words))
    )
    assert list(files) == [file_name(desk, "1", "html"), file_name(desk, "3", "html")]
    assert [share for share, _ in told] == [0.0, 0.5]
    assert "(2 van 2)" in told[1][1]


def test_stopped_it_goes_no_further(village: Store, desk: Desk) -> None:
    done: list[str] = []
    with pytest.raises(Stopped):
        description_files(
            desk,
            ("1", "2", "3"),
            "html",
            tell=lambda _share, words: done.append(words),
            stopped=lambda: len(done) == 1,
        )
    assert len(done) == 1


def test_all_gebieden_come_as_one_zip(village: Store, desk: Desk) -> None:
    job = descriptions_job(desk, described_gebieden(desk), "html", Asked(beside="3"))
    with zipfile.ZipFile(io.BytesIO(job.result())) as archive:
        assert len(archive.namelist()) == 6
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    beside = [name for name, text in texts.items() if 'id="vergelijking"' in text]
    assert len(beside) == 5, "the gebied that they are compared with is not compared with itself"


def test_who_reads_one_gebied_gets_that_one_only(village: Store, desk: Desk) -> None:
    reader = desk.of(User("Bo", "geen", {"3": "lezer"}))
    assert described_gebieden(reader) == ("3",)
    with pytest.raises(AccessDenied):
        description_files(reader, ("3", "1"), "html")
    with pytest.raises(InputError):
        description_files(reader, (), "html")
