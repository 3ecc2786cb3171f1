# Everything that builds, tests and installs Copydesk. "make help" lists it.
PREFIX ?= /usr/local
DESTDIR ?=
SYSCONFDIR ?= /etc
UNITDIR ?= $(PREFIX)/lib/systemd/system
SWIFT ?= swift
PEERS ?= ../shared/peers

DOCDIR = $(PREFIX)/share/doc/copydesk
RELEASE = -c release --static-swift-stdlib
STAGE = .build/install
PROGRAMS = copydesk copydesk-picture
# All tests at once would hold more servers and stores open than the 1,024 files that Debian grants a login.
TESTING = --disable-xctest --experimental-maximum-parallelization-width 8

.DEFAULT_GOAL := help
.PHONY: help run test build install uninstall fmt lint bench peers clean prepare prepare-test

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s%s\n", $$1, $$2 }'

run: build ## try it: the whole line against built-in look-alikes, without any account
	$(STAGE)/copydesk rehearse --hands-off

test: prepare-test ## build and run all tests
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build $(TESTING)

build: prepare ## release programs, stripped, in .build/install
	@for program in $(PROGRAMS); do $(SWIFT) build $(RELEASE) --product $$program || exit 1; done
	@mkdir -p $(STAGE)
	@bin=$$($(SWIFT) build $(RELEASE) --show-bin-path) && \
	for program in $(PROGRAMS); do strip -o $(STAGE)/$$program "$$bin/$$program" || exit 1; done
	@ls -l $(STAGE) | awk 'NR > 1 { printf "%s/%s %.1f MB\n", "$(STAGE)", $$NF, $$5 / 1e6 }'

install: ## install what "make build" made (PREFIX, DESTDIR, SYSCONFDIR, UNITDIR)
	@test -x $(STAGE)/copydesk || { echo "Nothing is built yet: run make build first." >&2; exit 1; }
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(UNITDIR) $(DESTDIR)$(DOCDIR) $(DESTDIR)$(SYSCONFDIR)/copydesk
	install -m 0755 $(addprefix $(STAGE)/,$(PROGRAMS)) $(DESTDIR)$(PREFIX)/bin/
	sed -e 's|/usr/local|$(PREFIX)|g' -e 's|/etc/copydesk|$(SYSCONFDIR)/copydesk|g' systemd/copydesk.service > $(STAGE)/copydesk.service
	install -m 0644 $(STAGE)/copydesk.service $(DESTDIR)$(UNITDIR)/
	install -m 0644 README.md CHANGELOG.md LICENSE $(DESTDIR)$(DOCDIR)/
	install -m 0644 config/copydesk.toml $(DESTDIR)$(DOCDIR)/copydesk.toml.example
	install -d -m 0700 $(DESTDIR)$(SYSCONFDIR)/copydesk/credentials
	test -e $(DESTDIR)$(SYSCONFDIR)/copydesk/copydesk.toml || \
	    install -m 0644 config/copydesk.toml $(DESTDIR)$(SYSCONFDIR)/copydesk/copydesk.toml

uninstall: ## remove what "make install" put there; configuration, credentials and the store stay
	rm -f $(addprefix $(DESTDIR)$(PREFIX)/bin/,$(PROGRAMS)) $(DESTDIR)$(UNITDIR)/copydesk.service
	rm -rf $(DESTDIR)$(DOCDIR)
	@echo "Left in place: $(DESTDIR)$(SYSCONFDIR)/copydesk and /var/lib/copydesk."

fmt: ## format the sources in place
	$(SWIFT) format format --in-place --parallel --recursive Package.swift Sources Tests

lint: prepare-test ## format (strict), layering and house rules
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests
	$(SWIFT) test $(TESTING) --filter ArchitectureTests

bench: prepare-test build ## an idle daemon with 20 feeds: memory and CPU against their limits
	scripts/bench.sh $(STAGE)/copydesk

peers: prepare ## the whole line in real time against independent look-alikes of the outside services in PEERS
	@if [ ! -d "$(PEERS)" ]; then echo "peers: there is no folder $(PEERS): skipped"; exit 0; fi; \
	for program in $(PROGRAMS); do $(SWIFT) build --product $$program || exit 1; done; \
	scripts/peers.py --peers "$(PEERS)" --copydesk "$$($(SWIFT) build --show-bin-path)/copydesk"

clean: ## remove everything that was built
	rm -rf .build

prepare:
	@scripts/prepare.sh run

prepare-test:
	@scripts/prepare.sh test
