"""What the team itself puts in a description: kept, versioned, guarded, and in the files."""

import base64
from io import BytesIO

import pytest
from PIL import Image

from netwerk.access.rights import User
from netwerk.errors import AccessDenied, Conflict, InputError, LooksPrivate
from netwerk.model import Hoofdstuk, Huisstijl, Uitgave
from netwerk.services.describing.descriptions import Asked, description
from netwerk.services.describing.team_words import (
    CoverTyped,
    StyleTyped,
    colour_told,
    cover_of,
    house_style,
    keep_cover,
    keep_house_style,
    keep_own_text,
    own_chapters,
    own_text,
)
from netwerk.services.desk import Desk
from netwerk.services.records.edits import undo
from netwerk.services.records.item_history import item_changes, item_history
from netwerk.store.port import Change, Put, Store


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 20), mode: str = "RGB") -> bytes:
    target = BytesIO()
    Image.new(mode, size).save(target, kind)
    return target.getvalue()


def kept_logo(desk: Desk) -> Image.Image:
    style = house_style(desk)
    assert style is not None
    assert style.item.logo is not None
    return Image.open(BytesIO(base64.b64decode(style.item.logo)))


def test_own_text_stands_in_its_chapter_and_in_no_other_gebied(village: Store, desk: Desk) -> None:
    keep_own_text(
        desk, "3", "netwerk", "Silvolde doet veel samen.\n\nDe zaal is het hart.", None, "t"
    )
    told = description(desk, "3", "html")
    chapters = {part.key: part.own_text for part in told.sections}
    assert chapters["netwerk"] == ("Silvolde doet veel samen.", "De zaal is het hart.")
    assert not any(chapters[key] for key in chapters if key != "netwerk")
    assert not any(part.own_text for part in description(desk, "1", "html").sections)


def test_text_is_changed_taken_away_and_brought_back_and_its_history_is_kept(
    village: Store, desk: Desk
) -> None:
    keep_own_text(desk, "3", "plek", "Eerst zo.", None, "a")
    first = own_text(desk, "3", "plek")
    assert first is not None
    keep_own_text(desk, "3", "plek", "Toen zo.", first.version, "b")
    second = own_text(desk, "3", "plek")
    assert second is not None
    assert second.item.tekst == "Toen zo."
    assert len(item_history(desk, "Hoofdstuk", second.item.id)) == 2
    removed = keep_own_text(desk, "3", "plek", "  ", second.version, "c")
    assert own_text(desk, "3", "plek") is None
    undo(desk, removed.number)
    back = own_text(desk, "3", "plek")
    assert back is not None
    assert back.item.tekst == "Toen zo."


def test_who_was_second_overwrites_nothing(village: Store, desk: Desk) -> None:
    keep_own_text(desk, "3", "plek", "Van An.", None, "a")
    seen = own_text(desk, "3", "plek")
    assert seen is not None
    keep_own_text(desk, "3", "plek", "Van Bo.", seen.version, "b")
    for base in (seen.version, None):
        with pytest.raises(Conflict):
            keep_own_text(desk, "3", "plek", "Van An weer.", base, f"c{base}")
    held = own_text(desk, "3", "plek")
    assert held is not None
    assert held.item.tekst == "Van Bo."


def test_the_maker_on_the_cover_is_a_function_or_asked_about_first(
    village: Store, desk: Desk
) -> None:
    with pytest.raises(LooksPrivate, match="noem de functie"):
        keep_cover(desk, "3", CoverTyped(maker="mevr. Jansen"), None, "a")
    assert cover_of(desk, "3") is None
    keep_cover(desk, "3", CoverTyped(maker="mevr. Jansen"), None, "b", private=True)
    held = cover_of(desk, "3")
    assert held is not None
    keep_cover(desk, "3", CoverTyped("2.0", "mevr. Jansen"), held.version, "c")


