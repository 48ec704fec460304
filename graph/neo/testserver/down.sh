#!/usr/bin/env bash
# Stops the server of a home that up.sh made and removes the home: down.sh HOME.
# down.sh --kill HOME: ends the process at once, as a crash would, and keeps the home for NEO4J_HOME=HOME up.sh.
set -euo pipefail
kill=
if [ "${1:-}" = --kill ]; then kill=1 && shift; fi
home=${1:?usage: down.sh [--kill] HOME}
[ -f "$home/conf/neo4j.conf" ] || { echo "test server: $home is not the home of a server" >&2; exit 1; }
pid=$(cat "$home/run/pid" 2> /dev/null || echo)
if [ -n "$pid" ] && tr '\0' ' ' < "/proc/$pid/cmdline" 2> /dev/null | grep -qF -- "--home-dir=$home "; then
    kill -9 "$pid"
    while kill -0 "$pid" 2> /dev/null; do sleep 0.05; done
fi
rm -f "$home/run/pid"
[ -n "$kill" ] || rm -rf "$home"
