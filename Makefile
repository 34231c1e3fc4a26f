# Two commands do everything, on a machine with only Python 3.11 and make:
#   make demo   sets up, answers a sample enquiry in the terminal, and serves the site with a sample region
#               (CHECK=1: fetches five pages and ends)
#   make test   sets up and runs the tests
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PIP := .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:

.DEFAULT_GOAL := help
.PHONY: help demo test thorough browser check docs messages lock sbom audit clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' || \
	  { echo "Luodi needs Python 3.11 or later; 需要 Python 3.11 以上: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.base: requirements/base.txt pyproject.toml | .venv/bin/python
	$(PIP) -r requirements/base.txt
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.dev: requirements/dev.txt | .venv/.base
	$(PIP) -r requirements/dev.txt
	@touch $@

demo: .venv/.base ## set up, answer a sample enquiry, serve the site with a sample region (CHECK=1: five pages, then end)
	.venv/bin/luodi demo $(if $(CHECK),--check)

# PostgreSQL in one process: transaction numbers are the whole server's, and tests of the change log count them.
test: .venv/.dev ## set up, then run the tests, those of the site on SQLite and on PostgreSQL (ARGS=… runs what you name)
	.venv/bin/python -m pytest $(if $(ARGS),$(ARGS),-n 2)
	$(if $(ARGS),,LUODI_TEST_ENGINE=postgres .venv/bin/python -m pytest tests/web)

# The random worlds and broken texts of `make test` once more, ten times as many, and the tests marked slow.
thorough: export LUODI_WORLDS ?= 10000
thorough: export LUODI_FUZZ ?= 1000
thorough: .venv/.dev ## the slow tests, which `make test` leaves out: long histories, more worlds, more broken texts
	.venv/bin/python -m pytest -n 2 -m slow
	.venv/bin/python -m pytest -n 2 tests/properties/test_twin.py tests/reading/test_fuzz.py

tests/browser/node_modules/.done: tests/browser/package.json tests/browser/package-lock.json
	cd tests/browser && npm ci --silent
	@touch $@

browser: .venv/.dev tests/browser/node_modules/.done ## the pages in a real browser (needs Chromium, fonts-noto-cjk, Node 20)
	.venv/bin/python -m pytest tests/browser $(ARGS)

check: .venv/.dev ## lint, types, templates
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/djlint --quiet --check --lint src/luodi/web

docs: .venv/.dev ## write the generated documents again
	.venv/bin/python tools/licences.py > docs/licences.md
	.venv/bin/python -c "from luodi.web.config.environment import document; print(document(), end='')" > docs/settings.md

messages: .venv/.dev ## find the marked words of the site, compile its English (MISSING=1 lists the words without any)
	@.venv/bin/python tools/messages.py $(if $(MISSING),--missing)

lock: ## lock requirements/*.in again (needs pip-tools on the path)
	cd requirements && for name in base dev supply; do \
	  pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host -o $$name.txt $$name.in; done

.venv-supply/.done: requirements/supply.txt
	$(PYTHON) -m venv .venv-supply
	.venv-supply/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements/supply.txt
	@touch $@

sbom: .venv-supply/.done ## the software bill of materials of an installation: build/sbom.json (CycloneDX)
	@mkdir -p build
	.venv-supply/bin/cyclonedx-py requirements requirements/base.txt --pyproject pyproject.toml --mc-type application --output-reproducible --no-validate --of JSON -o build/sbom.json

audit: .venv-supply/.done ## known vulnerabilities of what is locked (asks an advisory service, so it needs the internet)
	.venv-supply/bin/pip-audit --requirement requirements/base.txt --require-hashes --disable-pip

clean: ## remove what the other targets made
	rm -rf .venv .venv-supply build tests/browser/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
