"""De gebiedskrant: what was celebrated in a year and one failure that taught, as one sheet of A3.

No name stands in it. Every line says in ``data-record`` from which stored items it was made.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from netwerk.insight import wording as w
from netwerk.model import Initiatief
from netwerk.report.accent import ACCENT, accent_of
from netwerk.report.chapters.of_gebied import gebied_title, kern_name
from netwerk.report.chapters.running_chapter import GRANTED, INITIATIEF
from netwerk.report.description import readable
from netwerk.report.gebied_facts import GebiedFacts
from netwerk.report.logo_bytes import logo_of
from netwerk.report.names_left_out import kinds_of, without_names
from netwerk.report.phrases import as_written, euros, many, on_day, sentence, without_end

MOST = 8
"""So many successes have room on one sheet."""
SPARSE, ROOMY = 3, 6
"""Up to so many things are told larger and in fewer columns: a sheet is no empty sheet."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
STYLE = """
:root { color-scheme: light; --ink: #17212b; --soft: #475462; --line: #7b8794; --mark: #154273; }
@page { size: A3 landscape; margin: 0; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; overflow-wrap: anywhere;
  font: 14pt/1.4 "Source Sans 3", "Source Sans Pro", system-ui, "Liberation Sans", sans-serif; }
main { display: flex; flex-direction: column; width: 420mm; max-width: 100%; min-height: 296mm;
  margin: 0 auto; padding: 15mm 18mm; }
header { border-bottom: 1mm solid var(--mark); margin-bottom: 6mm; padding-bottom: 3mm; }
header p { margin: 0; color: var(--soft); }
h1 { margin: 0; font-size: 38pt; line-height: 1.1; color: var(--mark); }
h2 { margin: 0 0 1mm; font-size: 17pt; line-height: 1.2; }
p { margin: 0 0 1mm; }
.told { columns: 3; column-gap: 10mm; column-rule: .3mm solid var(--line); flex: 1; }
article { break-inside: avoid; margin: 0 0 6mm; }
article .where, footer { color: var(--soft); font-size: 11.5pt; }
.roomy { columns: 2; font-size: 1.5em; } .sparse { columns: 1; font-size: 2.2em; }
.roomy h2, .sparse h2 { font-size: 1.3em; color: var(--mark); }
.roomy .where, .sparse .where { font-size: .75em; }
header img { float: right; height: 20mm; max-width: 80mm; object-fit: contain; }
.learned { border: .6mm solid var(--mark); padding: 4mm 5mm; }
footer { border-top: .3mm solid var(--line); margin-top: 4mm; padding-top: 2mm; }
@media print { main { width: 420mm; height: 296mm; overflow: hidden; } }
@media (max-width: 700px) { .told { columns: 1; font-size: 1em; } main { padding: 5mm; }
  h1 { font-size: 24pt; } }
"""


@dataclass(frozen=True)
class KrantLine:
    """One thing that is told, with the ids of the items that it was made from."""

    records: tuple[str, ...]
    heading: str
    text: str = ""
    under: str = ""


NO_NAMES = "Over groepen en organisaties, zonder namen."


@dataclass(frozen=True)
class Krant:
    """What stands on the sheet. learned: the failure that taught, None when none was written.

    nothing: what stands there of a year without a success. kleur, logo: of the municipality.
    """

    title: str
    above: str
    told: tuple[KrantLine, ...] = ()
    learned: KrantLine | None = None
    closing: tuple[KrantLine, ...] = ()
    nothing: str = ""
    kleur: str = ""
    logo: bytes | None = None

    @property
    def lines(self) -> tuple[KrantLine, ...]:
        """What is told, or that there is nothing."""
        return self.told or ((KrantLine((), self.nothing),) if self.nothing else ())

    @property
    def size(self) -> str:
        """How large it is told: 'sparse', 'roomy' or '' for the most there can be."""
        count = len(self.lines) + (self.learned is not None)
        return "sparse" if count <= SPARSE else "roomy" if count <= ROOMY else ""


def krant_of(facts: GebiedFacts, jaar: int) -> Krant:
    """The krant of a gebied for a year: what was celebrated then, newest first, without names."""
    celebrated = _celebrated(facts.initiatieven, jaar)
    told = [_success(facts, item) for item in celebrated[:MOST]]
    if len(celebrated) > MOST:
        rest = celebrated[MOST:]
        titles = [without_end(as_written(item.titel)) for item in rest]
        more = sentence(f"ook gevierd: {w.listing(titles, limit=len(titles))}")
        told.append(KrantLine(tuple(i.id for i in rest), "En verder", more))
    made = Krant(
        f"Dit vierden wij in {jaar}" if told else f"Gebiedskrant {jaar}",
        f"Gebiedskrant van {gebied_title(facts)}",
        tuple(told),
        _learned(facts, jaar),
        tuple(_closing(facts, celebrated)),
        f"In {jaar} is niets gevierd, voor zover bekend.",
    )
    style = facts.huisstijl
    return replace(
        without_names(made, facts, kinds_of(facts.net, facts.schema)),
        kleur=(style.kleur if style else None) or "",
        logo=logo_of(style.logo if style else None),
    )


