# One configuration for everything: release. `make` alone tells what there is.

CONFIGURATION := release
BIN := .build/$(CONFIGURATION)
LEXICON := $(BIN)/prant.lexicon
SWIFT_BUILD := swift build -c $(CONFIGURATION)

# Where swiftly puts the toolchain that scripts/install-dependencies.sh may have installed.
export PATH := $(PATH):$(HOME)/.local/share/swiftly/bin
# What is tested must compile without a warning. A build for use goes on with a newer compiler's.
lint test faults review: export PRANT_STRICT = 1

# SwiftPM uses all cores by itself and locks .build: two steps at once would only wait.
.NOTPARALLEL:
.PHONY: help build programs lint test accuracy bench faults review demo dictionary fixtures clean dependencies
.DELETE_ON_ERROR:

help: ## tell what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: programs dictionary ## build the programs and the dictionary

demo: build ## read a scanned fixture and show what became of it (SCAN=FILE for your own)
	@scripts/demo.sh $(SCAN)

lint: dependencies ## check format, scripts, lengths and words
	swift format lint --strict --recursive Sources Tests Package.swift
	scripts/lint.sh

test: dependencies ## build everything, warnings being errors, and run all tests
	scripts/install-dependencies.sh --for test
	$(SWIFT_BUILD) --build-tests
	$(MAKE) --no-print-directory $(LEXICON) WITH_PROGRAMS=
	python3 -B -m unittest discover -s Tests/Accuracy -p 'test_*.py'
	python3 -B -m unittest discover -s Tests/Benchmarks -p 'test_*.py'
	python3 -B -m unittest discover -s Tests/Faults -p 'test_*.py'
	python3 -B -m unittest discover -s Tests/Review -p 'test_*.py'
	PRANT_DICTIONARY=$(abspath $(LEXICON)) \
	  swift test -c $(CONFIGURATION) --skip-build --disable-xctest

accuracy: build ## measure what is read right; writes ACCURACY.md
	scripts/install-dependencies.sh --for accuracy
	scripts/accuracy.sh

bench: build ## measure speed beside its peers; writes BENCH.md
	scripts/install-dependencies.sh --for bench
	scripts/bench.sh

faults: build ## kill it at random moments and compare (FAULTS=--short for less)
	scripts/install-dependencies.sh --for faults
	python3 -B Tests/Faults/campaign.py --prant $(BIN)/prant $(FAULTS)

review: build ## go through the review in a browser (PICTURES=FOLDER keeps a picture of each view)
	scripts/install-dependencies.sh --for review
	scripts/review-tests.sh $(PICTURES)

dictionary: $(LEXICON) ## compile the dictionaries

fixtures: ## make the rendered fixtures anew from their sources
	scripts/make-fixtures.sh

clean: ## remove what was built
	rm -rf .build demo-out

dependencies:
	@scripts/install-dependencies.sh

programs: dependencies
	$(SWIFT_BUILD) --product prant
	$(SWIFT_BUILD) --product prant-worker
	$(SWIFT_BUILD) --product prant-review

WITH_PROGRAMS := programs
$(LEXICON): $(shell find dictionaries Sources/Lexicon -type f 2>/dev/null) | $(WITH_PROGRAMS)
	$(BIN)/prant dictionary compile dictionaries -o $@
