"""Reading and storing that the user stops: said in a sentence, and started again with one press."""

from __future__ import annotations

import threading

import pytest
from streamlit.testing.v1 import AppTest

from netwerk.services import import_jobs
from netwerk.services.desk import Desk
from netwerk.services.imports import confirm_import
from netwerk.services.live.jobs import Job, Jobs, Stopped
from netwerk.services.stores import state_of
from netwerk.ui import read_files
from netwerk.ui.inlezen.chosen_files import TOGETHER, beyond
from tests.ui.test_editing import press
from tests.ui.test_mapping_step import chosen


def stopped_at_once(*_args: object, **_kwargs: object) -> Job[None]:
    """A job of which the user pressed the button before it was well under way."""

    def work(job: Job[None]) -> None:
        job.stop()
        raise Stopped

    return Jobs().start(work)


def said(app: AppTest) -> str:
    return " ".join(info.value for info in app.info)


def test_reading_that_was_stopped_is_said_and_can_be_done_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as slow:
        slow.setattr(read_files, "reading_job", stopped_at_once)
        app = chosen()
        assert "Het lezen is gestopt. Er is niets opgeslagen." in said(app)
        assert "Dit is gelezen" not in [head.value for head in app.header]
    press(app, "Opnieuw lezen")
    assert "Dit is gelezen" in [head.value for head in app.header]


def test_storing_that_was_stopped_stores_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(desk).revision

    def stopping(at, preview, type="import", keep=True, watch=lambda _: None):
        job.append(threading.current_thread().name)

        def halfway(share: float) -> None:
            if share >= 0.5:
                raise Stopped
            watch(share)

        return confirm_import(at, preview, type, keep, halfway)

    job: list[str] = []
    app = chosen()
    with monkeypatch.context() as slow:
        slow.setattr(import_jobs, "confirm_import", stopping)
        press(app, "1 gegeven opslaan")
    assert job
    assert "Het opslaan is gestopt. Er is niets opgeslagen." in said(app)
    assert state_of(desk).revision == before


class Upload:
    """A file as the page has it."""

    def __init__(self, size: int) -> None:
        self.size, self.file_id = size, "x"


def test_files_that_are_too_much_together_are_refused_with_a_sentence() -> None:
    assert beyond([Upload(TOGETHER)]) is None
    sentence = beyond([Upload(TOGETHER // 2), Upload(TOGETHER // 2 + 1024 * 1024)])
    assert sentence
    assert "samen 101 MB" in sentence
    assert "100 MB" in sentence
