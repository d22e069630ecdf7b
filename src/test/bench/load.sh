#!/bin/sh
# Asks the packaged service for its pages, 200 times a second for a minute, with the
# packaged memory limits, in a sandbox on loopback. Prints the errors, the response times
# that half and 99 % of the requests stayed below, and what it cost the service. Not part
# of the tests: run it on a machine that has nothing else to do. Needs wrk and curl.
#
# Usage: load.sh HOME [SECONDS [RATE]]
#   HOME  an unpacked package, for example target/package/LuoYun (its start cache is made
#         when it is missing)
#
# Of ten requests four are for the owner's page, two for the public page, two for the
# style sheet, one for /api/status and one for the health. They leave at fixed moments,
# whatever became of the earlier ones, as long as one of the 100 connections is free:
# "requests/s" says whether all of them could.
#
# After it come two rougher things: 400 connections that ask for the owner's page without
# a pause, for 10 s, and 1000 clients that never finish their request, and come again when they are shown out,
# while one more asks for the page.
set -eu

home=$(readlink -f -- "${1:?"see the usage in this file"}")
seconds=${2:-60}
rate=${3:-200}
port=18997
url=http://127.0.0.1:$port/
cookie=load-test-of-the-owners-page
command -v wrk >/dev/null || {
    echo "SKIPPED load.sh: install wrk to run it" >&2
    exit 0
}
folder=$(mktemp -d)
pid=
slow=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || :; [ -z "$slow" ] || kill "$slow" 2>/dev/null || :; rm -rf -- "$folder"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$folder/LuoYun/conf" "$folder/LuoYun/custom"
cp -R "$home/build" "$folder/LuoYun/"
cp -R "$home/custom/www" "$folder/LuoYun/custom/"
echo "JSON={\"cookie\":\"$cookie\"}" >"$folder/LuoYun/conf/luoyun.conf"
[ -r "$home/lib/service.aot" ] || sh "$home/lib/make-start-cache"

# As the launcher starts it, and a log of the garbage collections besides.
"$home/runtime/bin/java" "@$home/lib/java.options" "-XX:AOTCache=$home/lib/service.aot" \
    "-Xlog:gc:file=$folder/collections:uptime" -cp "$home/lib/osmanager.jar" co.luoyun.osmanager.OsManagerApplication \
    run "--osmanager.root=$folder" "--osmanager.floppy.device=$folder/none" \
    --osmanager.webssh.port=18996 "--server.port=$port" --server.address=127.0.0.1 >"$folder/log" 2>&1 &
pid=$!
until curl -fs -o /dev/null "$url"; do
    kill -0 "$pid" 2>/dev/null || {
        cat "$folder/log" >&2
        exit 1
    }
    sleep 0.1
done

session=$(curl -fs -o /dev/null -c - "$url?cookie=$cookie" | awk '$6 ~ /^osmanager_session/ { print $6 "=" $7 }')
[ -n "$session" ] || {
    echo "load.sh: the owner could not sign in" >&2
    exit 1
}
curl -fs -H "Cookie: $session" "$url" | grep -q 'class="owner"' || {
    echo "load.sh: this is not the owner's page" >&2
    exit 1
}
cat >"$folder/load.lua" <<EOF
local ffi = require("ffi")
ffi.cdef("typedef struct { long s, ns; } moment; int clock_gettime(int, moment *);")
local clock = ffi.new("moment")
local function now()
    ffi.C.clock_gettime(1, clock)
    return tonumber(clock.s) * 1000 + tonumber(clock.ns) / 1e6
end
local owner = { ["Cookie"] = "$session" }
local mix = {}
for _, it in ipairs({ { "/", owner }, { "/style.css" }, { "/", owner }, { "/" }, { "/api/status", owner },
    { "/", owner }, { "/style.css" }, { "/", owner }, { "/" }, { "/actuator/health" } }) do
    mix[#mix + 1] = { path = it[1], headers = it[2] or {} }
end
local asked, due = 0, nil
function delay()
    -- Two threads share the rate. A moment that has passed is not made up for.
    due = (due or now()) + 2000 / $rate
    return math.max(0, math.floor(due - now() + 0.5))
end
function request()
    asked = asked + 1
    local it = mix[asked % #mix + 1]
    return wrk.format("GET", it.path, it.headers)
end
EOF
cat >"$folder/burst.lua" <<EOF
wrk.headers["Cookie"] = "$session"
EOF
cat >"$folder/report.lua" <<'EOF'
function done(summary, latency)
    local errors = summary.errors
    print(string.format("requests %d  requests/s %.1f  errors %d (connect %d, read %d, write %d, timeout %d, status %d)  p50 %.1f ms  p99 %.1f ms  most %.1f ms",
        summary.requests, summary.requests / summary.duration * 1e6,
        errors.connect + errors.read + errors.write + errors.timeout + errors.status, errors.connect, errors.read,
        errors.write, errors.timeout, errors.status,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
EOF
cat "$folder/report.lua" >>"$folder/load.lua"
cat "$folder/report.lua" >>"$folder/burst.lua"

resident() {
    awk '/^Rss:/ { printf "%d MB", $2 / 1024 }' "/proc/$pid/smaps_rollup"
}
ticks() {
    echo $(($(cut -d ' ' -f 14,15 "/proc/$pid/stat" | tr ' ' +)))
}
collections() {
    awk '/Pause/ { count++; sum += $NF; if ($NF + 0 > most) most = $NF + 0 } END { printf "%d %.1f %.1f", count, sum, most }' \
        "$folder/collections"
}
# load NAME CONNECTIONS SECONDS SCRIPT
load() {
    collected=$(collections)
    used=$(ticks)
    before=$(resident)
    result=$(wrk -t 2 -c "$2" -d "$3s" --timeout 10s -s "$4" "$url" | grep '^requests ')
    used=$(($(ticks) - used))
    echo "$1: $result"
    echo "$collected $(collections)" | awk -v used="$used" -v seconds="$3" -v before="$before" -v after="$(resident)" '{
        printf "    cpu %.0f %% of one core  resident before %s, after %s  collections %d, together %.0f ms, longest so far %.1f ms\n",
            used / seconds, before, after, $4 - $1, $5 - $2, $6 }'
}

load "warming up" 100 10 "$folder/load.lua"
load "$rate a second" 100 "$seconds" "$folder/load.lua"
load "burst" 400 10 "$folder/burst.lua"

# Half a request each, as much as fits; bash opens them.
bash -c '
    ulimit -n 4096
    half=$(printf "GET / HTTP/1.1\r\nHost: i\r\nX-Long: %s" "$(head -c 7500 /dev/zero | tr "\0" a)")
    while true; do
        for i in $(seq 11 1010); do
            eval "exec $i<>/dev/tcp/127.0.0.1/$1" 2>/dev/null && printf "%s" "$half" >&"$i"
        done
        touch "$2"
    done' slow "$port" "$folder/slow" 2>/dev/null &
slow=$!
until [ -e "$folder/slow" ]; do sleep 0.1; done
for _ in 1 2 3 4 5 6; do
    curl -s -m 30 -o /dev/null -w "slow clients: the page answers %{http_code} after %{time_total} s\n" "$url" || :
    sleep 1
done
echo "    resident $(resident)"
kill "$slow"
wait "$slow" 2>/dev/null || :
curl -fs -m 30 -o /dev/null "$url" || {
    echo "load.sh: the service does not answer any more" >&2
    tail -n 5 "$folder/log" >&2
    exit 1
}
