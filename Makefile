# make build: set up and build specs/2025 into build/. make test: set up and run everything that CI runs.
# make quick: ruff and the quick tests: without LibreOffice, installations and what takes seconds, and with
# a tenth of the examples of generated data. It is for working; only make test says that all is well.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

# The computer without a network, for `make wheelhouse`: empty for one like this, or win_amd64 and so on.
PLATFORM ?=
# Its Python, if it differs from this one, such as 3.12.
PYTHON_VERSION ?=
WHEELHOUSE ?= wheelhouse

.PHONY: build test quick lint types imports pytest schemas docs accuracy bench wheelhouse clean

build: $(VENV)/.installed
	$(BIN)/goalc build specs/2025 -o build

test: lint types imports pytest

quick: lint
	$(BIN)/pytest -n 2 --dist worksteal --hypothesis-profile=quick -m "not (office or install or slow)"

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-dev
	$(BIN)/mypy

imports: $(VENV)/.installed-dev
	$(BIN)/lint-imports

pytest: $(VENV)/.installed-dev
	$(BIN)/pytest -n auto --dist worksteal

# The schemas that editors read, made from the core schemas and the packs.
schemas: $(VENV)/.installed
	for pack in $(filter-out plain,$(notdir $(wildcard templates/*))); do \
	  $(BIN)/goalc schema --pack $$pack -o schema/$$pack || exit 1; done

# A page for each group of rules, in both languages, made from the catalogue and the rules' cases.
docs: $(VENV)/.installed
	GOALC_LANG=zh $(BIN)/goalc rule -o docs/rules
	GOALC_LANG=en $(BIN)/goalc rule -o docs/rules/en
	$(BIN)/python -m tests.model.targets
	$(BIN)/python -m tests.accuracy.measure -o

# How right the findings are, by list and by rule, against the opinions of a reviewer.
accuracy: $(VENV)/.installed-dev
	$(BIN)/python -m tests.accuracy.measure

bench: $(VENV)/.installed-dev
	$(BIN)/python bench/chain.py
	$(BIN)/python bench/checking.py
	$(BIN)/python bench/comparing.py
	$(BIN)/python bench/memory.py
	$(BIN)/python bench/startup.py

# A folder from which goalc is installed without a network:
#   pip install --no-index --find-links wheelhouse goalc
# pip asks this computer which packages another system needs; click needs colorama on Windows alone.
wheelhouse: $(VENV)/bin/python
	rm -rf $(WHEELHOUSE)
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir $(WHEELHOUSE) .
	$(BIN)/python -m pip download --quiet --only-binary=:all: --constraint constraints.txt --dest $(WHEELHOUSE) \
	  $(if $(PLATFORM),--platform $(PLATFORM)) $(if $(PYTHON_VERSION),--python-version $(PYTHON_VERSION)) \
	  $(WHEELHOUSE)/goalc-*.whl $(if $(findstring win,$(PLATFORM)),colorama)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "goalc needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $(VENV)/.installed $@

clean:
	rm -rf $(VENV) $(WHEELHOUSE) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
