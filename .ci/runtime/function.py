"""A built function, started as Lambda's `java25` runtime starts it: by AWS's own runtime interface client."""

import fcntl
import json
import os
import queue
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from runtime_api import RuntimeApi

ROOT = Path(__file__).resolve().parents[2]

PATIENCE = 60

# What Lambda's runtime passes to Java by itself: the serial collector, the first compiler only, and the JDK's
# own archive of classes.
MANAGED = (
    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
    # Where org.crac finds the hooks that Lambda calls.
    "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
)

SNAP_START = {"AWS_LAMBDA_INITIALIZATION_TYPE": "snap-start"}


def java():
    return Path(os.environ["WINDLASS_JDK"], "bin", "java")


def runtime_jars():
    return sorted(Path(os.environ["WINDLASS_RUNTIME"]).glob("*.jar"))


@contextmanager
def one_at_a_time():
    """The client unpacks its native library to one place for all: who loads it while another writes it dies."""
    with open(Path(tempfile.gettempdir(), "windlass-runtime.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class Function:
    """One process of a function. Megabytes are those of the template, which the heap follows."""

    def __init__(self, artifact, handler, variables, megabytes=1024, options=()):
        self.api = RuntimeApi()
        artifact = Path(artifact)
        classpath = [artifact, *sorted((artifact / "lib").glob("*.jar")), *runtime_jars()]
        environment = {
            "PATH": os.environ["PATH"],
            "AWS_LAMBDA_RUNTIME_API": self.api.address,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(megabytes),
            "AWS_LAMBDA_FUNCTION_NAME": "tried",
            "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
            "AWS_LAMBDA_LOG_FORMAT": "JSON",
            "AWS_EXECUTION_ENV": "AWS_Lambda_java25",
            "LAMBDA_TASK_ROOT": str(artifact),
            "_HANDLER": handler,
            **variables,
        }
        command = [
            java(), *MANAGED, f"-Xmx{megabytes * 85 // 100}m", "--enable-native-access=ALL-UNNAMED", *options,
            "-cp", ":".join(map(str, classpath)),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler,
        ]
        self._log = None
        with one_at_a_time():
            self.began = time.perf_counter()
            self._process = subprocess.Popen(
                command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
            self._beginning = self._await(self.api.initialised, "end of the start")

    def invoke(self, event):
        payload = event if isinstance(event, bytes) else json.dumps(event).encode()
        _, answers = self.api.send(payload)
        return self._await(answers, "an answer")

    def _await(self, told, what):
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                return told.get(timeout=1)
            except queue.Empty:
                ended = self._process.poll()
                if ended is not None or time.monotonic() > deadline:
                    log = "\n".join(self.stop())
                    raise AssertionError(f"there was not {what}; the process ended with {ended}:\n{log}") from None

    def started(self):
        """What the start ended with: an answer without a body where the function asks for work."""
        return self._beginning

    def restored(self):
        """The hooks have run and Lambda takes its snapshot; then it begins again, and asks for work."""
        self.api.restore()
        return self._await(self.api.initialised, "end of the start")

    def peak_megabytes(self):
        status = Path("/proc", str(self._process.pid), "status").read_text()
        peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) / 1024

    def processor_milliseconds(self):
        """What all its threads have used so far, those that have ended too."""
        fields = Path("/proc", str(self._process.pid), "stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def exit_status(self):
        return self._process.wait(PATIENCE)

    def stop(self):
        """Ends it; gives what it wrote, line by line."""
        if self._log is None:
            self._process.terminate()
            self._log = self._process.communicate(timeout=PATIENCE)[0].decode().splitlines()
            self.api.close()
        return self._log

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
