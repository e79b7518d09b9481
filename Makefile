# Every target sets up what it needs; `make` alone lists them.

# The first Python of at least 3.11 on the machine; `make PYTHON=python3.13 …` chooses another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEV := $(VENV)/.dev
PREPARED := $(VENV)/.prepared
SHARED := $(or $(EDUPARSE_SHARED),../shared)
DATA := $(SHARED)/data
PACKAGE := src/eduparse
FOLDS := bench
REBUILT := build/rebuilt
SOURCES := $(shell find src -type f -not -name '*.pyc')

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup prepared run test kills mutants fuzz check lint format docs docs-pages messages floors rules clean \
	data readings script-sets han-frequency foreign-words headings lexicon charmodel \
	train train-headings train-run-in train-html train-strip train-spun train-spun-pairs train-word-contexts train-spun-choices train-spun-reading train-filled-in train-wrong-byte rebuilt

help: ## List the targets.
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(DEV) $(PREPARED) ## Make .venv with the package and what its tests need.

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON to one." >&2; exit 1; }
	@echo "Setting up $(VENV)."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(DEV): pyproject.toml | $(READY)
	@echo "Adding what the tests need: about a minute."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

prepared: $(PREPARED) ## Compile the patterns, tables and modules of the package for this Python, so that it starts faster.

$(PREPARED): $(SOURCES) tools/build_prepared.py | $(READY)
	@$(BIN)/python tools/build_prepared.py
	@touch $@

run: $(PREPARED) ## Clean the sample pages of corpus/ into out/.
	$(BIN)/eduparse clean corpus -o out
	@printf '\nout/ holds a file for each page, a clause on each line. One page as an outline:\n\n'
	@$(BIN)/eduparse clean corpus/spun.txt --format tree --quiet
	@printf '\nTo see what was changed on it, and why:\n\n  source $(BIN)/activate\n'
	@printf '  eduparse explain corpus/spun.txt\n\nMore: docs/first-hour.md, README.zh.md\n'

test: $(DEV) $(PREPARED) ## Run the whole test suite.
	$(BIN)/python -m pytest -n auto --dist loadgroup

test-all: $(DEV) $(PREPARED) ## The same with the packages that rows are loaded in, runners, servers and a browser.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,interop]'
	$(BIN)/python -m pytest -n auto --dist loadgroup

check: lint test floors ## Lint, types, tests and the floors of quality: what must hold before a commit.

lint: $(DEV) ## Check style, format and types.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

kills: $(DEV) ## Kill runs fifty times and compare what the last one wrote.
	$(BIN)/python -m bench resume

SEED ?= $(shell echo $$$$)
mutants: $(DEV) ## Draw 60 small changes by SEED and tell which of them no test sees.
	$(BIN)/python tools/mutants.py --seed $(SEED)

FUZZ_SECONDS ?= 600
fuzz: $(DEV) ## Fuzz each target for FUZZ_SECONDS; findings go to fuzz/findings.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	for target in decode repair strip split rows html; do \
		$(BIN)/python -m fuzz $$target $(FUZZ_SECONDS) || exit 1; done

format: $(DEV) ## Put the code into the house format.
	$(BIN)/ruff format .

docs: $(DEV) ## Build the documentation into build/site.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet

docs-pages: $(DEV) ## Write the pages that are made from the command line.
	$(BIN)/python tools/docs_pages.py

messages: $(DEV) ## Bring the catalogue of Chinese messages up to date and list what is open.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[messages]'
	$(BIN)/python tools/messages.py

floors: $(DEV) $(PREPARED) ## Measure the quality and compare it with bench/floors.json.
	$(BIN)/python -m bench floors

rules: $(DEV) ## Prove every rule by its examples and counter-examples.
	$(BIN)/python -m pytest tests/rules/test_rules.py

out/%.jsonl: corpus/% $(SOURCES) | $(READY)
	$(BIN)/eduparse clean $< -o $@

# Data computed from the shared texts; the results are committed, so these run only when a tool or
# the texts change.
# What builds data and learns weights reads the shared rows as the benches do.
han-frequency foreign-words headings lexicon charmodel train-%: export PYTHONPATH := .

data: readings script-sets han-frequency foreign-words headings lexicon charmodel ## Compute all packaged data again.

readings: $(DEV) ## The readings of characters, by which pinyin in brackets is told.
	$(BIN)/python tools/build_readings.py --out $(PACKAGE)/language/lexicons/readings.tsv

script-sets: $(DEV) ## The characters only one script has.
	$(BIN)/python tools/build_script_sets.py --out $(PACKAGE)/language/lexicons/script-sets.tsv

han-frequency: $(DEV) ## How often characters occur: tells a right decoding from a wrong one.
	$(BIN)/python tools/build_han_frequency.py --out $(PACKAGE)/language/lexicons/han-frequency.tsv

foreign-words: $(DEV) ## Words of Latin letters in Chinese texts, by which the loss of a letter is told; needs the extra train.
	$(BIN)/python tools/build_foreign_words.py --out $(PACKAGE)/language/lexicons/foreign-words.tsv

headings: $(DEV) ## The headings of the genre, from the policy papers.
	$(BIN)/python tools/build_headings.py $(DATA)/policy.jsonl.zst --out $(PACKAGE)/language/lexicons/headings.tsv

