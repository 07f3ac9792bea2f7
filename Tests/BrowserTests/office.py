"""An office to test in: a home of its own, the built program, its server."""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DECKS = ROOT / "SampleDecks"
PROGRAM = os.environ.get("UTSUSU_PROGRAM", str(ROOT / ".build" / "debug" / "utsusu"))


class Office:
    def __init__(self, *options, listen="127.0.0.1:0", **environment):
        self.home = Path(tempfile.mkdtemp(prefix="utsusu-browser-"))
        self.environment = {**os.environ, "UTSUSU_HOME": str(self.home), "LANG": "C.UTF-8", **environment}
        self.server = None
        self.address, self.options = listen, options
        self.start()

    def start(self):
        """Starts the server, at the same address each time, so that pages that are open can come back."""
        with open(self.home / "serve.log", "ab") as log:
            self.server = subprocess.Popen(
                [PROGRAM, "serve", "--listen", self.address, *self.options],
                env=self.environment, stdout=log, stderr=log
            )
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            assert self.server.poll() is None, (self.home / "serve.log").read_text()
            try:
                held = json.loads((self.home / "serve.lock").read_text())
                if held["pid"] == self.server.pid:
                    self.address = held["address"].removeprefix("http://")
                    return
            except (OSError, ValueError, KeyError):
                pass
            time.sleep(0.02)
        raise AssertionError("the server did not start")

    def stall(self):
        """Stands still, every thread of it, until it gets a SIGCONT."""
        self.server.send_signal(signal.SIGSTOP)
        threads = Path(f"/proc/{self.server.pid}/task")
        while any(") T " not in (each / "stat").read_text() for each in threads.iterdir()):
            time.sleep(0.01)

    def stop(self, how=signal.SIGTERM):
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGCONT)
            self.server.send_signal(how)
        self.server.wait(timeout=20)

    def close(self):
        self.stop(signal.SIGKILL)
        shutil.rmtree(self.home, ignore_errors=True)

    def run(self, *arguments):
        """Runs the program, and gives what it prints with --json."""
        done = subprocess.run(
            [PROGRAM, *map(str, arguments), "--json"],
            env=self.environment, capture_output=True, text=True, timeout=120, check=False,
        )
        assert done.returncode == 0, f"{arguments}: {done.returncode}\n{done.stderr}"
        return json.loads(done.stdout)

    def register(self, *files, title="洪水ハザードマップの見方", to=("局長", "危機管理監"), on="2026-11-24 10:00"):
        recipients = [word for name in to for word in ("--to", name)]
        arguments = ["--title", title, *recipients, "--from", "防災企画課", "--on", on]
        return self.run("register", *files, *arguments)["briefing"]

    def replace(self, briefing, file):
        return self.run("register", file, "--replaces", briefing)

    def project(self, briefing, room="3A", minutes=10):
        """The three addresses: {screen, drive, follow}."""
        return self.run("project", briefing, "--room", room, "--minutes", minutes)
