#!/usr/bin/env bash
# Installs what is missing, builds tenmatsu with warnings as errors, converts an example and runs
# all tests. One build does it all: the program that the tests look at is the one they were built with.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/setup.sh

install_missing "${kPackages[@]}" "${kTestPackages[@]}"
build dev -DTENMATSU_BUILD_BENCH=ON -DTENMATSU_PRECOMPILE=ON
build/dev/tenmatsu examples/api-latency.txt
exec ctest --preset dev -j"$(nproc)"
