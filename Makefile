# Needs git, make, Python 3.11 or newer with its venv module, and PyPI; nothing else.
#
#   make demo     build the edition of this repository and serve it: http://127.0.0.1:8000/
#   make test     the whole test suite
#   make schema   schemas/teilink.rng and the reference pages, from schemas/teilink.odd
#
# make PYTHON=python3.12 chooses the Python, make demo PORT=8001 the port, make test ARGS="-k dates" some tests.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
MADE := $(VENV)/.made
INSTALLED := $(VENV)/.installed
INSTALLED_DEV := $(VENV)/.installed-dev
LETTERS := build/letters
SHARED := $(or $(TEILINK_SHARED),../shared)
# Compiled here, since some environments forbid Python to keep what it compiles when a command runs.
BYTECODE := $(BIN)/python -m compileall -q src
NO_PACKAGES := { echo "the packages could not be installed: is PyPI reachable?" >&2; exit 1; }

.PHONY: demo test lint types bench prove schema coverage wheel-test constraints clean python port
.DEFAULT_GOAL := test

demo: port $(INSTALLED)
	@$(BIN)/teilink build
	@echo "http://127.0.0.1:$(PORT)/"
	@exec $(BIN)/teilink serve --port $(PORT)

test: $(INSTALLED_DEV)
	@$(BIN)/python -m pytest $(ARGS)

lint: $(INSTALLED_DEV)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/lint-imports

types: $(INSTALLED_DEV)
	@$(BIN)/mypy

bench: $(INSTALLED_DEV)
	@$(BIN)/python bench/letters.py $(LETTERS) --count 2000 --seed 1
	@$(BIN)/python bench/measure.py $(LETTERS)
	@$(BIN)/python bench/peers.py $(LETTERS)
	@$(BIN)/python bench/volume.py build/volume
	@$(BIN)/python bench/scale.py build/volume
	@if [ -d "$(SHARED)/samples/corpora" ]; then $(BIN)/python bench/corpora.py "$(SHARED)" --projects tests/corpora; \
	  else echo "no $(SHARED)/samples/corpora: nothing is measured on published corpora"; fi
	@if [ -d "$(SHARED)/tei" ]; then $(BIN)/python bench/validity.py "$(SHARED)" $(LETTERS); \
	  else echo "no $(SHARED)/tei: validation is not measured beside libxml2 and jing"; fi

prove: $(INSTALLED_DEV)
	@$(BIN)/python -m tests.prove --seed 1 --full

schema: $(INSTALLED)
	@$(BIN)/teilink schema compile schemas/teilink.odd -o schemas/teilink.rng
	@$(BIN)/teilink schema docs schemas/teilink.odd -o build/schema

coverage: $(INSTALLED_DEV)
	@$(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest $(ARGS)
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

wheel-test: $(INSTALLED_DEV)
	@$(BIN)/python -m pytest tests/repository/test_wheel.py

# The pins, made anew from what PyPI offers today to a clean environment.
constraints: | python
	@rm -rf build/pins && $(PYTHON) -m venv build/pins
	@build/pins/bin/python -m pip install --quiet --disable-pip-version-check -e ".[dev]" || $(NO_PACKAGES)
	@sed -n '/^#/p' constraints.txt > build/pins/constraints.txt
	@build/pins/bin/python -m pip freeze --exclude teilink >> build/pins/constraints.txt
	@mv build/pins/constraints.txt constraints.txt && rm -rf build/pins

clean:
	@rm -rf $(VENV) build dist public .coverage .coverage.* .hypothesis
	@rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(INSTALLED): $(MADE) pyproject.toml constraints.txt
	@echo "installing into $(VENV)"
	@$(PIP) -c constraints.txt -e . || $(NO_PACKAGES)
	@$(BYTECODE)
	@touch $@

$(INSTALLED_DEV): $(MADE) pyproject.toml constraints.txt
	@echo "installing into $(VENV)"
	@$(PIP) -c constraints.txt -e ".[dev]" || $(NO_PACKAGES)
	@$(BYTECODE)
	@touch $@ $(INSTALLED)

$(MADE): | python
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

python:
	@command -v "$(PYTHON)" >/dev/null || \
	  { echo "teilink needs Python 3.11 or newer, and $(PYTHON) is not there: make PYTHON=/path/to/python" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "teilink needs Python 3.11 or newer, and $(PYTHON) is older: make PYTHON=/path/to/python" >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) lacks its venv module: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }

# The same question `teilink serve` asks, before the work instead of after it.
port: python
	@"$(PYTHON)" -c 'import socket, sys; socket.create_server(("127.0.0.1", int(sys.argv[1]))).close()' \
	  "$(PORT)" 2>/dev/null || \
	  { echo "port $(PORT) cannot be had, something may be using it: make demo PORT=8001" >&2; exit 1; }
