"""Any bytes and any JSON: a reader gives tables or one sentence, never anything else."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from netwerk.errors import InputError
from netwerk.exchange.formats.recognise import FileKind
from netwerk.exchange.formats.registry import READERS
from tests.fuzz.readers import sound


def looked_at(read, name: str, content: bytes) -> None:
    try:
        sound(read(name, content))
    except InputError as refusal:
        sentence = str(refusal)
        assert sentence.startswith(name)
        assert sentence.endswith(".")
        assert not re.search(r"Traceback|Error\b|None", sentence)


@settings(max_examples=150, deadline=None)
@given(content=st.binary(max_size=300), kind=st.sampled_from([k for k in READERS if k is not FileKind.OLD_SHEETS]))  # fmt: skip
def test_any_bytes_in_any_reader(content, kind):
    looked_at(READERS[kind], "x.dat", content or b"x")


@settings(max_examples=150, deadline=None)
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["nodes", "edges", "elements", "data", "id", "label", "source", "target", "graph", "from", "to", "type", "fullGraph", "nodeData", "services", "name"]),
            inner,
            max_size=5,
        ),
        max_leaves=20,
    )
)  # fmt: skip
def test_any_json(value):
    import json

    looked_at(READERS[FileKind.JSON], "x.dat", json.dumps(value).encode())
