"""Everything in one zip, with its history: for who leaves, and wants to read it without netwerk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from netwerk.exchange.formats.csv import write_csv
from netwerk.exchange.formats.workbook import csv_rows, write_workbook
from netwerk.exchange.formats.zipping import entry, write_part
from netwerk.exchange.meaning.label_plans import LabelPlan, not_exchanged, plans
from netwerk.exchange.out.outgoing import Outgoing
from netwerk.exchange.out.write_graphml import write_graphml

CHANGE_HEADERS = (
    *("Nummer", "Wanneer (UTC)", "Wie", "Waarom", "Soort", "Nieuw", "Gewijzigd", "Verwijderd"),
    *("Draait terug", "Zegel", "Kenmerk"),
)
README = """# Alles uit netwerk

Dit zijn alle gegevens, ook zonder netwerk te lezen.

| bestand | wat erin staat |
|---|---|
| `netwerk.xlsx` | alles wat je kunt invoeren, een blad per soort gegeven |
| `gegevens/` | hetzelfde als CSV, en wat netwerk zelf bewaart (beelden van de kaart, besluiten) |
| `netwerk.graphml` | het netwerk voor Gephi, yEd en Cytoscape |
| `geschiedenis/wijzigingen.csv` | elke wijziging: wanneer, door wie en waarom |
| `geschiedenis/regels.jsonl` | wat elke wijziging deed: per regel een gegeven, voor en na |

- Leeg is: niet bekend. Dat is iets anders dan nee.
- Een regel van `regels.jsonl` heeft `wijziging` (het nummer), `label`, `id`, `voor` en `na`. Is
  `voor` leeg, dan was het nieuw; is `na` leeg, dan is het verwijderd. Wie alle regels op volgorde
  toepast, krijgt precies wat er nu is. Zo is ook elke dag van vroeger terug te vinden.
- Een verwijzing (kern, gebied, van, naar) is de sleutel van een ander gegeven.
- Ga je door met netwerk? Gebruik dan een reservekopie (`netwerk backup` en `netwerk restore`).
- In deze bestanden staan ook functies en algemene adressen van mensen. Bewaar ze veilig.
"""


@dataclass(frozen=True)
class OutHistory:
    """What was done, oldest first.

    revisions: the cells under CHANGE_HEADERS; read after ``changes``, which has JSON texts of what
    was done to each item.
    """

    changes: Iterable[str]
    revisions: Sequence[Sequence[str]]


def write_everything(out: Outgoing, history: OutHistory) -> bytes:
    """The zip."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(entry("LEESMIJ.md"), f"{out.mark}\n\n{README}" if out.mark else README)
        archive.writestr(entry("netwerk.xlsx"), write_workbook(out.existing, out.mark))
        kept = [LabelPlan(label) for label in not_exchanged()]
        for plan in (*plans().values(), *kept):
            content = write_csv(csv_rows(plan, out.existing))
            archive.writestr(entry(f"gegevens/{plan.title.lower()}.csv"), content)
        write_part(archive, "netwerk.graphml", write_graphml(out))
        write_part(archive, "geschiedenis/regels.jsonl", _lines(history.changes))
        revisions = write_csv([CHANGE_HEADERS, *history.revisions])
        archive.writestr(entry("geschiedenis/wijzigingen.csv"), revisions)
    return file.getvalue()


def _lines(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield text + "\n"
