# `make demo` and `make test` work as the very first command after a clone.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLES := sample_scripts

.PHONY: help demo test check unit lock clean

help: ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "scenebreak needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/installed ## Scan the sample scripts
	@$(BIN)/scenebreak scan $(SAMPLES)/*.pdf
	@$(BIN)/scenebreak scan $(SAMPLES)/night_ward
	@echo
	@echo "Review it in the terminal:  $(BIN)/scenebreak review $(SAMPLES)/low_water.pdf"

test: $(VENV)/installed check unit ## Check style, types and imports, then run every test

check: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/installed
	$(BIN)/pytest -n auto --dist worksteal

lock: ## Write requirements.lock anew (needs uv)
	uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --extra test --group build \
		--generate-hashes --no-annotate --no-header --no-emit-index-url --output-file requirements.lock

clean: ## Remove what was installed and made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis benchmarks/inputs
