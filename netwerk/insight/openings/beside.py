"""What proposals rest on beside the network: decisions, and what actors do together."""

from __future__ import annotations

from dataclasses import dataclass

from netwerk.insight.finding import Finding
from netwerk.model import Initiatief, Verbindkans


@dataclass(frozen=True)
class Beside:
    """choices: what was decided about pairs. proposed: all proposals of the whole, made already."""

    choices: tuple[Verbindkans, ...] = ()
    initiatieven: tuple[Initiatief, ...] = ()
    proposed: tuple[Finding, ...] | None = None