lexicon: $(DEV) ## The words spinners use and the words they stand for, with counts of clean text.
	$(BIN)/python tools/build_spun_lexicon.py --pairs $(DATA)/spun-pairs.tsv \
		--table $(DATA)/spinner-table.tsv --texts $(DATA)/statutes.jsonl.zst \
		$(DATA)/policy.jsonl.zst $(DATA)/general.jsonl.zst --out $(PACKAGE)/language/lexicons

charmodel: $(DEV) ## The character model, with its perplexity on documents held out.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps jionlp==1.5.31
	$(BIN)/python tools/train_charmodel.py $(DATA)/statutes.jsonl.zst $(DATA)/policy.jsonl.zst \
		--general $(DATA)/general.jsonl.zst $(DATA)/traditional.jsonl.zst --words tools/school-words.txt --lexicon \
		--out $(PACKAGE)/language/models/characters.bin

# Rules and word lists go into these, so they are the last thing to make after a change of either.
train: train-headings train-html train-strip train-run-in train-spun train-spun-pairs train-word-contexts train-spun-choices train-spun-reading train-filled-in train-wrong-byte ## Learn all packaged weights again.

train-headings: $(DEV) ## The net and the weights by which glued headings end.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	mkdir -p build
	for fold in 0 1 2; do $(BIN)/python tools/train_charmodel.py $(DATA)/statutes.jsonl.zst \
		$(DATA)/policy.jsonl.zst --one-in 3 --fold $$fold --out build/characters-3-$$fold.bin || exit 1; done
	for fold in 0 1 2; do $(BIN)/python tools/train_heading_net.py $(DATA) --one-in 3 --fold $$fold \
		--out $(PACKAGE)/language/models/heading-ends-$$fold.npz || exit 1; done
	$(BIN)/python tools/train_headings.py $(DATA)/policy.jsonl.zst $(DATA)/statutes.jsonl.zst \
		--models build/characters-3-0.bin build/characters-3-1.bin build/characters-3-2.bin \
		--nets $(PACKAGE)/language/models/heading-ends-0.npz $(PACKAGE)/language/models/heading-ends-1.npz \
		$(PACKAGE)/language/models/heading-ends-2.npz \
		--out $(PACKAGE)/language/models/headings.tsv

train-run-in: $(DEV) ## The weights that tell a run-in heading from a first sentence.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python tools/train_run_in.py --data $(DATA) --out $(PACKAGE)/language/models/run-in.tsv

train-html: $(DEV) ## The weights of the lines of HTML pages; numpy comes with the extra bench.
	$(BIN)/python -m bench._html_weights $(SHARED) --out $(PACKAGE)/language/models/html-lines.tsv

train-strip: $(DEV) ## The weights of the line decision, and those the bench judges by.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python tools/train_strip.py $(DATA)/lines-dev.jsonl.zst $(DATA)/lines-policy-dev.jsonl.zst \
		--clean $(DATA)/policy.jsonl.zst --out $(PACKAGE)/language/models/strip.tsv --folds $(FOLDS)/strip-folds.tsv \
		--beside $(PACKAGE)/language/models/beside.tsv --beside-folds $(FOLDS)/beside-folds.tsv

train-spun: $(DEV) ## The weights by which all that a page shows of a spinner is judged together.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python tools/train_spun.py $(SHARED) --out $(PACKAGE)/language/models/spun-page.tsv

train-spun-pairs: $(DEV) ## The pairs of characters that say that a page is worth a reading as a spun one.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python tools/train_spun_pairs.py $(SHARED) --out $(PACKAGE)/language/models/spun-pairs.tsv

train-word-contexts: $(DEV) ## What stands around the words of the public table, before the trees that ask it.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python tools/train_word_contexts.py $(SHARED) --out $(PACKAGE)/language/models/word-contexts.bin

train-spun-choices: $(DEV) ## The trees by which a substitution of the public table is judged.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python tools/train_spun_choices.py $(SHARED) --out $(PACKAGE)/language/models/spun-choices.tsv

train-spun-reading: $(DEV) ## What the reading of a nearly proven page adds to the proof; after the two above.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python tools/train_spun_reading.py $(SHARED) --out $(PACKAGE)/language/models/spun-reading.tsv

train-filled-in: $(DEV) ## The weights that say how often a character filled in for lost bytes is right.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python tools/train_filled_in.py $(SHARED) --out $(PACKAGE)/language/models/filled-in.tsv

train-wrong-byte: $(DEV) ## The weights that say how likely a wrong byte made a character.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(BIN)/python tools/train_wrong_byte.py $(SHARED) --out $(PACKAGE)/language/models/wrong-byte.tsv

rebuilt: $(DEV) ## Make all packaged data and weights anew beside the shipped ones and name each file that differs.
	rm -rf $(REBUILT)
	mkdir -p $(REBUILT)/package/language/lexicons $(REBUILT)/package/language/models $(REBUILT)/bench
	$(MAKE) PACKAGE=$(REBUILT)/package FOLDS=$(REBUILT)/bench data train
	@cd $(REBUILT) && differ=0; for made in $$(find package bench -type f); do \
		cmp -s $$made ../../src/eduparse/$${made#package/} || cmp -s $$made ../../$$made || { echo "$$made differs"; differ=1; }; \
		done; exit $$differ

clean: ## Remove results and caches; .venv stays.
	find out -mindepth 1 -not -name .gitkeep -delete
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
