"""A doelgroep as a list for mail merge: name, function and address, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from netwerk.access.contact_data import NOT_SEEN
from netwerk.access.log_line import item_words
from netwerk.access.rights import BEWERKEN, CONTACT, LEZEN
from netwerk.errors import AccessDenied, InputError
from netwerk.exchange.formats.csv import write_csv
from netwerk.exchange.formats.write_xlsx import OutSheet, xlsx_of
from netwerk.exchange.out.personal_mark import personal_mark
from netwerk.model import Activiteit, Doelgroep, Kern
from netwerk.services.changes import apply
from netwerk.services.communication.audiences import Audience, AudienceMember, audience
from netwerk.services.desk import Desk
from netwerk.services.records.items import as_added
from netwerk.services.rules.private import with_private
from netwerk.store.port import Change, Put
from netwerk.store.values import Revision
from netwerk.typed.text import slug

MAIL, POST = "mail", "post"
BY: Mapping[str, str] = {MAIL: "Per mail", POST: "Per post"}
"""The ways to send something, as they are chosen."""
HEADS: Mapping[str, tuple[str, ...]] = {
    MAIL: ("Naam", "Ter attentie van", "E-mail"),
    POST: ("Naam", "Ter attentie van", "Adres", "Postcode", "Plaats"),
}
NOBODY: Mapping[str, str] = {
    MAIL: (
        "Van niemand in deze doelgroep is een mailadres bekend. Vul het bij een van hen in, "
        "of kies 'Per post'."
    ),
    POST: (
        "Van niemand in deze doelgroep is een adres bekend. Vul het bij een van hen in, of "
        "kies 'Per mail'."
    ),
}
"""What is said of an empty list, with what to do."""
NOT_TO_SEE = (
    "Met jouw rol zie je geen mailadressen. Kies 'Per post', of vraag de beheerder van netwerk om "
    "een andere rol."
)
ENDINGS = ("xlsx", "csv")
_ADDRESS = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")


@dataclass(frozen=True)
class NotOnList:
    """Who is in the doelgroep and not on the list, and why."""

    id: str
    naam: str
    why: str


@dataclass(frozen=True)
class MailingList:
    """The rows of a list under its heads, who they are (ids), and who is not on it."""

    naam: str
    by: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ids: tuple[str, ...]
    left_out: tuple[NotOnList, ...]

    @property
    def sentence(self) -> str:
        """How many are on it: '9 van de 14 staan op de lijst'."""
        total = len(self.rows) + len(self.left_out)
        if not self.rows and self.by == MAIL and all(NOT_SEEN in o.why for o in self.left_out):
            return NOT_TO_SEE if total else "Er staat niemand op de lijst."
        if not self.rows:
            return NOBODY[self.by] if total else "Er staat niemand op de lijst."
        if not self.left_out and total > 1:
            return f"Alle {total} staan op de lijst."
        verb = "staat" if len(self.rows) == 1 else "staan"
        return f"{len(self.rows)} van de {total} {verb} op de lijst."


def mailing_list(desk: Desk, id: str, by: str) -> MailingList:
    """The list of a doelgroep for sending by 'mail' or 'post', of whom the reader may see.

    Raises InputError for another way, NotFound, AccessDenied.
    """
    desk.require_somewhere(LEZEN)
    return list_of(desk, audience(desk, id), by)


def list_of(desk: Desk, shown: Audience, by: str) -> MailingList:
    """The same of a doelgroep that was looked up already."""
    desk.require_somewhere(LEZEN)
    if by not in BY:
        raise InputError(f"'{by}' kan niet. Kies uit: {', '.join(BY)}.")
    rows, ids, left_out = [], [], []
    for member in shown.members:
        if why := _why_not(member, by):
            left_out.append(NotOnList(member.id, member.naam, why))
            continue
        ids.append(member.id)
        address = (member.email,) if by == MAIL else (member.adres, member.postcode, member.kern)
        rows.append((member.naam, member.contact, *address))
    return MailingList(shown.item.naam, by, HEADS[by], tuple(rows), tuple(ids), tuple(left_out))


def mailing_file(desk: Desk, id: str, by: str, ending: str) -> bytes:
    """The list as a file that ends on ``ending`` (xlsx or csv); no cell of it is a formula.

    Raises InputError when nobody is on it, and what `mailing_list` raises.
    """
    if ending not in ENDINGS:
        raise InputError(f"'.{ending}' kan niet. Kies uit: .{', .'.join(ENDINGS)}.")
    listed = mailing_list(desk, id, by)
    _refuse_hidden(desk, listed)
    if not listed.rows:
        raise InputError(f"{listed.sentence} Er is geen bestand gemaakt.")
    if ending == "csv":
        content = write_csv([listed.heads, *listed.rows])
    else:
        mark = personal_mark(desk.today.isoformat(), desk.user.naam)
        content = xlsx_of([OutSheet("Lijst", listed.heads, listed.rows)], mark)
    many = f"{len(listed.rows)} adressen"
    return desk.record_file(
        content, f"verzendlijst {item_words('Doelgroep', id)}, {by} ({ending}), {many}"
    )


def mailing_name(desk: Desk, shown: Audience, by: str, ending: str) -> str:
    """What the file is called: 'kerken-in-gebied-6-mail.xlsx'."""
    desk.require_somewhere(LEZEN)
    return f"{slug(shown.item.naam, 'doelgroep')}-{by}.{ending}"


def register_mailing(
    desk: Desk, id: str, by: str, token: str, gebied: str | None = None, private: bool = False
) -> Revision:
    """Put on the calendar that a mailing went today to who is on the list of a doelgroep.

    gebied: the one that is worked in; it counts when the doelgroep is there. The same token puts it
    there once. Raises InputError when nobody is on the list, LooksPrivate, NotFound, AccessDenied.
    """
    desk.require_somewhere(BEWERKEN)
    shown = audience(desk, id)
    listed = list_of(desk, shown, by)
    _refuse_hidden(desk, listed)
    if not listed.ids:
        raise InputError(f"{listed.sentence} Er is dus nog geen mailing om vast te leggen.")
    typed = Activiteit(
        id="",
        titel=f"Mailing aan {shown.item.naam}",
        datum=desk.today.isoformat(),
        soort="mailing",
        gebied=_where(desk, shown.item, gebied),
        doelgroepen=(id,),
        bereikt=listed.ids,
        omschrijving=f"{BY[by]}. {listed.sentence}",
    )
    new = as_added(desk, typed, token)
    words = f"Mailing aan {shown.item.naam} op de kalender gezet"
    why = with_private(words, new, None, private)
    return apply(desk, Change((Put(new),), desk.user.naam, why, token=token))


def may_register(desk: Desk, shown: Audience, gebied: str | None = None) -> bool:
    """Whether the user may put on the calendar that a mailing went to this doelgroep."""
    desk.require_somewhere(LEZEN)
    return desk.may_change(_where(desk, shown.item, gebied), Activiteit.__name__)


def _refuse_hidden(desk: Desk, listed: MailingList) -> None:
    """Raise AccessDenied when nobody is on it because no address may be seen."""
    if listed.left_out and listed.sentence == NOT_TO_SEE:
        desk.record_refused(CONTACT)
        raise AccessDenied(NOT_TO_SEE)


def _where(desk: Desk, rule: Doelgroep, here: str | None) -> str | None:
    """The gebied that a mailing belongs to; None: of more than one. A kern is in its gebied."""
    kernen = desk.reads.get(Kern, rule.kernen).values()
    there = {*rule.gebieden, *(entry.item.gebied for entry in kernen if entry.item.gebied)}
    if here is not None and (not there or here in there):
        return here
    return there.pop() if len(there) == 1 else None


def _why_not(member: AudienceMember, by: str) -> str:
    """Why somebody is not on the list; '' for who is."""
    if by == MAIL:
        if member.hidden:
            return f"mailadres {NOT_SEEN}"
        if not member.email:
            return "geen mailadres bekend"
        if not _ADDRESS.fullmatch(member.email):
            return "het mailadres klopt niet"
        return ""
    if not member.adres:
        return "geen adres bekend"
    return "" if member.postcode or member.kern else "geen postcode of plaats bekend"
