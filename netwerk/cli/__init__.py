"""``netwerk ...``: the abilities of the product without a browser.

Exit code 0 when all went well, 1 for a problem with the input or the store (one Dutch sentence on
stderr), 2 for a wrong call.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress

from netwerk.cli.arguments import parse
from netwerk.cli.output import patient_output
from netwerk.cli.run import Run
from netwerk.errors import NetwerkError, StoreError
from netwerk.files import reason


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code, whoever reads its words."""
    try:
        with patient_output():
            return _carried_out(sys.argv[1:] if arguments is None else arguments)
    except OSError as error:
        with suppress(OSError):
            _say_refused(error)
        return 1


def _carried_out(arguments: Sequence[str]) -> int:
    call = parse(arguments)
    try:
        run: Run = call.run
        return run(call)
    except NetwerkError as error:
        place = error.place if isinstance(error, StoreError) else ""
        print(f"netwerk: {error}{f' Adres: {place}.' if place else ''}", file=sys.stderr)
        return 1
    except KeyboardInterrupt as stopped:
        print(f"netwerk: {str(stopped) or 'afgebroken.'}", file=sys.stderr)
        return 1
    except OSError as error:
        _say_refused(error)
        return 1


def _say_refused(error: OSError) -> None:
    where = f" bij '{error.filename}'" if error.filename else ""
    print(
        f"netwerk: het systeem geeft een fout{where}: {reason(error)}. Los dat op en "
        "probeer het opnieuw.",
        file=sys.stderr,
    )
