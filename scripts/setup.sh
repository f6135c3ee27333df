#!/bin/sh
# Sets up .venv with digest in it, and with `dev` its developers' tools too. Run by make; quick when all is there.
# Needs Python 3.11 or newer. Uses uv where it works; else Python's own venv with a pip brought up to date inside it,
# so that neither an old pip nor a system that refuses installs stands in the way.
set -eu
cd "$(dirname "$0")/.."

wanted=${1:-run}
version=${PYTHON:->=3.11}
venv=${VENV:-.venv}
python=$venv/bin/python
stamp=$venv/.set-up-$wanted

say() { printf '%s\n' "$*" >&2; }

is_ready() {
  [ -f "$stamp" ] && [ ! pyproject.toml -nt "$stamp" ] && [ ! scripts/setup.sh -nt "$stamp" ] &&
    "$python" -c 'import digest' 2>/dev/null
}

is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

with_uv() {
  uv --version >/dev/null 2>&1 || return 1
  # Before 0.8 uv knew no --clear, and cleared without being told.
  is_new_enough "$python" || uv venv --quiet --clear --python "$version" "$venv" 2>/dev/null ||
    uv venv --quiet --python "$version" "$venv" || return 1
  groups=''
  [ "$wanted" = dev ] && groups='--group dev'
  # shellcheck disable=SC2086 # two words, or none
  uv pip install --quiet --python "$python" --editable . $groups
}

make_venv() {
  is_new_enough "$python" && "$python" -m pip --version >/dev/null 2>&1 && return 0
  found=
  for name in ${PYTHON:-} python3.14 python3.13 python3.12 python3.11 python3 python; do
    is_new_enough "$name" || continue
    found=$name
    rm -rf "$venv"
    "$name" -m venv "$venv" >/dev/null 2>&1 && return 0
  done
  rm -rf "$venv"
  if [ -z "$found" ]; then
    say 'digest needs Python 3.11 or newer, and found none.'
    say 'Install one (https://www.python.org/downloads/), or name it: make PYTHON=/path/to/python3 …'
  else
    say "$found cannot make virtual environments: its venv or ensurepip module is missing."
    say 'On Debian or Ubuntu: sudo apt install python3-venv. Or install uv (https://docs.astral.sh/uv/). Then again.'
  fi
  return 1
}

with_pip() {
  make_venv || return 1
  pip="$python -m pip --quiet --disable-pip-version-check"
  # Dependency groups need pip 25.1; the one that comes with Python may be older.
  $pip install --upgrade 'pip>=25.1' || return 1
  $pip install --editable . || return 1
  [ "$wanted" != dev ] || $pip install --group dev
}

if is_ready; then
  exit 0
fi
say "Setting up $venv (this takes a minute, once) …"
if ! with_uv && ! with_pip; then
  say 'The set-up failed; what went wrong stands above.'
  exit 1
fi
touch "$stamp"
