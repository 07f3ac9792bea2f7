"""Finds the operators of Swift sources, and what each may be changed into."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

CHANGES = {
    "<": ["<=", ">="],
    "<=": ["<", ">"],
    ">": [">=", "<="],
    ">=": [">", "<"],
    "==": ["!="],
    "!=": ["=="],
    "&&": ["||"],
    "||": ["&&"],
    "+": ["-"],
    "-": ["+"],
    "+=": ["-="],
    "-=": ["+="],
    "..<": ["..."],
    "...": ["..<"],
    "!": [""],
}

# Of SQL, where the type of the values says nothing.
SQL_CHANGES = {
    "<": ["<=", ">="],
    "<=": ["<", ">"],
    ">": [">=", "<="],
    ">=": [">", "<"],
    "=": ["<>"],
    "<>": ["="],
    "AND": ["OR"],
    "OR": ["AND"],
    "+": ["-"],
    "-": ["+"],
}

OPERATOR = re.compile(r"\.[./=\-+!*%<>&|^~?]+|[/=\-+!*%<>&|^~?]+")
STRING = re.compile(r'(#*)("""|")')
SQL = re.compile(r"\b(SELECT|UPDATE|DELETE|WHERE|AND)\b")
SQL_OPERATOR = re.compile(r"(?<=\s)(?:<=|>=|<>|[<>=+-]|AND|OR)(?=\s)")


@dataclass(frozen=True)
class Part:
    """Sources, and the tests beside them, those first that take the least time."""

    name: str
    sources: tuple
    tests: tuple


# A file belongs to the first part that names it or a folder of it.
PARTS = [
    Part(
        "record",
        (
            "Sources/Faces/ProjectionServer/Room/LiveRoom+Record.swift",
            "Sources/Faces/ProjectionServer/Room/RecordWriter.swift",
            "Sources/Library/BriefingDomain/Projection",
            "Sources/Library/BriefingStore/Projection",
        ),
        ("BriefingDomainTests", "ProjectionServerTests", "BriefingLibraryTests"),
    ),
    Part("search", ("Sources/Library/JapaneseText/Search", "Sources/Library/BriefingStore/Search"), ("SearchTests",)),
    Part(
        "domain",
        ("Sources/Library/BriefingDomain", "Sources/Library/BriefingLedger"),
        ("BriefingDomainTests", "BriefingLedgerTests", "BriefingLibraryTests"),
    ),
    Part("store", ("Sources/Library/BriefingStore",), ("BriefingLibraryTests",)),
    Part("formats", ("Sources/HelperPrograms/MaterialFormats",), ("MaterialFormatsTests",)),
]


@dataclass(frozen=True)
class Mutant:
    """One operator at one place, and what it becomes."""

    path: str
    line: int
    # Of the operator in the file, in characters.
    offset: int = field(repr=False)
    operator: str
    replacement: str
    in_sql: bool = field(repr=False)
    # The line of code, with the change where the operator is: `first ⟦<= → <⟧ last`. With the path it names the mutant,
    # whatever stands on other lines. Where the same line comes again in the file, `(2)` follows, and so on.
    code: str

    @property
    def key(self):
        return f"{self.path}: {self.code}"

    @property
    def target(self):
        """The folder of its module."""
        return "/".join(self.path.split("/")[:3])

    def rank(self, seed):
        """Chance, by which a change elsewhere in the sources moves no other mutant."""
        return hashlib.sha256(f"{seed} {self.key}".encode()).digest()


def mutants_by_part(root):
    """Every mutant that there could be, for each part."""
    found, taken = {}, set()
    for part in PARTS:
        found[part] = []
        for source in part.sources:
            given = root / source
            for file in [given] if given.is_file() else sorted(given.rglob("*.swift")):
                path = str(file.relative_to(root))
                # Migrations are texts, which tests compare.
                if path not in taken and "/Migrations/" not in path:
                    taken.add(path)
                    found[part] += mutants_of(path, file.read_text(encoding="utf-8"))
        if not found[part]:
            raise SystemExit(f"no operators in {part.sources}: has a folder another name?")
    return found


