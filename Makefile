# Everything that builds, tests and installs Copydesk. "make help" lists it.
PREFIX ?= /usr/local
DESTDIR ?=
SYSCONFDIR ?= /etc
UNITDIR ?= $(PREFIX)/lib/systemd/system
SYSUSERSDIR ?= $(PREFIX)/lib/sysusers.d
REVISION ?= 1
SWIFT ?= swift
PEERS ?= ../shared/peers
PYTHON ?= python3

DOCDIR = $(PREFIX)/share/doc/copydesk
PROGRAM = $(PREFIX)/bin/copydesk
PICTURE = $(PREFIX)/libexec/copydesk/copydesk-picture
UNIT = $(UNITDIR)/copydesk.service
SYSUSERS = $(SYSUSERSDIR)/copydesk.conf
MANUAL = $(PREFIX)/share/man/man8/copydesk.8.gz
BASH_COMPLETION = $(PREFIX)/share/bash-completion/completions/copydesk
# Debian's zsh looks into vendor-completions below /usr and into site-functions below /usr/local.
ZSH_COMPLETION = $(PREFIX)/share/zsh/$(if $(filter /usr,$(PREFIX)),vendor-completions,site-functions)/_copydesk
FISH_COMPLETION = $(PREFIX)/share/fish/vendor_completions.d/copydesk.fish
INSTALLED = $(PROGRAM) $(PICTURE) $(UNIT) $(SYSUSERS) $(MANUAL) $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)
# Every library is bound at the start, after which the table of their addresses is read-only.
RELEASE = -c release --static-swift-stdlib -Xlinker -z -Xlinker now
STAGE = .build/install
DEBUG = $$($(SWIFT) build --show-bin-path)/copydesk
PYTHONS = PYTHONDONTWRITEBYTECODE=1 .build
PROGRAMS = copydesk copydesk-picture
# Tests hold many servers and stores open; a login has 1,024 files at first, and may ask for more up to a limit that it is told.
MANY_FILES = { ulimit -S -n 16384 2>/dev/null || ulimit -S -n "$$(ulimit -H -n)"; }
TESTING = --disable-xctest --experimental-maximum-parallelization-width 8

# The day on the manual page and in the package: that of the sources, so that the same sources make the same files.
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(or $(shell git log -1 --format=%ct 2>/dev/null),$(shell stat -c %Y CHANGELOG.md))
endif
export SOURCE_DATE_EPOCH

.DEFAULT_GOAL := help
.PHONY: help run test build install uninstall deb fmt lint docs bench fuzz try-model grounding year kill lives peers fidelity browser screenshots debug-programs clean \
    prepare \
    prepare-test prepare-feeds prepare-fidelity prepare-browser prepare-deb

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-20s%s\n", $$1, $$2 }'

run: build ## try it: the daemon between look-alikes of Notion and LinkedIn, to play with, without any account
	$(STAGE)/copydesk rehearse

test: prepare-test ## build and run all tests
	$(SWIFT) build --build-tests
	$(MANY_FILES) && $(SWIFT) test --skip-build $(TESTING)

build: prepare ## release programs, stripped, in .build/install
	@for program in $(PROGRAMS); do $(SWIFT) build $(RELEASE) --product $$program || exit 1; done
	@mkdir -p $(STAGE)
	@bin=$$($(SWIFT) build $(RELEASE) --show-bin-path) && \
	for program in $(PROGRAMS); do strip -R .comment -o $(STAGE)/$$program "$$bin/$$program" || exit 1; done
	@$(STAGE)/copydesk manual > $(STAGE)/copydesk.8
	@for shell in bash zsh fish; do $(STAGE)/copydesk completion $$shell > $(STAGE)/completion.$$shell || exit 1; done
	@ls -l $(addprefix $(STAGE)/,$(PROGRAMS)) | awk '{ printf "%s %.1f MB\n", $$NF, $$5 / 1e6 }'

