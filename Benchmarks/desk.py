"""The desk's pages on the home of a large office, as people of different roles ask for them. usage: desk.py UTSUSU HOME"""

import http.client
import json
import multiprocessing
import os
import random
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

import surveys

UTSUSU, HOME = sys.argv[1:3]
ENVIRONMENT = {**os.environ, "UTSUSU_HOME": HOME, "UTSUSU_NOW": "2026-11-25T01:00:00Z", "UTSUSU_LANG": "en"}
PASSWORD = "a-rainbow-over-the-desk"
# Who may do everything comes first: the others are held against it.
PEOPLE = {
    "all": ["reform-office", "administrator"],
    "reform": ["reform-office"],
    "secretary": ["secretary=局長"],
    "staff": ["staff=第1課"],
    "reader": ["reader=第2課"],
}
PAGES = {
    "schedule, a day": "/board",
    "schedule, a past day": "/board?on=2022-03-02",
    "schedule, a month": "/board?view=month",
    "schedule, a day of a room": "/board?room=会議室3",
    "unrecorded": "/unrecorded",
    "unrecorded, since ever": "/unrecorded?period=all",
    "registration": "/register",
    "a briefing": "/briefings/{own}",
    "search, two characters": "/search?q=収容",
    "search, a filter alone": "/search?q=from:第1課",
    "search, two words and a filter": "/search?q=収容 見直し to:局長",
    "assignments": "/assignments",
    "kept long enough": "/due",
    "report of a month": "/reports?period=2026-10",
    "report of a year": "/reports?period=2026年度",
    "the four figures": "/effects?period=2026-10",
    "settings: people": "/settings/people",
    "settings: history": "/settings/history",
    "one's own page": "/me",
}


def run(*arguments):
    return subprocess.run(
        [UTSUSU, *arguments], env=ENVIRONMENT, check=True, capture_output=True, text=True
    ).stdout


class Browser:
    """One connection, kept, and one who is signed in."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.headers = {"Accept": "text/html", "Accept-Language": "ja", "Sec-Fetch-Site": "same-origin"}

    def ask(self, path, form=None):
        """The status, the page, and the milliseconds until all of it was there."""
        body, headers = None, dict(self.headers)
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        begin = time.perf_counter()
        self.connection.request("GET" if form is None else "POST", urllib.parse.quote(path, safe="/?=&%:"), body, headers)
        answer = self.connection.getresponse()
        page = answer.read()
        elapsed = (time.perf_counter() - begin) * 1000
        cookie = answer.getheader("Set-Cookie")
        if cookie:
            self.headers["Cookie"] = cookie.split(";")[0]
        return answer.status, page, elapsed


def serve():
    server = subprocess.Popen(
        [UTSUSU, "serve", "--listen", "127.0.0.1:0"], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True,
        stderr=subprocess.DEVNULL,
    )
    for line in server.stdout:
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if found:
            return server, int(found[1])
    raise SystemExit("the server does not start")


def sign_in(person, roles, port):
    name = f"bench.{person}"
    known = any(found["person"] == name for found in json.loads(run("person", "list", "--json"))["people"])
    if known:
        link = run("person", "link", name, "--json")
    else:
        link = run("person", "add", name, *[f"--role={role}" for role in roles], "--json")
    browser = Browser(port)
    browser.ask(urllib.parse.urlparse(json.loads(link)["link"]).path, {"password": PASSWORD, "again": PASSWORD})
    status, _, _ = browser.ask("/sign-in", {"name": name, "password": PASSWORD})
    assert status == 303, (person, status)
    return browser


def share(times, part):
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def resident(server):
    """Megabytes."""
    with open(f"/proc/{server.pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) / 1024


class Room:
    """A room in which a deck is up, its driver, and one who follows."""

    def __init__(self, port, deck):
        if not any(room["room"] == "bench" for room in json.loads(run("rooms", "--json"))["rooms"]):
            run("room", "add", "bench")
        people = ["--to", "局長", "--from", "第1課", "--room", "bench"]
        number = json.loads(run("register", deck, "--title", "目の前の報告", *people, "--json"))["briefing"]
        live = json.loads(run("project", str(number), "--room", "bench", "--json"))
        self.drive, follow = (urllib.parse.urlparse(live[key]).path for key in ("drive", "follow"))
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.events = socket.create_connection(("127.0.0.1", port))
        self.events.sendall(f"GET {follow}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        self.wait(b"event: state")

    def wait(self, text):
        seen = b""
        while text not in seen:
            part = self.events.recv(65536)
            assert part, "the follower is cut off"
            seen += part

    def turn(self, page):
        """Milliseconds from the driver's act until the follower knows."""
        begin = time.perf_counter()
        body = json.dumps({"act": "page", "console": "bench", "page": page})
        self.connection.request("POST", self.drive + "/acts", body, {"Content-Type": "application/json"})
        answer = self.connection.getresponse()
        assert answer.status == 200, answer.read()
        answer.read()
        self.wait(b'"page":%d' % page)
        return (time.perf_counter() - begin) * 1000

    def turns(self, count=200):
        times = []
        for number in range(count):
            times.append(self.turn(1 + (number + 1) % 4))
            time.sleep(0.03)
        return times


