#!/usr/bin/env python3
"""feed_bench.py COPYDESK FEEDCOST [--json]: what reading and polling feeds costs, next to C on the same libraries, in one run.

Prints CPU seconds (user and system) and memory: the limit is what Tests/FeedBench/Limits takes for the same work. FEEDS says how
many feeds are polled ("100 1000": one number after the other, the table is of the last), ITEMS how many items the store is filled up to,
by SQL, before it is polled again ("100000 5000000": one number after the other, with each number of feeds; a million takes more than a
gigabyte), PARSED how many feeds are parsed (1000; 0: none), FEED_BENCH_FOLDER where the feeds lie while it runs (/dev/shm). Exit 1 when
a target is missed.
"""
import json
import os
import pathlib
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager

ROOT = pathlib.Path(__file__).resolve().parent.parent
BENCH = ROOT / "Tests/FeedBench"
PARSED = int(os.environ.get("PARSED", "1000"))
IDLE_SECONDS = int(os.environ.get("BENCH_SECONDS", "60"))
COUNTS = [int(word) for word in os.environ.get("FEEDS", "100 1000").split()]
ITEMS = [int(word) for word in os.environ.get("ITEMS", "").split()]
NGINX = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin")
# Cost per feed may differ by so much before it counts as growing: what else the machine does is in it.
FLAT = 1.25


def stop(text):
    sys.exit(f"feed bench: {text}")


