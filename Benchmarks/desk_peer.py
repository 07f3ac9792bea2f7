"""Fills Indico with events through its own models, and asks its web server for pages as a person who has signed in.

usage: desk_peer.py fill EVENTS | desk_peer.py measure SOCKET REQUESTS EVENTS
"""

import http.client
import json
import re
import socket
import sys
import time
import urllib.parse
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

YEARS_OF_DAYS = 3600
NAME, PASSWORD = "yamada", "tsukue-no-ue-no-niji-8"
UNITS = [f"第{number}課" for number in range(1, 101)]
SUBJECTS = ["収容計画の見直し", "避難所の運営", "訓練の実施", "備蓄の状況", "広報の進め方", "来年度の予算", "施設の点検"]


def fill(count):
    """Events of 3,600 days up to a month from now, one after the other through the hours of work, in one category."""
    from indico.core.db import db
    from indico.modules.auth import Identity
    from indico.modules.categories import Category
    from indico.modules.events.models.events import Event, EventType
    from indico.modules.users import User
    from indico.web.flask.app import make_app

    with make_app().app_context():
        person = User(first_name="太郎", last_name="山田", email="yamada@example.jp")
        person.identities.add(Identity(provider="indico", identifier=NAME, password=PASSWORD))
        category = Category(parent=Category.get_root(), title="報告", timezone="Asia/Tokyo")
        db.session.add_all([person, category])
        db.session.flush()
        person.settings.set("timezone", "Asia/Tokyo")
        end = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=31)
        a_day = count / YEARS_OF_DAYS
        rows = []
        for number in range(count):
            day, part = divmod(number / a_day, 1)
            start = end - timedelta(days=YEARS_OF_DAYS - day) + timedelta(minutes=int(part * 480))
            rows.append({
                "category_id": category.id, "creator_id": person.id, "type": EventType.meeting.value,
                "title": f"{UNITS[number % 100]} {SUBJECTS[number % 7]} {number}",
                "start_dt": start, "end_dt": start + timedelta(minutes=20), "timezone": "Asia/Tokyo",
                "venue_name": "本庁舎", "room_name": f"第{number % 9 + 1}会議室"})
        # The columns' own defaults fill the rest.
        db.session.execute(Event.__table__.insert(), rows)
        db.session.commit()


class Browser:
    """Keeps cookies. A worker of the server closes the connection after each page."""

    def __init__(self, path):
        self.path, self.cookies = path, {}

    def ask(self, method, place, form=None):
        connection = http.client.HTTPConnection("localhost")
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(self.path)
        headers = {"Accept": "text/html", "X-Forwarded-For": "127.0.0.1"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = form and urllib.parse.urlencode(form)
        if form:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begin = time.perf_counter()
        connection.request(method, place, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        took = 1000 * (time.perf_counter() - begin)
        connection.close()
        for header in answer.headers.get_all("Set-Cookie", []):
            name, _, value = header.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, text, took

    def sign_in(self):
        _, page, _ = self.ask("GET", "/login/")
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
        form = {"csrf_token": token, "_provider": "indico", "identifier": NAME, "password": PASSWORD}
        status, _, _ = self.ask("POST", "/login/", form)
        if status != 302:
            sys.exit(f"Indico does not let its person in: {status}")


def measure(path, count, rows):
    browser = Browser(path)
    browser.sign_in()
    for name, place in {
        "category": "/category/1/",
        "day": "/category/1/overview?period=day",
        "month": "/category/1/overview?period=month",
    }.items():
        times, shown = [], 0
        for number in range(count + 10):
            status, page, took = browser.ask("GET", place)
            shown = len(re.findall("第[0-9]+課", page))
            if status != 200 or not shown or "山田" not in page:
                sys.exit(f"Indico answers {place} with {status}, {shown} events")
            if number >= 10:
                times.append(took)
        times.sort()
        p50, p99 = (round(times[int(part * len(times))], 1) for part in (0.5, 0.99))
        line = {"peer": "Indico", "version": version("indico"), "rows": rows, "page": name, "shown": shown}
        print(json.dumps(line | {"p50": p50, "p99": p99}), flush=True)


if sys.argv[1] == "fill":
    fill(int(sys.argv[2]))
else:
    measure(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
