#!/usr/bin/env bash
# Installs what is missing, builds tenmatsu and runs it with the arguments given.
# Without arguments it converts an example; a transcript from a pipe is read with "-".
here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
source scripts/setup.sh

install_missing "${kPackages[@]}"
build release -DTENMATSU_BUILD_TESTS=OFF

# Paths in the arguments are the caller's.
cd "$here"
if [ $# -eq 0 ]; then
  say "No arguments: converting examples/api-latency.txt. See also: scripts/run.sh --help"
  set -- "$root/examples/api-latency.txt"
fi
exec "$root/build/release/tenmatsu" "$@"
