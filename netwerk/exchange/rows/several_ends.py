"""Rows of a list of relations that name several ends: one relation for each pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from netwerk.exchange.notes import Notes
from netwerk.exchange.reading.drafts import Draft
from netwerk.exchange.rows.ends import Ends
from netwerk.exchange.shapes.name_lists import looks_like_several, names_in


def with_each_end(drafts: Sequence[Draft], ends: Ends, notes: Notes) -> list[Draft]:
    """The drafts, a row that names several ends as one draft for each pair."""
    return [one for draft in drafts for one in _pairs(draft, ends, notes)]


def _pairs(draft: Draft, ends: Ends, notes: Notes) -> Iterator[Draft]:
    names: dict[str, tuple[str, ...]] = {}
    for veld in ("van", "naar"):
        text = str(draft.texts.get(veld, ""))

        def is_known(name: str) -> bool:
            return not ends.find(draft.file, name).missing

        names[veld] = names_in(text, is_known, False) if text else (text,)
        if len(names[veld]) == 1 and text and looks_like_several(text) and not is_known(text):
            notes.count(
                draft.where(veld),
                "hier staat een komma in een naam die niet bekend is. Zijn het meer namen? Zet er "
                "';' tussen.",
            )
    if len(names["van"]) == len(names["naar"]) == 1:
        yield draft
        return
    both = [(van, naar) for van in names["van"] for naar in names["naar"]]
    notes.count(
        draft.where(),
        f"in deze rij staan meer namen; er zijn {len(both)} relaties van gemaakt.",
    )
    for i, (van, naar) in enumerate(both):
        said = {"van": van, "naar": naar}
        values = {key: value for key, value in draft.values.items() if i == 0 or key != "id"}
        yield replace(
            draft,
            texts={**draft.texts, **said},
            values={**values, **said},
            extra=draft.extra or i > 0,
        )
