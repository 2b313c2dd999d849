import os
from pathlib import Path

import boto3
import pytest

import service_model
from cloud import Cloud
from warehouse import Warehouse
from witness import Witness

ENDPOINT = "AWS_ENDPOINT_URL_REDSHIFT_DATA"


@pytest.fixture(scope="session")
def models():
    """The service models, the newest first: the installed one, and an older one where there is the data for tests."""
    data = os.environ.get("WINDLASS_TEST_DATA")
    older = [service_model.kept(Path(data, "redshift-data-api-model", "service-2.json"))] if data else []
    return [service_model.installed(), *older]


@pytest.fixture(scope="session")
def cloud(tmp_path_factory):
    cloud = Cloud(tmp_path_factory.mktemp("cloud") / "home")
    yield cloud
    status = cloud.stop()
    assert status in (0, 143), f"up ended with {status}:\n{cloud.log()}"


@pytest.fixture(scope="session")
def witness(cloud, models):
    witness = Witness(cloud.variables[ENDPOINT], models)
    yield witness
    witness.close()


@pytest.fixture(scope="session")
def variables(cloud, witness):
    """What `up` printed, with the witness in the way, and nothing else of AWS's."""
    return {**cloud.variables, ENDPOINT: witness.endpoint}


@pytest.fixture(scope="session")
def environment(variables, tmp_path_factory):
    """The variables as the environment of this process and those that it starts."""
    nothing = tmp_path_factory.mktemp("aws") / "nothing"
    patch = pytest.MonkeyPatch()
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        patch.delenv(name)
    for name, text in variables.items():
        patch.setenv(name, text)
    # Nobody's own settings have a say.
    patch.setenv("AWS_CONFIG_FILE", str(nothing))
    patch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(nothing))
    patch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    boto3.DEFAULT_SESSION = None
    yield os.environ
    patch.undo()


@pytest.fixture(scope="session")
def warehouse(environment):
    return Warehouse()


@pytest.fixture(autouse=True)
def every_answer_follows_the_model(witness):
    yield
    complaints = witness.complaints()
    assert not complaints, "\n".join(complaints)


def pytest_report_header():
    data = os.environ.get("WINDLASS_TEST_DATA")
    return "service models: the installed one" + (" and the one of the data for tests" if data else " only")
