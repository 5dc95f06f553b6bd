#!/usr/bin/env python3
"""Opens pages in a headless Chromium: nothing is loaded, nothing complains, nothing overflows.

browser_test.py TENMATSU TRANSCRIPT...     exit 77: no Chromium here, the test is skipped
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
NAMES = ("chromium", "chromium-browser", "google-chrome")


class Browser:
    """Chromium, spoken to over a pipe by its DevTools protocol."""

    def __init__(self, program, profile):
        to_browser, self.out = os.pipe()
        self.into, from_browser = os.pipe()

        def place_pipes():
            # Chromium reads file descriptor 3 and writes 4; the ends may stand there already.
            read_end, write_end = os.dup(to_browser), os.dup(from_browser)
            read_end, write_end = os.dup2(read_end, 103), os.dup2(write_end, 104)
            os.dup2(read_end, 3)
            os.dup2(write_end, 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=place_pipes, close_fds=False,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.last = 0
        self.rest = b""
        self.events = []
        self.session = None

    def message(self):
        while b"\0" not in self.rest:
            more = os.read(self.into, 1 << 16)
            if not more:
                raise RuntimeError("the browser is gone")
            self.rest += more
        one, self.rest = self.rest.split(b"\0", 1)
        return json.loads(one)

    def call(self, method, **params):
        self.last += 1
        request = {"id": self.last, "method": method, "params": params}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.out, json.dumps(request).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.last:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open_tab(self):
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target,
                                 flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def show(self, url, width, height):
        self.events.clear()
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=width < 600)
        # Without motion a message is in its place as soon as its link is clicked.
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
        self.call("Page.navigate", url=url)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self.message())

    def ask(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def complaints(self):
        """Errors of the console and requests beyond the page itself."""
        for event in self.events:
            method, params = event.get("method"), event.get("params", {})
            if method == "Runtime.exceptionThrown":
                yield f"an exception: {params['exceptionDetails'].get('text')}"
            elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
                yield f"the log: {params['entry']['text']}"
            elif method == "Runtime.consoleAPICalled":
                yield f"the console: {params['type']}"
            elif method == "Network.requestWillBeSent":
                if params["request"]["url"] != params["documentURL"]:
                    yield f"a request: {params['request']['url']}"


# The first reference of the document is clicked: its message is marked and in sight.
CLICK = """(() => {
  const link = document.querySelector('main .cites a');
  link.click();
  return link.getAttribute('href').slice(1);
})()"""
MARKED = """(() => {
  const one = document.querySelector('.message:target');
  const box = one && one.getBoundingClientRect();
  return one && {id: one.id, seen: box.bottom > 0 && box.top < innerHeight,
                 marked: getComputedStyle(one).backgroundColor !==
                         getComputedStyle(document.querySelector('.message:not(:target)'))
                             .backgroundColor};
})()"""


def check(browser, url, width, height):
    browser.show(url, width, height)
    wide = browser.ask("document.documentElement.scrollWidth")
    if wide > width:
        yield f"it is {wide} pixels wide"
    if browser.ask("getComputedStyle(document.body).lineBreak") != "strict":
        yield "the style sheet does not apply"
    shown = browser.ask("[...document.querySelectorAll('svg.picture')]"
                        ".filter(one => getComputedStyle(one).display !== 'none').length")
    if browser.ask("document.querySelectorAll('svg.picture').length") and shown != 1:
        yield f"{shown} pictures of the course are shown"
    target = browser.ask(CLICK)
    marked = browser.ask(MARKED)
    if not marked or marked["id"] != target or not marked["marked"]:
        yield f"a click on the reference to {target} marks {marked}"
    elif not marked["seen"]:
        yield f"the message {target} is not in sight"
    key = "j" if target == "m1" else "k"
    browser.ask(f"document.dispatchEvent(new KeyboardEvent('keydown', {{key: '{key}'}}))")
    after = browser.ask("location.hash")
    if after in ("", f"#{target}"):
        yield f"{key} does not step on from {target}: {after}"
    yield from browser.complaints()


def main():
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        print("no Chromium here: skipped")
        return SKIPPED
    tenmatsu, *transcripts = sys.argv[1:]
    failed = 0
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        browser = Browser(program, os.path.join(folder, "profile"))
        try:
            browser.open_tab()
            for transcript in transcripts:
                page = os.path.join(folder, os.path.basename(transcript) + ".html")
                subprocess.run([tenmatsu, "-q", "-o", page, transcript], check=True)
                for width, height in ((390, 844), (1280, 900)):
                    for trouble in check(browser, f"file://{page}", width, height):
                        print(f"{transcript} at {width} px: {trouble}")
                        failed = 1
        finally:
            browser.process.kill()
            browser.process.wait()
    return failed


if __name__ == "__main__":
    sys.exit(main())
