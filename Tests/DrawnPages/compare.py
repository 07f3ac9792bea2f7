#!/usr/bin/env python3
"""Do Office papers have the pages that they print, with their text on them?

    Tests/DrawnPages/compare.py [--programs .build-release/release] [--show] [FOLDER]

registers every Word and Excel file of FOLDER (as a rule ../shared/corpus) in a home of its own, has a server draw them,
and compares, page by page, the words that `utsusu text` gives with those that pdftotext reads from the PDF of which the
pictures are made. A page fits where at least 95 % of its words are on the picture, and at least half of the picture's
words that the file's text has at all are in the page's text, so that a page that says nothing does not fit where its
picture says more than three words, such as its number. Ends with 1 where fewer than 99 % of the pages fit, or where a count of
pages is not that of the PDF. What cannot fit: a page whose letters no installed font has, and one that shows hardly more than
the heading row again, which the text has once.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import time
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[2]
LETTERS = re.compile(r"[^\W_]+")


def bare(text):
    """The letters alone, as widths and cases and white space are no matter."""
    return "".join(LETTERS.findall(unicodedata.normalize("NFKC", text).casefold()))


def words(text):
    """Words of letters, and pieces of four where nothing parts words."""
    for line in unicodedata.normalize("NFKC", text).casefold().split():
        for word in LETTERS.findall(line):
            yield from [word] if word.isascii() else re.findall(".{1,4}", word)


def share(wanted, text):
    wanted = list(wanted)
    return sum(word in text for word in wanted) / len(wanted) if wanted else 1.0


class Home:
    def __init__(self, folder, programs):
        self.folder, self.programs = folder, programs
        self.environment = dict(os.environ, UTSUSU_HOME=str(folder), UTSUSU_LANG="en")

    def run(self, *arguments):
        result = subprocess.run(
            [self.programs / "utsusu", *arguments], env=self.environment, capture_output=True, text=True,
            check=False,
        )
        return result.stdout if result.returncode == 0 else None

    def register(self, files):
        """Soon to be shown, so that a server draws them ahead."""
        known = {}
        for file in files:
            title = f"{len(known)} {file.name}"
            made = self.run("register", file, "--title", title, "--to", "局長", "--from", "試験課", "--by", "試験", "--json")
            if made:
                known[json.loads(made)["briefing"]] = file
        return known

    def known(self):
        if not (self.folder / "utsusu.sqlite").exists():
            return {}
        database = sqlite3.connect(f"file:{self.folder}/utsusu.sqlite?mode=ro", uri=True)
        rows = database.execute("SELECT briefingID, fileName FROM version JOIN material ON material.id = materialID")
        return {briefing: pathlib.Path(file) for briefing, file in rows}

    def draw(self, seconds):
        with (self.folder.parent / "log").open("w") as log:
            server = subprocess.Popen(
                [self.programs / "utsusu", "serve", "--listen", "127.0.0.1:0"], env=self.environment, stderr=log
            )
        last, end = (None, time.monotonic()), time.monotonic() + seconds
        try:
            while time.monotonic() < end and server.poll() is None:
                time.sleep(2)
                state = self.drawn()
                if state != last[0]:
                    last = (state, time.monotonic())
                elif not state[2] or time.monotonic() - last[1] > 90:
                    return
        finally:
            server.terminate()
            server.wait()

    def drawn(self):
        """How many versions were counted, and laid on their pages, and how many are left."""
        database = sqlite3.connect(f"file:{self.folder}/utsusu.sqlite?mode=ro", uri=True)
        of_text = "format IN ('docx', 'xlsx') AND pageCount > 0"
        ask = lambda sql: database.execute(sql).fetchone()[0]
        counted = ask(f"SELECT count(*) FROM version WHERE {of_text} AND drawnPages > 0")
        laid = ask("SELECT count(DISTINCT versionID) FROM drawnStretch")
        return counted, laid, ask(f"SELECT count(*) FROM version WHERE {of_text}") - laid


def pictures(document):
    """What pdftotext reads from each page."""
    text = subprocess.run(["pdftotext", "-raw", document, "-"], capture_output=True, check=True).stdout
    return text.decode(errors="replace").split("\f")[:-1]


def compare(material, document, show):
    counts = collections.Counter()
    drawn = pictures(document)
    pages = material["pages"]
    whole = bare("".join(page["text"] for page in pages) + (material["rest"] or ""))
    counts["count differs"] += len(drawn) != len(pages)
    for page, picture in zip(pages, drawn):
        said = bare(page["text"])
        there = share(words(page["text"]), bare(picture))
        known = [word for word in words(picture) if word in whole]
        back = share(known, said)
        if len(known) < 4:
            back = 1.0
        fits = there >= 0.95 and back >= 0.5
        counts["pages"] += 1
        counts["fit"] += fits
        counts["wrong"] += there < 0.95
        counts["silent"] += back < 0.5
        if show and not fits:
            print(f"  {material['file']} page {page['n']}: {there:.0%} on the picture, {back:.0%} of it said")
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--programs", type=pathlib.Path, default=ROOT / ".build-release" / "release")
    parser.add_argument("--seconds", type=int, default=1800, help="at most for drawing")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the home, which another run goes on with")
    parser.add_argument("--show", action="store_true", help="name each page that does not fit")
    options = parser.parse_args()
    files = sorted(file for ending in ("docx", "xlsx") for file in options.folder.rglob(f"*.{ending}"))
    if not files:
        print(f"skipped: no Office files in {options.folder}")
        return 0
    total, missing = collections.Counter(), []
    with tempfile.TemporaryDirectory() as folder:
        home = Home((options.keep or pathlib.Path(folder)) / "home", options.programs.resolve())
        known = home.known() or home.register(files)
        home.draw(options.seconds)
        for briefing, file in known.items():
            material = json.loads(home.run("text", str(briefing), "--json") or '{"materials": [{"pages": []}]}')["materials"][0]
            if not material["pages"]:
                continue
            details = json.loads(home.run("show", str(briefing), "--json"))["materials"][0]
            document = home.folder / "pictures" / details["versions"][-1]["sha256"] / "document.pdf"
            if not document.exists() or material["numbering"] != "page":
                missing.append(file.name)
                continue
            counts = compare(material, document, options.show)
            total += counts
            print(f"{file.name}: {counts['pages']} pages, {counts['fit']} fit" + ", ANOTHER COUNT" * counts["count differs"])
    print(f"not drawn: {', '.join(missing) or 'none'}")
    part = total["fit"] / max(1, total["pages"])
    print(f"{total['pages']} pages; {part:.2%} fit; {total['wrong']} say what is not there, {total['silent']} say too little;")
    print(f"{total['count differs']} files with another count")
    return 0 if part >= 0.99 and not total["count differs"] else 1


if __name__ == "__main__":
    sys.exit(main())