def krant_html(krant: Krant) -> str:
    """The whole file as text, to be written as UTF-8; it prints as one A3."""
    body = "".join(map(_article, krant.lines))
    learned = _article(krant.learned, "learned") if krant.learned else ""
    name = f"told {krant.size}".strip()
    style = STYLE.replace(ACCENT, accent_of(krant.kleur))
    logo = f'<img src="{_picture(krant.logo)}" alt="Logo">' if krant.logo else ""
    closing = "".join(
        f'<span data-record="{_records(line)}">{_text(line.heading)}</span> '
        for line in krant.closing
    )
    return (
        '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(krant.title)}</title>\n<style>{style}</style>\n</head>\n"
        f"<body>\n<main>\n<header>{logo}<p>{_text(krant.above)}</p><h1>{_text(krant.title)}</h1></header>"
        f'\n<div class="{name}">{body}{learned}</div>\n'
        f"<footer>{closing}{NO_NAMES}</footer>\n"
        "</main>\n</body>\n</html>\n"
    )


def _celebrated(items: Sequence[Initiatief], jaar: int) -> list[Initiatief]:
    year = str(jaar)
    held = [i for i in items if i.succes and (i.gevierd_op or "").startswith(year)]
    by_title = sorted(held, key=lambda i: (i.titel.casefold(), i.id))
    return sorted(by_title, key=lambda i: i.gevierd_op or "", reverse=True)


def _success(facts: GebiedFacts, item: Initiatief) -> KrantLine:
    where = kern_name(facts, item.kern)
    under = [
        part for part in (where, f"gevierd {on_day(item.gevierd_op)}", _with(facts, item)) if part
    ]
    return KrantLine(
        (item.id,),
        without_end(as_written(item.titel)),
        as_written(item.succes),
        sentence(", ".join(under)),
    )


def _with(facts: GebiedFacts, item: Initiatief) -> str:
    """Who took part, counted by soort: 'met drie bewonersgroepen en één school'."""
    whole = facts.net.whole
    rows = {i for id in item.betrokken if (i := whole.index_of(id)) is not None}
    by = Counter(str(whole.actors["soort"][i]) for i in rows)
    told = [
        many(by[soort], w.soort_words(soort))
        for soort in facts.schema.keuzes["soort"].keuzes
        if by[soort]
    ]
    return f"met {w.listing(told, limit=len(told))}" if told else ""


def _learned(facts: GebiedFacts, jaar: int) -> KrantLine | None:
    """The newest thing that did not work and taught something, begun in this year or the last."""
    years = {str(jaar), str(jaar - 1)}
    held = [i for i in facts.initiatieven if i.les and (i.datum or "")[:4] in years]
    if not held:
        return None
    item = max(held, key=lambda i: (not i.succes, i.datum or "", i.id))
    return KrantLine(
        (item.id,),
        "Wat wij leerden",
        as_written(item.les),
        sentence(f"uit: {without_end(as_written(item.titel))}"),
    )


def _closing(facts: GebiedFacts, celebrated: Sequence[Initiatief]) -> Iterator[KrantLine]:
    """What it came to together: how many took part, how much money was granted."""
    records = tuple(item.id for item in celebrated)
    whole = facts.net.whole
    actors = {id for i in celebrated for id in i.betrokken if whole.index_of(id) is not None}
    if actors:
        did = w.verb(len(actors), "deed mee", "deden mee")
        words = many(len(actors), ("groep of organisatie", "groepen en organisaties"))
        yield KrantLine(records, sentence(words, did))
    paid = [i for i in celebrated if i.budget is not None and i.budget_besluit == GRANTED]
    if paid:
        total = euros(sum(i.budget or 0.0 for i in paid))
        words = sentence(f"er was {total} voor {many(len(paid), INITIATIEF)}")
        yield KrantLine(tuple(i.id for i in paid), words)


def _article(line: KrantLine, kind: str = "") -> str:
    name = f' class="{kind}"' if kind else ""
    under = f'<p class="where">{_text(line.under)}</p>' if line.under else ""
    text = f"<p>{_text(line.text)}</p>" if line.text else ""
    return (
        f'<article{name} data-record="{_records(line)}"><h2>{_text(line.heading)}</h2>'
        f"{text}{under}</article>"
    )


def _picture(logo: bytes) -> str:
    kind = "png" if logo.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(logo).decode()}"


def _records(line: KrantLine) -> str:
    return escape(" ".join(line.records), quote=True)


def _text(text: str) -> str:
    return escape(readable(" ".join(text.split())))


def traced(krant: Krant) -> Mapping[str, tuple[str, ...]]:
    """From which items every line was made, by its heading."""
    lines = (*krant.told, *((krant.learned,) if krant.learned else ()), *krant.closing)
    return {line.heading: line.records for line in lines}
