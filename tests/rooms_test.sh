#!/usr/bin/env bash
# Arrows between the rooms go one way, and each library enters by its own doors.
# rooms_test.sh SOURCE_DIR
set -euo pipefail
export LC_ALL=C.UTF-8  # grep -P reads code points only in a UTF-8 locale
cd "$1"
rooms=(cli examples proof render compose analyse read rules text)
failed=0

complain() {
  printf '%s\n' "$*" >&2
  failed=1
}

# check_row FOLDER, then what stands in it from left to right: each may include itself and what
# stands to its right. A folder that the row does not name, or a name without a folder, would be
# checked by nothing.
check_row() {
  local folder=$1 i j
  shift
  local row=("$@")
  while IFS= read -r line; do
    complain "src/$folder and the row in rooms_test.sh differ: $line"
  done < <(diff <(printf '%s\n' "${row[@]}" | sort) \
                <(find "src/$folder" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort) |
           sed -n 's/^</only in the row:/p; s/^>/only a folder:/p')
  for ((i = 0; i < ${#row[@]}; i++)); do
    for ((j = 0; j < i; j++)); do
      while IFS= read -r line; do
        complain "an arrow turns back: $line"
      done < <(grep -rn "#include \"$folder${row[j]}/" "src/$folder${row[i]}" || true)
    done
  done
}
check_row '' "${rooms[@]}"

# The parts of compose/, from what is written back to what was said.
parts=(summary timeline learning gaps polish title followups impact times causes steps owners wording
       troubles story speech)
check_row compose/ "${parts[@]}"
for part in "${parts[@]}"; do
  while IFS= read -r line; do
    complain "a part leans on the whole: $line"
  done < <(grep -rn '#include "compose/[a-z_]*\.hpp"' "src/compose/$part" || true)
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

# Nor any that is spelled out by its numbers.
while IFS= read -r line; do
  complain "Japanese in code: $line"
done < <(grep -rnE '\\u[4-9][0-9A-Fa-f]{3}' src include || true)

exit "$failed"
