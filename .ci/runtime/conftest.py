import json
import os
import sys
from pathlib import Path

import boto3
import pytest

sys.path.append(str(Path(__file__).resolve().parents[1] / "judges"))

from cloud import Cloud
from function import ROOT, Function

RECORDER = "io.windlass.lambda.RecorderHandler"
LOADER = "io.windlass.lambda.LoaderHandler"
API = "io.windlass.lambda.ApiHandler"
BUCKET = "windlass-data"
JOURNAL = "windlass-journal"


@pytest.fixture(scope="session")
def built():
    """The directory that `sam build` left."""
    return Path(os.environ["WINDLASS_BUILT"])


@pytest.fixture(scope="session")
def cloud(tmp_path_factory):
    """An embedded cloud whose own functions look away: what is loaded here, the built functions loaded."""
    cloud = Cloud(tmp_path_factory.mktemp("cloud") / "home", pipelines="hits")
    patch = pytest.MonkeyPatch()
    for name, text in cloud.variables.items():
        patch.setenv(name, text)
    boto3.DEFAULT_SESSION = None
    boto3.client("s3").create_bucket(Bucket=BUCKET)
    yield cloud
    patch.undo()
    status = cloud.stop()
    assert status in (0, 143), f"up ended with {status}:\n{cloud.log()}"


@pytest.fixture(scope="session")
def variables(cloud):
    """What `sam local invoke` would give each function, by its name in the template, and the cloud's endpoints."""
    declared = json.loads((ROOT / "events" / "env.json").read_text())
    return {name: {**own, **cloud.variables, "WINDLASS_WORKGROUP": "local"} for name, own in declared.items()}


@pytest.fixture
def journal(cloud):
    """A journal of its own for one test: gives the variable that names it."""
    client = boto3.client("dynamodb")
    name = f"{JOURNAL}-{len(client.list_tables()['TableNames'])}"
    client.create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"} for key in ("pk", "sk")],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
    )
    return {"WINDLASS_TABLE": name}


@pytest.fixture
def functions(built, variables, journal):
    """Both functions that load, each in a process of its own."""
    with (
        Function(built / "RecorderFunction", RECORDER, {**variables["RecorderFunction"], **journal}) as recorder,
        Function(built / "LoaderFunction", LOADER, {**variables["LoaderFunction"], **journal}) as loader,
    ):
        yield recorder, loader


@pytest.fixture
def api(built, variables, journal):
    """The function for applications."""
    with Function(built / "ApiFunction", API, {**variables["ApiFunction"], **journal}) as function:
        yield function
