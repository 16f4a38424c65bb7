"""Fourteen sheets as welfare workers make them, and what a person reads in each. All names are invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.exchange.formats.old_excel import xls
from tests.exchange.given import xlsx

Tie = tuple[str, str, str]


@dataclass(frozen=True)
class OwnSheet:
    """A file, the choices of the person who reads it in, and what is in it."""

    file: tuple[str, bytes]
    actors: Mapping[str, Mapping[str, Any]]
    ties: frozenset[Tie] = frozenset()
    never: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    asked: bool = False


def windows(*lines: str) -> bytes:
    """A list as Excel saves it as CSV on a Dutch machine."""
    return "\r\n".join((*lines, "")).encode("cp1252")


GROUP = {"soort": "bewonersgroep"}

SUBSIDIES = OwnSheet(
    (
        "Subsidielijst 2025 def (2).xlsx",
        xlsx(
            {
                "Blad1": [
                    ["Overzicht verleende subsidies welzijn 2025"],
                    ["Stand per 1 maart, vragen bij Marja (tst 3311)"],
                    [],
                    ["Nr.", "Aanvrager", "Kern", "Waarvoor", "Toegekend 2024", "Toegekend 2025"],
                    ["Sport"],
                    [1, "Turnclub De Rekstok", "Silvolde", "jeugdlessen", 1200, 1250],
                    [2, "S.V. Terborgse Boys", "Terborg", "onderhoud kantine", 3000, 3000],
                    ["", "Subtotaal sport", "", "", 4200, 4250],
                    ["Muziek"],
                    [3, "Fanfare Crescendo", "Gendringen", "nieuwe instrumenten", 800, 0],
                    [4, "Kinderkoor De Leeuwerik", "Gendringen", "", "", 450],
                    ["", "Subtotaal muziek", "", "", 800, 450],
                    [],
                    ["", "TOTAAL", "", "", 5000, 4700],
                    [],
                    ["* bedragen onder voorbehoud van goedkeuring door de raad"],
                ]
            }
        ),
    ),
    {
        "Turnclub De Rekstok": {**GROUP, "kern": "silvolde"},
        "S.V. Terborgse Boys": {**GROUP, "kern": "terborg"},
        "Fanfare Crescendo": {**GROUP, "kern": "gendringen"},
        "Kinderkoor De Leeuwerik": {**GROUP, "kern": "gendringen"},
    },
    never=("otaal", "TOTAAL", "voorbehoud", "Marja"),
    options={"soort": "bewonersgroep"},
)

ADDRESSES = OwnSheet(
    (
        "adressenlijst kerstkaarten.csv",
        windows(
            "Organisatie;t.a.v.;Straat;Huisnr.;Toev.;Postcode;Woonplaats;Tel. nr.;Mailadres;Soort organisatie",
            "Zorgcentrum De Linde;;Lindelaan;12;A;7061 AB;Terborg;0315-700101;info@linde.example;zorginstelling",
            "Basisschool De Boom;;Schoolpad;3;;7064 BC;Silvolde;0315 700102;;basisschool",
            "Café De Brug;;Brugstraat;40;bis;7081 CD;Gendringen;0315700103;;horeca",
            "Stichting Noaberhulp;;Postbus;16;;7050 AA;Varsseveld;;hulp@noaber.example;stichting",
        ),
    ),
    {
        "Zorgcentrum De Linde": {
            "soort": "instelling",
            "kern": "terborg",
            "adres": "Lindelaan 12 A",
            "telefoon": "0315-700101",
            "email": "info@linde.example",
        },
        "Basisschool De Boom": {"soort": "instelling", "kern": "silvolde", "adres": "Schoolpad 3"},
        "Café De Brug": {"soort": "bedrijf", "kern": "gendringen", "adres": "Brugstraat 40 bis"},
        "Stichting Noaberhulp": {"kern": "varsseveld", "adres": "Postbus 16"},
    },
)

WORD_TABLE = OwnSheet(
    (
        "uit notulen geplakt.xlsx",
        xlsx(
            {
                "Blad1": [
                    ["Wie", "Wat voor club", "Waar", "Werken samen met"],
                    [
                        "Dorpshuis\u00a0De Kluis",
                        "dorpshuis",
                        "Etten",
                        "\u2022 Toneelgroep De Maskers\n\u2022 KBO Etten\n",
                    ],
                    ["Toneelgroep\nDe Maskers", "toneelvereniging", "Etten ", ""],
                    ["KBO Etten", "ouderenvereniging", "Etten", "Toneelgroep De Maskers"],
                    ["Parochie Sint Joris", "kerk", "Megchelen", "geen, wil wel"],
                ]
            }
        ),
    ),
    {
        "Dorpshuis De Kluis": {"soort": "instelling", "kern": "etten"},
        "Toneelgroep De Maskers": {"soort": "bewonersgroep", "kern": "etten"},
        "KBO Etten": {"soort": "bewonersgroep", "kern": "etten"},
        "Parochie Sint Joris": {"kern": "megchelen"},
    },
    frozenset(
        {
            ("Dorpshuis De Kluis", "Toneelgroep De Maskers", "werkt_samen_met"),
            ("Dorpshuis De Kluis", "KBO Etten", "werkt_samen_met"),
            ("KBO Etten", "Toneelgroep De Maskers", "werkt_samen_met"),
        }
    ),
    never=("\u2022", "\u00a0"),
)

WHATSAPP = OwnSheet(
    (
        "appgroep clubs.xlsx",
        xlsx(
            {
                "Blad1": [
                    ["Hoi allemaal, hierbij het lijstje dat ik had beloofd:"],
                    ["- Koor Kantabile (Silvolde)"],
                    ["- Fanfare Eendracht (Terborg)"],
                    ["- Jeu de boules De Kogel"],
                    ["- Naaicafé (Silvolde)"],
                    ["Groetjes Ria \U0001f60a"],
                ]
            }
        ),
    ),
    {
        "Koor Kantabile": {**GROUP, "kern": "silvolde"},
        "Fanfare Eendracht": {**GROUP, "kern": "terborg"},
        "Jeu de boules De Kogel": {**GROUP, "kern": None},
        "Naaicafé": {**GROUP, "kern": "silvolde"},
    },
    never=("Hoi", "Groetjes", "Ria"),
    options={"soort": "bewonersgroep", "inhoud": "namen"},
    asked=True,
)

ATTENDANCE = OwnSheet(
    (
        "presentielijst projectgroep gebied 2.xlsx",
        xlsx(
            {
                "2025": [
                    ["Presentie projectgroep", "", "", "", "", ""],
                    ["Naam", "Organisatie", "Functie", "14-jan", "11-feb", "11-mrt"],
                    ["Anneke Vork", "De Kade", "opbouwwerker", "x", "x", ""],
                    ["Bert Lepel", "Gemeente", "gebiedsmakelaar", "x", "", "x"],
                    ["Carla Mes", "De Kade", "jongerenwerker", "", "x", "afw."],
                    ["Dirk Pan", "Huisartsen Terborg", "praktijkondersteuner", "x", "x", "x"],
                    ["Aantal aanwezig", "", "", 3, 3, 2],
                ]
            }
        ),
    ),
    {
        "Anneke Vork": {"soort": "professional", "rol": "opbouwwerker"},
        "Bert Lepel": {"soort": "professional"},
        "Carla Mes": {"soort": "professional"},
        "Dirk Pan": {"soort": "professional"},
        "De Kade": {"soort": "instelling"},
        "Gemeente": {"soort": "instelling"},
        "Huisartsen Terborg": {"soort": "instelling"},
    },
    frozenset(
        {
            ("Anneke Vork", "De Kade", "werkt_voor"),
            ("Bert Lepel", "Gemeente", "werkt_voor"),
            ("Carla Mes", "De Kade", "werkt_voor"),
            ("Dirk Pan", "Huisartsen Terborg", "werkt_voor"),
        }
    ),
    never=("Aantal", "jan", "afw"),
    options={"create_missing": True, "soort": "instelling"},
)

SIDE_BY_SIDE = OwnSheet(
    (
        "clubs.xlsx",
        xlsx(
            {
                "Blad1": [
                    ["Terborg", "", "", "", "Silvolde", "", ""],
                    ["Naam", "Wat", "Tel", "", "Naam", "Wat", "Tel"],
                    [
                        "Bridgeclub Harten",
                        "vereniging",
                        "0315-700201",
                        "",
                        "EHBO Silvolde",
                        "vereniging",
                        "",
                    ],
                    [
                        "Ondernemersclub T",
                        "bedrijf",
                        "",
                        "",
                        "Jeugdsoos Stek",
                        "vereniging",
                        "0315-700204",
                    ],
                    ["Volkstuin Groen", "vereniging", "", "", "", "", ""],
                ]
            }
        ),
    ),
    {
        "Bridgeclub Harten": {
            "soort": "bewonersgroep",
            "kern": "terborg",
            "telefoon": "0315-700201",
        },
        "Ondernemersclub T": {"soort": "bedrijf", "kern": "terborg"},
        "Volkstuin Groen": {"soort": "bewonersgroep", "kern": "terborg"},
        "EHBO Silvolde": {"soort": "bewonersgroep", "kern": "silvolde"},
        "Jeugdsoos Stek": {"soort": "bewonersgroep", "kern": "silvolde", "telefoon": "0315-700204"},
    },
)

VILLAGES = OwnSheet(
    (
        "sociale kaart per dorp.xlsx",
        xlsx(
            {
                "Etten": [
                    ["Club", "Soort", "Leden", "Tel."],
                    ["Oranjecomité", "vereniging", 40, "0315-700301"],
                    ["Zanggroep", "vereniging", 22, ""],
                    ["Totaal", "", 62, ""],
                ],
                "Megchelen ": [
                    ["Sociale kaart Megchelen"],
                    ["Club", "Soort", "Leden", "Tel."],
                    ["Oranjecomité", "vereniging", 35, "0315-700302"],
                    ["Schutterij", "vereniging", 80, ""],
                    ["Totaal", "", 115, ""],
                ],
                "Uitleg": [["Vul per dorp de clubs in. Groeten van team welzijn"]],
            }
        ),
    ),
    {
        "Oranjecomité (Etten)": {
            "soort": "bewonersgroep",
            "kern": "etten",
            "telefoon": "0315-700301",
        },
        "Oranjecomité (Megchelen)": {
            "soort": "bewonersgroep",
            "kern": "megchelen",
            "telefoon": "0315-700302",
        },
        "Zanggroep": {"soort": "bewonersgroep", "kern": "etten"},
        "Schutterij": {"soort": "bewonersgroep", "kern": "megchelen"},
    },
    never=("Totaal", "Vul per dorp"),
)

BOARDS = OwnSheet(
    (
        "bellijst besturen.csv",
        windows(
            "Vereniging;Voorzitter;Secretaris;Penningmeester;Tel. secretaris;Plaats",
            "VV De Bal;Henk Tak;Ineke Blad;;06-12345678;Varsseveld",
            "Gymclub Lenig;mw. J. Wortel;vacant;K. Stam;;Westendorp",
            "Dorpsraad Sinderen;L. Bast (vz);;;0315-700401;Sinderen",
        ),
    ),
    {
        "VV De Bal": {**GROUP, "kern": "varsseveld"},
        "Gymclub Lenig": {**GROUP, "kern": "westendorp"},
        "Dorpsraad Sinderen": {**GROUP, "kern": "sinderen"},
    },
    never=("12345678", "vacant"),
    options={"soort": "bewonersgroep"},
)

FORMS = OwnSheet(
    (
        "Wie kent wie in Terborg (1-4).xlsx",
        xlsx(
            {
                "Form1": [
                    [
                        "Id",
                        "Begintijd",
                        "Tijd van voltooien",
                        "E-mail",
                        "Naam",
                        "Namens welke organisatie vul je dit in?",
                        "Wat voor organisatie is het?",
                        "Met welke organisaties werk je samen?",
                        "Wil je nog iets kwijt?",
                    ],
                    [
                        1,
                        "2025-03-03 09:00",
                        "2025-03-03 09:04",
                        "anonymous",
                        "",
                        "Buurthuis Zon",
                        "buurthuis",
                        "Koor Klank;Wereldwinkel;",
                        "Leuk initiatief!",
                    ],
                    [
                        2,
                        "2025-03-03 10:00",
                        "2025-03-03 10:02",
                        "anonymous",
                        "",
                        "Koor Klank",
                        "vereniging",
                        "Buurthuis Zon;",
                        "",
                    ],
                    [
                        3,
                        "2025-03-04 10:00",
                        "2025-03-04 10:05",
                        "anonymous",
                        "",
                        "Wereldwinkel",
                        "vereniging",
                        "Geen;",
                        "n.v.t.",
                    ],
                    [
                        4,
                        "2025-03-04 11:00",
                        "2025-03-04 11:05",
                        "anonymous",
                        "",
                        "Ouderensoos",
                        "vereniging",
                        "",
                        "weet ik niet",
                    ],
                ]
            }
        ),
    ),
    {
        "Buurthuis Zon": {"soort": "instelling"},
        "Koor Klank": {"soort": "bewonersgroep"},
        "Wereldwinkel": {"soort": "bewonersgroep"},
        "Ouderensoos": {"soort": "bewonersgroep"},
    },
    frozenset(
        {
            ("Buurthuis Zon", "Koor Klank", "werkt_samen_met"),
            ("Buurthuis Zon", "Wereldwinkel", "werkt_samen_met"),
        }
    ),
    never=("anonymous", "Geen"),
)

SEE_ABOVE = OwnSheet(
    (
        "contacten oud.xlsx",
        xlsx(
            {
                "Contacten": [
                    ["Organisatie", "Type", "Adres", "Plaats", "Telefoon", "Laatste contact"],
                    [
                        "Woningstichting Dak",
                        "woningcorporatie",
                        "Kerkstraat 1",
                        "Gendringen",
                        "0315-700501",
                        "maart 2024",
                    ],
                    ["Bibliotheek Letter", "bibliotheek", "zie boven", '"', "idem", "?"],
                    [
                        "Peuterspeelzaal Pim",
                        "peuterspeelzaal",
                        "Bosweg 9",
                        "idem",
                        "n.v.t.",
                        "voorjaar 2023",
                    ],
                    ["Repair Café", "vrijwilligers", "-", "Voorst", "onbekend", "geen"],
                    ["n.v.t.", "", "", "", "", ""],
                ]
            }
        ),
    ),
    {
        "Woningstichting Dak": {
            "soort": "instelling",
            "kern": "gendringen",
            "adres": "Kerkstraat 1",
        },
        "Bibliotheek Letter": {
            "soort": "instelling",
            "kern": "gendringen",
            "adres": "Kerkstraat 1",
            "telefoon": "0315-700501",
        },
        "Peuterspeelzaal Pim": {
            "soort": "instelling",
            "kern": "gendringen",
            "adres": "Bosweg 9",
            "telefoon": None,
        },
        "Repair Café": {
            "soort": "bewonersgroep",
            "kern": "voorst",
            "adres": None,
            "telefoon": None,
        },
    },
    never=("zie boven", "idem", "n.v.t.", "onbekend"),
)

OLD_EXCEL = OwnSheet(
    (
        "Kopie van gidsje.xls",
        xls(
            {
                "Blad1": [
                    ["GIDS VOOR NIEUWE INWONERS", "", "", ""],
                    ["", "", "", ""],
                    ["Voorziening", "Rubriek", "Plaats", "Website"],
                    ["Fysiotherapie Beweeg", "fysiotherapeut", "Varsseveld", "www.beweeg.example"],
                    ["Speelotheek", "vereniging", "Heelweg", ""],
                    ["Notaris Zegel", "bedrijf", "Varsseveld", ""],
                ],
                "Blad2": [],
            }
        ),
    ),
    {
        "Fysiotherapie Beweeg": {"kern": "varsseveld"},
        "Speelotheek": {"soort": "bewonersgroep", "kern": "heelweg"},
        "Notaris Zegel": {"soort": "bedrijf", "kern": "varsseveld"},
    },
)

DRAWN = OwnSheet(
    (
        "netwerk getekend.txt",
        windows(
            "Wie werkt met wie (brainstorm 12 mei)",
            "Dorpshuis - Koor Zang",
            "Koor Zang - Fanfare Toon",
            "Dorpshuis -> Kerk",
            "Fanfare Toon <-> Oranje-comité",
            "Kerk – Dorpshuis",
            "Oranje-comité - ?",
        ),
    ),
    {
        "Dorpshuis": GROUP,
        "Koor Zang": GROUP,
        "Fanfare Toon": GROUP,
        "Kerk": GROUP,
        "Oranje-comité": GROUP,
    },
    frozenset(
        {
            ("Dorpshuis", "Koor Zang", "werkt_samen_met"),
            ("Koor Zang", "Fanfare Toon", "werkt_samen_met"),
            ("Dorpshuis", "Kerk", "werkt_samen_met"),
            ("Fanfare Toon", "Oranje-comité", "werkt_samen_met"),
        }
    ),
    never=("Wie werkt", "?", "->", "<"),
    options={
        "inhoud": "paren",
        "relatie": "werkt_samen_met",
        "create_missing": True,
        "soort": "bewonersgroep",
    },
    asked=True,
)

BRACKETS = OwnSheet(
    (
        "groepen.csv",
        windows(
            "Groep;Soort;Bijzonderheden",
            "Harmonie (Silvolde);vereniging;repeteert dinsdag",
            "Harmonie (Terborg);vereniging;",
            "Zonnebloem (afd. Gendringen);vereniging;bezoekt mensen thuis",
            "Buurtvereniging 't Hoekje (sinds 1974);vereniging;ca. 40 leden",
        ),
    ),
    {
        "Harmonie (Silvolde)": {"soort": "bewonersgroep", "kern": "silvolde"},
        "Harmonie (Terborg)": {"soort": "bewonersgroep", "kern": "terborg"},
        "Zonnebloem (afd. Gendringen)": {"soort": "bewonersgroep", "kern": "gendringen"},
        "Buurtvereniging 't Hoekje (sinds 1974)": {"soort": "bewonersgroep", "kern": None},
    },
)

TEAM_LIST = OwnSheet(
    (
        "caseload en partners VERTROUWELIJK.xlsx",
        xlsx(
            {
                "partners": [
                    ["Naam", "Soort", "Rol/functie", "Werkt voor", "Opmerking"],
                    [
                        "Marieke Zaag",
                        "professional",
                        "wijkverpleegkundige",
                        "Buurtzorg Zuid",
                        "ma t/m do",
                    ],
                    ["Tom Beitel", "professional", "wijkagent", "Politie", ""],
                    ["Buurtzorg Zuid", "zorginstelling", "", "", "doet ook nachtzorg"],
                    ["Politie", "overheid", "", "", ""],
                    [
                        "mw. De Hamer, Dorpsstraat 3",
                        "",
                        "",
                        "",
                        "is depressief, dochter mantelzorger",
                    ],
                    ["dhr. P. Vijl", "bewoner", "", "", "geb. 12-03-1948, 06-87654321"],
                ]
            }
        ),
    ),
    {
        "Marieke Zaag": {"soort": "professional"},
        "Tom Beitel": {"soort": "professional"},
        "Buurtzorg Zuid": {"soort": "instelling"},
        "Politie": {"soort": "instelling"},
    },
    frozenset(
        {
            ("Marieke Zaag", "Buurtzorg Zuid", "werkt_voor"),
            ("Tom Beitel", "Politie", "werkt_voor"),
        }
    ),
    never=("Hamer", "depressief", "Vijl", "1948", "87654321"),
    options={"soort": "bewonersgroep"},
)

OWN_SHEETS = {
    "subsidies with totals": SUBSIDIES,
    "christmas card addresses": ADDRESSES,
    "a table out of Word": WORD_TABLE,
    "a list out of WhatsApp": WHATSAPP,
    "attendance with crosses": ATTENDANCE,
    "two lists side by side": SIDE_BY_SIDE,
    "a sheet per village": VILLAGES,
    "phone list of boards": BOARDS,
    "a form's export": FORMS,
    "contacts with zie boven": SEE_ABOVE,
    "an old Excel guide": OLD_EXCEL,
    "a network drawn in text": DRAWN,
    "names with their kern in brackets": BRACKETS,
    "partners among residents": TEAM_LIST,
}
