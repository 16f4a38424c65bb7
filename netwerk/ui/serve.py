"""The process of the web app: it gets ready first and answers only then.

``python -m netwerk.ui.serve APP [options of streamlit run]``; ``netwerk start`` waits for the
answer before it says that netwerk is ready. So no visitor waits for compiling or for modules.
"""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages

from streamlit.web import cli

from netwerk import ui
from netwerk.errors import NetwerkError
from netwerk.services.ready_told import teller
from netwerk.services.warming import get_ready
from netwerk.settings import load_settings
from netwerk.ui.inlezen.memory_back import keep_large_apart

TABLES = ("pandas", "pyarrow")
"""What Streamlit loads for the first table of a page."""


def main() -> None:
    """Get ready, then serve until stopped."""
    keep_large_apart()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # stopped while getting ready: no traceback
    with suppress(NetwerkError, OSError):  # no room to practise: the pages do it when opened
        get_ready(load_settings(), teller())
    for name in (*TABLES, *parts()):
        import_module(name)
    cli.main(["run", *sys.argv[1:]], prog_name="streamlit")


def parts() -> list[str]:
    """The modules that the pages are made of. The pages are no modules: they run when opened."""
    inside = walk_packages(ui.__path__, f"{ui.__name__}.")
    return [module.name for module in inside if module.name != f"{ui.__name__}.serve"]


if __name__ == "__main__":
    main()
