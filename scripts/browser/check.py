#!/usr/bin/env python3
"""Does an editor's work in a real browser and follows each decision to the post that readers see.

check.py --copydesk PROGRAM [--speed N] [--only WORD]

Every look-alike's page and the status page are also held against axe-core (WCAG 2.2 A and AA, best practices), at 1280 and at
390 pixels, by day and by night; requests to another machine and messages in the browser's console are faults.
Exit status 0 when all went well, 1 when something did not.
"""
import argparse
import sys
import time
import traceback
import urllib.parse

from desk import Board, Draft, collapsed, published_texts
from stage import chromium, rehearsal, until

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REFUSED = "This is never published."


class Play:
    """One rehearsal and the browser in front of it."""

    def __init__(self, stage, context):
        self.stage = stage
        self.context = context
        self.board = Board(context, stage)
        self.refused = []

    def draft(self, person="Ada Editor"):
        # A browser keeps at most six connections to a server, and each open page holds one for its events.
        for page in self.context.pages[1:]:
            page.close()
        return Draft(self.context, self.stage, self.board.next(), person)

    def expect_published(self, draft, text):
        """The draft is published, once, and readers see just that text and the picture's alt text."""
        alt = draft.value("Alt text")
        draft.wait_for_status("Published")
        urn, words, pictures, moment = draft.follow()
        assert collapsed(words) == collapsed(text), f"readers see {words!r}, approved was {text!r}"
        assert collapsed(alt) in [collapsed(picture or "") for picture in pictures], f"alt texts {pictures}, approved was {alt!r}"
        return urn, moment


def approve(play):
    """approve: a status set to Approved is the post at its slot"""
    draft = play.draft()
    text = draft.text
    draft.set_status("Approved")
    play.expect_published(draft, text)
    assert "Approved:" in draft.said, "no comment told what was approved"


def comment(play):
    """comment: a remark gives another text, /approve by a second person publishes it"""
    draft = play.draft()
    first = draft.text
    draft.comment("@copydesk shorter, please")
    until("another text", lambda: draft.text and draft.text != first and draft.status == "In review")
    second = draft.text
    draft.be("Ben Approver")
    draft.comment("/approve")
    play.expect_published(draft, second)
    assert "Ben Approver" in draft.said


def edit(play):
    """edit: what an editor typed is what readers see"""
    draft = play.draft()
    block, text = draft.blocks[0]
    mine = "Edited by hand: " + text
    draft.edit(block, mine)
    until("the page to hold the edit", lambda: draft.blocks[0][1] == mine)
    whole = draft.text
    draft.set_status("Approved")
    play.expect_published(draft, whole)


def keys(play):
    """keys: Enter divides a paragraph, Backspace joins it again, Escape keeps what was typed"""
    draft = play.draft()
    before = draft.blocks
    block, text = before[1]
    keyboard = draft.page.keyboard
    draft.page.locator(f"#t-{block}").focus()
    keyboard.press("Control+Home")
    for _ in range(5):
        keyboard.press("ArrowRight")
    keyboard.press("Enter")
    keyboard.type("And ")
    until("the paragraph behind", lambda: draft.blocks[2][0] and draft.blocks[2][1] == "And " + text[5:])
    assert draft.blocks[1] == [block, text[:5]], f"what stands before is {draft.blocks[1]}"
    for _ in "And ":
        keyboard.press("ArrowLeft")
    keyboard.press("Backspace")
    until("one paragraph", lambda: len(draft.blocks) == len(before))
    keyboard.type("now ")
    keyboard.press("Escape")
    mine = f"{text[:5]}now And {text[5:]}"
    until("the words to be kept", lambda: draft.page.locator(f"#t-{block}").get_attribute("data-was") == mine)
    draft.page.reload()
    assert draft.blocks == [before[0], [block, mine], *before[2:]], f"the page holds {draft.blocks}"
    whole = draft.text
    draft.set_status("Approved")
    play.expect_published(draft, whole)


