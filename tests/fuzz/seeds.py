"""Small good files of every kind, invented; what is thrown at a reader is made of these."""

from __future__ import annotations

from datetime import date

from netwerk.exchange.formats.recognise import FileKind
from netwerk.exchange.partners.partner_facts import facts_of
from netwerk.exchange.partners.sheet_out import write_sheet
from netwerk.model import Actor, Item, Relatie
from tests.exchange.formats.old_excel import xls
from tests.exchange.formats.read import zipped
from tests.exchange.formats.test_json_networks import SHAPES
from tests.exchange.formats.test_old_sheets import ods, row, text
from tests.exchange.formats.test_text_networks import PAJEK
from tests.exchange.formats.test_vcard import CARDS
from tests.exchange.formats.test_xml_networks import GRAPHML, KEYS, YED
from tests.exchange.formats.test_zips import GEXF, HSDS
from tests.exchange.given import xlsx
from tests.exchange.partners.outlook_file import outlook_mail

SEEDS: dict[FileKind, list[bytes]] = {
    FileKind.GEXF: [
        GEXF.format("Koor", "Club").encode(),
        b'<gexf><graph><attributes class="node"><attribute id="0" title="t"><default>a</default></attribute></attributes><nodes>'
        b'<node id="1"><attvalues><attvalue for="0" value="[a, b]"/></attvalues></node></nodes><edges><edge id="0" source="1" target="2" type="mutual" weight="2"/></edges></graph></gexf>',
    ],
    FileKind.GRAPHML: [GRAPHML.format(ns="", keys=KEYS, inside="").encode(), YED.format(more="").encode()],
    FileKind.JSON: [repr(shape).replace("'", '"').replace("False", "false").encode() for shape in SHAPES.values()],
    FileKind.PAJEK: [(PAJEK + "*Arcs :1 \"kent\"\r\n1 2 3\r\n*Matrix\r\n0 1 0 0\r\n0 0 0 0\r\n0 0 0 0\r\n1 0 0 0\r\n*Edgeslist\r\n1 2 3\r\n").encode()],
    FileKind.DL: [
        b"dl n=3 nm=1 format=fullmatrix\nlabels:\nKoor,Club,Klas\ndata:\n0 1 0\n1 0 2\n0 2 0\n",
        b"dl nr=2, nc=2 format=edgelist2\nrow labels:\nA,B\ncolumn labels embedded\ndata:\n1 2\n2 1\n",
        b"dl n=3 format=nodelist1\nlabels embedded\ndata:\nKoor Club Klas\n",
    ],
    FileKind.VNA: [b'*Node data\nID naam\n1 "De Kade"\n*Node properties\nID x shortlabel\n1 1 kade\n*Tie data\nfrom to s\n1 2 3\n'],
    FileKind.GML: [b'graph [ directed 1 node [ id 0 label "Koor" graphics [ x 1 ] ] node [ id 1 ] edge [ source 0 target 1 ] ]'],
    FileKind.GDF: [b"nodedef>name VARCHAR,label VARCHAR\n1,'Koor, x'\nedgedef>node1 VARCHAR,node2 VARCHAR\n1,2\n"],
    FileKind.VCARD: [CARDS.encode()],
    FileKind.XML_LIST: [b"<a><b><naam>Koor</naam><x><y>1</y></x></b><b naam='z'/></a>"],
    FileKind.TEXT: [b"id:ID,naam,:LABEL\n1,Koor,x\n", HSDS["organizations.csv"].encode(), b"Naam;Soort\nKoor;vereniging\n"],
    FileKind.XLSX: [xlsx({"Blad": [["Naam", "Visible"], ["Koor", 0]]})],
    FileKind.OLD_SHEETS: [ods(row(text("Naam")) + row(text("Koor"))), xls({"Blad": [["Naam", 1.0]]})],
    FileKind.ZIP: [zipped({"a.csv": "naam\nKoor\n", "b.gexf": GEXF.format("a", "b")}), zipped(HSDS)],
}  # fmt: skip
"""A small good file of every kind; what is thrown at a reader is made of these."""
PARTNER = Actor(id="p", naam="Partner", soort="instelling")
CLUBS = [
    Actor(id=f"c{i}", naam=f"Club {i}", soort="bewonersgroep", bron="Partner") for i in range(3)
]
ITEMS: dict[str, dict[str, Item]] = {
    "Actor": {actor.id: actor for actor in (PARTNER, *CLUBS)},
    "Relatie": {f"r{i}": Relatie(id=f"r{i}", van="p", naar=f"c{i}", soort="kent") for i in range(3)},
    "Kern": {},
    "Gebied": {},
}  # fmt: skip
"""What is stored, for the sheet of a partner."""
PARTNER_SHEETS = [
    write_sheet(facts_of(PARTNER, ITEMS, None), ITEMS, set(), "NW-2345-678H", date(2026, 11, 1))
]
HEAD = b"From: A <a@example.org>\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\nDate: Tue, 3 Nov 2026 09:14:02 +0100\r\n"
MAILS = [
    HEAD + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nMIME-Version: 1.0\r\n\r\nS0xPUFQ=",
    HEAD + b'Content-Type: multipart/mixed; boundary="q"\r\nMIME-Version: 1.0\r\n\r\n--q\r\n\r\nKLOPT\r\nANDERS 2: gestopt\r\n\r\nOp 3 nov schreef Team:\r\n> KLOPT\r\n--q--',
    HEAD + b"Content-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<style>x</style><p>KLO=\r\nPT</p><div class=3D'gmail_quote'><blockquote>x</blockquote></div><hr>",
]  # fmt: skip
OUTLOOK = [
    outlook_mail("KLOPT\n" * 900, "RE: x"),
    outlook_mail("KLOPT", "RE: x", html=b"<p>x<hr>y"),
]
SHEETS = [
    b"Lijst van clubs;;;\n;;;\nNaam;Soort;Dorp;Werkt samen met;Contactpersoon\nKoor;vereniging;Etten;Club, Klas en De Kade;Jan de Vries (voorzitter)\nEtten;;;;\nClub;stichting;;zie boven;\nTotaal;2;;;\n",
    b"Van;Naar;Soort;Sterkte;Sinds\nKoor;Club;werkt samen met;3;voorjaar 2024\nClub;Klas;geen contact;0;45383\n",
    b";Koor;Club;Klas\nKoor;;x;1\nClub;x;;ja\nKlas;2;;\n",
    b"Tijdstempel,Van welke organisatie ben je?,Met wie werk je samen?,Voornaam,Tussenvoegsel,Achternaam,E-mail\n2024-01-01 12:00:00,Koor,Club;Klas,An,de,Vries,a@example.org\n",
    b"Actoren;;;;Relaties;;\nNaam;Soort;Leden;;Van;Naar;Soort\nKoor;vereniging;12;;Koor;Club;kent\nClub;n.v.t.;#N/B;;;;\n\nLocatie;Adres\nKulturhus;Dorpsstraat 1\n",
]  # fmt: skip
"""Lists as people make them: for all that is done with a table after it was read."""
