# Every command of the project; `make help` lists them. Needs Python 3.11 or newer: neither root, nor Docker.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# As many test processes as there are processors. Each begins with a part of its own, so that what the tests of a file
# share is made once, and takes over from the others when it is done.
PYTEST ?= $(BIN)/python -m pytest -n auto --dist worksteal -rs
# What needs nothing of each other, side by side; what each says stays together.
TOGETHER := $(MAKE) --no-print-directory --jobs=4 --output-sync=target

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install demo check test quick lint coverage format pins bench mutants wheel clean
# Parts of them.
.PHONY: style types contracts pure

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

install: $(STAMP) ## Install the worker and its tools into .venv, at the versions of constraints.txt

# Runs again only when what it installs has changed. The editable build sees the pins too.
$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing)." >&2; \
	  echo "Install one, then name it: make install PYTHON=python3.12" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) || { \
	  echo "$(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv" >&2; exit 1; }
	PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(STAMP) ## Play a few days: real servers on this machine, letters to read, nothing to configure
	$(BIN)/complaints demo

check: test ## The same as make test

test: lint ## Everything that must hold: style, types, contracts between the chapters, tests
	$(PYTEST)

quick: $(STAMP) ## In a minute: the same with the tests of the rooms that decide, and a story of each chapter
	@$(TOGETHER) style types contracts pure

pure: $(STAMP)
	$(PYTEST) -m 'not slow'

lint: $(STAMP) ## Style, types, and contracts between the chapters
	@$(TOGETHER) style types contracts

style: $(STAMP)
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check

types: $(STAMP)
	$(BIN)/python -m mypy

contracts: $(STAMP)
	$(BIN)/lint-imports --no-logo

format: $(STAMP) ## Mend the style where a machine can
	$(BIN)/python -m ruff check --fix
	$(BIN)/python -m ruff format

pins: $(STAMP) ## Write what .venv holds into constraints.txt, after an upgrade there that passed the tests
	@{ head -n 1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable; } > constraints.new
	@mv constraints.new constraints.txt

bench: $(STAMP) ## Measure speed and mails made to exhaust; AGAINST=COMMIT: this tree beside that commit, in turn
ifdef AGAINST
	$(BIN)/python -m tests.bench.paired $(AGAINST)
else
	$(BIN)/python -m tests.bench.throughput
	$(BIN)/python -m tests.bench.exhausting
	$(BIN)/python -m tests.bench.promises
endif

coverage: $(STAMP) ## Which lines and branches no test passes (TESTS=tests/words: by those alone)
	@mkdir -p .coverage
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -n auto --dist worksteal -q $(TESTS)
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

mutants: $(STAMP) ## Change the rooms that decide at 40 places (COUNT=, SEED=), and say which changes no test notices
	$(BIN)/python -m tests.mutants.run --count $(or $(COUNT),40) --seed $(or $(SEED),1)

wheel: $(STAMP) ## Build dist/complaint_worker-*.whl
	$(BIN)/python -m hatchling build -t wheel

clean: ## Remove what these commands made
	rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
