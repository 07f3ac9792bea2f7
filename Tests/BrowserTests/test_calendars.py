"""Calendars to subscribe to: on one's own page, and as calendar programs that are not ours read them."""

import subprocess
import urllib.error
import urllib.request
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from access import faults
from conftest import People
from desk import signed_in
from office import DECKS, Office
from playwright.sync_api import expect

# A Wednesday, and what the programs take for now.
NOW = "2026-10-21T10:00:00Z"
DECK = DECKS / "06_ハザードマップ.pdf"
LONG = "避難所の収容計画; 第2次, 見直し \\ 図面: 危機管理センターの非常用電源と𠮷野川の水位について"


def fetched(address):
    with urllib.request.urlopen(address) as answer:
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        return answer.read()


def subscribed(page, of):
    """The address of a calendar that is added on one's own page."""
    page.select_option("#of", of)
    page.locator("#calendars form:has(#of) button").click()
    expect(page.get_by_role("status").first).to_be_visible()
    return page.locator("#calendars li input[readonly]").last.input_value()


@pytest.mark.parametrize(("language", "size"), [("ja-JP", (1280, 720)), ("en-US", (390, 844)), ("ja-JP", (320, 256))])
def test_ones_own_calendars_by_keyboard(office, people, language, size):
    english = language.startswith("en")
    office.register(DECK)
    page = signed_in(office, people, "staff=防災企画課", path="/me", language=language, size=size)
    states = [("none", faults(page))]
    page.select_option("#of", "unit:防災企画課")
    page.locator("#of").press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("There is the calendar" if english else "追加しました")
    states.append(("one", faults(page)))
    field = page.locator("#calendars li input[readonly]")
    address = field.input_value()
    assert address.endswith(f".ics?lang={'en' if english else 'ja'}")
    # One that can be told from others by who hears the page alone.
    copy = page.get_by_role("button", name="Copy Unit 防災企画課" if english else "コピー 所属 防災企画課")
    copy.press("Enter")
    expect(page.locator("#calendars li [role=status]")).not_to_be_empty()
    states.append(("copied", faults(page)))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert fetched(address).startswith(b"BEGIN:VCALENDAR")
    page.get_by_role("button", name="End Unit 防災企画課" if english else "終了 所属 防災企画課").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("ended" if english else "終了しました")
    states.append(("ended", faults(page)))
    with pytest.raises(urllib.error.HTTPError) as refused:
        fetched(address)
    assert refused.value.code == 404
    assert [state for state in states if state[1]] == []


def at(zone, text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


# By zone, what begins and ends when by the office's clocks, whose summer ends meanwhile in all but Tokyo.
ZONES = {
    "Europe/Berlin": ("2026-10-25 01:30", "2026-10-25 04:00"),
    "Asia/Tokyo": ("2026-10-25 01:30", "2026-10-25 04:00"),
    "America/New_York": ("2026-11-01 00:30", "2026-11-01 03:00"),
    "Australia/Lord_Howe": ("2027-04-04 01:00", "2027-04-04 03:30"),
    "Pacific/Auckland": ("2027-04-04 01:30", "2027-04-04 04:00"),
}


@pytest.fixture
def abroad(request):
    """An office whose clocks are those of another zone."""
    office = Office(UTSUSU_NOW=NOW)
    office.run("zone", "set", request.param)
    yield office, request.param
    office.close()


@pytest.mark.parametrize("abroad", ZONES, indirect=True)
def test_other_programs_read_the_times(abroad, browser, tmp_path):
    office, zone = abroad
    people = People(browser, office)
    first, last = ZONES[zone]
    number = office.register(DECK, title=LONG, on=f"{first}-{last[-5:]}")
    day = office.register(DECK, title="日だけ決まった報告", on="2026-11-02")
    gone = office.register(DECK, title="延期した報告", on="2026-10-27 9:00")
    office.run("cancel", gone, "--reason", "議会;延期")
    page = signed_in(office, people, "reader=局長", path="/me")
    address = subscribed(page, "recipient:局長")
    people.leave()

    raw = fetched(address)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and b"\n" not in raw.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(raw)
    events = {str(event["URL"]).rsplit("/", 1)[1]: event for event in calendar.walk("VEVENT")}
    assert set(events) == {str(number), str(day), str(gone)}
    event = events[str(number)]
    assert str(event["SUMMARY"]) == LONG
    assert event["DTSTART"].dt == at(zone, first) and event["DTEND"].dt == at(zone, last)
    assert "局長" in str(event["DESCRIPTION"]).splitlines()[2]
    assert events[str(day)]["DTSTART"].dt == date(2026, 11, 2)
    assert events[str(day)]["DTEND"].dt == date(2026, 11, 3)
    assert str(events[str(gone)]["STATUS"]) == "CANCELLED" and "議会;延期" in str(events[str(gone)]["DESCRIPTION"])
    # By the file's own rules alone, whatever the program knows of the name.
    rules = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    for text in (first, last, "2026-10-27 09:00"):
        moment = datetime.fromisoformat(text)
        assert moment.replace(tzinfo=rules).utcoffset() == moment.replace(tzinfo=ZoneInfo(zone)).utcoffset(), text
    # What is asked for again is the same but for its stamp.
    again = icalendar.Calendar.from_ical(fetched(address))
    assert [e["UID"] for e in again.walk("VEVENT")] == [e["UID"] for e in calendar.walk("VEVENT")]

    # khal shows them to somebody in Tokyo.
    shown = khal(tmp_path, raw, "2026-10-20", 200)
    tokyo = ZoneInfo("Asia/Tokyo")
    stamps = [at(zone, text).astimezone(tokyo).strftime("%Y-%m-%d %H:%M") for text in (first, last)]
    assert f"{stamps[0]}|{stamps[1]}|{LONG}|CONFIRMED" in shown
    assert "2026-11-02|2026-11-02|日だけ決まった報告|CONFIRMED" in shown
    start = at(zone, "2026-10-27 09:00").astimezone(tokyo)
    end = start + timedelta(minutes=30)
    assert f"{start:%Y-%m-%d %H:%M}|{end:%Y-%m-%d %H:%M}|【中止】延期した報告|CANCELLED" in shown


def khal(folder, raw, start, days):
    """What khal has after the import, one line an event."""
    (folder / "calendar.ics").write_bytes(raw)
    (folder / "events").mkdir()
    (folder / "config").write_text(
        f"""
[calendars]
[[office]]
path = {folder}/events
[locale]
local_timezone = Asia/Tokyo
default_timezone = Asia/Tokyo
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
[default]
default_calendar = office
"""
    )
    program = Path(__file__).resolve().parents[2] / ".build" / "venv" / "bin" / "khal"

    def run(*words):
        done = subprocess.run(
            [program, "-c", folder / "config", *words], env={"LC_ALL": "C.UTF-8", "HOME": str(folder)},
            capture_output=True, text=True, timeout=60, check=True,
        )
        assert done.stderr == "", done.stderr
        return [line.strip() for line in done.stdout.splitlines()]

    run("import", "--batch", "-a", "office", str(folder / "calendar.ics"))
    lines = run("list", "--format", "{start-long}|{end-long}|{title}|{status}", start, f"{days}d")
    return [line.replace(" |", "|").strip() for line in lines]
