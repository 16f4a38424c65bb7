"""Halls and their users as a small picture: halls on the left, users on the right, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from textwrap import wrap

from netwerk.insight import wording as w
from netwerk.report.description import Beeld, readable
from netwerk.report.phrases import many, sentence

FONTS = "'Source Sans 3', 'Liberation Sans', sans-serif"
WIDTH, ROW, TOP = 720, 22, 28
HOST_X, USER_X = 300, 420
FEWEST_USERS, MOST_USERS = 2, 24
"""With fewer users a picture says no more than its sentence; with more it does not fit."""
LONGEST = 38
"""Letters of a name on one line; a longer name takes two smaller lines, whole."""
SMALL, SMALL_LETTERS = 10, 50
HOST_NAME = ' text-anchor="end" font-weight="600"'
INK, LINE, HOST, USER = "#1b1f24", "#7b8794", "#154273", "#ffffff"


def halls_picture(halls: Sequence[tuple[str, Sequence[tuple[int, str]]]]) -> Beeld | None:
    """The picture of these halls, each a name with its users (number and name).

    None when it would say nothing or not fit. A user of two halls stands once, with two lines.
    Shape says what it is: a square is a hall.
    """
    users = dict(user for _, those in halls for user in those)
    if not FEWEST_USERS <= len(users) <= MOST_USERS:
        return None
    spot = {user: TOP + ROW * k for k, user in enumerate(users)}
    own = _places([[spot[user] for user, _ in those] for _, those in halls])
    height = max(*spot.values(), *own) + ROW
    lines = [
        f'<line x1="{HOST_X}" y1="{y}" x2="{USER_X}" y2="{spot[user]}" '
        f'stroke="{LINE}" stroke-width="1.2"/>'
        for y, (_, those) in zip(own, halls, strict=True)
        for user, _ in those
    ]
    signs = [
        f'<rect x="{HOST_X - 6}" y="{y - 6}" width="12" height="12" fill="{HOST}"/>'
        f"{_name(name, HOST_X - 12, y, HOST_NAME)}"
        for y, (name, _) in zip(own, halls, strict=True)
    ]
    signs += [
        f'<circle cx="{USER_X}" cy="{y}" r="5" fill="{USER}" stroke="{HOST}" stroke-width="2"/>'
        f"{_name(users[user], USER_X + 12, y)}"
        for user, y in spot.items()
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family="{FONTS}" '
        f'font-size="13" fill="{INK}">'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
        f"{''.join(lines)}{''.join(signs)}</svg>"
    )
    return Beeld(_alt(halls), svg=svg, caption="Zalen en wie er komt", landscape=False)


def _places(rows: Sequence[Sequence[int]]) -> list[int]:
    """Where each hall stands: in the middle of its users, and under the one before."""
    places: list[int] = []
    for ys in rows:
        middle = round(sum(ys) / len(ys))
        places.append(max(middle, places[-1] + ROW) if places else middle)
    return places


def _name(text: str, x: int, y: int, more: str = "") -> str:
    """A name beside its sign: on one line, or smaller on two."""
    name = readable(text)
    if len(name) <= LONGEST:
        return f'<text x="{x}" y="{y + 4}"{more}>{escape(name)}</text>'
    lines = wrap(name, SMALL_LETTERS, max_lines=2, placeholder="…", break_on_hyphens=False)
    first = y + 3 if len(lines) == 1 else y - 2
    return "".join(
        f'<text x="{x}" y="{first + SMALL * at}" font-size="{SMALL}"{more}>{escape(line)}</text>'
        for at, line in enumerate(lines)
    )


def _alt(halls: Sequence[tuple[str, Sequence[tuple[int, str]]]]) -> str:
    told = [f"{name} met {many(len(those), ('gebruiker', 'gebruikers'))}" for name, those in halls]
    return sentence(f"een lijn van elke zaal naar wie er komt: {w.listing(told, len(told))}")
