#!/usr/bin/env bash
# bench.sh COPYDESK: what an idle daemon costs. Runs it for a minute with 20 feeds served from this machine and
# prints memory and CPU against their limits; exit 1 when over. BENCH_SECONDS changes the minute.
set -euo pipefail

copydesk=$(realpath "$1")
feeds=20
seconds=${BENCH_SECONDS:-60}
memory_limit=40 # MB resident
cpu_limit=0.5   # percent of one core

folder=$(mktemp -d)
daemon='' server=''
finish() {
    [[ -z $daemon ]] || kill "$daemon" 2>/dev/null || true
    [[ -z $server ]] || kill "$server" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT

stop() {
    echo "bench: $*" >&2
    [[ ! -s $folder/log ]] || tail -n 20 "$folder/log" >&2
    exit 1
}

# Feeds of 20 entries with a Last-Modified that http.server answers 304 by.
mkdir "$folder/feeds" "$folder/state"
entry() {
    printf '<item><guid>f%s-%s</guid><title>Story %s of feed %s</title><link>http://127.0.0.1/f%s/%s</link><description>%s</description></item>\n' \
        "$1" "$2" "$2" "$1" "$1" "$2" "An entry like those of a company blog, two sentences long. It tells what was changed and for whom."
}
for ((feed = 1; feed <= feeds; feed++)); do
    {
        echo "<rss version=\"2.0\"><channel><title>Feed $feed</title><link>http://127.0.0.1/</link><description>Feed $feed</description>"
        for ((number = 1; number <= 20; number++)); do entry "$feed" "$number"; done
        echo '</channel></rss>'
    } >"$folder/feeds/$feed.xml"
done
python3 -u -m http.server --bind 127.0.0.1 --directory "$folder/feeds" 0 >"$folder/server" 2>"$folder/requests" &
server=$!
for ((i = 0; i < 100; i++)); do
    port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$folder/server")
    [[ -z $port ]] || break
    sleep 0.1
done
[[ -n $port ]] || stop "the feeds' server did not start"

{
    printf '[daemon]\nstate = "%s"\nlisten = "127.0.0.1:0"\nprivate_networks = ["127.0.0.1"]\n' "$folder/state"
    for ((feed = 1; feed <= feeds; feed++)); do
        printf '[[feed]]\nname = "Feed %s"\nurl = "http://127.0.0.1:%s/%s.xml"\n' "$feed" "$port" "$feed"
    done
} >"$folder/copydesk.toml"
"$copydesk" run --config "$folder/copydesk.toml" >"$folder/log" 2>&1 &
daemon=$!

fetched() { grep -c '"GET /[0-9]*\.xml HTTP[^"]*" 200' "$folder/requests" || true; }
for ((i = 0; i < 300; i++)); do
    kill -0 "$daemon" 2>/dev/null || stop "the daemon ended"
    [[ $(fetched) -lt $feeds ]] || break
    sleep 0.1
done
[[ $(fetched) -ge $feeds ]] || stop "only $(fetched) of $feeds feeds were fetched in 30 s"
sleep 2 # what the first round found is still being filed

# In clock ticks of 10 ms, threads that have ended included.
ticks() { awk '{ print $14 + $15 }' "/proc/$daemon/stat"; }
resident() { awk '/^VmRSS:/ { printf "%.1f", $2 / 1024 }' "/proc/$daemon/status"; }
before=$(ticks)
sleep "$seconds"
kill -0 "$daemon" 2>/dev/null || stop "the daemon ended"
cpu=$(awk -v t="$(($(ticks) - before))" -v hz="$(getconf CLK_TCK)" -v s="$seconds" 'BEGIN { printf "%.2f", 100 * t / hz / s }')
memory=$(resident)
peak=$(awk '/^VmHWM:/ { printf "%.1f", $2 / 1024 }' "/proc/$daemon/status")

printf 'idle with %d feeds for %d s: %s MB resident (limit %d; highest since start %s), %s %% of a core (limit %s)\n' \
    "$feeds" "$seconds" "$memory" "$memory_limit" "$peak" "$cpu" "$cpu_limit"
awk -v m="$memory" -v ml="$memory_limit" -v c="$cpu" -v cl="$cpu_limit" 'BEGIN { exit !(m <= ml && c <= cl) }'
