"""A reader who follows a page word by word, in a place with nothing in it but what a clean clone has."""

import os
import re
import shutil
import signal
import subprocess
import time
import venv
from pathlib import Path

from cloud import PATIENCE, ROOT

FENCE = re.compile(r"(?ms)^```(\w*)\n(.*?)^```$")
MADE = re.compile(r"`([^`]+)`:$")

# Typed on AWS alone: blocks that begin with the one, lines that hold the other.
ON_AWS, OF_A_STACK = "sam ", " --stack "

# A Python that is told statement by statement. A comment below an expression is what it must answer.
STATEMENTS = """
import ast, sys

text = open(sys.argv[1], encoding="utf-8").read()
lines, names, told, checked = text.splitlines(), {}, None, 0
body = ast.parse(text).body
for node, following in zip(body, [*body[1:], None]):
    if isinstance(node, ast.Expr):
        told = eval(compile(ast.Expression(node.value), "page", "eval"), names)
    else:
        exec(compile(ast.Module([node], []), "page", "exec"), names)
    for line in lines[node.end_lineno : following.lineno - 1 if following else None]:
        if line.startswith("# "):
            assert repr(told) == line[2:], f"line {node.lineno}: {told!r} and not {line[2:]}"
            checked += 1
print(checked)
"""


class Reader:
    """
    Attributes:
        said: What each block of commands printed.
        promised: How many answers stood on the page.
    """

    def __init__(self, home):
        self.said, self.promised = [], 0
        self._home, self._up, self._before, self._statements = Path(home), None, "", []
        for name in ("windlass", "events", "clients"):
            (self._home / name).symlink_to(ROOT / name)
        tools = self._home / "tools"
        venv.create(tools, with_pip=True)
        nothing = str(self._home / "nothing")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PYTHON"))}
        self._environment = {
            **kept,
            "PATH": f"{tools / 'bin'}:{os.environ['PATH']}",
            # What is installed is what the other judges have.
            "PIP_CONSTRAINT": str(ROOT / ".ci" / "judges" / "requirements.txt"),
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "AWS_CONFIG_FILE": nothing,
            "AWS_SHARED_CREDENTIALS_FILE": nothing,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
        }

    def follow(self, page):
        """Types all that the page shows, in its order."""
        end, answered = 0, None
        text = page.read_text(encoding="utf-8")
        for fence in FENCE.finditer(text):
            language, block = fence.groups()
            above = text[end : fence.start()].rstrip().rpartition("\n")[2]
            end = fence.end()
            made = MADE.search(above)
            if language == "sh":
                answered = self._type(block)
            elif made is not None:
                file = self._home / made[1]
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(block, encoding="utf-8")
            elif language == "python":
                self._statements.append(block)
            elif language == "text" and answered is not None:
                assert answered == block, f"it says\n{answered}"
                self.promised += 1
            if language != "sh":
                answered = None
        self._state()

    def _type(self, block):
        if block.startswith(ON_AWS):
            return None
        block = "".join(line for line in block.splitlines(keepends=True) if OF_A_STACK not in line)
        if "./windlass up" in block:
            self._start(block)
            return None
        typed = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", self._before + block], cwd=self._home, env=self._environment,
            capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
        assert typed.returncode == 0, f"{block}\n{typed.stdout}\n{typed.stderr}"
        self._before += "".join(line + "\n" for line in block.splitlines() if line.startswith("source "))
        self.said.append(typed.stdout)
        return typed.stdout

    def _start(self, block):
        """In a terminal of its own, until it says that it is up."""
        log = self._home / "up.log"
        with log.open("wb") as told:
            self._up = subprocess.Popen(
                ["bash", "-euo", "pipefail", "-c", block], cwd=self._home, env=self._environment,
                stdout=subprocess.DEVNULL, stderr=told, start_new_session=True,
            )  # fmt: skip
        deadline = time.monotonic() + PATIENCE
        while "\nup; " not in log.read_text(encoding="utf-8", errors="replace"):
            assert self._up.poll() is None and time.monotonic() < deadline, log.read_text(errors="replace")
            time.sleep(0.1)

    def _state(self):
        if not self._statements:
            return
        for name, text in {"statements.py": STATEMENTS, "page.py": "\n".join(self._statements)}.items():
            (self._home / name).write_text(text, encoding="utf-8")
        self.promised += int(self._type("python statements.py page.py\n").splitlines()[-1])

    def close(self):
        if self._up is not None and self._up.poll() is None:
            os.killpg(self._up.pid, signal.SIGTERM)
            self._up.wait(60)
        shutil.rmtree(self._home / "tools")