def variant(play):
    """variant: /variant writes another text beside the first, and the one that is chosen is published"""
    draft = play.draft()
    first = draft.text
    draft.comment("/variant")
    until("another variant", lambda: "Variant B is under" in draft.said)
    until("the draft to be in review again", lambda: draft.status == "In review" and draft.value("Variant") == "A")
    assert draft.text == first, "the text under Post is another one before anybody chose it"
    draft.choose("Variant", "B")
    until("the variant under Post", lambda: draft.text and draft.text != first and draft.value("Variant") == "B")
    second = draft.text
    draft.set_status("Approved")
    play.expect_published(draft, second)


def restore(play):
    """restore: the box of an earlier version puts its text back"""
    draft = play.draft()
    first = draft.text
    block, text = draft.blocks[0]
    draft.edit(block, "This sentence will not stay. " + text)
    fold = draft.page.locator("#body > .block > details", has=draft.page.locator("summary", has_text="Versions"))
    until("the first version under Versions", lambda: fold.locator("[data-tick]").count() > 0)
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
    fold.locator("[data-tick]").first.check()
    until("the first text to be back", lambda: collapsed(draft.text) == collapsed(first))
    draft.set_status("Approved")
    play.expect_published(draft, first)


def reject(play):
    """reject: a rejected draft is never published"""
    draft = play.draft()
    block, text = draft.blocks[0]
    # Words that no other draft on the same story has.
    draft.edit(block, f"{REFUSED} {text}")
    draft.set_status("Rejected")
    play.refused.append(draft.id)


def reschedule(play):
    """reschedule: an approved post goes out at the minute it was moved to"""
    draft = play.draft()
    text = draft.text
    draft.set_status("Approved")
    draft.wait_for_status("Scheduled")
    field = draft.page.locator('[data-property="Publish at"] input[data-set]')
    day, hour = field.input_value().split("T")
    moved = f"{day}T{(int(hour[:2]) + 3) % 24:02d}:25" if int(hour[:2]) < 20 else f"{day}T23:25"
    draft.set_time(moved)
    _, moment = play.expect_published(draft, text)
    shown = draft.value("Publish at") or moved
    assert shown.startswith(moved[:16]), f"Publish at is {shown}, wanted was {moved}"
    assert moment[14:16] == "25", f"moved to {moved}, published at {moment}"


def pause(play):
    """pause: nothing of a paused brand is sent, and it goes on when the tick is taken away"""
    draft = play.draft()
    text = draft.text
    brand = play.context.new_page()
    brand.goto(play.stage.board + "/brands")
    brand.goto(urllib.parse.urljoin(play.stage.board, brand.locator("main a[href^='/p/']").first.get_attribute("href")))
    brand.locator("#in-paused").check()
    draft.set_status("Approved")
    draft.wait_for_status("Scheduled")
    slot = draft.value("Publish at")
    start = now(brand)
    until("two hours to pass", lambda: now(brand) > start + 2 * 3600)
    assert draft.status == "Scheduled" and not draft.value("Published URL"), f"a paused brand published what was due at {slot}"
    brand.locator("#in-paused").uncheck()
    play.expect_published(draft, text)


def correct(play):
    """correct: a live post gets another text by /correct, once that is approved too"""
    draft = play.draft()
    first = draft.text
    draft.set_status("Approved")
    urn, _ = play.expect_published(draft, first)
    block, text = draft.blocks[0]
    draft.edit(block, "Corrected: " + text)
    draft.comment("/correct")
    draft.wait_for_status("In review")
    second = draft.text
    assert second.startswith("Corrected: "), f"the corrected text is {second!r}"
    assert draft.readers_see(first), "readers see another text before anybody approved it"
    draft.set_status("Approved")
    assert play.expect_published(draft, second)[0] == urn, "the corrected text is another post"


def now(page):
    """The desk's time as the page last heard it, in seconds."""
    return float(page.locator("#desk-time").get_attribute("data-now")) / 1000


