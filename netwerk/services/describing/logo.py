"""A logo that somebody gives: looked at, made small, and written anew without what hides in it."""

from __future__ import annotations

import base64
import io
import warnings

from PIL import Image

from netwerk.errors import InputError

LARGEST_MB = 1
"""Of the file that is given: the page, the sentence and the refusal all take it from here."""
KEPT = 300 * 1024
"""Bytes of what is kept: what is given is made smaller first."""
MOST_DOTS = 4_000 * 4_000
HIGHEST, WIDEST = 400, 1600
"""Pixels: enough for a logo of two centimetres on paper."""
KINDS = {"PNG": "PNG", "JPEG": "JPEG"}
WRONG = "Dit logo is niet te lezen. Kies een plaatje dat eindigt op .png of .jpg."


def logo_text(given: bytes) -> str:
    """The logo as it is kept (base64). Raises InputError: it is no PNG or JPEG, or too large."""
    if len(given) > LARGEST_MB * 1024**2:
        size = f"{len(given) / 1024**2:.1f}".replace(".", ",")
        raise InputError(
            f"Het logo is te groot ({size} MB). Het mag {LARGEST_MB} MB zijn. Maak het kleiner."
        )
    made = _written(_opened(given))
    if len(made) > KEPT:
        raise InputError("Het logo is te groot. Kies een eenvoudiger plaatje.")
    return base64.b64encode(made).decode("ascii")


def _opened(given: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a picture that grows beyond all bounds is refused
            image = Image.open(io.BytesIO(given), formats=tuple(KINDS))
            if image.width * image.height > MOST_DOTS:
                raise InputError("Het logo heeft te veel beeldpunten. Maak het kleiner.")
            image.load()
    except InputError:
        raise
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise InputError(WRONG) from error
    return image


def _written(image: Image.Image) -> bytes:
    """The same picture anew: only its dots, no larger than a logo needs."""
    kind = image.format or "PNG"
    made = image.convert("RGB" if kind == "JPEG" or not image.has_transparency_data else "RGBA")
    made.thumbnail((WIDEST, HIGHEST))
    target = io.BytesIO()
    bare = Image.new(made.mode, made.size)
    bare.paste(made)
    bare.save(target, KINDS[kind], **({"quality": 90} if kind == "JPEG" else {"optimize": True}))
    return target.getvalue()
