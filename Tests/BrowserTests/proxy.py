"""A proxy as some offices have: it passes an answer on once it has all of it."""

import http.client
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Proxy:
    """Listens on an address of its own. While `holds` is off, it passes on what comes as it comes."""

    def __init__(self, address):
        self.server, self.holds = address, False
        self.ear = ThreadingHTTPServer(("127.0.0.1", 0), type("Passing", (Passing,), {"proxy": self}))
        self.ear.daemon_threads = True
        self.address = f"127.0.0.1:{self.ear.server_address[1]}"
        threading.Thread(target=self.ear.serve_forever, daemon=True).start()


class Passing(BaseHTTPRequestHandler):
    def do_GET(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        far = http.client.HTTPConnection(self.proxy.server)
        try:
            headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
            far.request(self.command, self.path, body or None, headers)
            answer = far.getresponse()
            # Whether the browser still waits it does not look: it reads to the end.
            whole = answer.read() if self.proxy.holds else None
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in ("connection", "transfer-encoding", "date", "server"):
                    self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            if whole is not None:
                self.wfile.write(whole)
            while whole is None and (part := answer.read1()):
                self.wfile.write(part)
        except (OSError, http.client.HTTPException):
            pass
        finally:
            far.close()
            self.close_connection = True

    do_POST = do_GET

    def log_message(self, *_):
        pass