install: ## install what "make build" made (PREFIX, DESTDIR, SYSCONFDIR, UNITDIR, SYSUSERSDIR)
	@test -x $(STAGE)/copydesk || { echo "Nothing is built yet: run make build first." >&2; exit 1; }
	install -D -m 0755 $(STAGE)/copydesk $(DESTDIR)$(PROGRAM)
	install -D -m 0755 $(STAGE)/copydesk-picture $(DESTDIR)$(PICTURE)
	sed -e 's|/usr/local|$(PREFIX)|g' -e 's|/etc/copydesk|$(SYSCONFDIR)/copydesk|g' systemd/copydesk.service > $(STAGE)/copydesk.service
	install -D -m 0644 $(STAGE)/copydesk.service $(DESTDIR)$(UNIT)
	install -D -m 0644 systemd/sysusers.conf $(DESTDIR)$(SYSUSERS)
	gzip -9nc $(STAGE)/copydesk.8 > $(STAGE)/copydesk.8.gz
	install -D -m 0644 $(STAGE)/copydesk.8.gz $(DESTDIR)$(MANUAL)
	install -D -m 0644 $(STAGE)/completion.bash $(DESTDIR)$(BASH_COMPLETION)
	install -D -m 0644 $(STAGE)/completion.zsh $(DESTDIR)$(ZSH_COMPLETION)
	install -D -m 0644 $(STAGE)/completion.fish $(DESTDIR)$(FISH_COMPLETION)
	install -d $(DESTDIR)$(DOCDIR) $(DESTDIR)$(SYSCONFDIR)/copydesk
	install -m 0644 README.md CHANGELOG.md LICENSE $(DESTDIR)$(DOCDIR)/
	install -D -m 0644 -t $(DESTDIR)$(DOCDIR)/docs docs/*.md
	install -D -m 0644 -t $(DESTDIR)$(DOCDIR)/docs/screenshots docs/screenshots/*
	install -m 0644 config/copydesk.toml $(DESTDIR)$(DOCDIR)/copydesk.toml.example
	install -d -m 0700 $(DESTDIR)$(SYSCONFDIR)/copydesk/credentials
	test -e $(DESTDIR)$(SYSCONFDIR)/copydesk/copydesk.toml || \
	    install -m 0644 config/copydesk.toml $(DESTDIR)$(SYSCONFDIR)/copydesk/copydesk.toml

uninstall: ## remove what "make install" put there; configuration, credentials and the store stay
	rm -f $(addprefix $(DESTDIR),$(INSTALLED))
	rm -rf $(DESTDIR)$(DOCDIR) $(DESTDIR)$(dir $(PICTURE))
	@echo "Left in place: $(DESTDIR)$(SYSCONFDIR)/copydesk and /var/lib/copydesk."

deb: build prepare-deb ## the Debian package .build/copydesk_VERSION-REVISION_ARCH.deb (REVISION, DEBFULLNAME, DEBEMAIL)
	@REVISION=$(REVISION) scripts/deb.sh $(STAGE)

fmt: ## format the sources in place
	$(SWIFT) format format --in-place --parallel --recursive Package.swift Sources Tests

lint: prepare-test ## format (strict), layering, house rules and the configuration reference
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests
	$(SWIFT) test $(TESTING) --filter ArchitectureTests
	scripts/configuration_reference.py --check

docs: ## write the configuration reference anew from config/copydesk.toml
	scripts/configuration_reference.py

# BENCH_OPTIONS: --json; --hours N and --drafts N of traffic; --rounds N of acts. FEEDS: how many are polled (1000), with nginx by
# "make prepare-feeds".
bench: prepare-test build ## an idle daemon, how late posts go out, what is asked of Notion, how soon acts take effect, drafts a minute, what a choice costs, what feeds cost next to C (BENCH=idle, paced, alone, whole, paused, traffic, acts, drafts, search, selection, feeds)
	@case "$(BENCH)" in ""|idle) scripts/bench.sh $(STAGE)/copydesk;; esac
	@case "$(BENCH)" in ""|feeds) $(SWIFT) build $(RELEASE) --product feedcost && \
	    scripts/feed_bench.py $(STAGE)/copydesk "$$($(SWIFT) build $(RELEASE) --show-bin-path)/feedcost" $(filter --json,$(BENCH_OPTIONS)) || exit 1;; esac
	@case "$(BENCH)" in idle|feeds) ;; *) $(SWIFT) build $(RELEASE) --product lateness && \
	    "$$($(SWIFT) build $(RELEASE) --show-bin-path)/lateness" $(STAGE)/copydesk $(BENCH) $(BENCH_OPTIONS);; esac

# With KIND=ollama, gemini or anthropic other dialects too.
try-model: prepare ## ten bundled items drafted by a model of yours: BASE_URL=... MODEL=... [TOKEN_FILE=...] [KIND=openai]
	@test -n "$(BASE_URL)" -a -n "$(MODEL)" || { \
	    echo "Usage: make try-model BASE_URL=http://127.0.0.1:8000/v1 MODEL=name [TOKEN_FILE=file] [KIND=openai]" >&2; exit 2; }
	@$(SWIFT) build --product try-model
	@"$$($(SWIFT) build --show-bin-path)/try-model" Tests/TryModel/items.json "$(or $(KIND),openai)" "$(BASE_URL)" "$(MODEL)" $(TOKEN_FILE)

# CLAIMS is of the form of Tests/EditorialTests/Facts/Fixtures, PAIRS has a JSON object a line; LIST=1 prints what is told wrong.
grounding: prepare-test ## precision and recall by kind on the labelled claims and story pairs; on others too with CLAIMS=file, PAIRS=file (LIST=1)
	@$(SWIFT) build --build-tests
	@COPYDESK_CLAIMS=$(abspath $(CLAIMS)) COPYDESK_PAIRS=$(abspath $(PAIRS)) $(if $(LIST),COPYDESK_LIST=1) $(SWIFT) test --skip-build \
	    --disable-xctest --filter 'GroundingTests|StoryTests' | grep -E '^(grounding|stories|  told)'

year: prepare-test ## a year of ten drafts and two hundred items a day in the real store (DAYS=365): its size against 2 GB
	@$(SWIFT) build --build-tests
	@COPYDESK_YEAR=$${DAYS:-365} $(SWIFT) test --skip-build --disable-xctest --filter YearTests

# As many sweeps at a time as keep two cores busy.
kill: prepare-test ## the daemon killed, stopped and told to stop at each point of publishing, and KILLS=1000 times at random (KILL_SEED, KILL_PROGRAM)
	@$(SWIFT) build --build-tests
	@began=$$(date +%s); KILLS=$${KILLS:-1000} COPYDESK_PROGRAM=$(KILL_PROGRAM) $(SWIFT) test --skip-build --disable-xctest \
	    --experimental-maximum-parallelization-width 4 --filter 'RandomKillTests|KillPointTests|StoppedDaemonTests'; code=$$?; \
	if [ $$code = 0 ]; then verdict="nothing twice, nothing without approval, nothing lost"; else verdict="WRONG, see above"; fi; \
	echo "kill: $$verdict; $$(( ($$(date +%s) - began + 59) / 60 )) min"; exit $$code

fuzz: prepare-test ## libFuzzer on feeds, dates, HTML, addresses, TOML and JSON, FUZZ_SECONDS=30 each (FUZZ=feed for one of them)
	@scripts/fuzz.sh $(FUZZ)

# The lives of "make test" are few; LIFE_SEED says where the seeds begin.
lives: prepare-test ## LIVES=2000 random lives of a draft; one that goes wrong is shown by the fewest commands
	@$(SWIFT) build --build-tests
	LIVES=$${LIVES:-2000} LIFE_SEED=$${LIFE_SEED:-$$(date +%s)} $(SWIFT) test --skip-build $(TESTING) --filter LifeTests

# SCENE=line or storm alone.
peers: prepare ## the whole line against independent look-alikes of the outside services in PEERS, then 200 drafts in a storm of faults (STORM_SEED)
	@if [ ! -d "$(PEERS)" ]; then echo "peers: there is no folder $(PEERS): skipped"; exit 0; fi; \
	$(MAKE) --no-print-directory debug-programs || exit 1; \
	case "$(SCENE)" in ""|line) scripts/peers.py --peers "$(PEERS)" --copydesk "$(DEBUG)" || exit 1;; esac; \
	case "$(SCENE)" in ""|storm) scripts/storm.py --peers "$(PEERS)" --copydesk "$(DEBUG)" --seed "$${STORM_SEED:-1}" || exit 1;; esac

fidelity: prepare-fidelity .build/fidelity/installed debug-programs ## the built-in look-alikes under the vendors' own Python clients from PyPI
	@$(PYTHONS)/fidelity/bin/python scripts/fidelity/fidelity.py --copydesk "$(DEBUG)"

browser: prepare-browser .build/browser/installed debug-programs ## an editor's work in headless Chromium, followed to the published posts
	@$(PYTHONS)/browser/bin/python scripts/browser/check.py --copydesk "$(DEBUG)"

screenshots: prepare-browser .build/browser/installed debug-programs ## make the README's pictures anew
	@$(PYTHONS)/browser/bin/python scripts/browser/screenshots.py --copydesk "$(DEBUG)" --into docs/screenshots

debug-programs: prepare
	@for program in $(PROGRAMS); do $(SWIFT) build --product $$program || exit 1; done

# Python packages of their own for each folder of scripts that needs some.
.build/%/installed: scripts/%/requirements.txt | prepare-%
	@rm -rf $(@D)
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/pip install --disable-pip-version-check --retries 2 --timeout 20 -r $< || { \
	    echo "make $*: its packages did not come from PyPI (see pip's lines above). Where only a mirror can be reached, name it in" \
	    "PIP_INDEX_URL; then say make $* again." >&2; exit 1; }
	@touch $@

clean: ## remove everything that was built
	rm -rf .build

prepare:
	@scripts/prepare.sh run

prepare-test prepare-feeds prepare-fidelity prepare-browser prepare-deb: prepare-%:
	@scripts/prepare.sh $*
