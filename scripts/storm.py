#!/usr/bin/env python3
"""storm.py --peers FOLDER --copydesk PROGRAM: two hundred drafts, unruly editors and a Notion that fails in every way it can.

The daemon works against the Notion server of FOLDER, which knows nothing of Copydesk: three requests a second, rows that queries miss
for five seconds, and a fault of some kind every few requests. A scripted editor edits, comments, asks for changes, approves, rejects,
takes approvals back and talks to nobody. Then the pages themselves and the folders that posts went to are judged: one page for each
draft, every ruling obeyed, no editor's character lost, no comment answered twice, nothing published that was not approved.

Desk time runs SPEED times as fast as real time, for the daemon and for Notion alike; its rate and its lag are those of desk time.
SEED chooses the faults, by the number of the request, and what happens to each draft; with the same seed they are the same.
Exit 0 when all of it held, 1 when not.
"""
import collections
import contextlib
import datetime as dt
import http.client
import json
import random
import struct
import sys
import threading
import time

sys.dont_write_bytecode = True
import peers as kit  # noqa: E402  the kit of the other scenario: processes, feeds, Notion as people see it

ACCOUNTS = [f"Page {number}" for number in range(10)]
# The index of a workspace that lags behind its pages.
INDEX_LAG = 5
# One of these every FAULT_GAP requests on average: all that the server's README offers.
FAULTS = ["429", "529", "500", "503", "504", "409", "403", "404", "502-html", "drop-before", "drop-after", "slow:0.2", "slow-after:0.2",
          "truncate", "invalid-json", "empty"]
FAULT_GAP = 25
# What an editor does with a draft before it is decided, and how it is decided.
ACTS = ["edit", "edit", "remark", "order", "block", "why", "help", "talk", "alt", "slot", "hold", "restore"]
ENDS = ["approve"] * 4 + ["slash"] * 3 + ["race"] * 2 + ["reject"] * 3 + ["leave"] * 2 + ["void"] * 2 + ["withdraw"]
PUBLISHED = {"approve", "slash", "race"}
# Seconds that an approval given just before its slot may hold a post up: a board that fails, and posts of one account that came to be late.
MOST_LATE = 1800


class FastClock:
    """The daemon's clock file (two slots and a generation that says which one holds), and Notion's clock beside it."""

    def __init__(self, path, speed):
        self.speed, self.began = speed, time.time()
        real = int(self.began * 1e6)
        slots = struct.pack("<qqdqqd", 0, 0, 0.0, real, real, float(speed))
        path.write_bytes(struct.pack("<Q", 1) + slots)
        self.over = threading.Event()

    def now(self):
        return self.at(time.time())

    def at(self, real):
        """Desk time at a real one."""
        return self.began + (real - self.began) * self.speed

    def drive(self, notion):
        """Sets Notion's clock many times a second, so that it is never more than some tenths of a desk second behind."""
        def turn():
            while not self.over.wait(0.05):
                with contextlib.suppress(OSError):
                    notion.sim("clock", {"set": dt.datetime.fromtimestamp(self.now(), dt.timezone.utc).isoformat()})
        threading.Thread(target=turn, daemon=True).start()


def inject(notion, seed, count):
    """Faults by the number of the request: each is skipped until its turn has come."""
    dice, place = random.Random(f"faults {seed}"), 0
    for number in range(count):
        place += dice.randint(1, 2 * FAULT_GAP - 1)
        # Each kind comes; some strike several requests one after the other.
        kind = FAULTS[number] if number < len(FAULTS) else dice.choice(FAULTS)
        notion.sim("fault", {"kind": kind, "skip": place, "count": dice.choice([1] * 7 + [dice.randint(2, 6)]),
                             "retry_after": dice.choice([1, 2, 5, 20])})


# ---------------------------------------------------------------- the editor


