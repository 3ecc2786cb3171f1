#!/usr/bin/env python3
"""fidelity.py --copydesk PROGRAM: the look-alikes of Notion, LinkedIn and the models under the vendors' own Python clients.

Starts the look-alikes (copydesk rehearse --no-daemon), makes every call through the clients, and holds what they asked for
against what the daemon asks for in a hands-off rehearsal and against the addresses in its sources: a call of the daemon that no
check makes is an error. Prints one line per check; exit 0 when all hold, 1 when not.
"""
import argparse
import collections
import contextlib
import fnmatch
import json
import pathlib
import re
import signal
import subprocess
import sys
import urllib.request

import linkedin
import models
import notion

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources"
# Where the daemon's addresses stand, what comes before them, and whose they are.
CLIENTS = [("Notion/Client", "", "notion"), ("Publishers/LinkedIn", "/rest", "linkedin"), ("Models", "", "models")]
# A literal with the method in front of it, if it stands there; an address begins with a slash and a lower-case word.
LITERAL = re.compile(r'(?:"(GET|POST|PUT|PATCH|DELETE)",\s*|\b(get)\(|)(?:[\w.]+ \+ )?"(/[a-z][\w-]*(?:/(?:\\\((?:[^()]|\([^()]*\))*\)|[\w.-]+))*)(\?[^"]*)?"')


class Report:
    """One line for each check, and the figures in the end."""

    def __init__(self):
        self.held, self.failed = collections.Counter(), collections.Counter()

    def __call__(self, title, sentence, problem=None):
        (self.failed if problem else self.held)[title] += 1
        print(f"{'FAIL' if problem else 'ok  '}  {title:<18} {sentence}" + (f"\n      {problem}" if problem else ""), flush=True)


@contextlib.contextmanager
def look_alikes(program):
    """The look-alikes' addresses and tokens, as long as they are wanted."""
    child = subprocess.Popen([program, "rehearse", "--no-daemon", "--json"], stdout=subprocess.PIPE, text=True)
    try:
        line = child.stdout.readline()
        if not line:
            sys.exit(f"fidelity: {program} rehearse --no-daemon ended with code {child.wait()} before it served anything")
        yield json.loads(line)
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(timeout=30)


# Opened by a person's browser, and so not among the calls that look-alikes count; the login's check opens it.
PAGES = {"/oauth/v2/authorization"}


def asked(stage):
    """What the look-alikes were asked by the checks."""
    made = {}
    for name in ("notion", "linkedin", "models"):
        with urllib.request.urlopen(stage[name]["url"] + "/calls", timeout=10) as answer:
            made[name] = set(json.load(answer))
    return made


def rehearsed(program):
    """What the daemon asks for from setup to the last post."""
    run = subprocess.run(
        [program, "rehearse", "--hands-off", "--writer", "model", "--json"], stdout=subprocess.PIPE, text=True, timeout=300)
    try:
        judgement = json.loads(run.stdout)
    except ValueError:
        sys.exit(f"fidelity: {program} rehearse --hands-off ended with code {run.returncode} and no judgement")
    return judgement["calls"]


def written(folder, prefix):
    """The calls that the sources of a client can make: "POST /v1/pages", with "?" for a method that stands elsewhere."""
    calls = {}
    for path in sorted((SOURCES / folder).rglob("*.swift")):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if line.lstrip().startswith("//"):
                continue
            for method, get, address, query in LITERAL.findall(line):
                if not (method or get) and address.count("/") == 1:
                    continue  # a lone word is the field of an error, or the beginning of all addresses
                before = "" if address.startswith(("/v2/", "/oauth/")) else prefix
                pattern = re.sub(r"\\\((?:[^()]|\([^()]*\))*\)", "*", before + address)
                verb = re.search(r"[?&](action=\w+|q=\w+)", query)
                call = f"{method or ('GET' if get else '?')} {pattern}" + (f"?{verb[1]}" if verb else "")
                calls.setdefault(call, f"{path.relative_to(SOURCES)}:{number}")
    return calls


def is_made(call, made):
    """Whether a call, in whose address "*" stands for one segment, is among those that were made."""
    method, address = call.split(" ", 1)
    # A base address may carry the version, as OpenAI's does.
    wanted = [form.split("/") for form in (address, "/v1" + address)]
    for other in made:
        other_method, other_address = other.split(" ", 1)
        found = other_address.split("/")
        if method in ("?", other_method) and any(
            len(form) == len(found) and all(fnmatch.fnmatchcase(there, here.replace("?", "[?]")) for here, there in zip(form, found))
            for form in wanted
        ):
            return True
    return False


def compare(report, made, daemon):
    for name, calls in daemon.items():
        for call, count in sorted(calls.items()):
            report("daemon's calls", f"{name}: {call} ({count} times in a rehearsal)",
                   None if is_made(call, made[name]) else "no check makes this call: add one")
    for folder, prefix, name in CLIENTS:
        calls = written(folder, prefix)
        report("daemon's sources", f"{name}: {len(calls)} addresses in Sources/{folder}", None if calls else "none was found: correct the pattern")
        for call, place in calls.items():
            if call.split(" ")[1] not in PAGES and not is_made(call, made[name]):
                report("daemon's sources", f"{name}: {call} in {place}", "no check makes this call: add one")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--copydesk", required=True, help="the program")
    program = str(pathlib.Path(parser.parse_args().copydesk).resolve())
    report = Report()
    with look_alikes(program) as stage:
        vendors = [notion.Notion(stage, version) for version in notion.VERSIONS]
        vendors += [linkedin.LinkedIn(stage), models.Ollama(stage), models.OpenAI(stage), models.Automatic1111(stage), models.Stability(stage)]
        for vendor in vendors:
            vendor.run(report)
        made = asked(stage)
    compare(report, made, rehearsed(program))
    print()
    clients = {vendor.title: f"{vendor.library} {vendor.library_version()}" for vendor in vendors if vendor.library}
    for title in dict.fromkeys([*report.held, *report.failed]):
        print(f"{title:<18} {report.held[title]:>3} held, {report.failed[title]} failed   {clients.get(title, '')}".rstrip())
    held, failed = report.held.total(), report.failed.total()
    print(f"{held} of {held + failed} checks hold: " + ("the look-alikes take what the vendors' clients send." if not failed else "see FAIL above."))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
