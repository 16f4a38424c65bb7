"""A logo: what the page says is what is refused, and what is kept is small."""

import base64
from io import BytesIO

import pytest
from PIL import Image

from netwerk.errors import InputError
from netwerk.services.describing.logo import KEPT, LARGEST_MB, logo_text


def test_a_logo_of_half_a_megabyte_is_made_smaller_and_one_too_large_is_refused() -> None:
    target = BytesIO()
    Image.new("RGB", (500, 400), "navy").save(target, "PNG", compress_level=0)
    given = target.getvalue()
    assert KEPT < len(given) < LARGEST_MB * 1024**2
    assert len(base64.b64decode(logo_text(given))) <= KEPT
    with pytest.raises(InputError, match=rf"1,1 MB\). Het mag {LARGEST_MB} MB zijn"):
        logo_text(given * 2)
