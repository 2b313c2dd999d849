import pytest

from stack import Stack
from windlass._function import Function
from windlass.sleeper import SleeperClient
from windlass.writer import BatchWriter


@pytest.fixture(autouse=True)
def naps(monkeypatch):
    """Nobody sleeps here; how long they would have is kept."""
    naps = []
    monkeypatch.setattr("time.sleep", naps.append)
    monkeypatch.delenv("WINDLASS_API_FUNCTION", raising=False)
    return naps


@pytest.fixture
def stack():
    return Stack()


@pytest.fixture
def client(stack):
    return SleeperClient("my_stack", lambda_client=stack)


@pytest.fixture
def writer_of(stack):
    """A writer of a job named ``job``, with so many bytes in a request."""
    function = Function(stack, "my-stack-ApiFunction:live")
    return lambda part_bytes: BatchWriter(
        lambda request: function.send(request, "write"), "my_table", "job", part_bytes
    )
