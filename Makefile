# Two commands on a fresh machine with Python 3.11+ and make: `make run` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: run test check golden same rule bench format clean
.DEFAULT_GOAL := run

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "policyparse needs Python 3.11 or newer; try: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

run: $(READY) ## extract data/raw into data/structured and print a summary
	$(BIN)/policyparse extract data/raw --out data/structured

test: check ## the whole test suite
	$(BIN)/python -m pytest -n auto

check: $(READY) ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

golden: $(READY) ## write schemas and data/structured anew and show what changed
	$(BIN)/policyparse schema --write schemas
	$(BIN)/policyparse extract data/raw --out data/structured --force
	git --no-pager diff --stat --patch -- schemas data/structured

same: $(READY) ## whether every document comes out byte for byte as at REF, an earlier commit
	$(BIN)/python benchmarks/same.py $(or $(REF),HEAD)

rule: $(READY) ## whether the rules whose name begins with NAME are found in their examples and not in their rejects
	PYTHONPATH=tests $(BIN)/python -m unit.rules.proof $(NAME)

bench: $(READY) ## ratios, side by side in one run
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,bench]' # without them the measures that need them are skipped
	$(BIN)/python -m compileall -q policyparse $(VENV)/lib
	$(BIN)/python benchmarks/extract.py
	$(BIN)/python benchmarks/readers.py
	$(BIN)/python benchmarks/content.py
	$(BIN)/python benchmarks/validate.py --files 200 # --files 1000 for the figures of the README: some ten minutes
	$(BIN)/python benchmarks/diff.py
	$(BIN)/python benchmarks/masks.py

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .same .pytest_cache .mypy_cache .ruff_cache .hypothesis
