#!/usr/bin/env python3
"""Makes the README's pictures: a rehearsal is played for some minutes of desk time, then looked at.

screenshots.py --copydesk PROGRAM --into FOLDER
"""
import argparse
import pathlib

from desk import Board, Draft
from stage import chromium, rehearsal, until


def play(context, stage, board):
    """Some drafts decided in different ways, so that the board shows a working day."""
    first = Draft(context, stage, board.next())
    first.set_status("Approved")
    second = Draft(context, stage, board.next())
    second.comment("Good. Is the second figure from the same report?")
    third = Draft(context, stage, board.next())
    third.set_status("Rejected")
    fourth = Draft(context, stage, board.next())
    fourth.set_status("Approved")
    first.wait_for_status("Published")
    fourth.wait_for_status("Scheduled", "Published")
    return first, second


def shoot(page, path, height):
    """The top of a page, as wide as a laptop's window."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.wait_for_timeout(600)
    page.screenshot(path=path)
    print(f"{path}: {path.stat().st_size / 1000:.0f} kB", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copydesk", required=True, help="the program")
    parser.add_argument("--into", required=True, type=pathlib.Path, help="the folder for the pictures")
    wishes = parser.parse_args()
    wishes.into.mkdir(parents=True, exist_ok=True)
    with rehearsal(wishes.copydesk, "--speed", "120") as stage, chromium() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 860}, color_scheme="light", timezone_id="Europe/Berlin")
        board = Board(context, stage)
        published, discussed = play(context, stage, board)
        until("four drafts on the board", lambda: board.page.locator("[data-draft]").count() >= 4)
        shoot(board.page, wishes.into / "board.png", 860)
        shoot(discussed.page, wishes.into / "draft.png", 860)
        published.page.goto(published.value("Published URL"))
        shoot(published.page, wishes.into / "post.png", 860)
        status = context.new_page()
        status.goto(stage.status)
        shoot(status, wishes.into / "status.png", 860)


if __name__ == "__main__":
    main()
