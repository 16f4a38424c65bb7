"""The first cell of a row as its head: Typst can say that only from its own command line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name


def with_row_heads(made: bytes, heads: Sequence[bool]) -> bytes:
    """The same file, the first cell of each row marked as its head where ``heads`` says so.

    heads: for each table, in the order of the document.
    """
    with pikepdf.open(BytesIO(made)) as pdf:
        tables = _elements(pdf.Root.StructTreeRoot, Name.Table)
        for table, marked in zip(tables, heads, strict=True):
            if not marked:
                continue
            for body in _elements(table, Name.TBody):
                for row in _elements(body, Name.TR):
                    first = next(cell for cell in row.K if cell.S in (Name.TD, Name.TH))
                    first.S = Name.TH
                    first.A = Array([Dictionary(O=Name.Table, Scope=Name.Row)])
        target = BytesIO()
        pdf.save(
            target,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return target.getvalue()


def _elements(element: Any, kind: Name) -> Iterator[Any]:
    """Every element of this kind under an element, in the order in which it is read."""
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else (kids,):
        if isinstance(kid, Dictionary) and "/S" in kid:
            if kind == kid.S:
                yield kid
            else:
                yield from _elements(kid, kind)
