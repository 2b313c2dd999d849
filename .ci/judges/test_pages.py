"""The pages for applications in other languages than Java, typed word by word by somebody who has a clean clone."""

import pytest

from cloud import ROOT
from reader import Reader


@pytest.fixture
def reader(tmp_path):
    reader = Reader(tmp_path)
    yield reader
    reader.close()


def test_the_page_of_the_api(reader):
    reader.follow(ROOT / "docs" / "api.md")
    asked = "".join(reader.said)
    assert '"error"' not in asked and "FunctionError" not in asked
    assert '{"table":"staging_songs","job":"sample","objects":1,"rows":1}' in asked
    assert '"state":"FINISHED","pending":0' in asked and '"SOSAMPLE"' in asked
    assert '{"tables":[{"table":"staging_events",' in asked
    assert 'GRANT SELECT ON TABLE "staging_songs" TO "IAMR:windlass-ApiRole-4D5E6F";' in asked
    assert reader.promised == 1


def test_the_page_of_python(reader):
    reader.follow(ROOT / "docs" / "python.md")
    assert reader.promised == 4
