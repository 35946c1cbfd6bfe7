"""What coverage.sh measured, as tables: `llvm-cov export -skip-functions` on standard input. Without arguments lines and
branches by part; with files of daemon/ the outcomes in them that never came.

A branch is an outcome of a condition in the source, taken in whichever instantiation of a template. A switch over all
enumerators counts as one more to clang, the way past all cases: it is left out, because -Wswitch makes sure that there is
none. So is `while (true)`."""
import json
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PARTS = {
    "planner": r"reminders/(plan|misfire|retry|delivery)\.cpp",
    "dispatcher": r"service/(dispatch|dispatch_send|dispatch_record|dispatch_wakes|outlet|clock_guard)\.cpp",
    "outbox": r"store/(store_deliveries|store_outbox|outbox_review|promises|escalation|issues)\.cpp",
    "escaping": r"text/escape\.cpp",
}


def outcomes(measured, source):
    """(line, column, outcome) -> how often it came."""
    counts = {}
    for line, column, _, _, came, failed, *_ in measured["branches"]:
        before, condition = source[line - 1][: column - 1], source[line - 1][column - 1 :]
        if before.endswith("switch (") or condition.startswith("true)"):
            continue
        for outcome, times in ((True, came), (False, failed)):
            key = (line, column, outcome)
            counts[key] = counts.get(key, 0) + times
    return counts


def files():
    for measured in json.load(sys.stdin)["data"][0]["files"]:
        name = os.path.relpath(os.path.normpath(measured["filename"]), ROOT)
        if name.startswith("daemon/"):
            with open(os.path.join(ROOT, name)) as text:
                yield name, measured["summary"]["lines"], text.read().splitlines(), measured


def row(name, lines, ran, branches, taken):
    percent = lambda part, whole: 100 * part / whole if whole else 100
    print(f"{name:<36} {percent(ran, lines):6.2f} % of {lines:5} lines, "
          f"{percent(taken, branches):6.2f} % of {branches:5} branches")


def table(found):
    rows = []
    for name, lines, source, measured in found:
        counts = outcomes(measured, source)
        rows.append((name, lines["count"], lines["covered"], len(counts), sum(times > 0 for times in counts.values())))
    for part, pattern in PARTS.items():
        print(f"\n== {part}")
        of_part = [each for each in rows if re.fullmatch("daemon/" + pattern, each[0])]
        for each in of_part:
            row(*each)
        row("together", *map(sum, zip(*[each[1:] for each in of_part])))
    print("\n== all of daemon/")
    for folder in sorted({each[0].split("/")[1] for each in rows if each[0].count("/") > 1}):
        of_folder = [each[1:] for each in rows if each[0].startswith(f"daemon/{folder}/")]
        row(folder, *map(sum, zip(*of_folder)))
    row("together", *map(sum, zip(*[each[1:] for each in rows])))


def missing(found, wanted):
    for name, _, source, measured in found:
        if name in wanted:
            for (line, column, outcome), times in sorted(outcomes(measured, source).items()):
                if times == 0:
                    print(f"{name}:{line}:{column}: never {str(outcome).lower()}: {source[line - 1].strip()}")


if len(sys.argv) > 1:
    missing(files(), sys.argv[1:])
else:
    table(files())
