"""Writes a copy of the package in which every mutant sleeps until the environment wakes it.

An operator becomes one of our own, of the same precedence, that works as the old one does, or as the other if
UTSUSU_MUTANT is its number. So all mutants are built at once, which takes minutes, and tried one by one, which takes
seconds.
"""

import subprocess
from pathlib import Path

GENERATED = "Mutants.swift"

HEADER = """\
import Glibc

private let chosen = getenv("UTSUSU_MUTANT").map { Int(atoi($0)) } ?? 0
private func isOn(_ mutant: Int) -> Bool { chosen == mutant }
"""

ORDERED = """\
infix operator {name}: ComparisonPrecedence
func {name} <T: Comparable>(a: T, b: T) -> Bool {{ isOn({number}) ? a {new} b : a {old} b }}
"""
EQUAL = """\
infix operator {name}: ComparisonPrecedence
func {name} <T: Equatable>(a: T, b: T) -> Bool {{ isOn({number}) ? a {new} b : a {old} b }}
func {name} <T>(a: T?, b: _OptionalNilComparisonType) -> Bool {{ isOn({number}) ? a {new} b : a {old} b }}
"""
AND_OR = """\
infix operator {name}: {precedence}
func {name} (a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool {{
  isOn({number}) ? try a {new} b() : try a {old} b()
}}
"""
SUM = """\
infix operator {name}: AdditionPrecedence
func {name} <T: AdditiveArithmetic>(a: T, b: T) -> T {{ isOn({number}) ? a {new} b : a {old} b }}
"""
ADDING = """\
infix operator {name}: AssignmentPrecedence
func {name} <T: AdditiveArithmetic>(a: inout T, b: T) {{ isOn({number}) ? (a {new} b) : (a {old} b) }}
"""
# The type stays, so that what it is handed to still takes it.
RANGE = """\
infix operator {name}: RangeFormationPrecedence
func {name} <T: Strideable>(a: T, b: T) -> {type}<T> where T.Stride: SignedInteger {{
  a {old} (isOn({number}) ? b.advanced(by: {step}) : b)
}}
"""
NOT = """\
prefix operator {name}
prefix func {name} (a: Bool) -> Bool {{ isOn({number}) ? a : !a }}
"""

SQL = """\
let mutant{number} = isOn({number}) ? "{new}" : "{old}"
"""

FORMS = {
    **dict.fromkeys(["<", "<=", ">", ">="], ORDERED),
    **dict.fromkeys(["==", "!="], EQUAL),
    **dict.fromkeys(["&&", "||"], AND_OR),
    **dict.fromkeys(["+", "-"], SUM),
    **dict.fromkeys(["+=", "-="], ADDING),
    **dict.fromkeys(["..<", "..."], RANGE),
    "!": NOT,
}


def name(number: int):
    """Operators have no letters: the number in binary."""
    return f"{number:012b}".translate({ord("0"): "~", ord("1"): "^"})


def text(number: int, mutant):
    """What stands in the operator's place."""
    return f"\\(mutant{number})" if mutant.in_sql else name(number)


def declaration(number: int, mutant):
    precedence = "LogicalConjunctionPrecedence" if mutant.operator == "&&" else "LogicalDisjunctionPrecedence"
    type, step = ("Range", 1) if mutant.operator == "..<" else ("ClosedRange", -1)
    return (SQL if mutant.in_sql else FORMS[mutant.operator]).format(
        name=name(number), number=number, old=mutant.operator, new=mutant.replacement, precedence=precedence, type=type,
        step=step,
    )


def write(root: Path, copy: Path, numbered: dict):
    """Makes `copy` the package at `root` with these mutants. What is right already is not written, nor built, again.

    - numbered: mutants by their numbers.
    """
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root, check=True,
        capture_output=True, text=True,
    ).stdout.split("\0")
    links = {path for path in listed if (root / path).is_symlink()}
    contents = {path: (root / path).read_bytes() for path in listed if path not in links and (root / path).is_file()}
    by_path, by_target = {}, {}
    for number, mutant in numbered.items():
        by_path.setdefault(mutant.path, []).append((mutant.offset, number, mutant))
        by_target.setdefault(mutant.target, []).append(declaration(number, mutant))
    for path, places in by_path.items():
        source = contents[path].decode()
        for offset, number, mutant in sorted(places, reverse=True):
            source = source[:offset] + text(number, mutant) + source[offset + len(mutant.operator) :]
        contents[path] = source.encode()
    for target, declarations in by_target.items():
        contents[f"{target}/{GENERATED}"] = "\n".join([HEADER, *declarations]).encode()

    for file in copy.rglob("*"):
        path = str(file.relative_to(copy))
        if file.is_file() and not file.is_symlink() and path not in contents and path != "Package.resolved":
            file.unlink()
    for path, content in contents.items():
        file = copy / path
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    for path in links:
        if not (copy / path).is_symlink():
            (copy / path).symlink_to((root / path).readlink())
