# What one can do here. Each target sets up what it needs, on a machine with Go.
#
#   make run     build, read the sample documents into a new register, show it in a browser
#   make test    build, lint and test everything
#   make lint    go vet, staticcheck, gofumpt
#   make bench   speed of every stage, and beside others' (TEXT=a file or folder of your own)
#   make score   hold the claims against the gold beside this checkout, where it is there
#   make fuzz    thirty seconds for each fuzz target (FUZZTIME=30s)
#   make sample  read the sample documents and list the register
#   make train   make the weights of the language core anew, from the data beside this checkout (an hour)
#   make pictures  the picture of the README, made by the browser test

SHELL     := /bin/bash
GO        ?= go
TOOL      := $(GO) tool -modfile=tools.mod
FUZZTIME  ?= 30s
SHARED    ?= ../shared
RELEASE   := $(shell git describe --always --dirty 2>/dev/null)
PROGRAM   := bin/chancery
SAMPLE_DB := bin/sample.db
SAMPLE    := --register $(SAMPLE_DB) --data testdata/sample/data

export CGO_ENABLED ?= 0

.PHONY: run test build lint unit browser bench score fuzz sample train pictures clean
.DELETE_ON_ERROR:

run: sample
	$(PROGRAM) serve $(SAMPLE) --open

build:
	@mkdir -p bin
	$(GO) build -buildvcs=false -ldflags '-X main.release=$(RELEASE)' -o $(PROGRAM) ./cmd/chancery

sample: build
	rm -f $(SAMPLE_DB) $(SAMPLE_DB)-wal $(SAMPLE_DB)-shm
	$(PROGRAM) read $(SAMPLE) testdata/sample/docs
	$(PROGRAM) list $(SAMPLE) event dispute

test: build lint browser unit
	@echo "built, linted and tested: $$($(GO) list -buildvcs=false ./... | wc -l) packages"

lint:
	$(GO) vet -buildvcs=false ./...
	$(TOOL) staticcheck ./...
	@unformatted="$$($(TOOL) gofumpt -l .)" || exit; \
	if [ -n "$$unformatted" ]; then echo "not as gofumpt writes it:"; echo "$$unformatted"; exit 1; fi
	@echo "gofumpt: nothing to change"

# The race detector is part of Go, but needs a C compiler to link with; where there
# is none the tests run without it, and that is said. What starts the program itself
# many times runs without it always: the same verbs run under it in one process, and
# it would make the start-ups last minutes; so does what reads hundreds of documents.
WHOLE := ^(TestScripts|TestKillRead|TestDatingFloor)$$
unit:
	@if command -v "$$($(GO) env CC)" >/dev/null 2>&1; then export CGO_ENABLED=1; race=-race; \
	else echo "no C compiler: testing without the race detector"; fi; \
	echo "$(GO) test $$race -skip '$(WHOLE)' ./..."; \
	$(GO) test -buildvcs=false $$race -skip '$(WHOLE)' ./...
	$(GO) test -buildvcs=false -run '$(WHOLE)' ./cmd/chancery

# The pages are tested in a real browser.
browser:
	@.ci/browser

bench:
	$(GO) test -buildvcs=false -run '^$$' -bench . -benchmem ./...
	@cd bench && echo "go run ./reading  # beside wink-nlp and prose, on one core and on two" && \
	$(GO) run -buildvcs=false ./reading -shared $(abspath $(SHARED)) $(if $(TEXT),-text $(abspath $(TEXT)))
	@if [ -d $(SHARED)/gold/pages ]; then \
		cd bench && echo "go run . -pages DIR -truth FILE  # beside go-trafilatura, on one core" && \
		GOMAXPROCS=1 $(GO) run -buildvcs=false . -pages ../$(SHARED)/gold/pages -truth ../$(SHARED)/gold/pages/truth.jsonl; \
	else echo "no pages at $(SHARED)/gold/pages: the extractor is not timed beside another"; fi

score: build
	@.ci/score $(PROGRAM) $(SHARED)

train:
	@if [ ! -d $(SHARED)/data ]; then echo "no training data at $(SHARED)/data"; exit 1; fi
	$(GO) build -o bin/chancery-train ./cmd/chancery-train
	bin/chancery-train bounds --data $(SHARED)/data
	bin/chancery-train syntax --data $(SHARED)/data

fuzz:
	@set -eo pipefail; grep -rHo --include='*_test.go' '^func Fuzz[A-Za-z0-9_]*' . | sed 's|^./||' | sort -u | \
	while IFS=: read -r file target; do \
		target="$${target#func }"; \
		echo "$(GO) test ./$$(dirname "$$file") -fuzz '^$$target\$$' -fuzztime $(FUZZTIME)"; \
		$(GO) test -buildvcs=false "./$$(dirname "$$file")" -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x </dev/null; \
	done

pictures: browser
	@shots=$$(mktemp -d) && CHANCERY_SCREENSHOTS=$$shots $(GO) test -buildvcs=false -count=1 -run Browser ./cmd/chancery && \
	mkdir -p testdata/pictures && cp $$shots/overview-light.png testdata/pictures/overview.png && rm -r $$shots

clean:
	rm -rf bin
