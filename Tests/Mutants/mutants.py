"""Changes one operator at a time and looks whether a test notices: `make mutants`, see CONTRIBUTING.md.

Mutants are drawn by a seed, evenly from the parts in places.py. Those that no test notices have to stand in
unchanged.txt, with the reason why they change nothing that anybody sees. Ends with 1 where one does not, where fewer
than 85 % are noticed, or where an entry of that list is out of date.
"""

import argparse
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from itertools import zip_longest
from pathlib import Path

import instrument
from places import PARTS, mutants_by_part

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".build" / "mutants"
COPY, BUILD, BROKEN = FOLDER / "package", FOLDER / "build", FOLDER / "broken.json"
ENOUGH = 0.85
ERROR = re.compile(r"^(.+?\.swift):(\d+):\d+: error: ", re.MULTILINE)
# What a mutant may take: it may count for ever, and take memory or fill the disk while it does.
MEMORY, FILE = 4 << 30, 1 << 30


def unchanged(known):
    """Reasons by mutant, of unchanged.txt: path and line with its change, and below them, indented, the reason."""
    reasons, key = {}, None
    for line in (Path(__file__).parent / "unchanged.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            reasons[key] = f"{reasons[key]} {line.strip()}".strip()
        elif line and not line.startswith("#"):
            key = line
            reasons[key] = ""
    stale = [key for key in reasons if key not in known]
    bare = [key for key, reason in reasons.items() if not reason]
    if stale or bare:
        raise SystemExit("\n".join(["unchanged.txt: no such mutant any more, or no reason:", *stale, *bare]))
    return reasons


def draw(parts, seed, count, broken):
    """Mutants by chance, one at most at each place, from each part in turn until it has no more."""
    piles = []
    for mutants in parts.values():
        pile, taken = [], set()
        for mutant in sorted(mutants, key=lambda mutant: mutant.rank(seed)):
            if mutant.key not in broken and (mutant.path, mutant.offset) not in taken:
                taken.add((mutant.path, mutant.offset))
                pile.append(mutant)
        piles.append(pile)
    return [mutant for round in zip_longest(*piles) for mutant in round if mutant][:count]


def build(parts, seed, count):
    """Builds the copy with mutants in it; those that do not compile give way to others.

    Returns the mutants by their numbers.
    """
    broken = set(json.loads(BROKEN.read_text())) if BROKEN.exists() else set()
    while True:
        # More than are wanted, so that few have to be put in after others have failed.
        mutants = draw(parts, seed, count + count // 2, broken)
        numbered = dict(enumerate(mutants, 1))
        instrument.write(ROOT, COPY, numbered)
        result = subprocess.run(
            ["swift", "build", "--build-tests", "--package-path", COPY, "--scratch-path", BUILD],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )
        if result.returncode == 0:
            return dict(list(numbered.items())[:count])
        failed = blamed(result.stdout, mutants)
        if not failed:
            raise SystemExit(f"{result.stdout[-5000:]}\nThe copy in {COPY} does not build.")
        print(f"{len(failed)} of {len(mutants)} do not compile; others take their places", flush=True)
        broken |= {mutant.key for mutant in failed}
        BROKEN.write_text(json.dumps(sorted(broken), ensure_ascii=False, indent=1))


def blamed(output, mutants):
    """The mutants on the lines that the compiler complains of, or on those next to them."""
    failed = set()
    for path, line in {(path, int(line)) for path, line in ERROR.findall(output)}:
        near = [mutant for mutant in mutants if path == str(COPY / mutant.path)]
        nearest = min((abs(mutant.line - line) for mutant in near), default=None)
        failed |= {mutant for mutant in near if abs(mutant.line - line) == nearest}
    return failed


def run(tests, number, limit):
    """Runs a target's tests with a mutant until the first of them fails.

    Returns what noticed it: the name of a test, a crash or the lack of an end; `None` where all pass.
    """
    home = tempfile.mkdtemp(prefix="mutant-")
    settings = {"UTSUSU_MUTANT": str(number), "TMPDIR": home, "SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1"}
    process = subprocess.Popen(
        [BUILD / "debug/utsusuPackageTests.xctest", "--testing-library", "swift-testing", "--filter", rf"^{tests}\."],
        cwd=COPY, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", start_new_session=True,
        env={**os.environ, **settings},
    )
    late = threading.Event()
    watch = threading.Timer(limit, lambda: (late.set(), end(process)))
    watch.start()
    try:
        passed = False
        for line in process.stdout:
            if failure := re.match(r"✘ Test (.+?) recorded an issue", line):
                return failure[1]
            passed = passed or re.match(r"✔ Test run with [1-9]\d* test", line)
        if late.is_set():
            return "no end"
        return None if process.wait() == 0 and passed else "a crash"
    finally:
        watch.cancel()
        end(process)
        process.wait()
        shutil.rmtree(home, ignore_errors=True)


def end(process):
    """With every process that it has started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def limits():
    """How long each target's tests may take: without a mutant they pass, and take a part of that."""
    found = {}
    for tests in dict.fromkeys(tests for part in PARTS for tests in part.tests):
        start = time.monotonic()
        if failure := run(tests, 0, 1800):
            raise SystemExit(f"{tests} fails without a mutant: {failure}")
        found[tests] = 30 + 5 * (time.monotonic() - start)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutants", type=int, default=60, metavar="N")
    parser.add_argument("--seed", default="1", help="any text")
    parser.add_argument("--only", default="", metavar="TEXT", help="those whose path or line has this text")
    parser.add_argument("--check", action="store_true", help="only look whether unchanged.txt is up to date")
    arguments = parser.parse_args()

    parts = mutants_by_part(ROOT)
    reasons = unchanged({mutant.key for mutants in parts.values() for mutant in mutants})
    if arguments.check:
        return
    parts = {part: [mutant for mutant in mutants if arguments.only in mutant.key] for part, mutants in parts.items()}
    COPY.mkdir(parents=True, exist_ok=True)
    print(f"Building a copy with mutants in {COPY}", flush=True)
    numbered = build(parts, arguments.seed, arguments.mutants)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))
    allowed = limits()
    tests_of = {mutant.path: part.tests for part, mutants in parts.items() for mutant in mutants}

    unnoticed, wrong = [], []
    for number, mutant in numbered.items():
        noticed = None
        for tests in tests_of[mutant.path]:
            if noticed := run(tests, number, allowed[tests]):
                noticed = f"{tests}: {noticed}"
                break
        unnoticed += [] if noticed else [mutant]
        wrong += [mutant] if (noticed is None) != (mutant.key in reasons) else []
        place = f"{mutant.path.removeprefix('Sources/')}:{mutant.line}"
        verdict = noticed or ("changes nothing" if mutant.key in reasons else "NOT NOTICED")
        print(f"{number:3}  {place}\n     {mutant.code}\n     {verdict}", flush=True)

    share = 1 - len(unnoticed) / len(numbered)
    print(f"\nseed {arguments.seed}: {len(numbered) - len(unnoticed)} of {len(numbered)} noticed, {share:.1%}")
    if wrong:
        print("Not noticed and not in unchanged.txt, or noticed and there:")
        print(*(mutant.key for mutant in wrong), sep="\n")
    if share < ENOUGH or wrong:
        sys.exit(1)


main()
