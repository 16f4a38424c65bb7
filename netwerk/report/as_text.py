"""A description as plain text: to read it through, and to hold it against an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from netwerk.report.description import Beschrijving, Front, Section, Table, more_words


def as_text(description: Beschrijving) -> str:
    """Everything that is said, in the order of a document, without pictures."""
    lines = [f"# {description.title}", ""]
    if description.cover is not None:
        cover = description.cover
        lines += [
            f"{name}: {value}"
            for name, value in (
                ("Gemeente", cover.gemeente.removeprefix("Gemeente ")),
                ("Versie", cover.nummer),
                ("Gemaakt door", cover.maker),
                ("Evaluatie", cover.evaluatiedatum or ""),
            )
            if value
        ]
    if description.front is not None:
        lines += ["", *_front(description.front)]
    lines += ["", *description.intro]
    for number, section in enumerate(description.sections, 1):
        lines += ["", f"## {number} {section.title}", "", *_section(section, 3)]
    for letter, section in zip("ABCDEFGHIJ", description.appendices, strict=False):
        lines += ["", f"## Bijlage {letter} {section.title}", "", *_section(section, 3)]
    return "\n".join(lines).rstrip() + "\n"


def _front(front: Front) -> Iterator[str]:
    yield f"## {front.headline}"
    yield ""
    yield front.under
    for key in front.keys:
        yield f"[{key.value}] {key.words}" + (f" ({key.note})" if key.note else "")
    yield from ("", front.opgaven_head)
    for row in front.opgaven:
        cells = (row.what, row.now, row.target, row.trekker, row.first_step)
        yield "  | ".join(cell for cell in cells if cell)
    for title, lines in (
        ("Wat wij vragen", front.asks),
        ("Om trots op te zijn", front.proud),
        ("Wat er veranderde", front.changed),
    ):
        if lines:
            yield from ("", title)
            yield from (f"- {line}" for line in lines)
    if front.beeld is not None:
        yield from ("", f"[beeld] {front.beeld.alt}")
    yield from ("", f"Hoe zeker is dit? {front.sure}")


def _section(section: Section, level: int) -> Iterator[str]:
    yield from section.text
    for paragraph in section.own_text:
        yield f"> {paragraph}"
    for point in section.points:
        yield f"- {point.text}" + (f" ({point.note})" if point.note else "")
        if point.more:
            yield f"  {more_words(point)}"
    if section.beeld is not None:
        yield f"[beeld] {section.beeld.alt}"
    for table in section.tables:
        yield from _table(table)
    for part in section.subsections:
        yield from ("", f"{'#' * level} {part.title}", "")
        yield from _section(part, level + 1)
    if section.summary:
        yield from ("", f"In het kort: {section.summary}")


def _table(table: Table) -> Iterator[str]:
    yield f"[tabel] {table.caption}"
    yield "  " + " | ".join(table.head)
    for row in table.rows:
        yield "  " + " | ".join(row)
