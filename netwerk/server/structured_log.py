"""Logs that a machine reads: one JSON object a line on stderr, without anything about a person.

A line says what happened in fixed words. What was typed or read is never in it: of an error only
its class and the places in the code that it passed.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

import streamlit.logger

from netwerk.access.server_address import log_as_json

WANTED = "NETWERK_LOG_JSON"
OWN = ("number", "page", "seconds")
"""What our own lines may carry besides their words."""
DEEPEST = 12
"""So many places in the code are told of an error, the innermost."""


def json_wanted(table: Mapping[str, Any], environ: Mapping[str, str] | None = None) -> bool:
    """Whether the log is to be JSON: by NETWERK_LOG_JSON=1, else by ``logboek`` of ``[server]``.

    Raises InputError when that is no word that it can be.
    """
    given = (os.environ if environ is None else environ).get(WANTED)
    if given is not None:
        return given.lower() not in {"", "0", "nee", "false"}
    return log_as_json(table)


class JsonLine(logging.Formatter):
    """One record as one line of JSON.

    event: the words as they stand in the code, so without the values that would be put in; of a
    text of others that may have values in it, the module and line that told it.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": _event(record),
        }
        for name in OWN:
            value = getattr(record, name, None)
            if value is not None:
                line[name] = round(value, 4) if isinstance(value, float) else value
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _passed(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _event(record: logging.LogRecord) -> str:
    """What happened, in words that stand in the code.

    A text of others without values to put in may have them in it already: then the place in code.
    """
    own = record.name.partition(".")[0] == "netwerk"
    if isinstance(record.msg, str) and (own or record.args):
        return record.msg
    return f"{record.module}:{record.lineno}"


def _passed(trace: TracebackType | None) -> list[str]:
    """The places in the code that an error passed, without what stood there."""
    steps = traceback.extract_tb(trace)[-DEEPEST:]
    return [
        f"{'/'.join(step.filename.split('/')[-2:])}:{step.lineno} {step.name}" for step in steps
    ]


def write_json() -> None:
    """From here on every line of the log of this process is JSON, also those of Streamlit."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLine())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    logging.getLogger("netwerk").setLevel(logging.INFO)
    for made in list(logging.root.manager.loggerDict.values()):
        if isinstance(made, logging.Logger):
            _through_root(made)
    # Streamlit gives each of its loggers a handler of its own when it is first asked for.
    streamlit.logger.setup_formatter = _through_root
    logging.captureWarnings(capture=True)
    sys.excepthook = _unforeseen
    threading.excepthook = _unforeseen_in_thread


def _through_root(logger: logging.Logger) -> None:
    logger.handlers.clear()
    logger.propagate = True


def _unforeseen(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    logging.getLogger("netwerk").critical("process ended", exc_info=(kind, error, trace))


def _unforeseen_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        told = (args.exc_type, args.exc_value, args.exc_traceback)
        logging.getLogger("netwerk").error("thread ended", exc_info=told)
