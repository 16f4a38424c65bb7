"""Importing in the background: with progress, and stopped when the user says so."""

from __future__ import annotations

from collections.abc import Sequence

from netwerk.access.rights import BEWERKEN, LEZEN
from netwerk.exchange.request import ImportOptions
from netwerk.services.desk import Desk
from netwerk.services.imports import confirm_import, preview_import
from netwerk.services.live.jobs import Job, Stopped
from netwerk.services.mappings.preview import Preview
from netwerk.store.values import Revision
from netwerk.typed.dutch_numbers import whole

__all__ = ["Stopped", "reading_job", "storing_job"]


def reading_job(
    desk: Desk, files: Sequence[tuple[str, bytes]], options: ImportOptions
) -> Job[Preview]:
    """The preview of these files, as a job; stopped, its result raises Stopped."""
    desk.require(LEZEN)
    return desk.readers.jobs.start(
        lambda job: preview_import(desk, files, options, job.tell, job.stopped)
    )


def storing_job(desk: Desk, preview: Preview, keep: bool = True) -> Job[Revision | None]:
    """Storing a preview (see `confirm_import`), as a job; stopped in time, nothing is stored."""
    desk.require_somewhere(BEWERKEN)
    rows = whole(len(preview.plan.items()))

    def work(job: Job[Revision | None]) -> Revision | None:
        def watch(share: float) -> None:
            if job.stopped():
                raise Stopped
            job.tell(share, f"{rows} gegevens opslaan")

        return confirm_import(desk, preview, keep=keep, watch=watch)

    return desk.readers.jobs.start(work)
