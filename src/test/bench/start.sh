#!/bin/sh
# Measures OS Manager as it is packaged against "java -jar" with Java's default flags, on
# one machine and in one run, each in a sandbox of its own. Not part of the tests: run it
# on a machine that has nothing else to do.
#
# Usage: start.sh HOME JAR JAVA [IDLE_SECONDS]
#   HOME  an unpacked package, for example target/package/LuoYun (its start cache is made
#         when it is missing)
#   JAR   target/osmanager.jar
#   JAVA  bin/java of a JDK 25
set -eu

home=$(readlink -f -- "${1:?"see the usage in this file"}")
jar=$(readlink -f -- "${2:?"see the usage in this file"}")
java=${3:?"see the usage in this file"}
idle=${4:-60}
port=18999
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
mkdir -p "$folder/LuoYun/custom"
cp -R "$home/build" "$folder/LuoYun/"
cp -R "$home/custom/www" "$folder/LuoYun/custom/"
[ -r "$home/lib/service.aot" ] || sh "$home/lib/make-start-cache"

milliseconds() {
    echo $(($(date +%s%N) / 1000000))
}

ticks() {
    cut -d ' ' -f 14,15 "/proc/$1/stat" | tr ' ' +
}

# measure NAME COMMAND...
measure() {
    name=$1
    shift
    start=$(milliseconds)
    "$@" "--osmanager.root=$folder" "--osmanager.floppy.device=$folder/none" --osmanager.webssh.port=18998 \
        "--server.port=$port" --server.address=127.0.0.1 >"$folder/$name.log" 2>&1 &
    pid=$!
    until curl -fs -o /dev/null "http://127.0.0.1:$port/"; do
        kill -0 "$pid" 2>/dev/null || {
            cat "$folder/$name.log" >&2
            exit 1
        }
        sleep 0.01
    done
    page=$(($(milliseconds) - start))
    cpu=$(($(ticks "$pid")))
    sleep 5
    before=$(($(ticks "$pid")))
    sleep "$idle"
    after=$(($(ticks "$pid")))
    awk -v name="$name" -v page="$page" -v cpu="$cpu" -v ticks=$((after - before)) -v idle="$idle" \
        -v threads="$(sed -n 's/^Threads:[[:space:]]*//p' "/proc/$pid/status")" '
        /^Rss:/ { rss = $2 } /^Private_Dirty:/ { dirty = $2 }
        END { printf "%-9s first page %5d ms  cpu until then %5d ms  resident %4d MB  private dirty %4d MB  idle cpu %.2f %%  threads %d\n",
            name, page, cpu * 10, rss / 1024, dirty / 1024, ticks / idle, threads }' "/proc/$pid/smaps_rollup"
    kill "$pid"
    wait "$pid" || :
}

measure packaged "$home/bin/osmanager" run
measure default "$java" -jar "$jar"
measure packaged "$home/bin/osmanager" run
