"""``netwerk ...``: the abilities of the product without a browser.

Exit code 0 when all went well, 1 for a problem with the input or the store (one Dutch sentence on
stderr), 2 for a wrong call.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from netwerk.cli.arguments import parse
from netwerk.errors import NetwerkError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    call = parse(sys.argv[1:] if arguments is None else arguments)
    try:
        return int(call.run(call))
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
