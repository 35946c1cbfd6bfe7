#!/usr/bin/env python3
"""The figures of the daemon's daily work, measured on the real programs.

    main_job.py BINARIES [--state FILE] [--articles FILE.jsonl] [--idle SECONDS]

BINARIES holds `datelined` and `dateline` (build/release). --state: a database of many events, as
`datelined_store_figures FOLDER 100000` leaves it (FOLDER/figures.db); it is copied. --articles: lines for
`dateline extract --articles`. What cannot be measured for want of data is named.
"""
import argparse
import http.client
import http.server
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TICKS = os.sysconf("SC_CLK_TCK")


def say(what, figure):
    print(f"{what:58} {figure}", flush=True)


def processes(daemon):
    """The daemon and its readers."""
    children = pathlib.Path(f"/proc/{daemon}/task/{daemon}/children").read_text().split()
    return [daemon] + [int(child) for child in children]


def pss(pid):
    text = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1)) / 1024


def cpu_seconds(pids):
    total = 0
    for pid in pids:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def switches(pids):
    """Voluntary context switches of all threads: how often they woke."""
    total = 0
    for pid in pids:
        for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
            total += int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(), re.M).group(1))
    return total


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost", timeout=300)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(300)
        self.sock.connect(self.path)


class Daemon:
    """A daemon in a folder of its own, from its start to READY=1 and to its end."""

    def __init__(self, binaries, folder, settings):
        self.socket = str(folder / "socket")
        (folder / "datelined.toml").write_text(
            f'[daemon]\nstate = "state"\nsocket = "socket"\nreaders = 2\nlog_level = "error"\n{settings}')
        notices = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        notices.bind(str(folder / "notices"))
        notices.settimeout(60)
        began = time.monotonic()
        self.process = subprocess.Popen([binaries / "datelined", "--config", folder / "datelined.toml"],
                                        env={**os.environ, "NOTIFY_SOCKET": str(folder / "notices")})
        while "READY=1" not in notices.recv(4096).decode():
            pass
        self.ready = time.monotonic() - began
        self.pids = processes(self.process.pid)

    def ask(self, target):
        """Status and size of an answer, with its body if it is small."""
        connection = UnixConnection(self.socket)
        connection.request("GET", target)
        answer = connection.getresponse()
        size, body = 0, b""
        while piece := answer.read(1 << 16):
            size += len(piece)
            body = body + piece if len(body) < 1 << 20 else body
        connection.close()
        return size, body

    def counts(self):
        return json.loads(self.ask("/status.json")[1])["counts"]

    def end(self):
        self.process.terminate()
        self.process.wait(20)


SINK = '[[sink]]\nname = "log"\nkind = "journal"\n[[watch]]\nname = "all"\nwords = ["nothing of this"]\nsinks = ["log"]\n'


def demo(binaries):
    output = subprocess.run([ROOT / "config/demo/run", binaries, "--once"], capture_output=True, text=True).stdout
    found = re.search(r"first event was there (\d+) ms", output)
    say("demo: start to the first event", f"{found.group(1)} ms" if found else "failed")


def many_events(binaries, state):
    if state is None or not state.exists():
        return say("READY and memory with many events", "not measured: no --state")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "state").mkdir(mode=0o700)
        shutil.copy(state, folder / "state/datelined.db")
        daemon = Daemon(binaries, folder, f'[calendar]\nfile = "{folder}/agenda.ics"\n{SINK}')
        say("READY with many events", f"{daemon.ready * 1000:.0f} ms")
        say("events", daemon.counts()["events"])
        say("Pss at READY: daemon, readers", " ".join(f"{pss(pid):.1f}" for pid in daemon.pids) + " MB")
        began = time.monotonic()
        while not (folder / "agenda.ics").exists() and time.monotonic() - began < 120:
            time.sleep(0.1)
        written = (folder / "agenda.ics").stat().st_size / 1e6
        say("calendar file", f"{written:.1f} MB, there {time.monotonic() - began:.1f} s after")
        for target in "/calendar.ics", "/events.json?days=36525", "/agenda.txt?days=36525", "/":
            began = time.monotonic()
            size = daemon.ask(target)[0]
            say(f"  {target}", f"{size / 1e6:.1f} MB in {time.monotonic() - began:.2f} s")
        say("Pss after that: daemon, readers", " ".join(f"{pss(pid):.1f}" for pid in daemon.pids) + " MB")
        daemon.end()


