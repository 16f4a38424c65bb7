"""The descriptions of several gebieden, each a file: one after the other, with progress."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from netwerk.access.rights import LEZEN
from netwerk.errors import InputError
from netwerk.exchange.formats.zipping import zip_of
from netwerk.services.describing.descriptions import EVERYTHING, Asked, described, file_name
from netwerk.services.desk import Desk, in_gebied
from netwerk.services.live.jobs import Job, Stopped
from netwerk.services.records.choices import gebied_names
from netwerk.typed.text import slug

Tell = Callable[[float, str], None]


def described_gebieden(desk: Desk) -> tuple[str, ...]:
    """The gebieden that this user can have a description of, in their order."""
    desk.require_somewhere(LEZEN)
    return tuple(gebied for gebied in gebied_names(desk) if desk.may_read(gebied))


def description_files(
    desk: Desk,
    gebieden: Sequence[str],
    format: str,
    asked: Asked = EVERYTHING,
    tell: Tell = lambda _share, _words: None,
    stopped: Callable[[], bool] = lambda: False,
) -> dict[str, bytes]:
    """The files by name. tell: told the share that is done and at which gebied it is.

    Of the gebied that the others are compared with, the comparison is left out. Raises Stopped when
    ``stopped`` says so before the next gebied, InputError when no gebied is given.
    """
    for gebied in gebieden:
        desk.require(LEZEN, in_gebied(gebied))
    if not gebieden:
        desk.require_somewhere(LEZEN)
        raise InputError("Kies minstens één gebied.")
    names, files = gebied_names(desk), {}
    chosen = list(dict.fromkeys(gebieden))
    for done, gebied in enumerate(chosen):
        if stopped():
            raise Stopped
        tell(done / len(chosen), f"{names.get(gebied, gebied)} ({done + 1} van {len(chosen)})")
        own = asked if asked.beside != gebied else _alone(asked)
        files[file_name(desk, gebied, format, asked.nameless)] = described(
            desk, gebied, format, own
        )
    return files


def descriptions_job(
    desk: Desk, gebieden: Sequence[str], format: str, asked: Asked = EVERYTHING
) -> Job[bytes]:
    """The same as one zip, made in the background; stopped, its result raises Stopped."""
    for gebied in gebieden:
        desk.require(LEZEN, in_gebied(gebied))
    desk.require_somewhere(LEZEN)
    return desk.readers.jobs.start(
        lambda job: zip_of_descriptions(
            description_files(desk, gebieden, format, asked, job.tell, job.stopped)
        )
    )


def state_of_descriptions(desk: Desk) -> tuple[str, str, str]:
    """What files that were made before rest on: the data, the day and the reader.

    When it differs from what it was, they no longer say what new ones would.
    """
    desk.require_somewhere(LEZEN)
    return (str(desk.networks.moment().name), desk.today.isoformat(), desk.user.naam)


def zip_name(gebieden: Sequence[str], format: str, nameless: bool = False) -> str:
    """A name that says what is in it: beschrijvingen-1-3-pdf-zonder-namen.zip."""
    which = "-".join(map(slug, gebieden))
    return f"beschrijvingen-{which}-{format}{'-zonder-namen' if nameless else ''}.zip"


def zip_of_descriptions(files: Mapping[str, bytes]) -> bytes:
    """These files as one zip: the same files give the same bytes."""
    return zip_of(files)


def _alone(asked: Asked) -> Asked:
    return Asked(asked.parts, asked.since, None, asked.nameless)
