"""A virtual environment with nothing in it but the Python client, and a place away from the checkout to run it in."""

import ast
import os
import subprocess
import sys
import venv
from pathlib import Path

from cloud import ROOT

CLIENT = ROOT / "clients" / "python"


class Room:
    def __init__(self, home, variables):
        self._home = Path(home)
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PYTHON"))}
        nothing = str(self._home / "nothing")
        self._environment = {
            **environment,
            **variables,
            "AWS_CONFIG_FILE": nothing,
            "AWS_SHARED_CREDENTIALS_FILE": nothing,
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        venv.create(self._home / "venv", with_pip=True)
        self._python = self._home / "venv" / "bin" / "python"

    def install(self):
        """As its page says; gives the names of all that came with it."""
        pip = [self._python, "-m", "pip", "--disable-pip-version-check"]
        self._run([*pip, "install", "--quiet", CLIENT])
        return {line.split("==")[0].lower() for line in self._run([*pip, "freeze"]).splitlines()}

    def run(self, code, *options):
        """Runs code, and gives the value of its variable `told`."""
        file = self._home / "code.py"
        file.write_text(code + "\n\nprint('\\ntold', repr(globals().get('told')))\n", encoding="utf-8")
        said = self._run([self._python, *options, file])
        return ast.literal_eval(said.rpartition("\ntold ")[2])

    def script(self, file, *arguments):
        """Runs a program, and gives what it printed."""
        return self._run([self._python, file, *arguments])

    def refused(self, file, *arguments):
        """Runs a program that takes these arguments for wrong, and gives what it said of them."""
        ended = self._ended([self._python, file, *arguments])
        assert ended.returncode == 2, f"{ended.stdout}\n{ended.stderr}"
        return ended.stderr

    def _ended(self, command):
        return subprocess.run(command, cwd=self._home, env=self._environment, capture_output=True, text=True, timeout=600)

    def _run(self, command):
        ended = self._ended(command)
        assert ended.returncode == 0, f"{ended.stdout}\n{ended.stderr}"
        sys.stderr.write(ended.stderr)
        return ended.stdout
