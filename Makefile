# Everything a person or CI does here. `make` alone lists it.
# Needs git, make and Python 3.11 or newer; `make test` finds or installs the rest (.ci/install).

.DEFAULT_GOAL := help
.PHONY: help demo test check content-check bench soak requirements
.DELETE_ON_ERROR:

PYTHON ?= python3
PORT ?= 8000
export PYTHON PORT

PY := .venv/bin/python
MANAGE := $(PY) manage.py
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
PYTEST := $(PY) -m pytest
# Test workers: one for each core.
TEST_WORKERS ?= $(shell nproc 2>/dev/null || echo 2)
# A test that looks at a page often waits for the browser to draw it.
BROWSER_WORKERS ?= $(shell expr $(TEST_WORKERS) + 1)

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The stamps are younger than the requirements they were filled from, so an install happens once for each change.
$(PY):
	@.ci/venv

.venv/runtime.stamp: requirements.txt $(PY)
	@echo 'Installing packages into .venv ...'
	@$(PIP) --requirement requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt $(PY)
	@echo 'Installing packages into .venv ...'
	@$(PIP) --requirement requirements-dev.txt
	@touch $@

# The demonstration is what a visitor sees, so without the debugger, on the settings that need no configuration.
demo: export DJANGO_SETTINGS_MODULE := vsv_site.settings.dev
demo: export DEBUG := 0
demo: export BASE_URL := http://127.0.0.1:$(PORT)
demo: .venv/runtime.stamp ## load the site with its content and serve it on PORT (8000), with an editor to log in with
	@$(PY) -c "$$PORT_IS_FREE"
	@$(MANAGE) migrate --no-input --verbosity 0
	@$(MANAGE) load_content
	@$(MANAGE) collectstatic --no-input --verbosity 0
	@$(MANAGE) extract_documents
	@$(MANAGE) rebuild_search --if-needed
	@$(MANAGE) demo_account
	@echo '$(BASE_URL)/ (Ctrl+C stops it)'
	@exec $(MANAGE) serve

define PORT_IS_FREE
import os, socket, sys
port = os.environ["PORT"]
with socket.socket() as probe:
    probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        probe.bind(("127.0.0.1", int(port)))
    except (OSError, OverflowError, ValueError) as error:
        sys.exit(f"Port {port} cannot be used ({error}). Stop what uses it or choose another: make demo PORT=8001")
endef
export PORT_IS_FREE

test: ## everything CI runs: check, the tests on SQLite and (tests/selection.py) on PostgreSQL, the browser tests
	@.ci/install
	@$(MAKE) --no-print-directory check
	env -u DATABASE_URL $(PYTEST) -m "not browser and not soak" -n $(TEST_WORKERS)
	.ci/with-postgres $(PYTEST) -m "not browser and not soak" -n $(TEST_WORKERS)
	env -u DATABASE_URL CHROMIUM="$$(.ci/find chromium)" $(PYTEST) -m browser -n $(BROWSER_WORKERS)

# Production refuses to start without the four values; these are good enough for a check that connects to nothing.
check: .venv/dev.stamp ## the fast checks: style, types, imports between apps, migrations, production settings, content
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	DATABASE_URL=sqlite://:memory: DJANGO_SETTINGS_MODULE=vsv_site.settings.test $(MANAGE) makemigrations --check --dry-run
	SECRET_KEY="$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')" ALLOWED_HOSTS=www.example.org \
		BASE_URL=https://www.example.org DATABASE_URL=postgres://nobody@127.0.0.1:1/none \
		DJANGO_SETTINGS_MODULE=vsv_site.settings.production $(MANAGE) check --deploy --fail-level WARNING
	@$(MAKE) --no-print-directory content-check

content-check: .venv/dev.stamp ## check the first content: sources, links, relations, words, sentences, contacts, circles, languages
	DATABASE_URL=sqlite://:memory: DJANGO_SETTINGS_MODULE=vsv_site.settings.test $(MANAGE) check_content

bench: .venv/dev.stamp ## measure the site; with SIZE=10000 the search on a made-up site of that size (tests/bench)
	$(if $(SIZE),.ci/with-postgres $(PY) -m tests.bench.search $(SIZE),$(PY) -m tests.bench && $(PY) -m tests.bench.plan && $(PY) -m tests.bench.figures)

soak: .venv/dev.stamp ## run the long tests (tests/soak)
	CHROMIUM="$$(.ci/find chromium)" $(PYTEST) tests/soak -m soak
	ALL_PARAMETERS=1 .ci/with-postgres $(PYTEST) -m "not browser and not soak" -n $(TEST_WORKERS)
	EXAMPLES=2000 $(PYTEST) tests/search/test_listing_oracle.py
	EXAMPLES=2000 .ci/with-postgres $(PYTEST) tests/search/test_listing_oracle.py
	EXAMPLES=5000 $(PYTEST) tests/tracker/test_against_a_model.py
	EXAMPLES=2000 $(PYTEST) tests/base/test_page_store_processes.py
	EXAMPLES=2000 .ci/with-postgres $(PYTEST) tests/base/test_page_store_processes.py
	EXAMPLES=5000 $(PYTEST) tests/tracker/test_round_trip.py
	CHROMIUM="$$(.ci/find chromium)" EXAMPLES=2000 $(PYTEST) tests/browser/test_every_address.py -m browser

# Pins and hashes only: no address of an index and no folder of this machine ends up in the files. Pinned with the
# oldest Python the site runs on: what a newer one chooses may not install there.
COMPILE := CUSTOM_COMPILE_COMMAND='make requirements' .venv/bin/pip-compile --quiet --generate-hashes --strip-extras \
	--allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

requirements: .venv/dev.stamp ## pin the packages anew from pyproject.toml (ARGS=--upgrade for newer ones)
	@$(PY) -c 'import sys; sys.exit(sys.version_info[:3] > (3, 11, 2))' || { echo "Pin with Debian 12's Python 3.11.2:" \
		"rm -r .venv && make requirements PYTHON=/usr/bin/python3" >&2; exit 1; }
	$(COMPILE) $(ARGS) --output-file=requirements.txt pyproject.toml
	$(COMPILE) $(ARGS) --extra=dev --constraint=requirements.txt --output-file=requirements-dev.txt pyproject.toml
