"""What can be asked of the API: each list, its parameters, and the service that answers.

The names of properties are those of the schema (snake_case, Dutch), as in every file and command of
netwerk: who combines them need not translate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from netwerk.api.api_question import PAGING, ApiQuestion
from netwerk.api.problem import ProblemError
from netwerk.errors import InputError, NotFound
from netwerk.services.agenda.agenda_board import AgendaChosen
from netwerk.services.answers.findings import insight
from netwerk.services.desk import Desk
from netwerk.services.plain_values.agenda_values import (
    agenda_item_values,
    agenda_list_values,
    agreement_list_values,
    agreement_values,
)
from netwerk.services.plain_values.goal_values import (
    figure_values,
    goal_list_values,
    one_goal_values,
)
from netwerk.services.plain_values.item_values import item_list_values, item_values
from netwerk.services.records.choices import selection_called, values_called

Answer = Mapping[str, Any]
Whole = Callable[[Desk, ApiQuestion], Answer]
One = Callable[[Desk, str], Answer]
PLACE = ("gebied", "kern")
ITEMS = "items"
"""Where the list stands in every answer, whatever the command calls it."""


@dataclass(frozen=True)
class ApiList:
    """A list that can be asked for.

    naam: in the address. about: a Dutch sentence. whole: the answer of the service, with the list
    under ``key`` as its command prints it; the API gives it page by page, under `ITEMS`. one: the
    answer about one of it by its id. label: of the schema, "" for what is worked out.
    """

    naam: str
    about: str
    key: str
    whole: Whole
    filters: tuple[str, ...]
    one: One | None = None
    label: str = ""
    command: str = ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """Every parameter that it knows."""
        return (*self.filters, *PAGING)


def _items(naam: str, about: str, label: str, *filters: str, keuzes: str = "") -> ApiList:
    """A list of items of a label; ``keuzes``: the list of the schema that names their soort."""

    def whole(desk: Desk, asked: ApiQuestion) -> Answer:
        where: dict[str, str] = {}
        if asked.kern is not None:
            where["kern"] = str(named(desk, "kern", asked))
        if asked.soort is not None:
            where["soort"] = _soort(desk, keuzes, asked.soort)
        gebied = named(desk, "gebied", asked)
        return item_list_values(desk, label, gebied, after=asked.gewijzigd_na, where=where)

    def one(desk: Desk, id: str) -> Answer:
        return item_values(desk, label, id)

    known = (*filters, "gewijzigd_na")
    command = f"netwerk item list {label.lower()} --json"
    return ApiList(naam, about, ITEMS, whole, known, one, label, command)


def _agenda(naam: str, about: str, label: str) -> ApiList:
    def whole(desk: Desk, asked: ApiQuestion) -> Answer:
        chosen = AgendaChosen(gebied=named(desk, "gebied", asked), kern=named(desk, "kern", asked))
        return agenda_list_values(desk, chosen, label, asked.gewijzigd_na)

    def one(desk: Desk, id: str) -> Answer:
        return agenda_item_values(desk, label, id)

    filters = (*PLACE, "gewijzigd_na")
    return ApiList(naam, about, "agenda", whole, filters, one, label, "netwerk agenda list --json")


def _findings(desk: Desk, asked: ApiQuestion) -> Answer:
    gebied, kern = named(desk, "gebied", asked), named(desk, "kern", asked)
    chosen = selection_called(desk, gebied, kern)
    try:
        return insight(desk, chosen, [asked.soort] if asked.soort else ()).values
    except InputError as error:
        raise ProblemError(400, f"'soort': {error}", parameter="soort") from None


def _goals(desk: Desk, asked: ApiQuestion) -> Answer:
    gebied, kern = named(desk, "gebied", asked), named(desk, "kern", asked)
    return goal_list_values(desk, gebied, kern=kern, after=asked.gewijzigd_na)


def _figures(desk: Desk, asked: ApiQuestion) -> Answer:
    if asked.kern is not None and asked.gebied is not None:
        raise ProblemError(
            400, "'kern': kies een gebied of een kern, niet allebei.", parameter="kern"
        )
    return figure_values(desk, named(desk, "gebied", asked), named(desk, "kern", asked))


def _agreements(desk: Desk, asked: ApiQuestion) -> Answer:
    gebied, kern = named(desk, "gebied", asked), named(desk, "kern", asked)
    stand = None if asked.stand == "alle" else asked.stand
    return agreement_list_values(desk, gebied, stand, kern=kern, after=asked.gewijzigd_na)


def named(desk: Desk, what: str, asked: ApiQuestion) -> str | None:
    """The id of the gebied or kern that was asked for. Raises ProblemError (400) naming it.

    To who sees some gebieden only, one that does not exist is as one that is not his: NotFound.
    """
    words = {what: getattr(asked, what)}
    try:
        found: str | None = getattr(selection_called(desk, **words), what)
        return found
    except InputError as error:
        if desk.user.rollen:
            raise NotFound(str(error)) from None
        raise ProblemError(400, f"'{what}': {error}", parameter=what) from None


def _soort(desk: Desk, keuzes: str, words: str) -> str:
    try:
        return values_called(desk, keuzes, [words])[0]
    except InputError as error:
        raise ProblemError(400, f"'soort': {error}", parameter="soort") from None


LISTINGS: tuple[ApiList, ...] = (
    _items("actoren", "Wie meedoet in het netwerk.", "Actor", *PLACE, "soort", keuzes="soort"),
    _items(
        "relaties", "Wat er tussen twee actoren is.", "Relatie", "gebied", "soort", keuzes="relatie"
    ),
    _items("gebieden", "De delen van de gemeente.", "Gebied"),
    _items("kernen", "Dorpen, wijken en buurtschappen.", "Kern", "gebied"),
    _items("metingen", "Wat er voor een opgave is geteld.", "Meting", "gebied"),
    ApiList(
        "bevindingen",
        "Wat het netwerk laat zien: verbindingen, gaten en bruggen, met hoe zeker dat is.",
        "findings",
        _findings,
        (*PLACE, "soort"),
        command="netwerk insight --json",
    ),
    _agenda("signalen", "Wat er is gehoord.", "Signaal"),
    _agenda("vraagstukken", "Wat er speelt en aandacht vraagt.", "Vraagstuk"),
    _agenda("initiatieven", "Wat eraan wordt gedaan.", "Initiatief"),
    ApiList(
        "opgaven",
        "Doelen van een gebied en hoe zij ervoor staan.",
        "opgaven",
        _goals,
        (*PLACE, "gewijzigd_na"),
        one_goal_values,
        "Opgave",
        "netwerk opgave list --json",
    ),
    ApiList(
        "cijfers",
        "De nieuwste cijfers van een gebied of kern; zonder keuze van de gemeente.",
        "figures",
        _figures,
        PLACE,
        command="netwerk cijfers show --json",
    ),
    ApiList(
        "afspraken",
        "Wat er is afgesproken, wat te laat is eerst.",
        "agreements",
        _agreements,
        (*PLACE, "stand", "gewijzigd_na"),
        agreement_values,
        "Afspraak",
        "netwerk afspraken --json",
    ),
)
