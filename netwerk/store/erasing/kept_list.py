"""What was erased, kept beside the store too: a backup that comes back later does not know it.

A file of JSON for this user alone (0600), next to a store file, or in the data folder of this user
for a server. What it holds cannot be read back (see `erasure`).
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_dir

from netwerk.errors import StoreDamaged, StoreError, StoreUnavailable
from netwerk.files import reason
from netwerk.model import Wissing, item_from, values_of
from netwerk.store.connect import place_of
from netwerk.store.erasing.erasure import Erasure, erasure_in, item_of
from netwerk.store.port import Store
from netwerk.store.upgrade_copies import upgrade_copies

ENDING = ".gewist"
_COPIES = (".beschadigd-", ".vervangen-", ".versie")


def list_file(url: str) -> Path:
    """Where the list of the store at this place is."""
    place = place_of(url)
    if isinstance(place, Path):
        real = Path(os.path.realpath(place))
        return real.with_name(real.name + ENDING)
    mark = hashlib.sha256(place.encode()).hexdigest()[:12]
    return Path(user_data_dir("netwerk")) / f"gewist-{mark}.json"


def listed(url: str) -> tuple[Erasure, ...]:
    """The erasures in the list beside the store. Raises StoreDamaged when it cannot be read."""
    return listed_in(list_file(url))


def listed_in(path: Path) -> tuple[Erasure, ...]:
    """The erasures in a list; none when it is not there. Raises StoreDamaged."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        items = [item_from(Wissing.__name__, values) for values in held]
        return tuple(erasure_in(item) for item in items if isinstance(item, Wissing))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise StoreDamaged(
            f"De lijst met wissingen '{path}' is niet te lezen. Zet haar terug uit een kopie van "
            "die map, of haal het bestand weg als de gegevens zelf heel zijn."
        ) from error


def known(store: Store, url: str) -> tuple[Erasure, ...]:
    """All that must stay erased: of the list, and of the store as far as that can be read."""
    found = {erasure.id: erasure for erasure in listed(url)}
    with suppress(StoreError):  # in the place of a broken one: the list is there for that
        found |= {entry.item.id: erasure_in(entry.item) for entry in store.all(Wissing)}
    return tuple(found[id] for id in sorted(found))


def keep(url: str, erasures: Iterable[Erasure]) -> None:
    """Add erasures to the list. Raises StoreUnavailable when it cannot be written."""
    found = {erasure.id: erasure for erasure in (*listed(url), *erasures)}
    if found or list_file(url).exists():
        _write(url, found.values())


def forget(url: str, id: str) -> None:
    """Take one off the list that was not done after all."""
    _write(url, [erasure for erasure in listed(url) if erasure.id != id])


def begin(url: str) -> None:
    """Note that an erasure is not finished: its words may be in a file until it was scrubbed."""
    _mark(url).touch(mode=0o600)


def finish(store: Store, elsewhere: Callable[[], bool] = lambda: True) -> bool:
    """Scrub the files of a store in which an erasure was not finished; whether all is clean.

    elsewhere: takes it out of what is kept apart from the store, and says whether that is clean.
    When it cannot, the erasure stays not finished. Where none was begun nothing is done.
    """
    mark = _mark(store.url)
    if not mark.exists():
        return True
    apart = elsewhere()
    clean = store.scrub() and apart
    if clean or (apart and not isinstance(place_of(store.url), Path)):
        mark.unlink(missing_ok=True)
    return clean


def _mark(url: str) -> Path:
    path = list_file(url)
    return path.with_name(f"{path.name}-bezig")


def copies_beside(url: str) -> tuple[Path, ...]:
    """The copies that netwerk once made by itself, which may hold what was erased.

    Next to a store file; of a server in the data folder of this user.
    """
    place = place_of(url)
    if not isinstance(place, Path):
        return upgrade_copies()
    real = Path(os.path.realpath(place))
    starts = tuple(real.name + ending for ending in _COPIES)
    try:
        return tuple(sorted(p for p in real.parent.iterdir() if p.name.startswith(starts)))
    except OSError:
        return ()


def _write(url: str, erasures: Iterable[Erasure]) -> None:
    path = list_file(url)
    values = [values_of(item_of(erasure)) for erasure in erasures]
    content = json.dumps(values, ensure_ascii=False, indent=1).encode()
    part = path.with_name(f".{uuid.uuid4().hex}{ENDING}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreUnavailable(
            f"De lijst met wissingen '{path}' kan niet worden geschreven: {reason(error)}. Er is "
            "niets gewist; maak de map schrijfbaar."
        ) from error
