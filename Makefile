# Two commands: `make demo` runs the main job, `make test` proves it. Both do all set-up and may be run again.
SHELL := /bin/sh
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Only files whose SHA-256 stands in requirements/; the package itself, which has none, is built with what is then installed.
PIP_INSTALL := $(PY) -m pip install --quiet --progress-bar off
PINNED := --require-hashes -r
OWN := --no-deps --no-build-isolation --no-index -e .

.PHONY: demo test bench coverage mutation lint constraints release clean
.DELETE_ON_ERROR:

demo: $(VENV)/demo.stamp
	@$(PY) -m kg demo -o build

test: $(VENV)/test.stamp
	@start=$$(date +%s); $(PY) -m pytest -n 2 --dist loadfile; code=$$?; end=$$(date +%s); \
	 echo "make test: $$((end - start)) s; report above: tests of data, ontology, questions, networks, pages, notebooks, wheel"; \
	 exit $$code

# ARGS=--quick is the short form, ARGS=--keep writes the results and the pages made from them.
bench: $(VENV)/bench.stamp
	@$(PY) benchmarks/run.py $(ARGS)

# Rivals that no test needs. kglab brings eighty packages and so gets an environment of its own. One that does not install is left out.
$(VENV)/bench.stamp: $(VENV)/test.stamp requirements/rivals.txt
	@echo "installing rivals …"
	-@$(PIP_INSTALL) --no-deps $(PINNED) requirements/rivals.txt
	-@$(PYTHON) -m venv $(VENV)/kglab && $(VENV)/kglab/bin/python -m pip install --quiet --progress-bar off kglab
	@touch $@

coverage: $(VENV)/test.stamp
	@nice -n 10 $(PY) benchmarks/tested.py --write

mutation: $(VENV)/test.stamp
	@nice -n 10 $(PY) benchmarks/mutation.py --light --sample 10 --write

lint: $(VENV)/test.stamp
	@$(PIP_INSTALL) $(PINNED) requirements/tools.txt
	@$(PY) -m ruff check kg tests benchmarks docs

# After a change of what pyproject.toml asks for, or of a version in constraints.txt; UPGRADE=--upgrade takes the newest.
constraints: | $(PY)
	@$(PIP_INSTALL) $(PINNED) requirements/tools.txt
	@$(PY) docs/constraints.py $(UPGRADE)
	@$(MAKE) --no-print-directory $(VENV)/test.stamp
	@$(PY) docs/licences.py

# Source archive, wheel, software bill of materials and their hashes, in dist/.
release: $(VENV)/test.stamp
	@$(PY) docs/release.py

# A machine without ensurepip (Debian's python3 without python3-venv) gets pip from the one it has.
$(PY):
	@echo "setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(PY) install --quiet $(PINNED) requirements/pip.txt; }

$(VENV)/demo.stamp: pyproject.toml requirements/run.txt | $(PY)
	@echo "installing the package and what it needs (about a minute) …"
	@$(PIP_INSTALL) $(PINNED) requirements/run.txt
	@$(PIP_INSTALL) $(OWN)
	@touch $@

$(VENV)/test.stamp: $(VENV)/demo.stamp requirements/test.txt
	@echo "installing what the tests need …"
	@$(PIP_INSTALL) $(PINNED) requirements/test.txt
	@$(MAKE) --no-print-directory browser
	@touch $@

.PHONY: browser
browser:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; \
	 then echo "browser: $$(command -v chromium || command -v chromium-browser || command -v google-chrome)"; \
	 elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	   echo "installing Chromium and a Chinese font (about two minutes) …"; \
	   apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null; \
	 else echo "installing the browser tool's own Chromium …"; $(PY) -m playwright install chromium; fi

clean:
	rm -rf build dist $(VENV)
