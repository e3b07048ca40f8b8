# Two commands to know: `make run` opens the demo, `make test` proves it. CONTRIBUTING.md tells about the others.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

TOOL := go tool -modfile=tools/go.mod
LINT := go tool -modfile=tools/lint/go.mod golangci-lint
GENERATED := graph/gen internal/db/gen bench/live/ours/gen bench/live/peers/stock/gen web/src/gen web/src/poll/gen web/src/account/gen web/src/admin/gen web/src/assembly/gen
GO_FILES := git ls-files '*.go' ':!graph/gen' ':!internal/db/gen' ':!bench/live/ours/gen' ':!bench/live/peers/stock/gen'

.PHONY: help
help: ## Say what there is.
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ---- the two commands of a newcomer: Go, make and git are enough -------------------------------------------------

.PHONY: run
run: postgres ## Open the demo of the square on this machine.
	go run ./cmd/piazza serve --demo

.PHONY: test
test: postgres ## Run the tests of the server.
	go test -timeout 40m ./...

.PHONY: postgres
postgres:
	@scripts/postgres.sh

# ---- generated code ---------------------------------------------------------------------------------------------

.PHONY: generate sqlc gqlgen codegen
generate: sqlc gqlgen codegen ## Write all generated code anew.

sqlc: ## Write internal/db/gen from sql/.
	$(TOOL) sqlc generate

gqlgen: ## Write graph/gen from the SDL.
	$(TOOL) gqlgen generate
	go run ./graph/direct/rewrite graph/gen
	cd bench/live/ours && go tool -modfile=../../../tools/go.mod gqlgen generate
	cd bench/live/peers/stock && go tool -modfile=../../../../tools/go.mod gqlgen generate

codegen: web/node_modules ## Write web/src/gen from the SDL and the client's operations.
	cd web && npm run --silent codegen

# ---- what CI runs -----------------------------------------------------------------------------------------------

.PHONY: check
check: check-generated check-format check-lint check-vet check-race check-peers check-logins check-elections check-nodes check-cast check-assembly check-signin check-live check-web ## Run everything that CI runs.
	@echo "make check: everything passed."

.PHONY: check-generated
check-generated: generate ## Generate again: not a byte may change.
	@scripts/unchanged.sh "generated code" "make generate" $(GENERATED)

.PHONY: check-format
check-format: ## Every Go file as gofumpt writes it.
	@unformatted=$$($(GO_FILES) | xargs -r $(TOOL) gofumpt -l); \
	if [ -n "$$unformatted" ]; then echo "Not formatted; run make format:"; echo "$$unformatted"; exit 1; fi

.PHONY: format
format: ## Format every Go file.
	$(GO_FILES) | xargs -r $(TOOL) gofumpt -w

.PHONY: check-lint
check-lint: ## All linters of golangci-lint but those that .golangci.yml excuses.
	$(LINT) run ./...

.PHONY: check-vet
check-vet:
	go vet ./...

.PHONY: check-race
check-race: postgres ## The tests of the server under the race detector.
	go test -race -timeout 40m ./...

.PHONY: check-peers
check-peers: internal/live/peers/node_modules web/node_modules postgres ## Clients that others wrote, against the running square, and ws and Chromium on frames of ours.
	go test -tags peers -run 'WS|Chromium' ./internal/live/frame
	cd internal/live/peers && npm test --silent

.PHONY: check-logins
check-logins: internal/login/peers/node_modules postgres ## Providers of logins that others wrote, against the running square, in a browser.
	cd internal/login/peers && npm test --silent

.PHONY: check-elections
check-elections: internal/poll/peers/node_modules ## Programs that others wrote count random elections again.
	@command -v belenios-tool >/dev/null || { echo "belenios-tool is missing: apt-get install belenios-tool"; exit 1; }
	cd internal/poll/peers && npm test --silent

.PHONY: check-web
check-web: web/node_modules postgres ## The client: types, lint, tests, build, budget, browser.
	cd web && npm run --silent check
	cd web && npm run --silent lint
	cd web && npm run --silent test
	cd web && npm run --silent build
	@scripts/unchanged.sh "the built client" "npm run build in web/" web/dist
	cd web && npm run --silent budget
	cd web && npm run --silent e2e

.PHONY: check-nodes
check-nodes: postgres ## Whole installations: nodes killed, cut off and restarted behind nginx, at a tenth of the size.
	go run ./bench/nodes -tenth $(ARGS)

.PHONY: check-cast
check-cast: postgres ## Votes over HTTP beside pgbench, and a poll that many watch: small, everything must come out right.
	go run ./bench/cast -tenth

.PHONY: check-assembly
check-assembly: postgres ## An assembly with phones, screens and a thousand who watch: small, everything must come out right.
	go run ./bench/assembly -tenth

.PHONY: check-signin
check-signin: postgres ## Links by e-mail for addresses that are known and that are not: not a byte may differ.
	go run ./bench/signin -tenth

.PHONY: check-live
check-live: bench/live/peers/yoga/node_modules bench/live/inflate/node_modules postgres ## A thousand listeners at each of the servers of bench/live: nothing may be missing, twice, out of order or closed; gorilla, ws and Chromium inflate what they are told.
	go run ./bench/live -tenth $(ARGS)
	go run ./bench/live/inflate

web/node_modules internal/live/peers/node_modules internal/login/peers/node_modules internal/poll/peers/node_modules bench/live/peers/yoga/node_modules bench/live/inflate/node_modules: %/node_modules: %/package.json %/package-lock.json
	cd $* && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# ---- long runs --------------------------------------------------------------------------------------------------

.PHONY: soak
soak: postgres ## Fault runs at full size: kills, cuts, many writers.
	PIAZZA_SOAK=1 go test -race -count=1 -timeout 60m ./...

.PHONY: siege
siege: postgres ## Whole installations at full size; ARGS names the trials, as in ARGS=crash.
	go run ./bench/nodes $(ARGS)

.PHONY: bench
bench: bench/live/peers/yoga/node_modules postgres ## The feed beside PostGraphile and pgbench; a long thread beside a short one; votes beside pgbench; an assembly; who is here; ten thousand who listen.
	cd bench/feed && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	go run ./bench/feed $(ARGS)
	go run ./bench/thread
	go run ./bench/cast
	go run ./bench/assembly
	go run ./bench/signin
	go run ./bench/live
