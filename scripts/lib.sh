# shellcheck shell=bash
# What the launchers share: the Python environment in .venv, and Debian packages.
# A launcher sets `root` (the checkout, an absolute path without symlinks) before it sources this.
# Everything said here goes to stderr: stdout belongs to the program.
: "${root:?}"
venv=$root/.venv
setup_log=$venv/setup.log

say() { printf '%s\n' "$@" >&2; } # LINE...

stop() { # CODE LINE...
  local code=$1
  shift
  printf '%s\n' "$@" >&2
  exit "$code"
}

# --- Debian packages ---------------------------------------------------------------------

# Root needs no prefix, others need a sudo that asks nothing; `as_root` holds it.
can_install() {
  as_root=()
  command -v apt-get >/dev/null || return 1
  ((EUID == 0)) && return 0
  as_root=(sudo -n)
  command -v sudo >/dev/null && sudo -n true 2>/dev/null
}

apt() { # fd 9 is the lock on .venv: no service that a package starts may inherit it
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null >&2 9>&-
}

# The packages among "$@" that dpkg does not hold, in `missing`.
find_missing() {
  local package
  missing=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
      missing+=("$package")
  done
}

# Install what is missing. Fails, having said nothing, when that is not possible here; then
# `missing` has the names and `how_to_install` says what to type.
ensure_debian() {
  local output
  find_missing "$@"
  ((${#missing[@]})) || return 0
  how_to_install
  can_install || return 1
  say "Installing Debian packages: ${missing[*]}"
  output=$({ apt update && apt install -y --no-install-recommends "${missing[@]}"; } 2>&1) && return
  say 'apt-get could not do it:' "$(tail -n 5 <<<"$output")"
  return 1
}

how_to_install() {
  if command -v apt-get >/dev/null; then
    remedy="sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
  else
    remedy="what Debian calls ${missing[*]}, with this system's package manager"
  fi
}

# --- Python ------------------------------------------------------------------------------

# The interpreter itself, not a name that a system upgrade may point at another version: a
# .venv of a Python that has gone is then seen as broken, and made anew.
describe_python='
import importlib.util, os, sys
if sys.version_info < (3, 11): sys.exit(1)
whole = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
print("whole" if whole else "parted", os.path.realpath(sys.executable))'

# Sets `python` to one that can make environments, or else to any of 3.11 or later.
find_python() {
  local name found
  python=
  for name in python3.11 python3.12 python3.13 python3; do
    found=$("$name" -I -c "$describe_python" 2>/dev/null) || continue
    [[ $found == whole\ * ]] && python=${found#* } && return 0
    python=${python:-${found#* }}
  done
  return 1
}

# Debian keeps ensurepip in a package of its own.
ensure_python() {
  find_python && return
  [[ $python ]] || stop 2 'Python 3.11 or later is needed, and was not found.' \
    'On Debian: sudo apt-get install --no-install-recommends python3 python3-venv'
  local package=python3-venv
  [[ $python =~ ^/usr/bin/(python3\.[0-9]+)$ ]] && package=${BASH_REMATCH[1]}-venv
  ensure_debian "$package" ca-certificates && find_python && return
  how_to_install
  stop 2 "$python cannot make environments yet. This helps:" "    $remedy"
}

# --- .venv -------------------------------------------------------------------------------
# .venv/.made-in    the checkout's path when .venv was made: tools have it in their first line
# .venv/.whole      nothing was cut off while packages were written
# .venv/.stamp-SET  the lock of SET ("runtime", "dev") as it was when SET was installed
# The last two are taken away before a change and written after it, so that a kill at any moment
# leaves a .venv that the next start mends. The program itself survives a move of the checkout,
# without the network; the tools of dev are then installed anew.

find_lock() { # SET: its lock file in `lock`; that of dev holds the runtime too
  lock=$root/scripts/requirements.txt
  [[ $1 == runtime ]] || lock=$root/scripts/requirements-dev.txt
}

expect_stamp() { # SET: what its stamp must say, in `stamp`
  find_lock "$1"
  if command -v sha256sum >/dev/null; then
    stamp=$(sha256sum <"$lock")
  else
    stamp=$(shasum -a 256 <"$lock") # macOS
  fi
  stamp=${stamp%% *}
  [[ $1 == runtime ]] || stamp+=" $root"
}

says() { # FILE TEXT: does its first line say so (without a subprocess)
  local line=
  [[ -r $1 ]] && IFS= read -r line <"$1"
  [[ $line == "$2" ]]
}

is_ready() { # SET
  expect_stamp "$1"
  [[ -x $venv/bin/python ]] && says "$venv/.stamp-$1" "$stamp"
}

# Sets up SET if it is not installed as the locks say, one start at a time.
ensure_venv() { # SET
  is_ready "$1" && return
  [[ -w $root && (! -e $venv || -w $venv) ]] ||
    stop 1 "Setting up needs to write in $venv, and may not." \
      'Run it once as the owner of this folder.'
  trap 'say "Stopped. The next start sets up from here."; exit 130' INT TERM
  hold_setup_lock
  is_ready "$1" || set_up "$1" # another start may have done it meanwhile
  exec 9>&-
  trap - INT TERM
}

# The lock is on the folder of scripts: .venv itself may be emptied. Where there is no flock
# (macOS), two first starts at the same moment are on their own.
hold_setup_lock() {
  exec 9<"$root/scripts"
  command -v flock >/dev/null || return 0
  flock -n 9 && return
  say 'Another start is setting up. Waiting for it.'
  flock 9
}

set_up() { # SET
  local began=$SECONDS
  if [[ -e $venv/.whole ]]; then
    say 'Bringing the set-up to date: a minute or so.'
  else
    say 'Setting up, once: a few minutes.'
  fi
  can_keep_venv "$1" || make_venv
  install_locks "$1"
  finish "$1"
  say "Set up in $((SECONDS - began)) s."
}

can_keep_venv() { # SET
  [[ -x $venv/bin/python && -e $venv/.whole ]] || return 1
  [[ $1 == runtime ]] || says "$venv/.made-in" "$root"
}

make_venv() {
  local output
  ensure_python
  output=$("$python" -I -m venv --clear "$venv" 2>&1 </dev/null) ||
    stop 1 "$python could not make $venv:" "$output"
  printf '%s\n' "$root" >"$venv/.made-in"
}

# --only-binary: a source package would fetch build tools that no lock holds, and a compiler.
# -I and the unset names keep a person's own Python settings from bending the environment; where
# pip finds packages (its other settings) stays theirs.
install_locks() { # SET
  rm -f "$venv"/.stamp-* "$venv/.whole"
  find_lock "$1"
  say "Fetching and installing Python packages: $(grep -c '==' "$lock")."
  env -u PIP_USER -u PIP_TARGET -u PIP_PREFIX -u PIP_ROOT \
    "$venv/bin/python" -I -m pip install --require-hashes --no-deps --only-binary :all: \
    --no-input --disable-pip-version-check --progress-bar off --no-warn-script-location \
    --requirement "$lock" </dev/null >"$setup_log" 2>&1 && return
  # pip ended by itself, and puts back what it was replacing: no need to begin from nothing.
  : >"$venv/.whole"
  say 'The Python packages could not be installed. The last lines of pip:'
  grep -vE '^(Ignoring |Requirement already)' "$setup_log" | tail -n 6 | sed 's/^/    /' >&2
  stop 1 "All of it is in $setup_log." \
    'Setting up needs the network once; the program itself never does. Try again when it is there.'
}

# A line in a .pth file makes the checkout importable, from any folder and without a build. It
# counts from site-packages, so that it holds when the checkout moves.
finish() { # SET
  local site done_set
  site=$("$venv/bin/python" -I -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
  printf '%s\n' ../../../.. >"$site/voicejournal.pth"
  : >"$venv/.whole"
  for done_set in runtime "$1"; do # dev holds runtime
    expect_stamp "$done_set"
    printf '%s\n' "$stamp" >"$venv/.stamp-$done_set"
  done
}
