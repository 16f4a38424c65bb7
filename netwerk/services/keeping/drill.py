"""A drill: make a backup, put it back somewhere else, compare everything, and throw it all away.

The place where it is put back is always a store file, whatever engine the data is in: a backup goes
into either.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from netwerk.access.log_line import BEHEER
from netwerk.access.rights import BEHEREN
from netwerk.errors import InputError, NetwerkError
from netwerk.model import Gebied
from netwerk.net.selection import Selection
from netwerk.services.answers.findings import as_values
from netwerk.services.desk import Desk
from netwerk.services.stores import desk_at
from netwerk.settings import Settings
from netwerk.store.backup import write_backup
from netwerk.store.connect import connect
from netwerk.store.copy import HISTORY, Fingerprint, fingerprint
from netwerk.store.port import Store
from netwerk.store.restore import restore

R = TypeVar("R")
BACKUP, RESTORE, COMPARE, FINDINGS = "backup", "restore", "compare", "findings"
STEPS = (BACKUP, RESTORE, COMPARE, FINDINGS)
TRIES = 3
"""So often the store is read again when somebody changed something meanwhile."""
CHAIN, CHECK = "Zegel", "Controle"


@dataclass(frozen=True)
class DrillPair:
    """One thing that was compared: how many there are here and there, and whether all is equal."""

    what: str
    here: int
    there: int
    equal: bool


@dataclass(frozen=True)
class DrillReport:
    """What a drill found.

    url and engine: of the store. revision and seal: of the newest change in the backup. size: bytes
    of the backup. seconds: by STEPS, of those that were done. gebied: the gebied of which the
    findings were compared, "" for all of it. problem: why it stopped half-way, "" when it did not.
    went_on: whether others changed something meanwhile, so that what changed is compared by the
    history alone.
    """

    url: str
    engine: str
    revision: int
    seal: str
    size: int
    seconds: Mapping[str, float]
    compared: tuple[DrillPair, ...]
    gebied: str
    went_on: bool
    problem: str = ""

    @property
    def equal(self) -> bool:
        """Whether everything came back as it is."""
        return not self.problem and all(one.equal for one in self.compared)


def drill(
    desk: Desk,
    settings: Settings,
    gebied: str | None = None,
    tell: Callable[[str], None] = lambda _step: None,
) -> DrillReport:
    """Try whether a backup of this store brings everything back.

    gebied: of which the findings are compared; None: the one with most actors. tell: hears each
    of STEPS when it begins. Nothing of the store changes, and nothing stays behind. What cannot be
    put back is in the report; raises InputError for a gebied that is not there, StoreUnavailable
    when there is no room.
    """
    desk.require(BEHEREN)
    chosen = _chosen(desk, gebied)
    desk.record(BEHEER, "oefening")
    with tempfile.TemporaryDirectory(prefix="netwerk-oefening-") as folder:
        return _Drill(desk, settings, chosen, tell).carried_out(Path(folder))


class _Drill:
    """One drill, step by step."""

    def __init__(
        self, desk: Desk, settings: Settings, gebied: str, tell: Callable[[str], None]
    ) -> None:
        self._desk, self._settings, self._gebied, self._tell = desk, settings, gebied, tell
        self._seconds: dict[str, float] = {}

    def carried_out(self, folder: Path) -> DrillReport:
        """The report; ``folder`` is of this drill alone."""
        backup, place = folder / "kopie.zip", folder / "terug.db"
        store = self._desk.store
        revision, seal = self._step(BACKUP, lambda: write_backup(store, backup))
        compared: tuple[DrillPair, ...] = ()
        problem, went_on = "", False
        try:
            self._step(RESTORE, lambda: restore(backup, str(place), self._settings))
            with closing(connect(place, self._settings, create=False)) as there:
                compared, went_on = self._step(COMPARE, lambda: self._all(there, revision, seal))
                compared += self._step(FINDINGS, lambda: self._findings(there, folder, went_on))
        except NetwerkError as error:
            problem = str(error)
        return DrillReport(
            store.url,
            store.engine,
            revision,
            seal,
            backup.stat().st_size,
            self._seconds,
            compared,
            self._gebied,
            went_on,
            problem,
        )

    def _step(self, name: str, work: Callable[[], R]) -> R:
        self._tell(name)
        began = time.perf_counter()
        try:
            return work()
        finally:
            self._seconds[name] = time.perf_counter() - began

    def _all(self, there: Store, revision: int, seal: str) -> tuple[tuple[DrillPair, ...], bool]:
        """Every label, the history and its seals; and whether others went on meanwhile."""
        here, went_on = _print_of(self._desk.store, revision)
        back = fingerprint(there)
        names = [HISTORY] if went_on else list(back)
        pairs = [_pair(name, here.get(name), back[name]) for name in names]
        head = there.history(limit=1)
        sealed = bool(head) and head[0].number == revision and head[0].seal == seal
        if not revision:
            sealed = not head
        problems = len(there.check())
        return (
            *pairs,
            DrillPair(CHAIN, revision, head[0].number if head else 0, sealed),
            DrillPair(CHECK, 0, problems, not problems),
        ), went_on

    def _findings(self, there: Store, folder: Path, went_on: bool) -> tuple[DrillPair, ...]:
        if went_on:
            return ()
        chosen = Selection(gebied=self._gebied or None)
        today = self._desk.today
        own = self._desk.networks.findings(chosen, today)
        copied = desk_at(there, self._desk.user, folder)
        back = copied.networks.findings(chosen, today)
        same = list(map(as_values, own)) == list(map(as_values, back))
        return (DrillPair("Bevindingen", len(own), len(back), same),)


def _print_of(store: Store, revision: int) -> tuple[Mapping[str, Fingerprint], bool]:
    """What is in the store, and whether that is more than this revision."""
    for _ in range(TRIES):
        if store.revision() != revision:
            break
        found = fingerprint(store, revision)
        if store.revision() == revision:
            return found, False
    return fingerprint(store, revision), True


def _pair(name: str, here: Fingerprint | None, there: Fingerprint) -> DrillPair:
    return DrillPair(name, here.count if here else 0, there.count, here == there)


def _chosen(desk: Desk, gebied: str | None) -> str:
    names = {entry.item.id: entry.item.naam for entry in desk.store.all(Gebied)}
    if gebied is not None:
        if gebied not in names:
            raise InputError(
                f"Gebied '{gebied}' is er niet. Kies uit: {', '.join(sorted(names)) or 'geen'}."
            )
        return gebied
    sizes = {id: desk.networks.numbers(Selection(gebied=id))["actors"] for id in names}
    return max(sizes, key=lambda id: (sizes[id], id), default="")
