"""Sign-in by the office's directory, with what an office has: Apache with mod_auth_gssapi and a KDC, Apache with
mod_auth_openidc and an OpenID provider. The settings of Apache are those of docs/people.md."""

import stat
from contextlib import ExitStack

import oidc_provider_mock
import pytest
from access import faults
from directory import CITY, WARD, Kerberos, Machine, documented, free_port
from office import Office
from playwright.sync_api import expect

SOCKET = "unix:/run/utsusu/socket|http://localhost/"


@pytest.fixture
def machine():
    machine = Machine()
    yield machine
    machine.close()


def serve(machine, listen, *options):
    """An office behind the machine's Apache, with h.sato, who has no password."""
    public = f"http://localhost:{machine.port}"
    office = Office("--public", public, "--sign-in-header", "X-Remote-User", *options, listen=listen)
    office.run("person", "add", "h.sato", "--name", "佐藤花子", "--role", "reader=局長")
    return office


@pytest.mark.parametrize("kind", ["socket", "address"])
def test_kerberos(machine, kind):
    port = free_port()
    sock = machine.folder / "socket"
    listen = f"unix:{sock}" if kind == "socket" else f"127.0.0.1:{port}"
    realm = ["--sign-in-realm", CITY]
    directory = Kerberos(machine, f"H.Sato@{CITY}", f"t.ito@{CITY}", f"h.sato@{WARD}")
    with ExitStack() as stack:
        office = serve(machine, listen, *realm, *(() if kind == "socket" else ("--proxy", "127.0.0.1")))
        stack.callback(office.close)
        backend = f"unix:{sock}|http://localhost/" if kind == "socket" else f"http://127.0.0.1:{port}/"
        settings = documented("GSSAPI").replace(SOCKET, backend)
        machine.apache(settings.replace("/etc/apache2/utsusu.keytab", str(directory.keytab)), "auth_gssapi")
        jar = f"{machine.folder}/cookies"

        def ask(user, path, *options):
            return machine.curl(
                path, "--negotiate", "-u", ":", "-b", jar, "-c", jar, *options, **directory.ticket(user)
            )

        assert machine.curl("/sign-in")[0] == "401"
        status, page = ask(f"H.Sato@{CITY}", "/me")
        assert status == "200" and "佐藤花子" in page
        # What the browser says of itself means nothing, with or without a ticket.
        forged = ["-H", "X-Remote-User: h.sato"]
        assert machine.curl("/me", *forged)[0] == "401"
        status, page = ask(f"t.ito@{CITY}", "/sign-in", *forged)
        assert status == "403" and "t.ito" in page and "佐藤" not in page
        # Another one at the same browser has ended the session of before.
        assert machine.curl("/me", "-b", jar)[0] == "401"
        # A ward's h.sato is another person than the city's.
        status, page = ask(f"h.sato@{WARD}", "/sign-in")
        assert status == "200" and 'type="password"' in page
        if kind == "socket":
            assert stat.S_IMODE(sock.stat().st_mode) == 0o660
            office.stop()
            assert not sock.exists()
        else:
            # From another address than the proxy's.
            direct = ["--interface", "127.0.0.2", "--connect-to", f"::127.0.0.1:{port}", *forged]
            status, page = machine.curl("/sign-in", *direct)
            assert status == "200" and "Set-Cookie" not in page and 'type="password"' in page
            lines = (office.home / "serve.log").read_text().splitlines()
            assert len([line for line in lines if "signInHeaderIgnored" in line]) == 1


def test_openid(machine, browser):
    users = [
        oidc_provider_mock.User(sub=name, claims={"preferred_username": f"{name}@{CITY}"}) for name in ("h.sato", "t.ito")
    ]
    with ExitStack() as stack:
        provider = stack.enter_context(oidc_provider_mock.run_server_in_thread(user_claims=users))
        sock = machine.folder / "socket"
        office = serve(machine, f"unix:{sock}")
        stack.callback(office.close)
        machine.apache(
            documented("openid-connect").replace(SOCKET, f"unix:{sock}|http://localhost/")
            .replace("https://id.example.jp", f"http://localhost:{provider.server_port}")
            .replace("https://room.example.jp", f"http://localhost:{machine.port}"),
            "auth_openidc",
        )

        def arrive(name, heading):
            page = browser.new_page(locale="ja-JP")
            stack.callback(page.close)
            page.goto(f"http://localhost:{machine.port}/me")
            page.get_by_placeholder("sub").fill(name)
            page.get_by_role("button", name="Authorize", exact=True).click()
            expect(page.get_by_role("heading", level=1)).to_have_text(heading)
            return page

        stranger = arrive("t.ito", "utsusu の利用者に登録されていません")
        assert faults(stranger) == []
        stranger.get_by_role("link", name="パスワードで").click()
        expect(stranger.get_by_role("button", name="サインイン")).to_be_visible()
        page = arrive("h.sato", "佐藤花子")
        page.get_by_role("button", name="サインアウト").first.click()
        expect(page.get_by_role("status")).to_be_visible()
        assert faults(page) == []
        page.get_by_role("link", name="h.sato").click()
        expect(page).to_have_url(f"http://localhost:{machine.port}/board")
