#!/bin/sh
# Asks the packaged service for the owner's page, 200 times a second for a minute, with the
# packaged memory limits, in a sandbox on loopback. Prints the errors and the response
# times that half and 99 % of the requests stayed below. Not part of the tests: run it on a
# machine that has nothing else to do. Needs wrk and curl.
#
# Usage: load.sh HOME [SECONDS]
#   HOME  an unpacked package, for example target/package/LuoYun
#
# wrk sends on each connection as soon as the last answer is there; the script below has
# each of its 20 connections wait, so that all together send 200 a second at most. What is
# printed as "requests/s" says whether the service kept up.
set -eu

home=$(readlink -f -- "${1:?"see the usage in this file"}")
seconds=${2:-60}
port=18997
url=http://127.0.0.1:$port/
cookie=load-test-of-the-owners-page
command -v wrk >/dev/null || {
    echo "SKIPPED load.sh: install wrk to run it" >&2
    exit 0
}
folder=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || :; rm -rf -- "$folder"' EXIT
mkdir -p "$folder/LuoYun/conf" "$folder/LuoYun/custom"
cp -R "$home/build" "$folder/LuoYun/"
cp -R "$home/custom/www" "$folder/LuoYun/custom/"
echo "JSON={\"cookie\":\"$cookie\"}" >"$folder/LuoYun/conf/luoyun.conf"

"$home/bin/osmanager" run "--osmanager.root=$folder" "--osmanager.floppy.device=$folder/none" \
    --osmanager.webssh.port=18996 "--server.port=$port" --server.address=127.0.0.1 >"$folder/log" 2>&1 &
pid=$!
until curl -fs -o /dev/null "$url"; do
    kill -0 "$pid" 2>/dev/null || {
        cat "$folder/log" >&2
        exit 1
    }
    sleep 0.1
done

session=$(curl -fs -o /dev/null -c - "$url?cookie=$cookie" | awk '$6 == "osmanager_session" { print $7 }')
[ -n "$session" ] || {
    echo "load.sh: the owner could not sign in" >&2
    exit 1
}
cat >"$folder/load.lua" <<EOF
wrk.headers["Cookie"] = "osmanager_session=$session"
function delay()
    return 100
end
function done(summary, latency)
    local errors = summary.errors
    print(string.format("requests %d  requests/s %.1f  errors %d  p50 %.1f ms  p99 %.1f ms  most %.1f ms",
        summary.requests, summary.requests / summary.duration * 1e6,
        errors.connect + errors.read + errors.write + errors.timeout + errors.status,
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
EOF
curl -fs -H "Cookie: osmanager_session=$session" "$url" | grep -q 'class="owner"' || {
    echo "load.sh: this is not the owner's page" >&2
    exit 1
}
wrk -t 2 -c 20 -d 5s -s "$folder/load.lua" "$url" >/dev/null
wrk -t 2 -c 20 -d "${seconds}s" -s "$folder/load.lua" "$url" | grep '^requests '
awk '/^Rss:/ { printf "resident after it %d MB\n", $2 / 1024 }' "/proc/$pid/smaps_rollup"
