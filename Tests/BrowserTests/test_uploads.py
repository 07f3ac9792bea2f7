"""What a browser is told of a form that was refused while it still sends it."""

import http.client

from desk import signed_in
from office import DECKS


def test_a_form_that_is_refused_early_gets_its_answer(office, people):
    office.register(DECKS / "06_ハザードマップ.pdf")
    page = signed_in(office, people, "staff=防災企画課")
    session = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())
    begin = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    # More than lies between the two at any time.
    body = begin + b"a" * 16_000_000 + b"\r\n--b--\r\n"
    line = http.client.HTTPConnection(office.address)
    line.request("POST", "/register/files", body, {"Cookie": session, "Content-Type": "multipart/form-data; boundary=b"})
    # Its token is not there.
    assert line.getresponse().status == 403
    line.close()
