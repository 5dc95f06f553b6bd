#!/usr/bin/env bash
# Installs what is missing, builds tenmatsu with warnings as errors and runs all tests.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source scripts/setup.sh

install_missing "${kPackages[@]}" "${kTestPackages[@]}"
build release -DTENMATSU_BUILD_TESTS=OFF
build dev -DTENMATSU_BUILD_BENCH=ON -DTENMATSU_PRECOMPILE=ON
exec ctest --preset dev -j"$(nproc)"
