"""A process that writes lines until it is killed: `python -m tests.store.logbook.many_lines`.

FOLDER NAME THREADS LINES; the number of each line that `write` returned of is printed.
"""

import sys
import threading
from pathlib import Path

from netwerk.access.log_line import WIJZIGEN, LogLine
from netwerk.store.logbook.disk_log import DiskLog
from netwerk.store.logbook.log_place import LogPlace
from netwerk.store.port import now


def place_in(folder: Path) -> LogPlace:
    keys = folder / "sleutels"
    return LogPlace(folder / "netwerk.log.db", keys / "logboek.sleutel", keys / "logboek.eind")


def main() -> None:
    folder, name, threads, lines = sys.argv[1:]
    log = DiskLog(place_in(Path(folder)))
    said = threading.Lock()

    def write(thread: int) -> None:
        for number in range(int(lines)):
            mine = f"{name}-{thread}-{number}"
            log.write(LogLine(name, WIJZIGEN, mine, now(), "deze machine", True))
            with said:
                sys.stdout.write(f"{mine}\n")
                sys.stdout.flush()

    working = [threading.Thread(target=write, args=(k,)) for k in range(int(threads))]
    for thread in working:
        thread.start()
    for thread in working:
        thread.join()


if __name__ == "__main__":
    main()
