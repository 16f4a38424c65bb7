"""An import plan for scripts: the counts add up to the rows of the files."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from netwerk.exchange.report import HeldBack, ImportPlan, RowMessage, Verdict
from netwerk.services.imports import Preview, counts_by_label, verdict


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
        "held": [_held_json(held) for held in plan.held],
        "messages": [_message_json(message) for message in plan.messages],
    }


def mapping_json(preview: Preview) -> dict[str, Any]:
    """What tables, columns and words were taken to mean, for scripts."""
    asked = preview.plan.questions
    tables = [
        {
            "file": table.where.file,
            "sheet": table.where.sheet,
            "row": table.where.row,
            "holds": table.holds,
            "columns": [
                {"header": c.header, "meaning": c.meaning, "used": c.used} for c in table.columns
            ],
        }
        for table in asked.tables
    ]
    words = [
        {"label": w.label, "property": w.veld, "word": w.text, "rows": w.count}
        | {"meaning": w.meaning}
        for w in asked.words
    ]
    said = {"tables": tables, "words": words, "remembered": bool(preview.remembered)}
    return {"mapping": said}


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
    return _where_json(asdict(message.where)) | said


def _held_json(held: HeldBack) -> dict[str, Any]:
    said = asdict(held)
    return said | {"where": _where_json(said["where"]), "text": held.text}


def _where_json(where: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in where.items() if key != "span" or value}
