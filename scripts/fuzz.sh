#!/usr/bin/env bash
# fuzz.sh [ENTRY...]: libFuzzer with AddressSanitizer on what reads bytes of strangers (feed, date, html, url, toml, json), FUZZ_SECONDS
# each (30), by the choices of FUZZ_SEED (1, so that a run can be repeated; 0 for others each time). What crashes, hangs or takes too much
# memory is kept among the fixtures, where a test reads it; exit 1 then, and 3 where the toolchain has no libFuzzer.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${FUZZ_SECONDS:-30}
swift=${SWIFT:-swift}
scratch=.build/fuzz
kept=Tests/FeedsTests/Fixtures/Hostile
fixtures=Tests/FeedsTests/Fixtures
[[ $# -gt 0 ]] || set -- feed date html url toml json

# Whether the toolchain can make a fuzzer at all, before a long build.
probe=$(mktemp -d)
trap 'rm -rf "$probe"' EXIT
echo '@_cdecl("LLVMFuzzerTestOneInput") public func one(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt { 0 }' >"$probe/one.swift"
if ! "${swift}c" -parse-as-library -sanitize=address,fuzzer "$probe/one.swift" -o "$probe/one" 2>"$probe/why" \
    || ! "$probe/one" -runs=1 >"$probe/why" 2>&1; then
    tail -n 5 "$probe/why" >&2
    echo "fuzz: NOTHING WAS FUZZED, for this toolchain makes no fuzzers: $("$swift" --version 2>&1 | head -n 1)" >&2
    exit 3
fi

export COPYDESK_FUZZ=1
"$swift" build --scratch-path "$scratch" --sanitize=address --sanitize=fuzzer --product fuzz
program=$("$swift" build --scratch-path "$scratch" --sanitize=address --sanitize=fuzzer --show-bin-path)/fuzz

# One file for each line or document that the fixtures have for an entry.
seed() {
    local into=$1
    mkdir -p "$into"
    case $2 in
        feed)
            for file in "$fixtures"/*.xml "$fixtures"/*.json "$fixtures"/*.html; do (printf 0; cat "$file") >"$into/$(basename "$file")"; done
            grep -h '^<' "$fixtures"/Parsing/*.txt | split -l 1 - "$into/case-"
            ;;
        date) grep -v '^#' "$fixtures/dates.txt" | cut -f 1 | split -l 1 -a 3 - "$into/" ;;
        html) grep -h '^[a<]' "$fixtures/Parsing/markup.txt" "$fixtures/Parsing/text.txt" | split -l 1 -a 3 - "$into/" ;;
        url) grep -ho 'https*://[^"<> ]*' "$fixtures"/Parsing/*.txt | sort -u | split -l 1 -a 3 - "$into/" ;;
        toml) split -l 8 -a 3 config/copydesk.toml "$into/" ;;
        json) grep -h '^= ' "$fixtures"/Parsing/*.txt | cut -c 3- | split -l 1 -a 3 - "$into/" ;;
    esac
}

failed=0
for entry in "$@"; do
    seed "$scratch/seeds/$entry" "$entry"
    mkdir -p "$scratch/corpus/$entry" "$kept"
    echo "== $entry, $seconds s"
    # The runtime of Swift keeps a few hundred bytes to its end, which is no leak.
    ASAN_OPTIONS=detect_leaks=0 FUZZ_ENTRY=$entry "$program" -max_total_time="$seconds" -seed="${FUZZ_SEED:-1}" -timeout=30 -rss_limit_mb=2048 -max_len=65536 \
        -print_final_stats=1 -artifact_prefix="$kept/$entry-" "$scratch/corpus/$entry" "$scratch/seeds/$entry" >"$scratch/$entry.log" 2>&1 \
        || { failed=1; tail -n 30 "$scratch/$entry.log"; }
    grep -aE 'stat::(number_of_executed_units|average_exec_per_sec|peak_rss_mb)' "$scratch/$entry.log" || true
done
[[ $failed == 0 ]] || { echo "fuzz: what failed is in $kept; make it pass there" >&2; exit 1; }
