"""A running review and somebody who talks to it."""

import http.client
import json
import os
import re
import signal
import subprocess
import threading
import time
import uuid


class Review:
    """`prant review` on an archive, on a port of its own."""

    def __init__(self, prant, archive, *options):
        self.process = subprocess.Popen(
            [prant, "review", "-w", archive, "--port", "0", *options],
            stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        self.said = []
        self.port = None
        for line in self.process.stderr:
            self.said.append(line)
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            if found:
                self.port = int(found.group(1))
                break
        if self.port is None:
            raise RuntimeError("the review did not start: " + "".join(self.said))
        self._drain = threading.Thread(
            target=lambda: self.said.extend(self.process.stderr), daemon=True)
        self._drain.start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def end(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            os.kill(self.process.pid, how)
        status = self.process.wait(timeout=20)
        self._drain.join(timeout=5)
        self.process.stderr.close()
        return status

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()


class Refused(Exception):
    """An answer that is not 2xx."""

    def __init__(self, status, body):
        super().__init__(f"{status}: {body[:300]!r}")
        self.status = status
        self.body = body


class Reviewer:
    """A session: cookie, token, one connection."""

    def __init__(self, port, timeout=30):
        self.port = port
        self.timeout = timeout
        self.cookie = None
        self.token = None
        self.connection = None
        self.tab = str(uuid.uuid4())
        page = self.get("/")
        found = re.search(rb'<meta name="csrf" content="([^"]+)"', page)
        self.token = found.group(1).decode() if found else None

    def _exchange(self, method, path, body=None, headers=None):
        headers = dict(headers or {})
        headers["Host"] = f"127.0.0.1:{self.port}"
        if self.cookie:
            headers["Cookie"] = self.cookie
        if method != "GET":
            headers["Origin"] = f"http://127.0.0.1:{self.port}"
            headers["X-CSRF-Token"] = self.token or ""
        for attempt in (0, 1):
            if self.connection is None:
                self.connection = http.client.HTTPConnection(
                    "127.0.0.1", self.port, timeout=self.timeout)
            try:
                self.connection.request(method, path, body, headers)
                answer = self.connection.getresponse()
                data = answer.read()
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                # An idle connection that the server has closed; nothing else is tried twice.
                self.connection = None
                if attempt or method != "GET":
                    raise
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookie = value.split(";")[0]
        if answer.status >= 400:
            raise Refused(answer.status, data)
        return answer, data

    def get(self, path):
        return self._exchange("GET", path)[1]

    def json(self, path):
        return json.loads(self.get(path))

    def post(self, path, value):
        data = self._exchange(
            "POST", path, json.dumps(value).encode(), {"Content-Type": "application/json"})[1]
        return json.loads(data) if data else None

    def queue(self, limit=20, **filters):
        """Places that nobody else is asked about, best first."""
        query = "".join(f"&{name}={value}" for name, value in filters.items())
        return self.json(f"/api/review/queue?limit={limit}&tab={self.tab}{query}")

    def leave(self):
        """Gives back what was handed to this page."""
        self.post("/api/review/leave", {"tab": self.tab})

    def cases(self, place):
        """The places that wait for the same answer."""
        return self.json(f"/api/review/cases?document={place['document']}"
                         f"&correction={place['correction']}&limit=2000")["cases"]

    def decide(self, answers, action=None):
        """Answers are pairs of a place and what is decided about it."""
        return self.post("/api/review/decisions", {
            "action": action or str(uuid.uuid4()),
            "tab": self.tab,
            "places": [{"document": place["document"], "correction": place["correction"]}
                       for place, _ in answers],
            "decisions": [request(place, answer) for place, answer in answers]})

    def reverse(self, how):
        """`undo` or `redo`."""
        return self.post(f"/api/review/{how}", {"id": str(uuid.uuid4()), "tab": self.tab})


def request(place, answer, identity=None):
    """A decision about a place of the queue."""
    return {
        "id": identity or str(uuid.uuid4()), "document": place["document"],
        "page": place["page"], "line": place["line"], "word": place["word"],
        "version": place["version"], "answer": answer}


def keep():
    return {"kind": "keep"}


def text(right):
    return {"kind": "text", "text": right}


def wait_until(condition, seconds=20):
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False