class Unchanged(http.server.BaseHTTPRequestHandler):
    """A feed that is read once and never changes."""
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        body = (b"<rss version='2.0'><channel><title>x</title><item><title>The fair will open on 14 June 2031</title>"
                b"<guid>1</guid><pubDate>Tue, 01 Apr 2031 10:00:00 GMT</pubDate></item></channel></rss>")
        known = self.headers.get("If-None-Match") == '"1"'
        self.send_response(304 if known else 200)
        self.send_header("ETag", '"1"')
        self.send_header("Content-Length", "0" if known else str(len(body)))
        self.end_headers()
        if not known:
            self.wfile.write(body)

    def log_message(self, *_):
        pass


def idle(binaries, seconds):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Unchanged)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    feeds = "".join(f'[[feed]]\nname = "feed {i}"\nurl = "http://127.0.0.1:{server.server_port}/{i}.xml"\n'
                    "allow_private = true\n" for i in range(20))
    with tempfile.TemporaryDirectory() as name:
        daemon = Daemon(binaries, pathlib.Path(name), feeds + SINK)
        time.sleep(10)  # all are read once
        before, woke = cpu_seconds(daemon.pids), switches(daemon.pids)
        time.sleep(seconds)
        spent, woke = cpu_seconds(daemon.pids) - before, switches(daemon.pids) - woke
        say(f"idle with 20 feeds for {seconds} s, all processes",
            f"{spent:.2f} s = {100 * spent / seconds:.3f} % of a core, {60 * woke / seconds:.0f} wake-ups a minute")
        daemon.end()
    server.shutdown()


def intake(binaries):
    count = 5000
    lines = "".join(json.dumps({"id": str(i), "published": "2031-05-01", "title": f"Library {i}", "text":
                                f"The town of Nowhere{i} will open its new library on {1 + i % 28} June 2031. " * 3}) + "\n"
                    for i in range(count))
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "news").mkdir()
        daemon = Daemon(binaries, folder, f'[[folder]]\nname = "news"\npath = "news"\n{SINK}')
        began = time.monotonic()
        (folder / "news/all.part").write_text(lines)
        (folder / "news/all.part").rename(folder / "news/all.jsonl")
        while daemon.counts()["articles"] < count and time.monotonic() - began < 600:
            time.sleep(0.05)
        say("articles through the daemon, read and absorbed", f"{count / (time.monotonic() - began):.0f} a second")
        daemon.end()


def extraction(binaries, articles):
    if articles is None or not articles.exists():
        return say("dateline extract --articles", "not measured: no --articles")
    lines = [line for line in articles.read_text().splitlines() if line.strip()]
    lines *= -(-10_000 // len(lines))  # enough that the start does not count
    count = len(lines)
    rates = []
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("\n".join(lines) + "\n")
        file.flush()
        for threads in 1, 2:
            began = time.monotonic()
            subprocess.run([binaries / "dateline", "extract", "--articles", file.name, "--threads", str(threads)],
                           stdout=subprocess.DEVNULL, check=True)
            rates.append(count / (time.monotonic() - began))
    say(f"dateline extract --articles, {count} articles",
        f"{rates[0]:.0f}/s on one core, {rates[1]:.0f}/s on two: {rates[1] / rates[0]:.2f} x")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binaries", type=pathlib.Path)
    parser.add_argument("--state", type=pathlib.Path)
    parser.add_argument("--articles", type=pathlib.Path)
    parser.add_argument("--idle", type=int, default=60)
    wanted = parser.parse_args()
    binaries = wanted.binaries.resolve()
    say("load of the machine", " ".join(f"{load:.1f}" for load in os.getloadavg()))
    demo(binaries)
    many_events(binaries, wanted.state)
    idle(binaries, wanted.idle)
    intake(binaries)
    extraction(binaries, wanted.articles)


main()
