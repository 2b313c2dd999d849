import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / ".ci" / "judges"), str(ROOT / "docs" / "examples")]

import os

import boto3
import pytest

from cloud import Cloud


@pytest.fixture(scope="session")
def cloud(tmp_path_factory):
    """An embedded cloud, in the environment of this process as AWS would be."""
    cloud = Cloud(tmp_path_factory.mktemp("cloud") / "home")
    patch = pytest.MonkeyPatch()
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        patch.delenv(name)
    for name, text in cloud.variables.items():
        patch.setenv(name, text)
    boto3.DEFAULT_SESSION = None
    yield cloud
    patch.undo()
    status = cloud.stop()
    assert status in (0, 143), f"up ended with {status}:\n{cloud.log()}"


@pytest.fixture(scope="session")
def put(cloud):
    """Puts an object that the pipeline sparkify_staging loads in its step songs."""
    s3 = boto3.client("s3")

    def put(name):
        song = b'{"song_id": "S1", "title": "t", "artist_id": "A1", "duration": 1.5, "year": 2018, "num_songs": 1}'
        s3.put_object(Bucket="data", Key=f"song_data/{name}.json", Body=song)

    return put
