"""An embedded cloud as its users start it: `./windlass up --home DIR`."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The first start of a clean clone builds Windlass.
PATIENCE = 300


class Cloud:
    def __init__(self, home, pipelines="sparkify_staging", definitions=None):
        self.home = Path(home)
        self._log = self.home.parent / (self.home.name + ".log")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        command = [ROOT / "windlass", "up", "--home", self.home, "--pipelines", pipelines]
        if definitions is not None:
            command += ["--definitions", definitions]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        self.variables = self._await_endpoints()

    def _await_endpoints(self):
        endpoints = self.home / "endpoints.json"
        deadline = time.monotonic() + PATIENCE
        while not endpoints.exists():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise AssertionError("the embedded cloud did not come up:\n" + self.log())
            time.sleep(0.1)
        return json.loads(endpoints.read_text(encoding="utf-8"))

    def is_up(self):
        return self._process.poll() is None

    def log(self):
        return self._log.read_text(encoding="utf-8", errors="replace")

    def lose_database(self):
        """Stops PostgreSQL at once, as a machine that dies would."""
        found = list(self.home.rglob("postmaster.pid"))
        assert len(found) == 1, found
        os.kill(int(found[0].read_text().split()[0]), signal.SIGQUIT)

    def stop(self):
        """Ends it as Ctrl-C and the end of a session do; gives its exit status."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(60)
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise AssertionError("the embedded cloud did not stop:\n" + self.log()) from None