class Case:
    """One draft: what will be done to it, and what was."""

    def __init__(self, page, seed, row):
        values = row["properties"]
        self.page, self.title, self.account, self.draft = page, row["title"], values["Account"], values["Draft ID"]
        self.dice = random.Random(f"{seed} {self.account} {self.title}")
        self.acts = [self.dice.choice(ACTS) for _ in range(self.dice.choice([0, 1, 1, 2, 2, 3]))]
        self.end = self.dice.choice(ENDS)
        self.next, self.step, self.tries = 0, 0, 0
        self.marks, self.orders, self.talks, self.alt = [], [], [], None
        self.approved, self.asked, self.seen_scheduled, self.closed = None, 0, False, False
        # What was approved when it was last, even if it is to be approved again.
        self.last_approved = None
        # When it is to be published, with the time at which the editor said so.
        self.minutes = []

    def mark(self):
        """Words that nobody else writes."""
        mark = f"ed{len(self.marks)}x{self.dice.randrange(10**8):08d}"
        self.marks.append(mark)
        return mark


class Editor:
    """Meets drafts as they come and does to each what its dice say."""

    def __init__(self, notion, drafts, clock, seed):
        self.notion, self.drafts, self.clock, self.seed, self.cases = notion, drafts, clock, seed, {}

    def look(self):
        rows = self.notion.rows(self.drafts)
        now = self.clock.now()
        for row in rows:
            if not row["properties"]["Draft ID"] or row["in_trash"]:
                continue
            case = self.cases.setdefault(row["id"], None) or Case(row["id"], self.seed, row)
            self.cases[row["id"]] = case
            if now >= case.next and not case.closed:
                self.go_on(case, row["properties"], now)
        return rows

    def go_on(self, case, values, now):
        status = values["Status"]
        if case.last_approved and case.end in PUBLISHED and (case.approved or status == "Published"):
            return self.follow(case, values, now)
        if case.end in ("void", "withdraw") and case.approved:
            return self.take_back(case, values, now)
        if status not in ("In review", "Changes requested"):
            return
        if case.step < len(case.acts):
            getattr(self, "do_" + case.acts[case.step])(case, values)
            case.step += 1
            # Sometimes the next comes while this one is being worked on.
            case.next = now + case.dice.choice([1, 10, 30, 90])
        elif case.end == "leave":
            case.closed = True
        elif case.end == "reject":
            self.notion.edit(case.page, set={"Status": "Rejected"})
            case.closed = True
        elif status == "In review" and values["Picture"] and not values["Remarks"]:
            self.approve(case, values, now)

    def approve(self, case, values, now):
        if case.tries == 0 and case.end == "race":
            self.do_edit(case, values)
        # What is taken back again must not go out before.
        ahead = 420 if case.end in PUBLISHED else 4 * 3600
        minute = dt.datetime.fromtimestamp(now + ahead + 60 * case.dice.randrange(20), dt.timezone.utc).replace(second=0, microsecond=0)
        if case.end == "slash":
            self.notion.edit(case.page, set={"Publish at": minute.isoformat(), "Hold": False})
            case.orders.append(("approve", self.say(case, "/approve", by="Ben Approver")))
        else:
            self.notion.edit(case.page, set={"Publish at": minute.isoformat(), "Hold": False, "Status": "Approved"})
        case.approved = case.last_approved = self.shown(case.page)
        case.minutes.append((self.clock.now(), minute.timestamp()))
        case.asked = now
        case.tries += 1

    def follow(self, case, values, now):
        """An approval may be set back, and Notion keeps the last of two writes of one moment: then it is given again."""
        status = values["Status"]
        if status in ("Scheduled", "Published") and not case.seen_scheduled:
            # In force is what stands there for a minute after the approval, which the answer names.
            case.seen_scheduled, case.last_approved = True, self.shown(case.page)
        slot = values["Publish at"]
        if status == "Scheduled" and case.end in PUBLISHED and slot and kit.parsed(slot).timestamp() > now + 3600:
            # The minute had passed when the approval was read, and the post got the next free slot: nobody wants to wait that long.
            minute = dt.datetime.fromtimestamp(now + 420, dt.timezone.utc).replace(second=0, microsecond=0)
            self.notion.edit(case.page, set={"Publish at": minute.isoformat()})
            case.minutes.append((self.clock.now(), minute.timestamp()))
        case.closed = status == "Published" and bool(values["Published URL"])
        # A comment leaves the status as it is until the approval is in force.
        patience = 900 if case.end == "slash" and not case.seen_scheduled else 240
        if status in ("In review", "Failed") and now > case.asked + patience and case.tries < 8:
            case.approved, case.seen_scheduled = None, False

    def take_back(self, case, values, now):
        if values["Status"] == "Scheduled":
            if case.end == "void":
                # A text whose paragraphs all stand there twice cannot be edited by their words.
                if not self.do_edit(case, values):
                    self.do_alt(case, values)
                case.closed = True
            else:
                self.notion.edit(case.page, set={"Status": "In review"})
                case.closed = True
        elif values["Status"] == "In review" and now > case.asked + 400:
            case.approved = None

    def shown(self, page):
        """What the page shows for publication; a fault may strike the picture's download, and damage it unseen."""
        last = None
        for _ in range(20):
            try:
                seen = self.notion.shown(page)
            except (OSError, http.client.HTTPException, kit.Stop):
                time.sleep(0.1)
                continue
            if seen == last:
                return seen
            last = seen
        raise kit.Stop(f"the page {page} could not be looked at")

    def say(self, case, text, by="Ada Editor", **where):
        did = self.notion.edit(case.page, by=by, comment={"text": text, **where})["did"]
        return did[-1]["discussion_id"]

    def paragraph(self, case):
        view = self.notion.sim(f"page/{case.page}")
        return [block for block in kit.post_blocks(view["blocks"]) if block["text"].strip()]

    def do_edit(self, case, _):
        """Adds words to a paragraph, by an end of it that stands nowhere else on the page; whether there was one."""
        everything = [block["text"] for block in self.notion.sim(f"page/{case.page}")["blocks"]]
        ends = [text["text"][-length:] for length in (30, 80, 2000) for text in reversed(self.paragraph(case))]
        end = next((end for end in ends if sum(end in text for text in everything) == 1), None)
        if end:
            self.notion.edit(case.page, replace_text=[end, f"{end} {case.mark()}"])
        return bool(end)

    def do_remark(self, case, _):
        self.notion.edit(case.page, set={"Remarks": f"Shorter, please, and end with a question ({case.dice.randrange(1000)})."})

    def do_order(self, case, _):
        case.orders.append(("order", self.say(case, f"@copydesk warmer, please ({case.dice.randrange(1000)})")))

    def do_block(self, case, _):
        block = self.paragraph(case)[0]["id"]
        case.orders.append(("block", self.say(case, "/why", block=block)))

    def do_why(self, case, _):
        case.orders.append(("why", self.say(case, "/why")))

    def do_help(self, case, _):
        case.orders.append(("help", self.say(case, "/help", by="Cleo Client")))

    def do_talk(self, case, _):
        case.talks.append(self.say(case, "Nice one, I like the beginning.", by="Cleo Client"))

    def do_alt(self, case, _):
        case.alt = f"A picture, described by hand {case.dice.randrange(10**6)}"
        self.notion.edit(case.page, set={"Alt text": case.alt})

    def do_hold(self, case, _):
        """Until it is approved."""
        self.notion.edit(case.page, set={"Hold": True})

    def do_restore(self, case, _):
        """The text before this one, if there is one."""
        self.notion.edit(case.page, set={"Restore": True})

    def do_slot(self, case, _):
        date = dt.datetime.fromtimestamp(self.clock.now() + 86400 * case.dice.randint(2, 6), dt.timezone.utc)
        self.notion.edit(case.page, set={"Publish at": date.replace(second=0, microsecond=0).isoformat()})