def mutants_of(path: str, text: str):
    code, strings = masked(text)
    times = Counter()
    for match, in_sql in chain(
        ((match, False) for match in OPERATOR.finditer(code) if is_changeable(code, *match.span())),
        ((match, True) for match in SQL_OPERATOR.finditer(strings) if is_changeable_sql(strings, *match.span())),
    ):
        operator, (start, end) = match.group(), match.span()
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        for replacement in (SQL_CHANGES if in_sql else CHANGES).get(operator, []):
            change = f"⟦{operator} → {replacement or 'nothing'}⟧"
            line = (text[first:start] + change + text[end:last]).strip()
            times[line] += 1
            if times[line] > 1:
                line += f" ({times[line]})"
            yield Mutant(path, text.count("\n", 0, start) + 1, start, operator, replacement, in_sql, line)


def is_changeable(code: str, start: int, end: int):
    """Whether Swift sees an operator between two values here, or `!` before one."""
    operator = code[start:end]
    parted_before = code[start - 1] in " \n([{,;:"
    parted_after = code[end] in " \n)]},;:"
    if operator == "!":
        return parted_before and not parted_after
    if parted_before != parted_after:
        return False  # before or after its only value
    before, after = code[:start].rstrip(), code[end:].lstrip()
    line = code[code.rfind("\n", 0, start) + 1 : start]
    return not (
        before[-1] in "([{,:=" or after[0] in ")]},"  # handed over as a function
        or re.search(r"\bfunc$", before)
        or operator in "<>" and not parted_before  # generic
        or operator == "==" and re.search(r"\bwhere\b", line) and after[0].isupper()  # of types
        or line.lstrip().startswith(("#", "@"))
    )


def is_changeable_sql(strings: str, start: int, end: int):
    """Whether it is an operator of a statement, and not a part of BETWEEN or SET, where another would be no SQL."""
    first = strings.rfind("\0", 0, start) + 1
    literal = strings[first : strings.find("\0", end)]
    return SQL.search(literal) and not (
        strings[start:end] == "AND" and re.search(r"BETWEEN \S+ $", strings[first:start])
        or strings[start:end] == "=" and "SET" in literal
    )


def masked(text: str):
    """Two texts as long as this one: the code without strings and comments, and the strings without anything else.

    In the first, what was a string is made of `x`; in the second, what was none is made of NUL.
    """
    code, strings, position = [], [], 0
    while position < len(text):
        string = STRING.match(text, position)
        if text.startswith("//", position):
            end = text.find("\n", position)
        elif text.startswith("/*", position):
            end = text.index("*/", position) + 2
        elif string:
            end = position + len(inside := string_at(text, string))
        else:
            end = position + 1
        part = text[position:end]
        code.append(blank(part, "x" if string else " ") if len(part) > 1 else part)
        strings.append(inside if string else "\0" * len(part))
        position = end
    return "".join(code), "".join(strings)


def blank(text: str, character: str):
    return re.sub(r"[^\n]", character, text)


def string_at(text: str, opening: re.Match):
    """The literal that begins here. Hidden are what Swift reads in it, and all of it if it is a raw one."""
    hashes, quotes = opening.groups()
    start = position = opening.end()
    out = ["\0" * (start - opening.start())]
    while not text.startswith(quotes + hashes, position):
        if not text.startswith("\\" + hashes, position):
            end = position + 1
            out.append(text[position])
        else:
            end = position + len(hashes) + 2
            if text[end - 1] == "(":
                end = end_of_parentheses(text, end - 1)
            out.append("." * (end - position))
        position = end
    out.append("\0" * len(quotes + hashes))
    return "".join(out) if not hashes else "\0" * len("".join(out))


def end_of_parentheses(text: str, position: int):
    """Behind the parenthesis that closes the one at `position`, in which there may be strings."""
    depth = 0
    while True:
        if string := STRING.match(text, position):
            position += len(string_at(text, string))
            continue
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        position += 1
        if depth == 0:
            return position
