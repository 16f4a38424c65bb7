"""The picture of the description on the page: narrow enough to be shown as it is, made once."""

from io import BytesIO

from PIL import Image
from streamlit.elements.lib.image_utils import MAXIMUM_CONTENT_WIDTH

from netwerk.report.description import Beschrijving
from netwerk.services.describing.descriptions import SCREEN, description
from netwerk.services.desk import Desk
from netwerk.store.port import Store


def _picture(told: Beschrijving) -> bytes:
    (picture,) = [part.beeld.png for part in told.sections if part.beeld is not None]
    assert picture is not None
    return picture


def test_streamlit_does_not_make_the_picture_again_at_each_run(village: Store, desk: Desk) -> None:
    with Image.open(BytesIO(_picture(description(desk, None, "screen")))) as picture:
        assert picture.format == "PNG"
        assert picture.width == SCREEN <= MAXIMUM_CONTENT_WIDTH


def test_the_picture_is_made_once_for_all_runs(village: Store, desk: Desk) -> None:
    assert _picture(description(desk, None, "screen")) is _picture(
        description(desk, None, "screen")
    )


def test_the_picture_of_the_document_keeps_all_its_pixels(village: Store, desk: Desk) -> None:
    with Image.open(BytesIO(_picture(description(desk, None, "docx")))) as picture:
        assert picture.width > SCREEN
