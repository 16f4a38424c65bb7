"""What goes wrong between netwerk and the server, as one sentence for the user.

There is never a password or a value in it, and no address: pages show it to everybody. Where it was
is in ``place`` of the error, for who looks after the server (the command line tells it).
"""

from __future__ import annotations

import logging
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
    UnsupportedServerProduct,
)

from netwerk.errors import StoreBusy, StoreDamaged, StoreError, StoreUnavailable

SUPPORTED = "5.26 (LTS) en de uitgaven van 2025 en 2026"

Failure = Neo4jError | DriverError
E = TypeVar("E", bound=StoreError)

NO_WRITING = ("Security.Forbidden", "ForbiddenOnReadOnly", "WriteOnReadOnlyAccessDatabase")
PASSING = ("DeadlockDetected", "NotALeader", "LeaderSwitch", "DatabaseUnavailable")
"""Parts of the codes of the server."""


def keep_driver_quiet() -> None:
    """What the driver logs is English and no message for users; what matters becomes a sentence.

    Whoever wants to see it gives the logger ``neo4j`` a handler of their own.
    """
    logger = logging.getLogger("neo4j")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False


def may_not_write(error: BaseException | None) -> bool:
    """Whether the server lets this user, or anybody, only read here."""
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    return isinstance(error, Forbidden) or any(part in code for part in NO_WRITING)


def too_large(error: Neo4jError) -> bool:
    """Whether it does not fit in the memory of the server, now or later."""
    return "OutOfMemory" in (error.code or "")


def was_too_large(error: StoreError) -> bool:
    """The same of what became a sentence."""
    return isinstance(error.__cause__, Neo4jError) and too_large(error.__cause__)


def passes(error: Neo4jError) -> bool:
    """Whether the same may well go right in some seconds."""
    return (error.code or "").endswith(PASSING)


