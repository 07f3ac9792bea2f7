"""A network cable between browser and server that a test can pull."""

import contextlib
import socket
import threading


class Cable:
    """Listens on an address of its own and passes everything on to the server, until it is pulled."""

    def __init__(self, address):
        host, port = address.split(":")
        self.server = (host, int(port))
        self.sockets, self.whole, self.silent = set(), True, False
        self.holds = self.clogs = False
        self.ear = socket.create_server(("127.0.0.1", 0))
        self.address = f"127.0.0.1:{self.ear.getsockname()[1]}"
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.ear.accept()
                if not self.whole:
                    near.close()
                    continue
                try:
                    far = socket.create_connection(self.server)
                except OSError:
                    near.close()
                    continue
                self.sockets |= {near, far}
                for source, target in ((near, far), (far, near)):
                    threading.Thread(target=self.pass_on, args=(source, target), daemon=True).start()

    def pass_on(self, source, target):
        # Of a stream that is held back only the head comes through; of one that clogs, all up to its first state.
        break_off, seen = False, b""
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                if self.holds and b"text/event-stream" in data:
                    target.sendall(data[: data.index(b"\r\n\r\n") + 4])
                    break_off = True
                elif not self.silent and not break_off:
                    target.sendall(data)
                    seen = seen + data if self.clogs else b""
                    first = seen.partition(b"text/event-stream")[2].partition(b"event: state")[2]
                    break_off = first.endswith(b"\n\n\r\n")
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def pull(self):
        """Every connection breaks, and no other comes about."""
        self.whole = False
        for each in self.sockets:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def plug(self):
        self.whole, self.silent = True, False

    def hush(self):
        """Nothing comes through any more, and nobody is told: as when a PC has slept or a router forgot."""
        self.silent = True