def nothing_else(play):
    """rejected drafts and second copies are nowhere, and LinkedIn has nothing to complain of"""
    texts = published_texts(play.context, play.stage)
    for refused in play.refused:
        assert refused in play.board.of("Rejected"), "a rejected draft is not in its column"
        draft = Draft(play.context, play.stage, refused)
        assert not draft.value("Published URL"), "a rejected draft has a post"
        draft.close()
    assert not any(REFUSED in shown for shown in texts), "a rejected draft was published"
    page = play.context.new_page()
    page.goto(play.stage.feed + "/ledger")
    attempts = page.locator("#ledger-attempts tbody tr")
    assert attempts.count() == len(texts), f"{attempts.count()} attempts for {len(texts)} posts"
    assert page.locator("#ledger-violations tbody tr").count() == 0, "LinkedIn was asked what no client should ask"
    page.close()


def pages(play):
    """Addresses of the pages to hold against axe."""
    board, feed = play.stage.board, play.stage.feed
    drafts = [f"{board}/p/{draft}" for draft in sorted(play.board.taken)[:2]]
    tables = [f"{board}/{name}" for name in ("calendar", "briefs", "brands", "feeds", "trash")]
    return [board + "/", *tables, *drafts, feed + "/", feed + "/in", feed + "/ledger", play.stage.status + "/"]


def accessible(play, browser):
    """every page: no axe violation, no sideways scrolling, no outside request, nothing in the console"""
    from axe_playwright_python.sync_playwright import Axe

    axe, faults = Axe(), []
    for scheme in ("light", "dark"):
        for width in (1280, 390):
            context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
            page = context.new_page()
            watch(page, play.stage, faults)
            for address in pages(play):
                page.goto(address)
                place = f"{address} ({scheme}, {width})"
                found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
                faults += [f"{place}: {violation['id']}: {violation['help']}" for violation in found]
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    faults.append(f"{place}: wider than the window")
            context.close()
    assert not faults, "\n".join(faults)


def watch(page, stage, faults):
    """Notes what a page asks of other machines and says in the console."""
    own = {urllib.parse.urlsplit(address).netloc for address in (stage.board, stage.feed, stage.status)}

    def asked(request):
        place = urllib.parse.urlsplit(request.url)
        if place.scheme in ("http", "https", "ws", "wss") and place.netloc not in own:
            faults.append(f"{page.url} asked for {request.url}")

    page.on("request", asked)
    page.on("console", lambda message: faults.append(f"{page.url} says {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(f"{page.url} fails: {error}"))


def run(name, act):
    """Does one act and tells how it went."""
    start = time.monotonic()
    try:
        act()
    except Exception as error:
        print(f"FAILED  {name}\n        {error}", flush=True)
        traceback.print_exc(limit=4)
        return False
    print(f"ok      {name} ({time.monotonic() - start:.1f} s)", flush=True)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", required=True, help="the program")
    parser.add_argument("--only", default="", help="only the acts whose description has this word")
    parser.add_argument("--speed", default="300", help="desk seconds in a second (default 300)")
    wishes = parser.parse_args()
    with rehearsal(wishes.copydesk, "--speed", wishes.speed, "--writer", "model") as stage, chromium() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 1000})
        faults = []
        context.on("page", lambda page: watch(page, stage, faults))
        play = Play(stage, context)
        acts = [reject, approve, comment, edit, keys, variant, restore, reschedule, pause, correct, nothing_else]
        good = [run(act.__doc__, lambda: act(play)) for act in acts if wishes.only in act.__doc__]
        good.append(run(accessible.__doc__, lambda: accessible(play, browser)))
        good.append(run("the browser's console stayed silent during all of it", lambda: silent(faults)))
    print(f"{sum(good)} of {len(good)} are good")
    return 0 if all(good) else 1


def silent(faults):
    assert not faults, "\n".join(faults)


if __name__ == "__main__":
    sys.exit(main())