# ---------------------------------------------------------------- judgement


class Judge:
    """Looks at the pages and at what was published, and at nothing that the daemon says."""

    def __init__(self, notion, editor, posts, wanted, clock):
        self.notion, self.editor, self.wanted = notion, editor, wanted
        paths = [path for path in posts.glob("*/*/post.json") if ".prepared" not in path.parts]
        self.posts = {path.parent.name: json.loads(path.read_text()) for path in paths}
        # A post is published by moving its folder into place.
        self.times = {path.parent.name: clock.at(path.parent.stat().st_ctime) for path in paths}
        # A page is looked at up to ten real seconds before its post.
        self.unseen = 10 * clock.speed
        self.problems, self.late, self.blocks = [], [], collections.Counter()

    def judge(self, rows):
        # The desk's own example is nobody's draft.
        rows = [row for row in rows if row["properties"]["Draft ID"] and not row["in_trash"]]
        drafts = collections.Counter(row["properties"]["Draft ID"] for row in rows)
        for draft, count in drafts.items():
            if count > 1 or not draft:
                self.problems.append(f"{count} pages for draft {draft!r}")
        if len(drafts) != self.wanted:
            self.problems.append(f"{len(drafts)} drafts on the desk instead of {self.wanted}")
        for row in rows:
            case = self.editor.cases.get(row["id"])
            if case:
                view = self.notion.sim(f"page/{row['id']}")
                for wrong in [*self.ruling(case, view), *self.words(case, view), *self.talk(case, view)]:
                    self.problems.append(f"{case.account}, {case.title[:40]!r}, {case.acts} then {case.end}: {wrong}")
        for draft in set(self.posts) - set(drafts):
            self.problems.append(f"a post of a draft that no page has: {draft}")
        return self

    def ruling(self, case, view):
        status, post = view["properties"]["Status"], self.posts.get(case.draft)
        if case.end not in PUBLISHED:
            if post:
                yield f"published without an approval (status {status})"
            wanted = {"reject": ["Rejected"], "leave": ["In review", "Changes requested"]}.get(case.end, ["In review"])
            if not case.closed:
                yield f"the editor could not come to an end, status {status}"
            elif status not in wanted:
                yield f"status {status} instead of {wanted[0]}"
            return
        if status != "Published" or not post:
            yield f"approved {case.tries} times and {status}: {view['properties']['Last error']!r}, last said {self.last(view)!r}"
            return
        yield from self.minute(case, view)
        seen = case.last_approved
        picture = post.get("pictureHash")
        for name, got, approved in [("text", post["text"], seen["text"]), ("alt text", post["altText"], seen["alt"]),
                                    ("picture", picture, seen["picture"]), ("account", post["account"], case.account)]:
            if got != approved:
                yield f"{name}: published {got!r}, approved {approved!r}"

    def minute(self, case, view):
        """Whether it went out at the minute that the page shows, and not before that of the editor."""
        slot = kit.parsed(view["properties"]["Publish at"]).timestamp()
        late = self.times[case.draft] - slot
        self.late.append(late)
        # One that was set after the last look at the page moves nothing.
        last = self.times[case.draft] - self.unseen
        minute = ([minute for said, minute in case.minutes if said < last] or [case.minutes[0][1]])[-1]
        # The kernel stamps files by a clock of some milliseconds' steps, which count SPEED times here.
        if late < -0.5 or slot < minute:
            yield f"published {late:.0f} s after its slot, which is {slot - minute:.0f} s after the editor's minute"
        elif late > MOST_LATE:
            yield f"published {late:.0f} s after its slot"

    def words(self, case, view):
        for mark in case.marks:
            if mark not in view["text"]:
                yield f"the editor's {mark!r} is nowhere on the page"
        if case.alt and view["properties"]["Alt text"] != case.alt:
            yield f"the alt text is {view['properties']['Alt text']!r}, the editor wrote {case.alt!r}"
        if view["properties"]["Remarks"] and case.end != "reject" and view["properties"]["Status"] != "Changes requested":
            yield f"Remarks were not answered: {view['properties']['Remarks']!r}"

    def talk(self, case, view):
        said, approvals = collections.defaultdict(list), []
        for comment in view["comments"]:
            said[comment["discussion_id"]].append(comment)
        for kind, thread in case.orders:
            if thread not in said:
                # Its block went with the text that another one replaced.
                continue
            answers = [comment["text"] for comment in said[thread] if comment["by_bot"]]
            if kind == "block":
                self.blocks[len(answers)] += 1
            if kind == "approve":
                approvals.append(answers)
                # It may be said to wait for something, then to be in force, then to have ended.
                approved = [answer for answer in answers if answer.startswith("Approved")]
                if len(set(answers)) != len(answers) or len(approved) > 1 or len(answers) > 3:
                    yield f"/approve was answered by {answers}"
            elif len(answers) > 1 or not answers and case.end != "reject" and kind != "block":
                # What was said a moment before the rejection may be closed with the draft; without webhooks a block's comments are read
                # on pages that somebody edits, else every six hours.
                yield f"{kind} was answered {len(answers)} times: {[answer[:60] for answer in answers]}"
        # One that was said again while the first one waited may find the post out already.
        if approvals and not any(approvals):
            yield f"none of {len(approvals)} /approve was answered"
        for thread in case.talks:
            if len(said[thread]) != 1:
                yield "people talking among themselves were answered"
        loose = collections.Counter(
            comment["text"] for comments in said.values() for comment in comments[:1] if comment["by_bot"])
        for text, count in loose.items():
            # Each text that was ordered is announced for review.
            if count > max(1 + case.acts.count("remark") + case.acts.count("order"), case.tries):
                yield f"said {count} times on the page: {text[:70]!r}"

    @staticmethod
    def last(view):
        said = [comment["text"] for comment in view["comments"] if comment["by_bot"]]
        return said[-1][:200] if said else ""

    def report(self, clock, seed):
        log = [r for r in self.notion.sim("requests")["requests"] if r["headers"].get("User-Agent", "").startswith("Copydesk")]
        faults = collections.Counter(r["fault"] for r in log if r["fault"])
        cases = [case for case in self.editor.cases.values() if case]
        refused = collections.Counter(
            (r["method"], kit.shape(r["path"]), r["status"]) for r in log
            if r["status"] in (400, 404, 403, 413) and not r["fault"])
        hours = (clock.now() - clock.began) / 3600
        print(f"\nNotion: {len(log)} requests in {hours:.1f} desk hours ({len(log) / hours / 3600:.2f} a second); "
              f"{sum(faults.values())} faults: " + ", ".join(f"{name} {count}" for name, count in sorted(faults.items())))
        for (method, path, status), count in refused.most_common(8):
            print(f"  refused: {count} x {method} {path} with {status}")
        print("Ends: " + ", ".join(f"{name} {count}" for name, count in sorted(collections.Counter(case.end for case in cases).items()))
              + f"; edits {sum(len(case.marks) for case in cases)}, orders in threads {sum(len(case.orders) for case in cases)}, "
              f"approvals {sum(case.tries for case in cases)}; {len(self.posts)} posts")
        self.problems += [f"no fault of the kind {name} came" for name in FAULTS if name not in faults]
        late = sorted(self.late) or [0]
        print(f"Seconds after the slot: {late[len(late) // 2]:.0f} half of them, {late[-1]:.0f} at most; comments on blocks that still stand: "
              f"{self.blocks[1]} answered, {self.blocks[0]} not yet (six hours are promised)")
        for one in self.problems[:60]:
            print("WRONG", one)
        print(f"{len(self.problems)} problems with seed {seed}; {time.monotonic() - kit.STARTED:.0f} s")
        return 1 if self.problems else 0


