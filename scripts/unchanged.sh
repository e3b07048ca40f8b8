#!/usr/bin/env bash
# unchanged.sh WHAT COMMAND PATH...: fails when PATHs differ from what is committed.
set -euo pipefail
what=$1 command=$2
shift 2
changed=$(git status --porcelain -- "$@")
if [ -n "$changed" ]; then
  echo "Committed and made anew, $what differs; run $command and commit:" >&2
  echo "$changed" >&2
  git --no-pager diff --stat -- "$@" >&2
  exit 1
fi
