# Everything sets itself up in .venv: only Python >= 3.11 with venv, and make, are needed.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help demo test lint fix eval bench soak

help:
	@echo "make demo   read the sample library, show the sources, ask, draft, check a draft"
	@echo "make test   lint, types, import rules and every test"
	@echo "make lint   ruff, mypy, import-linter          make fix   format and mend what can be"
	@echo "make eval   retrieval, refusal, questions, checks, faults, personas: docs/numbers.md but for held parts"
	@echo "make bench  speed and memory, as ratios and medians"
	@echo "make soak   500 kill -9 while documents are added, 200 in the midst of a batch"

# The product alone, from pinned and hashed requirements.
.venv/run: requirements/run.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# The product with what tests and checks need.
.venv/dev: requirements/dev.txt .venv/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/dev.txt
	@touch $@

demo: .venv/run
	@$(BIN)/python -m evals.samples.demo

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

fix: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

test: lint
	$(BIN)/python -m pytest --numprocesses 2 --dist worksteal --cov --cov-report=term:skip-covered

SHARED ?= ../shared

eval: .venv/dev
	$(BIN)/python -m evals.retrieval --data $(SHARED)/data/retrieval
	$(BIN)/python -m evals.refusal $(SHARED)/data/retrieval
	$(BIN)/brief eval $(SHARED)/data/questions/seeds_dev.yaml --documents $(SHARED)/corpus/seeds --model none
	$(BIN)/python -m evals.pairs --documents $(SHARED)/corpus/policy
	$(BIN)/python -m evals.support --data $(SHARED)/data/support
	$(BIN)/brief eval $(SHARED)/data/questions/seeds_dev.yaml --documents $(SHARED)/corpus/seeds --replay evals/suites/seeds_dev.replies.jsonl --policy evals/suites/policies/samples_recorded.yaml
	$(BIN)/brief eval evals/suites/samples.yaml --documents evals/samples/library --model none --policy evals/suites/policies/samples_no_model.yaml --baseline evals/suites/baselines/samples_no_model.json
	$(BIN)/brief eval evals/suites/samples.yaml --documents evals/samples/library --policy evals/suites/policies/samples_recorded.yaml --baseline evals/suites/baselines/samples_recorded.json
	$(BIN)/brief eval mutate
	$(BIN)/python -m evals.drafts
	$(BIN)/python -m evals.regression
	$(BIN)/python -m evals.faults
	$(BIN)/python -m evals.personas --payloads $(SHARED)/data/injection
	$(BIN)/python -m evals.personas.fuzz --outputs 10000 --payloads $(SHARED)/data/injection

bench: .venv/dev
	$(BIN)/python -m evals.benchmarks
	$(BIN)/python -m evals.benchmarks.exports
	$(BIN)/python -m evals.benchmarks.batch

soak: .venv/dev
	$(BIN)/python -m evals.benchmarks.soak
	$(BIN)/python -m evals.kills --kills 200
