"""``netwerk ...``: the abilities of the product without a browser.

Exit code 0 when all went well, 1 for a problem with the input or the store (one Dutch sentence on
stderr), 2 for a wrong call.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence

from netwerk.cli.arguments import parse
from netwerk.cli.run import Run
from netwerk.errors import NetwerkError
from netwerk.files import reason


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(
            errors="backslashreplace"
        )  # a letter that this terminal cannot show is no reason to stop
    call = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        run: Run = call.run
        return run(call)
    except NetwerkError as error:
        print(f"netwerk: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("netwerk: afgebroken.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of our output (head, less) went away: nothing is wrong.
        sys.stderr.close()
        return 0
    except OSError as error:
        where = f" bij '{error.filename}'" if error.filename else ""
        print(
            f"netwerk: het systeem geeft een fout{where}: {reason(error)}. Los dat op en "
            "probeer het opnieuw.",
            file=sys.stderr,
        )
        return 1
