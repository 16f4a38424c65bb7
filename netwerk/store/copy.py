"""Everything from one store to another, history included, and a comparison of the two."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from netwerk.errors import StoreDamaged
from netwerk.model import ITEM_TYPES
from netwerk.store.backup import Entry, history_of
from netwerk.store.codec import encode_item, to_json
from netwerk.store.port import Store

HISTORY = "Wijzigingen"
"""The name of the history among the labels of `fingerprint`."""
SEAL = "zegel"


@dataclass(frozen=True)
class Fingerprint:
    """How many things of one label, and a checksum over all of them in any order."""

    count: int
    checksum: str


@dataclass(frozen=True)
class CopyResult:
    """What a copy moved: counts and checksums by label, the same in both stores."""

    source: str
    target: str
    revision: int
    counts: Mapping[str, int]
    checksums: Mapping[str, str]


def copy_store(
    source: Store,
    target: Store,
    progress: Callable[[float], None] | None = None,
    overwrite: bool = False,
) -> CopyResult:
    """Copy the newest state of ``source``, with history, into an empty ``target``, and compare.

    In one transaction.

    Raises InputError when the target is not empty (and may not be emptied), StoreDamaged when the
    two differ afterwards.
    """
    last = source.revision()
    target.load(_told(history_of(source, last), last, progress), overwrite)
    wanted, copied = fingerprint(source, last), fingerprint(target)
    wrong = [label for label in copied if copied[label] != wanted.get(label)]
    if _seals_differ(source, target, last):
        wrong.append(SEAL)
    if source.revision() != last:
        # Somebody wrote in the source meanwhile: its items are of a later moment, its history up to
        # then is not.
        wrong = [label for label in wrong if label in {HISTORY, SEAL}]
    if wrong:
        raise StoreDamaged(
            f"De kopie is anders dan het origineel bij: {', '.join(wrong)}. Gebruik de kopie "
            "niet; draai 'netwerk check' op beide."
        )
    return CopyResult(
        source.url,
        target.url,
        last,
        {label: one.count for label, one in copied.items()},
        {label: one.checksum for label, one in copied.items()},
    )


def _seals_differ(source: Store, target: Store, last: int) -> bool:
    """Whether the last seals differ; a store that keeps none has nothing to compare."""
    heads = [store.history(before=last + 1, limit=1) for store in (source, target)]
    seals = {revision.seal for head in heads for revision in head if revision.seal}
    return len(seals) > 1


def fingerprint(store: Store, last: int | None = None) -> dict[str, Fingerprint]:
    """Count and checksum of each label and of the history (up to ``last``), seals left out.

    Equal for equal stores, whatever the engine.
    """
    last = store.revision() if last is None else last
    prints = {
        label: _print(f"{entry.version} {encode_item(entry.item)}" for entry in store.all(cls))
        for label, cls in ITEM_TYPES.items()
    }
    return prints | {HISTORY: _print(map(_entry_text, history_of(store, last)))}


def _entry_text(entry: Entry) -> str:
    revision, changes, token = entry
    return to_json(
        [
            asdict(replace(revision, undone_by=None, seal="")),
            token,
            [[c.label, c.id, encode_item(c.before), encode_item(c.after)] for c in changes],
        ]
    )


def _print(texts: Iterable[str]) -> Fingerprint:
    """The sum of all digests: the order does not matter, and a missing or double one shows."""
    count = total = 0
    for text in texts:
        count += 1
        total += int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    return Fingerprint(count, f"{total % 2**256:064x}")


def _told(
    entries: Iterable[Entry], last: int, progress: Callable[[float], None] | None
) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        if progress:
            progress(entry[0].number / last)
