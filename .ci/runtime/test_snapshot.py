"""Credentials that a snapshot was taken with are not those of its copies."""

import json
import threading
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from conftest import API, RECORDER
from function import SNAP_START, Function
from test_events import event


@pytest.fixture
def container():
    """Gives credentials as Lambda does under SnapStart, each of them good for a moment; gives those it was asked for."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            body = json.dumps({
                "AccessKeyId": f"KEY{len(asked)}",
                "SecretAccessKey": "secret",
                "Token": "token",
                "Expiration": (datetime.now(timezone.utc) + timedelta(seconds=1)).strftime("%Y-%m-%dT%H:%M:%SZ"),
            }).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/credentials", asked
    server.shutdown()
    server.server_close()


def test_a_copy_asks_for_credentials_of_its_own(built, variables, container):
    url, asked = container
    environment = {
        name: text for name, text in variables["RecorderFunction"].items()
        if name not in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
    }
    environment |= SNAP_START | {"AWS_CONTAINER_CREDENTIALS_FULL_URI": url, "AWS_EC2_METADATA_DISABLED": "true"}
    with Function(built / "RecorderFunction", RECORDER, environment) as recorder:
        before = len(asked)
        assert before > 0
        recorder.restored()
        answer = recorder.invoke(event("s3-put.json"))
        assert answer.error_type is None, answer
        assert len(asked) > before
        assert not [line for line in recorder.stop() if "less warm" in line]


def test_a_copy_of_the_api_answers_at_once(built, variables, journal):
    with Function(built / "ApiFunction", API, variables["ApiFunction"] | journal | SNAP_START) as api:
        api.restored()
        answer = api.invoke(event("api-url.json"))
        assert (answer.error_type, answer.json()["statusCode"]) == (None, 200)
        assert not [line for line in api.stop() if "less warm" in line]
