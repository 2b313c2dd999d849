import pytest

from emulator import Emulator


@pytest.fixture(scope="session")
def running():
    emulator = Emulator()
    yield emulator
    emulator.stop()


@pytest.fixture(scope="module")
def emulator(running):
    running.reset()
    return running
