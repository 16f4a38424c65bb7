"""An import plan for scripts: the counts add up to the rows of the files."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from netwerk.exchange.report import ImportPlan, RowMessage, Verdict
from netwerk.services.imports import counts_by_label, verdict


def plan_json(plan: ImportPlan) -> dict[str, Any]:
    """An import plan for scripts."""
    return {
        "files": list(plan.files),
        "sheets": [
            {
                "file": s.file,
                "sheet": s.sheet,
                "label": s.label,
                "rows": s.rows,
                "filled": s.filled,
                "headers": list(s.headers),
                "titles": list(s.titles),
                "asides": list(s.asides),
                "ties": dict(s.ties),
            }
            for s in plan.sheets
        ],
        "verdict": _verdict_json(verdict(plan)),
        "counts": counts_by_label(plan),
        "missing_ends": [asdict(end) for end in plan.missing_ends],
        "duplicates": [asdict(duplicate) for duplicate in plan.duplicates],
        "messages": [_message_json(message) for message in plan.messages],
    }


def _verdict_json(judged: Verdict) -> dict[str, Any]:
    parts = [
        {"file": part.where.file, "sheet": part.where.sheet}
        | {"kind": part.kind, "sentence": part.sentence, "next_step": part.next_step}
        for part in judged.parts
    ]
    return {
        "kind": judged.kind,
        "ok": judged.ok,
        "sentence": judged.sentence,
        "next_step": judged.next_step,
        "parts": parts,
    }


def _message_json(message: RowMessage) -> dict[str, Any]:
    said = {"level": message.level, "sentence": message.sentence, "text": message.text}
    where = {key: value for key, value in asdict(message.where).items() if key != "span" or value}
    return where | said
