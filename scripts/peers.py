#!/usr/bin/env python3
"""peers.py --peers FOLDER --copydesk PROGRAM: the whole line against look-alikes that know nothing of Copydesk, in real time.

Starts the Notion, LinkedIn and model servers of FOLDER and a feed server of its own, sets a desk up as an operator would,
runs the daemon, plays the editor until every draft is published, and holds what LinkedIn got against what the pages showed
when they were approved. Exit 0 when all is as approved, 1 when not. Python's standard library only; the servers get a
virtual environment with Flask and Pillow.
"""
import argparse
import collections
import datetime as dt
import functools
import hashlib
import http.server
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from email.utils import format_datetime
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

LIMIT_SECONDS = 12 * 60
POSTS_AN_ACCOUNT = 10
POSTS_A_MINUTE = 2
ZONE = "Europe/Berlin"
NOTION_TOKEN = "ntn_" + secrets.token_hex(16)
USER_AGENT = "peers.py"
ORGANIZATION, MEMBER = "Company page", "Editor in person"
AUTHORS = {ORGANIZATION: "urn:li:organization:5515715", MEMBER: "urn:li:person:Ab3dE_9xYz"}
# What an editor does with the drafts, in the order in which they are met.
PLANS = ["status", "comment", "edit", "remarks"]
# What a server may refuse: views are younger than most of the API, and a pasted address may be a database's or a data source's.
# What Notion may refuse, twice at most: setup and daemon each ask.
PROBE = "what the connection may do is asked of a page that nobody has"
EXPECTED = {("POST", "/v1/views", 400): "offers no views", ("GET", "/v1/data_sources/ID", 404): "the pasted address was a database's",
            ("GET", "/v1/pages/ID", 404): PROBE, ("PATCH", "/v1/pages/ID", 404): PROBE, ("PATCH", "/v1/blocks/ID/children", 404): PROBE,
            ("GET", "/v1/comments", 404): PROBE, ("POST", "/v1/comments", 404): PROBE}
# Setup and daemon spend one rate one after the other: the daemon's first requests may be one too many, whichever they are.
BEGINNING_SECONDS = 20
ENDS = {"Published", "Failed", "Needs check", "Expired", "Rejected"}
STARTED = time.monotonic()


def say(*words):
    print(f"[{time.monotonic() - STARTED:5.0f} s]", *words, flush=True)


class Stop(Exception):
    """The run cannot go on."""


