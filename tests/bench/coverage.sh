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

measured() { # with what llvm-cov needs to know; ninja compiles in the build folder
  (cd "$build" && llvm-cov export datelined_tests -object datelined -object dateline -instr-profile=all.profdata \
    -skip-functions 2> /dev/null)
}

if [ "${1:-}" = --missing ]; then
  measured | /usr/bin/python3 tests/bench/coverage_report.py "${@:2}"
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
measured | /usr/bin/python3 tests/bench/coverage_report.py
