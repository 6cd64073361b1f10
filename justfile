# The checks, each by its name. scripts/test sets up what they need and runs `check`.

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

# show the recipes
default:
    @just --list

# everything a change must pass
check: format-check lint types imports docs test

# the layout of the code is ruff's
format-check:
    ruff format --check

# what ruff finds wrong
lint:
    ruff check

# types, strictly
types:
    mypy

# imports point down only
imports:
    lint-imports

# the generated parts of the README are those the code would write
docs:
    cog --check README.md

# every test, a file of them on each core, or pytest with ARGS
[positional-arguments]
test *ARGS:
    pytest -n auto --dist loadfile "$@"

# let ruff and cog put right what they can
fix: format lint-fix docs-fix

# lay out the code
format:
    ruff format

# correct what ruff can correct safely
lint-fix:
    ruff check --fix

# write the generated parts of the README again
docs-fix:
    cog -r README.md