def http_json(method, url, body=None, headers=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", "User-Agent": USER_AGENT, **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        raise Stop(f"{method} {url} answered {error.code}: {error.read()[:400].decode(errors='replace')}") from error


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


# ---------------------------------------------------------------- processes


class Children:
    """Everything that was started; all of it is stopped in the end, whatever happens."""

    def __init__(self, folder):
        self.folder, self.running = folder, {}

    def start(self, name, command, **options):
        log = open(self.folder / f"{name}.log", "wb")
        self.running[name] = subprocess.Popen([str(word) for word in command], stdout=log, stderr=subprocess.STDOUT, **options)
        return self.running[name]

    def check(self):
        for name, child in self.running.items():
            if child.poll() is not None:
                raise Stop(f"{name} ended with {child.returncode}; its last lines:\n{self.tail(name)}")

    def tail(self, name, lines=15):
        return "\n".join((self.folder / f"{name}.log").read_text(errors="replace").splitlines()[-lines:])

    def stop(self):
        for child in reversed(self.running.values()):
            if child.poll() is None:
                child.terminate()
        for child in reversed(self.running.values()):
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def python_with_flask(folder):
    """A Python that has what the LinkedIn and model servers need."""
    python = folder / "bin" / "python"
    ready = python.exists() and subprocess.run([python, "-c", "import flask, PIL"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    if not ready:
        say("making a virtual environment with Flask and Pillow")
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "flask", "pillow"], check=True)
    return python


def wait_for(url, children, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        children.check()
        try:
            urllib.request.urlopen(url, timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise Stop(f"{url} did not answer within {seconds} s")


# ---------------------------------------------------------------- feeds

STORIES = [
    ("Valtorp opens a repair school for heat pumps", "Valtorp trained 48 mechanics in its first term", "The course lasts eleven weeks and ends with a real repair"),
    ("Harbour cranes in Lisvik run on shore batteries", "Two cranes load at night and lift by day", "Diesel use at the quay fell by 62 percent in a season"),
    ("A bakery chain cuts waste with day-old bread", "Orrin & Daughters mill yesterday's loaves into flour", "The flour makes up 15 percent of the new rye dough"),
    ("Railway signals get a second life as sensors", "Old signal posts in Merrow now measure rain and wind", "A post costs 90 euros to convert"),
    ("Glass recyclers sort by sound", "A microphone tells green shards from brown ones", "The line at Tessel handles nine tonnes an hour"),
    ("Library lends tools to a whole district", "Drills and sewing machines joined the books in Ambry", "Members borrowed 3,400 tools in a year"),
    ("Orchard keepers count blossoms from the air", "Drones photograph every row in April", "The estimate was within six percent of the harvest"),
    ("A hospital laundry reuses its rinse water", "Filters in the basement clean 70 percent of the rinse", "The clinic saves a swimming pool of water a week"),
    ("Ferries publish their delays as open data", "Anyone can read when the Quillon ferry really left", "Three apps were built on it within a month"),
    ("Cement maker tries clay instead of limestone", "Calcined clay replaces a third of the clinker", "The kiln runs 600 degrees cooler"),
    ("School kitchens plan menus with their pupils", "Twelve schools in Brandel vote on Thursday's lunch", "Leftovers shrank by a quarter"),
    ("Tram drivers train in a simulator of fog", "The simulator shows the Ostrow bridge at its worst", "Every driver passes it once a winter"),
    ("Museum scans its herbarium for botanists", "61,000 pressed plants are online from Monday", "Volunteers typed the labels in four years"),
    ("Paper mill heats the public baths", "Waste heat flows through a new pipe to the pool in Hollen", "The town expects to save 400,000 euros"),
    ("Night buses follow the shifts of a factory", "Line N7 leaves ten minutes after the late shift ends", "Ridership doubled in eight weeks"),
    ("Fishing co-operative labels every crate", "A code tells which boat caught the cod and when", "Restaurants in Skarn pay four percent more for it"),
    ("Carpenters standardise a wall for floods", "The wall panel dries within two days after high water", "A village on the Ruhm ordered 30 houses"),
    ("City archive reads handwriting with a neural network", "Council minutes from 1720 can be searched now", "Nine out of ten words are right"),
    ("Vineyard plants hedges against hail", "Hornbeam hedges slow the wind between the vines", "Insurance became eight percent cheaper"),
    ("Community workshop builds wheelchairs for trails", "The frame is made of bicycle tubes from Pedrak", "Five parks lend the chairs for free"),
]
NEWS = ("The people behind it shared their figures in detail. What began as a small trial has become part of everyday work, "
        "and visitors from other towns come to see it. The next step is a handbook for everybody who wants to do the same.")


def feed_documents():
    """Two feeds, RSS 2.0 and Atom, with ten stories each."""
    now = dt.datetime.now(dt.timezone.utc)
    rss, atom = [], []
    for number, (title, first, second) in enumerate(STORIES):
        when, link = now - dt.timedelta(minutes=37 * (number + 1)), f"https://news.example/{number}"
        text = escape(f"<p>{first}.</p><p>{second}. {NEWS}</p>")
        if number % 2 == 0:
            rss.append(f"<item><title>{escape(title)}</title><link>{link}</link><guid>{link}</guid>"
                       f"<pubDate>{format_datetime(when)}</pubDate><description>{text}</description></item>")
        else:
            stamp = when.isoformat(timespec="seconds")
            atom.append(f'<entry><title>{escape(title)}</title><id>{link}</id><link href="{link}"/><published>{stamp}</published>'
                        f'<updated>{stamp}</updated><content type="html">{text}</content></entry>')
    return {
        "rss.xml": '<?xml version="1.0"?><rss version="2.0"><channel><title>Works and Towns</title><link>https://news.example/</link>'
                   f"<description>News</description>{''.join(rss)}</channel></rss>",
        "atom.xml": '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Craft Daily</title><id>urn:x:craft</id>'
                    f"<updated>{now.isoformat(timespec='seconds')}</updated>{''.join(atom)}</feed>",
    }


def serve_feeds(folder):
    """Serves the documents; the base URL."""
    for name, text in feed_documents().items():
        (folder / name).write_text(text)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}"


# ---------------------------------------------------------------- LinkedIn


class LinkedIn:
    def __init__(self, base):
        self.base = base
        http_json("POST", f"{base}/__sim/client", {"id": "page-app", "secret": "page-secret", "redirect_uris": []})

    def connect(self, copydesk, config, account):
        """Connects an account as a person does over ssh: opens the page that is printed, and pastes where the browser was sent."""
        command = [copydesk, "connect", "linkedin", account, "--paste", "--json", "--config", config]
        with subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
            page = next((line.strip() for line in child.stderr if "/oauth/v2/authorization?" in line), None)
            if page is None:
                raise Stop(f"connect {account} printed no page")
            told, said = child.communicate(self.redirect(page) + "\n", timeout=60)
        if child.returncode:
            raise Stop(f"connect {account} ended with {child.returncode}: {said}")
        return json.loads(told)

    @staticmethod
    def redirect(url):
        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *_):
                return None

        try:
            urllib.request.build_opener(Stay).open(url, timeout=20).close()
        except urllib.error.HTTPError as error:
            if error.code in (301, 302, 303):
                return error.headers["Location"]
            raise
        raise Stop(f"{url} did not redirect")

    def get(self, what):
        return http_json("GET", f"{self.base}/__sim/{what}")


# ---------------------------------------------------------------- Notion, as people see it


class Notion:
    def __init__(self, base):
        self.base = base

    def sim(self, what, body=None):
        return http_json("GET" if body is None else "POST", f"{self.base}/__sim/{what}", body)

    def edit(self, page, by="Ada Editor", **what):
        return self.sim("edit", {"page": page, "by": by, **what})

    def new_row(self, data_source):
        """An empty row, as the button New makes it."""
        body = {"parent": {"type": "data_source_id", "data_source_id": data_source}, "properties": {}}
        headers = {"Authorization": f"Bearer {NOTION_TOKEN}", "Notion-Version": "2026-03-11"}
        return http_json("POST", f"{self.base}/v1/pages", body, headers)["id"]

    def rows(self, data_source):
        return self.sim(f"pages?database={data_source}")["pages"]

    def shown(self, page):
        """What the page shows for publication: text, alt text, hash of the picture."""
        view = self.sim(f"page/{page}")
        return {"text": post_text(view["blocks"]), "alt": view["properties"]["Alt text"], "picture": self.picture(view)}

    @staticmethod
    def picture(view):
        files = view["files"]["Picture"]
        if not files:
            return None
        request = urllib.request.Request(files[0]["url"], headers={"User-Agent": USER_AGENT})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return hashlib.sha256(answer.read()).hexdigest()


def post_blocks(blocks):
    heading = next((b for b in blocks if b["type"].startswith("heading") and b["text"] == "Post"), None)
    if heading is None:
        raise Stop("a page has no heading \"Post\"")
    return [b for b in blocks if b["parent"].get("block_id") == heading["id"]]


def post_text(blocks):
    """The text under "Post" as it has to be published: an empty line between blocks, none between items of a list."""
    text, last, number = "", None, 0
    for block in post_blocks(blocks):
        if not block["text"].strip():
            continue
        kind = block["type"]
        number = number + 1 if kind == last == "numbered_list_item" else 1
        mark = {"bulleted_list_item": "• ", "numbered_list_item": f"{number}. "}.get(kind, "")
        if text:
            text += "\n" if mark and kind == last else "\n\n"
        text += mark + block["text"].rstrip()
        last = kind
    return text


GUIDELINES = """## Voice

We write plainly and warmly, for people who run things. Short sentences, concrete nouns, one thought in each post.

- Say what happened and why it matters to somebody at work.
- Use figures only as the source gives them.
- Do not exaggerate. No exclamation marks.

## Legal

Never promise savings. Never give medical or financial advice."""


def seed_desk(notion):
    """Two tables that a team had before Copydesk, with a few columns and rows."""
    brand_columns = {
        "Name": "title", "Language": {"select": ["English", "German"]}, "Time zone": "rich_text", "Slots": "rich_text",
        "Maximum a day": "number", "Accounts": {"multi_select": [ORGANIZATION, MEMBER]}, "Editors": "people", "Hashtags": "rich_text",
        "Picture style": "rich_text", "Colours": "rich_text"}
    brand = {
        "Name": "Plain Works", "Language": "English", "Time zone": ZONE, "Maximum a day": POSTS_AN_ACCOUNT, "Slots": "Tue 09:00, Thu 14:30",
        "Accounts": [ORGANIZATION, MEMBER], "Editors": ["Ada Editor"], "Hashtags": "#PlainWorks #Craft",
        "Picture style": "calm photographs of workshops, soft light", "Colours": "#17324d, #f4b942", "_body": GUIDELINES}
    return notion.sim("seed", {"databases": [
        {"title": "Brands", "properties": brand_columns, "rows": [brand]},
        {"title": "Feeds", "properties": {"Name": "title", "URL": "url", "Brand": {"relation": "Brands"}, "Topics": {"multi_select": []}}, "rows": []}]})


def fill_desk(notion, tables, brand, feeds):
    """Feeds, two briefs and posting times, as an editor enters them."""
    for name in ("rss.xml", "atom.xml"):
        notion.edit(notion.new_row(tables["feeds"]), set={"URL": f"{feeds}/{name}", "Brand": [brand], "Topics": ["craft"]}, create_options=True)
    briefs = [
        ({"Name": "Repair beats replacement", "Cadence": "once", "Posts wanted": 1, "Post type": "opinion", "Audience": "people who run workshops",
          "Goal": "Readers think of repair first.", "Key messages": "Repair keeps skills in town.", "Keywords": "repair, mechanics, tools"},
         "Write about what repair does for a town. Stay with what the sources say."),
        ({"Name": "Heat that nobody used", "Cadence": "daily", "Post type": "educational", "Audience": "town councils",
          "Key messages": "Waste heat is a local source of energy.", "Keywords": "heat, energy, water"},
         "One example at a time, with its figure."),
    ]
    for values, body in briefs:
        page = notion.new_row(tables["briefs"])
        notion.edit(page, set={**values, "Brand": [brand], "Status": "Open"}, append=body, create_options=True)


# ---------------------------------------------------------------- the editor


class Editor:
    """Decides on every draft by its plan and remembers what the page showed at that moment."""

    def __init__(self, notion, drafts):
        self.notion, self.drafts = notion, drafts
        self.cases, self.set_back, self.taken = {}, [], collections.Counter()

    def look(self):
        """One round over the desk; the rows as they were."""
        # The desk's own example is nobody's draft.
        rows = [row for row in self.notion.rows(self.drafts) if row["properties"]["Draft ID"]]
        for row in rows:
            case = self.cases.setdefault(row["id"], {"plan": PLANS[len(self.cases) % len(PLANS)], "step": 0, "approved": None})
            values = row["properties"]
            if values["Status"] == "In review" and values["Picture"]:
                self.decide(row["id"], case, values)
        return rows

    def decide(self, page, case, values):
        if case["approved"]:
            said = [c["text"] for c in self.notion.sim(f"page/{page}")["comments"] if c["by_bot"]]
            # A comment of the minute in which the picture came may mean the page before it: it is asked for once more.
            asked = sum(text.startswith("Not approved: The content was changed about the time") for text in said)
            if case["plan"] == "comment" and asked <= case["step"]:
                return
            if case["plan"] != "comment" or asked > 2:
                self.set_back.append((page, case["plan"], (said or ["without a word"])[-1]))
            case["approved"] = None
            case["step"] = max(1, asked)
        if case["plan"] == "remarks" and case["step"] == 0:
            self.notion.edit(page, set={"Remarks": "Shorter, please, and end with a question.", "Status": "Changes requested"})
            case["step"] = 1
        elif not values["Remarks"]:
            self.approve(page, case, values)

    def approve(self, page, case, values):
        if case["plan"] == "edit" and case["step"] == 0:
            last = post_blocks(self.notion.sim(f"page/{page}")["blocks"])[-1]["text"]
            self.notion.edit(page, replace_text=[last[-40:], last[-40:] + " (checked by Ada)"])
            case["step"] = 1
        case["date"] = self.free_minute(values["Account"])
        if case["plan"] == "comment":
            self.notion.edit(page, set={"Publish at": case["date"].isoformat()})
            self.notion.edit(page, by="Ben Approver", comment="/approve")
        else:
            self.notion.edit(page, set={"Publish at": case["date"].isoformat(), "Status": "Approved"})
        case["approved"], case["at"] = self.notion.shown(page), time.time()

    def free_minute(self, account):
        """The first minute that leaves time for the approval to come of age and holds no two posts of the account."""
        minute = dt.datetime.now(ZoneInfo(ZONE)).replace(second=0, microsecond=0) + dt.timedelta(minutes=4)
        while self.taken[account, minute] == POSTS_A_MINUTE:
            minute += dt.timedelta(minutes=1)
        self.taken[account, minute] += 1
        return minute


# ---------------------------------------------------------------- judgement


class Judge:
    """Holds what LinkedIn got against what the pages showed."""

    def __init__(self, notion, linkedin, editor, authors):
        self.notion, self.linkedin, self.editor, self.authors = notion, linkedin, editor, authors
        self.lines, self.problems = [], []

    def judge(self, rows):
        posts = self.linkedin.get("posts?all=1")
        claimed = set()
        for row in rows:
            case, values = self.editor.cases[row["id"]], row["properties"]
            url = values["Published URL"] or ""
            mine = [post for post in posts if url.rstrip("/").endswith((post["urn"], urllib.parse.quote(post["urn"], safe="")))]
            claimed.update(post["urn"] for post in mine)
            self.lines.append((row, case, mine, self.wrong(values, case, mine)))
        self.problems += [f"the post {p['urn']} belongs to no page: {p['commentary'][:60]!r}" for p in posts if p["urn"] not in claimed]
        self.problems += [f"LinkedIn: {violation}" for violation in self.linkedin.get("violations")]
        self.problems += [f"approval set back on {page} ({plan}): {why}" for page, plan, why in self.editor.set_back]
        return self

    def wrong(self, values, case, mine):
        seen = case["approved"]
        if seen is None:
            return ["published without an approval"] if mine else ["never approved"]
        if values["Status"] != "Published":
            return [f"is {values['Status']}: {values['Last error']}"]
        if len(mine) != 1:
            return [f"{len(mine)} posts instead of one at {values['Published URL']!r}"]
        post = mine[0]
        media = post["media"][0] if len(post["media"]) == 1 else {}
        pairs = [("text", post["commentary"], seen["text"]), ("alt text", media.get("altText"), seen["alt"]),
                 ("picture", media.get("sha256"), seen["picture"]), ("author", post["author"], self.authors[values["Account"]])]
        problems = [f"{name}: published {got!r}, approved {wanted!r}" for name, got, wanted in pairs if got != wanted]
        if post["truncated"]:
            problems.append("LinkedIn cut the text")
        if not -1 < lateness(values, post) < 60:
            problems.append(f"went out {lateness(values, post):.0f} s after its minute")
        if parsed(values["Publish at"]) != case["date"]:
            problems.append(f"the editor set {case['date']}, the page says {values['Publish at']}")
        return problems

    def requests(self):
        """Copydesk's own requests to Notion."""
        every = self.notion.sim("requests")["requests"]
        return [r for r in every if r["headers"].get("User-Agent", "").startswith("Copydesk")]

    def report(self):
        print(f"\n{'plan':8} {'account':17} {'status':10} {'slot':6} {'late':>6}  {'post':30} title")
        for row, case, mine, wrong in self.lines:
            values = row["properties"]
            late = f"{lateness(values, mine[0]):.1f} s" if mine and values["Publish at"] else ""
            slot = (parsed(values["Publish at"]).astimezone(ZoneInfo(ZONE)).strftime("%H:%M") if values["Publish at"] else "")
            print(f"{case['plan']:8} {values['Account']:17} {values['Status']:10} {slot:6} {late:>6}  {mine[0]['urn'] or '' if mine else '':30} {row['title'][:44]}")
            for one in wrong:
                print(f"    WRONG {one}")
        waits = [self.wait(row["id"], case) for row, case, *_ in self.lines]
        waits = sorted(wait for wait in waits if wait is not None)
        if waits:
            print(f"\nFrom the editor's approval to Copydesk's echo: {waits[0]:.0f} to {waits[-1]:.0f} s, half within {waits[len(waits) // 2]:.0f} s")
        self.traffic()
        for one in self.problems:
            print("WRONG", one)
        bad = sum(bool(wrong) for *_, wrong in self.lines) + len(self.problems)
        good = sum(not wrong for *_, wrong in self.lines)
        wanted = 2 * POSTS_AN_ACCOUNT
        print(f"{good} of {wanted} drafts published once and as approved; {bad} problems; {time.monotonic() - STARTED:.0f} s")
        return 0 if good == wanted == len(self.lines) and bad == 0 else 1

    def wait(self, page, case):
        """Seconds from the last approval until Copydesk's comment said that it counts."""
        echoes = [c for c in self.notion.sim(f"page/{page}")["comments"] if c["by_bot"] and c["text"].startswith("Approved:")]
        if not echoes or "at" not in case:
            return None
        return parsed(echoes[-1]["time"]).timestamp() - case["at"]

    def traffic(self):
        log = self.requests()
        if not log:
            self.problems.append("the daemon never spoke to Notion")
            return
        times = [dt.datetime.fromisoformat(r["time"]).timestamp() for r in log]
        span = max(1.0, times[-1] - times[0])
        print(f"\nNotion: {len(log)} requests in {span:.0f} s, {len(log) / span:.2f} a second")
        kinds = collections.Counter((r["method"], shape(r["path"])) for r in log)
        print("  " + ", ".join(f"{method} {path} {count}" for (method, path), count in kinds.most_common()))
        refused = [r for r in log if isinstance(r["status"], int) and r["status"] >= 400]
        early = [r for r in refused if r["status"] == 429 and dt.datetime.fromisoformat(r["time"]).timestamp() < times[0] + BEGINNING_SECONDS]
        if len(early) == 1:
            print(f"  expected: Notion asked once to wait for setup and daemon together ({early[0]['method']} {shape(early[0]['path'])})")
            refused.remove(early[0])
        for (method, path, status), count in collections.Counter((r["method"], shape(r["path"]), r["status"]) for r in refused).items():
            sentence = f"Notion refused {count} x {method} {path} with {status}"
            why = EXPECTED.get((method, path, status))
            if why and count <= 2:
                print(f"  expected: {sentence} ({why})")
            else:
                self.problems.append(sentence)
        models = collections.Counter(re.findall(r"Model (\S+)", "\n".join(row["text"] for row, *_ in self.lines)))
        print("Writers: " + ", ".join(f"{name.strip(',')} {count}" for name, count in models.items()))


def shape(path):
    return re.sub(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", "ID", path.split("/secure-files/")[0] or "/secure-files/")


def parsed(date):
    start = date["start"] if isinstance(date, dict) else date
    return dt.datetime.fromisoformat(start.replace("Z", "+00:00"))


def lateness(values, post):
    return post["created"] - parsed(values["Publish at"]).timestamp()


# ---------------------------------------------------------------- the run


def configuration(folder, notion, linkedin, models, tables):
    (folder / "notion-token").write_text(NOTION_TOKEN)
    databases = "\n".join(f'{name} = "{source}"' for name, source in tables.items())
    accounts = "\n".join(f"""
[[account]]
name = "{name}"
kind = "linkedin"
author = "{author}"
base_url = "{linkedin}"
auth_url = "{linkedin}"
client_id = "{client}"
client_secret = {{ file = "{folder}/{client}" }}
zone = "{ZONE}"
gap = "0s"
""" for name, author, client in ((ORGANIZATION, AUTHORS[ORGANIZATION], "page-app"), (MEMBER, AUTHORS[MEMBER], "copydesk-client")))
    for client, secret in (("page-app", "page-secret"), ("copydesk-client", "copydesk-secret")):
        (folder / client).write_text(secret)
        (folder / client).chmod(0o600)
    text = f"""[daemon]
state = "{folder}/state"
listen = "127.0.0.1:0"
private_networks = ["127.0.0.1"]

[notion]
base_url = "{notion}"
token = {{ file = "{folder}/notion-token" }}
rate = 2.5
{databases}

[[model.text]]
kind = "ollama"
base_url = "{models}"
model = "llama3.1:8b"

[[model.text]]
kind = "builtin"

[[model.image]]
kind = "sdapi"
base_url = "{models}"

[[model.image]]
kind = "card"
{accounts}"""
    path = folder / "copydesk.toml"
    path.write_text(text)
    for secret in folder.glob("*-token"):
        secret.chmod(0o600)
    return path


def start_peers(peers, python, children, names=("notion", "linkedin", "models"), rate=3):
    """Base URLs of these, by default Notion, LinkedIn and the models."""
    ports = {name: free_port() for name in names}
    programs = {
        "notion": lambda port: ["-m", "notion_sim", "--port", port, "--token", NOTION_TOKEN, "--rate", rate],
        "linkedin": lambda port: [peers / "linkedin_sim.py", "--port", port],
        "models": lambda port: [peers / "models_sim.py", "--port", port, "--quiet"]}
    for name, port in ports.items():
        children.start(name, [python, *programs[name](port)], cwd=peers, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
    for name, port in ports.items():
        wait_for(f"http://127.0.0.1:{port}/__sim/{'state' if name == 'notion' else 'health'}", children, 120)
    return [f"http://127.0.0.1:{port}" for port in ports.values()]


def set_up(copydesk, config, notion, seeded):
    """Runs `copydesk setup notion`: adopts Brands by address and Feeds by its title, makes the others; table name to id."""
    brands = next(d for d in seeded["databases"] if d["title"] == "Brands")["database_id"]
    page = "https://www.notion.so/Newsroom-" + seeded["root_page_id"].replace("-", "")
    command = [copydesk, "setup", "notion", "--config", config, "--page", page, "--add", "--brands", brands]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=120, check=False)
    if done.returncode:
        raise Stop(f"setup notion ended with {done.returncode}: {done.stderr or done.stdout}")
    tables = dict(re.findall(r'^(\w+) = "([^"]+)"$', done.stdout, re.M))
    problems = [line for line in done.stdout.splitlines() if line.startswith("  ") and "added" not in line]
    if set(tables) != {"brands", "feeds", "briefs", "drafts"} or problems:
        raise Stop(f"setup notion said:\n{done.stdout}")
    return tables


def run(arguments, folder, children):
    python = python_with_flask(arguments.venv)
    notion_url, linkedin_url, models_url = start_peers(arguments.peers, python, children)
    (folder / "feeds").mkdir()
    feeds = serve_feeds(folder / "feeds")
    linkedin, notion = LinkedIn(linkedin_url), Notion(notion_url)
    config = configuration(folder, notion_url, linkedin_url, models_url, {})
    seeded = seed_desk(notion)
    tables = set_up(arguments.copydesk, config, notion, seeded)
    say("desk set up")
    brand = notion.rows(tables["brands"])[0]["id"]
    fill_desk(notion, tables, brand, feeds)
    config = configuration(folder, notion_url, linkedin_url, models_url, tables)
    children.start("copydesk", [arguments.copydesk, "run", "--config", config])
    say("daemon started; feeds", feeds, "notion", notion_url, "linkedin", linkedin_url)
    socket_path = folder / "state" / "control.sock"
    while not socket_path.exists():
        children.check()
        time.sleep(0.1)
    for account, author in AUTHORS.items():
        connected = linkedin.connect(arguments.copydesk, config, account)
        if connected["author"] != author:
            raise Stop(f"{account} is connected as {connected['author']}")
        say(connected["sentence"])
    editor = Editor(notion, tables["drafts"])
    rows = edit_until_published(editor, children)
    return Judge(notion, linkedin, editor, AUTHORS).judge(rows).report()


def edit_until_published(editor, children):
    """Plays the editor until every draft has come to its end or the time is over; the rows at that moment."""
    last = None
    while True:
        children.check()
        rows = editor.look()
        counts = collections.Counter(row["properties"]["Status"] for row in rows)
        if counts != last:
            say(len(rows), "drafts:", ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
            last = counts
        finished = [row for row in rows if row["properties"]["Status"] in ENDS and (row["properties"]["Published URL"] or row["properties"]["Status"] != "Published")]
        if len(finished) >= 2 * POSTS_AN_ACCOUNT:
            return rows
        if time.monotonic() - STARTED > LIMIT_SECONDS:
            say("time is over")
            return rows
        time.sleep(2)


def play(name, description, run, options=lambda words: None):
    """Reads what is wished and plays in a folder of its own, which is kept when something went wrong; the exit code."""
    words = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--peers", required=True, type=lambda p: pathlib.Path(p).resolve(), help="folder of the look-alikes")
    words.add_argument("--copydesk", required=True, type=lambda p: pathlib.Path(p).resolve(), help="the program, with copydesk-picture beside it")
    words.add_argument("--venv", default=".build/peers-venv", type=lambda p: pathlib.Path(p).absolute())
    words.add_argument("--keep", action="store_true", help="keep the folder with logs and store")
    options(words)
    wishes = words.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    folder = pathlib.Path(tempfile.mkdtemp(prefix=f"copydesk-{name}-"))
    children = Children(folder)
    code = 1
    try:
        code = run(wishes, folder, children)
    except Stop as stop:
        say(stop)
    finally:
        children.stop()
        if code or wishes.keep:
            say("logs and store:", folder)
        else:
            shutil.rmtree(folder)
    return code


if __name__ == "__main__":
    sys.exit(play("peers", __doc__.splitlines()[0], run))