# ---------------------------------------------------------------- the run


def configuration(folder, notion, models, tables):
    (folder / "notion-token").write_text(kit.NOTION_TOKEN)
    (folder / "notion-token").chmod(0o600)
    databases = "\n".join(f'{name} = "{source}"' for name, source in tables.items())
    accounts = "\n".join(f"""
[[account]]
name = "{name}"
kind = "file"
folder = "{folder}/posts/{name}"
zone = "{kit.ZONE}"
gap = "0s"
repetition = "0s"
""" for name in ACCOUNTS)
    path = folder / "copydesk.toml"
    path.write_text(f"""[daemon]
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
kind = "card"
{accounts}""")
    return path


def seed_desk(notion, stories):
    """Brands and Feeds as a team had them before, with one brand for all accounts."""
    columns = {
        "Name": "title", "Language": {"select": ["English", "German"]}, "Time zone": "rich_text", "Slots": "rich_text",
        "Maximum a day": "number", "Accounts": {"multi_select": ACCOUNTS}, "Editors": "people", "Hashtags": "rich_text",
        "Picture style": "rich_text", "Colours": "rich_text"}
    brand = {
        "Name": "Plain Works", "Language": "English", "Time zone": kit.ZONE, "Maximum a day": stories, "Slots": "Tue 09:00, Thu 14:30",
        "Accounts": ACCOUNTS, "Editors": ["Ada Editor"], "Hashtags": "#PlainWorks", "Colours": "#17324d, #f4b942",
        "_body": kit.GUIDELINES}
    return notion.sim("seed", {"databases": [
        {"title": "Brands", "properties": columns, "rows": [brand]},
        {"title": "Feeds", "properties": {"Name": "title", "URL": "url", "Brand": {"relation": "Brands"}, "Topics": {"multi_select": []}}, "rows": []}]})