def test_a_text_about_somebody_is_asked_about_first(village: Store, desk: Desk) -> None:
    text = "Bel mevrouw Jansen op 06-12345678, zij is eenzaam."
    with pytest.raises(LooksPrivate):
        keep_own_text(desk, "3", "plek", text, None, "a")
    assert own_text(desk, "3", "plek") is None
    assert "toch opgenomen" in keep_own_text(desk, "3", "plek", text, None, "a", private=True).why


@pytest.mark.parametrize(
    ("deel", "text"), [("plek", " "), ("plek", "x" * 8001), ("wethouder", "x"), ("nergens", "x")]
)
def test_what_cannot_be_kept_is_said_in_a_sentence(
    village: Store, desk: Desk, deel: str, text: str
) -> None:
    with pytest.raises(InputError, match=r"\.$"):
        keep_own_text(desk, "3", deel, text, None, "a")


def test_every_chapter_of_the_description_can_have_own_text(village: Store, desk: Desk) -> None:
    for number, key in enumerate(own_chapters()):
        keep_own_text(desk, "3", key, f"Tekst bij {key}.", None, f"t{number}")
    told = description(desk, "3", "html")
    shown = {
        line for part in told.sections for one in (part, *part.subsections) for line in one.own_text
    }
    assert shown == {f"Tekst bij {key}." for key in own_chapters()}


def test_the_cover_tells_what_was_typed(village: Store, desk: Desk) -> None:
    typed = CoverTyped(" 1.2 ", "gebiedsmakelaar", "2027-11-25", "Besluit over het buurtbudget.")
    keep_cover(desk, "3", typed, None, "a")
    cover = description(desk, "3", "html").cover
    assert cover is not None
    assert (cover.nummer, cover.maker, cover.evaluatiedatum) == (
        "1.2",
        "gebiedsmakelaar",
        "2027-11-25",
    )
    kept = cover_of(desk, "3")
    assert kept is not None
    keep_cover(desk, "3", CoverTyped(nummer="1.3"), kept.version, "b")
    again = description(desk, "3", "html").cover
    assert again is not None
    assert (again.nummer, again.maker, again.evaluatiedatum) == ("1.3", "", None)


def test_what_came_under_another_key_is_changed_and_not_put_beside_it(
    village: Store, desk: Desk
) -> None:
    imported = (
        Uitgave(id="demo-uitgave", gebied="3", nummer="1.0"),
        Hoofdstuk(id="demo-tekst", gebied="3", deel="plek", tekst="Zo was het."),
        Huisstijl(id="demo-stijl", gemeente="Demo"),
    )
    village.apply(Change(tuple(map(Put, imported)), "Jan"))
    cover, text, style = cover_of(desk, "3"), own_text(desk, "3", "plek"), house_style(desk)
    assert cover is not None
    assert text is not None
    assert style is not None
    keep_cover(desk, "3", CoverTyped("2.7"), cover.version, "a")
    keep_own_text(desk, "3", "plek", "Zo is het.", text.version, "b")
    keep_house_style(desk, StyleTyped("Aalten"), style.version, "c")
    told = description(desk, "3", "html")
    assert told.cover is not None
    assert (told.cover.nummer, told.cover.gemeente) == ("2.7", "Aalten")
    assert told.sections[0].own_text == ("Zo is het.",)
    counts = village.counts()
    assert (counts["Uitgave"], counts["Hoofdstuk"], counts["Huisstijl"]) == (1, 1, 1)


def test_a_day_that_is_none_is_refused(village: Store, desk: Desk) -> None:
    with pytest.raises(InputError, match="geen dag"):
        keep_cover(desk, "3", CoverTyped(evaluatiedatum="25 november"), None, "a")


