#!/usr/bin/env bash
# Which lines and branches of daemon/ the tests take, by clang's source-based coverage: a branch is an outcome of a condition
# that stands in the source, so that the edges along which exceptions might leave a call are no branches and nothing needs
# to be left out.
#   apt-get install clang llvm     (not in ./bootstrap: the tests do not need it)
#   tests/bench/coverage.sh [TAGS]             without TAGS: all tests but those that kill processes or need the sandbox
#   tests/bench/coverage.sh --missing FILE…    after a run: the outcomes in these files that never came
set -euo pipefail
cd "$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")"
build=build/coverage

covered() { # covered COMMAND [FILE…]: llvm-cov, with what it needs to know. Ninja compiles in the build folder.
  (cd "$build" && llvm-cov "$1" datelined_tests -object datelined -object dateline -instr-profile=all.profdata "${@:2}" 2> /dev/null)
}

if [ "${1:-}" = --missing ]; then
  shift
  covered show -show-branches=count "${@/#/../../}" |
    awk '/^ *[0-9]+\|/ { line = $0 } /Branch \(.*(True|False): 0[],]/ { if (line != "") print line; line = ""; print }'
  exit
fi

cmake --preset coverage > /dev/null
cmake --build "$build" --target datelined_tests > /dev/null
rm -rf "$build/profiles"
mkdir "$build/profiles"
LLVM_PROFILE_FILE="$PWD/$build/profiles/%p.profraw" LC_ALL=C TZ=Pacific/Chatham \
  "$build/datelined_tests" "${1:-~[kill]~[lockdown]}" -w NoTests > "$build/tests.log" 2>&1 || tail -n 3 "$build/tests.log"
find "$build/profiles" -name '*.profraw' -size +0 > "$build/profiles.list"
llvm-profdata merge -sparse -failure-mode=all -input-files="$build/profiles.list" -o "$build/all.profdata"
covered report > "$build/report.txt"

report() { # report NAME PATTERN: lines that ran and branches taken, of each file and of all
  printf '\n== %s\n' "$1"
  awk -v wanted="^daemon/($2)" -v alone="${3:-}" '
    function row(name, ran, lines, taken, branches) {
      printf "%-36s %6.2f %% of %5d lines, %6.2f %% of %5d branches\n", name, 100 * ran / lines, lines,
        branches ? 100 * taken / branches : 100, branches
    }
    $1 ~ wanted && NF >= 13 {
      if (!alone) row($1, $8 - $9, $8, $11 - $12, $11)
      lines += $8; ran += $8 - $9; branches += $11; taken += $11 - $12
    }
    END { row("together", ran, lines, taken, branches) }' "$build/report.txt"
}
report planner 'reminders/(plan|misfire|retry|delivery).cpp'
report dispatcher 'service/(dispatch|dispatch_send|dispatch_record|dispatch_wakes|outlet|clock_guard).cpp'
report outbox 'store/(store_deliveries|store_outbox|outbox_review|promises|escalation|issues).cpp'
report escaping 'text/escape.cpp'
report 'all of daemon/' '' alone
