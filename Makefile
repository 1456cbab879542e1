# Two commands: `make demo` runs the main job, `make test` proves it. Both do all set-up and may be run again.
SHELL := /bin/sh
PYTHON ?= python3
VENV ?= .venv
PY := $(VENV)/bin/python
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PIP_INSTALL := $(PY) -m pip install --quiet --progress-bar off

.PHONY: demo test bench coverage mutation lint clean
.DELETE_ON_ERROR:

demo: $(VENV)/demo.stamp
	@$(PY) -m kg demo -o build

test: $(VENV)/test.stamp
	@start=$$(date +%s); $(PY) -m pytest -n 2 --dist loadfile; code=$$?; end=$$(date +%s); \
	 echo "make test: $$((end - start)) s; report above: tests of data, ontology, questions, networks, pages, notebooks, wheel"; \
	 exit $$code

bench: $(VENV)/test.stamp
	@$(PY) benchmarks/run.py

coverage: $(VENV)/test.stamp
	@nice -n 10 $(PY) benchmarks/tested.py --write

mutation: $(VENV)/test.stamp
	@nice -n 10 $(PY) benchmarks/mutation.py --light --sample 10 --write

lint: $(VENV)/test.stamp
	@$(PY) -m ruff check kg tests benchmarks

# A machine without ensurepip (Debian's python3 without python3-venv) gets pip from the one it has.
$(PY):
	@echo "setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  $(PYTHON) -m venv --without-pip $(VENV) && $(PYTHON) -m pip --python $(PY) install --quiet pip; }

$(VENV)/demo.stamp: pyproject.toml constraints.txt | $(PY)
	@echo "installing the package and what it needs (about a minute) …"
	@$(PIP_INSTALL) -e .
	@touch $@

$(VENV)/test.stamp: $(VENV)/demo.stamp
	@echo "installing what the tests need …"
	@$(PIP_INSTALL) -e '.[notebook,server,tables,test]'
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
