"""``netwerk spiegel``: where figures, signals and network of a kern say different things."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from netwerk.cli.session import opened, say
from netwerk.errors import InputError
from netwerk.services.records.choices import selection_called
from netwerk.services.spiegel.seen_spiegel import Spiegel, spiegels_of


def run_spiegel(call: argparse.Namespace) -> int:
    """Carry out ``netwerk spiegel``."""
    with opened(call) as desk:
        chosen = selection_called(desk, gebied=call.gebied, kern=call.kern)
        seen = spiegels_of(desk, chosen.gebied)
        if call.kern:
            seen = tuple(one for one in seen if one.kern == chosen.kern)
        if not seen:
            raise InputError("Daar zijn geen kernen vastgelegd.")
        words = "\n\n".join(_words(one, rows=bool(call.kern)) for one in seen)
        say(call, words, {"spiegel": [asdict(one) for one in seen]})
    return 0


def _words(seen: Spiegel, *, rows: bool) -> str:
    lines = [seen.naam]
    if seen.refused:
        lines.append(f"  {seen.refused}")
    for one in seen.differs:
        decided = f" (besloten: {one.decided})" if one.decided else ""
        lines.append(f"- {one.sentence}{decided}")
        lines.append(f"  Zekerheid: {one.band}. {one.evidence}")
        lines.append(f"  {one.step}")
        if one.runs:
            lines.append(f"  Hierover loopt al: {', '.join(run.titel for run in one.runs)}")
    if not seen.differs and not seen.refused:
        lines.append("  Cijfers, signalen en netwerk spreken elkaar niet tegen, voor zover bekend.")
    for row in seen.rows if rows else ():
        lines.append(f"{row.words}:")
        told = [f"{cell.words} {cell.beside}".strip() for cell in row.figures]
        lines.append(f"  cijfers: {' '.join(told) or 'geen cijfer bekend'}")
        lines.append(f"  signalen: {'; '.join(s.titel for s in row.signals) or 'geen signaal'}")
        lines.append(f"  netwerk: {' '.join(row.network)}")
    return "\n".join(lines)
