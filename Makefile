# Two commands do everything on a Debian 12 machine with a Swift toolchain: `make demo` and `make test`.
.PHONY: demo test torture build setup lint bench bench-search clean help

RELEASE := .build-release/release
# Debian's names of the C libraries that the readers and SQLite need, and of the data for old Japanese encodings.
PACKAGES := pkg-config libsqlite3-dev libpoppler-cpp-dev libzip-dev libxml2-dev poppler-data tzdata
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

help: ## what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing with apt
	@missing=$$(for p in $(PACKAGES); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
	if [ -n "$$missing" ]; then \
	  echo "Installing:" $$missing; \
	  for try in 1 2 3; do \
	    $(SUDO) apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing && exit 0; \
	    sleep 5; \
	  done; \
	  echo "apt could not install:" $$missing >&2; exit 1; \
	fi

# With the Swift libraries linked in, the programs start fastest and run where no toolchain is.
build: setup ## the two programs, optimised
	swift build -c release --static-swift-stdlib --scratch-path .build-release

demo: build ## a tour on the sample decks, in a throwaway home
	@PATH="$(CURDIR)/$(RELEASE):$$PATH" SampleDecks/demo.sh

# What kills and crowds processes takes every core, and runs after what measures time.
test: setup ## every test
	swift test --skip EnduranceTests
	swift test --skip-build --filter EnduranceTests

torture: setup ## kills, failing disks, crowds and hostile files, for three quarters of an hour
	UTSUSU_TORTURE=1 swift test --filter EnduranceTests

lint: ## the formatter's rules, as CI checks them
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks

bench: build ## the figures of the README, beside their peers
	bash Benchmarks/run.sh

bench-search: build ## the figures of search, at 30,000 and 300,000 pages; about 10 minutes
	bash Benchmarks/search.sh

clean:
	rm -rf .build .build-release demo
