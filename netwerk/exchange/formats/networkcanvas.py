"""Network Canvas: the CSV files of interviews, people with their ties, kept apart by interview."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netwerk.exchange.formats.network import NetworkFile
from netwerk.exchange.table import RawTable

_OWN = ("networkCanvas", "nodeID", "edgeID")


@dataclass(frozen=True)
class Interview:
    """One file of an export: what it holds ('node', 'edge' or 'ego') and its rows by header."""

    kind: str
    rows: Sequence[Mapping[str, str]]
    part: str = ""


def canvas_part(headers: Sequence[str]) -> str | None:
    """Which file of Network Canvas has these headers, None when it is another file."""
    found = set(headers)
    if "networkCanvasSourceUUID" in found:
        return "edge"
    if {"networkCanvasUUID", "nodeID"} <= found:
        return "node"
    return "ego" if "networkCanvasEgoUUID" in found else None


def read_interviews(name: str, interviews: Sequence[Interview]) -> list[RawTable]:
    """The people of all interviews and the ties that were drawn between them."""
    network = NetworkFile(name)
    egos = 0
    for interview in interviews:
        soort = _type_of(interview.part)
        for row in interview.rows:
            if interview.kind == "ego":
                egos += 1
            elif interview.kind == "node":
                values = {"type": soort, **_chosen(row)}
                network.point(row.get("networkCanvasUUID", ""), values)
            else:
                van, naar = row["networkCanvasSourceUUID"], row.get("networkCanvasTargetUUID", "")
                values = {k: v for k, v in _chosen(row).items() if k not in ("from", "to")}
                network.line(van, naar, {"soort": soort, **values})
    if egos:
        network.say(
            f"{egos} {'gesprek' if egos == 1 else 'gesprekken'}: wie zelf is ondervraagd, is geen "
            "actor geworden."
        )
    return network.tables()


def _type_of(part: str) -> str:
    match = re.search(r"_(?:attribute|edge)List_?([^/]*?)\.csv$", part)
    return match[1].replace("_", " ") if match else ""


def _chosen(row: Mapping[str, str]) -> dict[str, str]:
    """The answers; a choice with a column for each answer ('Rol_buur': true) becomes one."""
    out: dict[str, str] = {}
    for header, value in row.items():
        if header.startswith(_OWN) or not value:
            continue
        question, _, answer = header.rpartition("_")
        if value.casefold() in ("true", "false") and question:
            if value.casefold() == "true":
                out[question] = "; ".join(filter(None, (out.get(question, ""), answer)))
        elif not re.search(r"_[xy]$", header):
            out[header] = value
    return out
