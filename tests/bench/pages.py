#!/usr/bin/env python3
"""Reads a folder of pages (*.html or *.html.gz) and writes {"page": {"articleBody": text}} for scoring.

    pages.py build/quick/datelined_read_documents FOLDER > pages.json
"""
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for page in sorted(folder.glob("*.html*")):
            opened = gzip.open(page) if page.suffix == ".gz" else open(page, "rb")
            with opened as source:
                copy = pathlib.Path(scratch, page.name.split(".html")[0] + ".html")
                copy.write_bytes(source.read())
                files.append(str(copy))
        output = subprocess.run([program, "page", *files], stdout=subprocess.PIPE, check=True).stdout
    pages = {}
    for line in output.splitlines():
        page = json.loads(line)
        pages[pathlib.Path(page["file"]).stem] = page
    json.dump(pages, sys.stdout)


if __name__ == "__main__":
    main()
