"""Halls and their users as a small picture: halls on the left, users on the right, a line each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from netwerk.insight import wording as w
from netwerk.net.net import Net
from netwerk.report.chapters.phrases import many, sentence
from netwerk.report.description import Beeld, readable

WIDTH, ROW, TOP = 720, 22, 28
HOST_X, USER_X = 300, 420
MOST_USERS = 24
LONGEST = 38
INK, LINE, HOST, USER = "#1b1f24", "#7b8794", "#154273", "#ffffff"


def halls_picture(net: Net, halls: Sequence[tuple[int, Sequence[int]]]) -> Beeld | None:
    """The picture of these halls and users (rows of the net), None when it would not fit.

    A user of two halls stands once, with two lines. Shape says what it is: a square is a hall.
    """
    users = list(dict.fromkeys(user for _, those in halls for user in those))
    if not users or len(users) > MOST_USERS:
        return None
    height = TOP + ROW * max(len(users), len(halls)) + 8
    spot = {user: TOP + ROW * k for k, user in enumerate(users)}
    own = {}
    last = TOP - ROW
    for host, those in halls:
        middle = sum(spot[user] for user in those) / len(those)
        last = own[host] = max(round(middle), last + ROW)
    height = max(height, last + ROW)
    lines = [
        f'<line x1="{HOST_X}" y1="{own[host]}" x2="{USER_X}" y2="{spot[user]}" '
        f'stroke="{LINE}" stroke-width="1.2"/>'
        for host, those in halls
        for user in those
    ]
    signs = [
        f'<rect x="{HOST_X - 6}" y="{own[host] - 6}" width="12" height="12" fill="{HOST}"/>'
        f'<text x="{HOST_X - 12}" y="{own[host] + 4}" text-anchor="end" font-weight="600">'
        f"{_name(net, host)}</text>"
        for host, _ in halls
    ]
    signs += [
        f'<circle cx="{USER_X}" cy="{y}" r="5" fill="{USER}" stroke="{HOST}" stroke-width="2"/>'
        f'<text x="{USER_X + 12}" y="{y + 4}">{_name(net, user)}</text>'
        for user, y in spot.items()
    ]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        f'width="{WIDTH}" height="{height}" font-family="Source Sans 3, sans-serif" '
        f'font-size="13" fill="{INK}">'
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>'
        f"{''.join(lines)}{''.join(signs)}</svg>"
    )
    return Beeld(_alt(net, halls), svg=svg, caption="Zalen en wie er komt", landscape=False)


def _name(net: Net, i: int) -> str:
    name = readable(w.name_of(net, i))
    return escape(name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…")


def _alt(net: Net, halls: Sequence[tuple[int, Sequence[int]]]) -> str:
    told = [
        f"{w.name_of(net, host)} met {many(len(those), ('gebruiker', 'gebruikers'))}"
        for host, those in halls
    ]
    return sentence(f"een lijn van elke zaal naar wie er komt: {w.listing(told, len(told))}")
