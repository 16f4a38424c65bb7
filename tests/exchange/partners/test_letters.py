"""A mail is known by its content and read whatever program saved it; a broken one is refused."""

from __future__ import annotations

import random
from datetime import date

import pytest

from netwerk.errors import InputError
from netwerk.exchange.partners.codes import ALPHABET, codes_in, make_code
from netwerk.exchange.partners.html_text import text_of
from netwerk.exchange.partners.letter import AWAY, NOT_DELIVERED, is_letter, read_letter
from netwerk.exchange.partners.own_words import own_words
from tests.exchange.partners.outlook_file import outlook_file, outlook_mail

HEAD = b"From: A <a@example.org>\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\nDate: Tue, 3 Nov 2026 09:14:02 +0100\r\n"
DAYS = (date(2026, 11, 3) - date(1601, 1, 1)).days


def test_a_mail_is_known_by_its_content() -> None:
    assert is_letter(HEAD + b"\r\nKLOPT\r\n")
    assert is_letter(b"\xef\xbb\xbf" + HEAD + b"\r\nKLOPT")
    assert is_letter(outlook_mail("KLOPT"))
    for other in (
        b"naam;soort\nKoor;vereniging\n",
        b"Naam: Koor\nSoort: vereniging\nDatum: 2026\n",
        b"From: x",
        b"",
        b"PK\x03\x04",
        outlook_file({"Workbook": b"x"}),
        b"Van: A\nAan: B\nOnderwerp: C\n\n",
    ):
        assert not is_letter(other)


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        (b"Content-Type: text/plain; charset=utf-8\r\n", "Één koor".encode(), "Één koor"),
        (b"Content-Type: text/plain; charset=windows-1252\r\n", "Één koor".encode("cp1252"), "Één koor"),
        (b"Content-Type: text/plain; charset=onzin\r\n", "Één koor".encode("cp1252"), "Één koor"),
        (b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n", b"S0xPUFQ=", "KLOPT"),
        (b"Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n", b"KLO=\r\nPT", "KLOPT"),
        (b"Content-Type: text/html; charset=utf-8\r\n", b"<style>x</style><p>KLOPT</p><p>Dag</p>", "KLOPT\n\nDag"),
    ],
)  # fmt: skip
def test_the_text_is_read_in_any_coding(head: bytes, body: bytes, text: str) -> None:
    letter = read_letter("a.eml", HEAD + head + b"MIME-Version: 1.0\r\n\r\n" + body)
    assert (letter.subject, letter.day, letter.text, letter.automatic) == (
        "Café",
        "2026-11-03",
        text,
        None,
    )


def test_a_mail_of_outlook_is_read_small_and_large() -> None:
    for body in ("KLOPT", "KLOPT\r\n" + "wij zingen door " * 400):
        letter = read_letter("a.msg", outlook_mail(body, "RE: Café", DAYS))
        assert (letter.subject, letter.day, letter.automatic) == ("RE: Café", "2026-11-03", None)
        assert letter.text.replace("\n", "\r\n").split() == body.split()
    only_html = outlook_mail("", "x", html=b"<html><body><p>KLOPT</p><hr>Van: Team</body></html>")
    assert own_words(read_letter("a.msg", only_html).text) == ["KLOPT"]
    away = outlook_mail("weg", kind="IPM.Note.Rules.OofTemplate.Microsoft")
    assert read_letter("a.msg", away).automatic == AWAY
    assert (
        read_letter("a.msg", outlook_mail("x", kind="REPORT.IPM.Note.NDR")).automatic
        == NOT_DELIVERED
    )
    with pytest.raises(InputError, match="niet te lezen"):
        read_letter("a.msg", outlook_mail(""))


@pytest.mark.parametrize(
    ("more", "automatic"),
    [
        (b"Auto-Submitted: auto-replied", AWAY),
        (b"Auto-Submitted: no", None),
        (b"X-Autoreply: yes", AWAY),
        (b"Precedence: bulk", AWAY),
        (b"Content-Type: multipart/report; boundary=x", NOT_DELIVERED),
        (b"X-Auto-Response-Suppress: All", None),
    ],
)
def test_what_a_machine_wrote_is_known(more: bytes, automatic: str | None) -> None:
    assert read_letter("a.eml", HEAD + more + b"\r\n\r\nx").automatic == automatic


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div>KLOPT</div><div class='gmail_quote'><div>Op 3 nov schreef Team:</div><blockquote>KLOPT niet</blockquote></div>", ["KLOPT"]),
        ("<p>KLOPT</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>Van:</b> Team<br>KLOPT niet</p></div>", ["KLOPT"]),
        ("<p>KLOPT</p><hr><div id='divRplyFwdMsg'>Van: Team</div><p>ANDERS 2: gestopt</p>", ["KLOPT"]),
        ("KLOPT<br>FUNCTIE&nbsp;secretaris", ["KLOPT", "FUNCTIE secretaris"]),
        ("<blockquote>ANDERS 1: gestopt</blockquote><p>KLOPT</p>", ["KLOPT"]),
    ],
)  # fmt: skip
def test_html_gives_what_stands_outside_quotes(html: str, words: list[str]) -> None:
    assert own_words(text_of(html)) == words


@pytest.mark.endurance
def test_whatever_bytes_only_our_refusal_leaves_the_reader(request: pytest.FixtureRequest) -> None:
    chance = random.Random(11)
    whole = [
        outlook_mail("KLOPT\n" * 900, "RE: x", DAYS),
        outlook_mail("KLOPT", "RE: x", DAYS, html=b"<p>x"),
        HEAD + b'Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\n\r\nKLOPT\r\n--q--',
    ]
    for _ in range(100_000 if request.config.getoption("--endurance") else 600):
        content = bytearray(chance.choice(whole))
        for _change in range(chance.randint(1, 12)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        cut = bytes(
            content[: chance.randint(1, len(content))] if chance.random() < 0.3 else content
        )
        try:
            letter = read_letter("a", cut)
        except InputError:
            continue
        own_words(letter.text)


def test_a_slip_of_the_pen_in_a_code_is_noticed() -> None:
    chance = random.Random(1)
    for seed in map(str, range(200)):
        code = make_code(seed)
        assert codes_in(f"re: ({code.lower()}) en {code.replace('-', ' ')}") == (code,)
        at = chance.choice([3, 4, 5, 6, 8, 9, 10, 11])
        other = chance.choice([sign for sign in ALPHABET if sign != code[at]])
        assert codes_in(code[:at] + other + code[at + 1 :]) == ()
        if code[3] != code[4]:
            assert codes_in(code[:3] + code[4] + code[3] + code[5:]) == ()
