#!/usr/bin/env python3
"""Tags splits of TimeML documents and scores them, all in one go.

    timex.py PROGRAM SCORER FOLDER [SPLIT ...] [--future] [--errors FILE]

PROGRAM: build/release/dateline. SCORER: a script score_timex.py that knows --dump. FOLDER: holds one folder of .tml files
a split; without names all of them are scored. --future scores what lies after publication, pooled over the splits.
--errors writes the scorer's errors of the splits, for those that may be read.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile


def pooled(folder, splits, scratch):
    """One folder with the documents of several splits."""
    together = pathlib.Path(scratch, "pooled")
    together.mkdir()
    for split in splits:
        for document in (folder / split).rglob("*.tml"):
            (together / document.name).symlink_to(document.resolve())
    return together


def score(options, gold, scratch, name):
    prefix = str(pathlib.Path(scratch, name))
    subprocess.run([sys.executable, options.scorer, "--dump", str(gold), "-o", prefix], stdout=subprocess.DEVNULL, check=True)
    found = prefix + ".jsonl"
    with open(found, "wb") as out:
        subprocess.run([options.program, "tag", "--documents", prefix + ".docs.jsonl"], stdout=out, check=True)
    words = [sys.executable, options.scorer, str(gold), found]
    if options.future:
        words.append("--future")
    if options.errors:
        words += ["--errors", options.errors if options.pool else f"{options.errors}.{name}"]
    table = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    if not score.headed:
        print(table[0])
        score.headed = True
    print(*table[1:], sep="\n")


score.headed = False


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("scorer")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("splits", nargs="*")
    parser.add_argument("--future", action="store_true")
    parser.add_argument("--errors")
    options = parser.parse_args()
    if not options.folder.is_dir() or not pathlib.Path(options.scorer).is_file():
        sys.exit("timex.py: the documents or the scorer are not there: nothing was measured")
    options.pool = options.future
    splits = options.splits or sorted(entry.name for entry in options.folder.iterdir() if entry.is_dir())
    with tempfile.TemporaryDirectory() as scratch:
        if options.pool:
            score(options, pooled(options.folder, splits, scratch), scratch, "upcoming")
        else:
            for split in splits:
                score(options, options.folder / split, scratch, split)


if __name__ == "__main__":
    main()
