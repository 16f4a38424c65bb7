"""The API served alone by a real server, as the pages mount it: `python serving.py PORT`."""

import sys
from dataclasses import replace

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from netwerk.api.app import api_app
from netwerk.services.stores import open_desk
from netwerk.settings import load_settings


class LinesTold:
    """A log that tells each line on standard output."""

    def write(self, line) -> None:
        said = (line.wie, line.wat, line.waarop, line.waarvandaan, str(line.gelukt))
        sys.stdout.write("|".join(("LOG", *said)) + "\n")
        sys.stdout.flush()


def main() -> None:
    desk = replace(open_desk(load_settings(), running=True), log=LinesTold())
    app = Starlette(routes=[Mount("/api/v1", api_app(desk.of))])
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")


if __name__ == "__main__":
    main()
