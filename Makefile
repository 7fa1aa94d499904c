# One machine, two commands: `make run`, and `make demo` in another terminal. `make` alone lists them all.
.DEFAULT_GOAL := help
.PHONY: help install run demo test test-clients check fix bench lock

# The first Python >= 3.11 that can make a virtual environment; PYTHON=... chooses another. A .venv keeps its own. Else the
# system's comes first: distributions compile theirs with profiles, version managers mostly do not, and then all here takes
# a sixth longer.
PYTHON ?= $(shell for name in $(VENV)/python /usr/bin/python3 python3 python3.14 python3.13 python3.12 python3.11; do \
	if $$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$name; break; fi; done)
VENV := .venv/bin
export UV_PYTHON_DOWNLOADS := never
# Compiled once and kept: dozens of processes read the same modules.
export PYTHONDONTWRITEBYTECODE :=
# Checks that read the settings need no running service, only names for them. Used where no connection is made.
OFFLINE = DATABASE_URL=postgresql://offline@127.0.0.1/offline REDIS_URL=redis://127.0.0.1/0 \
	SECRET_KEY=$$($(VENV)/python -c 'import secrets; print(secrets.token_urlsafe(64))')
COMPILE = $(VENV)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header -q

help: ## list the commands
	@echo "Platform Portal"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

install: ## make .venv and bring it to the hashed lock
	@if [ -z "$(PYTHON)" ]; then echo "Python >= 3.11 with venv is needed and was not found (on Debian: apt-get install" \
		"python3-venv). Set PYTHON=/path/to/python3."; exit 1; fi
	@$(PYTHON) platform_portal/local/install.py

run: install ## start everything on this machine, until Ctrl-C (PORTAL_PORT=8010 moves it)
	@$(VENV)/python -m platform_portal.local run

demo: install ## play the story on the running portal: a promotion, three rollbacks, a dropped column
	@$(VENV)/python -m demo.story

test: install ## all tests, on a real Postgres, Valkey, Envoy and Chromium
	@$(VENV)/python -m platform_portal.local.browser
	$(VENV)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not clients"

test-clients: install ## the portal with other people's clients: MLflow, Feast, OpenLineage, Backstage, Prometheus
	@$(VENV)/python -m platform_portal.local.clients
	$(VENV)/python -m pytest -m clients tests/clients

check: install ## format, lint, types, import order, migrations, deployment settings
	$(VENV)/ruff format --check .
	$(VENV)/ruff check .
	@echo "mypy"; $(OFFLINE) $(VENV)/mypy
	$(VENV)/lint-imports
	$(VENV)/python -m platform_portal.local.testservices -- $(VENV)/python manage.py makemigrations --check --dry-run
	@echo "manage.py check --deploy"; $(OFFLINE) DJANGO_SETTINGS_MODULE=platform_portal.settings.prod \
		$(VENV)/python manage.py check --deploy --fail-level WARNING

fix: install ## format, and fix what ruff can fix
	$(VENV)/ruff format .
	$(VENV)/ruff check --fix .

bench: install ## compare with the alternatives, in the same run; writes var/bench.json
	@$(VENV)/python -m bench

lock: install ## resolve the dependencies of pyproject.toml anew
	echo "uv>=0.9" | $(COMPILE) --no-annotate -o requirements/bootstrap.txt -
	$(COMPILE) -o requirements/runtime.txt pyproject.toml
	$(COMPILE) --group local --group test --group quality -c requirements/runtime.txt \
		-o requirements/local.txt pyproject.toml
	for name in mlflow mlflow-oldest feast openlineage; do \
		$(COMPILE) --group clients-$$name -o requirements/clients/$$name.txt || exit 1; done
