#!/usr/bin/env bash
# Arrows between the rooms go one way, and each library enters by its own doors.
# rooms_test.sh SOURCE_DIR
set -euo pipefail
export LC_ALL=C.UTF-8  # grep -P reads code points only in a UTF-8 locale
cd "$1"
rooms=(cli proof render compose analyse read rules text)
failed=0

complain() {
  printf '%s\n' "$*" >&2
  failed=1
}

# A room may include itself, the rooms to its right and tenmatsu/.
for ((i = 0; i < ${#rooms[@]}; i++)); do
  for ((j = 0; j < i; j++)); do
    while IFS= read -r line; do
      complain "an arrow turns back: $line"
    done < <(grep -rn "#include \"${rooms[j]}/" "src/${rooms[i]}" || true)
  done
done

# The parts of compose/ stand in a row too, from what is written back to what was said.
parts=(title followups impact times causes steps wording troubles story speech)
for ((i = 0; i < ${#parts[@]}; i++)); do
  while IFS= read -r line; do
    complain "a part leans on the whole: $line"
  done < <(grep -rn '#include "compose/[a-z_]*\.hpp"' "src/compose/${parts[i]}" || true)
  for ((j = 0; j < i; j++)); do
    while IFS= read -r line; do
      complain "an arrow turns back: $line"
    done < <(grep -rn "#include \"compose/${parts[j]}/" "src/compose/${parts[i]}" || true)
  done
done

# library pattern, then the rooms that may include it
check_door() {
  local pattern=$1
  shift
  local room
  for room in "${rooms[@]}"; do
    if [[ " $* " != *" $room "* ]]; then
      while IFS= read -r line; do
        complain "a library by the wrong door: $line"
      done < <(grep -rnE "#include $pattern" "src/$room" || true)
    fi
  done
}
check_door '<CLI/' cli
check_door '<unicode/' text
check_door '<kainjow/' render
check_door '<nlohmann/' rules render proof
check_door '<cereal/' rules
check_door '<(simdjson|minizip/)' read

# Only the program prints and asks its environment; the library's answer depends on its input alone.
for room in "${rooms[@]:1}"; do
  while IFS= read -r line; do
    complain "prints or asks the environment: $line"
  done < <(grep -rnE '(getenv|[^n]printf|puts) ?\(|std::(cout|cerr|clog)|fmt::print' "src/$room" || true)
done

# Words live in rules/ and templates/: no Japanese in code.
while IFS= read -r line; do
  complain "Japanese in code: $line"
done < <(grep -rnP '^(?!\s*//).*"[^"]*[\x{3041}-\x{30ff}\x{4e00}-\x{9fff}]' src include || true)

exit "$failed"
