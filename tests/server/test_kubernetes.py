"""The manifests: valid to the schemas of Kubernetes, restricted, and true to what netwerk answers and reads."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from netwerk.access.role_settings import role_settings
from netwerk.access.server_address import contact_of, server_address
from netwerk.access.sign_in_settings import SHORTEST, sign_in_settings
from netwerk.server.metrics import SECRET
from netwerk.server.own_routes import ALIVE, READY
from netwerk.server.stopping import CLOSED_WITHIN, FINISHED_WITHIN, NOTICE
from netwerk.server.structured_log import json_wanted
from netwerk.settings import load_settings, settings_table

FOLDER = Path(__file__).parents[2] / "deploy" / "k8s"
SCHEMAS = ("1.29", "1.37")
"""The oldest Kubernetes that somebody may have, and the newest of which the schemas are here."""


def read(name: str) -> Any:
    (made,) = yaml.safe_load_all((FOLDER / name).read_text(encoding="utf-8"))
    return made


MANIFESTS = sorted(path.name for path in FOLDER.glob("*.yaml") if path.stem != "kustomization")


@pytest.mark.parametrize("version", SCHEMAS)
@pytest.mark.parametrize("name", MANIFESTS)
def test_every_manifest_is_valid_to_the_letter(name: str, version: str) -> None:
    kubernetes_validate.validate(read(name), version, strict=True)
    if read(name)["kind"] != "Namespace":
        assert read(name)["metadata"]["namespace"] == "netwerk"


def test_a_mistyped_key_would_be_seen() -> None:
    wrong = read("deployment.yaml")
    wrong["spec"]["replica"] = 2
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, SCHEMAS[0], strict=True)


def test_kustomize_takes_all_of_them_and_the_filled_in_secret() -> None:
    names = {name.replace("secret.example", "secret") for name in MANIFESTS}
    assert set(read("kustomization.yaml")["resources"]) == names


def container() -> tuple[Any, Any]:
    pod = read("deployment.yaml")["spec"]["template"]["spec"]
    (one,) = pod["containers"]
    return pod, one


def test_a_pod_is_restricted() -> None:
    """What the profile "restricted" of Kubernetes asks, and a root that is read-only."""
    pod, one = container()
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["securityContext"]["runAsUser"] == 10001
    assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert pod["automountServiceAccountToken"] is False
    assert one["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert not {"hostNetwork", "hostPID", "hostIPC"} & set(pod)
    assert all(set(volume) & {"configMap", "emptyDir"} for volume in pod["volumes"])
    assert {"cpu", "memory"} == set(one["resources"]["requests"])
    assert "memory" in one["resources"]["limits"]
    written = {mount["mountPath"] for mount in one["volumeMounts"] if not mount.get("readOnly")}
    assert written == {"/data", "/tmp"}


def test_the_probes_ask_what_netwerk_answers_and_a_stop_gets_the_time_it_takes() -> None:
    pod, one = container()
    asked = {name: one[name]["httpGet"]["path"] for name in one if name.endswith("Probe")}
    assert asked == {"startupProbe": ALIVE, "livenessProbe": ALIVE, "readinessProbe": READY}
    needed = NOTICE + FINISHED_WITHIN + CLOSED_WITHIN
    assert pod["terminationGracePeriodSeconds"] > needed + 5
    startup = one["startupProbe"]
    assert startup["periodSeconds"] * startup["failureThreshold"] >= 300


def test_two_replicas_of_which_one_stays_and_a_visitor_stays_at_one() -> None:
    deployment, budget = read("deployment.yaml"), read("poddisruptionbudget.yaml")
    assert deployment["spec"]["replicas"] == 2
    assert budget["spec"]["minAvailable"] == 1
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    for select in (
        deployment["spec"]["selector"]["matchLabels"],
        budget["spec"]["selector"]["matchLabels"],
        read("service.yaml")["spec"]["selector"],
        read("networkpolicy.yaml")["spec"]["podSelector"]["matchLabels"],
    ):
        assert select.items() <= labels.items()
    notes = read("ingress.yaml")["metadata"]["annotations"]
    assert notes["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    assert int(notes["nginx.ingress.kubernetes.io/proxy-read-timeout"]) >= 3600


def test_only_the_ingress_and_the_metrics_come_in_and_little_goes_out() -> None:
    policy = read("networkpolicy.yaml")["spec"]
    assert set(policy["policyTypes"]) == {"Ingress", "Egress"}
    assert all(rule.get("from") and rule.get("ports") for rule in policy["ingress"])
    assert all(rule.get("to") and rule.get("ports") for rule in policy["egress"])
    blocks = [to["ipBlock"]["cidr"] for rule in policy["egress"] for to in rule["to"] if "ipBlock" in to]  # fmt: skip
    assert blocks
    assert all(block.endswith("/32") for block in blocks)
    ports = {port["port"] for rule in policy["egress"] for port in rule["ports"]}
    assert ports == {53, 7687, 443}


def test_the_example_of_the_settings_and_secrets_is_what_netwerk_reads(tmp_path: Path) -> None:
    text = read("configmap.yaml")["data"]["netwerk.toml"]
    (tmp_path / "netwerk.toml").write_text(text, encoding="utf-8")
    secret = read("secret.example.yaml")["stringData"]
    assert not any(secret.values())
    assert SECRET in secret
    environ = dict.fromkeys(secret, "x" * SHORTEST)
    environ["NETWERK_CONFIG"] = str(tmp_path / "netwerk.toml")
    settings, signing = load_settings(environ), sign_in_settings(environ)
    assert settings.store == "neo4j://neo4j:7687"
    assert settings.neo4j_password == "x" * SHORTEST
    assert signing is not None
    assert signing.uitgever.startswith("https://")
    assert server_address(environ).secure
    assert server_address(environ).path == ""
    assert role_settings(environ).regels[0].rol == "beheerder"
    table = settings_table("server", environ)
    assert json_wanted(table, {})
    assert contact_of(table) == "mailto:ciso@gemeente.example"
    hosts = {rule["host"] for rule in read("ingress.yaml")["spec"]["rules"]}
    assert hosts == set(server_address(environ).names)
    for word in ("geheim", "password", "wachtwoord"):
        assert word not in str(tomllib.loads(text)).lower()
