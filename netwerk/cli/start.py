"""``netwerk start``: open the app, with a line for each step."""

from __future__ import annotations

import argparse
import ctypes
import errno
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import webbrowser
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

from netwerk.access.server_address import is_loopback, server_address
from netwerk.access.sign_in_settings import sign_in_settings
from netwerk.cli.session import opened, settings_of
from netwerk.errors import InputError, StoreUnavailable
from netwerk.services.ready_told import TOLD_IN, share_told
from netwerk.services.records.how_many_listed import actors_kept
from netwerk.services.rules.our_gemeente import example_fits
from netwerk.services.stores import has_actors, state_of
from netwerk.settings import Settings

STARTED_WITHIN = 300.0
"""Seconds without any progress; compiling everything on a slow machine may take much longer."""
SAID_EACH = 0.1
"""The share of getting ready after which it is said again how far it is."""
SAID_AFTER = 5.0
"""Seconds after which is said why it takes so long."""
FIRST_TIME = "De rekenkernen worden klaargezet. De eerste keer kan dat even duren ..."
STOPPED = frozenset({0, -signal.SIGTERM, -signal.SIGINT})
"""What the web app gives back when the user stopped it."""
PR_SET_PDEATHSIG = 1
"""linux/prctl.h."""
PORTS_TRIED = 50


def run_start(call: argparse.Namespace) -> int:
    """Prepare the store, start the web app and wait until it is stopped."""
    settings = settings_of(call)
    _may_be_reached(settings)
    with opened(call, create=True) as desk:
        _step(f"Gegevens geopend: {state_of(desk).url}")
        if desk.read_only:
            _step("Ze zijn hier alleen te lezen: wie iets wil opslaan, heeft schrijfrechten nodig.")
        may_load = desk.may_change() and not desk.read_only
        if not has_actors(desk) and not call.no_demo and may_load and example_fits(desk):
            from netwerk.services.imports import load_demo  # only the first start reads files

            _step("Nog geen gegevens: het demogebied wordt geladen ...")
            load_demo(desk)
        _step(actors_kept(desk))
        if may_load and not has_actors(desk):
            _step(_begin())
    port = _free_port(settings.address, call.port or settings.port)
    if port != (call.port or settings.port):
        _step(f"Poort {call.port or settings.port} is bezet; netwerk gebruikt poort {port}.")
    return _serve(settings, port)


def _begin() -> str:
    """What to do first where nothing is kept yet."""
    if sign_in_settings() is None:
        return "Begin op de pagina Vandaag: lees daar je eigen lijst in."
    return "Meld je aan als beheerder. Op de pagina Vandaag staat hoe je begint."


def _may_be_reached(settings: Settings) -> None:
    """Raises InputError when others could reach the app without signing in, or never could."""
    address, signing = server_address(), sign_in_settings()
    if is_loopback(settings.address):
        return
    if signing is None:
        raise InputError(
            f"Op het adres '{settings.address}' kan iedereen op het netwerk erbij, en aanmelden "
            "staat uit. Zet [aanmelden] in de instellingen, of haal NETWERK_ADDRESS weg."
        )
    if not address.adres:
        raise InputError(
            "Aanmelden kan alleen als bekend is op welk adres mensen komen. Zet in de instellingen "
            'onder [server] adres = "https://...".'
        )


def run_warm(call: argparse.Namespace) -> int:
    """Compile the kernels and do everything once, so that no page waits for it."""
    from netwerk.services.warming import get_ready  # the only command that does all there is

    get_ready(
        settings_of(call),
        lambda share: print(f"\rRekenkernen voorbereiden: {share:.0%}", end="", flush=True),
    )
    print()
    return 0


