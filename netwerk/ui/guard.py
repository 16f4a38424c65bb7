"""A problem is one sentence for the user.

What nobody foresaw goes to the log under a number that the user sees.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from netwerk.access.work_done import ERRORS, WORK_DONE
from netwerk.errors import NetwerkError, StoreBusy, StoreUnavailable
from netwerk.ui import away
from netwerk.ui.words import plain

log = logging.getLogger("netwerk")


@contextmanager
def guarded(part: str | None = None) -> Iterator[None]:
    """Draw a part of a page; the rest of the app goes on when it fails.

    part: what this part is called; a store that does not answer is then asked again from there.
    ``@guarded()`` above what a button calls (``on_click``): that runs before any page is drawn.
    """
    try:
        yield
    except (StoreUnavailable, StoreBusy) as error:
        if part is None:
            st.error(plain(error))
        else:
            away.cannot_be_shown(error, part)
    except NetwerkError as error:
        st.error(plain(error))
    except Exception:
        number = uuid.uuid4().hex[:8]
        WORK_DONE.count(ERRORS)
        log.exception("Unforeseen error %s", number, extra={"number": number})
        st.error(
            "Er ging iets mis dat wij niet hebben voorzien. Ververs de pagina. Blijft het? "
            f"Meld dan nummer {number}."
        )
