"""The Runtime API of AWS Lambda (2018-06-01), as far as a managed runtime calls it."""

import json
import queue
import threading
import time
import uuid
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

VERSION = "/2018-06-01/runtime"


@dataclass(frozen=True)
class Answer:
    """What became of an invocation, and when."""

    body: bytes
    # The header that Lambda makes `X-Amz-Function-Error` of; None where the function returned.
    error_type: str | None
    at: float

    def json(self):
        return json.loads(self.body)


class RuntimeApi:
    """Hands events to one process and takes its answers."""

    def __init__(self):
        self._events = queue.Queue()
        self._answers = {}
        self.initialised = queue.Queue()
        self.restored = queue.Queue()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self):
        return "127.0.0.1:%d" % self._server.server_port

    def send(self, payload, patience=60):
        """Sends an event; gives the request's id and the queue that its answer will be in."""
        request, answers = str(uuid.uuid4()), queue.Queue()
        self._answers[request] = answers
        self._events.put((request, payload, int((time.time() + patience) * 1000)))
        return request, answers

    def restore(self):
        """Lets a process that waits for its snapshot go on, as if it were restored from it."""
        self.restored.put(None)

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def _handler(api):
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self):
                if self.path == VERSION + "/invocation/next":
                    # Who asks for work has started.
                    api.initialised.put(Answer(b"", None, time.perf_counter()))
                    request, payload, deadline = api._events.get()
                    self._reply(200, payload, {
                        "Lambda-Runtime-Aws-Request-Id": request,
                        "Lambda-Runtime-Deadline-Ms": str(deadline),
                        "Lambda-Runtime-Invoked-Function-Arn": "arn:aws:lambda:us-east-1:123456789012:function:tried",
                        "Lambda-Runtime-Trace-Id": "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0",
                    })
                elif self.path == VERSION + "/restore/next":
                    api.initialised.put(Answer(b"", None, time.perf_counter()))
                    api.restored.get()
                    self._reply(200, b"")
                else:
                    self._reply(404, b"")

            def do_POST(self):
                at = time.perf_counter()
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                answer = Answer(body, self.headers.get("Lambda-Runtime-Function-Error-Type"), at)
                self._reply(202, b'{"status":"OK"}')
                parts = self.path.removeprefix(VERSION).split("/")[1:]
                match parts:
                    case ["invocation", request, "response" | "error"]:
                        api._answers.pop(request).put(answer)
                    case ["init" | "restore", "error"]:
                        api.initialised.put(answer)
                    case _:
                        raise AssertionError("the runtime called " + self.path)

            def _reply(self, status, body, headers=None):
                self.send_response(status)
                for name, text in (headers or {}).items():
                    self.send_header(name, text)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        return Handler
