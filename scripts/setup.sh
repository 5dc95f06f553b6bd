# Sourced by run.sh and test.sh: installs the Debian packages that are missing and builds a preset.

set -euo pipefail

readonly kPackages=(
  g++ cmake ninja-build
  libcli11-dev libfmt-dev nlohmann-json3-dev libicu-dev
  libcereal-dev  # headers alone: the tables of the rules go into the program as bytes
  libsimdjson-dev libminizip-dev zlib1g-dev
)
readonly kTestPackages=(libgtest-dev libgmock-dev libbenchmark-dev)

say() {
  printf '%s\n' "$*" >&2
}

missing_of() {
  local package
  for package in "$@"; do
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      printf '%s\n' "$package"
    fi
  done
}

# Installs what is missing of the packages named; on a system without apt-get it names them and stops.
install_missing() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    if command -v g++ >/dev/null && command -v cmake >/dev/null; then
      say "No apt-get here: building with what is installed. Needed are the equivalents of: $*"
      return
    fi
    say "No apt-get here. Install the equivalents of these Debian packages, then run this again:"
    say "  $*"
    exit 1
  fi
  local missing
  mapfile -t missing < <(missing_of "$@")
  if [ "${#missing[@]}" -eq 0 ]; then
    return
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "These packages are missing and can be installed only by root: ${missing[*]}"
      exit 1
    fi
    as_root=(sudo)
  fi
  say "Installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# Configures and builds the preset `$1` with the further cmake arguments; quiet unless it fails.
build() {
  local preset=$1
  shift
  local log
  log=$(mktemp)
  [ -x "build/$preset/tenmatsu" ] || say "Building tenmatsu in build/$preset (once, a few minutes) …"
  if ! { cmake --preset "$preset" "$@" && cmake --build --preset "$preset"; } >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    say "The build failed; what the compiler said stands above."
    exit 1
  fi
  rm -f "$log"
}
