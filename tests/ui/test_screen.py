"""The picture of the description on the page: narrow enough to be shown as it is, and made once."""

from io import BytesIO

from PIL import Image
from streamlit.elements.lib.image_utils import MAXIMUM_CONTENT_WIDTH

from netwerk.ui.screen import WIDEST, for_screen

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="2970" height="2100"><rect width="99" height="9"/></svg>'


def test_streamlit_does_not_make_the_picture_again_at_each_run() -> None:
    with Image.open(BytesIO(for_screen(SVG))) as picture:
        assert picture.format == "PNG"
        assert picture.width == WIDEST <= MAXIMUM_CONTENT_WIDTH


def test_the_picture_is_made_once_for_all_runs() -> None:
    assert for_screen(SVG) is for_screen(SVG)
