"""The errors that users can meet. Each carries one Dutch sentence: what, where, how to mend.

    NetwerkError
    ├─ InputError          a file or value cannot be used (exit 1)
    │  ├─ AlreadyThere     what is added looks like what is stored: asked before it is done
    │  └─ LooksPrivate     what is typed looks private: asked before it is done
    ├─ SchemaError         graph_schema/ is broken: file, line, reason
    ├─ NotFound            what was asked for is not in the store
    ├─ AccessDenied        this user may not do that
    └─ StoreError
       ├─ StoreUnavailable cannot be reached or opened
       │  └─ StoreAbsent   nothing was made there yet
       ├─ StoreBusy        somebody else is writing; try again
       ├─ StoreDamaged     the file or backup is not what it should be
       └─ Conflict         changed by somebody else in the meantime
A wrong row of a file is no error but a line in its report.
"""

from __future__ import annotations

from dataclasses import dataclass


class NetwerkError(Exception):
    """Root of all errors with a sentence for the user; ``str(error)`` is that sentence."""


class InputError(NetwerkError):
    """A file or value that cannot be used at all."""


class AlreadyThere(InputError):
    """What is being added looks like what is stored.

    ``others`` says which, by label and id; ``names`` how each of them is called.
    """

    def __init__(
        self,
        sentence: str,
        others: tuple[tuple[str, str], ...] = (),
        names: tuple[str, ...] = (),
    ) -> None:
        super().__init__(sentence)
        self.others, self.names = others, names


class LooksPrivate(InputError):
    """What is typed looks like a resident or a private fact; it goes in when somebody says so."""


class SchemaError(NetwerkError):
    """A broken file in graph_schema/."""


class NotFound(NetwerkError):
    """Something that is not in the store."""


class AccessDenied(NetwerkError):
    """The user's role does not allow this."""


class StoreError(NetwerkError):
    """Root of what can go wrong with the store.

    place: the address of the server. Not in the sentence, which pages show to everybody.
    """

    place = ""


class StoreUnavailable(StoreError):
    """The store cannot be reached or opened."""


class StoreAbsent(StoreUnavailable):
    """Nothing is kept there yet, and what was asked for does not begin a store."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"Op '{place}' staan nog geen gegevens van netwerk. Geef met --store of NETWERK_STORE "
            "de goede plek, of begin er met 'netwerk start' of 'netwerk import'."
        )


class StoreBusy(StoreError):
    """Another process is writing and did not finish in time."""


class StoreDamaged(StoreError):
    """A store file or backup that fails its checks."""


@dataclass(frozen=True)
class Clash:
    """One property that two people changed differently.

    The value before, theirs and yours, as text.
    """

    item: str
    veld: str
    before: str
    theirs: str
    yours: str


class Conflict(StoreError):
    """A change based on an older version than the stored one; ``clashes`` names both values."""

    def __init__(self, sentence: str, clashes: tuple[Clash, ...] = ()) -> None:
        super().__init__(sentence)
        self.clashes = clashes