def crowd(port, browser, bringers, stop, refused):
    """200 people who leaf, each to another page every four seconds or so, and 20 who bring a file of 2 MB each second.

    A process of its own, so that who times the room does not wait for the threads of this one."""
    faults = []
    content = b"--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n%s\r\n--b\r\nContent-Disposition: form-data; "
    content += b'name="files"; filename="%d.txt"\r\n\r\n%s\r\n--b--\r\n'
    filling = b"0123456789abcdef" * 131072

    def leaf(number):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        time.sleep(random.random() * 4)
        while not stop.is_set():
            connection.request("GET", f"/briefings/{100 + random.randrange(100000)}", None, browser.headers)
            answer = connection.getresponse()
            answer.read()
            # Some briefings are not there, and some are confidential.
            if answer.status not in (200, 403, 404):
                faults.append(answer.status)
            stop.wait(2 + random.random() * 4)

    def bring(number):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        # The server has closed the one that nobody used since signing in.
        bringers[number].connection.close()
        _, page, _ = bringers[number].ask("/me")
        token = re.search(rb'name="token" type="hidden" value="([^"]+)"', page)[1]
        headers = {**bringers[number].headers, "Content-Type": "multipart/form-data; boundary=b"}
        while not stop.is_set():
            body = content % (token, number, filling + str(time.time()).encode())
            connection.request("POST", "/register/files", body, headers)
            answer = connection.getresponse()
            answer.read()
            if answer.status >= 500:
                faults.append(answer.status)
            stop.wait(1)

    threads = [threading.Thread(target=leaf, args=(number,)) for number in range(200)]
    threads += [threading.Thread(target=bring, args=(number,)) for number in range(len(bringers))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused.value = len(faults)


def beside(port, browser):
    # Each is somebody else: of one person only so many forms with files are kept. Signing in takes longer than a server
    # keeps a connection of which nothing comes, such as the driver's.
    bringers = [sign_in(f"bringer{number}", ["staff=第1課"], port) for number in range(20)]
    room = Room(port, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../SampleDecks/06_ハザードマップ.pdf"))
    room.turns(20)
    alone = room.turns()
    stop, refused = multiprocessing.Event(), multiprocessing.Value("i")
    people = multiprocessing.Process(target=crowd, args=(port, browser, bringers, stop, refused))
    people.start()
    time.sleep(5)
    crowded = room.turns()
    stop.set()
    people.join()
    return share(alone, 0.99), share(crowded, 0.99), refused.value


def first_picture(port, browser):
    """Milliseconds until Chromium shows something of the schedule's page, of some loads the median."""
    from playwright.sync_api import sync_playwright

    name, value = browser.headers["Cookie"].split("=", 1)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = chromium.new_context()
        context.add_cookies([{"name": name, "value": value, "url": f"http://127.0.0.1:{port}"}])
        page, times = context.new_page(), []
        for _ in range(9):
            page.goto(f"http://127.0.0.1:{port}/board", wait_until="load")
            page.wait_for_timeout(100)
            paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
            times.append(page.evaluate(paint))
        chromium.close()
    return statistics.median(times)


def main():
    rounds = int(os.environ.get("DESK_ROUNDS", "40"))
    came, closed = surveys.make(run, HOME)
    server, port = serve()
    try:
        print(f"| page, p50 and p99 in ms | {' | '.join(PEOPLE)} | dearest ÷ all |\n|---|{'---:|' * (len(PEOPLE) + 1)}")
        browsers = {person: sign_in(person, roles, port) for person, roles in PEOPLE.items()}
        own = {}
        for person, browser in browsers.items():
            _, page, _ = browser.ask("/search?q=" + {"staff": "from:第1課", "reader": "from:第2課"}.get(person, "収容"))
            own[person] = re.search(rb'href="/briefings/(\d+)', page)[1].decode()
        for what, path in PAGES.items():
            cells, medians = [], {}
            for person, browser in browsers.items():
                address = path.replace("{own}", own[person])
                status, _, first = browser.ask(address)
                if status == 403:
                    cells.append("–")
                    continue
                assert status == 200, (person, address, status)
                times = [browser.ask(address)[2] for _ in range(rounds if first < 500 else 3)]
                medians[person] = statistics.median(times)
                cells.append(f"{medians[person]:.1f}, {share(times, 0.99):.1f}")
            others = [time for person, time in medians.items() if person != "all"]
            ratio = f"{max(others) / medians['all']:.2f}" if "all" in medians and others else "–"
            print(f"| {what} | {' | '.join(cells)} | {ratio} |", flush=True)
        alone, crowded, faults = beside(port, browsers["all"])
        print(
            f"| page turn in a room, p99: quiet, and beside 200 who leaf and 20 who bring files | {alone:.1f} | {crowded:.1f} "
            f"| ({faults} refused) | | | {crowded / alone:.1f} |"
        )
        print(f"| first picture of the schedule in Chromium | {first_picture(port, browsers['all']):.0f} | | | | | |")
        for what, seconds in ("a wave of 8,000 answers comes in", came), ("it is closed", closed):
            if seconds:
                print(f"| {what}, the first and the tenth | {seconds[0]:.1f} s | {seconds[-1]:.1f} s | | | | |")
        times = []
        for _ in range(20):
            begin = time.perf_counter()
            run("effects", "2026-10")
            times.append((time.perf_counter() - begin) * 1000)
        print(f"| utsusu effects, whole process, median and most | {statistics.median(times):.0f} | {max(times):.0f} | | | | |")
        print(f"| memory of the server | {resident(server):.0f} MB | | | | | |")
    finally:
        server.terminate()
        server.wait()


main()
