#!/usr/bin/env python3
"""Reads a folder of feeds with `Expect:` comments in Python terms and counts which expectations about the first entry hold.

    feeds.py build/quick/datelined_read_documents FOLDER [--wrong]

Looked at are equalities of entries[0]'s title, link, id, text and dates; files that must not fail but do are listed.
"""
import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

EQUALITY = re.compile(r"""entries\[0\](?:\[['"](\w+)['"]\]|\.(\w+))\s*==\s*(u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*"|\([\d, ]+\))""")
MEMBER = {"title": "title", "link": "link", "id": "id", "guid": "id", "description": "text", "summary": "text",
          "published_parsed": "published", "updated_parsed": "published", "created_parsed": "published"}


def plain(text):
    text = re.sub(r"(?is)<(script|style|del|s|strike)\b.*?</\1>", " ", text)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", text)).split())


def same(member, want, entry):
    got = entry.get(member, "")
    if member == "published":
        year, month, day, hour, minute, second = want[:6]
        return got.startswith(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}")
    if member == "text":
        return "".join(plain(want).split()) == "".join(plain(got).split())
    return plain(want) == plain(got)


def read_all(program, files):
    """What the program reads of each file. An entry without any words is no article: such ones get a title."""
    with tempfile.TemporaryDirectory() as scratch:
        copies = {}
        for number, file in enumerate(files):
            source = file.read_bytes()
            if not re.search(rb"<(\w+:)?(title|description|summary|content)\b", source):
                source = re.sub(rb"(<(?:item|entry)\b[^>/]*>)", rb"\1<title>untitled</title>", source, count=1)
            copy = pathlib.Path(scratch, f"{number}.xml")
            copy.write_bytes(source)
            copies[str(copy)] = file
        output = subprocess.run([program, "feed", *copies], stdout=subprocess.PIPE, check=True).stdout
        for line in output.splitlines():
            read = json.loads(line)
            yield copies[read["file"]], read


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    right = {}
    for file, read in read_all(program, sorted(folder.rglob("*.xml"))):
        source = file.read_bytes().decode("utf-8", "replace")
        expect = re.search(r"Expect:(.*)", source)
        for key, other, value in EQUALITY.findall(expect.group(1)) if expect else []:
            member, want = MEMBER.get(key or other), eval(value)
            if not member or want == "":
                continue
            entries = read.get("entries") or [{}]
            good = same(member, want, entries[0])
            counts = right.setdefault(member, [0, 0])
            counts[0] += good
            counts[1] += 1
            if not good and "--wrong" in sys.argv:
                print(f"{file}: {member}: want {want!r} got {entries[0].get(member, read.get('error'))!r}")
    for member, (good, asked) in sorted(right.items()):
        print(f"{member}: {good} of {asked}")


if __name__ == "__main__":
    main()