def test_the_huisstijl_is_on_every_cover_also_for_who_reads_one_gebied(
    village: Store, desk: Desk
) -> None:
    keep_house_style(desk, StyleTyped("Oude IJsselstreek", "#1F5F8B", picture()), None, "a")
    for reader in (desk, desk.of(User("Bo", "geen", {"3": "lezer"}))):
        cover = description(reader, "3", "html").cover
        assert cover is not None
        assert (cover.gemeente, cover.kleur) == ("Oude IJsselstreek", "#1f5f8b")
        assert cover.logo is not None


def test_a_new_name_keeps_the_logo_and_it_can_be_taken_away(village: Store, desk: Desk) -> None:
    keep_house_style(desk, StyleTyped(logo=picture()), None, "a")
    style = house_style(desk)
    assert style is not None
    keep_house_style(desk, StyleTyped("Aalten"), style.version, "b")
    style = house_style(desk)
    assert style is not None
    assert style.item.logo is not None
    keep_house_style(desk, StyleTyped("Aalten", without_logo=True), style.version, "c")
    style = house_style(desk)
    assert style is not None
    assert style.item.logo is None


def test_a_logo_is_written_anew_and_no_larger_than_it_needs_to_be(
    village: Store, desk: Desk
) -> None:
    target = BytesIO()
    image = Image.new("RGB", (3000, 1000), "red")
    exif = Image.Exif()
    exif[0x010E] = "mevrouw Jansen"
    image.save(target, "JPEG", exif=exif)
    keep_house_style(desk, StyleTyped(logo=target.getvalue()), None, "a")
    kept = kept_logo(desk)
    assert kept.format == "JPEG"
    assert kept.size == (1200, 400)
    assert not kept.getexif()


def test_the_history_tells_of_a_logo_and_does_not_spell_it_out(village: Store, desk: Desk) -> None:
    made = keep_house_style(desk, StyleTyped("Aalten"), None, "a")
    style = house_style(desk)
    assert style is not None
    made = keep_house_style(desk, StyleTyped("Aalten", logo=picture()), style.version, "b")
    told = item_changes(desk, "Huisstijl", style.item.id, made.number)
    assert [(c.veld, c.after) for c in told] == [("Logo", "een plaatje")]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "LA", "I;16"])
def test_every_kind_of_png_becomes_one_that_all_files_take(
    village: Store, desk: Desk, mode: str
) -> None:
    keep_house_style(desk, StyleTyped(logo=picture(mode=mode)), None, "a")
    assert kept_logo(desk).mode in ("RGB", "RGBA")


@pytest.mark.parametrize(
    "given",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        picture()[:45],
        picture("GIF"),
        picture("BMP", (20, 20)),
        b"\x00" * (301 * 1024),
        picture(size=(5000, 4000), mode="1"),
    ],
)
def test_what_is_no_logo_is_refused_and_nothing_is_kept(
    village: Store, desk: Desk, given: bytes
) -> None:
    with pytest.raises(InputError, match=r"\.$"):
        keep_house_style(desk, StyleTyped("Aalten", logo=given), None, "a")
    assert house_style(desk) is None


def test_a_colour_too_light_is_said_and_what_is_none_is_refused(village: Store, desk: Desk) -> None:
    assert colour_told("#154273") == ""
    assert "donkerder" in colour_told("#ffdd00")
    with pytest.raises(InputError, match="geen kleur"):
        keep_house_style(desk, StyleTyped(kleur="rood"), None, "a")


def test_a_reader_keeps_nothing(village: Store, desk: Desk) -> None:
    reader = desk.of(User("Bo", "geen", {"3": "bewerker"}))
    keep_own_text(reader, "3", "plek", "Van mij.", None, "a")
    for act in (
        lambda: keep_own_text(reader, "1", "plek", "Van mij.", None, "b"),
        lambda: own_text(reader, "1", "plek"),
        lambda: keep_cover(reader, None, CoverTyped("1"), None, "c"),
        lambda: keep_house_style(reader, StyleTyped("X"), None, "d"),
        lambda: description(reader, "3", "html", Asked(beside="1")),
    ):
        with pytest.raises(AccessDenied):
            act()
