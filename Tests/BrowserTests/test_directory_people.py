"""People as a real directory has them: OpenLDAP's server with an invented office of 620, asked by TLS."""

import json
import os
import subprocess
from contextlib import ExitStack

import pytest
from directory import Machine, free_port, wait_for
from office import PROGRAM, Office

SUFFIX = "dc=city,dc=example,dc=jp"
SLAPD = f"""
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb
moduleload memberof
TLSCertificateFile FOLDER/tls.pem
TLSCertificateKeyFile FOLDER/tls.key
database mdb
directory FOLDER/data
suffix {SUFFIX}
rootdn cn=root,{SUFFIX}
rootpw root
overlay memberof
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact=cn=utsusu,{SUFFIX} read by anonymous auth by * none
LIMITS
"""


def entry(name, *lines):
    return "\n".join([f"dn: {name},{SUFFIX}", *lines, "", ""])


def person(name, full_name, unit="危機管理課"):
    kind = ["objectClass: inetOrgPerson", f"uid: {name}", f"cn: {name}", "sn: x"]
    return entry(f"uid={name}", *kind, f"displayName: {full_name}", f"ou: {unit}")


class Slapd:
    """A directory in a folder of its own."""

    def __init__(self, machine):
        self.machine, self.folder = machine, machine.folder
        (self.folder / "data").mkdir()
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", self.folder / "tls.key", "-out",
             self.folder / "tls.pem"], check=True, capture_output=True,
        )
        self.plain, self.tls = free_port(), free_port()
        self.start()

    def start(self, limits=""):
        settings = SLAPD.replace("FOLDER", str(self.folder)).replace("LIMITS", limits)
        (self.folder / "slapd.conf").write_text(settings)
        urls = f"ldap://localhost:{self.plain} ldaps://localhost:{self.tls}"
        self.machine.start("/usr/sbin/slapd", "-d", "0", "-f", str(self.folder / "slapd.conf"), "-h", urls)
        wait_for(self.tls)

    def stop(self):
        running = self.machine.running.pop()
        running.terminate()
        running.wait(timeout=20)

    def change(self, ldif, *options):
        subprocess.run(
            ["ldapmodify", "-x", "-H", f"ldap://localhost:{self.plain}", "-D", f"cn=root,{SUFFIX}", "-w", "root",
             *options], input=ldif, text=True, check=True, capture_output=True,
        )


@pytest.fixture
def machine():
    machine = Machine()
    yield machine
    machine.close()


def sync(office, settings, *options):
    done = subprocess.run(
        [PROGRAM, "person", "sync", settings, "--json", *options], env=office.environment, capture_output=True,
        text=True, timeout=120, check=False,
    )
    return done.returncode, json.loads(done.stdout or done.stderr)


def test_people_of_a_directory(machine):
    directory = Slapd(machine)
    people = [person("h.sato", "佐藤花子"), person("t.ito", "伊藤隆")]
    people += [person(f"p{number}", f"職員{number}") for number in range(618)]
    root = entry("", "objectClass: domain", "dc: city").replace("dn: ,", "dn: ")
    group = entry(
        "cn=reform", "objectClass: groupOfNames", "cn: reform", f"member: uid=t.ito,{SUFFIX}", f"member: uid=gone,{SUFFIX}"
    )
    reader = entry(
        "cn=utsusu", "objectClass: organizationalRole", "objectClass: simpleSecurityObject", "cn: utsusu",
        "userPassword: right"
    )
    directory.change(root + reader + "".join(people) + group, "-a")
    settings, secret = machine.folder / "directory.conf", machine.folder / "secret"
    lines = [
        f"bind: cn=utsusu,{SUFFIX}", "password-file: secret", f"base: {SUFFIX}", "filter: (objectClass=inetOrgPerson)",
        "unit: ou", "role: staff=@unit", f"role: reform-office CN=Reform, {SUFFIX.upper()}",
    ]

    def told(server, *more, password="right\n"):
        secret.write_text(password)
        os.chmod(secret, 0o600)
        settings.write_text("\n".join([f"server: {server}", *lines, *more]))
        return settings

    trusting = "authority: tls.pem"
    secure, plain = f"ldaps://127.0.0.1:{directory.tls}", f"ldap://127.0.0.1:{directory.plain}"
    with ExitStack() as stack:
        office = Office()
        stack.callback(office.close)
        office.run("unit", "set", "危機管理課", "--floor", "3")
        # A certificate that nobody vouches for, one of another name, a wrong password, nobody at all.
        for server, more, password, words in [
            (secure, (), "right", "did not answer"), (plain, (), "right", "did not answer"),
            (secure.replace("127.0.0.1", "localhost"), (trusting,), "right", "did not answer"),
            (secure, (trusting,), "wrong", "does not take"),
            (f"ldaps://127.0.0.1:{free_port()}", (trusting,), "right", "did not answer"),
        ]:
            status, answer = sync(office, told(server, *more, password=password))
            assert status == 65 and words in answer["error"]["message"], (server, answer)
        # A part of the answer is none: who is not in it would be kept out.
        status, answer = sync(office, told(secure, trusting))
        assert status == 65 and "in part" in answer["error"]["message"]
        assert office.run("person", "list")["people"] == []
        directory.stop()
        directory.start(f'limits dn.exact="cn=utsusu,{SUFFIX}" size.prtotal=unlimited')
        status, trial = sync(office, told(plain, trusting), "--dry-run")
        assert status == 0 and trial["dryRun"] and len(trial["changes"]) == 620
        status, answer = sync(office, told(secure, trusting))
        assert status == 0 and [each["change"] for each in answer["changes"]] == ["added"] * 620
        found = {each["person"]: each for each in office.run("person", "list")["people"]}
        assert len(found) == 620 and found["h.sato"]["fullName"] == "佐藤花子"
        assert {"role": "reformOffice", "part": None} in found["t.ito"]["roles"]
        assert found["h.sato"]["roles"] == [{"role": "staff", "part": "危機管理課"}]
        # One leaves, one is moved to a unit that is not known yet.
        directory.change(
            f"dn: uid=h.sato,{SUFFIX}\nchangetype: delete\n\n"
            f"dn: uid=p1,{SUFFIX}\nchangetype: modify\nreplace: ou\nou: 水防課\n"
        )
        status, answer = sync(office, told(secure, trusting))
        assert [(each["change"], each["person"]) for each in answer["changes"]] == [("disabled", "h.sato")]
        assert answer["left"] == [{"entry": f"uid=p1,{SUFFIX}", "why": "unit"}]
