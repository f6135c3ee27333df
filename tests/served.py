"""A running preview for tests: `digest serve` in a process of its own, and what it says."""

from __future__ import annotations

import contextlib
import http.client
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path


class Served:
    """A preview that runs in a process of its own, as the command starts it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        command = [sys.executable, "-m", "digest", "serve", "--root", str(root), "--port", "0"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        self.said: list[str] = []
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        self.wait(lambda: any("Built" in line or "Not built" in line for line in self.said))
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", "".join(self.said))
        assert found, self.said
        self.port = int(found[1])

    def _listen(self) -> None:
        """Takes down what the terminal shows."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.said.append(line)

    def wait(self, happened: object, seconds: float = 60) -> None:
        """Waits until something is so."""
        assert callable(happened)
        until = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < until, self.said
            time.sleep(0.02)

    def get(self, path: str, *, host: str = "", method: str = "GET") -> tuple[int, str]:
        """The status and text of an address."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
            connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8")

    def shows(self, path: str, words: str) -> bool:
        """Whether the page at the address has the words."""
        return words in self.get(path)[1]

    def end(self) -> int:
        """Stops the preview as Ctrl-C does, and returns its exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=60)
        self._listener.join()
        assert self.process.stderr is not None
        self.process.stderr.close()
        return code
