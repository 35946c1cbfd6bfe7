#!/usr/bin/env python3
"""How often a daemon with nothing to do is woken: the voluntary context switches of all its threads and readers a minute.

    wakeups.py build/release [MINUTES] [FEEDS]

FEEDS feeds of a server of its own, polled once; one event a year ahead with reminders; a calendar file; the page; a service
manager that wants pings as the unit asks for them (WatchdogSec= of systemd/datelined.service).
"""
import contextlib
import datetime
import http.server
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time

NEXT_YEAR = datetime.date.today().replace(day=1) + datetime.timedelta(days=360)
FEED = f"""<rss version="2.0"><channel><title>News</title><item><title>Harbour fair to open</title><guid>1</guid>
<pubDate>{datetime.datetime.now(datetime.timezone.utc):%a, %d %b %Y %H:%M:%S} +0000</pubDate>
<description>The harbour fair will open in London on {NEXT_YEAR:%d %B %Y} at 10 am.</description></item></channel></rss>"""


class Feeds(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(FEED)))
        self.end_headers()
        self.wfile.write(FEED.encode())

    def log_message(self, *_):
        pass


def configuration(folder, port, feeds):
    lines = ["[user]", 'zone = "UTC"', "[calendar]", f'file = "{folder}/events.ics"', "[net]", "allow_private = true",
             "[[watch]]", 'name = "all"', "minimum_confidence = 0", 'leads = ["1d"]', 'sinks = ["log"]',
             "[[sink]]", 'name = "log"', 'kind = "journal"']
    for number in range(feeds):
        lines += ["[[feed]]", f'name = "feed {number}"', f'url = "http://127.0.0.1:{port}/{number}"', 'language = "en"',
                  'interval = "12h"']
    return "\n".join(lines) + "\n"


def family(pid):
    """The process and its children."""
    pids = [pid]
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        pids += [int(child) for child in (task / "children").read_text().split()]
    return pids


def switches(pid):
    """Of each thread."""
    counts = {}
    for process in family(pid):
        for task in pathlib.Path(f"/proc/{process}/task").iterdir():
            name = (task / "comm").read_text().strip()
            status = (task / "status").read_text()
            counts[(name, task.name)] = int(re.search(r"^voluntary_ctxt_switches:\s*(\d+)", status, re.M).group(1))
    return counts


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    minutes = float(sys.argv[2]) if len(sys.argv) > 2 else 4
    feeds = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    unit = pathlib.Path(__file__).resolve().parents[2] / "systemd/datelined.service"
    watchdog = re.search(r"^WatchdogSec=(\d+)", unit.read_text(), re.M).group(1)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        manager.bind(f"{folder}/notify")
        manager.settimeout(30)
        pathlib.Path(folder, "datelined.toml").write_text(configuration(folder, server.server_port, feeds))
        environment = dict(os.environ, NOTIFY_SOCKET=f"{folder}/notify", WATCHDOG_USEC=watchdog + "000000")
        environment.pop("WATCHDOG_PID", None)
        daemon = subprocess.Popen([build / "datelined", "--config", f"{folder}/datelined.toml", "--state", f"{folder}/state",
                                   "--socket", f"{folder}/socket"], env=environment, stderr=subprocess.DEVNULL)
        try:
            while b"READY=1" not in manager.recv(4096):
                pass
            time.sleep(40)  # every feed has been read
            manager.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                while manager.recv(4096):
                    pass
            before, pings, until = switches(daemon.pid), 0, time.monotonic() + minutes * 60
            while (left := until - time.monotonic()) > 0:
                manager.settimeout(left)
                try:
                    pings += b"WATCHDOG=1" in manager.recv(4096)
                except TimeoutError:
                    pass
            after = switches(daemon.pid)
        finally:
            daemon.send_signal(signal.SIGTERM)
            daemon.wait()
    for thread, count in after.items():
        woken = count - before.get(thread, 0)
        if woken:
            print(f"{thread[0]} {thread[1]}: {woken / minutes:.1f} a minute")
    total = sum(after.values()) - sum(before.values())
    print(f"{total / minutes:.1f} wake-ups a minute with {feeds} feeds, {pings / minutes:.1f} of them with a ping")


if __name__ == "__main__":
    main()
