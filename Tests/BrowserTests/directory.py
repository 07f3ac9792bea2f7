"""What stands before utsusu in a city's office: Apache, and what it knows people by. All of it in a folder of its own, on
ports of its own; no service of the machine is touched."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from office import ROOT

MODULES = Path("/usr/lib/apache2/modules")
CITY, WARD = "CITY.EXAMPLE.JP", "WARD.EXAMPLE.JP"


def free_port():
    with socket.socket() as ear:
        ear.bind(("127.0.0.1", 0))
        return ear.getsockname()[1]


def wait_for(port):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with socket.socket() as mouth:
            if mouth.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on {port}")


def documented(module):
    """The settings of Apache that docs/people.md shows for a module."""
    blocks = re.findall(r"```apache\n(.*?)```", (ROOT / "docs" / "people.md").read_text(), re.DOTALL)
    return next(block for block in blocks if module in block)


class Machine:
    """Folder and processes of a test."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="utsusu-directory-"))
        # Apache's children are another account, and get through.
        self.folder.chmod(0o711)
        self.port = free_port()
        self.running = []

    def start(self, *command, **environment):
        with open(self.folder / "log", "ab") as log:
            self.running.append(
                subprocess.Popen(command, env={**os.environ, **environment}, stdout=log, stderr=log)
            )

    def apache(self, settings, *modules):
        """Starts it with the settings of a site."""
        # Those that Debian's Apache has loaded as a rule, and a child's account, which only root can change.
        names = ["mpm_event", "authn_core", "authz_core", "authz_user", "headers", "proxy", "proxy_http", *modules]
        lines = [f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in names]
        lines += [
            f"ServerRoot {self.folder}", f"DefaultRuntimeDir {self.folder}", f"Mutex file:{self.folder}",
            f"PidFile {self.folder}/apache.pid", f"ErrorLog {self.folder}/error.log",
            "ServerName localhost", f"Listen 127.0.0.1:{self.port}", "User www-data", f"Group #{os.getgid()}", settings,
        ]
        (self.folder / "apache.conf").write_text("\n".join(lines))
        # Where a child notes the tickets that it has seen.
        scratch = self.folder / "scratch"
        scratch.mkdir()
        scratch.chmod(0o1777)
        command = ["/usr/sbin/apache2", "-d", str(self.folder), "-f", f"{self.folder}/apache.conf", "-DFOREGROUND"]
        self.start(*command, TMPDIR=str(scratch))
        wait_for(self.port)

    def curl(self, path, *options, **environment):
        """Status, headers and body, following where it is sent."""
        done = subprocess.run(
            ["curl", "-sS", "-L", "-i", "-H", "Accept-Language: en", *options, f"http://localhost:{self.port}{path}"],
            env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=True,
        )
        return re.findall(r"^HTTP/1.1 (\d+)", done.stdout, re.MULTILINE)[-1], done.stdout

    def close(self):
        for process in reversed(self.running):
            process.terminate()
            process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)


class Kerberos:
    """Two realms that trust each other, the city's and a ward's, and their KDC."""

    def __init__(self, machine, *users):
        self.folder, self.port = machine.folder, free_port()
        realms = "".join(
            f"{realm} = {{\n kdc = 127.0.0.1:{self.port}\n database_name = {self.folder}/{realm}\n"
            f" key_stash_file = {self.folder}/{realm}.stash\n}}\n"
            for realm in (CITY, WARD)
        )
        self.file(
            "krb5.conf",
            f"[libdefaults]\ndefault_realm = {CITY}\ndns_lookup_kdc = false\ndns_canonicalize_hostname = false\n"
            f"[domain_realm]\nlocalhost = {CITY}\n[realms]\n{realms}",
        )
        self.file(
            "kdc.conf",
            f"[kdcdefaults]\nkdc_listen = 127.0.0.1:{self.port}\nkdc_tcp_listen = 127.0.0.1:{self.port}\n[realms]\n{realms}",
        )
        self.environment = {
            "KRB5_CONFIG": f"{self.folder}/krb5.conf", "KRB5_KDC_PROFILE": f"{self.folder}/kdc.conf",
        }
        for realm in (CITY, WARD):
            self.run("/usr/sbin/kdb5_util", "-r", realm, "create", "-s", "-P", "secret")
            self.admin(realm, f"addprinc -pw between krbtgt/{CITY}@{WARD}")
        for user in users:
            self.admin(user.split("@")[1], f"addprinc -pw secret {user}")
        self.admin(CITY, "addprinc -randkey HTTP/localhost")
        self.keytab = self.folder / "keytab"
        self.admin(CITY, f"ktadd -k {self.keytab} HTTP/localhost")
        self.keytab.chmod(0o640)
        machine.start("/usr/sbin/krb5kdc", "-n", "-r", CITY, "-r", WARD, **self.environment)
        wait_for(self.port)

    def file(self, name, text):
        (self.folder / name).write_text(text)

    def run(self, *command, **how):
        environment = {**os.environ, **self.environment, **how.pop("environment", {})}
        subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True, **how)

    def admin(self, realm, question):
        self.run("/usr/sbin/kadmin.local", "-r", realm, "-q", question)

    def ticket(self, user):
        """What the programs of somebody who has signed in on their computer get as their environment."""
        mine = {**self.environment, "KRB5CCNAME": f"FILE:{self.folder}/{user}.tickets"}
        self.run("kinit", user, input="secret", environment=mine)
        return mine
