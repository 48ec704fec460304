# Every command of the project; make alone lists them.

export CGO_ENABLED ?= 0
GO   ?= go
TAGS := -tags nomsgpack
FUZZ ?= 10s

.PHONY: help build run secrets test scores bench fuzz lint golden

help:   ## list the commands
	@sed -n 's/^\([a-z]*\): *## */make \1\t/p' Makefile | expand -t 14

build:  ## build ./actant, one static file
	$(GO) build $(TAGS) -trimpath -ldflags '-s -w' -o actant ./cmd/actant

run:    ## serve the sample on http://127.0.0.1:8080
	$(GO) run $(TAGS) ./cmd/actant serve --sample

secrets: ## choose the password of the Neo4j server that docker compose starts
	@umask 077; set -C; \
	  [ ! -e neo4j_auth.txt ] || { echo 'neo4j_auth.txt exists: the server keeps its first password, so this one stays' >&2; exit 1; }; \
	  printf 'neo4j/%s\n' "$$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')" > neo4j_auth.txt; \
	  if [ "$$(id -u)" = 0 ]; then chown 65532:65532 neo4j_auth.txt; else echo "ACTANT_USER=$$(id -u):$$(id -g)" >> .env; fi

test:   ## vet, every test with the race detector, then the scores without it
	$(GO) vet $(TAGS) ./...
	CGO_ENABLED=1 $(GO) test $(TAGS) -race -timeout 30m ./...
	$(GO) test $(TAGS) -count 1 -timeout 10m ./cmd/actant
	python3 extract/testdata/test_matching.py
	python3 extract/testdata/test_score.py

scores: ## score the program on the gold statements; rewrites scores.txt and acts.txt
	$(GO) test $(TAGS) -run "TestScores|TestActsAcrossTexts" -count 1 ./cmd/actant -update
	@sed -n '1,11p' extract/testdata/scores.txt

bench:  ## run the benchmarks
	$(GO) test $(TAGS) -run '^$$' -bench . -benchtime 2s -benchmem ./...

fuzz:   ## run every fuzz target for FUZZ=10s
	@grep -rl --include='*_test.go' '^func Fuzz' . | while read -r file; do \
	  for f in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\).*/\1/p' "$$file"); do \
	    echo "$$(dirname "$$file") $$f"; \
	    $(GO) test $(TAGS) -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZ) "$$(dirname "$$file")" || exit 1; \
	  done; \
	done

lint:   ## gofmt, go vet, and golangci-lint where it is installed
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	$(GO) vet $(TAGS) ./...
	@if command -v golangci-lint >/dev/null; then golangci-lint run; else echo 'golangci-lint is not installed: only gofmt and go vet ran'; fi

golden: ## rewrite every golden file from the program as it is; read the diff before you commit it
	@for dir in $$(grep -rl --include='*_test.go' 'flag.Bool("update"' . | xargs -n1 dirname | sort -u); do \
	  $(GO) test $(TAGS) -count 1 "$$dir" -update || exit 1; \
	done
