"""A rehearsal as a child process and a headless Chromium in front of it."""
import contextlib
import re
import shutil
import subprocess
import threading
import time

ADDRESS = re.compile(r"^\s*(Board|LinkedIn|Status)\b.*?(http://127\.0\.0\.1:\d+)/?\s*$")


class Rehearsal:
    """`copydesk rehearse` on free ports; its addresses and what it prints."""

    def __init__(self, copydesk, *options):
        self.lines = []
        self.addresses = {}
        self._first_draft = threading.Event()
        self.process = subprocess.Popen(
            [copydesk, "rehearse", "--port", "0", *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            found = ADDRESS.match(line)
            if found:
                self.addresses[found.group(1)] = found.group(2)
            if "first draft on the board" in line:
                self._first_draft.set()

    def wait(self, seconds=60):
        """Until the first draft is on the board."""
        if not self._first_draft.wait(seconds):
            raise RuntimeError("no draft came to the board:\n" + "\n".join(self.lines))

    @property
    def board(self):
        return self.addresses["Board"]

    @property
    def feed(self):
        return self.addresses["LinkedIn"]

    @property
    def status(self):
        return self.addresses["Status"]

    def stop(self):
        """Ends it as Ctrl-C does; the exit code."""
        self.process.terminate()
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


@contextlib.contextmanager
def rehearsal(copydesk, *options):
    """A rehearsal with a draft on the board, ended whatever happens."""
    stage = Rehearsal(copydesk, *options)
    try:
        stage.wait()
        yield stage
    finally:
        stage.stop()


@contextlib.contextmanager
def chromium():
    """Debian's Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("There is no chromium on this machine: say make browser, which installs it.")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def until(what, condition, seconds=60, every=0.1):
    """Asks again until the condition gives something true; raises with the words when the time is over."""
    end = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > end:
            raise AssertionError(f"{what} did not happen within {seconds} s")
        time.sleep(every)