def run(wishes, folder, children):
    clock = FastClock(folder / "clock", wishes.speed)
    python = kit.python_with_flask(wishes.venv)
    notion_url, models_url = kit.start_peers(wishes.peers, python, children, ("notion", "models"), rate=3 * wishes.speed)
    notion = kit.Notion(notion_url)
    clock.drive(notion)
    (folder / "feeds").mkdir()
    stories = min(len(kit.STORIES), max(1, wishes.drafts // len(ACCOUNTS)))
    kit.STORIES = kit.STORIES[:stories]
    feeds = kit.serve_feeds(folder / "feeds")
    config = configuration(folder, notion_url, models_url, {})
    seeded = seed_desk(notion, stories)
    tables = kit.set_up(wishes.copydesk, config, notion, seeded)
    brand = notion.rows(tables["brands"])[0]["id"]
    for name in ("rss.xml", "atom.xml"):
        notion.edit(notion.new_row(tables["feeds"]), set={"URL": f"{feeds}/{name}", "Brand": [brand]}, create_options=True)
    config = configuration(folder, notion_url, models_url, tables)
    notion.sim("config", {"index_lag_seconds": INDEX_LAG})
    children.start("copydesk", [wishes.copydesk, "run", "--config", config],
                   env={**kit.os.environ, "COPYDESK_CLOCK": str(folder / "clock")})
    wanted = stories * len(ACCOUNTS)
    kit.say(f"daemon started; {wanted} drafts, seed {wishes.seed}, {wishes.speed} desk seconds in a second")
    inject(notion, wishes.seed, 40 * wanted // FAULT_GAP + 100)
    editor = Editor(notion, tables["drafts"], clock, wishes.seed)
    rows = edit_until_done(editor, children, wishes, wanted)
    clock.over.set()
    return Judge(notion, editor, folder / "posts", wanted, clock).judge(rows).report(clock, wishes.seed)


def edit_until_done(editor, children, wishes, wanted):
    """Until every draft came to its end and all was quiet for six desk minutes, or the time is over; the rows at that moment."""
    told, quiet = 0, None
    while True:
        children.check()
        rows = editor.look()
        cases = [case for case in editor.cases.values() if case]
        done = sum(case.closed for case in cases)
        if time.monotonic() - told > 10:
            told = time.monotonic()
            counts = collections.Counter(row["properties"]["Status"] for row in rows)
            kit.say(f"{done} of {wanted} at their end;", ", ".join(f"{name} {count}" for name, count in sorted(counts.items())))
        if done < wanted:
            quiet = None
        elif quiet is None:
            quiet = time.monotonic()
            # What is under way is done in peace, so that the judge sees how it ends.
            kit.http_json("DELETE", editor.notion.base + "/__sim/fault")
        elif time.monotonic() - quiet > 600 / wishes.speed:
            return editor.look()
        if time.monotonic() - kit.STARTED > wishes.limit:
            kit.say("time is over")
            return rows
        time.sleep(1)


def options(words):
    words.add_argument("--seed", default="1", help="another one makes other faults and other editors (default 1)")
    words.add_argument("--drafts", default=200, type=int, help="how many (default 200)")
    words.add_argument("--speed", default=15, type=int, help="desk seconds in a real one (default 15)")
    words.add_argument("--limit", default=15 * 60, type=int, help="real seconds after which it is judged as it stands (default 900)")


if __name__ == "__main__":
    sys.exit(kit.play("storm", __doc__, run, options))
