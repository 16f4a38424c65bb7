"""An address counts only as the provider vouches for it: whole, and of no look-alike."""

import pytest

from netwerk.access.identity import identity_of, kept_claims
from netwerk.access.sign_in_settings import SignInSettings
from netwerk.errors import AccessDenied

SETTINGS = SignInSettings(domeinen=("oude-ijsselstreek.nl",))


def _signs_in(mail: object, **more: object) -> str:
    claims = {"sub": "1", "email": mail, **more}
    return identity_of(kept_claims(claims, SETTINGS, 1.0), SETTINGS).email


def test_a_long_address_is_not_cut_off_into_one_of_the_gemeente() -> None:
    for size in range(30, 100):
        with pytest.raises(AccessDenied):
            _signs_in("x" * size + "@oude-ijsselstreek.nl.elders.example")


@pytest.mark.parametrize("said", [False, "false", "False", 0, "0", "nee"])
def test_an_address_that_the_provider_does_not_vouch_for_is_refused_in_every_form(
    said: object,
) -> None:
    with pytest.raises(AccessDenied):
        _signs_in("an@oude-ijsselstreek.nl", email_verified=said)


@pytest.mark.parametrize("said", [True, "true", "True", None])
def test_an_address_that_is_vouched_for_is_let_in(said: object) -> None:
    assert _signs_in("An.d'Or+x@Oude-IJsselstreek.nl", email_verified=said).startswith("An.d'Or")


@pytest.mark.parametrize(
    "mail",
    [
        "baas@oude-ijsselstreek.nl\u200b",
        "baas\u202e@oude-ijsselstreek.nl",
        "baa\u017f@oude-ijsselstreek.nl",
        "<baas@oude-ijsselstreek.nl",
        "de baas@oude-ijsselstreek.nl",
        "x@elders.example,baas@oude-ijsselstreek.nl",
        "baas@oude-ijsselstreek.nl@elders.example",
        "baas@oude-ijsselstreek.nl.elders.example",
    ],
)
def test_what_only_looks_like_an_address_of_a_colleague_is_refused(mail: str) -> None:
    with pytest.raises(AccessDenied):
        _signs_in(mail)
