# Everything a person or a machine does with this project. `make` alone lists it.
.POSIX:
.PHONY: help site handouts serve test lint audit advisories licences lock format dist sbom publish clean
.DEFAULT_GOAL := help

# The first of these that is new enough is used. `make site PYTHON=/path/to/python` names another.
PYTHONS = python3 python3.14 python3.13 python3.12 python3.11
PYTHON =
VENV = .venv
BIN = $(VENV)/bin
PYTHON_FILES = scripts tests bench manual
# What needs another browser is looked at in `make audit`.
FIREFOX = tests/site/test_firefox.py
# Where an environment forbids it, each of the many programs that the tests start would compile its modules anew.
BYTECODE = PYTHONDONTWRITEBYTECODE=
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
	@$(BIN)/duizhao serve

test: lint ## set up what the tests need, a browser included, and run them, after `make lint`
	@sh tests/set_up_browser.sh $(BIN)/python
	@$(BYTECODE) $(BIN)/python -m pytest --ignore $(FIREFOX) --numprocesses auto --dist loadfile --no-loadscope-reorder $(TESTS)

lint: $(VENV)/.test ## look for faults in the Python files, their layout, their types, imports that point upward, careless workflows
	@$(BIN)/ruff check $(PYTHON_FILES)
	@$(BIN)/ruff format --check --quiet $(PYTHON_FILES)
	@PYTHONPATH=scripts $(BIN)/lint-imports --no-cache --no-logo
	@$(BIN)/mypy
	@$(BIN)/zizmor --offline --quiet --strict-collection --persona auditor .github action.yml

audit: $(VENV)/.test ## look at every page in every state: colours, widths, search open, on paper; and in Firefox (a quarter of an hour)
	@sh tests/set_up_browser.sh $(BIN)/python firefox
	@$(BYTECODE) $(BIN)/python -m pytest --audit --numprocesses auto --dist load tests/site/test_site_accessible.py tests/site/test_reader_tasks.py $(FIREFOX)

advisories: $(VENV)/.release ## ask the package index for known holes in what the locks name (needs a network)
	@for lock in build site test release; do \
		$(BIN)/pip-audit --strict --require-hashes --disable-pip --requirement locks/$$lock.txt || exit 1; \
	done

licences: $(VENV)/.test ## list every package that is needed, its licence, and the extra that needs it
	@$(BIN)/python -m bench.licences

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

sbom: $(VENV)/.release ## write the bill of materials of the site and of the tests into build/sbom/, in the form CycloneDX (needs a network)
	@mkdir -p build/sbom
	@for lock in site test; do \
		$(BIN)/pip-audit --require-hashes --disable-pip --requirement locks/$$lock.txt \
			--format cyclonedx-json --output build/sbom/duizhao-$$lock.cdx.json || exit 1; \
	done

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
# Of the 318 MB of lychee's file on Linux, 298 are notes for whoever debugs it. Where they stay, nothing is wrong.
	@if test "$$(uname)" = Linux && command -v strip >/dev/null; then strip --strip-debug $(BIN)/lychee || true; fi
	@touch $@

$(VENV)/.project: $(VENV)/.site pyproject.toml
	@$(PIP) --no-deps --no-build-isolation --no-index -e .
# No start has to compile the program then, not even where Python may keep nothing that it compiled.
	@$(BIN)/python -m compileall -q scripts
	@touch $@

$(VENV)/.test: $(VENV)/.project locks/test.txt
	@echo 'installing what the tests need'
	@$(PIP) --require-hashes --no-build-isolation -r locks/test.txt
	@touch $@

$(VENV)/.release: $(VENV)/.created locks/release.txt
	@$(PIP) --require-hashes -r locks/release.txt
	@touch $@
