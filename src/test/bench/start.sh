#!/usr/bin/env bash
# Measures OS Manager as it is packaged against "java -jar" with Java's default flags, on
# one machine and in one run, in turn, each in a sandbox of its own. Not part of the tests:
# run it on a machine that has nothing else to do. Needs curl. (Bash, as it asks for the
# first page by itself: starting curl again and again would slow the start down.)
#
# Usage: start.sh HOME JAR JAVA [IDLE_SECONDS [USE_SECONDS [RUNS]]]
#   HOME          an unpacked package, for example target/package/LuoYun (its start cache is
#                 made when it is missing)
#   JAR           target/osmanager.jar
#   JAVA          bin/java of a JDK 25
#   IDLE_SECONDS  how long it is left alone before its memory is read, 60 by default
#   USE_SECONDS   how long it is then used: each second a page, the health, the status or
#                 the metrics; 60 by default, 3600 for an hour of use, 0 for none
#   RUNS          how often each of the two is measured, once by default. With several, the
#                 last lines are the medians.
#
# Columns: milliseconds to the first page, and until systemd would be told READY; processor
# time until the first page; resident and private dirty memory in MiB, and the processor's
# share and the threads, after it was left alone; resident and private dirty after its use.
set -eu

home=$(readlink -f -- "${1:?"see the usage in this file"}")
jar=$(readlink -f -- "${2:?"see the usage in this file"}")
java=${3:?"see the usage in this file"}
idle=${4:-60}
use=${5:-60}
runs=${6:-1}
port=18999
url=http://127.0.0.1:$port
folder=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid" 2>/dev/null || :; rm -rf -- "$folder"' EXIT
mkdir -p "$folder/LuoYun/custom"
cp -R "$home/build" "$folder/LuoYun/"
cp -R "$home/custom/www" "$folder/LuoYun/custom/"
[ -r "$home/lib/service.aot" ] || sh "$home/lib/make-start-cache"
# What is not on the disk yet would count as written by the process.
sync

# Never written to: reading from it for a while is a pause without a process.
mkfifo "$folder/pause"
exec 4<>"$folder/pause"

# Whether the page comes, whole; without starting a process.
answers() {
    local status
    { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
    printf 'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
    IFS= read -r status <&3 || return 1
    while IFS= read -r _ <&3; do :; done
    exec 3<&-
    [[ $status == "HTTP/1.1 200"* ]]
}

milliseconds() {
    echo $(($(date +%s%N) / 1000000))
}

ticks() {
    echo $(($(cut -d ' ' -f 14,15 "/proc/$pid/stat" | tr ' ' +)))
}

# Resident and private dirty memory.
memory() {
    awk '/^Rss:/ { rss = $2 } /^Private_Dirty:/ { dirty = $2 } END { printf "%.1f %.1f", rss / 1024, dirty / 1024 }' \
        "/proc/$pid/smaps_rollup"
}

# When the step ended in which systemd is told, since START.
ready() {
    end=$(curl -fs -H "Authorization: Bearer $(cat "$folder/LuoYun/run/osmanager.token")" "$url/actuator/startup" |
        sed 's/.*"endTime":"\([^"]*\)","startTime":"[^"]*","startupStep":{"id":[0-9]*,"name":"osmanager.boot.ready".*/\1/')
    echo $(($(date -d "$end" +%s%N) / 1000000 - $1))
}

use() {
    end=$(($(date +%s) + use))
    while [ "$(date +%s)" -lt "$end" ]; do
        for path in / /actuator/health /api/status /actuator/prometheus /index.html /style.css /actuator/metrics /none; do
            curl -s -H "Authorization: Bearer $(cat "$folder/LuoYun/run/osmanager.token")" -o "$folder/answer" "$url$path"
            sleep 1
        done
    done
}

# measure NAME COMMAND...
measure() {
    name=$1
    shift
    start=$(milliseconds)
    "$@" "--osmanager.root=$folder" "--osmanager.floppy.device=$folder/none" --osmanager.webssh.port=18998 \
        "--server.port=$port" --server.address=127.0.0.1 >"$folder/log" 2>&1 4<&- &
    pid=$!
    until answers; do
        kill -0 "$pid" 2>/dev/null || {
            cat "$folder/log" >&2
            exit 1
        }
        read -rt 0.004 -u 4 || :
    done
    page=$(($(milliseconds) - start))
    cpu=$(($(ticks) * 10))
    sleep 2
    ready=$(ready "$start")
    before=$(ticks)
    sleep "$idle"
    after=$(ticks)
    share=$(awk -v ticks=$((after - before)) -v idle="$idle" 'BEGIN { printf "%.2f", (idle > 0) ? ticks / idle : 0 }')
    threads=$(sed -n 's/^Threads:[[:space:]]*//p' "/proc/$pid/status")
    left=$(memory)
    [ "$use" -eq 0 ] || use
    echo "$name $page $ready $cpu $left $share $threads $(memory)" | tee -a "$folder/results" | row
    kill "$pid"
    wait "$pid" || :
    pid=
}

row() {
    awk '{ printf "%-9s %7s %7s %7s %9s %7s %7s %8s %10s %10s\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 }'
}

# The middle one of each column.
median() {
    columns=$1
    for column in 2 3 4 5 6 7 8 9 10; do
        columns="$columns $(awk -v name="$1" -v column=$column '$1 == name { print $column }' "$folder/results" |
            sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }')"
    done
    echo "$columns" | row
}

echo ". page ready cpu resident dirty idle% threads used-res. used-dirty" | row
run=0
while [ "$run" -lt "$runs" ]; do
    measure packaged "$home/bin/osmanager" run
    measure default "$java" -jar "$jar"
    run=$((run + 1))
done
if [ "$runs" -gt 1 ]; then
    echo "medians of $runs:"
    median packaged
    median default
fi
