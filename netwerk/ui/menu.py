"""The menu: eight entries, the pages of each, and where their files are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class MenuPage:
    """One page: its file and address, what it is called, and its icon (Material Symbols).

    manages: only who may manage the whole is shown the way to it.
    """

    name: str
    title: str
    icon: str
    manages: bool = False


@dataclass(frozen=True)
class Entry:
    """One entry of the menu with the pages that stand in a row at its top, the first one first.

    title and icon: of the entry in the menu. within: pages that belong to it and are reached from a
    name or a button only.
    """

    title: str
    icon: str
    pages: tuple[MenuPage, ...]
    within: tuple[MenuPage, ...] = ()

    @property
    def first(self) -> MenuPage:
        """The page that the entry opens."""
        return self.pages[0]


HOME = "vandaag"
MENU: tuple[Entry, ...] = (
    Entry(
        "Vandaag",
        "today",
        (MenuPage(HOME, "Vandaag", "today"),),
        (MenuPage("meer", "Meer", "menu"),),
    ),
    Entry("Kaart", "hub", (MenuPage("kaart", "Kaart", "hub"),)),
    Entry(
        "Gaten en bruggen",
        "conversion_path",
        (
            MenuPage("gaten", "Gaten", "link_off"),
            MenuPage("bruggen", "Bruggen", "conversion_path"),
            MenuPage("introducties", "Introducties", "handshake"),
            MenuPage("tabellen", "Tabellen", "table_chart"),
        ),
    ),
    Entry(
        "Afspraken",
        "task_alt",
        (
            MenuPage("afspraken", "Afspraken", "task_alt"),
            MenuPage("ronde", "De ronde", "route"),
            MenuPage("gesprekken", "Gesprekken", "chat"),
        ),
    ),
    Entry(
        "Agenda",
        "view_kanban",
        (
            MenuPage("agenda", "Agenda", "view_kanban"),
            MenuPage("deskundigheid", "Wie weet dit?", "psychology"),
            MenuPage("bestuur", "Naar het bestuur", "account_balance"),
            MenuPage("doelgroepen", "Doelgroepen", "groups"),
            MenuPage("kalender", "Kalender", "calendar_month"),
        ),
    ),
    Entry(
        "Het gebied",
        "holiday_village",
        (
            MenuPage("gebied", "Het gebied", "holiday_village"),
            MenuPage("spiegel", "Spiegel", "compare"),
            MenuPage("cijfers", "Cijfers", "bar_chart"),
            MenuPage("verandering", "Verandering", "timeline"),
            MenuPage("opgaven", "Opgaven", "flag"),
            MenuPage("beschrijven", "Beschrijving", "description"),
        ),
        (
            MenuPage("kern", "Kern", "home_pin"),
            MenuPage("actor", "Actor", "person_pin_circle"),
            MenuPage("paar", "Twee actoren", "compare_arrows"),
        ),
    ),
    Entry(
        "Gegevens",
        "database",
        (
            MenuPage("lijsten", "Lijsten", "table_rows"),
            MenuPage("importeren", "Importeren", "upload_file"),
            MenuPage("exporteren", "Exporteren", "download"),
            MenuPage("dubbelen", "Dubbelen", "join_inner"),
            MenuPage("navragen", "Navragen", "forward_to_inbox"),
            MenuPage("geschiedenis", "Geschiedenis", "history"),
        ),
        (MenuPage("invoeren", "Toevoegen", "add"),),
    ),
    Entry(
        "Verantwoording",
        "balance",
        (
            MenuPage("verantwoording", "Verantwoording", "balance"),
            MenuPage("privacy", "Privacy", "shield_person", manages=True),
            MenuPage("beheer", "Beheer", "admin_panel_settings", manages=True),
            MenuPage("inrichten", "Een nieuwe gemeente", "domain_add", manages=True),
        ),
    ),
)
OLD = {
    "overzicht": HOME,
    "beschrijving": "beschrijven",
    "logboek": "beheer",
    "toevoegen": "invoeren",
    "import": "importeren",
    "export": "exporteren",
}
"""Addresses of before, and those that are easily meant: each comes where it is told now."""


def shown_pages(entry: Entry, manages: bool) -> tuple[MenuPage, ...]:
    """The pages of an entry to which this user is shown the way."""
    return tuple(page for page in entry.pages if manages or not page.manages)


def every_page() -> tuple[MenuPage, ...]:
    """All pages, in the order of the menu."""
    return tuple(page for entry in MENU for page in (*entry.pages, *entry.within))


def entry_of(name: str) -> Entry | None:
    """The entry to which a page belongs, None for an unknown page."""
    return next((e for e in MENU if name in {p.name for p in (*e.pages, *e.within)}), None)


def page_file(name: str) -> str:
    """The file of a page, also when netwerk is installed without its checkout."""
    return str(PAGES / f"{name}.py")
