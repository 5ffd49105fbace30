# What a page's commands run with, in place of the real `curl` and `npm`. NOTES is a folder for one page, ROOT the checkout.
unset BASH_ENV
set -Ee
trap '[ "${FUNCNAME-}" = curl ] || echo "line $LINENO: exit $?: $BASH_COMMAND" >> "$NOTES/faults"' ERR

# A comment «# 409: why» above a command says that the next request is answered with 409.
expects() { echo "$1" > "$NOTES/expected"; }

# Fails unless the answer has the status that the page names, or one that says success. What a pipe swallows is noted too.
curl() {
  local expected=2 status line=${BASH_LINENO[-2]}
  [ ! -e "$NOTES/expected" ] || { expected=$(cat "$NOTES/expected"); rm "$NOTES/expected"; }
  command curl --write-out '%{stderr}%{http_code}\n' "$@" 2> "$NOTES/status" | tee "$NOTES/body" || true
  status=$(tail -n 1 "$NOTES/status")
  case $status in "$expected"*) return 0 ;; esac
  echo "line $line: status $status, not $expected: $(head -c 1000 "$NOTES/body")" >> "$NOTES/faults"
  return 22
}

# A script of package.json is the command of the same name; the tests have built it already.
npm() {
  [ "$1" = run ] || { echo "the test has no other way to run: npm $*" >> "$NOTES/faults"; return 1; }
  shift
  [ "$1" != --silent ] || shift
  local command=$1
  shift
  [ "${1-}" != -- ] || shift
  node "$ROOT/dist/commands/cong-vu.js" "$command" "$@"
}
