# digest: the two commands are `make site` and `make test`. Each sets up what it needs first, in .venv, once.
# `make PYTHON=/path/to/python3 …` names the Python to use; any from 3.11 on will do.

VENV := .venv
BIN := $(VENV)/bin
export PYTHON VENV

.PHONY: help site serve test lint format types unit lowest wheel screenshots clean

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /make \1 — /p' Makefile

site: setup-run ## set up, and build this repository's own digest into site/
	@$(BIN)/digest build

serve: setup-run ## set up, and show the digest in a browser while you write
	@$(BIN)/digest serve

# All checks run, so that one failure does not hide another; pytest is last, so that its summary ends the output.
test: setup-dev ## set up, and run every check: lint, format, types, tests with coverage
	@failed=0; \
	$(BIN)/ruff check || failed=1; \
	$(BIN)/ruff format --check || failed=1; \
	$(BIN)/mypy || failed=1; \
	$(BIN)/pytest -n auto --cov --cov-report=term || failed=1; \
	exit $$failed

lint: setup-dev ## look for faults of style
	@$(BIN)/ruff check && $(BIN)/ruff format --check

format: setup-dev ## mend what of style can be mended
	@$(BIN)/ruff check --fix; $(BIN)/ruff format

types: setup-dev ## check the types
	@$(BIN)/mypy

unit: setup-dev ## run the tests alone
	@$(BIN)/pytest

lowest: ## run the tests with the oldest packages that pyproject.toml allows (needs uv)
	@uv --version >/dev/null 2>&1 || { echo 'make lowest needs uv: https://docs.astral.sh/uv/' >&2; exit 1; }
	@uv venv --quiet --clear --python '>=3.11' .venv-lowest
	@uv pip install --quiet --python .venv-lowest/bin/python --resolution lowest-direct --editable .
	@uv pip install --quiet --python .venv-lowest/bin/python --group dev
	@.venv-lowest/bin/python -m pytest -m 'not browser'

wheel: setup-dev ## build the wheel and the source archive into dist/
	@$(BIN)/python -m hatchling build

screenshots: setup-dev site ## take the README's pictures anew from this repository's digest (needs Chromium)
	@$(BIN)/python docs/screenshots.py

clean: ## remove everything that can be made again
	@rm -rf $(VENV) .venv-lowest site .site-next .digest dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: setup-run setup-dev
setup-run:
	@sh scripts/setup.sh run
setup-dev:
	@sh scripts/setup.sh dev
