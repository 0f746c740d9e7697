# Everything a person or a machine does with this project. `make` alone lists it.
.POSIX:
.PHONY: help site handouts serve test lint audit lock format dist publish clean
.DEFAULT_GOAL := help

# The first of these that is new enough is used. `make site PYTHON=/path/to/python` names another.
PYTHONS = python3 python3.14 python3.13 python3.12 python3.11
PYTHON =
VENV = .venv
BIN = $(VENV)/bin
PYTHON_FILES = scripts tests bench
# The locks name every file by its hash. Nothing else is downloaded, not even to build a package.
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet install
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command 'make lock' --upgrade

help: ## list what can be done
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

site: $(VENV)/.project ## set everything up, check the library, build the site into site/, check its links
	@$(BIN)/duizhao build

handouts: $(VENV)/.test ## print every page of the site to PDF files in build/handouts/: one a language and one of both
	@test -f site/index.html || $(BIN)/duizhao build
	@sh tests/set_up_browser.sh $(BIN)/python
	@$(BIN)/duizhao handouts

serve: $(VENV)/.project ## show the site at http://127.0.0.1:8000 while you write
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs serve --no-strict --watch-theme

test: lint ## set up what the tests need, a browser included, and run them, after `make lint`
	@sh tests/set_up_browser.sh $(BIN)/python
	@$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(TESTS)

lint: $(VENV)/.test ## look for faults in the Python files, their layout, their types, imports that point upward, careless workflows
	@$(BIN)/ruff check $(PYTHON_FILES)
	@$(BIN)/ruff format --check --quiet $(PYTHON_FILES)
	@PYTHONPATH=scripts $(BIN)/lint-imports --no-cache --no-logo
	@$(BIN)/mypy
	@$(BIN)/zizmor --offline --quiet .github

audit: $(VENV)/.test ## look at every page in every state: colours, widths, search open, on paper (a quarter of an hour)
	@sh tests/set_up_browser.sh $(BIN)/python
	@$(BIN)/python -m pytest --audit --numprocesses auto --dist load tests/site/test_site_accessible.py

lock: ## choose the newest allowed versions and write locks/*.txt anew (needs uv)
	@command -v uv >/dev/null || { echo 'make lock needs uv: pip install uv' >&2; exit 1; }
	$(LOCK) locks/build.in --output-file locks/build.txt
	$(LOCK) pyproject.toml --extra site --output-file locks/site.txt
	$(LOCK) locks/test.in --constraints locks/site.txt --output-file locks/test.txt
	$(LOCK) locks/release.in --output-file locks/release.txt

format: $(VENV)/.test ## lay out the Python files and mend what ruff can mend
	@$(BIN)/ruff format $(PYTHON_FILES)
	@$(BIN)/ruff check --fix $(PYTHON_FILES)

dist: $(VENV)/.build ## build the wheel and the source archive into dist/: the same bytes from the same files
	@rm -rf dist
	@$(BIN)/python -m hatchling build --directory dist

publish: $(VENV)/.release ## sign what is in dist/ and publish it; it works in the release workflow alone
	@$(BIN)/python -m pypi_attestations sign dist/*
	@$(BIN)/uv publish --trusted-publishing always dist/*.whl dist/*.tar.gz

clean: ## remove the environment and everything that was built
	rm -rf $(VENV) build dist site

# Each stamp says that a step was done with these locks, so that a second run has nothing to do.
$(VENV)/.created:
	@for python in $(PYTHON) $(PYTHONS); do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		echo "setting up $(VENV) with $$python" && rm -rf $(VENV) && "$$python" -m venv $(VENV) && touch $@ && exit 0; \
		echo "$$python cannot make an environment. On Debian or Ubuntu: sudo apt-get install -y python3-venv" >&2; \
		exit 1; \
	done; \
	echo 'Python 3.11 or newer is needed, and none was found. Install one from https://www.python.org/downloads/' >&2; \
	exit 1

$(VENV)/.build: $(VENV)/.created locks/build.txt
	@$(PIP) --require-hashes -r locks/build.txt
	@touch $@

$(VENV)/.site: $(VENV)/.build locks/site.txt
	@echo 'installing what the site needs (about a minute the first time)'
	@$(PIP) --require-hashes --no-build-isolation -r locks/site.txt
	@touch $@

$(VENV)/.project: $(VENV)/.site pyproject.toml
	@$(PIP) --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.test: $(VENV)/.project locks/test.txt
	@echo 'installing what the tests need'
	@$(PIP) --require-hashes --no-build-isolation -r locks/test.txt
	@touch $@

$(VENV)/.release: $(VENV)/.created locks/release.txt
	@$(PIP) --require-hashes -r locks/release.txt
	@touch $@
