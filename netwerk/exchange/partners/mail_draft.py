"""The question 'klopt dit nog?' as a draft of a mail that any mail program opens and sends."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from netwerk.exchange.partners.may_leave import may_show, tie_words
from netwerk.model import Actor, Relatie, Value
from netwerk.typed.text import one_line, slug, tidy

MOST_TIES = 7
OPENING = "Wij houden bij welke groepen en organisaties er zijn en wie elkaar kent."
"""The first line of the question; what stands below it in a reply is ours."""
FACTS = ("naam", "categorie", "kern", "adres", "postcode", "telefoon", "email", "website")
LABELS = {
    "naam": "Naam",
    "categorie": "Categorie",
    "kern": "Plaats",
    "adres": "Adres",
    "postcode": "Postcode",
    "telefoon": "Telefoon",
    "email": "E-mail",
    "website": "Website",
}
UNKNOWN = "niet bekend"
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
# No line of the question may begin with one of the three phrases: a reply is read line by line.
_HOW = """\
Zo antwoord je. Typ boven deze mail:
- Alles goed? Dan: KLOPT
- Iets anders? Dan bijvoorbeeld: ANDERS telefoon: 0315 000000
- Een contact gestopt? Noem het nummer: ANDERS 2: gestopt
- Meer contacten? Dan: WIJ KENNEN OOK: naam, naam
- Wie ben je? Dan bijvoorbeeld: FUNCTIE: secretaris

Je mag meer regels sturen. Wij bewaren alleen je functie, de datum
en je antwoord. Je naam en je mail bewaren wij niet."""


@dataclass(frozen=True)
class MailDraft:
    """A draft: the name of its file, its content, and the ties by their number in it."""

    file: str
    content: bytes
    ties: tuple[Relatie, ...]


def usable_address(email: str | None) -> str | None:
    """The address when a mail can go there."""
    plain = tidy(email or "").removeprefix("mailto:")
    return plain if _ADDRESS.fullmatch(plain) else None


def in_one_file(files: Mapping[str, bytes]) -> bytes:
    """Drafts as one zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def mail_draft(
    actor: Actor,
    ties: Sequence[Relatie],
    actors: Mapping[str, Actor],
    code: str,
    shown: Callable[[str, Value], str],
) -> MailDraft:
    """The draft for one organisation. ``shown``: a property and its value in words."""
    named = tuple(ties[:MOST_TIES])
    mail = EmailMessage(policy=SMTP)
    mail["To"] = usable_address(actor.email) or ""
    mail["Subject"] = f"Klopt dit nog? ({code})"
    mail["X-Unsent"] = "1"  # Outlook opens it as something to send
    mail.set_content(_text(actor, named, actors, code, shown), charset="utf-8")
    return MailDraft(f"{slug(actor.naam)}-{code}.eml", bytes(mail), named)


def _text(
    actor: Actor,
    ties: Sequence[Relatie],
    actors: Mapping[str, Actor],
    code: str,
    shown: Callable[[str, Value], str],
) -> str:
    facts = [
        f"- {LABELS[veld]}: {one_line(shown(veld, getattr(actor, veld))) or UNKNOWN}"
        for veld in FACTS
        if may_show(actor, veld)
    ]
    known = [f"{i}. {one_line(tie_words(actor, tie, actors))}" for i, tie in enumerate(ties, 1)]
    contacts = (
        ["Jullie contacten, voor zover wij weten:", *known]
        if known
        else ["Wij weten nog niet met wie jullie contact hebben."]
    )
    return "\n".join(
        [
            f"Beste {one_line(actor.naam)},",
            "",
            OPENING,
            "Klopt dit nog? Antwoorden kost een paar minuten.",
            "",
            "Dit staat er over jullie:",
            *facts,
            "",
            *contacts,
            "",
            _HOW,
            "",
            f"Laat deze code staan: {code}",
            "",
        ]
    )
