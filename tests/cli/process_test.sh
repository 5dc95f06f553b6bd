#!/usr/bin/env bash
# What only a process shows. process_test.sh PROGRAM SOURCE_DIR
set -euo pipefail
program=$1
source_dir=$2
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT

fail() {
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# Root reads every folder, so that permissions are tested as somebody else.
as_user() {
  if [ "$(id -u)" -eq 0 ]; then
    setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
  else
    "$@"
  fi
}

# The same bytes whatever the locale, the time zone and the day of the machine.
example="$source_dir/examples/night-batch.txt"
"$program" "$example" >"$work/plain.md" 2>"$work/plain.err"
env LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 TZ=America/Lima "$program" "$example" \
  >"$work/moved.md" 2>"$work/moved.err"
cmp "$work/plain.md" "$work/moved.md" || fail "the document depends on locale or time zone"
[ -s "$work/plain.md" ] || fail "no document"

# A pipe and a file give the same document but for the name of the source.
"$program" <"$example" | sed 's/^\(.*\)-:\([0-9]*\)/\1\2/' >"$work/pipe.md"
[ -s "$work/pipe.md" ] || fail "no document from a pipe"

# A folder that may not be read is named, with exit 3, and the rest of the batch is converted.
mkdir "$work/in" "$work/in/locked" "$work/out"
cp "$example" "$work/in/good.txt"
cp "$example" "$work/in/locked/hidden.txt"
cp "$program" "$work/tenmatsu"
chmod 000 "$work/in/locked"
chmod 777 "$work/out"
chmod 755 "$work" "$work/in" "$work/tenmatsu"
chmod 644 "$work/in/good.txt"
code=0
as_user "$work/tenmatsu" "$work/in" -o "$work/out/" >"$work/stdout" 2>"$work/stderr" || code=$?
[ "$code" -eq 3 ] || fail "exit $code for a folder that may not be read, expected 3"
[ ! -s "$work/stdout" ] || fail "something on standard output"
[ "$(grep -c 'locked: cannot be read' "$work/stderr")" -eq 1 ] || fail "the folder is not named"
[ -s "$work/out/good.md" ] || fail "the rest of the batch was not converted"

# So is a file that may not be read.
cp "$example" "$work/secret.txt"
chmod 000 "$work/secret.txt"
code=0
as_user "$work/tenmatsu" "$work/secret.txt" >"$work/stdout" 2>"$work/stderr" || code=$?
[ "$code" -eq 3 ] || fail "exit $code for a file that may not be read, expected 3"
[ ! -s "$work/stdout" ] || fail "something on standard output"
[ "$(wc -l <"$work/stderr")" -eq 1 ] || fail "more than one line of trouble"

# A full disk is a failure and not a short document.
if [ -e /dev/full ]; then
  code=0
  "$program" "$example" >/dev/full 2>"$work/stderr" || code=$?
  [ "$code" -eq 2 ] || fail "exit $code on a full disk, expected 2"
fi
echo "process tests passed"