@contextmanager
def as_sentence(url: str, database: str | None) -> Iterator[None]:
    """Errors of the driver become StoreError with a sentence that says what to do."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise sentence(error, url, database) from error


def sentence(error: Failure, url: str, database: str | None) -> StoreError:
    """The error for the user."""
    if isinstance(error, Neo4jError):
        return _at(url, _from_server(error, database))
    return _at(url, _from_driver(error))


def _at(url: str, error: E) -> E:
    error.place = url
    return error


def _from_driver(error: DriverError) -> StoreUnavailable:
    if _certificate(error):
        return StoreUnavailable(
            "Het certificaat van de Neo4j-server wordt niet vertrouwd. "
            "Laat de beheerder een geldig certificaat plaatsen, "
            "of gebruik voor een eigen certificaat een adres dat begint met neo4j+ssc:// of "
            "bolt+ssc://."
        )
    if _no_tls(error):
        return StoreUnavailable(
            "De Neo4j-server geeft geen versleutelde verbinding (TLS). Gebruik een adres dat "
            "begint met neo4j:// of bolt://, of laat de beheerder TLS aanzetten."
        )
    if _too_late(error):
        return _silent()
    if isinstance(error, UnsupportedServerProduct) or "handshake" in str(error).lower():
        return StoreUnavailable(
            "Op dit adres antwoordt geen Neo4j-server die netwerk kent. Controleer adres en poort "
            "(meestal 7687); "
            f"netwerk werkt met Neo4j {SUPPORTED}."
        )
    if isinstance(error, ServiceUnavailable | SessionExpired):
        return StoreUnavailable(
            "De Neo4j-server is niet bereikbaar. Controleer of hij aanstaat, of het "
            "adres klopt en of het netwerk werkt."
        )
    if isinstance(error, ConfigurationError):
        return StoreUnavailable(
            "Met de instellingen voor Neo4j kan netwerk niet verbinden. Controleer het adres."
        )
    return StoreUnavailable(
        f"De verbinding met de Neo4j-server ging mis ({type(error).__name__}). Probeer het opnieuw."
    )


def _from_server(error: Neo4jError, database: str | None) -> StoreError:
    code = error.code or ""
    if (
        isinstance(error, AuthError)
        or code.startswith("Neo.ClientError.Security.Auth")
        or code.endswith("CredentialsExpired")
    ):
        return _refused(code)
    if code.endswith("DatabaseNotFound"):
        named = f"De database '{database}'" if database else "De database van deze gebruiker"
        return StoreUnavailable(
            f"{named} bestaat niet op de Neo4j-server. Controleer NETWERK_NEO4J_DATABASE."
        )
    if may_not_write(error):
        return _not_allowed(code)
    if too_large(error):
        return StoreUnavailable(
            "Deze hoeveelheid is te groot voor het geheugen van de Neo4j-server. Er "
            "is niets opgeslagen. "
            "Doe het in delen, of vraag de beheerder om meer geheugen "
            "(server.memory.heap.max_size)."
        )
    if (
        isinstance(error, TransientError)
        or "TimedOut" in code
        or "LockClient" in code
        or "Terminated" in code
    ):
        return StoreBusy(
            "De Neo4j-server is te druk of iemand anders schrijft nog. Er is niets "
            "opgeslagen; probeer het zo opnieuw."
        )
    if isinstance(error, ConstraintError) or ".Schema." in code:
        return StoreDamaged(
            f"De gegevens in Neo4j botsen met wat er buiten netwerk om is ingevoerd ({code}): "
            f"dezelfde sleutel komt twee keer voor. "
            f"Er is niets opgeslagen; haal in Neo4j de dubbele weg."
        )
    if isinstance(error, ClientError):
        return StoreError(
            f"De Neo4j-server begrijpt een opdracht van netwerk niet ({code}). Er is "
            "niets opgeslagen."
        )
    return StoreUnavailable(
        f"De Neo4j-server geeft een fout ({code}). Er is niets opgeslagen; waarschuw de beheerder."
    )


def _not_allowed(code: str) -> StoreUnavailable:
    if "ReadOnly" in code:
        return StoreUnavailable(
            "De database van Neo4j is alleen te lezen; er is niets opgeslagen. Vraag de "
            "beheerder om schrijven toe te staan."
        )
    return StoreUnavailable(
        "De gebruiker van Neo4j mag dit niet. "
        "Vraag de beheerder om rechten om te lezen, te schrijven en indexen te maken."
    )


def _refused(code: str) -> StoreUnavailable:
    if code.endswith("AuthenticationRateLimit"):
        return StoreUnavailable(
            "Er is te vaak een verkeerd wachtwoord gebruikt voor Neo4j. Wacht even en "
            "probeer het dan opnieuw."
        )
    if code.endswith("CredentialsExpired"):
        return StoreUnavailable(
            "Het wachtwoord voor Neo4j is verlopen. Stel een nieuw wachtwoord in en "
            "zet dat in de instellingen."
        )
    return StoreUnavailable(
        "De Neo4j-server weigert deze gebruiker of dit wachtwoord. "
        "Controleer NETWERK_NEO4J_USER en NETWERK_NEO4J_PASSWORD, of neo4j_user en "
        "neo4j_password in netwerk.toml."
    )


def _certificate(error: BaseException) -> bool:
    """Whether an untrusted certificate lies at the bottom of it."""
    return any(
        isinstance(cause, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(cause)
        for cause in _causes(error)
    )


def _no_tls(error: BaseException) -> bool:
    """Whether the server did not understand that the connection should be encrypted."""
    return any(isinstance(cause, ssl.SSLError) for cause in _causes(error))


def _too_late(error: BaseException) -> bool:
    """Whether something took the connection, and then did not answer in time."""
    return any(
        "timed out" in str(cause).lower() and "establish connection" not in str(cause)
        for cause in _causes(error)
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything that it came from."""
    seen: set[int] = set()
    left: list[BaseException] = [error]
    while left:
        one = left.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            left += [cause for cause in (one.__cause__, one.__context__) if cause is not None]
            if isinstance(one, BaseExceptionGroup):
                left += one.exceptions


def silent(url: str) -> StoreUnavailable:
    """For a server that takes connections and says nothing."""
    return _at(url, _silent())


def _silent() -> StoreUnavailable:
    return StoreUnavailable(
        "De Neo4j-server antwoordt niet. Probeer het zo opnieuw; blijft dit zo, laat de "
        "beheerder dan kijken of de server vastzit of te druk is."
    )


def too_old(url: str, version: str) -> StoreUnavailable:
    """For a server before the ones that netwerk is tested with."""
    return _at(
        url,
        StoreUnavailable(
            f"De Neo4j-server is versie {version}, en die is te oud. netwerk werkt met "
            f"Neo4j {SUPPORTED}. Werk de server bij."
        ),
    )


def no_store_database(url: str) -> StoreUnavailable:
    """For the database in which Neo4j keeps its own users and databases."""
    return _at(
        url,
        StoreUnavailable(
            "De database 'system' is van Neo4j zelf en kan geen netwerk bevatten. Kies een "
            "andere met NETWERK_NEO4J_DATABASE."
        ),
    )


def of_others(url: str, counts: Mapping[str, int]) -> StoreUnavailable:
    """For a graph of another program, of labels or types that netwerk uses too."""
    named = ", ".join(f"{name} ({n})" for name, n in counts.items())
    return _at(
        url,
        StoreUnavailable(
            f"In de Neo4j-database staan al gegevens van een ander programma: {named}. "
            "netwerk blijft daar vanaf. Kies met NETWERK_NEO4J_DATABASE een andere database, of "
            "neem die gegevens over met 'netwerk check --overnemen'."
        ),
    )
