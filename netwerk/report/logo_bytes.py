"""The logo of a description: the bytes of a picture, or nothing when it is none."""

from __future__ import annotations

import base64
import binascii
import io

from PIL import Image

KINDS = ("PNG", "JPEG")
MOST_DOTS = 4_000 * 4_000


def logo_of(text: str | None) -> bytes | None:
    """The bytes of a logo that was kept as base64; None when there is none or it is no picture.

    A document is never lost because of what was typed or read in as its logo.
    """
    if not text:
        return None
    try:
        data = base64.b64decode(text, validate=True)
        with Image.open(io.BytesIO(data), formats=KINDS) as image:
            if image.width * image.height > MOST_DOTS:
                return None
            image.load()
    except (binascii.Error, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return data