def run(*words):
    """Runs a program to its end: CPU seconds, memory in MB at its highest, and what it printed."""
    with tempfile.TemporaryFile("w+") as out:
        child = subprocess.Popen([str(word) for word in words], stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if child.returncode:
        stop(f"{words[0]} ended with {child.returncode}: {text[-2000:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, text


def build_limits(folder):
    flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", "libxml-2.0", "libcurl", "sqlite3"], text=True).split()
    sources = sorted(BENCH.glob("Limits/*.c"))
    subprocess.run(["cc", "-O2", "-o", folder / "limits", *sources, *flags], check=True)
    return folder / "limits"


def generate(folder, count, new=0):
    made = run(sys.executable, BENCH / "generate.py", folder, count, *([new] if new else []))[2].strip()
    print("  " + made, file=sys.stderr, flush=True)


def names(count):
    return [f"{feed}.{'json' if feed % 20 == 19 else 'xml'}" for feed in range(count)]


@contextmanager
def served(folder, work):
    """Debian's nginx over a folder, at a port of its own, on all addresses of the loopback network."""
    port = 18000 + os.getpid() % 2000
    (work / "nginx.conf").write_text(
        f"""worker_processes 1; daemon off; pid {work}/nginx.pid; error_log {work}/nginx.log; {'user root;' if os.getuid() == 0 else ''}
        events {{ worker_connections 4096; }}
        http {{ types {{ application/rss+xml xml; application/feed+json json; }} access_log off; sendfile on; tcp_nopush on;
        keepalive_requests 100000; client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3;
        uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5; server {{ listen 0.0.0.0:{port}; root {folder}; }} }}
        """
    )
    server = subprocess.Popen([NGINX, "-c", work / "nginx.conf"], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    if server.poll() is not None:
        stop(f"nginx did not start: {(work / 'nginx.log').read_text()[-500:]}")
    try:
        yield port
    finally:
        server.terminate()
        server.wait()


class Table:
    """Prints its rows as they come, or all at the end for programs."""

    def __init__(self, as_json):
        self.rows = []
        self.as_json = as_json
        self.line("work", "limit in C", "ours", "ratio", "target")

    def line(self, work, limit, ours, ratio, target, end=""):
        if not self.as_json:
            print(f"{work:<52}{limit:>16}{ours:>26}{ratio:>7}{target:>22}{end}", flush=True)

    def add(self, work, shown, target, is_met, **figures):
        self.rows.append({"work": work, "target": target, "met": is_met, **figures})
        limit = figures.get("limit")
        ratio = figures.get("ratio")
        self.line(
            work, f"{limit:.2f} s" if limit else "", shown, f"{ratio:.2f}" if ratio else "", target, "" if is_met else "  MISSED")

    def ratio(self, work, limit, ours, factor, most=None):
        """Both as CPU seconds and memory in MB."""
        ratio = ours[0] / limit[0]
        is_met = ratio <= factor and (most is None or ours[1] <= most)
        self.add(
            work, f"{ours[0]:.2f} s, {ours[1]:.0f} MB", f"{factor} x" + (f", {most} MB" if most else ""), is_met, limit=limit[0],
            limit_memory=limit[1], ours=ours[0], memory=ours[1], ratio=ratio)  # fmt: skip

    def end(self):
        if self.as_json:
            print(json.dumps(self.rows, indent=1))
        sys.exit(0 if all(row["met"] for row in self.rows) else 1)


def least(attempts, *words):
    """CPU seconds and memory of the least of some runs: what else the machine does only ever adds."""
    return min(run(*words)[:2] for _ in range(attempts))


def cost(program, *words):
    found = [json.loads(run(program, *words)[2].strip().splitlines()[-1]) for _ in range(5)]
    best = min(found, key=lambda one: one["cpu"])
    return best["cpu"], best["memory"]


def configuration(work, port, count):
    lines = [f'[daemon]\nstate = "{work}/state"\nlisten = "127.0.0.1:0"\nprivate_networks = ["127.0.0.0/8"]\n[polling]\nhost_gap = "0s"\n']
    for number, name in enumerate(names(count)):
        lines.append(f'[[feed]]\nname = "Feed {number}"\nurl = "{address(port, number, name)}"\n')
    (work / "copydesk.toml").write_text("".join(lines))
    # Without the folder, "once" takes the store for missing.
    (work / "state").mkdir()


def address(port, number, name):
    # Feeds are on thousands of hosts; each has its own here.
    return f"http://127.{1 + number // 62500}.{number // 250 % 250}.{1 + number % 250}:{port}/{name}"


def idle(copydesk, config, work):
    """Memory in MB, percent of a core, and seconds from start to ready."""
    told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    told.bind(str(work / "notify"))
    told.settimeout(60)
    with open(work / "log", "w") as log:
        began = time.monotonic()
        daemon = subprocess.Popen(
            [copydesk, "run", "--config", config], stdout=log, stderr=log, env=os.environ | {"NOTIFY_SOCKET": str(work / "notify")})
        try:
            while b"READY=1" not in told.recv(4096):
                pass
            ready = time.monotonic() - began
            time.sleep(5)
            ticks = lambda: sum(map(int, pathlib.Path(f"/proc/{daemon.pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]))
            before = ticks()
            time.sleep(IDLE_SECONDS)
            cpu = 100 * (ticks() - before) / os.sysconf("SC_CLK_TCK") / IDLE_SECONDS
            resident = re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{daemon.pid}/status").read_text())
            return int(resident[1]) / 1024, cpu, ready
        except TimeoutError:
            stop(f"the daemon did not start: {(work / 'log').read_text()[-1000:]}")
        finally:
            daemon.terminate()
            daemon.wait()
            told.close()
            (work / "notify").unlink()


class Polls:
    """A number of feeds, polled by the limit and by ours."""

    def __init__(self, copydesk, limits, folder, work, count):
        self.folder, self.count = folder / f"polled-{count}", count
        self.work = work / str(count)
        self.work.mkdir()
        self.limits = limits
        self.copydesk, self.config = copydesk, self.work / "copydesk.toml"
        self.poll = [copydesk, "once", "collect", "--now", "--config", self.config]
        self.filled = 0
        generate(self.folder, count)

    def both(self, attempts=1):
        """CPU seconds and memory of the limit and of ours."""
        return least(attempts, self.limits, "poll", self.work / "urls", self.work / "limit.db"), least(attempts, *self.poll)

    def run(self, port):
        urls = [address(port, number, name) for number, name in enumerate(names(self.count))]
        (self.work / "urls").write_text("\n".join(urls) + "\n")
        configuration(self.work, port, self.count)
        self.cold = self.both()
        self.unchanged = self.both(3)
        generate(self.folder, self.count, 1)
        self.changed = self.both()

    def fill(self, items):
        """Puts items of earlier years into the store until there are so many, as many for each feed."""
        store = sqlite3.connect(next((self.work / "state").glob("*.db")))
        store.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")
        indexes = store.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'items' AND sql IS NOT NULL")
        indexes = dict(indexes.fetchall())
        for name in indexes:
            store.execute(f"DROP INDEX {name}")
        missing = max(0, items - store.execute("SELECT count(*) FROM items").fetchone()[0])
        first, self.filled = self.filled + 1, self.filled + missing // self.count
        store.execute(
            """
            WITH RECURSIVE n(i) AS (SELECT ?1 WHERE ?1 <= ?2 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
            INSERT INTO items (id, feed_id, identity, url, title, published_at, text, first_seen_at, content_hash, page, html)
            SELECT printf('01000000-0000-7000-8000-%012d', f.rowid * 100000 + n.i), f.id, 'guid:https://www.example.com/?p=old-' || n.i,
                'https://www.example.com/old/' || n.i, 'An older story, number ' || n.i, 1600000000000 + n.i, '', 1600000000000 + n.i,
                printf('%016x', n.i), 'example.com/old/' || n.i, '<p>' || hex(zeroblob(150)) || '</p>'
            FROM (SELECT rowid, id FROM feeds ORDER BY id) f CROSS JOIN n
            """,
            [first, self.filled],
        )
        for sql in indexes.values():
            store.execute(sql)
        store.commit()
        store.close()

    def grow(self, table):
        """What a poll takes in stores of different sizes."""
        found = []
        for step, items in enumerate(ITEMS):
            self.fill(items)
            unchanged = least(5, *self.poll)[0]
            generate(self.folder, self.count, 2 + step)
            found.append((unchanged, run(*self.poll)[0]))
        for place, work in enumerate(["poll of 304", "poll of one new item"]):
            before, after = found[0][place], found[-1][place]
            table.add(
                f"{work}, {self.count} feeds, of {ITEMS[0] / 1e6:g} and {ITEMS[-1] / 1e6:g} M items", f"{before:.2f} s, {after:.2f} s",
                f"{FLAT} x the first", after <= FLAT * before, ours=after, before=before, ratio=after / before)  # fmt: skip


def poll_all(table, copydesk, limits, folder, work):
    measured = []
    for count in COUNTS:
        polls = Polls(copydesk, limits, folder, work, count)
        with served(polls.folder, polls.work) as port:
            polls.run(port)
            measured.append(polls)
            if count == COUNTS[-1]:
                report(table, polls, measured)
            if ITEMS:
                polls.grow(table)
        shutil.rmtree(polls.folder)
        if count != COUNTS[-1]:
            shutil.rmtree(polls.work)


def report(table, polls, measured):
    table.ratio(f"cold poll of {polls.count} feeds", *polls.cold, 1.8, 64)
    table.ratio("second poll, everything 304", *polls.unchanged, 2.5)
    table.ratio("poll with one new item in each feed", *polls.changed, 1.8)
    flatness(table, "cold poll", [(one.count, one.cold[1][0]) for one in measured])
    flatness(table, "poll of 304", [(one.count, one.unchanged[1][0]) for one in measured])
    flatness(table, "poll of one new item", [(one.count, one.changed[1][0]) for one in measured])
    memory, cpu, ready = idle(polls.copydesk, polls.config, polls.work)
    is_met = memory <= 48 and cpu <= 0.5 and ready < 1
    table.add(
        f"idle, {polls.count} feeds known", f"{memory:.0f} MB, {cpu:.2f} %, {ready:.2f} s", "48 MB, 0.5 %, 1 s", is_met, memory=memory,
        cpu=cpu, ready=ready)  # fmt: skip


def flatness(table, work, costs):
    """Cost per feed with most feeds, against that with fewest."""
    each = [(count, 1e6 * cpu / count) for count, cpu in costs]
    if len(each) < 2:
        return
    shown = ", ".join(f"{micro:.0f}" for _, micro in each) + " us"
    table.add(
        f"{work}: CPU per feed, of {', '.join(str(count) for count, _ in each)}", shown, f"{FLAT} x the first",
        each[-1][1] <= FLAT * each[0][1], each={count: micro for count, micro in each}, ratio=each[-1][1] / each[0][1])  # fmt: skip


def main(copydesk, feedcost, as_json):
    if not NGINX:
        print("feed bench: there is no nginx here (make prepare-feeds installs Debian's): skipped")
        return
    folder = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-feeds-", dir=os.environ.get("FEED_BENCH_FOLDER", "/dev/shm")))
    work = pathlib.Path(tempfile.mkdtemp(prefix="copydesk-feeds-"))
    try:
        limits = build_limits(work)
        table = Table(as_json)
        if PARSED:
            generate(folder / "parsed", PARSED)
            listed = work / "list"
            listed.write_text("".join(f"{folder}/parsed/{name}\n" for name in names(PARSED)))
            table.ratio(f"parse {PARSED} feeds to items", cost(limits, "parse", listed), cost(feedcost, "parse", listed), 2.5)
            fragments = folder / "parsed/fragments"
            table.ratio(
                f"sanitise {fragments.stat().st_size / 1e6:.0f} MB of HTML", cost(limits, "html", fragments),
                cost(feedcost, "sanitise", fragments), 1.6)  # fmt: skip
            shutil.rmtree(folder / "parsed")
        poll_all(table, copydesk, limits, folder, work)
        table.end()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(work, ignore_errors=True)


words = [word for word in sys.argv[1:] if word != "--json"]
if len(words) != 2:
    stop("feed_bench.py COPYDESK FEEDCOST [--json]")
main(words[0], words[1], "--json" in sys.argv)
