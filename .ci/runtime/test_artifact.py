"""What `sam build` made: nothing but what the functions run on."""

import os
import re
import zipfile
from pathlib import Path

import pytest

from function import ROOT

MEGABYTE = 1_000_000
MOST = 18 * MEGABYTE

FUNCTIONS = ("ApiFunction", "LoaderFunction", "RecorderFunction")
ROOMS = {"api", "aws", "client", "event", "journal", "lambda", "load", "page", "pipeline", "redshift", "schema", "status"}


def jars(artifact):
    """The libraries as `group.artifact`, which SAM makes their files' names of."""
    names = [path.name for path in (artifact / "lib").iterdir()]
    return {re.sub(r"-\d[^-]*(-SNAPSHOT)?\.jar$", "", name) for name in names}


def shipped():
    lines = (ROOT / "src/test/resources/artifact/libraries.txt").read_text().splitlines()
    return {line.replace(":", ".") for line in lines if line and not line.startswith("#")}


def files(artifact):
    return sorted(path for path in artifact.rglob("*") if path.is_file())


def test_sam_built_all_functions_and_ran_no_test(built):
    assert {path.name for path in built.iterdir() if path.is_dir()} == set(FUNCTIONS)
    log = Path(os.environ["WINDLASS_BUILD_LOG"]).read_text()
    assert "Build Succeeded" in log
    assert "Tests are skipped" in log
    assert "T E S T S" not in log


@pytest.mark.parametrize("function", FUNCTIONS)
def test_it_holds_the_libraries_of_the_list_and_no_other(built, function):
    assert jars(built / function) == shipped()


@pytest.mark.parametrize("function", FUNCTIONS)
def test_it_holds_our_own_rooms_of_lambda_and_no_other(built, function):
    artifact = built / function
    own = {path.relative_to(artifact).parts for path in files(artifact) if path.suffix == ".class"}
    assert {parts[:2] for parts in own} == {("io", "windlass")}
    assert {parts[2] for parts in own} == ROOMS
    assert {path.name for path in artifact.iterdir()} - {"io", "lib"} <= {
        "META-INF", "definitions", "page", "pipelines", "schemas", "sql",
    }


@pytest.mark.parametrize("function", FUNCTIONS)
def test_it_zips_to_little(built, function, tmp_path):
    artifact = built / function
    with zipfile.ZipFile(tmp_path / "artifact.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files(artifact):
            archive.write(path, path.relative_to(artifact))
    size = (tmp_path / "artifact.zip").stat().st_size
    rooms = {}
    for entry in zipfile.ZipFile(tmp_path / "artifact.zip").infolist():
        name = Path(entry.filename).name if entry.filename.startswith("lib/") else "Windlass itself"
        rooms[name] = rooms.get(name, 0) + entry.compress_size
    print(f"\n{function}: {size / MEGABYTE:.1f} MB zipped; the most room takes:")
    for name, bytes_ in sorted(rooms.items(), key=lambda room: -room[1])[:8]:
        print(f"  {bytes_ / MEGABYTE:5.2f} MB  {name}")
    assert size <= MOST
