"""What stands before a store and passes on the calls that look after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from netwerk.store.port import Head, ItemChange, Problem, Revision, Store


class PassedOn:
    """The part of a `Store` that the store below does as it is asked.

    No call here gives items or revisions: who stands before a store decides on each of those, so
    that one which is new in the port is not passed on unseen.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.url, self.engine = store.url, store.engine

    @property
    def read_only(self) -> bool:
        """Whether it is known that nothing can be stored here."""
        return self._store.read_only

    def load(
        self,
        revisions: Iterable[tuple[Revision, Sequence[ItemChange], str]],
        overwrite: bool = False,
        others: bool = False,
        base: Head | None = None,
    ) -> None:
        """Fill the store with history."""
        self._store.load(revisions, overwrite, others, base)

    def keep_copy(self) -> str | None:
        """Keep what is stored now beside it."""
        return self._store.keep_copy()

    def check(self) -> list[Problem]:
        """Whether what is stored is whole."""
        return self._store.check()

    def scrub(self) -> bool:
        """See to it that no file has what was removed."""
        return self._store.scrub()

    def take_over(self) -> int:
        """Put what was changed with other tools into history."""
        return self._store.take_over()

    def watch(self) -> Callable[[], bool] | None:
        """Looks for what others changed each time it is called."""
        return self._store.watch()

    def sign_out(self, subject: str, moment: str) -> None:
        """Keep when somebody signed out."""
        self._store.sign_out(subject, moment)

    def backup(self, path: Path, progress: Callable[[float], None] | None = None) -> None:
        """Write a backup."""
        self._store.backup(path, progress)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()
