"""Stands between every client and the Data API, and holds each answer to the service models as it passes.

So the AWS CLI and awswrangler are witnessed too, in the bytes that really went over the wire.
"""

import http.client
import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

CONTENT_TYPE = "application/x-amz-json-1.1"


class Witness:
    def __init__(self, endpoint, models):
        """models: the newest first; each is asked."""
        self.models = models
        self.answered = Counter()
        self.refused = Counter()
        self.members = set()
        self._complaints = []
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self, urlsplit(endpoint).netloc))
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.endpoint = f"http://127.0.0.1:{self._server.server_port}"

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def complaints(self):
        """What was wrong since this was last asked."""
        with self._lock:
            complaints, self._complaints = self._complaints, []
        return complaints

    def see(self, target, status, headers, content):
        operation = (target or "").removeprefix("RedshiftData.")
        wrong = []
        if headers.get("Content-Type") != CONTENT_TYPE:
            wrong.append(f"Content-Type is {headers.get('Content-Type')}")
        if not headers.get("x-amzn-RequestId"):
            wrong.append("x-amzn-RequestId is missing")
        body = json.loads(content)
        newest = self.models[0]
        for model in self.models:
            newer = None if model is newest else newest
            if operation not in model.operations:
                continue
            if status == 200:
                found = model.complaints_of_answer(operation, body, newer)
            else:
                header = headers.get("x-amzn-ErrorType")
                found = model.complaints_of_error(operation, status, header, body, newer)
            wrong += [f"{model.name}: {complaint}" for complaint in found]
        with self._lock:
            if status == 200:
                self.answered[operation] += 1
                self.members |= {(operation, member) for member in body}
            else:
                self.refused[operation, body.get("__type")] += 1
            self._complaints += [f"{operation}: {complaint}" for complaint in wrong]


def _handler(witness, upstream):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # An answer leaves in one piece and at once.
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_POST(self):
            request = self.rfile.read(int(self.headers["Content-Length"]))
            connection = http.client.HTTPConnection(upstream, timeout=120)
            try:
                connection.request("POST", self.path, request, dict(self.headers))
                response = connection.getresponse()
                content = response.read()
            finally:
                connection.close()
            witness.see(self.headers["X-Amz-Target"], response.status, response.headers, content)
            self.send_response(response.status)
            for name in ("Content-Type", "x-amzn-RequestId", "x-amzn-ErrorType"):
                if response.headers[name]:
                    self.send_header(name, response.headers[name])
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format, *arguments):
            pass

    return Handler
