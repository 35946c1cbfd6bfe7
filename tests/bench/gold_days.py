#!/usr/bin/env python3
"""How often the words that date an upcoming event are read as the right day.

    gold_days.py PROGRAM ARTICLES.jsonl GOLD.jsonl [--wrong] [--chrono FOLDER]

PROGRAM: datelined_bench of a release build. ARTICLES, GOLD: one article a line ({"id", "published", "title", "text"}, {"id", "events": [{"start",
"evidence", "when", ...}]}). Looked at are events whose start is a day; right is an expression that overlaps the words
`when` inside `evidence` and begins on that day. --chrono: a folder with node_modules/chrono-node, measured beside ours.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

CHRONO = r"""
const chrono = require('chrono-node');
const readline = require('readline').createInterface({input: process.stdin});
const two = n => String(n).padStart(2, '0');
readline.on('line', line => {
  const {doc, dct, text} = JSON.parse(line);
  const day = dct.slice(0, 10).split('-').map(Number);
  const bytes = text => Buffer.byteLength(text);
  for (const r of chrono.parse(text, new Date(day[0], day[1] - 1, day[2], 12), {forwardDate: FORWARD})) {
    const c = r.start;
    const first = c.get('year') + '-' + two(c.get('month')) + '-' + two(c.get('day'));
    const start = bytes(text.slice(0, r.index));
    console.log(JSON.stringify({doc, start, end: start + bytes(r.text), first}));
  }
});
"""


def body(article):
    """The text as the program reads it: the title is a paragraph of its own."""
    return (article.get("title") or "") + "\n\n" + article["text"]


def place_of(event, text):
    """Where the words `when` stand, in bytes; nothing if the evidence is not in the text."""
    flexible = r"\s+".join(map(re.escape, event["evidence"].split()))
    evidence = re.search(flexible, text)
    if not evidence:
        return None
    when = re.search(r"\s+".join(map(re.escape, event["when"].split())), evidence[0])
    if not when:
        return None
    begin = evidence.start() + when.start()
    return len(text[:begin].encode()), len(text[:evidence.start() + when.end()].encode())


def questions(articles, gold):
    for line in open(gold, encoding="utf-8"):
        entry = json.loads(line)
        for event in entry["events"]:
            if not re.match(r"\d{4}-\d\d-\d\d", event["start"] or "") or not event.get("when") or not event.get("evidence"):
                continue
            article = articles[entry["id"]]
            place = place_of(event, body(article))
            if place:
                yield entry["id"], place, event, article


def report(name, found, asked, wrong):
    right = 0
    for doc, (begin, end), event, article in asked:
        days = [f["first"] for f in found.get(doc, []) if f["start"] < end and begin < f["end"]]
        if event["start"][:10] in days:
            right += 1
        elif wrong:
            print(json.dumps({"id": doc, "published": article["published"], "start": event["start"], "when": event["when"],
                              "read": days, "evidence": event["evidence"]}, ensure_ascii=False))
    print(f"{name}: {right} of {len(asked)} dates right, {100 * right / max(1, len(asked)):.1f} %")


def by_document(lines):
    found = {}
    for line in lines.splitlines():
        entry = json.loads(line)
        found.setdefault(entry["doc"], []).append(entry)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("articles")
    parser.add_argument("gold")
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--chrono")
    options = parser.parse_args()
    if not pathlib.Path(options.gold).is_file():
        sys.exit("gold_days.py: the gold is not there: nothing was measured")
    articles = {entry["id"]: entry for entry in map(json.loads, open(options.articles, encoding="utf-8"))}
    asked = list(questions(articles, options.gold))
    documents = "".join(json.dumps({"doc": name, "dct": entry["published"], "text": body(entry)}) + "\n"
                        for name, entry in articles.items())
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write(documents)
        file.flush()
        output = subprocess.run([options.program, file.name, "--days"], stdout=subprocess.PIPE, text=True, check=True)
    report("dateline", by_document(output.stdout), asked, options.wrong)
    if options.chrono:
        for forward in ("false", "true"):
            node = subprocess.run(["node", "-e", CHRONO.replace("FORWARD", forward)], cwd=options.chrono, input=documents,
                                  stdout=subprocess.PIPE, text=True, check=True)
            report(f"chrono-node, forwardDate: {forward}", by_document(node.stdout), asked, False)


if __name__ == "__main__":
    main()
