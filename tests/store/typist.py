"""Somebody who adds actors on a page of the running app for ever, over a real websocket session.

``python -m tests.store.typist PORT NAME ACKNOWLEDGED`` notes each name after the page said that it
is stored. When the page says anything else (the store is away for a moment) the same form is sent
again, as a person would. Ends by itself when the app is gone.
"""

# ruff: noqa: T201 (words on standard output are how the tests follow it)

from __future__ import annotations

import asyncio
import os
import sys
import time
import uuid
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.bench.load.visitor import PATIENCE, visiting

FORM = "actor:invoeren"
"""Every widget of the form has it in its key, which Streamlit puts in its id."""
NAME, SOORT, SAVE = "Naam (verplicht)", "Soort (verplicht)", "Actor opslaan"
STORED = "is opgeslagen"


@dataclass
class Page:
    """What a page shows: the ids of the widgets of the form by label, and what it says."""

    widgets: dict[str, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    def take(self, message: ForwardMsg) -> None:
        """Look at one message of the app."""
        if message.WhichOneof("type") != "delta":
            return
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind in {"text_input", "selectbox", "button"}:
            widget = getattr(element, kind)
            if f"-{FORM}:" in widget.id:
                self.widgets[widget.label] = widget.id
        elif kind == "alert":
            self.said.append(element.alert.body)
        elif kind == "exception":
            self.said.append(element.exception.message)


async def asked(socket: websockets.ClientConnection, message: BackMsg) -> Page:
    """Send this and read until the app is finished, reruns of its own included."""
    page = Page()
    await socket.send(message.SerializeToString())
    async with asyncio.timeout(PATIENCE):
        while True:
            got = ForwardMsg.FromString(await socket.recv(decode=False))
            page.take(got)
            if got.WhichOneof("type") == "script_finished":
                if got.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                return page


def looked() -> BackMsg:
    """Ask for the page."""
    ask = BackMsg()
    ask.rerun_script.page_name = "invoeren"
    return ask


def filled(page: Page, name: str) -> BackMsg:
    """The form with this name in it, and its button pressed."""
    ask = looked()
    states = ask.rerun_script.widget_states.widgets
    states.add(id=page.widgets[NAME], string_value=name)
    states.add(id=page.widgets[SOORT], string_value="Bewonersgroep")
    states.add(id=page.widgets[SAVE], trigger_value=True)
    return ask


async def type_for_ever(port: int, name: str, acknowledged: str) -> None:
    """Add one actor after another; a name is of random letters, so that no two look alike."""
    handle = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    async with visiting(port) as socket:
        page = await asked(socket, looked())
        if SAVE not in page.widgets and not page.said:
            # Nothing is wrong with the store: the page is made in another way than is sought here.
            print("the form is not on the page", flush=True)
            return
        print("open", flush=True)
        while True:
            new = f"{uuid.uuid4().hex} {name}"
            while True:
                if SAVE in page.widgets:
                    page = await asked(socket, filled(page, new))
                if any(new in said and STORED in said for said in page.said):
                    break
                await asyncio.sleep(0.2)
                if SAVE not in page.widgets:
                    page = await asked(socket, looked())
            os.write(handle, f"naam {new}\n".encode())


def main() -> None:
    port, name, acknowledged = sys.argv[1:]
    try:
        asyncio.run(type_for_ever(int(port), name, acknowledged))
    except (OSError, websockets.WebSocketException) as error:
        print(f"{time.strftime('%X')} the app is gone: {type(error).__name__}", flush=True)


if __name__ == "__main__":
    main()