def _serve(settings: Settings, port: int) -> int:
    command = [sys.executable, "-m", "netwerk.server.serving"]
    _step("De webpagina wordt gestart ...")
    with ExitStack() as folders:
        told = _where_told(folders)
        environment = os.environ | {
            "NETWERK_STORE": settings.store,
            "NETWERK_ADDRESS": settings.address,
            "NETWERK_PORT": str(port),
        }
        if told is not None:
            environment[TOLD_IN] = str(told)
        process = subprocess.Popen(  # noqa: S603 (our own words only)
            command,
            env=environment,
            stdout=subprocess.DEVNULL,
            preexec_fn=_end_with_us if sys.platform == "linux" else None,
        )
        return _until_stopped(process, settings, port, told)


def _where_told(folders: ExitStack) -> Path | None:
    """A file of our own in which the web app tells how far it is; None where there is no room."""
    try:
        made = tempfile.TemporaryDirectory(prefix="netwerk-", ignore_cleanup_errors=True)
    except OSError:
        return None
    return Path(folders.enter_context(made)) / "voortgang"


def _until_stopped(
    process: subprocess.Popen[bytes], settings: Settings, port: int, told: Path | None
) -> int:

    def stop(_signal: int, _frame: FrameType | None) -> None:
        process.terminate()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    try:
        public = server_address()
        here = f"http://{_asked_at(settings.address)}:{port}{public.path}"
        if _up(process, f"{here}/_stcore/health", told):
            address = public.adres or here
            _step(f"Netwerk staat klaar op {address}  (stoppen: Ctrl+C)")
            if settings.browser:
                webbrowser.open(address)
        process.wait()
    finally:
        if process.poll() is None:
            process.kill()
    return 0 if process.returncode in STOPPED else 1


def _asked_at(address: str) -> str:
    """Where this machine itself asks what listens at an address; all of them has a name too."""
    if address in {"0.0.0.0", "::"}:  # noqa: S104 (asked of ourselves only)
        return "127.0.0.1"
    return f"[{address}]" if ":" in address else address


def _end_with_us() -> None:
    """Runs in the web app before it starts.

    The kernel ends it when `netwerk start` ends, even when that is killed.
    """
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _up(process: subprocess.Popen[bytes], url: str, told: Path | None) -> bool:
    """Wait until the web app answers: it does so when it is ready, not before.

    told: where it says how far it is; as long as it gets further, it is waited for. False when the
    user stopped it meanwhile. Raises StoreUnavailable when it ended by itself, or gave no answer
    and got no further for long.
    """
    began = moved = time.monotonic()
    share, said = 0.0, -SAID_EACH
    while time.monotonic() - moved < STARTED_WITHIN:
        if process.poll() in STOPPED:
            return False
        if process.poll() is not None:
            raise StoreUnavailable(
                "De webpagina is niet gestart. Kijk in de regels hierboven wat er misging."
            )
        try:
            with urllib.request.urlopen(url, timeout=1):  # noqa: S310 (always http to ourselves)
                return True
        except OSError:
            time.sleep(0.1)
        if (now := share_told(told)) > share:
            share, moved = now, time.monotonic()
        if time.monotonic() - began > SAID_AFTER and share >= said + SAID_EACH:
            _step(_how_far(share) if said >= 0 else FIRST_TIME)
            said = share
    raise StoreUnavailable(
        f"De webpagina kwam {STARTED_WITHIN:.0f} seconden lang niet verder en gaf nog geen "
        "antwoord. Probeer het opnieuw: wat klaar is, hoeft niet nog eens."
    )


def _how_far(share: float) -> str:
    return f"Klaargezet: {share:.0%}"


def _free_port(address: str, wanted: int) -> int:
    for port in range(wanted, min(wanted + PORTS_TRIED, 65536)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((address, port))
            except OSError as error:
                if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
                    raise InputError(
                        f"Het adres '{address}' is niet van deze machine. Pas NETWERK_ADDRESS aan."
                    ) from error
                continue
            return port
    raise InputError(
        f"Poort {wanted} en de {PORTS_TRIED} erna zijn bezet. Kies een andere met NETWERK_PORT."
    )


def _step(text: str) -> None:
    print(text, flush=True)
