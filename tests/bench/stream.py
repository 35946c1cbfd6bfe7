#!/usr/bin/env python3
"""How much memory `dateline extract --articles` takes for a stream of any length.

    stream.py build/release/dateline ARTICLES.jsonl [NUMBER]

The articles ({"id", "published", …} a line) are given again and again through a pipe until there are NUMBER (400,000), each
round with new ids and a week later. Prints what the process takes at each tenth, and fails if a line stays unanswered, if it
ever took more than 64 MB, or if the last tenth took a tenth more than the second.
"""
import datetime
import json
import pathlib
import subprocess
import sys
import threading

MOST_MEGABYTES = 64


def lines(articles, number):
    for given in range(number):
        round_, place = divmod(given, len(articles))
        article = articles[place]
        published = datetime.datetime.fromisoformat(article["published"]) + datetime.timedelta(weeks=round_)
        yield json.dumps({**article, "id": f"{article['id']}/{round_}", "published": published.isoformat()}) + "\n"


def feed(pipe, articles, number):
    with pipe:
        for line in lines(articles, number):
            pipe.write(line.encode())


def megabytes(process, what):
    for line in pathlib.Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith(what + ":"):
            return int(line.split()[1]) / 1024
    raise SystemExit(f"no {what} of the process: has it ended?")


def main():
    program, path = sys.argv[1:3]
    number = int(sys.argv[3]) if len(sys.argv) > 3 else 400_000
    with open(path, encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    process = subprocess.Popen([program, "extract", "--articles", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    threading.Thread(target=feed, args=(process.stdin, articles, number), daemon=True).start()
    points, answers, events = [], 0, 0
    for line in process.stdout:
        answers += 1
        events += len(json.loads(line)["events"])
        if answers % max(number // 10, 1) == 0 and answers < number:
            points.append((megabytes(process, "VmRSS"), megabytes(process, "VmHWM")))
            print(f"{answers:9} articles, {events:9} events: {points[-1][0]:6.1f} MB, {points[-1][1]:6.1f} MB at most", flush=True)
    code = process.wait()
    if code != 0 or answers != number:
        raise SystemExit(f"exit {code}, {answers} answers to {number} articles")
    if points[-1][1] > min(MOST_MEGABYTES, 1.1 * points[1][1]):
        raise SystemExit("too much, or it grows")


if __name__ == "__main__":
    main()
